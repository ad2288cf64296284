//! `/settings/security/passkeys`: one's own passkeys.

use super::api;
use super::item::{ConfirmRemoval, Item, Rename};
use crate::AppError;
use crate::page::{Once, Rejected, page, rejected};
use crate::second_factor::Codes;
use crate::settings::Desk;
use crate::ui::{ErrorSummary, PasskeyButton, TextField, load, problem_with};
use domain::passkey::{self, AddPasskeyForm, MOST, RemovePasskeyForm, RenamePasskeyForm};
use domain::{Field, LocalPath, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The list; and once, when the first has just been added, the recovery codes. `?rename=3` asks for another name.
#[component]
pub fn PasskeysPage() -> impl IntoView {
    if let Some(Once::Codes(codes)) = page().once() {
        return view! {
            <Title text="Recovery codes"/>
            <Desk at=paths::PASSKEYS heading="The passkey is added">
                <Codes codes/>
            </Desk>
        }
        .into_any();
    }
    let back = Back {
        add: rejected(),
        rename: rejected(),
        remove: rejected(),
        asked: use_query_map().read_untracked().get("rename"),
    };
    load(api::own_passkeys(), move |shown| show(shown, back)).into_any()
}

/// What came back, and what the address asks for.
struct Back {
    add: Option<Rejected<AddPasskeyForm>>,
    rename: Option<Rejected<RenamePasskeyForm>>,
    remove: Option<Rejected<RemovePasskeyForm>>,
    asked: Option<String>,
}

fn show(shown: passkey::PasskeysPage, back: Back) -> impl IntoView {
    let find = |id: &str| {
        let id = passkey::named(id);
        shown
            .passkeys
            .iter()
            .find(|known| Some(known.id) == id)
            .cloned()
    };
    let removal = back.remove.map(|back| {
        let name = find(&back.form.id).map(|known| known.name);
        view! { <ConfirmRemoval back name/> }
    });
    let asked = back.asked.as_deref().and_then(find);
    let renaming = match back.rename {
        Some(back) => Some((back.form, back.error)),
        None => asked.map(|known| {
            let form = RenamePasskeyForm {
                id: known.id.to_string(),
                name: known.name,
            };
            (form, None)
        }),
    };
    // One form with a name at a time.
    let form = match renaming {
        Some((form, error)) => view! { <Rename form error/> }.into_any(),
        None if shown.passkeys.len() as u64 >= MOST => ().into_any(),
        None if shown.confirmed => {
            view! { <Add suggestion=shown.suggestion back=back.add/> }.into_any()
        }
        None => view! { <ConfirmFirst/> }.into_any(),
    };
    let can_remove = shown.can_remove;
    let alone = !shown.passkeys.is_empty() && !can_remove;
    let items = shown
        .passkeys
        .into_iter()
        .map(|known| view! { <li><Item known can_remove/></li> })
        .collect_view();
    view! {
        <Title text="Passkeys"/>
        <Desk at=paths::PASSKEYS heading="Passkeys">
            <p>
                "A passkey opens your account with your finger, your face or the PIN of your device, and nobody can be tricked
                into telling it. Your device or your password manager keeps it."
            </p>
            {removal}
            <ul class="devices" role="list">{items}</ul>
            {alone.then(|| view! { <p class="hint">"Nothing else opens your account, so your only passkey stays."</p> })}
            {form}
        </Desk>
    }
}

/// A key is added only by somebody who is surely the owner of the account.
#[component]
fn ConfirmFirst() -> impl IntoView {
    let here = LocalPath::or_home(Some(paths::PASSKEYS));
    view! { <p class="row"><a class="button" href=paths::confirm_then(&here)>"Add a passkey"</a></p> }
}

#[component]
fn Add(suggestion: String, back: Option<Rejected<AddPasskeyForm>>) -> impl IntoView {
    let (name, error) = match back {
        Some(back) => (back.form.name, back.error),
        None => (suggestion, None),
    };
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Name, &problems));
    view! {
        <section class="stack in-desk" aria-labelledby="add">
            <h2 class="section-title" id="add">"Add a passkey"</h2>
            <form class="form" method="post" action=paths::PASSKEYS>
                <ErrorSummary error=Signal::stored(error)/>
                <TextField
                    field=Field::Name
                    label="Name"
                    hint="For you to know it by: where it is kept, for instance."
                    autocomplete="off"
                    value=name
                    problem
                />
                <PasskeyButton asks="ask_to_add_passkey" label="Add a passkey" class="button"/>
            </form>
        </section>
    }
}
