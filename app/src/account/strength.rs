//! The meter beside a new password.

use super::api::password_strength;
use domain::account::RegisterForm;
use domain::{NewPassword, Strength};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says how hard the password is to guess, from its first character on. The server judges, because the word lists are
/// larger than everything else a reader loads; it is asked one thing at a time. Where it is away, or has no time, there is
/// no meter, and the form says the same when it is sent.
#[component]
pub fn StrengthMeter(typed: RwSignal<RegisterForm>) -> impl IntoView {
    let strength = RwSignal::new(None);
    let asking = StoredValue::new(false);
    let ask = move || async move {
        loop {
            let form = typed.get_untracked();
            let answer = password_strength(form.clone()).await.ok().flatten();
            // Whoever typed on meanwhile wants to know about that.
            if typed.with_untracked(|now| now.password == form.password) {
                if is_judged(&form) {
                    strength.set(answer);
                }
                break;
            }
        }
        asking.set_value(false);
    };
    Effect::new(move |_| {
        let form = typed.get();
        if !is_judged(&form) {
            strength.set((!form.password.is_empty()).then_some(Strength::VeryWeak));
        } else if !asking.get_value() {
            asking.set_value(true);
            spawn_local(ask());
        }
    });
    view! { <div class="verdict">{move || strength.get().map(meter)}</div> }
}

/// Anything shorter is too weak without asking.
fn is_judged(form: &RegisterForm) -> bool {
    form.password.chars().count() >= NewPassword::MIN
}

fn meter(strength: Strength) -> impl IntoView {
    let word = strength.word();
    view! {
        <div
            class="strength"
            role="meter"
            aria-label="Password strength"
            aria-valuemin="0"
            aria-valuemax="4"
            aria-valuenow=strength.level().to_string()
            aria-valuetext=word
        ></div>
        <p class="hint">{word} ". " {strength.advice()}</p>
    }
}
