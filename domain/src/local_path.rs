//! Where to go next, when a link or form says so: a path on this site and nothing else (OWASP ASVS 3.7.2).

use serde::{Deserialize, Serialize};
use std::fmt;
use url::Url;

/// A path with its query and fragment, percent-encoded, that a browser resolves to this site whatever its address is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalPath(String);

impl LocalPath {
    /// Longest path in bytes, before and after encoding.
    pub const MAX: usize = 2000;

    #[must_use]
    pub fn home() -> Self {
        Self("/".to_owned())
    }

    /// Reads the path as a browser would (WHATWG URL) and writes it anew from the parts, so that what was checked is
    /// what is used. `None` for everything that could leave the site.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let plain = raw.starts_with('/')
            && !raw.starts_with("//")
            && raw.len() <= Self::MAX
            && !raw.contains('\\')
            && !raw.chars().any(char::is_control)
            && raw.trim() == raw;
        if !plain {
            return None;
        }
        let base = Url::parse("https://quire.invalid/").ok()?;
        let url = base.join(raw).ok()?;
        if url.origin() != base.origin() || !url.username().is_empty() || url.password().is_some() {
            return None;
        }
        let mut path = url.path().to_owned();
        if let Some(query) = url.query() {
            path.push('?');
            path.push_str(query);
        }
        if let Some(fragment) = url.fragment() {
            path.push('#');
            path.push_str(fragment);
        }
        (is_single_rooted(&path) && path.len() <= Self::MAX).then_some(Self(path))
    }

    /// The path a form or link named, or home.
    #[must_use]
    pub fn or_home(raw: Option<&str>) -> Self {
        raw.and_then(Self::parse).unwrap_or_else(Self::home)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Starts with one slash, also for a reader that decodes the path once or twice more than it should.
fn is_single_rooted(path: &str) -> bool {
    let mut rest = path.to_ascii_lowercase();
    for _ in 0..2 {
        rest = rest.replace("%25", "%");
    }
    let rest = rest.replace("%2f", "/").replace("%5c", "\\");
    rest.starts_with('/') && !rest[1..].starts_with(['/', '\\']) && !rest.contains('\\')
}

impl fmt::Display for LocalPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
