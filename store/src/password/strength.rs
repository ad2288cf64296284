//! How hard a new password is to guess: not on the list that attackers begin with, and zxcvbn thinks well of it.
//!
//! `common.txt` holds the passwords of eight and more characters from the list of the 30,000 most frequent ones that comes
//! with zxcvbn (crate `zxcvbn` 3.1.1, `src/frequency_lists.rs`; MIT licence, © 2016 Joshua Holmer, after zxcvbn © 2012–2016
//! Dan Wheeler and Dropbox, Inc.), in lower case, sorted. It is looked up here and asked nobody else.

use domain::{Field, Invalid, NewPassword, Problem, Strength};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use zxcvbn::Score;

static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("common.txt").lines().collect());

/// Refuses a password that would soon be guessed. Takes a few milliseconds, and below 100 for the worst input there is:
/// call it where blocking is allowed. `about`: see [`domain::context_words`].
pub fn check(password: &NewPassword, about: &[String]) -> Result<(), Invalid> {
    let wrong = |problem| Err(Invalid::new(Field::Password, problem));
    if is_common(&password.password().normalised()) {
        return wrong(Problem::CommonPassword);
    }
    if measure(password, about) < Strength::Good {
        return wrong(Problem::WeakPassword);
    }
    Ok(())
}

/// How hard a password is to guess. It takes as long as [`check`].
pub fn measure(password: &NewPassword, about: &[String]) -> Strength {
    let text = password.password().normalised();
    if is_common(&text) {
        return Strength::VeryWeak;
    }
    let about: Vec<&str> = about.iter().map(String::as_str).collect();
    match zxcvbn::zxcvbn(beginning(&text), &about).score() {
        Score::One => Strength::Weak,
        Score::Two => Strength::Fair,
        Score::Three => Strength::Good,
        Score::Four => Strength::Strong,
        // The scores are open to additions; the least is the safe reading.
        _ => Strength::VeryWeak,
    }
}

fn is_common(text: &str) -> bool {
    let lower = text.nfkc().flat_map(char::to_lowercase).collect::<String>();
    COMMON.binary_search(&lower.as_str()).is_ok()
}

/// The characters that are scored: 100, or fewer if so many stand for letters (`@` for a, `5` for s) that zxcvbn would
/// try thousands of readings of every part. Such a beginning is strong all by itself.
fn beginning(text: &str) -> &str {
    const MOST: usize = 100;
    const FEWEST: usize = 12;
    const MOST_WORK: usize = 400_000;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut ends: Vec<usize> = ends.take(MOST).collect();
    while let Some(&end) = ends.last() {
        let readings = readings(&text[..end]);
        if ends.len() <= FEWEST || readings * ends.len() * ends.len() <= MOST_WORK {
            return &text[..end];
        }
        ends.pop();
    }
    text
}

/// How many ways there are to read the digits and signs in a text as letters: what zxcvbn tries, or a little more.
fn readings(text: &str) -> usize {
    /// The signs that stand for one letter.
    const SIGNS: [&str; 12] = [
        "4@", "8", "({[<", "3", "69", "1!|", "1|7", "0", "$5", "+7", "%", "2",
    ];
    /// Signs that stand for two letters each double it.
    const SHARED: &str = "1|7";
    let kinds = |signs: &str| signs.chars().filter(|sign| text.contains(*sign)).count();
    let ways: usize = SIGNS.iter().map(|signs| kinds(signs).max(1)).product();
    ways << kinds(SHARED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_8_the_list_has_3000_entries_that_fit_the_policy_in_the_order_that_is_searched() {
        assert!(COMMON.len() >= 3000, "{} entries", COMMON.len());
        assert!(COMMON.is_sorted());
        assert!(COMMON.iter().all(|entry| {
            entry.chars().count() >= NewPassword::MIN && *entry == entry.to_lowercase()
        }));
    }

    #[test]
    fn a_text_is_scored_in_whole_up_to_100_characters_unless_signs_make_that_dear() {
        assert_eq!(beginning("Grüße aus dem Regen"), "Grüße aus dem Regen");
        assert_eq!(beginning(&"🦀".repeat(150)), "🦀".repeat(100));
        let signs = "4@8({[<3691!|70$5+%2".repeat(5);
        assert!(beginning(&signs).len() < 30);
    }
}
