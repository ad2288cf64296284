//! The files inside the program, as `build.rs` wrote them down: `BASE`, `IS_EMPTY`, and `FILES` in order of their
//! addresses.

use super::Embedded;

include!(concat!(env!("OUT_DIR"), "/site.rs"));

pub(super) fn find(path: &str) -> Option<&'static Embedded> {
    let at = FILES
        .binary_search_by(|(known, _)| (*known).cmp(path))
        .ok()?;
    Some(FILES[at].1)
}

/// The files of `public/`, which browsers and robots ask for by fixed names.
pub(super) fn at_the_root() -> impl Iterator<Item = &'static str> {
    FILES
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| !path.starts_with("/pkg/"))
}
