//! The pages for what is not there, not allowed or broken, in the site's own design.

use super::{Frame, in_textarea};
use crate::AppError;
use crate::page::page;
use domain::paths;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of an address that leads nowhere.
#[component]
pub fn Lost() -> impl IntoView {
    view! { <Trouble error=AppError::NotFound/> }
}

/// The page of an error, with the error's status.
#[component]
pub fn Trouble(error: AppError) -> impl IntoView {
    let page = page();
    page.fail(&error);
    let request = use_context::<RequestNumber>();
    let words = Words::of(&error, page.viewer().is_some());
    let digits = error.status().to_string();
    let (first, last) = (digits[..1].to_owned(), digits[2..].to_owned());
    view! {
        <Title text=words.title/>
        <Frame>
            <div class="lost">
                <div class="leaf">
                    <p class="code in-wide" aria-hidden="true">
                        {first}
                        <svg viewBox="0 0 60 74"><path d="M3 3h54v50L39 71H3z"></path><path d="M57 53H39v18"></path></svg>
                        {last}
                    </p>
                    <div class="stack after-code">
                        <h1>{words.title}</h1>
                        <p class="say">{words.say}</p>
                        {words
                            .shows_number
                            .then(|| request.map(|RequestNumber(number)| view! { <p class="meta">"Request "<code>{number}</code></p> }))}
                        {(error == AppError::SignInNeeded)
                            .then(|| view! { <p class="row"><a class="button" href=paths::login_then(&page.here())>"Log in"</a></p> })}
                        {way_on(&error)}
                    </div>
                </div>
            </div>
        </Frame>
    }
}

fn way_on(error: &AppError) -> impl IntoView + use<> {
    let (class, path, words) = match error {
        AppError::SecondFactorNeeded => ("button", paths::TOTP, "Set up a second factor"),
        _ => ("", paths::HOME, "Newest posts"),
    };
    view! { <p class="meta"><a class=class href=path>{words}</a></p> }
}

/// A name for a form that is shown now: that of the request is no other's.
#[must_use]
pub fn new_key() -> String {
    use_context::<RequestNumber>()
        .map(|RequestNumber(number)| number)
        .unwrap_or_default()
}

/// The number under which the log has the cause; provided by the server.
#[derive(Clone, Debug)]
pub struct RequestNumber(pub String);

struct Words {
    title: &'static str,
    say: &'static str,
    shows_number: bool,
}

impl Words {
    const fn of(error: &AppError, signed_in: bool) -> Self {
        let (title, say) = match error {
            AppError::NotFound => (
                "This leaf is missing",
                "Nothing is kept at this address. It may have been renamed, or it was never ours. Nobody was told about the mistake, so there is no need to blush.",
            ),
            AppError::SignInNeeded => (
                "Log in first",
                "Nothing was changed, because you are not logged in, or not any more. Log in, then do it again.",
            ),
            AppError::Forbidden if signed_in => (
                "This leaf is sealed",
                "You are logged in, but this page is for somebody else. If it should be yours, ask whoever looks after the site.",
            ),
            // The app itself tells strangers to log in; what is left is the gate against requests made elsewhere.
            AppError::Forbidden => (
                "This leaf is sealed",
                "The request was not made by a page of this site, so nothing was done. Open the page here and try again.",
            ),
            AppError::SecondFactorNeeded => (
                "One thread more",
                "This site asks whoever looks after it for a second factor when they log in, and your account has none yet. Set one up and everything opens; until then you can only log out.",
            ),
            AppError::TooMany { .. } => (
                "A little slower",
                "That was a lot of tries in a short time. Wait a few minutes, then go on.",
            ),
            AppError::Unavailable | AppError::Unreachable => (
                "The press is busy",
                "More is asked of the site than it can answer at once. Try again in a moment.",
            ),
            AppError::Malformed
            | AppError::Invalid(_)
            | AppError::WrongCredentials
            | AppError::NotConfirmed
            | AppError::Provider { .. }
            | AppError::Refused { .. }
            | AppError::Conflict => (
                "This leaf is torn",
                "The request did not arrive as it should. Go back, reload the page and try again.",
            ),
            AppError::Internal => (
                "The press has stopped",
                "Something broke on our side, not on yours. The log knows what happened under the number below.",
            ),
        };
        Self {
            title,
            say,
            shows_number: matches!(error, AppError::Internal),
        }
    }
}

/// What is shown instead of the page of the address, provided by the server: an error, and what was typed on a page
/// which cannot be shown any more.
#[derive(Clone, Debug)]
pub struct Instead {
    pub error: AppError,
    pub typed: Vec<Typed>,
}

/// A text that somebody typed, and the label of its field.
#[derive(Clone, Debug)]
pub struct Typed {
    label: &'static str,
    text: String,
}

impl Typed {
    #[must_use]
    pub fn new(label: &'static str, text: &str) -> Self {
        Self {
            label,
            text: text.to_owned(),
        }
    }
}

#[component]
pub fn InsteadOfPage(instead: Instead) -> impl IntoView {
    let Instead { error, mut typed } = instead;
    typed.retain(|typed| !typed.text.trim().is_empty());
    if typed.is_empty() {
        view! { <Trouble error/> }.into_any()
    } else {
        view! { <Kept typed error/> }.into_any()
    }
}

/// Gives what was typed back to whoever typed it, with the reason and the way on.
#[component]
fn Kept(typed: Vec<Typed>, error: AppError) -> impl IntoView {
    let page = page();
    page.fail(&error);
    let advice = error.advice().unwrap_or_default();
    let fields = typed.into_iter().enumerate().map(kept).collect_view();
    view! {
        <Title text="Your text is safe"/>
        <Frame>
            <header class="masthead plain">
                <h1>"Your text is safe"</h1>
                <p class="dek">{advice}</p>
            </header>
            <div class="leaf">
                <div class="form">
                    {fields}
                    {(error == AppError::SignInNeeded)
                        .then(|| {
                            view! {
                                <p class="row">
                                    <a class="button" href=paths::login_then(&page.here()) target="_blank">
                                        "Log in"<span class="visually-hidden">" in a new tab"</span>
                                    </a>
                                </p>
                            }
                        })}
                </div>
            </div>
        </Frame>
    }
}

/// A field that can be read and copied from.
fn kept((number, Typed { label, text }): (usize, Typed)) -> impl IntoView {
    let id = format!("kept-{number}");
    let rows = if text.contains('\n') || text.len() > 200 {
        12
    } else {
        2
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <textarea class="input" id=id rows=rows readonly>{in_textarea(text)}</textarea>
        </div>
    }
}
