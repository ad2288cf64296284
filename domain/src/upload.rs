//! What somebody may upload, and what they are told when it is not taken.

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// What the pictures of one person may take together, in bytes, with the smaller ones that are made of them.
pub const QUOTA: u64 = 1024 * 1024 * 1024;
/// How many pictures one person may have.
pub const MOST: u64 = 5_000;
/// Pixels of the largest picture.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Pictures of a moving one.
pub const MAX_FRAMES: usize = 500;

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("no file came")]
    Missing,
    #[error("the file is too large")]
    TooLarge,
    #[error("the file is no picture of a kind that is taken")]
    NotAPicture,
    #[error("the picture has too many pixels")]
    TooManyPixels,
    #[error("the picture moves, and is no GIF")]
    Moves,
    #[error("the picture has too many frames")]
    TooManyFrames,
    #[error("the picture cannot be read to its end")]
    Unreadable,
    #[error("the picture takes too long to read")]
    TooSlow,
    #[error("its owner's space is used up")]
    NoRoom,
    #[error("its owner has too many pictures")]
    TooMany,
}

impl Refusal {
    /// The HTTP status of the answer.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::TooLarge => 413,
            _ => 422,
        }
    }

    /// What is wrong, and what to do about it.
    #[must_use]
    pub fn say(self) -> String {
        match self {
            Self::Missing => "Choose a picture first.".to_owned(),
            Self::TooLarge => format!(
                "The file is larger than {} MB. Make it smaller and try again.",
                MAX_BYTES / 1024 / 1024
            ),
            Self::NotAPicture => {
                "This is not a picture that can be shown here. JPEG, PNG, GIF and WebP can."
                    .to_owned()
            }
            Self::TooManyPixels => format!(
                "The picture has too many pixels. The limit is {} million, and {} on a side.",
                MAX_PIXELS / 1_000_000,
                crate::Picture::LARGEST
            ),
            Self::Moves => {
                "Only GIFs may move. Save it as a GIF, or as a picture that stands still."
                    .to_owned()
            }
            Self::TooManyFrames => {
                format!(
                    "The GIF is too long. The limit is {MAX_FRAMES} frames; a large one may have fewer."
                )
            }
            Self::Unreadable => "The file is damaged: it cannot be read to its end.".to_owned(),
            Self::TooSlow => {
                "The picture took too long to read. Save it anew, smaller, and try again."
                    .to_owned()
            }
            Self::NoRoom => format!(
                "Your pictures take up all of the {} GB that you have. Delete some first.",
                QUOTA / 1024 / 1024 / 1024
            ),
            Self::TooMany => {
                format!("You have {MOST} pictures, which is all you can have. Delete some first.")
            }
        }
    }
}
