//! GIFs that move: their frames are copied into a new file, with their own palettes, and nothing else is.

use super::fits;
use domain::upload::{MAX_BYTES, MAX_FRAMES, Refusal};
use gif::{ColorOutput, DecodeOptions, Decoder, DecodingError, Encoder, MemoryLimit};
use std::num::NonZeroU64;

/// Pixels of all frames together.
const MAX_PIXELS: u64 = 100_000_000;
/// What one frame may take.
const FRAME: u64 = 64 * 1024 * 1024;

/// A GIF as it is kept.
pub(super) struct Gif {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) bytes: Vec<u8>,
}

/// `None` where there is only one frame: that is a picture like any other.
pub(super) fn written_anew(bytes: &[u8]) -> Result<Option<Gif>, Refusal> {
    if count(bytes)? == 1 {
        return Ok(None);
    }
    let mut decoder = open(bytes, false)?;
    let (width, height) = (decoder.width(), decoder.height());
    let palette = decoder.global_palette().unwrap_or_default().to_vec();
    let mut encoder =
        Encoder::new(Vec::new(), width, height, &palette).map_err(|_cause| Refusal::Unreadable)?;
    encoder
        .set_repeat(decoder.repeat())
        .map_err(|_cause| Refusal::Unreadable)?;
    while let Some(frame) = decoder.read_next_frame().map_err(|error| refusal(&error))? {
        let mut frame = frame.clone();
        // The decoder has put the lines in order.
        frame.interlaced = false;
        frame.needs_user_input = false;
        encoder
            .write_frame(&frame)
            .map_err(|_cause| Refusal::Unreadable)?;
        if encoder.get_ref().len() > 2 * MAX_BYTES {
            return Err(Refusal::TooLarge);
        }
    }
    let bytes = encoder.into_inner().map_err(|_cause| Refusal::Unreadable)?;
    Ok(Some(Gif {
        width: width.into(),
        height: height.into(),
        bytes,
    }))
}

/// How many frames there are, without looking at their pixels.
fn count(bytes: &[u8]) -> Result<usize, Refusal> {
    let mut decoder = open(bytes, true)?;
    fits(decoder.width().into(), decoder.height().into())?;
    let mut frames = 0;
    let mut pixels = 0;
    while let Some(frame) = decoder.next_frame_info().map_err(|error| refusal(&error))? {
        frames += 1;
        pixels += u64::from(frame.width) * u64::from(frame.height);
        if frames > MAX_FRAMES || pixels > MAX_PIXELS {
            return Err(Refusal::TooManyFrames);
        }
    }
    if frames == 0 {
        return Err(Refusal::Unreadable);
    }
    Ok(frames)
}

fn open(bytes: &[u8], skips_pixels: bool) -> Result<Decoder<&[u8]>, Refusal> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    if let Some(frame) = NonZeroU64::new(FRAME) {
        options.set_memory_limit(MemoryLimit::Bytes(frame));
    }
    options.check_frame_consistency(true);
    options.skip_frame_decoding(skips_pixels);
    options.read_info(bytes).map_err(|error| refusal(&error))
}

const fn refusal(_: &DecodingError) -> Refusal {
    Refusal::Unreadable
}
