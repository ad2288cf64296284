//! A quiet word to an admin who logs in with one step.

use crate::page::page;
use crate::ui::Icon;
use domain::paths;
use leptos::prelude::*;

#[component]
pub fn FactorBanner() -> impl IntoView {
    page().lacks_factor().then(|| {
        view! {
            <div class="note caution">
                <Icon name="alert"/>
                <p>
                    "You look after this site, and logging in takes you one step. "
                    <a href=paths::TOTP>"Set up a second factor"</a>"."
                </p>
            </div>
        }
    })
}
