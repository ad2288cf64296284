//! A button for something serious.

use crate::AppError;
use crate::ui::{ErrorSummary, StillMe, problem_with};
use domain::Field;
use leptos::prelude::*;

/// Asks for the password beside the button, once the server has said that it wants it: `error` is what it said.
#[component]
pub(super) fn ConfirmForm(
    action: &'static str,
    label: &'static str,
    #[prop(default = "button")] class: &'static str,
    error: Option<AppError>,
    /// Hidden fields.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let asks = error.is_some();
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    view! {
        <form class="form" method="post" action=action>
            <ErrorSummary error=Signal::stored(error)/>
            {children.map(|children| children())}
            {asks
                .then(|| {
                    view! {
                        <StillMe problem/>
                    }
                })}
            <div class="row"><button class=class type="submit">{label}</button></div>
        </form>
    }
}
