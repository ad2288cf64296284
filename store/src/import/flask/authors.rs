//! Who wrote a post: a number in most blogs, and in the oldest ones no more than a name.

use super::columns::post;
use super::rows::Row;
use super::text;
use crate::hash;
use crate::import::blog::Person;
use crate::import::notes::Notes;
use domain::PersonName;
use std::collections::{HashMap, HashSet};

/// Finds the authors of posts among the people, and makes people of names that belong to none.
pub(super) struct Authors {
    people: HashSet<i64>,
    by_name: HashMap<String, i64>,
    made: Vec<Person>,
}

impl Authors {
    pub(super) fn new(people: &[Person]) -> Self {
        let mut by_name = HashMap::new();
        for person in people {
            by_name.entry(key(&person.name)).or_insert(person.id);
        }
        Self {
            people: people.iter().map(|person| person.id).collect(),
            by_name,
            made: Vec::new(),
        }
    }

    /// The author of a post or comment by number, if there is such a person.
    pub(super) fn by_number(&self, number: Option<i64>) -> Option<i64> {
        number.filter(|number| self.people.contains(number))
    }

    /// The author of a post.
    pub(super) fn of_post(&mut self, row: &Row, notes: &mut Notes) -> Option<i64> {
        self.by_number(row.number(post::AUTHOR_ID))
            .or_else(|| self.by_name(row.text(post::AUTHOR_NAME), notes))
    }

    fn by_name(&mut self, raw: &str, notes: &mut Notes) -> Option<i64> {
        let (line, _) = text::line(raw, PersonName::MAX);
        let name = PersonName::parse(&line).ok()?;
        let key = key(&name);
        if let Some(id) = self.by_name.get(&key) {
            return Some(*id);
        }
        notes.add(
            "The old blog knows these authors by name only; they come without address and password",
            name.to_string(),
        );
        let id = number_of(&key);
        self.by_name.insert(key, id);
        self.made.push(Person {
            id,
            email: None,
            name,
            about: String::new(),
            password_hash: None,
            login: None,
        });
        Some(id)
    }

    /// The people that were made of names.
    pub(super) fn into_made(self) -> Vec<Person> {
        self.made
    }
}

fn key(name: &PersonName) -> String {
    name.as_str().to_lowercase()
}

/// A number that the same name always has and that no row has: those count from 1.
fn number_of(key: &str) -> i64 {
    let digest = hash::of(&[key.as_bytes()]);
    -i64::from_str_radix(&digest[..15], 16).unwrap_or(1)
}
