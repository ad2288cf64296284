//! What a browser keeps for somebody on this device, until the site has it: words that are typed and not sent. Everything is
//! kept under its owner's number, goes when it has arrived, and goes when somebody else writes here.

use domain::UserId;
use leptos::prelude::window;
use web_sys::Storage;

/// What all of it begins with.
const OURS: &str = "quire:";

/// A place for a text. Only ever used in the browser.
#[derive(Clone, Debug)]
pub struct Drawer(String);

impl Drawer {
    /// `what` is kept in it for whom.
    #[must_use]
    pub fn of(me: UserId, what: &str) -> Self {
        Self(format!("{OURS}{me}:{what}"))
    }

    /// The name under which the browser has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether the browser took it. Some keep nothing, and all have a limit.
    pub fn keep(&self, text: &str) -> bool {
        storage().is_some_and(|storage| storage.set_item(&self.0, text).is_ok())
    }

    #[must_use]
    pub fn kept(&self) -> Option<String> {
        storage()?.get_item(&self.0).ok()?
    }

    pub fn forget(&self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.0);
        }
    }
}

/// What is kept for somebody here. Whatever is kept for others goes: they cannot come back to it without that person.
pub fn drawers(me: UserId) -> Vec<Drawer> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or(0);
    let names = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let ours = names.filter(|name| name.starts_with(OURS)).map(Drawer);
    let mine = Drawer::of(me, "");
    let (mine, others): (Vec<Drawer>, Vec<Drawer>) =
        ours.partition(|drawer| drawer.0.starts_with(&mine.0));
    for other in others {
        other.forget();
    }
    mine
}

/// Where what a drawer holds is on its way to the site: the next page that says how it went forgets it.
pub fn is_sent(drawer: &Drawer) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item("quire:sent", &drawer.0);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
