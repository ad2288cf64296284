//! The public address of the site. It decides what links say, which requests are ours, and how cookies are sent.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use url::{Host, Origin, Url};

/// Scheme, host and port, as in `https://blog.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    https: bool,
    host: Host,
    port: u16,
    origin: String,
}

impl BaseUrl {
    /// The site as this machine alone can reach it.
    #[must_use]
    pub fn local(bound: SocketAddr) -> Self {
        let host = match bound.ip() {
            IpAddr::V4(ip) if ip.is_loopback() => Host::Ipv4(ip),
            IpAddr::V6(ip) if ip.is_loopback() => Host::Ipv6(ip),
            _ => Host::Ipv4(Ipv4Addr::LOCALHOST),
        };
        Self::new(false, host, bound.port())
    }

    fn new(https: bool, host: Host, port: u16) -> Self {
        let origin = origin(https, host.clone(), port);
        Self {
            https,
            host,
            port,
            origin,
        }
    }

    /// As browsers write it in `Origin`: no slash at the end, no default port.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    #[must_use]
    pub const fn is_https(&self) -> bool {
        self.https
    }

    /// Cookies are `Secure` unless the site is only for this machine.
    #[must_use]
    pub fn has_secure_cookies(&self) -> bool {
        self.https || !self.is_loopback()
    }

    /// Whether browsers throw the site's cookies away: they keep those that are `Secure` only if they came by https.
    #[must_use]
    pub fn loses_cookies(&self) -> bool {
        !self.https && self.has_secure_cookies()
    }

    /// Whether nobody but this machine can use the address.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }

    /// The origins that are this site. On loopback `localhost` and `127.0.0.1` are the same place.
    #[must_use]
    pub fn origins(&self) -> Vec<String> {
        let mut origins = vec![self.origin.clone()];
        if !self.has_secure_cookies() {
            let names = [
                Host::Ipv4(Ipv4Addr::LOCALHOST),
                Host::Ipv6(Ipv6Addr::LOCALHOST),
                Host::Domain("localhost".to_owned()),
            ];
            origins.extend(names.map(|name| origin(false, name, self.port)));
        }
        origins
    }

    /// Whether a `Host` header names this site. The port is not looked at: proxies drop it, and nothing is made of it.
    #[must_use]
    pub fn is_named(&self, host: &str) -> bool {
        let Some(url) = Url::parse(&format!("http://{host}/"))
            .ok()
            .filter(has_nothing_but_host)
        else {
            return false;
        };
        let Some(host) = url.host().map(|host| host.to_owned()) else {
            return false;
        };
        host == self.host || (self.is_loopback() && is_loopback(&host))
    }
}

fn origin(https: bool, host: Host, port: u16) -> String {
    let scheme = if https { "https" } else { "http" };
    Origin::Tuple(scheme.to_owned(), host, port).ascii_serialization()
}

fn is_loopback(host: &Host) -> bool {
    match host {
        Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    }
}

/// Apart from scheme and port, that is.
fn has_nothing_but_host(url: &Url) -> bool {
    url.username().is_empty()
        && url.password().is_none()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
}

impl FromStr for BaseUrl {
    type Err = ();

    fn from_str(raw: &str) -> Result<Self, ()> {
        let url = Url::parse(raw.trim()).map_err(|_not_an_address| ())?;
        let https = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(()),
        };
        let host = url.host().map(|host| host.to_owned());
        match (host, url.port_or_known_default()) {
            (Some(host), Some(port)) if has_nothing_but_host(&url) => {
                Ok(Self::new(https, host, port))
            }
            _ => Err(()),
        }
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(url: &str) -> BaseUrl {
        url.parse().expect("an address")
    }

    #[test]
    fn row_24_only_a_site_for_this_machine_has_cookies_without_secure() {
        for url in [
            "http://127.0.0.1:3000",
            "http://localhost",
            "http://[::1]:80",
        ] {
            assert!(!site(url).has_secure_cookies(), "{url}");
        }
        for url in [
            "https://localhost",
            "http://192.168.1.2",
            "https://a.example",
        ] {
            assert!(site(url).has_secure_cookies(), "{url}");
        }
    }

    #[test]
    fn row_54_a_site_answers_to_its_own_name() {
        let blog = site("https://blog.example.org");
        for host in [
            "blog.example.org",
            "BLOG.example.org",
            "blog.example.org:443",
        ] {
            assert!(blog.is_named(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "example.org",
            "blog.example.org.evil.example",
            "blog.example.org@evil.example",
            "evil.example/blog.example.org",
            "evil.example#blog.example.org",
            "evil.example?blog.example.org",
            "127.0.0.1",
            "localhost",
        ] {
            assert!(!blog.is_named(host), "{host}");
        }
    }

    #[test]
    fn row_54_a_site_on_loopback_answers_to_every_name_of_loopback() {
        let mine = site("http://127.0.0.1:3000");
        for host in [
            "127.0.0.1:3000",
            "localhost:3000",
            "[::1]:3000",
            "localhost:8080",
        ] {
            assert!(mine.is_named(host), "{host}");
        }
        for host in ["evil.example", "192.168.1.2:3000", "localhost.evil.example"] {
            assert!(!mine.is_named(host), "{host}");
        }
    }

    #[test]
    fn an_address_with_anything_behind_its_host_is_no_base_url() {
        for raw in [
            "",
            "blog.example.org",
            "ftp://blog.example.org",
            "https://blog.example.org/blog",
            "https://me@blog.example.org",
            "https://blog.example.org/?a",
            "https://",
        ] {
            assert!(raw.parse::<BaseUrl>().is_err(), "{raw}");
        }
        assert_eq!(
            site("https://Blog.Example.org:443/").origin(),
            "https://blog.example.org"
        );
    }
}
