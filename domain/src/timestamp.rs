//! Moments in UTC, as milliseconds since 1970: what the database keeps and `<time>` shows.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

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
        let at = self.datetime();
        let (month, day) = (u8::from(at.month()), at.day());
        let (hour, minute, second) = at.to_hms();
        format!(
            "{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z",
            at.year()
        )
    }

    /// "19 November 2026"
    #[must_use]
    pub fn long_date(self) -> String {
        let at = self.datetime();
        let month = MONTHS[usize::from(u8::from(at.month())) - 1];
        format!("{} {month} {}", at.day(), at.year())
    }

    /// "19 November 2026, 08:12"
    #[must_use]
    pub fn long_moment(self) -> String {
        let (hour, minute, _) = self.datetime().to_hms();
        format!("{}, {hour:02}:{minute:02}", self.long_date())
    }
}

/// Written out here, because the formatter of `time` would weigh more in the browser than all dates of the site.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
