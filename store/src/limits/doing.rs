//! How often somebody may do what costs the site something: by themselves, and all who come from one place together.

use super::rule::Rule;
use super::{HOUR, Limit, MINUTE, count, place};
use crate::{Error, Store};
use domain::UserId;
use std::net::IpAddr;

/// So many in a stretch of time: for one person, and for one place.
struct Pace {
    /// The names of the two limits, which the audit log tells of.
    names: [&'static str; 2],
    person: i32,
    place: i32,
    millis: i64,
}

const COMMENT: Pace = Pace {
    names: ["comment", "comment, place"],
    person: 30,
    place: 120,
    millis: 5 * MINUTE,
};

const WRITE: Pace = Pace {
    names: ["write", "write, place"],
    person: 60,
    place: 240,
    millis: MINUTE,
};

/// An editor keeps what is typed every few seconds, and there may be some of them open.
const KEEP: Pace = Pace {
    names: ["keep", "keep, place"],
    person: 120,
    place: 480,
    millis: MINUTE,
};

const PREVIEW: Pace = Pace {
    names: ["preview", "preview, place"],
    person: 60,
    place: 240,
    millis: MINUTE,
};

const SEARCH: Pace = Pace {
    names: ["search", "search, place"],
    person: 60,
    place: 240,
    millis: MINUTE,
};

/// A file with everything in it.
const TAKE_AWAY: Pace = Pace {
    names: ["download", "download, place"],
    person: 30,
    place: 120,
    millis: 10 * MINUTE,
};

/// A picture is some seconds of work.
const UPLOAD: Pace = Pace {
    names: ["upload", "upload, place"],
    person: 300,
    place: 1200,
    millis: HOUR,
};

const API: Pace = Pace {
    names: ["api", "api, place"],
    person: 600,
    place: 1200,
    millis: 5 * MINUTE,
};

impl Pace {
    /// `whose` is nobody's where only the place counts.
    async fn count(&self, store: &Store, whose: Option<String>, ip: IpAddr) -> Result<(), Error> {
        let store = &store.on_behalf_of(store.actor().at(ip));
        let [own, together] = self.names;
        let rule = Rule::window(self.place, self.millis);
        let mut limits = vec![Limit::new(rule, &[together, &place(ip)])];
        if let Some(whose) = whose {
            let rule = Rule::window(self.person, self.millis);
            limits.push(Limit::new(rule, &[own, &whose]));
        }
        count(store, &limits, "").await
    }

    async fn by(&self, store: &Store, person: UserId, ip: IpAddr) -> Result<(), Error> {
        self.count(store, Some(person.to_string()), ip).await
    }
}

/// Counts a comment that somebody adds or changes.
pub async fn comment(store: &Store, person: UserId, ip: IpAddr) -> Result<(), Error> {
    COMMENT.by(store, person, ip).await
}

/// Counts a post that somebody adds, changes or removes.
pub async fn write(store: &Store, person: UserId, ip: IpAddr) -> Result<(), Error> {
    WRITE.by(store, person, ip).await
}

/// Counts what somebody typed and did not save, kept for them.
pub async fn keep(store: &Store, person: UserId, ip: IpAddr) -> Result<(), Error> {
    KEEP.by(store, person, ip).await
}

/// Counts a text that is rendered only to be looked at.
pub async fn preview(store: &Store, person: UserId, ip: IpAddr) -> Result<(), Error> {
    PREVIEW.by(store, person, ip).await
}

/// Counts a look at a draft by its link: nobody finds one by trying. Strangers have them too.
pub(crate) async fn shared_draft(store: &Store, ip: IpAddr) -> Result<(), Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    let rule = Rule::window(120, 10 * MINUTE);
    count(
        store,
        &[Limit::new(rule, &["shared draft", &place(ip)])],
        "",
    )
    .await
}

/// Counts a search, or another question that reads much for a short answer. Strangers ask too.
pub async fn search(store: &Store, person: Option<UserId>, ip: IpAddr) -> Result<(), Error> {
    let whose = person.map(|person| person.to_string());
    SEARCH.count(store, whose, ip).await
}

/// Counts a file that somebody takes away.
pub async fn take_away(store: &Store, person: UserId, ip: IpAddr) -> Result<(), Error> {
    TAKE_AWAY.by(store, person, ip).await
}

/// Counts a picture that somebody uploads.
pub async fn upload(store: &Store, person: UserId, ip: IpAddr) -> Result<(), Error> {
    UPLOAD.by(store, person, ip).await
}

/// Counts a request of a program, with the number of its token if it showed one that counts.
pub async fn api(store: &Store, token: Option<i64>, ip: IpAddr) -> Result<(), Error> {
    let whose = token.map(|token| token.to_string());
    API.count(store, whose, ip).await
}

/// Counts a question about how hard a password would be to guess, which costs more to answer than to ask.
pub async fn strength(store: &Store, ip: IpAddr) -> Result<(), Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    let rule = Rule::window(300, 5 * MINUTE);
    count(store, &[Limit::new(rule, &["strength", &place(ip)])], "").await
}

/// Counts a letter that somebody causes to be sent, to whomever: nobody writes to the whole world from here.
pub(crate) async fn letter_by(store: &Store, person: UserId) -> Result<(), Error> {
    let rule = Rule::window(10, HOUR);
    let hourly = Limit::new(rule, &["letter by", &person.to_string()]);
    count(store, &[hourly], "").await
}

/// Counts an invitation that goes by letter: an admin may have many people to ask.
pub(crate) async fn invitation(store: &Store, person: UserId) -> Result<(), Error> {
    let rule = Rule::window(60, HOUR);
    let hourly = Limit::new(rule, &["invitation", &person.to_string()]);
    count(store, &[hourly], "").await
}
