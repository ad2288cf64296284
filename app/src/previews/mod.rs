//! Links that show a draft to whoever has them: made and taken back by its author, followed by everybody else.

pub mod api;
mod preview;
mod share;

pub use preview::PreviewPage;
pub use share::SharePage;
