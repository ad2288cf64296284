//! Buttons that ask for a passkey. What they do is in `passkey.js`; without scripts they are not there, and it says so.

use crate::island::AsksPasskey;
use crate::page::page;
use domain::Field;
use leptos::prelude::*;

/// Asks for a passkey, and sends its form with the answer.
#[component]
pub fn PasskeyButton(
    /// The server function that says what to ask.
    asks: &'static str,
    label: &'static str,
    class: &'static str,
    /// Where the form goes with the answer, if not to where it goes otherwise: then nothing else in it has to be filled in.
    #[prop(optional)]
    to: Option<&'static str>,
) -> impl IntoView {
    view! {
        <AsksPasskey/>
        <div class="stack gap-2" data-passkey-way hidden>
            {to.map(|_| view! { <p class="or">"or"</p> })}
            <input type="hidden" name=Field::Passkey.name()/>
            <button
                class=class
                type="submit"
                id=Field::Passkey.name()
                formaction=to
                formnovalidate=to.is_some()
                data-passkey=function(asks)
            >
                {label}
            </button>
            <Failed/>
        </div>
        <Unable hint=to.is_none()/>
    }
}

/// Beside the question for a password that is to show that it is still them: the other way, for whoever has it.
#[component]
pub fn ConfirmWithPasskey(
    /// Where it leads to; without it the form is sent.
    #[prop(optional, into)]
    next: Option<String>,
) -> impl IntoView {
    page().ways_to_confirm().passkey.then(|| {
        view! {
            <AsksPasskey/>
            <div class="stack gap-2" data-passkey-way hidden>
                <div class="row">
                    <button
                        class="button quiet small"
                        type="button"
                        data-passkey=function("ask_to_confirm_passkey")
                        data-passkey-then=function("confirm_passkey")
                        data-passkey-next=next
                    >
                        "Use a passkey instead"
                    </button>
                </div>
                <Failed/>
            </div>
        }
    })
}

/// Shown once the device or the site has said no.
#[component]
fn Failed() -> impl IntoView {
    view! { <p class="hint" role="alert" data-passkey-failed hidden>"No passkey was taken. Try again, or choose another way."</p> }
}

#[component]
fn Unable(
    /// Whether it is worth a word that the browser is not able to.
    hint: bool,
) -> impl IntoView {
    view! {
        {hint.then(|| view! { <p class="hint" data-passkey-unable hidden>"This browser has no passkeys for this address. They need a site with a name, over https."</p> })}
        <noscript><p class="hint">"A passkey takes JavaScript. The other ways do not."</p></noscript>
    }
}

fn function(name: &str) -> String {
    format!("/api/fn/{name}")
}
