//! Bringing other blogs in. Each kind of blog has a module that reads it into a `blog::Blog`, which knows nothing of
//! where it came from any more; `arrive` writes that, all of it or nothing.

mod arrive;
mod blog;
mod error;
pub mod flask;
mod notes;

pub use error::ImportError;

/// How far an import has come: everything counts once when it is read and once when it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    pub total: u64,
}

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The kind of blog it was, as a sentence names it.
    pub blog: &'static str,
    pub people: Counts,
    pub posts: Counts,
    pub comments: Counts,
    /// A sentence about each thing that could not be brought over as it was.
    pub oddities: Vec<String>,
}

/// What became of the people, posts or comments of the old blog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New here.
    pub brought: u64,
    /// Came with an earlier import, or had an account here.
    pub already_there: u64,
    /// Cannot be brought; [`Summary::oddities`] says why.
    pub skipped: u64,
}
