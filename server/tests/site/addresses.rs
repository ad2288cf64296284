//! What the router answers to.

use crate::bare;
use crate::people::Cast;
use std::collections::BTreeSet;
use std::path::Path;

/// Every address of the router but those of the files in `public/`. Axum tells them only to people who debug it.
pub fn routes(cast: &Cast) -> BTreeSet<String> {
    let state = bare::state(cast.site.store.clone());
    let router = format!("{:?}", server::router::site_router(state));
    router
        .split("RouteId(")
        .filter_map(|part| part.split_once("): \"")?.1.split_once('"'))
        .map(|(path, _)| path.to_owned())
        .filter(|path| !path.contains("__private__axum_fallback"))
        .filter(|path| {
            !Path::new("public")
                .join(path.trim_start_matches('/'))
                .is_file()
        })
        .collect()
}
