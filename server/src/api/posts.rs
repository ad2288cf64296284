//! `/api/v1/posts`: reading and writing posts.

use super::bearer::{Reads, Writes};
use super::body::Fields;
use super::paging::{Paging, Place};
use super::problem::Problem;
use super::shapes::{Listed, Whole, listed, whole};
use app::server::{AppState, allow};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use domain::post::{PostForm, PostSource};
use domain::{Slug, paths, policy};
use http::StatusCode;
use http::header::LOCATION;
use serde::Serialize;
use store::{limits, posts};

/// A page of posts.
#[derive(Serialize)]
pub(super) struct List {
    posts: Vec<Listed>,
    #[serde(flatten)]
    place: Place,
}

/// What everybody can read, newest first.
pub(super) async fn list(
    State(state): State<AppState>,
    program: Reads,
    Query(paging): Query<Paging>,
) -> Result<Json<List>, Problem> {
    let (number, size) = (paging.number(), paging.size());
    let page = posts::published_by(&program.store, number, size).await?;
    let place = Place::from(&page);
    let site = &state.site.base_url;
    let posts = page.items.into_iter().map(|post| listed(site, post));
    Ok(Json(List {
        posts: posts.collect(),
        place,
    }))
}

pub(super) async fn show(
    State(state): State<AppState>,
    program: Reads,
    Path(slug): Path<String>,
) -> Result<Json<Whole>, Problem> {
    let slug = Slug::from_path(&slug);
    Ok(Json(read(&state, &program, &slug).await?))
}

/// Saves a new post, a draft unless the form says otherwise.
pub(super) async fn create(
    State(state): State<AppState>,
    Writes(program): Writes,
    fields: Fields,
) -> Result<Response, Problem> {
    let author = &program.viewer;
    allow(policy::can_write(Some(author)))?;
    let form: PostForm = fields.into_form()?;
    let post = form.parse()?;
    limits::write(&program.store, author.id, program.ip).await?;
    let slug = posts::create_once(&program.store, author.id, &post, &form).await?;
    let place = paths::api_post(&slug);
    let made = Json(read(&state, &program, &slug).await?);
    Ok((StatusCode::CREATED, [(LOCATION, place)], made).into_response())
}

/// Makes the post what is sent, all of it: a field that is not there is empty.
pub(super) async fn replace(
    State(state): State<AppState>,
    Writes(program): Writes,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Json<Whole>, Problem> {
    let source = to_edit(&program, &slug).await?;
    save(&state, &program, &source, fields).await
}

/// Changes the fields that are sent, and leaves the others.
pub(super) async fn change(
    State(state): State<AppState>,
    Writes(program): Writes,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Json<Whole>, Problem> {
    let source = to_edit(&program, &slug).await?;
    let mut form = source.form();
    form.version.clear();
    save(&state, &program, &source, fields.over(Fields::of(&form))).await
}

pub(super) async fn delete(
    Writes(program): Writes,
    Path(slug): Path<String>,
) -> Result<StatusCode, Problem> {
    let source = to_edit(&program, &slug).await?;
    allow(policy::can_delete_post(Some(&program.viewer), &source))?;
    limits::write(&program.store, program.viewer.id, program.ip).await?;
    posts::delete(&program.store, source.id, program.viewer.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The post as the program's owner would edit it.
async fn to_edit(program: &Reads, slug: &str) -> Result<PostSource, Problem> {
    let viewer = Some(&program.viewer);
    let source = posts::source(&program.store, viewer, &Slug::from_path(slug)).await?;
    allow(policy::can_edit_post(viewer, &source))?;
    Ok(source)
}

async fn save(
    state: &AppState,
    program: &Reads,
    source: &PostSource,
    fields: Fields,
) -> Result<Json<Whole>, Problem> {
    if fields.text("version").is_empty() {
        return Err(Problem::needs_version());
    }
    let form: PostForm = fields.into_form()?;
    let version = form.base().version;
    let post = form.parse()?;
    limits::write(&program.store, program.viewer.id, program.ip).await?;
    let slug = posts::save(&program.store, source.id, version, &post).await?;
    Ok(Json(read(state, program, &slug).await?))
}

async fn read(state: &AppState, program: &Reads, slug: &Slug) -> Result<Whole, Problem> {
    let viewer = Some(&program.viewer);
    let post = posts::find(&program.store, viewer, slug).await?;
    let source = if policy::can_edit_post(viewer, &post) {
        Some(posts::source_of(&program.store, viewer, post.id).await?)
    } else {
        None
    };
    Ok(whole(&state.site.base_url, post, source))
}
