//! The files of a form, one after the other, none of them larger than may be.

use super::LINGER;
use crate::AppError;
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use domain::Cover;
use domain::upload::{MAX_BYTES, Refusal};
use media::Reader;

/// The name of the field with files in it, of which there may be several, and of the one that says what the next shows.
const PICTURE: &str = "picture";
const ALT: &str = "alt";
/// Bytes of a description, of which a character has at most four.
const MAX_ALT: usize = Cover::MAX_ALT * 4;
/// Characters of a file's name that are shown again.
const NAME: usize = 80;

/// A file as it came.
pub(super) struct File {
    /// What the sender calls it: only ever shown to the sender.
    pub(super) name: String,
    pub(super) alt: String,
    pub(super) bytes: Result<Vec<u8>, Refusal>,
}

pub(super) struct Sent {
    form: Multipart,
    /// What was said about the next file.
    alt: String,
    /// Given back when the last file is read.
    reader: Reader,
}

impl Sent {
    pub(super) const fn new(form: Multipart, reader: Reader) -> Self {
        Self {
            form,
            alt: String::new(),
            reader,
        }
    }

    /// The next file, if there is one. Fields of other names are left out of account.
    pub(super) async fn next(&mut self) -> Result<Option<File>, AppError> {
        while let Some(mut field) = self.form.next_field().await.map_err(broken)? {
            match field.name() {
                Some(ALT) => {
                    let alt = read(&mut field, MAX_ALT).await?.unwrap_or_default();
                    self.alt = one_line(&String::from_utf8_lossy(&alt), Cover::MAX_ALT);
                }
                Some(PICTURE) => {
                    let name = one_line(field.file_name().unwrap_or_default(), NAME);
                    let bytes = read(&mut field, MAX_BYTES).await?;
                    // A browser sends an empty file where none was chosen.
                    if bytes.as_ref().is_ok_and(Vec::is_empty) {
                        continue;
                    }
                    let alt = std::mem::take(&mut self.alt);
                    return Ok(Some(File { name, alt, bytes }));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// Reads what is left of the form beside everything else, and keeps nothing of it.
    pub(super) fn let_go(self) {
        let Self { mut form, .. } = self;
        drop(self.reader);
        let rest = async move { while let Ok(Some(_)) = form.next_field().await {} };
        tokio::spawn(tokio::time::timeout(LINGER, rest));
    }
}

/// Stops at the first piece too many.
async fn read(field: &mut Field<'_>, most: usize) -> Result<Result<Vec<u8>, Refusal>, AppError> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        if bytes.len() + piece.len() > most {
            return Ok(Err(Refusal::TooLarge));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(Ok(bytes))
}

/// The middleware knows when a body was cut off, and says so instead.
fn broken(_: axum::extract::multipart::MultipartError) -> AppError {
    AppError::Malformed
}

fn one_line(text: &str, most: usize) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(most).collect()
}
