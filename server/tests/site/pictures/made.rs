//! Pictures that tests make: ordinary ones, and such as nobody would make who means well.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::gif::GifEncoder;
use image::{Delay, DynamicImage, Frame, ImageFormat, Rgb, RgbImage, RgbaImage};
use std::io::{Cursor, Write};

/// A slope of colours, with a mark in one corner that shows which way is up.
pub fn slope(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let shade = |part: u32, whole: u32| u8::try_from(part * 200 / whole).unwrap_or(0);
        if x < width / 4 && y < height / 4 {
            Rgb([250, 10, 10])
        } else {
            Rgb([shade(x, width) / 4, shade(x, width), shade(y, height)])
        }
    })
}

pub fn encoded(image: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image)
        .write_to(&mut bytes, format)
        .expect("a picture");
    bytes.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(slope(width, height), ImageFormat::Jpeg)
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(slope(width, height), ImageFormat::Png)
}

/// Of so many frames, each in another shade.
pub fn gif(width: u32, height: u32, frames: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new_with_speed(&mut bytes, 30);
    for number in 0..frames {
        let shade = u8::try_from(number % 250).unwrap_or(0);
        let image = RgbaImage::from_pixel(width, height, image::Rgba([shade, 10, 90, 255]));
        let delay = Delay::from_numer_denom_ms(100, 1);
        encoder
            .encode_frame(Frame::from_parts(image, 0, 0, delay))
            .expect("a frame");
    }
    drop(encoder);
    bytes
}

/// A JPEG with a piece of metadata of this kind: `0xe1` for EXIF and XMP, `0xfe` for a comment.
pub fn with_segment(jpeg: &[u8], mark: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).expect("a short piece");
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend_from_slice(&[0xff, mark]);
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(data);
    bytes.extend_from_slice(&jpeg[2..]);
    bytes
}

/// EXIF as a camera writes it: which way is up, a word of the owner's, and where it was taken.
pub fn exif(orientation: u16, words: &str) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    let text = [words.as_bytes(), b"\0"].concat();
    let entries: u16 = 3;
    let after = 8 + 2 + u32::from(entries) * 12 + 4;
    let gps = after + u32::try_from(text.len()).expect("a short text");
    tiff.extend_from_slice(&entries.to_be_bytes());
    entry(&mut tiff, 0x0112, 3, 1, u32::from(orientation) << 16);
    entry(
        &mut tiff,
        0x8298,
        2,
        u32::try_from(text.len()).expect("short"),
        after,
    );
    entry(&mut tiff, 0x8825, 4, 1, gps);
    tiff.extend_from_slice(&[0; 4]);
    tiff.extend_from_slice(&text);
    tiff.extend_from_slice(&1_u16.to_be_bytes());
    entry(&mut tiff, 0x001d, 2, 11, gps + 18);
    tiff.extend_from_slice(&[0; 4]);
    tiff.extend_from_slice(b"GPS-CANARY\0");
    [b"Exif\0\0".as_slice(), &tiff].concat()
}

fn entry(tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32) {
    tiff.extend_from_slice(&tag.to_be_bytes());
    tiff.extend_from_slice(&kind.to_be_bytes());
    tiff.extend_from_slice(&count.to_be_bytes());
    tiff.extend_from_slice(&value.to_be_bytes());
}

/// A PNG with another chunk behind its head.
pub fn with_chunk(png: &[u8], kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    const HEAD: usize = 8 + 25;
    let mut bytes = png[..HEAD].to_vec();
    bytes.extend_from_slice(&chunk(kind, data));
    bytes.extend_from_slice(&png[HEAD..]);
    bytes
}

/// A PNG that says it is so large, and has next to nothing in it.
pub fn pixel_flood(width: u32, height: u32) -> Vec<u8> {
    let mut head = Vec::new();
    head.extend_from_slice(&width.to_be_bytes());
    head.extend_from_slice(&height.to_be_bytes());
    head.extend_from_slice(&[8, 2, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend_from_slice(&chunk(b"IHDR", &head));
    bytes.extend_from_slice(&chunk(b"IDAT", &zeros(200_000)));
    bytes.extend_from_slice(&chunk(b"IEND", &[]));
    bytes
}

/// So many bytes of nothing, in a thousandth of the space.
pub fn zeros(count: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let piece = vec![0; 1024 * 1024];
    let mut left = count;
    while left > 0 {
        let now = left.min(piece.len());
        encoder.write_all(&piece[..now]).expect("written");
        left -= now;
    }
    encoder.finish().expect("packed")
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(data.len())
        .expect("short")
        .to_be_bytes()
        .to_vec();
    bytes.extend_from_slice(kind);
    bytes.extend_from_slice(data);
    let mut check = flate2::Crc::new();
    check.update(kind);
    check.update(data);
    bytes.extend_from_slice(&check.sum().to_be_bytes());
    bytes
}
