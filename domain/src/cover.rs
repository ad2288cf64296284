//! The picture at the head of a post.

use crate::invalid::{Field, Invalid, Problem};
use serde::{Deserialize, Serialize};
use url::Url;

/// A picture by its address, with the words for those who do not see it (empty for a picture that only decorates).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    pub url: String,
    pub alt: String,
}

impl Cover {
    /// Longest address and longest description in characters.
    pub const MAX_URL: usize = 2000;
    pub const MAX_ALT: usize = 500;

    /// No address, no cover. Otherwise an `https:` address, or a path below `/media/` on this site.
    pub fn parse(url: &str, alt: &str) -> Result<Option<Self>, Invalid> {
        let url = url.trim();
        if url.is_empty() {
            return Ok(None);
        }
        if url.chars().count() > Self::MAX_URL {
            return Err(Invalid::new(
                Field::Cover,
                Problem::TooLong { max: Self::MAX_URL },
            ));
        }
        let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
        if alt.chars().count() > Self::MAX_ALT {
            return Err(Invalid::new(
                Field::CoverAlt,
                Problem::TooLong { max: Self::MAX_ALT },
            ));
        }
        let url =
            picture_address(url).ok_or(Invalid::new(Field::Cover, Problem::NotAPictureAddress))?;
        Ok(Some(Self { url, alt }))
    }
}

fn picture_address(raw: &str) -> Option<String> {
    let local = raw.starts_with("/media/")
        && !raw.contains("..")
        && raw.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    if local {
        return Some(raw.to_owned());
    }
    let url = Url::parse(raw).ok()?;
    (url.scheme() == "https"
        && url.host().is_some()
        && url.username().is_empty()
        && url.password().is_none())
    .then(|| url.into())
}
