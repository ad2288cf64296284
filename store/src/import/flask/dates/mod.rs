//! Dates as Flask blogs keep them: text, usually `May 21, 2021`, and sometimes something that can be read in two ways.

use domain::Timestamp;
use parts::Parts;
use std::str::FromStr;
use time::{Date, Month, PrimitiveDateTime, Time};

mod parts;

/// Which number comes first in dates like `06/07/2022`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFormat {
    DayFirst,
    MonthFirst,
}

/// The text is neither of the two words nor a pattern of Python's `strftime` with day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a date format is day-first, month-first, or a pattern like %d/%m/%Y")]
pub struct UnknownDateFormat;

impl FromStr for DateFormat {
    type Err = UnknownDateFormat;

    fn from_str(text: &str) -> Result<Self, UnknownDateFormat> {
        match text {
            "day-first" => return Ok(Self::DayFirst),
            "month-first" => return Ok(Self::MonthFirst),
            _ => {}
        }
        let place = |letters: &[char]| {
            letters
                .iter()
                .filter_map(|letter| {
                    text.find(&format!("%{letter}"))
                        .or(text.find(&format!("%-{letter}")))
                })
                .min()
        };
        match (place(&['d', 'e']), place(&['m', 'b', 'B'])) {
            (Some(day), Some(month)) if day < month => Ok(Self::DayFirst),
            (Some(_), Some(_)) => Ok(Self::MonthFirst),
            _ => Err(UnknownDateFormat),
        }
    }
}

/// What a text says about a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Clear(Timestamp),
    /// Three numbers: what they mean if the day comes first, and if the month does. At least one of them is a date.
    Numbers {
        day_first: Option<Timestamp>,
        month_first: Option<Timestamp>,
    },
    Unreadable,
}

impl Reading {
    /// The moment, if the text alone decides.
    pub(super) fn certain(self) -> Option<Timestamp> {
        match self {
            Self::Clear(moment) => Some(moment),
            Self::Numbers {
                day_first: Some(one),
                month_first: Some(other),
            } => (one == other).then_some(one),
            Self::Numbers {
                day_first,
                month_first,
            } => day_first.or(month_first),
            Self::Unreadable => None,
        }
    }

    /// The moment, with what is known about the order of day and month.
    pub(super) fn with(self, format: Option<DateFormat>) -> Option<Timestamp> {
        self.certain().or(match (self, format) {
            (Self::Numbers { day_first, .. }, Some(DateFormat::DayFirst)) => day_first,
            (Self::Numbers { month_first, .. }, Some(DateFormat::MonthFirst)) => month_first,
            _ => None,
        })
    }
}

/// What the clear dates among these say about the others: a blog writes all its dates in one way.
pub(super) fn format_of(readings: &[Reading]) -> Option<DateFormat> {
    let shows = |format| {
        readings.iter().any(|reading| match reading {
            Reading::Numbers {
                day_first,
                month_first,
            } => match format {
                DateFormat::DayFirst => month_first.is_none(),
                DateFormat::MonthFirst => day_first.is_none(),
            },
            _ => false,
        })
    };
    match (shows(DateFormat::DayFirst), shows(DateFormat::MonthFirst)) {
        (true, false) => Some(DateFormat::DayFirst),
        (false, true) => Some(DateFormat::MonthFirst),
        _ => None,
    }
}

/// The same for texts.
pub(super) fn format_in<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DateFormat> {
    format_of(&texts.map(read).collect::<Vec<_>>())
}

/// Reads a date, with a time of day or without. Without one it is noon in UTC, which is that day nearly everywhere.
pub(super) fn read(text: &str) -> Reading {
    let Some(parts) = Parts::of(text) else {
        return Reading::Unreadable;
    };
    let at = |day, month, year| moment(day, month, year, parts.time);
    let clear = |moment: Option<Timestamp>| moment.map_or(Reading::Unreadable, Reading::Clear);
    match (parts.month, &*parts.numbers) {
        (Some(month), &[year, day]) if year > 31 => clear(at(day, month, year)),
        (Some(month), &[day, year]) => clear(at(day, month, year)),
        (None, &[year, month, day]) if year > 31 => clear(at(day, month, year)),
        // Dots divide dates where the day comes first.
        (None, &[day, month, year]) if text.contains('.') => clear(at(day, month, year)),
        (None, &[first, second, year]) => {
            let (day_first, month_first) = (at(first, second, year), at(second, first, year));
            match (day_first, month_first) {
                (None, None) => Reading::Unreadable,
                _ => Reading::Numbers {
                    day_first,
                    month_first,
                },
            }
        }
        _ => Reading::Unreadable,
    }
}

fn moment(day: u32, month: u32, year: u32, time: Option<Time>) -> Option<Timestamp> {
    let year = match year {
        0..70 => 2000 + year,
        70..100 => 1900 + year,
        _ => year,
    };
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?);
    let time = time.or_else(|| Time::from_hms(12, 0, 0).ok())?;
    let moment = PrimitiveDateTime::new(date.ok()?, time);
    Some(Timestamp::from_datetime(moment.assume_utc()))
}
