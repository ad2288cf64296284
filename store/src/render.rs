//! Which renderer a text goes through, and whether what is stored came out of its present version.

use crate::gate::Gate;
use crate::{Error, html};
use domain::post::Format;
use domain::{Field, SafeHtml};
use markup::Punctuation;
use std::time::Duration;

/// How long rendering may take, with the wait for a place; the largest texts need a fraction of it.
const PATIENCE: Duration = Duration::from_secs(5);
/// So many bytes are rendered in less time than it takes to hand them to another thread and back.
const AT_ONCE: usize = 16 * 1024;

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
pub(crate) async fn source(part: Part, format: Format, raw: String) -> Result<String, Error> {
    match format {
        Format::Markdown => Ok(raw),
        Format::Html => Ok(aside(part, format, &raw).await?.html),
    }
}

/// A source as it is to be stored. HTML of which cleaning leaves nothing is refused.
pub(crate) async fn new_source(part: Part, format: Format, raw: &str) -> Result<String, Error> {
    let source = source(part, format, raw.to_owned()).await?;
    // Who wants no text at all has said so.
    if format == Format::Html && !raw.is_empty() && html::is_blank(&source) {
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
    let html = in_time(move || render(part, format, &source)).await?;
    Ok(Rendered {
        html: html.into_string(),
        version: version(part, format),
    })
}

/// Does work on texts on a thread that may block, as much of it at once as the machine has cores. What is given up goes on
/// in its thread to its end, and keeps its place at the gate until then.
async fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let gate = Gate::for_texts();
    let done = tokio::time::timeout(PATIENCE, gate.run(0, work));
    done.await.unwrap_or_else(|_| {
        tracing::error!("a text was not rendered in time");
        Err(Error::Busy)
    })
}

/// A text as it comes out of the database, on its way to a page.
pub(crate) struct Stored {
    pub(crate) part: Part,
    pub(crate) format: Format,
    /// What is stored, if it is of the present version.
    pub(crate) html: Option<String>,
    /// The text, if it is not.
    pub(crate) source: Option<String>,
}

impl Stored {
    /// How many bytes have to be gone through before it can be shown.
    fn work(&self) -> usize {
        match (&self.html, self.format) {
            (Some(_), Format::Markdown) => 0,
            (Some(html), Format::Html) => html.len(),
            (None, _) => self.source.as_ref().map_or(0, String::len),
        }
    }

    /// HTML from elsewhere is cleaned on its way out as well, in case somebody got at the database.
    fn show(self) -> SafeHtml {
        match (self.html, self.format) {
            (Some(html), Format::Markdown) => SafeHtml::from_renderer(html),
            (Some(html), Format::Html) => render(self.part, self.format, &html),
            (None, _) => render(self.part, self.format, &self.source.unwrap_or_default()),
        }
    }
}

/// What a page shows of stored texts, in their order. A few short ones are not worth the way to another thread.
pub(crate) async fn shown(texts: Vec<Stored>) -> Result<Vec<SafeHtml>, Error> {
    let work: usize = texts.iter().map(Stored::work).sum();
    let show = move || texts.into_iter().map(Stored::show).collect();
    if work <= AT_ONCE {
        Ok(show())
    } else {
        in_time(show).await
    }
}

/// What a page shows of a text that was rendered for it.
pub(crate) fn fresh(rendered: Rendered) -> SafeHtml {
    SafeHtml::from_renderer(rendered.html)
}
