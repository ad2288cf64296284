//! What an admin's forms and addresses mean.

use domain::audit::AuditQuery;
use domain::people::{Action, DeleteForm, PeopleForm, PeopleQuery, State, Writing};
use domain::{Event, Field, Problem, Role, Timestamp, UserId, paths};
use std::collections::{BTreeMap, HashSet};

fn form(action: &str, others: &[&str]) -> PeopleForm {
    PeopleForm {
        action: action.to_owned(),
        others: others
            .iter()
            .map(|name| ((*name).to_owned(), "on".to_owned()))
            .collect::<BTreeMap<_, _>>(),
        ..PeopleForm::default()
    }
}

#[test]
fn a_tick_is_a_person_and_any_other_field_is_nothing() {
    let parsed = form(
        "disable",
        &["person-3", "person-12", "person-x", "role_id", "person"],
    )
    .parse();
    assert_eq!(
        parsed.map(|(action, people)| (action, people.len())),
        Ok((Action::Disable, 2))
    );
    assert_eq!(form("", &["person-3"]).ticked(), [UserId(3)]);
}

#[test]
fn who_ticks_nobody_and_chooses_nothing_is_told_both() {
    let found = form("dance", &[]).parse().err().unwrap_or_default();
    let found: Vec<_> = found
        .into_iter()
        .map(|wrong| (wrong.field, wrong.problem))
        .collect();
    assert_eq!(
        found,
        [
            (Field::People, Problem::NotChosen),
            (Field::Action, Problem::NotChosen)
        ]
    );
}

#[test]
fn row_79_nobody_acts_on_more_people_than_a_page_shows() {
    let many: Vec<String> = (1..1000).map(|n| format!("person-{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(form("delete", &many).ticked().len(), 25);
    let ids: Vec<UserId> = (1..1000).map(UserId).collect();
    assert_eq!(DeleteForm::of(&ids).ids().len(), 25);
}

#[test]
fn row_83_forms_with_a_password_do_not_print_it() {
    let mut people = form("delete", &["person-1"]);
    people.password = "canary".to_owned();
    let delete = DeleteForm {
        password: "canary".to_owned(),
        ..DeleteForm::of(&[UserId(1)])
    };
    assert!(!format!("{people:?} {delete:?}").contains("canary"));
    assert!(people.without_secrets().password.is_empty());
    assert!(delete.without_secrets().password.is_empty());
}

#[test]
fn what_becomes_of_the_writing_is_never_guessed() {
    assert_eq!(Writing::parse("keep"), Ok(Writing::Keep));
    for word in ["", "Keep", "all"] {
        assert!(Writing::parse(word).is_err(), "{word}");
    }
}

#[test]
fn an_address_that_makes_no_sense_shows_everybody() {
    let query = PeopleQuery {
        q: " @Ada\0 ".to_owned(),
        role: "king".to_owned(),
        state: "asleep".to_owned(),
        page: "-3".to_owned(),
    };
    let filter = query.filter();
    assert_eq!((filter.role, filter.state), (None, None));
    assert_eq!((filter.search.as_str(), filter.page.get()), ("Ada", 1));
    let query = PeopleQuery {
        role: "author".to_owned(),
        state: "disabled".to_owned(),
        ..PeopleQuery::default()
    };
    let filter = query.filter();
    assert_eq!(
        (filter.role, filter.state),
        (Some(Role::Author), Some(State::Disabled))
    );
    let second = paths::page_of(&query.path(), 2);
    assert_eq!(second, "/admin/users?role=author&state=disabled&page=2");
}

#[test]
fn days_of_the_log_are_whole_days_and_no_other_text_is_one() {
    let query = |from: &str, to: &str| AuditQuery {
        from: from.to_owned(),
        to: to.to_owned(),
        ..AuditQuery::default()
    };
    let filter = query("2026-11-01", "2026-11-01").filter();
    let (from, until) = (filter.from, filter.until);
    assert_eq!(from.map(Timestamp::millis), Some(1_793_491_200_000));
    let day = until
        .zip(from)
        .map(|(until, from)| until.millis() - from.millis());
    assert_eq!(day, Some(24 * 60 * 60 * 1000));
    for odd in [
        "",
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "99999-01-01",
        "2026",
    ] {
        let filter = query(odd, odd).filter();
        assert_eq!((filter.from, filter.until), (None, None), "{odd}");
    }
    // The last day of the calendar has none after it.
    assert!(query("", "9998-12-31").filter().until.is_some());
}

#[test]
fn every_event_has_a_word_of_its_own() {
    let words: HashSet<&str> = Event::ALL.iter().map(|event| event.word()).collect();
    assert_eq!(words.len(), Event::ALL.len());
    for event in Event::ALL {
        assert_eq!(Event::from_word(event.word()), Some(*event));
    }
}
