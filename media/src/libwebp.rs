//! The one thing that is asked of libwebp, and the one place where something has to be right that the compiler cannot see.

use libwebp_sys::{WebPEncodeRGB, WebPEncodeRGBA, WebPFree};
use std::ffi::c_int;
use std::ptr;

/// Pixels row by row as a WebP, with so much of 100 left of them. `None` where there are fewer bytes than pixels, or where
/// libwebp has no memory or finds a side too long.
#[expect(
    unsafe_code,
    reason = "libwebp is C, and no encoder in Rust loses what nobody sees"
)]
pub(crate) fn encode(
    pixels: &[u8],
    (width, height): (u32, u32),
    has_alpha: bool,
    quality: f32,
) -> Option<Vec<u8>> {
    let each = if has_alpha { 4 } else { 3 };
    let [width, height, stride] =
        [width, height, width.checked_mul(each)?].map(|number| c_int::try_from(number).ok());
    let (width, height, stride) = (width?, height?, stride?);
    let needed = usize::try_from(stride)
        .ok()?
        .checked_mul(usize::try_from(height).ok()?)?;
    if pixels.len() < needed {
        return None;
    }
    let encode = if has_alpha {
        WebPEncodeRGBA
    } else {
        WebPEncodeRGB
    };
    let mut output = ptr::null_mut();
    // SAFETY: `pixels` holds `height` rows of `stride` bytes, as was just counted, and is only read. On success `output`
    // points to as many bytes as are returned, which are copied before they are given back; otherwise it stays null, or is
    // given back unread.
    unsafe {
        let length = encode(
            pixels.as_ptr(),
            width,
            height,
            stride,
            quality,
            &raw mut output,
        );
        if output.is_null() {
            return None;
        }
        let bytes = std::slice::from_raw_parts(output, length).to_vec();
        WebPFree(output.cast());
        (length > 0).then_some(bytes)
    }
}
