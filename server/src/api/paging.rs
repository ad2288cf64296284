//! Lists a page at a time.

use domain::PageNumber;
use serde::{Deserialize, Serialize};

/// The most entries on a page, whatever is asked for.
pub(super) const MOST: u64 = 100;
/// Entries on a page where nothing is asked for.
pub(super) const USUAL: u64 = 20;

/// `?page=2&per_page=50`. What is no number is as if it were not there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Paging {
    page: String,
    per_page: String,
}

impl Paging {
    pub(super) fn number(&self) -> PageNumber {
        PageNumber::from_query(Some(&self.page))
    }

    pub(super) fn size(&self) -> u64 {
        self.per_page.parse().unwrap_or(USUAL).clamp(1, MOST)
    }
}

/// Where a page stands in the whole list.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    pub(super) page: u64,
    pub(super) per_page: u64,
    pub(super) pages: u64,
    pub(super) total: u64,
}

impl<T> From<&domain::Page<T>> for Place {
    fn from(page: &domain::Page<T>) -> Self {
        Self {
            page: page.number.get(),
            per_page: page.size,
            pages: page.pages(),
            total: page.total,
        }
    }
}
