//! The files of pictures, as readers get them. What stands under a hash never changes, so it is kept for ever; and it is
//! shown and nothing else, whatever somebody might have smuggled into it.

use crate::encodings::members;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::picture::is_hash;
use domain::{Picture, PictureKind};
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, IF_NONE_MATCH, RETRY_AFTER,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use media::Media;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const NOTHING_RUNS: &str = "default-src 'none'; sandbox";

pub(crate) fn routes(media: Media) -> Router {
    Router::new()
        .route("/media/{file}", get(file))
        .with_state(media)
}

/// A file that a name of ours may stand for. No other name is ever looked up.
struct Name {
    kind: PictureKind,
    name: String,
}

async fn file(State(media): State<Media>, Path(name): Path<String>, asked: HeaderMap) -> Response {
    let Some(name) = Name::parse(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", name.name);
    if is_known(&asked, &tag) {
        return with_headers(StatusCode::NOT_MODIFIED.into_response(), &tag);
    }
    match media.find(&name.name).await {
        Ok(Some(found)) => {
            let mut response = Body::from_stream(found.bytes).into_response();
            let headers = response.headers_mut();
            headers.insert(CONTENT_LENGTH, HeaderValue::from(found.size));
            let kind = HeaderValue::from_static(name.kind.content_type());
            headers.insert(CONTENT_TYPE, kind);
            let shown = HeaderValue::from_static("inline");
            headers.insert(CONTENT_DISPOSITION, shown);
            let nothing = HeaderValue::from_static(NOTHING_RUNS);
            headers.insert(CONTENT_SECURITY_POLICY, nothing);
            with_headers(response, &tag)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a picture could not be read");
            let later = [(RETRY_AFTER, HeaderValue::from_static("5"))];
            (StatusCode::SERVICE_UNAVAILABLE, later).into_response()
        }
    }
}

fn with_headers(mut response: Response, tag: &str) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
    response
}

fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    members(asked, IF_NONE_MATCH.as_str())
        .any(|member| member == "*" || member.trim_start_matches("W/") == tag)
}

impl Name {
    /// `{hash}.jpg`, or `{hash}.480.webp`.
    fn parse(name: String) -> Option<Self> {
        let (hash, rest) = name.split_once('.')?;
        is_hash(hash).then_some(())?;
        let kind = match rest.split_once('.') {
            None => PictureKind::from_extension(rest)?,
            Some((width, "webp")) => {
                is_width(width).then_some(())?;
                PictureKind::Webp
            }
            Some(_) => return None,
        };
        Some(Self { kind, name })
    }
}

fn is_width(text: &str) -> bool {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    plain
        && text
            .parse()
            .is_ok_and(|width: u32| width <= Picture::LARGEST)
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn row_61_only_names_of_ours_are_looked_up() {
        let hash = "0123456789abcdef".repeat(4);
        for end in ["jpg", "png", "gif", "webp", "480.webp", "1600.webp"] {
            assert!(Name::parse(format!("{hash}.{end}")).is_some(), "{end}");
        }
        for end in [
            "",
            "svg",
            "html",
            "jpg.php",
            "jpg%00",
            "480.png",
            "0480.webp",
            "-1.webp",
            "480.webp.webp",
            "webp/..",
            "JPG",
        ] {
            assert!(Name::parse(format!("{hash}.{end}")).is_none(), "{end}");
        }
        for name in [
            "../../etc/passwd",
            "x.jpg",
            ".jpg",
            "CON",
            &hash.to_uppercase(),
            &hash,
        ] {
            assert!(Name::parse(name.to_owned()).is_none(), "{name}");
            assert!(Name::parse(format!("{name}#1")).is_none(), "{name}");
        }
    }
}
