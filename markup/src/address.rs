//! Which addresses a text may link to.

/// An address that may be written into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Address<'a> {
    /// `https://…` or `http://…`, which leaves the site.
    Web { url: &'a str, encrypted: bool },
    /// `mailto:…`
    Mail(&'a str),
    /// A path on this site.
    Path(&'a str),
    /// A place on the same page, without its `#`.
    Fragment(&'a str),
}

impl<'a> Address<'a> {
    /// Anything that is not certainly one of the four kinds is none.
    pub(crate) fn parse(raw: &'a str) -> Option<Self> {
        // What browsers take away before they look for a scheme; they also do so in the middle of it.
        let url = raw.trim_matches(|c: char| c <= ' ');
        if url.is_empty() || url.chars().any(char::is_control) {
            return None;
        }
        match url.find([':', '/', '\\', '?', '#']) {
            Some(at) if url[at..].starts_with(':') => Self::with_scheme(url, &url[..at]),
            Some(0) if url.starts_with('#') => Some(Self::Fragment(&url[1..])),
            // Another host under the scheme of this page; browsers read a backslash as a slash.
            _ if url.starts_with("//") => None,
            _ => Some(Self::Path(url)),
        }
    }

    fn with_scheme(url: &'a str, scheme: &str) -> Option<Self> {
        let rest = &url[scheme.len() + 1..];
        let encrypted = scheme.eq_ignore_ascii_case("https");
        if encrypted || scheme.eq_ignore_ascii_case("http") {
            is_host(rest.strip_prefix("//")?).then_some(Self::Web { url, encrypted })
        } else if scheme.eq_ignore_ascii_case("mailto") {
            (!rest.is_empty()).then_some(Self::Mail(url))
        } else {
            None
        }
    }
}

/// A host, and nothing before it that looks like another one (`https://bank.example@elsewhere.example`).
fn is_host(rest: &str) -> bool {
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    !authority.is_empty() && !authority.starts_with(':') && !authority.contains('@')
}
