//! Asks whoever is logged in to show that it is still them.

use super::{ErrorSummary, Frame, TextField, problem_with};
use crate::AppError;
use domain::{Field, LocalPath, paths};
use leptos::prelude::*;
use leptos_meta::Title;

/// A page in the place of the one that somebody asked for, which leads to `next`.
#[component]
pub fn Confirm(next: LocalPath, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    view! {
        <Title text="Confirm that it is you"/>
        <Frame>
            <header class="masthead plain"><h1>"Confirm that it is you"</h1></header>
            <div class="leaf">
                <form class="form" method="post" action=paths::CONFIRM>
                    <ErrorSummary error=Signal::stored(error)/>
                    <p>"It is some time since you were here. Give your password, and the page opens."</p>
                    <input type="hidden" name="next" value=next.to_string()/>
                    <TextField field=Field::Password label="Your password" kind="password" autocomplete="current-password" problem/>
                    <div class="row">
                        <a class="button quiet" href=paths::HOME>"Newest posts"</a>
                        <button class="button" type="submit">"Go on"</button>
                    </div>
                </form>
            </div>
        </Frame>
    }
}
