//! How long a text is: in words, and in minutes of reading.

/// Reading time of a text in minutes, at least 1.
#[must_use]
pub fn reading_minutes(text: &str) -> i64 {
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(|c| c.is_alphanumeric() && !is_dense(c)))
        .count();
    let seconds = words * 60 / 220 + dense * 60 / 450;
    i64::try_from(seconds.div_ceil(60))
        .unwrap_or(i64::MAX)
        .max(1)
}

/// Scripts written without spaces between words: kana, Han, Hangul syllables, Thai.
const fn is_dense(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
}

/// Words between spaces, marks and rules not counted.
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}
