//! What the owner of a site says about a provider.

use domain::ProviderName;
use std::fmt;
use url::{Host, Url};

/// A provider, as configured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub name: ProviderName,
    /// As people know it: `Google`.
    pub label: String,
    pub kind: Kind,
    /// Exactly as the provider spells it.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Secret,
}

/// How a provider speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// OpenID Connect, found by discovery.
    OpenId,
    /// OAuth with GitHub's own questions about who somebody is.
    GitHub,
}

impl Settings {
    /// Whether an address can be an issuer: https, or plain http on this machine, without a query or a fragment.
    #[must_use]
    pub fn is_issuer(raw: &str) -> bool {
        Url::parse(raw).is_ok_and(|url| {
            let plain = url.query().is_none()
                && url.fragment().is_none()
                && url.username().is_empty()
                && url.password().is_none();
            plain && may_be_asked(&url, true)
        })
    }

    /// Whether the provider runs on this machine, as in tests. Only then anything is asked by plain http.
    pub(crate) fn is_on_loopback(&self) -> bool {
        Url::parse(&self.issuer).is_ok_and(|url| url.scheme() == "http" && is_loopback(&url))
    }
}

/// Whether an address that a provider named may be asked, or a browser be sent there. A provider elsewhere has no
/// business with what runs on this machine's loopback.
pub(crate) fn may_be_asked(url: &Url, loopback: bool) -> bool {
    match url.scheme() {
        "https" => url.host().is_some(),
        "http" => loopback && is_loopback(url),
        _ => false,
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    pub(crate) fn tell(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, may_be_asked};
    use url::Url;

    #[test]
    fn row_65_an_issuer_is_asked_by_https_or_runs_on_this_machine() {
        for issuer in [
            "https://accounts.example",
            "https://id.example/realms/one",
            "http://127.0.0.1:4000",
            "http://[::1]:4000",
            "http://localhost:4000/oidc",
        ] {
            assert!(Settings::is_issuer(issuer), "{issuer}");
        }
        for issuer in [
            "",
            "accounts.example",
            "http://accounts.example",
            "http://192.168.1.2",
            "http://localhost.evil.example",
            "ftp://accounts.example",
            "javascript:alert(1)",
            "https://me@accounts.example",
            "https://accounts.example/?a",
            "https://accounts.example/#a",
        ] {
            assert!(!Settings::is_issuer(issuer), "{issuer}");
        }
    }

    #[test]
    fn row_65_a_provider_elsewhere_cannot_point_at_this_machine() -> Result<(), url::ParseError> {
        let jwks = Url::parse("http://127.0.0.1:9000/jwks")?;
        assert!(may_be_asked(&jwks, true));
        assert!(!may_be_asked(&jwks, false));
        assert!(!may_be_asked(&Url::parse("file:///etc/passwd")?, true));
        Ok(())
    }
}
