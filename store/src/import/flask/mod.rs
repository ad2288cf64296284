//! Blogs made with Flask. They keep everything in one SQLite file.
//!
//! There is the tutorial blog with people, posts and comments, the blog of Flask's own tutorial, the microblog of the
//! Mega-Tutorial, and the one with Flask-Bcrypt; and everybody changed theirs a little.

use super::arrive::arrive;
use super::blog::{Blog, Person, Skipped};
use super::notes::Notes;
use super::{ImportError, Progress, Summary};
use crate::{Store, hash};
use authors::Authors;
use columns::Found;
use domain::{EmailAddress, Timestamp};
use file::OldFile;
use posts::Manner;
use rows::Rows;
use schema::Schema;
use std::path::Path;

mod authors;
mod columns;
mod comments;
mod dates;
mod file;
mod people;
mod posts;
mod rows;
mod schema;
mod text;

pub use dates::{DateFormat, UnknownDateFormat};

/// How to import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Do everything, and take it back at the end.
    pub dry_run: bool,
    /// What dates like `06/07/2022` mean, where the blog itself does not show it.
    pub date_format: Option<DateFormat>,
}

/// A blog that was read and can move in. So far nothing of it is anywhere else.
#[derive(Debug)]
pub struct FlaskBlog {
    blog: Blog,
    options: Options,
}

impl FlaskBlog {
    /// Reads the file at `path`, which is opened for reading only, and takes `now` for posts that nobody can date.
    pub async fn read(
        path: &Path,
        options: Options,
        now: Timestamp,
        progress: &mut impl FnMut(Progress),
    ) -> Result<Self, ImportError> {
        let file = OldFile::open(path).await?;
        let read = read(&file, options, now, progress).await;
        file.close().await;
        Ok(Self {
            blog: read?,
            options,
        })
    }

    /// Brings it in, all of it or nothing. What came with an earlier import of the same blog stays as it is. A dry run
    /// also works on a database with migrations pending, and leaves them so.
    pub async fn move_in(
        &self,
        store: &Store,
        progress: &mut impl FnMut(Progress),
    ) -> Result<Summary, ImportError> {
        Ok(arrive(store, &self.blog, self.options.dry_run, progress).await?)
    }
}

/// Both at once.
pub async fn import(
    store: &Store,
    path: &Path,
    options: Options,
    mut progress: impl FnMut(Progress),
) -> Result<Summary, ImportError> {
    let blog = FlaskBlog::read(path, options, store.now(), &mut progress).await?;
    blog.move_in(store, &mut progress).await
}

async fn read(
    file: &OldFile,
    options: Options,
    now: Timestamp,
    progress: &mut impl FnMut(Progress),
) -> Result<Blog, ImportError> {
    let schema = schema::detect(file).await?;
    let people = rows(file, schema.people.as_ref()).await?;
    let posts = rows(file, Some(&schema.posts)).await?;
    let comments = rows(file, schema.comments.as_ref()).await?;
    let mut blog = Blog {
        kind: schema.kind,
        skipped: Skipped {
            people: people.unnumbered,
            posts: posts.unnumbered,
            comments: comments.unnumbered,
        },
        ..Blog::default()
    };
    let manner = Manner {
        is_html: schema.is_html,
        date_format: options.date_format,
        now,
    };
    convert(&mut blog, [&people, &posts, &comments], &manner, progress);
    unnumbered(&mut blog);
    leave(file, &schema, &mut blog.notes).await?;
    blog.identity = identity(&blog);
    Ok(blog)
}

async fn rows(file: &OldFile, found: Option<&Found>) -> Result<Rows, ImportError> {
    match found {
        Some(found) => rows::read(file, found).await,
        None => Ok(Rows::default()),
    }
}

/// Makes what is in the rows fit in here.
fn convert(
    blog: &mut Blog,
    [people, posts, comments]: [&Rows; 3],
    manner: &Manner,
    progress: &mut impl FnMut(Progress),
) {
    let total = [people, posts, comments].map(|rows| rows.rows.len() as u64);
    let mut seen = Progress {
        done: total[0],
        total: 2 * total.iter().sum::<u64>(),
    };
    let mut step = || {
        seen.done += 1;
        progress(seen);
    };
    let notes = &mut blog.notes;
    blog.people = people::read(people, notes);
    let mut authors = Authors::new(&blog.people);
    blog.posts = posts::read(posts, manner, &mut authors, notes, &mut step);
    let manner = &manner_of_comments(manner, posts, comments);
    blog.comments = comments::read(comments, manner, &blog.posts, &authors, notes, &mut step);
    blog.skipped.people += total[0] - blog.people.len() as u64;
    blog.skipped.posts += total[1] - blog.posts.len() as u64;
    blog.skipped.comments += total[2] - blog.comments.len() as u64;
    blog.people.extend(authors.into_made());
}

/// Their own dates show best what they mean. Where none of them does, the same program wrote those of the posts.
fn manner_of_comments(manner: &Manner, posts: &Rows, comments: &Rows) -> Manner {
    let shown = |rows: &Rows, column| {
        let texts = rows.rows.iter().map(|row| row.text(column));
        dates::format_in(texts)
    };
    let date_format = manner
        .date_format
        .or_else(|| shown(comments, columns::comment::DATE))
        .or_else(|| shown(posts, columns::post::DATE));
    Manner {
        date_format,
        ..*manner
    }
}

/// Says what has no place here.
async fn leave(file: &OldFile, schema: &Schema, notes: &mut Notes) -> Result<(), ImportError> {
    for table in schema
        .others
        .iter()
        .filter(|table| *table != "alembic_version")
    {
        let rows = schema::count(file, table).await?;
        if rows > 0 {
            let case = format!("{table} with {rows} rows");
            notes.add(
                "These tables have no place here and stay in the old blog",
                case,
            );
        }
    }
    Ok(())
}

/// Nothing can refer to a row without a number.
fn unnumbered(blog: &mut Blog) {
    let skipped = blog.skipped;
    for (rows, what) in [
        (skipped.people, "people"),
        (skipped.posts, "posts"),
        (skipped.comments, "comments"),
    ] {
        if rows > 0 {
            blog.notes.add(
                "Rows without a number, or with one that another row has, stay in the old blog",
                format!("{rows} of {what}"),
            );
        }
    }
}

/// The first person: neither their number nor their address changes while a blog is in use. Two blogs of one person are
/// told apart by their posts.
fn identity(blog: &Blog) -> String {
    let rows = blog.people.iter().filter(|person| person.id > 0);
    let first = rows.min_by_key(|person| person.id);
    let who = |person: &Person| {
        let login = person
            .email
            .as_ref()
            .map_or(person.name.to_string(), EmailAddress::key);
        format!("{} {login}", person.id)
    };
    let digest = hash::of(&[first.map(who).unwrap_or_default().as_bytes()]);
    format!("flask:{}", &digest[..16])
}
