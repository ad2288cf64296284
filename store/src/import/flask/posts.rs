//! The posts of a Flask blog.

use super::authors::Authors;
use super::columns::post;
use super::dates::{self, DateFormat, Reading};
use super::rows::{Row, Rows};
use super::text;
use crate::html;
use crate::import::blog::Post;
use crate::import::notes::Notes;
use domain::{Cover, PostBody, SafeHtml, Subtitle, Timestamp, Title};

/// What decides how posts are read.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub(super) is_html: bool,
    /// What the owner says about the order of day and month.
    pub(super) date_format: Option<DateFormat>,
    pub(super) now: Timestamp,
}

/// Reads the rows. `step` is called after each.
pub(super) fn read(
    rows: &Rows,
    manner: &Manner,
    authors: &mut Authors,
    notes: &mut Notes,
    mut step: impl FnMut(),
) -> Vec<Post> {
    let readings: Vec<Reading> = rows
        .rows
        .iter()
        .map(|row| dates::read(row.text(post::DATE)))
        .collect();
    let format = manner.date_format.or(dates::format_of(&readings));
    let dates: Vec<Option<Timestamp>> = readings
        .iter()
        .map(|reading| reading.with(format))
        .collect();
    let mut latest = dates.iter().find_map(|date| *date).unwrap_or(manner.now);
    let mut posts = Vec::new();
    for (row, (reading, date)) in rows.rows.iter().zip(readings.iter().zip(&dates)) {
        // A post that nobody can date stands beside the one before it.
        latest = date.unwrap_or(latest);
        if let Some(post) = read_one(row, manner, latest, reading, authors, notes) {
            if date.is_none() {
                undated(&post, row.text(post::DATE), *reading, notes);
            }
            posts.push(post);
        }
        step();
    }
    posts
}

fn read_one(
    row: &Row,
    manner: &Manner,
    date: Timestamp,
    reading: &Reading,
    authors: &mut Authors,
    notes: &mut Notes,
) -> Option<Post> {
    let title = title(row, manner.is_html, notes)?;
    let case = called(&title, row.id);
    let author = authors.of_post(row, notes);
    if author.is_none() {
        notes.add(
            "These posts are by nobody who is in the old blog, and come without an author",
            &case,
        );
    }
    Some(Post {
        id: row.id,
        author,
        subtitle: subtitle(row, &case, notes)?,
        html: body(row.text(post::BODY), manner.is_html, &case, notes),
        cover: cover(row.text(post::COVER), &case, notes),
        date,
        is_dated: reading.certain().is_some(),
        title,
    })
}

fn undated(post: &Post, raw: &str, reading: Reading, notes: &mut Notes) {
    let case = format!(
        "{} of “{}”",
        called(&post.title, post.id),
        text::line(raw, 40).0
    );
    if reading == Reading::Unreadable {
        notes.add(
            "These dates cannot be read, so the posts stand beside their neighbours",
            case,
        );
    } else {
        notes.add(
            "These dates can be read in two ways, so the posts stand beside their neighbours; \
             --date-format day-first or month-first decides, if it is given with the first import",
            case,
        );
    }
}

/// A post without a title is called what it begins with.
fn title(row: &Row, is_html: bool, notes: &mut Notes) -> Option<Title> {
    let (raw, body) = (row.text(post::TITLE), row.text(post::BODY));
    let (line, was_cut) = if raw.trim().is_empty() {
        let words = if is_html {
            text::words_of(body)
        } else {
            body.to_owned()
        };
        (text::beginning(&words), false)
    } else {
        text::line(raw, Title::MAX)
    };
    let title = text::parsed(&line, "Untitled", Title::parse)?;
    if was_cut {
        notes.add(
            "These titles had more than 250 characters and were shortened",
            format!("post {}", row.id),
        );
    }
    Some(title)
}

fn subtitle(row: &Row, case: &str, notes: &mut Notes) -> Option<Subtitle> {
    let (line, was_cut) = text::line(row.text(post::SUBTITLE), Subtitle::MAX);
    if was_cut {
        notes.add(
            "The subtitles of these posts had more than 250 characters and were shortened",
            case,
        );
    }
    text::parsed(&line, "", Subtitle::parse)
}

fn body(raw: &str, is_html: bool, case: &str, notes: &mut Notes) -> SafeHtml {
    let written = text::html_of(raw, is_html);
    if text::can_run(&written) {
        notes.add(
            "Parts of these posts that a browser would run were taken out",
            case,
        );
    }
    let safe = html::sanitise(&written);
    if text::shows_old_files(&safe) {
        notes.add(
            "These posts show pictures that are files of the old blog and not in its database",
            case,
        );
    }
    if safe.as_str().len() > PostBody::MAX {
        notes.add(
            "These posts have more than 256 KB and cannot be saved again before they are shortened",
            case,
        );
    }
    safe
}

/// Covers from elsewhere stay where they are, and are asked for as `text::secure_pictures` does it.
fn cover(raw: &str, case: &str, notes: &mut Notes) -> Option<Cover> {
    let raw = raw.trim();
    let secure = raw
        .strip_prefix("http://")
        .map(|rest| format!("https://{rest}"));
    let cover = Cover::parse(secure.as_deref().unwrap_or(raw), "", "");
    cover.unwrap_or_else(|_not_an_address| {
        notes.add(
            "The covers of these posts are files of the old blog and not in its database",
            case,
        );
        None
    })
}

fn called(title: &Title, id: i64) -> String {
    let (short, _) = text::line(title.as_str(), 40);
    format!("“{short}” ({id})")
}
