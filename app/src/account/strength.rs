//! The meter beside a new password.

use super::api::password_strength;
use domain::account::RegisterForm;
use domain::{NewPassword, Strength};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long nobody types before the server is asked.
const PAUSE: Duration = Duration::from_millis(300);

/// Says how hard the password is to guess, from its first character on. The server judges, because the word lists are
/// larger than everything else a reader loads. Where it is away, or has no time, the meter stays empty, and the form says
/// the same when it is sent. The meter keeps its height: nothing below moves while one types.
#[component]
pub fn StrengthMeter(typed: RwSignal<RegisterForm>) -> impl IntoView {
    let strength = RwSignal::new(None);
    let mut ask = debounce(PAUSE, move |form: RegisterForm| {
        spawn_local(async move {
            let answer = password_strength(form.clone()).await.ok().flatten();
            if typed.with_untracked(|now| now.password == form.password) {
                strength.set(answer);
            }
        });
    });
    Effect::new(move |_| {
        let form = typed.get();
        if form.password.chars().count() < NewPassword::MIN {
            strength.set(Some(Strength::VeryWeak));
        } else {
            ask(form);
        }
    });
    let begun = Memo::new(move |_| typed.with(|form| !form.password.is_empty()));
    move || begun.get().then(|| meter(strength.get()))
}

fn meter(strength: Option<Strength>) -> impl IntoView {
    let (word, advice) = strength.map_or(("", ""), |found| (found.word(), found.advice()));
    view! {
        <div
            class="strength"
            role=strength.map(|_| "meter")
            aria-label=strength.map(|_| "Password strength")
            aria-valuemin=strength.map(|_| "0")
            aria-valuemax=strength.map(|_| "4")
            aria-valuenow=strength.map(|found| found.level().to_string())
            aria-valuetext=strength.map(|_| word)
        ></div>
        <p class="hint">{strength.map(|_| format!("{word}. {advice}"))}"\u{a0}"</p>
    }
}
