//! Where letters go. The address can hold a password, so it is never printed whole.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use url::{Host, Url};

/// `smtp://…`, `smtps://…`, `file://DIR`, or `log:` for a site that sends none.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum MailUrl {
    /// Letters are not sent; the log says that there was one.
    #[default]
    Log,
    /// Each letter becomes a file `….eml` in this directory.
    Folder(PathBuf),
    /// A mail server. `tls` of the query is `required`, `opportunistic` or `none`.
    Smtp(Box<Url>),
}

const MASK: &str = "***";

impl MailUrl {
    /// Whether letters reach people, so that a link in one can be waited for.
    #[must_use]
    pub const fn reaches_people(&self) -> bool {
        !matches!(self, Self::Log)
    }

    /// Whether there is a password in it.
    #[must_use]
    pub fn holds_secret(&self) -> bool {
        self.masked().contains(MASK)
    }

    /// With the password replaced.
    #[must_use]
    pub fn masked(&self) -> String {
        match self {
            Self::Log => "log:".to_owned(),
            Self::Folder(folder) => format!("file://{}", folder.display()),
            Self::Smtp(url) => {
                let mut url = (**url).clone();
                if url.password().is_some() && url.set_password(Some(MASK)).is_err() {
                    return MASK.to_owned();
                }
                url.into()
            }
        }
    }
}

impl FromStr for MailUrl {
    type Err = ();

    fn from_str(raw: &str) -> Result<Self, ()> {
        let raw = raw.trim();
        if raw == "log:" {
            return Ok(Self::Log);
        }
        if let Some(folder) = raw.strip_prefix("file://") {
            let named = !folder.is_empty();
            return named.then(|| Self::Folder(folder.into())).ok_or(());
        }
        let url = Url::parse(raw).map_err(|_unreadable| ())?;
        let fits = matches!(url.scheme(), "smtp" | "smtps")
            && url.host_str().is_some_and(|host| !host.is_empty())
            && url.path().trim_matches('/').is_empty()
            && url.query_pairs().all(|(name, value)| {
                name == "tls" && matches!(&*value, "required" | "opportunistic" | "none")
            });
        fits.then(|| Self::Smtp(Box::new(url))).ok_or(())
    }
}

/// How a connection to a mail server is protected, where the address does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte, as `smtps://` has it.
    Wrapped,
    /// By STARTTLS, and no letter goes without.
    Required,
    /// By STARTTLS where the server offers it.
    Opportunistic,
    None,
}

impl Tls {
    /// A password goes over no open wire, and what stays on this machine goes over none at all.
    #[must_use]
    pub fn of(url: &Url) -> Self {
        let asked = url.query_pairs().find(|(name, _)| name == "tls");
        match asked.as_ref().map(|(_, value)| &**value) {
            _ if url.scheme() == "smtps" => Self::Wrapped,
            Some("required") => Self::Required,
            Some("opportunistic") => Self::Opportunistic,
            Some(_) => Self::None,
            None if is_loopback(url) => Self::None,
            None if url.password().is_some() => Self::Required,
            None => Self::Opportunistic,
        }
    }
}

/// `url` reads the host of a scheme that it does not know as a name, whatever it is.
fn is_loopback(url: &Url) -> bool {
    url.host_str()
        .and_then(|host| Host::parse(host).ok())
        .is_some_and(|host| match host {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(ip) => ip.is_loopback(),
            Host::Ipv6(ip) => ip.is_loopback(),
        })
}

impl fmt::Debug for MailUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailUrl({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tls(raw: &str) -> Option<Tls> {
        match raw.parse() {
            Ok(MailUrl::Smtp(url)) => Some(Tls::of(&url)),
            _ => None,
        }
    }

    #[test]
    fn a_password_is_never_sent_in_the_clear_unless_somebody_says_so() {
        assert_eq!(tls("smtp://u:p@mail.example.org"), Some(Tls::Required));
        assert_eq!(tls("smtps://u:p@mail.example.org"), Some(Tls::Wrapped));
        assert_eq!(tls("smtp://mail.example.org:25"), Some(Tls::Opportunistic));
        assert_eq!(tls("smtp://127.0.0.1:1025"), Some(Tls::None));
        assert_eq!(tls("smtp://[::1]:1025"), Some(Tls::None));
        assert_eq!(tls("smtp://u:p@mail.internal?tls=none"), Some(Tls::None));
        assert_eq!(tls("smtp://mail.internal?tls=maybe"), None);
        assert_eq!(tls("http://mail.internal"), None);
    }

    #[test]
    fn row_83_a_mail_password_is_masked() -> Result<(), ()> {
        let url: MailUrl = "smtps://ada:hunter2@mail.example.org".parse()?;
        assert!(!url.masked().contains("hunter2"), "{}", url.masked());
        assert!(!format!("{url:?}").contains("hunter2"));
        Ok(())
    }
}
