//! The files in development: read afresh each time, from where the tools leave them.

use super::kind;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use std::path::{Component, Path, PathBuf};

/// What stands under `/pkg`, the first that has the file winning: the bundle, the style sheet before there is a bundle,
/// and `public/`.
const BUNDLE: [&str; 3] = ["target/site/pkg", "generated", PUBLIC];
const PUBLIC: &str = "public";

pub(super) async fn answer(path: &str) -> Response {
    let (roots, rest) = match path.strip_prefix("/pkg/") {
        Some(rest) => (BUNDLE.as_slice(), rest),
        None => ([PUBLIC].as_slice(), path.trim_start_matches('/')),
    };
    if !is_plain(rest) {
        return StatusCode::NOT_FOUND.into_response();
    }
    for root in roots {
        if let Ok(contents) = tokio::fs::read(Path::new(root).join(rest)).await {
            let headers = [(CONTENT_TYPE, kind::of(rest)), (CACHE_CONTROL, "no-cache")];
            return (headers, contents).into_response();
        }
    }
    StatusCode::NOT_FOUND.into_response()
}

/// Names that lead down and nowhere else.
fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

/// The addresses of the files in `public/`.
pub(super) fn at_the_root() -> Vec<String> {
    let mut found = Vec::new();
    collect(&PathBuf::from(PUBLIC), &mut found);
    found
        .iter()
        .filter_map(|path| path.strip_prefix(PUBLIC).ok()?.to_str())
        .map(|path| format!("/{path}"))
        .collect()
}

fn collect(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}
