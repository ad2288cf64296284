//! Reading a picture that stands still: within limits, the right way up, in the colours of the web.

use super::{colour, fits, jpeg};
use domain::upload::Refusal;
use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageResult, Limits};
use std::io::Cursor;

/// What a decoder may take for itself, in bytes. The picture is not counted.
const WORKING: u64 = 32 * 1024 * 1024;
/// What the picture may take, as the decoder gives it.
const PICTURE: u64 = 256 * 1024 * 1024;
/// A progressive JPEG is held twice, and once of that in numbers of two bytes.
const PROGRESSIVE: u64 = 24_000_000;

pub(super) fn dimensions(bytes: &[u8], format: ImageFormat) -> Result<(u32, u32), Refusal> {
    open(bytes, format, |decoder| Ok(decoder.dimensions()))
}

pub(super) fn read(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Refusal> {
    if format == ImageFormat::Jpeg && !jpeg::shape(bytes).complete {
        return Err(Refusal::Unreadable);
    }
    open(bytes, format, |mut decoder| {
        let (width, height) = decoder.dimensions();
        fits(width, height)?;
        let pixels = u64::from(width) * u64::from(height);
        let progressive = format == ImageFormat::Jpeg && jpeg::shape(bytes).progressive;
        if decoder.total_bytes() > PICTURE || (progressive && pixels > PROGRESSIVE) {
            return Err(Refusal::TooManyPixels);
        }
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let profile = decoder.icc_profile().ok().flatten();
        let image = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
        let mut image = plain(image);
        if let Some(profile) = profile {
            colour::to_srgb(&mut image, &profile);
        }
        image.apply_orientation(orientation);
        Ok(image)
    })
}

/// Opens the decoder of a format, which reads no more than the head of the file, and refuses what moves.
fn open<T>(
    bytes: &[u8],
    format: ImageFormat,
    with: impl FnOnce(Box<dyn ImageDecoder + '_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let input = Cursor::new(bytes);
    let opened: ImageResult<(Box<dyn ImageDecoder + '_>, bool)> = match format {
        ImageFormat::Jpeg => JpegDecoder::new(input).map(|it| (boxed(it), false)),
        ImageFormat::Gif => GifDecoder::new(input).map(|it| (boxed(it), false)),
        ImageFormat::WebP => WebPDecoder::new(input).map(|it| {
            let moves = it.has_animation();
            (boxed(it), moves)
        }),
        _ => PngDecoder::with_limits(input, working()).and_then(|it| {
            let moves = it.is_apng()?;
            Ok((boxed(it), moves))
        }),
    };
    let (decoder, moves) = opened.map_err(|error| refusal(&error))?;
    if moves {
        return Err(Refusal::Moves);
    }
    with(decoder)
}

fn boxed<'a>(decoder: impl ImageDecoder + 'a) -> Box<dyn ImageDecoder + 'a> {
    Box::new(decoder)
}

fn working() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(WORKING);
    limits.max_image_width = Some(domain::Picture::LARGEST);
    limits.max_image_height = Some(domain::Picture::LARGEST);
    limits
}

fn refusal(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooManyPixels,
        _ => Refusal::Unreadable,
    }
}

/// Eight bits for each of red, green, blue, or of grey, with transparency only where something is transparent.
fn plain(image: DynamicImage) -> DynamicImage {
    let image = match image {
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(image.into_luma8()),
        DynamicImage::ImageLumaA16(_) => DynamicImage::ImageLumaA8(image.into_luma_alpha8()),
        DynamicImage::ImageLuma8(_)
        | DynamicImage::ImageLumaA8(_)
        | DynamicImage::ImageRgb8(_)
        | DynamicImage::ImageRgba8(_) => image,
        other if other.color().has_alpha() => DynamicImage::ImageRgba8(other.into_rgba8()),
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    };
    match &image {
        DynamicImage::ImageRgba8(pixels) if pixels.pixels().all(|pixel| pixel.0[3] == 255) => {
            DynamicImage::ImageRgb8(image.into_rgb8())
        }
        DynamicImage::ImageLumaA8(pixels) if pixels.pixels().all(|pixel| pixel.0[1] == 255) => {
            DynamicImage::ImageLuma8(image.into_luma8())
        }
        _ => image,
    }
}
