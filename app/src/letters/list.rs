//! `/admin/mail`: letters that a mail server did not take.

use super::api;
use crate::admin::Desk;
use crate::page::page;
use crate::ui::{WhenExact, load};
use domain::{StuckLetter, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn LettersPage() -> impl IntoView {
    load(api::stuck_letters(), show)
}

fn show(letters: Vec<StuckLetter>) -> impl IntoView {
    let say = match (letters.is_empty(), page().site().sends_letters) {
        (true, true) => "Every letter was taken at its first try.",
        (true, false) => {
            "This site sends no mail. QUIRE_SMTP_URL names a mail server that it may use."
        }
        (false, _) => {
            "These were not taken. Each is tried again by itself, later each time, until it was given up on."
        }
    };
    let items = letters
        .into_iter()
        .map(|letter| view! { <li><Item letter/></li> })
        .collect_view();
    view! {
        <Title text="Mail"/>
        <Desk at=paths::LETTERS heading="Mail">
            <p>{say}</p>
            <ul class="devices" role="list">{items}</ul>
        </Desk>
    }
}

#[component]
fn Item(letter: StuckLetter) -> impl IntoView {
    let next = match letter.next {
        Some(at) => view! { "Next try "<WhenExact at/>"." }.into_any(),
        None => "Given up on.".into_any(),
    };
    let tries = match letter.attempts {
        1 => "Tried once. ".to_owned(),
        many => format!("Tried {many} times. "),
    };
    let whom = letter.address.clone();
    view! {
        <article class="device">
            <div class="text">
                <h2>{letter.address}" "<span class="badge">{letter.about}</span></h2>
                <p>{letter.error}</p>
                <p class="hint">"Written "<WhenExact at=letter.created/>". "{tries}{next}</p>
            </div>
            <div class="row">
                <form method="post" action=paths::retry_letter(letter.id)>
                    <button class="button quiet small" type="submit">
                        "Try now"<span class="visually-hidden">" the letter to "{whom.clone()}</span>
                    </button>
                </form>
                <form method="post" action=paths::discard_letter(letter.id)>
                    <button class="button quiet small" type="submit">
                        "Throw away"<span class="visually-hidden">" the letter to "{whom}</span>
                    </button>
                </form>
            </div>
        </article>
    }
}
