//! Which renderer a text goes through, and whether what is stored came out of its present version.

use crate::{Error, html};
use domain::post::Format;
use domain::{Field, SafeHtml};
use markup::Punctuation;
use std::time::Duration;

/// How long rendering one text may take; the largest ones need a fraction of it.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Post(Punctuation),
    Comment,
}

/// HTML, and what made it.
#[derive(Clone, Debug)]
pub(crate) struct Rendered {
    pub(crate) html: String,
    pub(crate) version: i32,
}

/// The versions under which HTML is stored now: of HTML from elsewhere, and of Markdown.
pub(crate) const fn versions(part: Part) -> [i32; 2] {
    [version(part, Format::Html), version(part, Format::Markdown)]
}

const fn version(part: Part, format: Format) -> i32 {
    match (format, part) {
        (Format::Html, _) => html::VERSION,
        (Format::Markdown, Part::Post(punctuation)) => punctuation.version(),
        (Format::Markdown, Part::Comment) => markup::VERSION,
    }
}

pub(crate) fn render(part: Part, format: Format, source: &str) -> SafeHtml {
    match (format, part) {
        (Format::Markdown, Part::Post(punctuation)) => markup::post_with(source, punctuation),
        (Format::Markdown, Part::Comment) => markup::comment(source),
        (Format::Html, Part::Post(_)) => html::sanitise(source),
        (Format::Html, Part::Comment) => html::sanitise_comment(source),
    }
}

/// A source as it is stored and as it is edited: HTML from elsewhere only ever cleaned, Markdown as it was typed.
pub(crate) fn source(part: Part, format: Format, raw: String) -> String {
    match format {
        Format::Markdown => raw,
        Format::Html => render(part, format, &raw).into_string(),
    }
}

/// A source as it is to be stored. HTML of which cleaning leaves nothing is refused.
pub(crate) fn new_source(part: Part, format: Format, raw: &str) -> Result<String, Error> {
    let source = source(part, format, raw.to_owned());
    if format == Format::Html && html::is_blank(&source) {
        return Err(Error::NothingLeft(match part {
            Part::Post(_) => Field::Body,
            Part::Comment => Field::Comment,
        }));
    }
    Ok(source)
}

/// Renders where waiting for it holds nobody else up.
pub(crate) async fn aside(part: Part, format: Format, source: &str) -> Result<Rendered, Error> {
    let source = source.to_owned();
    let work = tokio::task::spawn_blocking(move || render(part, format, &source));
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(html)) => Ok(Rendered {
            html: html.into_string(),
            version: version(part, format),
        }),
        Ok(Err(_)) | Err(_) => {
            tracing::error!(?part, ?format, "a text was not rendered in time");
            Err(Error::Busy)
        }
    }
}

/// What a page shows of a stored row. `html` is what is stored if it is of the present version, and `source` the text if
/// it is not. HTML from elsewhere is cleaned on its way out as well, in case somebody got at the database.
pub(crate) fn shown(
    part: Part,
    format: Format,
    html: Option<String>,
    source: Option<String>,
) -> SafeHtml {
    match (html, format) {
        (Some(html), Format::Markdown) => SafeHtml::from_renderer(html),
        (Some(html), Format::Html) => render(part, format, &html),
        (None, _) => render(part, format, &source.unwrap_or_default()),
    }
}
