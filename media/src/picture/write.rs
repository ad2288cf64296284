//! Writing a picture: as itself, and smaller.

use crate::libwebp;
use domain::upload::Refusal;
use domain::{Picture, PictureKind};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, RgbImage, RgbaImage};

/// What is left of a JPEG that is written anew, of 100.
const JPEG: u8 = 85;
/// The same of a WebP that came as one.
const WEBP: f32 = 90.0;
/// The same of the smaller ones, which nobody makes anything else of.
const SMALLER: f32 = 80.0;

/// A file's name, as its address ends.
pub(super) fn name(address: &str) -> String {
    address.trim_start_matches("/media/").to_owned()
}

/// The picture in its own format and size.
pub(super) fn whole(image: &DynamicImage, kind: PictureKind) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    match kind {
        PictureKind::Jpeg => {
            let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG);
            image.write_with_encoder(encoder)
        }
        PictureKind::Webp => return webp(&coloured(image.clone()), WEBP),
        PictureKind::Png | PictureKind::Gif => {
            let (level, filter) = (CompressionType::Default, FilterType::Adaptive);
            image.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, level, filter))
        }
    }
    .map_err(|error| {
        tracing::error!(%error, "a picture could not be written anew");
        Refusal::Unreadable
    })?;
    Ok(bytes)
}

/// Names and bytes of the smaller ones. Each is made of the next larger: that takes a tenth of the time, and nobody sees it.
pub(super) fn smaller(
    image: DynamicImage,
    picture: &Picture,
) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
    let mut image = coloured(image);
    let wanted: Vec<(u32, String)> = picture.renditions().collect();
    let mut files = Vec::with_capacity(wanted.len());
    for (width, address) in wanted.into_iter().rev() {
        if width < image.width() {
            image = shrunk(&image, width, height_at(picture, width))?;
        }
        files.push((name(&address), webp(&image, SMALLER)?));
    }
    files.reverse();
    Ok(files)
}

fn height_at(picture: &Picture, width: u32) -> u32 {
    let (full, height) = (u64::from(picture.width), u64::from(picture.height));
    let scaled = (height * u64::from(width) + full / 2) / full;
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

/// Red, green and blue also where there is only grey: WebP knows nothing else.
fn coloured(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageLuma8(_) => DynamicImage::ImageRgb8(image.into_rgb8()),
        DynamicImage::ImageLumaA8(_) => DynamicImage::ImageRgba8(image.into_rgba8()),
        other => other,
    }
}

fn shrunk(image: &DynamicImage, width: u32, height: u32) -> Result<DynamicImage, Refusal> {
    let alpha = image.color().has_alpha();
    let pixels = if alpha {
        PixelType::U8x4
    } else {
        PixelType::U8x3
    };
    let failed = || {
        tracing::error!(width, height, "a picture could not be made smaller");
        Refusal::Unreadable
    };
    let from = ImageRef::new(image.width(), image.height(), image.as_bytes(), pixels)
        .map_err(|_cause| failed())?;
    let mut to = Image::new(width, height, pixels);
    Resizer::new()
        .resize(&from, &mut to, None)
        .map_err(|_cause| failed())?;
    let bytes = to.into_vec();
    let made = if alpha {
        RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
    } else {
        RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
    };
    made.ok_or_else(failed)
}

fn webp(image: &DynamicImage, quality: f32) -> Result<Vec<u8>, Refusal> {
    let size = (image.width(), image.height());
    let bytes = libwebp::encode(image.as_bytes(), size, image.color().has_alpha(), quality);
    bytes.ok_or_else(|| {
        tracing::error!(?size, "a WebP could not be written");
        Refusal::Unreadable
    })
}
