//! Markdown to HTML in the browser, in a chunk of the bundle that only writers load.

use domain::SafeHtml;
use leptos::prelude::*;

/// The very renderer of the published page.
#[lazy]
pub fn render_markdown(body: String) -> SafeHtml {
    markup::post(&body)
}
