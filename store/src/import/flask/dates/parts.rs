//! A date in text form, taken apart.

use time::Time;

/// The month and the numbers of a text, and its time of day.
pub(super) struct Parts {
    /// The month, where it is a word.
    pub(super) month: Option<u32>,
    /// The numbers of the date in their order.
    pub(super) numbers: Vec<u32>,
    pub(super) time: Option<Time>,
}

impl Parts {
    /// `None` if there is a word that no date has.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut parts = Self {
            month: None,
            numbers: Vec::new(),
            time: None,
        };
        let text = without_t(text);
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '_'));
        let mut rest = words.filter(|word| !word.is_empty()).peekable();
        while let Some(word) = rest.next() {
            if word.contains(':') {
                let half = rest.peek().and_then(|next| half_of_day(next));
                parts.time = Some(time_of_day(word, half)?);
                // What follows is a zone; these blogs wrote UTC or the server's own time, and did not say which.
                return Some(parts);
            }
            parts.take(word)?;
        }
        Some(parts)
    }

    fn take(&mut self, word: &str) -> Option<()> {
        for piece in word.split('.').filter(|piece| !piece.is_empty()) {
            if piece.starts_with(|c: char| c.is_ascii_digit()) {
                let digits = piece.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                if !["", "st", "nd", "rd", "th"].contains(&&*piece[digits.len()..].to_lowercase()) {
                    return None;
                }
                self.numbers.push(digits.parse().ok()?);
            } else if let Some(month) = month(piece) {
                self.month = self.month.is_none().then_some(month);
                self.month?;
            } else if !is_weekday(piece) && !["at", "of"].contains(&piece) {
                return None;
            }
        }
        Some(())
    }
}

/// Takes out the T that stands between day and time in ISO 8601.
fn without_t(text: &str) -> String {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let divides = |at: usize| {
        is_digit(text[..at].chars().next_back()) && is_digit(text[at + 1..].chars().next())
    };
    match text.match_indices('T').find(|(at, _)| divides(*at)) {
        Some((at, _)) => format!("{} {}", &text[..at], &text[at + 1..]),
        None => text.to_owned(),
    }
}

/// `May`, `Sep`, `Sept`, `september`.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let found = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(&word))?;
    u32::try_from(found + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.to_lowercase();
    word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&word))
}

/// `08:12`, `08:12:30`, `08:12:30.123456`, with a zone behind it or not.
fn time_of_day(word: &str, half: Option<Half>) -> Option<Time> {
    let clock = word.split(['+', 'Z', 'z']).next()?;
    let bare = clock.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let half = half.or_else(|| half_of_day(&clock[bare.len()..]));
    let (clock, fraction) = bare.split_once('.').unwrap_or((bare, "0"));
    let mut numbers = clock.split(':').map(str::parse::<u8>);
    let hour = numbers.next()?.ok()?;
    let minute = numbers.next()?.ok()?;
    let second = numbers.next().unwrap_or(Ok(0)).ok()?;
    let millis: String = fraction.chars().chain("00".chars()).take(3).collect();
    let hour = match half {
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
        None => hour,
    };
    Time::from_hms_milli(hour, minute, second, millis.parse().ok()?).ok()
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

fn half_of_day(word: &str) -> Option<Half> {
    match &*word.to_lowercase() {
        "am" => Some(Half::Morning),
        "pm" => Some(Half::Afternoon),
        _ => None,
    }
}
