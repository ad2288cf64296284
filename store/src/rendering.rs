//! Rendering a text that is not stored yet, and bringing stored HTML up to date after a renderer changed.
//!
//! Pages do not wait for that: they render what is not up to date themselves, each time, until this has come to it.

use crate::render::{self, Part, Rendered};
use crate::{Error, Store, query, settings};
use domain::SafeHtml;
use domain::post::Format;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

/// A post's text as readers would see it.
pub async fn preview(store: &Store, body: &str, format: Format) -> Result<SafeHtml, Error> {
    let rendered = render::aside(Part::Post(store.punctuation()), format, body).await?;
    Ok(render::fresh(rendered))
}

/// Renders anew whatever another version of its renderer made, and says how much that was. To be called after each
/// start, and again while it could not be done; nearly always there is nothing to do.
pub async fn refresh(store: &Store) -> Result<u64, Error> {
    let parts = [Part::Post(store.punctuation()), Part::Comment];
    let versions = parts.map(render::versions).concat();
    let versions: Vec<String> = versions.iter().map(i32::to_string).collect();
    let versions = versions.join(".");
    let rendered_with = settings::get(store.reader(), settings::RENDERED_WITH).await?;
    if rendered_with.as_deref() == Some(&versions) {
        return Ok(0);
    }
    let mut refreshed = 0;
    for part in parts {
        refreshed += all(store, part).await?;
    }
    let tx = store.begin().await?;
    settings::set(&tx, settings::RENDERED_WITH, versions).await?;
    tx.commit().await?;
    Ok(refreshed)
}

#[derive(FromQueryResult)]
struct Stale {
    id: i64,
    format: String,
    body: String,
}

async fn all(store: &Store, part: Part) -> Result<u64, Error> {
    let [html, markdown] = render::versions(part);
    let mut refreshed = 0;
    let mut last = 0_i64;
    loop {
        let values = [last.into(), html.into(), markdown.into()];
        let batch: Vec<Stale> = query::all(store, stale(part), values).await?;
        let Some(end) = batch.last() else {
            return Ok(refreshed);
        };
        last = end.id;
        let mut anew = Vec::with_capacity(batch.len());
        for row in batch {
            let format = Format::from_word(&row.format);
            anew.push((render::aside(part, format, &row.body).await?, row));
        }
        refreshed += keep(store, part, anew).await?;
    }
}

async fn keep(store: &Store, part: Part, anew: Vec<(Rendered, Stale)>) -> Result<u64, Error> {
    let tx = store.begin().await?;
    let mut kept = 0;
    for (rendered, row) in anew {
        let values = [
            rendered.html.into(),
            rendered.version.into(),
            row.id.into(),
            row.body.into(),
        ];
        let statement =
            Statement::from_sql_and_values(tx.get_database_backend(), update(part), values);
        kept += tx.execute_raw(statement).await?.rows_affected();
    }
    tx.commit().await?;
    Ok(kept)
}

const fn stale(part: Part) -> &'static str {
    match part {
        Part::Post(_) => {
            "SELECT id, format, body FROM posts \
             WHERE id > $1 AND html_version <> CASE format WHEN 'html' THEN $2 ELSE $3 END ORDER BY id LIMIT 50"
        }
        Part::Comment => {
            "SELECT id, format, body FROM comments \
             WHERE id > $1 AND html_version <> CASE format WHEN 'html' THEN $2 ELSE $3 END ORDER BY id LIMIT 50"
        }
    }
}

/// Only if the text is still the same: whoever changed it in the meantime rendered it as well.
const fn update(part: Part) -> &'static str {
    match part {
        Part::Post(_) => {
            "UPDATE posts SET html = $1, html_version = $2 WHERE id = $3 AND body = $4"
        }
        Part::Comment => {
            "UPDATE comments SET html = $1, html_version = $2 WHERE id = $3 AND body = $4"
        }
    }
}
