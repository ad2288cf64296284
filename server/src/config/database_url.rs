//! The address of the database. It can hold a password, so it is never printed whole.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use url::Url;

/// `sqlite://…` or `postgres://…`.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

const MASK: &str = "***";

impl DatabaseUrl {
    /// The file in the data directory.
    #[must_use]
    pub fn in_dir(dir: &Path) -> Self {
        Self(format!("sqlite://{}", dir.join("quire.db").display()))
    }

    /// Whole, for the one who connects.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The database's file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        let path = self.0.strip_prefix("sqlite://")?;
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        Some(PathBuf::from(path))
    }

    /// Whether there is a password in it.
    #[must_use]
    pub fn holds_secret(&self) -> bool {
        self.masked().contains(MASK)
    }

    /// With every password replaced, wherever in the address it stands.
    #[must_use]
    pub fn masked(&self) -> String {
        if self.0.starts_with("sqlite:") {
            return self.0.clone();
        }
        let Ok(mut url) = Url::parse(&self.0) else {
            return MASK.to_owned();
        };
        if url.password().is_some() && url.set_password(Some(MASK)).is_err() {
            return MASK.to_owned();
        }
        let query: Vec<(String, String)> = url
            .query_pairs()
            .map(|(name, value)| {
                let secret = name.to_lowercase().contains("pass");
                let value = if secret { MASK.into() } else { value };
                (name.into_owned(), value.into_owned())
            })
            .collect();
        if !query.is_empty() {
            url.query_pairs_mut().clear().extend_pairs(query);
        }
        url.into()
    }
}

impl FromStr for DatabaseUrl {
    type Err = ();

    fn from_str(raw: &str) -> Result<Self, ()> {
        let raw = raw.trim();
        let sqlite = raw
            .strip_prefix("sqlite://")
            .is_some_and(|path| !path.is_empty() && !path.starts_with('?'));
        let postgres = ["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| raw.starts_with(scheme))
            && Url::parse(raw).is_ok_and(|url| url.host().is_some());
        (sqlite || postgres).then(|| Self(raw.to_owned())).ok_or(())
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_83_a_password_in_the_address_of_the_database_is_never_shown() {
        for raw in [
            "postgres://ada:canary@db.example/quire",
            "postgres://db.example/quire?user=ada&password=canary",
            "postgresql://ada:canary@[::1]:5432/quire?sslmode=require",
        ] {
            let url: DatabaseUrl = raw.parse().expect("an address");
            assert!(!url.masked().contains("canary"), "{raw}");
            assert!(!format!("{url:?}").contains("canary"), "{raw}");
        }
    }

    #[test]
    fn a_file_is_found_in_a_sqlite_address() {
        let file = |raw: &str| raw.parse::<DatabaseUrl>().ok().and_then(|url| url.file());
        assert_eq!(
            file("sqlite://./data/quire.db"),
            Some("./data/quire.db".into())
        );
        assert_eq!(
            file("sqlite:///var/q.db?mode=rwc"),
            Some("/var/q.db".into())
        );
        assert_eq!(file("postgres://localhost/quire"), None);
        assert!("sqlite://".parse::<DatabaseUrl>().is_err());
        assert!("mysql://localhost/quire".parse::<DatabaseUrl>().is_err());
    }
}
