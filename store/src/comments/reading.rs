//! Finding comments.

use crate::people::Byline;
use crate::render::{self, Part, Stored};
use crate::{Error, Store, query};
use domain::comment::{Comment, CommentSource, Said};
use domain::post::{Format, Status};
use domain::{CommentId, PostId, SafeHtml, Slug, Timestamp, UserId, Viewer, policy};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct CommentRow {
    id: i64,
    format: String,
    /// Only where the present renderer made it.
    html: Option<String>,
    /// Only where `html` is missing.
    source: Option<String>,
    created: i64,
    edited: Option<i64>,
    date_unknown: bool,
    author_id: Option<i64>,
    author_name: Option<String>,
    author_handle: Option<String>,
}

/// What is said under a post, oldest first. Whoever may read the post may read all of it.
pub async fn of(store: &Store, post: PostId) -> Result<Vec<Comment>, Error> {
    /// Of the text only what is needed, as for posts.
    const SQL: &str = concat!(
        "SELECT c.id, c.format, c.created, c.edited, c.date_unknown, ",
        "CASE WHEN c.html_version = CASE c.format WHEN 'html' THEN $2 ELSE $3 END THEN c.html END AS html, ",
        "CASE WHEN c.html_version = CASE c.format WHEN 'html' THEN $2 ELSE $3 END THEN NULL ELSE c.body END AS source, ",
        "a.id AS author_id, a.name AS author_name, a.handle AS author_handle ",
        "FROM comments c LEFT JOIN people a ON a.id = c.author_id WHERE c.post_id = $1 ORDER BY c.created, c.id",
    );
    let [html, markdown] = render::versions(Part::Comment);
    let values = [post.0.into(), html.into(), markdown.into()];
    let mut rows: Vec<CommentRow> = query::all(store, SQL, values).await?;
    let texts = rows
        .iter_mut()
        .map(|row| text(&row.format, &mut row.html, &mut row.source));
    let texts = render::shown(texts.collect()).await?;
    Ok(rows.into_iter().zip(texts).map(comment).collect())
}

/// Takes the text out of a row.
fn text(format: &str, html: &mut Option<String>, source: &mut Option<String>) -> Stored {
    Stored {
        part: Part::Comment,
        format: Format::from_word(format),
        html: html.take(),
        source: source.take(),
    }
}

fn comment((row, html): (CommentRow, SafeHtml)) -> Comment {
    Comment {
        id: CommentId(row.id),
        author: Byline(row.author_id, row.author_name, row.author_handle).into(),
        html,
        created: Timestamp::from_millis(row.created),
        edited: row.edited.map(Timestamp::from_millis),
        date_unknown: row.date_unknown,
    }
}

/// How much the page of a person shows of what they said.
const LATEST: i64 = 5;

#[derive(FromQueryResult)]
struct SaidRow {
    id: i64,
    format: String,
    html: Option<String>,
    source: Option<String>,
    created: i64,
    date_unknown: bool,
    post_slug: String,
    post_title: String,
}

/// The newest that somebody said where everybody can read it.
pub async fn by_author(store: &Store, author: UserId) -> Result<Vec<Said>, Error> {
    const SQL: &str = concat!(
        "SELECT c.id, c.format, c.created, c.date_unknown, p.slug AS post_slug, p.title AS post_title, ",
        "CASE WHEN c.html_version = CASE c.format WHEN 'html' THEN $2 ELSE $3 END THEN c.html END AS html, ",
        "CASE WHEN c.html_version = CASE c.format WHEN 'html' THEN $2 ELSE $3 END THEN NULL ELSE c.body END AS source ",
        "FROM (SELECT said.id FROM comments said JOIN posts under ON under.id = said.post_id ",
        "WHERE said.author_id = $1 AND under.status = 'published' ORDER BY said.created DESC, said.id DESC LIMIT $4) AS chosen ",
        "JOIN comments c ON c.id = chosen.id JOIN posts p ON p.id = c.post_id ORDER BY c.created DESC, c.id DESC",
    );
    let [html, markdown] = render::versions(Part::Comment);
    let values = [author.0.into(), html.into(), markdown.into(), LATEST.into()];
    let mut rows: Vec<SaidRow> = query::all(store, SQL, values).await?;
    let texts = rows
        .iter_mut()
        .map(|row| text(&row.format, &mut row.html, &mut row.source));
    let texts = render::shown(texts.collect()).await?;
    Ok(rows.into_iter().zip(texts).map(said).collect())
}

fn said((row, html): (SaidRow, SafeHtml)) -> Said {
    Said {
        id: CommentId(row.id),
        post_slug: Slug::from_path(&row.post_slug),
        post_title: row.post_title,
        html,
        created: Timestamp::from_millis(row.created),
        date_unknown: row.date_unknown,
    }
}

#[derive(FromQueryResult)]
struct SourceRow {
    id: i64,
    author_id: Option<i64>,
    body: String,
    format: String,
    post_id: i64,
    post_slug: String,
    post_title: String,
    post_author: Option<i64>,
    post_status: String,
}

/// A comment as its author edits it, for a viewer who may read its post. Whether they may edit it is asked above.
pub async fn source(
    store: &Store,
    viewer: Option<&Viewer>,
    id: CommentId,
) -> Result<CommentSource, Error> {
    const SQL: &str = concat!(
        "SELECT c.id, c.author_id, c.body, c.format, p.id AS post_id, p.slug AS post_slug, p.title AS post_title, ",
        "p.author_id AS post_author, p.status AS post_status ",
        "FROM comments c JOIN posts p ON p.id = c.post_id WHERE c.id = $1 AND p.status <> 'bin'",
    );
    let row: Option<SourceRow> = query::one(store, SQL, [id.0.into()]).await?;
    let comment = row.ok_or(Error::NotFound)?.edited().await?;
    if policy::can_see_post(viewer, &comment.post()) {
        Ok(comment)
    } else {
        Err(Error::NotFound)
    }
}

impl SourceRow {
    async fn edited(self) -> Result<CommentSource, Error> {
        let format = Format::from_word(&self.format);
        Ok(CommentSource {
            id: CommentId(self.id),
            author: self.author_id.map(UserId),
            body: render::source(Part::Comment, format, self.body).await?,
            format,
            post_id: PostId(self.post_id),
            post_slug: Slug::from_path(&self.post_slug),
            post_title: self.post_title,
            post_author: self.post_author.map(UserId),
            post_published: Status::from_word(&self.post_status).is_readable(),
        })
    }
}
