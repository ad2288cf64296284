//! Cameras and screens have colours of their own, which a file describes in a profile. The profile goes with everything
//! else that describes the file, so the colours are put into those of the web first.

use image::DynamicImage;
use moxcms::{ColorProfile, Layout, TransformOptions};

/// Leaves the picture as it is where its profile cannot be read or is none of red, green and blue.
pub(super) fn to_srgb(image: &mut DynamicImage, profile: &[u8]) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    let width = image.width() as usize;
    let (layout, pixels, each): (Layout, &mut [u8], usize) = match image {
        DynamicImage::ImageRgb8(pixels) => (Layout::Rgb, pixels, 3),
        DynamicImage::ImageRgba8(pixels) => (Layout::Rgba, pixels, 4),
        _ => return,
    };
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let Ok(transform) = from.create_transform_8bit(layout, &srgb, layout, options) else {
        return;
    };
    // A row at a time, or it would all be there twice.
    let mut before = vec![0; width * each];
    for row in pixels.chunks_exact_mut(width * each) {
        before.copy_from_slice(row);
        if let Err(error) = transform.transform(&before, row) {
            tracing::debug!(?error, "a picture kept the colours of its profile");
            return;
        }
    }
}
