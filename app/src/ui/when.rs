//! Dates. In UTC as sent; `local-time.js` shows them in the reader's own zone.

use domain::Timestamp;
use leptos::prelude::*;

/// A day: "19 November 2026".
#[component]
pub fn When(at: Timestamp, #[prop(optional)] class: &'static str) -> impl IntoView {
    view! { <time class=class datetime=at.rfc3339() data-show="date">{at.long_date()}</time> }
}

/// A moment: "19 November 2026, 08:12".
#[component]
pub fn WhenExact(at: Timestamp) -> impl IntoView {
    view! { <time datetime=at.rfc3339() data-show="moment">{at.long_moment()}</time> }
}
