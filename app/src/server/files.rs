//! Files that people take away: the audit log, and everything the site knows about them. Private, so never kept by a cache.

use super::Context;
use super::csv;
use super::render::{see_other, show_instead};
use crate::AppError;
use crate::ui::Instead;
use axum::Extension;
use axum::extract::{Query, Request};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::audit::AuditQuery;
use domain::{LocalPath, paths, policy};
use store::limits;

/// `/admin/audit.csv`: the entries that the same query shows on the page.
pub(super) async fn audit(
    Extension(context): Extension<Context>,
    query: Query<AuditQuery>,
    request: Request,
) -> Response {
    let found = async {
        let admin = context.at_work(policy::can_read_audit).await?.id;
        limits::take_away(context.store(), admin, context.client_ip()).await?;
        Ok(store::audit::all(context.store(), &query.filter()).await?)
    };
    match found.await {
        Ok(entries) => file(
            "text/csv; charset=utf-8",
            "audit.csv",
            csv::of_entries(&entries),
        ),
        Err(error) => refuse(&context, error, request).await,
    }
}

/// `/settings/account/data.json`: for as long as the password that was given for it is fresh.
pub(super) async fn own_data(Extension(context): Extension<Context>, request: Request) -> Response {
    let found = async {
        let viewer = context.require_viewer()?;
        if !context.is_confirmed().await? {
            return Err(AppError::NotConfirmed);
        }
        limits::take_away(context.store(), viewer.id, context.client_ip()).await?;
        Ok(store::own_data::of(context.store(), viewer.id).await?)
    };
    match found.await {
        Ok(data) => file("application/json", "my-data.json", format!("{data:#}\n")),
        Err(AppError::NotConfirmed) => see_other(&LocalPath::or_home(Some(paths::ACCOUNT))),
        Err(error) => refuse(&context, error, request).await,
    }
}

fn file(kind: &'static str, name: &str, text: String) -> Response {
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, text).into_response()
}

/// As a page would: who has to log in is led there and back, and everybody else is told.
async fn refuse(context: &Context, error: AppError, request: Request) -> Response {
    let here = context.page.here();
    match error {
        AppError::SignInNeeded => see_other(&LocalPath::or_home(Some(&paths::login_then(&here)))),
        AppError::NotConfirmed => see_other(&LocalPath::or_home(Some(&paths::confirm_then(&here)))),
        error => {
            let instead = Instead {
                error,
                typed: Vec::new(),
            };
            show_instead(context.page.clone(), request, instead).await
        }
    }
}
