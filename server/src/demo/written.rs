//! The texts of the demo as people wrote them, in files beside this one: `posts/<name>.md` opens with lines of
//! `key: value` down to the first empty line, `comments/<name>.md` has a line `@who 3h` before each comment, which
//! says how long after the post it came.

use super::cast;
use domain::post::Status;
use domain::{CommentBody, Cover, Invalid, PostBody, Subtitle, Tag, Title};
use std::time::Duration;

/// A post and the conversation under it.
#[derive(Debug)]
pub(super) struct WrittenPost {
    pub(super) title: Title,
    pub(super) subtitle: Subtitle,
    pub(super) body: PostBody,
    pub(super) cover: Option<Cover>,
    /// A place in the cast.
    pub(super) author: usize,
    pub(super) days_ago: i64,
    pub(super) status: Status,
    pub(super) language: String,
    pub(super) tags: Vec<Tag>,
    pub(super) comments: Vec<WrittenComment>,
}

#[derive(Debug)]
pub(super) struct WrittenComment {
    pub(super) author: usize,
    /// After the post.
    pub(super) delay: Duration,
    pub(super) body: CommentBody,
}

/// A text that does not keep to its form, which the tests find before anybody else does.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Flaw {
    #[error("{file}: the line “{line}” says nothing here")]
    Line { file: &'static str, line: String },
    #[error("{file}: there is nobody called {key}")]
    Nobody { file: &'static str, key: String },
    #[error("{file}: {cause}")]
    Text { file: &'static str, cause: Invalid },
}

macro_rules! texts {
    ($($name:literal)+) => {
        [$((
            $name,
            include_str!(concat!("posts/", $name, ".md")),
            include_str!(concat!("comments/", $name, ".md")),
        )),+]
    };
}

/// Newest first, and then the drafts, nobody having said anything about those.
const TEXTS: [(&str, &str, &str); super::WRITTEN_POSTS as usize] = texts! {
    "folded-sheet" "postcard" "words-without-spaces" "japanese" "margin" "smallest-page" "sewing" "tide-table" "spinner"
    "arabic" "reading-room" "indexing" "errata" "typeface" "french" "query-plan" "drafts" "mark" "long-repair" "dates"
    "spanish" "backups" "footer" "logbook"
};

/// Everything that was written, in the order of the list.
pub(super) fn posts() -> Result<Vec<WrittenPost>, Flaw> {
    TEXTS
        .into_iter()
        .map(|(name, text, conversation)| post(name, text, conversation))
        .collect()
}

fn post(file: &'static str, text: &str, conversation: &str) -> Result<WrittenPost, Flaw> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let (mut title, mut subtitle, mut author, mut days_ago) = ("", "", "", "");
    let (mut status, mut language, mut tags) = (Status::Published, "", "");
    let (mut cover, mut cover_alt) = ("", "");
    for line in head.lines() {
        match line.split_once(':').map(|(key, value)| (key, value.trim())) {
            Some(("title", value)) => title = value,
            Some(("subtitle", value)) => subtitle = value,
            Some(("author", value)) => author = value,
            Some(("days ago", value)) => days_ago = value,
            Some(("language", value)) => language = value,
            Some(("tags", value)) => tags = value,
            Some(("cover", value)) => cover = value,
            Some(("cover alt", value)) => cover_alt = value,
            Some(("status", value)) => status = Status::from_word(value),
            _ => return Err(unread(file, line)),
        }
    }
    let flawed = |cause| Flaw::Text { file, cause };
    Ok(WrittenPost {
        title: Title::parse(title).map_err(flawed)?,
        subtitle: Subtitle::parse(subtitle).map_err(flawed)?,
        body: PostBody::parse(body).map_err(flawed)?,
        cover: Cover::parse(cover, cover_alt, "").map_err(flawed)?,
        author: somebody(file, author)?,
        days_ago: days_ago
            .parse()
            .map_err(|_not_a_number| unread(file, days_ago))?,
        status,
        language: language.to_owned(),
        tags: Tag::parse_list(tags).map_err(flawed)?,
        comments: comments(file, conversation)?,
    })
}

fn comments(file: &'static str, conversation: &str) -> Result<Vec<WrittenComment>, Flaw> {
    let mut found: Vec<(usize, Duration, String)> = Vec::new();
    for line in conversation.lines() {
        if let Some((key, delay)) = heading(line) {
            found.push((somebody(file, key)?, delay, String::new()));
        } else if let Some((_, _, body)) = found.last_mut() {
            body.push_str(line);
            body.push('\n');
        } else {
            return Err(unread(file, line));
        }
    }
    let parse = |(author, delay, body): (usize, Duration, String)| {
        let body = CommentBody::parse(&body).map_err(|cause| Flaw::Text { file, cause })?;
        Ok(WrittenComment {
            author,
            delay,
            body,
        })
    };
    found.into_iter().map(parse).collect()
}

/// `@ines 40m` opens a comment that came forty minutes after the post; `h` are hours, and `d` days.
fn heading(line: &str) -> Option<(&str, Duration)> {
    let (key, delay) = line.strip_prefix('@')?.split_once(' ')?;
    let (number, unit) = delay.split_at_checked(delay.len().checked_sub(1)?)?;
    let seconds = match unit {
        "m" => 60,
        "h" => 60 * 60,
        "d" => 24 * 60 * 60,
        _ => return None,
    };
    let number: u64 = number.parse().ok()?;
    Some((key, Duration::from_secs(number * seconds)))
}

fn somebody(file: &'static str, key: &str) -> Result<usize, Flaw> {
    let nobody = || Flaw::Nobody {
        file,
        key: key.to_owned(),
    };
    cast::place_of(key).ok_or_else(nobody)
}

fn unread(file: &'static str, line: &str) -> Flaw {
    Flaw::Line {
        file,
        line: line.to_owned(),
    }
}
