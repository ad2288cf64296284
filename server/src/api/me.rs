//! `/api/v1/me`: who the program acts for, and with what.

use super::bearer::Reads;
use axum::Json;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Me {
    name: String,
    handle: String,
    role: &'static str,
    token: Token,
}

#[derive(Serialize)]
struct Token {
    name: String,
    scope: &'static str,
    expires: String,
}

pub(super) async fn show(program: Reads) -> Json<Me> {
    let Reads { viewer, token, .. } = program;
    Json(Me {
        name: viewer.name,
        handle: viewer.handle.to_string(),
        role: viewer.role.word(),
        token: Token {
            name: token.name,
            scope: token.scope.word(),
            expires: token.expires.rfc3339(),
        },
    })
}
