//! On whose behalf the store acts.

use domain::{UserId, Viewer};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Who asks for what a [`Store`](crate::Store) does, and from where. The default is the program itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    pub(super) person: Option<UserId>,
    pub(super) name: String,
    pub(super) ip: Option<IpAddr>,
    /// The number of the request in the log.
    pub(super) request: String,
    /// What stands in the cookie by which their browser is known again.
    browser: Option<String>,
}

impl Actor {
    /// What the command line goes by in the audit log.
    pub const CONSOLE: &str = "The command line";

    /// Whoever sent a request: nobody, as long as nobody is logged in.
    #[must_use]
    pub fn visitor(viewer: Option<&Viewer>, ip: IpAddr, request: &str) -> Self {
        Self {
            person: viewer.map(|viewer| viewer.id),
            name: viewer.map(|viewer| viewer.name.clone()).unwrap_or_default(),
            ip: Some(ip),
            request: request.to_owned(),
            browser: None,
        }
    }

    /// The same, with a browser that has been here before.
    #[must_use]
    pub fn with_browser(self, browser: Option<String>) -> Self {
        Self { browser, ..self }
    }

    /// What stands in the cookie of their browser.
    pub(crate) fn browser(&self) -> Option<&str> {
        self.browser.as_deref()
    }

    /// Whoever sits at the machine itself.
    #[must_use]
    pub fn console() -> Self {
        Self {
            name: Self::CONSOLE.to_owned(),
            ..Self::default()
        }
    }

    /// The same, as seen from that address.
    #[must_use]
    pub(crate) fn at(&self, ip: IpAddr) -> Self {
        Self {
            ip: Some(ip),
            ..self.clone()
        }
    }

    /// Where they are.
    pub(crate) const fn ip(&self) -> Option<IpAddr> {
        self.ip
    }

    /// Who is logged in.
    pub(crate) fn person(&self) -> Option<UserId> {
        self.person
    }

    /// Whether somebody is logged in.
    pub(crate) fn is_person(&self) -> bool {
        self.person.is_some()
    }

    /// Neither a person nor the command line: then whom it is about did it themselves.
    pub(super) fn is_nobody(&self) -> bool {
        self.person.is_none() && self.name.is_empty()
    }
}

/// The network that an address is in, for a person to recognise: the first three of four bytes, or a /48.
pub(crate) fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => Ipv4Addr::from_bits(ip.to_bits() & 0xffff_ff00).to_string(),
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() >> 80 << 80).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn an_address_is_kept_no_finer_than_its_network() -> Result<(), std::net::AddrParseError> {
        assert_eq!(network("192.0.2.77".parse()?), "192.0.2.0");
        assert_eq!(network("2001:db8:1:2::9".parse()?), "2001:db8:1::");
        Ok(())
    }
}
