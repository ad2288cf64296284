//! Rows of an old blog. SQLite keeps any kind of value in any column, and Python wrote what it had: everything is read as
//! text.

use super::columns::Found;
use super::file::OldFile;
use crate::import::ImportError;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use std::collections::HashSet;

/// The rows of a table in the order of their numbers.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    /// Rows without a number, or with one that another row has: nothing can refer to them.
    pub(super) unnumbered: u64,
}

pub(super) struct Row {
    pub(super) id: i64,
    /// One for each column that was wished for, `None` where there is no such column or nothing in it.
    cells: Vec<Option<String>>,
}

impl Row {
    pub(super) fn text(&self, column: usize) -> &str {
        self.cells
            .get(column)
            .and_then(Option::as_deref)
            .unwrap_or_default()
    }

    pub(super) fn number(&self, column: usize) -> Option<i64> {
        self.text(column).parse().ok()
    }
}

/// Reads a table; its first column is the number.
pub(super) async fn read(file: &OldFile, found: &Found) -> Result<Rows, ImportError> {
    let mut query = Query::select();
    query.from(Alias::new(&found.table));
    for column in &found.columns {
        let value = match column {
            // The bytes, whatever they are: text that is not UTF-8 must not end the import.
            Some(column) => Expr::col(Alias::new(column)).cast_as("BLOB"),
            None => Expr::null(),
        };
        query.expr(value);
    }
    if let Some(Some(id)) = found.columns.first() {
        query.order_by(Alias::new(id), Order::Asc);
    }
    let results = file.db.query_all(&query).await;
    let mut seen = HashSet::new();
    let mut rows = Rows::default();
    for result in results.map_err(|cause| file.failed(cause))? {
        let row = row(&result, found.columns.len()).map_err(|cause| file.failed(cause))?;
        match row {
            Some(row) if seen.insert(row.id) => rows.rows.push(row),
            _ => rows.unnumbered += 1,
        }
    }
    Ok(rows)
}

fn row(result: &QueryResult, columns: usize) -> Result<Option<Row>, DbErr> {
    let cells: Vec<Option<String>> = (0..columns)
        .map(|column| {
            result
                .try_get_by_index(column)
                .map(|cell: Option<Vec<u8>>| cell.map(text))
        })
        .collect::<Result<_, _>>()?;
    let id = cells.first().and_then(|id| id.as_deref()?.parse().ok());
    Ok(id.map(|id| Row { id, cells }))
}

/// PostgreSQL keeps no NUL in a text.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).replace('\0', "")
}
