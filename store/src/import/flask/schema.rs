//! Finding people, posts and comments in a database. Everybody names the tables as they like, so columns decide.

use super::columns::{COMMENTS, Found, PEOPLE, POSTS, Table, Wishes, person, post};
use super::file::OldFile;
use crate::import::ImportError;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr};

/// Where things are in an old blog.
pub(super) struct Schema {
    /// The kind of blog, as a sentence names it.
    pub(super) kind: &'static str,
    /// `None` in a blog whose posts carry a name and nothing else.
    pub(super) people: Option<Found>,
    pub(super) posts: Found,
    pub(super) comments: Option<Found>,
    /// Whether the blog's editor wrote HTML, rather than text that the page then escaped.
    pub(super) is_html: bool,
    /// Tables that are none of these.
    pub(super) others: Vec<String>,
}

/// Finds out what kind of blog a file holds.
pub(super) async fn detect(file: &OldFile) -> Result<Schema, ImportError> {
    let tables = tables(file).await.map_err(|cause| file.failed(cause))?;
    let people = best(&tables, PEOPLE, Found::is_people);
    let comments = best(&tables, COMMENTS, Found::is_comments);
    let holds_comments = |table: &str| comments.as_ref().is_some_and(|found| found.table == table);
    let posts = best(&tables, POSTS, |found| {
        found.is_posts() && !holds_comments(&found.table)
    });
    let Some(posts) = posts else {
        return Err(
            file.is_no_blog("no table has posts with a text, an author, and a title or a date")
        );
    };
    if people.is_none() && !posts.has(post::AUTHOR_NAME) {
        return Err(file.is_no_blog("no table has people with a name and a password"));
    }
    let used = [people.as_ref(), Some(&posts), comments.as_ref()];
    let is_used = |name: &String| used.iter().flatten().any(|found| found.table == *name);
    let names = tables.into_iter().map(|table| table.name);
    Ok(Schema {
        kind: kind(people.as_ref(), &posts),
        others: names.filter(|name| !is_used(name)).collect(),
        is_html: posts.has(post::SUBTITLE),
        people,
        posts,
        comments,
    })
}

/// The table with most of the wished columns, and the first of several.
fn best(tables: &[Table], wishes: Wishes, fits: impl Fn(&Found) -> bool) -> Option<Found> {
    let found = tables.iter().map(|table| Found::new(table, wishes));
    found.filter(fits).rev().max_by_key(Found::score)
}

fn kind(people: Option<&Found>, posts: &Found) -> &'static str {
    if posts.has(post::SUBTITLE) {
        "a Flask tutorial blog with posts in HTML"
    } else if !posts.has(post::TITLE) {
        "a Flask microblog"
    } else if people.is_some_and(|people| !people.has(person::EMAIL)) {
        "a Flask blog without email addresses"
    } else {
        "a Flask blog with posts in plain text"
    }
}

async fn tables(file: &OldFile) -> Result<Vec<Table>, DbErr> {
    let names = Query::select()
        .column("name")
        .from("sqlite_master")
        .and_where(Expr::col("type").eq("table"))
        .and_where(Expr::col("name").not_like("sqlite\\_%"))
        .order_by("name", Order::Asc)
        .to_owned();
    let mut tables = Vec::new();
    for name in texts(file, &names).await? {
        let columns = Query::select()
            .column("name")
            .from_function(Func::cust("pragma_table_info").arg(name.clone()), "columns")
            .to_owned();
        let columns = texts(file, &columns).await?;
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

async fn texts(file: &OldFile, query: &SelectStatement) -> Result<Vec<String>, DbErr> {
    let rows = file.db.query_all(query).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// How many rows a table has.
pub(super) async fn count(file: &OldFile, table: &str) -> Result<i64, ImportError> {
    let query = Query::select()
        .expr(Expr::col(sea_orm::sea_query::Asterisk).count())
        .from(Alias::new(table))
        .to_owned();
    let row = file
        .db
        .query_one(&query)
        .await
        .map_err(|cause| file.failed(cause))?;
    let count = row.map_or(Ok(0), |row| row.try_get_by_index(0));
    count.map_err(|cause| file.failed(cause))
}
