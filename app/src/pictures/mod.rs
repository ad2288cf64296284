//! Pictures: the library, and what the editor needs to take more.

pub mod api;
mod card;
mod delete;
mod library;
mod picture;
mod shelf;

pub use delete::DeletePicturePage;
pub use library::LibraryPage;
pub use picture::PicturePage;
pub use shelf::PictureShelf;

/// What became of files that were sent by a plain form, where not all were taken.
#[derive(Clone, Debug, Default)]
pub struct Uploaded {
    pub taken: usize,
    /// What each was called, and why it was not taken.
    pub refused: Vec<(String, String)>,
}

/// The picture that a page's address names.
fn id() -> Option<i64> {
    use leptos::prelude::ReadUntracked;
    let params = leptos_router::hooks::use_params_map();
    let id = params.read_untracked().get("id");
    id.and_then(|id| id.parse().ok())
}

/// A size as people say it.
fn size(bytes: u64) -> String {
    match bytes {
        0..=999_999 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
