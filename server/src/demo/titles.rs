//! Titles for generated posts, no two alike.

use super::prng::{Deck, Prng};

/// `1` and `2` are two different subjects.
const FORMS: [&str; 18] = [
    "What 1 knows about 2",
    "Notes on 1 and 2",
    "1, with an aside on 2",
    "Between 1 and 2",
    "A letter from 1 to 2",
    "How 1 became 2",
    "1 is not 2",
    "In praise of 1, in spite of 2",
    "Three evenings with 1 and 2",
    "1 explained to 2",
    "Why we kept 1 and gave away 2",
    "On mistaking 1 for 2",
    "The day 1 met 2",
    "Looking for 1, finding 2",
    "1 after 2",
    "A short history of 1, told by 2",
    "1, 2 and a cup of tea",
    "Against 1, for 2",
];

const SUBJECTS: [&str; 64] = [
    "a folded sheet",
    "a tide table",
    "an index",
    "a shoebox",
    "the margin",
    "a footnote",
    "a borrowed pencil",
    "the last page",
    "a reading room",
    "a heavy chair",
    "the smallest page",
    "a query plan",
    "a slow afternoon",
    "an old server",
    "a wax thread",
    "the second draft",
    "an empty drawer",
    "a good error message",
    "a comma",
    "a night shift",
    "the ferry office",
    "a lighthouse",
    "a date without a year",
    "a list of clerks",
    "a bookmark",
    "the table of contents",
    "a misprint",
    "a small button",
    "the printed archive",
    "a quiet room",
    "a blunt needle",
    "a window seat",
    "the back of an envelope",
    "a typeface",
    "the wrong stapler",
    "a weather report",
    "a loose leaf",
    "a spare key",
    "the longest sentence",
    "a cold cache",
    "a warm lamp",
    "a form that forgives",
    "a stranger's hand",
    "the first comment",
    "a paper slip",
    "an honest benchmark",
    "a kettle",
    "the hallway",
    "a beetle",
    "a train delay",
    "a library card",
    "the unread half",
    "an unanswered letter",
    "a spilled cup",
    "a paragraph",
    "the ear of the g",
    "a box of pins",
    "a steep staircase",
    "a map with a dotted coast",
    "an old password",
    "a wet chapter",
    "the quiet hour",
    "a column of numbers",
    "a restored backup",
];

/// Every pair of subjects in every form, in an order without one.
pub(super) struct Titles {
    deck: Deck,
    dealt: usize,
}

impl Titles {
    const ALL: usize = FORMS.len() * SUBJECTS.len() * (SUBJECTS.len() - 1);

    pub(super) fn new(chance: &mut Prng) -> Self {
        Self {
            deck: Deck::shuffled(Self::ALL, chance),
            dealt: 0,
        }
    }

    pub(super) fn next(&mut self) -> String {
        let card = self.deck.draw();
        let round = self.dealt / Self::ALL + 1;
        self.dealt += 1;
        let (form, pair) = (card % FORMS.len(), card / FORMS.len());
        let (first, other) = (pair % SUBJECTS.len(), pair / SUBJECTS.len());
        let second = (first + 1 + other) % SUBJECTS.len();
        let title =
            FORMS[form]
                .replacen('1', SUBJECTS[first], 1)
                .replacen('2', SUBJECTS[second], 1);
        let title = with_capital(&title);
        if round == 1 {
            title
        } else {
            format!("{title}, part {round}")
        }
    }
}

fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Slug;
    use std::collections::HashSet;

    #[test]
    fn no_two_posts_share_an_address() {
        let mut titles = Titles::new(&mut Prng::new(1));
        let count = 12_000;
        let slugs: HashSet<Slug> = (0..count)
            .map(|_| Slug::from_title(&titles.next()))
            .collect();
        assert_eq!(slugs.len(), count);
    }

    #[test]
    fn when_every_title_has_been_given_out_the_next_ones_are_sequels() {
        let mut titles = Titles::new(&mut Prng::new(1));
        let first = titles.next();
        let again = (0..Titles::ALL).map(|_| titles.next()).last();
        assert_eq!(again, Some(format!("{first}, part 2")));
    }
}
