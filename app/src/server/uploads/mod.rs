//! Where pictures are posted to: `/media`, and what replaces one. Both take `multipart/form-data` from a plain form or
//! from a script, and answer each in its own way.

mod answer;
mod files;
mod replace;

use super::{AppState, Context};
use crate::AppError;
use answer::Back;
use axum::body::{Body, HttpBody};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request};
use axum::response::{Redirect, Response};
use axum::routing::post;
use axum::{Extension, Router};
use domain::upload::Refusal;
use domain::{Notice, Picture, paths, policy};
use files::{File, Sent};
use std::pin::Pin;
use std::time::Duration;

/// How long we go on reading what nobody will look at, so that the sender gets to read why.
const LINGER: Duration = Duration::from_secs(5);

/// The middleware has its own limit for what comes in here.
pub(super) fn routes() -> Router<AppState> {
    let replace = post(replace_one).get(to_page);
    Router::new()
        .route(paths::PICTURES, post(add))
        .route("/media/pictures/{id}/replace", replace)
        .layer(DefaultBodyLimit::disable())
}

/// What became of the files of one request.
#[derive(Clone, Debug, Default)]
pub(super) struct Received {
    pub(super) pictures: Vec<(i64, Picture)>,
    /// What each file was called, and why it was not taken.
    pub(super) refused: Vec<(String, Refusal)>,
}

/// `POST /media`: pictures for the library, one or many.
async fn add(Extension(context): Extension<Context>, request: Request) -> Response {
    let back = Back::to(paths::PICTURES, &context, &request);
    match receive_all(&context, request).await {
        Ok(received) => back.with(received, Notice::PicturesAdded).await,
        Err(error) => back.refusing(error).await,
    }
}

async fn receive_all(context: &Context, request: Request) -> Result<Received, AppError> {
    let mut sent = open(context, request).await?;
    let mut received = Received::default();
    while let Some(File { name, alt, bytes }) = sent.next().await? {
        let Ok(bytes) = bytes.map_err(|refusal| received.refused.push((name.clone(), refusal)))
        else {
            break;
        };
        match keep(context, bytes, &alt).await {
            Ok(picture) => received.pictures.push(picture),
            Err(Kept::Refused(refusal)) => received.refused.push((name, refusal)),
            Err(Kept::Failed(error)) => return Err(error),
        }
    }
    sent.let_go();
    if received.pictures.is_empty() && received.refused.is_empty() {
        return Err(Refusal::Missing.into());
    }
    Ok(received)
}

/// `POST /media/pictures/{id}/replace`: a picture in the place of another.
async fn replace_one(
    Extension(context): Extension<Context>,
    Path(id): Path<i64>,
    request: Request,
) -> Response {
    let back = Back::to(&paths::picture(id), &context, &request);
    match replace::with_file(&context, id, request).await {
        Ok(picture) => {
            let received = Received {
                pictures: vec![picture],
                refused: Vec::new(),
            };
            back.with(received, Notice::PictureReplaced).await
        }
        Err(error) => back.refusing(error).await,
    }
}

async fn to_page(Path(id): Path<i64>) -> Redirect {
    Redirect::to(&paths::picture(id))
}

/// Who may not upload is told before anything is read; so is whoever comes when too many files are coming in.
async fn open(context: &Context, request: Request) -> Result<Sent, AppError> {
    let allowed = async {
        let viewer = context.require(policy::can_upload)?;
        store::pictures::room(context.store(), viewer.id).await?;
        context.media().reader().ok_or(AppError::Unavailable)
    };
    let reader = match allowed.await {
        Ok(reader) => reader,
        Err(error) => {
            tokio::spawn(tokio::time::timeout(LINGER, drained(request.into_body())));
            return Err(error);
        }
    };
    let multipart = Multipart::from_request(request, &()).await;
    let multipart = multipart.map_err(|_no_form| AppError::Malformed)?;
    Ok(Sent::new(multipart, reader))
}

/// Why a file is not in the library.
enum Kept {
    /// It could not be.
    Refused(Refusal),
    /// Something else is wrong, with every file.
    Failed(AppError),
}

impl From<AppError> for Kept {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

impl From<store::Error> for Kept {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(refusal) => Self::Refused(refusal),
            error => Self::Failed(error.into()),
        }
    }
}

impl From<media::StorageError> for Kept {
    fn from(error: media::StorageError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Kept> for AppError {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Refused(refusal) => refusal.into(),
            Kept::Failed(error) => error,
        }
    }
}

/// Files first, then the row: whatever breaks off in between leaves files that are nobody's, and those are swept.
async fn keep(context: &Context, bytes: Vec<u8>, alt: &str) -> Result<(i64, Picture), Kept> {
    let viewer = context.require_viewer()?;
    store::limits::upload(context.store(), viewer.id, context.client_ip()).await?;
    let taken = context.media().take(bytes).await.map_err(Kept::Refused)?;
    let keeping = context.media().keep(&taken).await?;
    let (picture, size) = (taken.picture.clone(), taken.bytes());
    let id = store::pictures::add(context.store(), viewer.id, &picture, size, alt).await?;
    drop(keeping);
    Ok((id, picture))
}

/// Reads a body to its end and keeps nothing of it.
async fn drained(mut body: Body) {
    while let Some(Ok(_)) = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {}
}
