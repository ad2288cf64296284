//! What the marks in a JPEG say about it. Decoders fill up what is missing at the end of a file with grey, which nobody
//! wants to publish; and a progressive picture takes more memory than it shows.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) progressive: bool,
    /// The mark of the end is there.
    pub(super) complete: bool,
}

const START_OF_SCAN: u8 = 0xda;
const END: u8 = 0xd9;

pub(super) fn shape(bytes: &[u8]) -> Shape {
    let mut shape = Shape::default();
    let mut at = 2;
    while let Some(mark) = next_mark(bytes, &mut at) {
        match mark {
            END => {
                shape.complete = true;
                return shape;
            }
            0x01 | 0xd0..=0xd8 => {}
            _ => {
                shape.progressive |= matches!(mark, 0xc2 | 0xc6 | 0xca | 0xce);
                let Some(length) = bytes.get(at..at + 2) else {
                    return shape;
                };
                at += usize::from(u16::from_be_bytes([length[0], length[1]]));
                if mark == START_OF_SCAN {
                    skip_scan(bytes, &mut at);
                }
            }
        }
    }
    shape
}

/// The byte after the next `ff` that is no filling.
fn next_mark(bytes: &[u8], at: &mut usize) -> Option<u8> {
    let start = bytes.get(*at..)?.iter().position(|byte| *byte == 0xff)?;
    *at += start;
    let fill = bytes[*at..].iter().position(|byte| *byte != 0xff)?;
    *at += fill + 1;
    bytes.get(*at - 1).copied()
}

/// Goes on to the first mark that is no part of the picture's data.
fn skip_scan(bytes: &[u8], at: &mut usize) {
    while let Some(pair) = bytes.get(*at..*at + 2) {
        if pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff) {
            return;
        }
        *at += 1;
    }
    *at = bytes.len();
}
