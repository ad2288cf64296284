//! HTML that may be put into a page as it stands.

use serde::{Deserialize, Serialize};

/// Markup that cannot run anything.
///
/// Made by `markup` (safe by construction) and by the sanitiser in `store`, read by the one component that sets
/// `inner_html`; a test of the house rules knows every caller of [`SafeHtml::from_renderer`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Takes the word of a renderer or sanitiser for it. Never call this with text that has been through neither.
    #[must_use]
    pub const fn from_renderer(html: String) -> Self {
        Self(html)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}
