//! `/api/v1/posts/{slug}/comments`: what is said under a post.

use super::bearer::{Reads, Writes};
use super::body::Fields;
use super::paging::{Paging, Place};
use super::problem::Problem;
use super::shapes::{Said, said};
use app::server::{AppState, allow};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use domain::comment::CommentForm;
use domain::{Page, Slug, policy};
use http::StatusCode;
use http::header::LOCATION;
use serde::Serialize;
use store::{comments, limits, posts};

/// A page of comments.
#[derive(Serialize)]
pub(super) struct List {
    comments: Vec<Said>,
    #[serde(flatten)]
    place: Place,
}

/// Oldest first.
pub(super) async fn list(
    State(state): State<AppState>,
    program: Reads,
    Path(slug): Path<String>,
    Query(paging): Query<Paging>,
) -> Result<Json<List>, Problem> {
    let slug = Slug::from_path(&slug);
    let post = posts::find(&program.store, Some(&program.viewer), &slug).await?;
    let all = comments::of(&program.store, post.id).await?;
    let (number, size) = (paging.number(), paging.size());
    let page = Page {
        total: all.len() as u64,
        number,
        size,
        items: Vec::<Said>::new(),
    };
    if page.is_beyond_the_last() {
        return Err(store::Error::NotFound.into());
    }
    let before = usize::try_from(number.offset_of(size)).unwrap_or(usize::MAX);
    let most = usize::try_from(size).unwrap_or(usize::MAX);
    let these = all.into_iter().skip(before).take(most);
    Ok(Json(List {
        comments: these
            .map(|comment| said(&state.site.base_url, &post.slug, comment))
            .collect(),
        place: Place::from(&page),
    }))
}

pub(super) async fn add(
    State(state): State<AppState>,
    Writes(program): Writes,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let viewer = &program.viewer;
    let post = posts::find(&program.store, Some(viewer), &Slug::from_path(&slug)).await?;
    allow(policy::can_comment(Some(viewer), &post))?;
    let form: CommentForm = fields.into_form()?;
    let body = form.parse()?;
    limits::comment(&program.store, viewer.id, program.ip).await?;
    let said_once = comments::add_once(&program.store, post.id, viewer.id, &body, &form.key);
    let comment = said_once.await?;
    let place = domain::paths::comment(&post.slug, comment.id);
    let made = Json(said(&state.site.base_url, &post.slug, comment));
    Ok((StatusCode::CREATED, [(LOCATION, place)], made).into_response())
}
