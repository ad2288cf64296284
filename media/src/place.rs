//! Where pictures are kept: a folder of this machine, or a bucket of a service that speaks S3.

use crate::files::Files;
use crate::folder::Folder;
use crate::s3::{Https, Signing};
use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, ObjectStore, RetryConfig};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// What the owner of the site chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Folder(PathBuf),
    Bucket(Bucket),
}

/// A bucket, and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    pub name: String,
    /// What all names in it begin with, without slashes at the ends; may be empty.
    pub prefix: String,
    pub region: String,
    /// `None` for Amazon's own.
    pub endpoint: Option<String>,
    /// `None` where the machine has a role of its own.
    pub key: Option<Key>,
}

/// What opens a bucket. Never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    pub id: String,
    pub secret: String,
    pub session: Option<String>,
}

/// Why a place cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("the folder {} cannot be made ({cause})", folder.display())]
    Folder {
        folder: PathBuf,
        cause: std::io::Error,
    },
    #[error("{0}")]
    Bucket(#[from] object_store::Error),
}

/// How long a storage that does not answer is asked again, all in all.
const PATIENCE: Duration = Duration::from_secs(10);

impl Place {
    pub(crate) fn open(&self) -> Result<Files, Unusable> {
        match self {
            Self::Folder(folder) => {
                let opened = Folder::open(folder).map_err(|cause| Unusable::Folder {
                    folder: folder.clone(),
                    cause,
                })?;
                Ok(Files::Folder(opened))
            }
            Self::Bucket(bucket) => Ok(Files::Objects(bucket.open()?)),
        }
    }
}

impl Bucket {
    fn open(&self) -> Result<Box<dyn ObjectStore>, object_store::Error> {
        let retry = RetryConfig {
            max_retries: 3,
            retry_timeout: PATIENCE,
            ..RetryConfig::default()
        };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.name)
            .with_region(&self.region)
            .with_client_options(ClientOptions::new())
            .with_retry(retry)
            .with_crypto_provider(Arc::new(Signing))
            .with_http_connector(Https);
        if let Some(endpoint) = &self.endpoint {
            let open = endpoint.starts_with("http://");
            builder = builder.with_endpoint(endpoint).with_allow_http(open);
        }
        if let Some(key) = &self.key {
            builder = builder
                .with_access_key_id(&key.id)
                .with_secret_access_key(&key.secret);
            if let Some(session) = &key.session {
                builder = builder.with_token(session);
            }
        }
        let store = builder.build()?;
        Ok(if self.prefix.is_empty() {
            Box::new(store)
        } else {
            Box::new(PrefixStore::new(store, Path::from(self.prefix.as_str())))
        })
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}
