//! The audit log as an admin reads it.

use crate::{Event, PageNumber, Timestamp, UserId, paths};
use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

/// Entries on one page of the log.
pub const ENTRIES_ON_A_PAGE: u64 = 50;
/// Most entries that a download holds, the newest of them.
pub const ENTRIES_IN_A_FILE: u64 = 100_000;

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Timestamp,
    /// The event's word, which an older or newer version may know and this one not.
    pub event: String,
    pub by: Named,
    pub to: Named,
    /// The network it came from: `192.0.2.0`. Empty for the command line.
    pub network: String,
    /// The number of the request in the log; empty for the command line.
    pub request: String,
    pub detail: String,
}

impl Entry {
    /// What happened, as the page says it.
    #[must_use]
    pub fn label(&self) -> String {
        Event::from_word(&self.event)
            .map_or_else(|| self.event.clone(), |event| event.label().to_owned())
    }
}

/// Somebody as they were called when it happened, whether or not they are still there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// `None` for the command line, and where nobody was logged in.
    pub id: Option<UserId>,
    /// Empty where it was nobody.
    pub name: String,
}

/// The query of the log's address, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditQuery {
    /// The word of an event.
    pub event: String,
    /// A handle, an address or a name.
    pub person: String,
    /// The first day, `2026-11-22`.
    pub from: String,
    /// The last day.
    pub to: String,
    pub page: String,
}

/// Which entries are meant. What the address says that makes no sense is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditFilter {
    pub event: Option<Event>,
    pub person: Option<String>,
    pub from: Option<Timestamp>,
    /// The moment after the last that counts.
    pub until: Option<Timestamp>,
    pub page: PageNumber,
}

impl AuditQuery {
    /// Longest handle, address or name that is looked for, in characters.
    const PERSON: usize = 254;

    #[must_use]
    pub fn filter(&self) -> AuditFilter {
        let person = self.person.trim().trim_start_matches('@').chars();
        let person: String = person
            .filter(|c| !c.is_control())
            .take(Self::PERSON)
            .collect();
        AuditFilter {
            event: Event::from_word(&self.event),
            person: (!person.is_empty()).then_some(person),
            from: day(&self.from).map(midnight),
            until: day(&self.to).and_then(Date::next_day).map(midnight),
            page: PageNumber::from_query(Some(&self.page)),
        }
    }

    /// The first page of this list.
    #[must_use]
    pub fn path(&self) -> String {
        self.at(paths::AUDIT)
    }

    /// The same list as a file.
    #[must_use]
    pub fn file(&self) -> String {
        self.at(paths::AUDIT_CSV)
    }

    fn at(&self, path: &str) -> String {
        let fields = [
            ("event", &self.event),
            ("person", &self.person),
            ("from", &self.from),
            ("to", &self.to),
        ];
        paths::with_query(path, &fields)
    }

    /// Whether it leaves anything out.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.path() != paths::AUDIT
    }
}

/// A day of the calendar as `<input type="date">` sends it.
fn day(typed: &str) -> Option<Date> {
    let mut parts = typed.trim().splitn(3, '-');
    let year = parts
        .next()?
        .parse()
        .ok()
        .filter(|year| (0..=9998).contains(year))?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year, month, parts.next()?.parse().ok()?).ok()
}

fn midnight(day: Date) -> Timestamp {
    Timestamp::from_datetime(OffsetDateTime::new_utc(day, time::Time::MIDNIGHT))
}
