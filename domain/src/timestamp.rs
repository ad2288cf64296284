//! Moments in UTC, as milliseconds since 1970: what the database keeps and `<time>` shows.

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339, macros::format_description};

/// A moment in UTC with a precision of a millisecond, between the years 0 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    #[must_use]
    pub fn from_datetime(moment: OffsetDateTime) -> Self {
        Self(moment.unix_timestamp() * 1000 + i64::from(moment.millisecond()))
    }

    /// Outside the years 0 to 9999 this is the start of 1970.
    #[must_use]
    pub fn datetime(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// For `datetime=` and machines: `2026-11-19T08:12:00Z` (RFC 3339, whole seconds).
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.datetime()
            .replace_nanosecond(0)
            .ok()
            .and_then(|moment| moment.format(&Rfc3339).ok())
            .unwrap_or_default()
    }

    /// "19 November 2026"
    #[must_use]
    pub fn long_date(self) -> String {
        self.datetime()
            .format(format_description!(
                "[day padding:none] [month repr:long] [year]"
            ))
            .unwrap_or_default()
    }

    /// "19 November 2026, 08:12"
    #[must_use]
    pub fn long_moment(self) -> String {
        self.datetime()
            .format(format_description!(
                "[day padding:none] [month repr:long] [year], [hour]:[minute]"
            ))
            .unwrap_or_default()
    }
}
