//! The people of a Flask blog.

use super::columns::person;
use super::rows::{Row, Rows};
use super::text;
use crate::import::blog::Person;
use crate::import::notes::Notes;
use crate::password;
use domain::{EmailAddress, PersonName};
use std::collections::HashMap;

/// Characters that people may say about themselves.
const MOST_ABOUT: usize = 500;

/// Reads the rows in the order of their numbers, so that of two people with one address the earlier keeps it.
pub(super) fn read(rows: &Rows, notes: &mut Notes) -> Vec<Person> {
    let mut addresses = HashMap::new();
    let people = rows.rows.iter().filter_map(|row| {
        let name = name(row, notes)?;
        Some(Person {
            id: row.id,
            email: email(row, &name, &mut addresses, notes),
            about: text::line(row.text(person::ABOUT), MOST_ABOUT).0,
            password_hash: password_hash(row, &name, notes),
            login: login(row),
            name,
        })
    });
    people.collect()
}

fn name(row: &Row, notes: &mut Notes) -> Option<PersonName> {
    let (line, was_cut) = text::line(row.text(person::NAME), PersonName::MAX);
    let stand_in = format!("Reader {}", row.id);
    let name = text::parsed(&line, &stand_in, PersonName::parse)?;
    if was_cut {
        notes.add(
            "These names had more than 80 characters and were shortened",
            called(&name, row.id),
        );
    }
    if name.as_str() == stand_in {
        notes.add(
            "These people had no name and got one",
            called(&name, row.id),
        );
    }
    Some(name)
}

/// Two addresses are one when they differ in the case of their letters only: mail goes to the same place.
fn email(
    row: &Row,
    name: &PersonName,
    addresses: &mut HashMap<String, i64>,
    notes: &mut Notes,
) -> Option<EmailAddress> {
    let raw = row.text(person::EMAIL);
    if raw.trim().is_empty() {
        return None;
    }
    let Ok(email) = EmailAddress::parse(raw) else {
        notes.add(
            "These people have an address that is none, come without it and log in by their handle",
            called(name, row.id),
        );
        return None;
    };
    let first = *addresses.entry(email.key()).or_insert(row.id);
    if first != row.id {
        notes.add(
            "Addresses that differ in nothing or in capital letters only belong to the person with the lowest number; \
             these come without one and log in by their handle",
            format!("{} with {email}, which is that of person {first}", called(name, row.id)),
        );
        return None;
    }
    Some(email)
}

fn password_hash(row: &Row, name: &PersonName, notes: &mut Notes) -> Option<String> {
    let stored = row.text(person::PASSWORD).trim();
    if stored.is_empty() {
        notes.add(
            "These people have no password and need a new one",
            called(name, row.id),
        );
        return None;
    }
    if let Err(reason) = password::assess(stored) {
        notes.add(
            format!(
                "These people need a new password, because what is stored of the old one {reason}"
            ),
            called(name, row.id),
        );
        return None;
    }
    Some(stored.to_owned())
}

/// In a blog without addresses, the name is what people log in with.
fn login(row: &Row) -> Option<String> {
    let has_no_address = row.text(person::EMAIL).trim().is_empty();
    has_no_address.then(|| row.text(person::NAME).to_owned())
}

pub(super) fn called(name: &PersonName, id: i64) -> String {
    format!("{name} ({id})")
}
