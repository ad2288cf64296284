//! From the bytes that somebody sends to the files that are kept: the picture in its own format, and the smaller ones.

mod colour;
mod jpeg;
mod moving;
mod still;
mod write;

use domain::upload::{MAX_PIXELS, Refusal};
use domain::{Picture, PictureKind};
use image::ImageFormat;
use sha2::{Digest, Sha256};

/// A picture with more pixels is worked on alone.
const LARGE: u64 = 16_000_000;

/// What is kept of a file that came in.
#[derive(Clone, Debug)]
pub struct Taken {
    pub picture: Picture,
    /// Name and bytes of each file, the picture itself first.
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

impl Taken {
    /// All files together, in bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|(_, bytes)| bytes.len() as u64).sum()
    }

    /// The names of the files and their sizes in bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, usize)> {
        self.files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.len()))
    }
}

/// Whether working on a file takes much memory, going by its first bytes. Refuses what no work would come of.
pub(crate) fn is_large(bytes: &[u8]) -> Result<bool, Refusal> {
    let format = format(bytes)?;
    let (width, height) = still::dimensions(bytes, format)?;
    fits(width, height)?;
    Ok(u64::from(width) * u64::from(height) > LARGE)
}

pub(crate) fn take(bytes: &[u8]) -> Result<Taken, Refusal> {
    let format = format(bytes)?;
    if format == ImageFormat::Gif
        && let Some(gif) = moving::written_anew(bytes)?
    {
        let picture = named(PictureKind::Gif, gif.width, gif.height, &gif.bytes);
        let files = vec![(write::name(&picture.file()), gif.bytes)];
        return Ok(Taken { picture, files });
    }
    let image = still::read(bytes, format)?;
    let kind = match format {
        ImageFormat::Jpeg => PictureKind::Jpeg,
        ImageFormat::WebP => PictureKind::Webp,
        _ => PictureKind::Png,
    };
    let main = write::whole(&image, kind)?;
    let picture = named(kind, image.width(), image.height(), &main);
    let mut files = vec![(write::name(&picture.file()), main)];
    files.extend(write::smaller(image, &picture)?);
    Ok(Taken { picture, files })
}

/// By content; neither a name nor what a browser says about it counts.
fn format(bytes: &[u8]) -> Result<ImageFormat, Refusal> {
    let format = image::guess_format(bytes).map_err(|_unknown| Refusal::NotAPicture)?;
    let taken = matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::Gif | ImageFormat::WebP
    );
    taken.then_some(format).ok_or(Refusal::NotAPicture)
}

fn fits(width: u32, height: u32) -> Result<(), Refusal> {
    let sides = width <= Picture::LARGEST && height <= Picture::LARGEST;
    let pixels = u64::from(width) * u64::from(height);
    match pixels {
        0 => Err(Refusal::Unreadable),
        1..=MAX_PIXELS if sides => Ok(()),
        _ => Err(Refusal::TooManyPixels),
    }
}

fn named(kind: PictureKind, width: u32, height: u32, bytes: &[u8]) -> Picture {
    let hash = Sha256::digest(bytes);
    Picture {
        hash: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        kind,
        width,
        height,
    }
}
