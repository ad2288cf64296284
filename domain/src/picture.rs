//! A picture that somebody uploaded: its address says what it is and how large, so that whoever renders a text knows both
//! without asking, in the browser as on the server.
//!
//! `/media/{sha256}.{extension}?w={width}&h={height}` is the picture, and `/media/{sha256}.{width}.webp` the same picture
//! made smaller, for each width of [`Picture::renditions`]. What a picture's query claims is only a claim: a wrong one
//! shows a picture in a wrong shape and does nothing else.

use serde::{Deserialize, Serialize};

/// What an uploaded picture is encoded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureKind {
    Jpeg,
    Png,
    Webp,
    /// One that moves. There are no smaller ones of it; a GIF that stands still is kept as a PNG.
    Gif,
}

impl PictureKind {
    /// What a file name ends with.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Gif => "gif",
        }
    }

    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
        }
    }

    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png, Self::Webp, Self::Gif]
            .into_iter()
            .find(|kind| kind.extension() == extension)
    }
}

/// An uploaded picture, by its content.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Picture {
    /// SHA-256 of what is stored, in 64 lower-case hexadecimal digits.
    pub hash: String,
    pub kind: PictureKind,
    /// In pixels, 1 to [`Picture::LARGEST`].
    pub width: u32,
    pub height: u32,
}

impl Picture {
    /// The longest side in pixels.
    pub const LARGEST: u32 = 12_000;
    /// The widths in pixels of the smaller ones that are made of a picture.
    pub const WIDTHS: [u32; 3] = [480, 960, 1600];

    /// Reads what [`Picture::address`] writes. Anything else is no uploaded picture of this site.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let (name, size) = address.strip_prefix("/media/")?.split_once('?')?;
        let (hash, extension) = name.split_once('.')?;
        let (width, height) = size.strip_prefix("w=")?.split_once("&h=")?;
        is_hash(hash).then_some(())?;
        Some(Self {
            hash: hash.to_owned(),
            kind: PictureKind::from_extension(extension)?,
            width: side(width)?,
            height: side(height)?,
        })
    }

    /// The address of the picture itself, with its size.
    #[must_use]
    pub fn address(&self) -> String {
        let Self { width, height, .. } = self;
        format!("{}?w={width}&h={height}", self.file())
    }

    /// The same without its size, as the file is served.
    #[must_use]
    pub fn file(&self) -> String {
        format!("/media/{}.{}", self.hash, self.kind.extension())
    }

    /// Widths and addresses of the smaller ones, smallest first, all WebP. The last is as wide as the picture where that is
    /// at most the largest of [`Picture::WIDTHS`].
    pub fn renditions(&self) -> impl Iterator<Item = (u32, String)> + '_ {
        let moves = self.kind == PictureKind::Gif;
        let [.., largest] = Self::WIDTHS;
        let smaller = Self::WIDTHS.into_iter().filter(|width| *width < self.width);
        let same = (self.width <= largest).then_some(self.width);
        smaller
            .chain(same)
            .filter(move |_| !moves)
            .map(|width| (width, format!("/media/{}.{width}.webp", self.hash)))
    }
}

/// Whether a text is a SHA-256 as addresses spell it.
#[must_use]
pub fn is_hash(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Decimal digits only, without a zero in front, so that a picture has one address.
fn side(digits: &str) -> Option<u32> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    let side = plain.then(|| digits.parse().ok()).flatten()?;
    (1..=Picture::LARGEST).contains(&side).then_some(side)
}
