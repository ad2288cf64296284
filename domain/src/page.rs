//! Lists that are shown a page at a time.

use serde::{Deserialize, Serialize};

/// Posts on one page of a list.
pub const PAGE_SIZE: u64 = 10;

/// The number of a page, from 1. Anything else in an address reads as page 1, and above [`PageNumber::MAX`] as that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageNumber(u64);

impl PageNumber {
    pub const FIRST: Self = Self(1);
    /// Keeps a made-up address from becoming an offset that overflows.
    pub const MAX: u64 = 1_000_000;

    #[must_use]
    pub fn new(number: u64) -> Self {
        Self(number.clamp(1, Self::MAX))
    }

    #[must_use]
    pub fn from_query(raw: Option<&str>) -> Self {
        raw.and_then(|raw| raw.parse().ok())
            .map_or(Self::FIRST, Self::new)
    }

    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// How many entries come before this page, where a page has [`PAGE_SIZE`] of them.
    #[must_use]
    pub const fn offset(self) -> u64 {
        self.offset_of(PAGE_SIZE)
    }

    /// How many entries come before this page, where a page has `size` of them.
    #[must_use]
    pub const fn offset_of(self, size: u64) -> u64 {
        (self.0 - 1) * size
    }
}

/// One page of a list, and where it stands in the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub number: PageNumber,
    /// Entries in the whole list.
    pub total: u64,
    /// Entries on a page.
    pub size: u64,
}

impl<T> Page<T> {
    /// At least 1: an empty list is one empty page.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(self.size.max(1)).max(1)
    }

    /// Whether the list ends before this page. An empty list has no end to be beyond.
    #[must_use]
    pub fn is_beyond_the_last(&self) -> bool {
        self.total > 0 && self.number.get() > self.pages()
    }

    #[must_use]
    pub fn newer(&self) -> Option<u64> {
        (self.number.get() > 1).then(|| (self.number.get() - 1).min(self.pages()))
    }

    #[must_use]
    pub fn older(&self) -> Option<u64> {
        (self.number.get() < self.pages()).then_some(self.number.get() + 1)
    }
}
