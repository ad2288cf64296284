//! Moments as people type them: date and time of day somewhere on earth.
//!
//! A browser knows how far its zone is from UTC on the day that somebody chose, summer time and all, and says so beside
//! it. Where it says nothing, the time is meant in UTC.

use crate::Timestamp;
use crate::invalid::{Field, Invalid, Problem};
use time::{Date, Duration, Month, PrimitiveDateTime, Time, UtcOffset};

/// A moment from a field of the type `datetime-local`, and its zone; `None` where nothing was typed.
pub(crate) fn parse(field: Field, local: &str, zone: &str) -> Result<Option<Timestamp>, Invalid> {
    let local = local.trim();
    if local.is_empty() {
        return Ok(None);
    }
    let moment = || {
        let (day, time) = local.split_once('T').or_else(|| local.split_once(' '))?;
        let local = PrimitiveDateTime::new(date(day)?, time_of_day(time)?);
        let moment = Timestamp::from_datetime(local.assume_offset(offset(zone)?));
        // At the very edge of the calendar UTC has no such year.
        (Timestamp::from_datetime(moment.datetime()) == moment).then_some(moment)
    };
    moment()
        .map(Some)
        .ok_or(Invalid::new(field, Problem::NotADate))
}

/// The end of a day from a field of the type `date`, in UTC.
pub(crate) fn parse_day(field: Field, day: &str) -> Result<Option<Timestamp>, Invalid> {
    let day = day.trim();
    if day.is_empty() {
        return Ok(None);
    }
    let end = || {
        let next = date(day)?.checked_add(Duration::DAY)?;
        Some(Timestamp::from_datetime(next.midnight().assume_utc()))
    };
    end()
        .map(Some)
        .ok_or(Invalid::new(field, Problem::NotADate))
}

/// A moment as `datetime-local` shows it in UTC: `2026-11-19T08:12`.
pub(crate) fn local(at: Timestamp) -> String {
    at.rfc3339().chars().take(16).collect()
}

/// The day that ends at a moment, as `date` shows it.
pub(crate) fn day_before(end: Timestamp) -> String {
    end.plus_millis(-1).rfc3339().chars().take(10).collect()
}

fn date(raw: &str) -> Option<Date> {
    let mut parts = raw.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let month = Month::try_from(digits(month)?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, digits(day)?).ok()
}

/// `08:12`, with seconds if a browser sends some.
fn time_of_day(raw: &str) -> Option<Time> {
    let mut parts = raw.split(':');
    let (hour, minute) = (digits(parts.next()?)?, digits(parts.next()?)?);
    let second = parts.next().map_or("00", |second| {
        second.split_once('.').map_or(second, |(whole, _)| whole)
    });
    if parts.next().is_some() {
        return None;
    }
    Time::from_hms(hour, minute, digits(second)?).ok()
}

/// `+09:00`; nothing, `Z` and `UTC` are UTC.
fn offset(raw: &str) -> Option<UtcOffset> {
    let raw = raw.trim();
    if matches!(raw, "" | "Z" | "UTC") {
        return Some(UtcOffset::UTC);
    }
    let (sign, rest) = match raw.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let [hours, minutes] = [digits(hours)?, digits(minutes)?].map(i32::from);
    // The zones of the world are at most fourteen hours from UTC.
    if hours > 14 || minutes > 59 {
        return None;
    }
    UtcOffset::from_whole_seconds(sign * (hours * 60 + minutes) * 60).ok()
}

/// Two digits.
fn digits(raw: &str) -> Option<u8> {
    (raw.len() == 2 && raw.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| raw.parse().ok())
        .flatten()
}
