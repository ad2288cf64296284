//! What the router answers to.

use crate::people::Cast;
use app::server::AppState;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// Every address of the router but those of the files in `public/`. Axum tells them only to people who debug it.
pub fn routes(cast: &Cast) -> BTreeSet<String> {
    let state = AppState {
        store: cast.site.store.clone(),
        media: media::Media::in_memory(),
        site: Arc::default(),
        registration: domain::invitation::RegistrationMode::Open,
        providers: app::server::Providers::default(),
        setup_code_required: false,
        admins_need_factor: false,
        secure_cookies: false,
    };
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
