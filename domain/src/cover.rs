//! The picture at the head of a post.

use crate::invalid::{Field, Invalid, Problem};
use crate::text::line;
use serde::{Deserialize, Serialize};
use url::Url;

/// A picture by its address, with the words for those who do not see it (empty for a picture that only decorates).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    pub url: String,
    pub alt: String,
    /// What stands below the picture; may be empty.
    pub caption: String,
}

impl Cover {
    /// Longest address, longest description and longest caption in characters.
    pub const MAX_URL: usize = 2000;
    pub const MAX_ALT: usize = 500;
    pub const MAX_CAPTION: usize = 500;

    /// No address, no cover. Otherwise an `https:` address, or a path below `/media/` on this site.
    pub fn parse(url: &str, alt: &str, caption: &str) -> Result<Option<Self>, Invalid> {
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
        let alt = line(alt, Field::CoverAlt, Self::MAX_ALT)?;
        let caption = line(caption, Field::CoverCaption, Self::MAX_CAPTION)?;
        let url =
            picture_address(url).ok_or(Invalid::new(Field::Cover, Problem::NotAPictureAddress))?;
        Ok(Some(Self { url, alt, caption }))
    }
}

fn picture_address(raw: &str) -> Option<String> {
    let local = raw.starts_with("/media/")
        && !raw.contains("..")
        && raw.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    if local {
        return Some(raw.to_owned());
    }
    https_address(raw)
}

/// An address that starts with `https://`, names a host and carries no password.
pub(crate) fn https_address(raw: &str) -> Option<String> {
    let url = Url::parse(raw).ok()?;
    (url.scheme() == "https"
        && url.host().is_some()
        && url.username().is_empty()
        && url.password().is_none())
    .then(|| url.into())
}
