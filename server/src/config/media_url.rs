//! Where pictures are kept. What opens a bucket comes from the environment, under the names that every tool knows.

use media::{Bucket, Key, Place};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use url::Url;

/// `file://DIR`, or `s3://BUCKET/PREFIX?region=…&endpoint=…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaUrl {
    Folder(PathBuf),
    Bucket {
        name: String,
        prefix: String,
        region: Option<String>,
        endpoint: Option<String>,
    },
}

/// Where neither the address nor the environment names a region. Services that are not Amazon's have none.
const REGION: &str = "us-east-1";

/// The variables that are read beside our own.
pub(super) const VARIABLES: [&str; 7] = [
    ACCESS_KEY_ID,
    SECRET_ACCESS_KEY,
    "AWS_SESSION_TOKEN",
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_ENDPOINT_URL_S3",
    "AWS_ENDPOINT_URL",
];
const ACCESS_KEY_ID: &str = "AWS_ACCESS_KEY_ID";
const SECRET_ACCESS_KEY: &str = "AWS_SECRET_ACCESS_KEY";

impl MediaUrl {
    /// The folder in the data directory.
    #[must_use]
    pub fn in_dir(dir: &Path) -> Self {
        Self::Folder(dir.join("media"))
    }

    /// As somebody would write it. There is never a secret in it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Folder(folder) => format!("file://{}", folder.display()),
            Self::Bucket {
                name,
                prefix,
                region,
                endpoint,
            } => {
                let mut shown = format!("s3://{name}/{prefix}");
                let parts = [("region", region), ("endpoint", endpoint)];
                let parts = parts
                    .iter()
                    .filter_map(|(key, value)| Some((key, value.as_ref()?)));
                for (number, (key, value)) in parts.enumerate() {
                    let mark = if number == 0 { '?' } else { '&' };
                    shown.push_str(&format!("{mark}{key}={value}"));
                }
                shown
            }
        }
    }

    /// The place with everything that is needed to get there. `environment` has those of `VARIABLES` that are set.
    #[must_use]
    pub fn place(&self, environment: &BTreeMap<String, String>) -> Place {
        let variable = |name: &str| {
            let value = environment.get(name).cloned();
            value.filter(|value| !value.is_empty())
        };
        match self {
            Self::Folder(folder) => Place::Folder(folder.clone()),
            Self::Bucket {
                name,
                prefix,
                region,
                endpoint,
            } => Place::Bucket(Bucket {
                name: name.clone(),
                prefix: prefix.clone(),
                region: region
                    .clone()
                    .or_else(|| variable("AWS_REGION"))
                    .or_else(|| variable("AWS_DEFAULT_REGION"))
                    .unwrap_or_else(|| REGION.to_owned()),
                endpoint: endpoint
                    .clone()
                    .or_else(|| variable("AWS_ENDPOINT_URL_S3"))
                    .or_else(|| variable("AWS_ENDPOINT_URL")),
                key: variable(ACCESS_KEY_ID)
                    .zip(variable(SECRET_ACCESS_KEY))
                    .map(|(id, secret)| Key {
                        id,
                        secret,
                        session: variable("AWS_SESSION_TOKEN"),
                    }),
            }),
        }
    }
}

impl FromStr for MediaUrl {
    type Err = ();

    fn from_str(raw: &str) -> Result<Self, ()> {
        let raw = raw.trim();
        if let Some(folder) = raw.strip_prefix("file://") {
            let named = !folder.is_empty();
            return named.then(|| Self::Folder(folder.into())).ok_or(());
        }
        let url = Url::parse(raw).map_err(|_unreadable| ())?;
        let name = url.host_str().filter(|name| !name.is_empty()).ok_or(())?;
        // What opens the bucket has no place in here: an address is shown.
        let fits = url.scheme() == "s3"
            && url.username().is_empty()
            && url.password().is_none()
            && url.port().is_none()
            && url.fragment().is_none();
        let part = |key: &str| {
            let found = url.query_pairs().find(|(name, _)| name == key);
            found.map(|(_, value)| value.into_owned())
        };
        let known = url
            .query_pairs()
            .all(|(name, _)| name == "region" || name == "endpoint");
        let endpoint = part("endpoint");
        let reachable = endpoint.as_deref().is_none_or(is_web_address);
        if !(fits && known && reachable) {
            return Err(());
        }
        Ok(Self::Bucket {
            name: name.to_owned(),
            prefix: url.path().trim_matches('/').to_owned(),
            region: part("region"),
            endpoint,
        })
    }
}

fn is_web_address(raw: &str) -> bool {
    Url::parse(raw).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_shown() {
        for raw in [
            "file://./data/media",
            "file:///var/lib/quire/media",
            "s3://pictures/",
            "s3://pictures/blog?region=eu-central-1",
            "s3://pictures/blog?region=x&endpoint=http://127.0.0.1:9000",
        ] {
            let url: MediaUrl = raw.parse().expect("a place");
            assert_eq!(url.shown(), raw);
        }
        for raw in [
            "",
            "file://",
            "s3://",
            "s3://user:secret@pictures/",
            "s3://pictures/?region=x&secret=y",
            "s3://pictures/?endpoint=ftp://x",
            "https://pictures.example.org",
        ] {
            assert!(raw.parse::<MediaUrl>().is_err(), "{raw}");
        }
    }

    #[test]
    fn row_83_what_opens_a_bucket_is_never_shown() {
        let url: MediaUrl = "s3://pictures/blog".parse().expect("a place");
        let environment = [
            (ACCESS_KEY_ID, "canary-id"),
            (SECRET_ACCESS_KEY, "canary-secret"),
            ("AWS_REGION", "eu-west-1"),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let place = url.place(&environment.into());
        assert!(!format!("{place:?}").contains("canary"), "{place:?}");
        let Place::Bucket(bucket) = place else {
            panic!("a bucket");
        };
        assert_eq!(bucket.region, "eu-west-1");
        assert!(bucket.key.is_some());
    }
}
