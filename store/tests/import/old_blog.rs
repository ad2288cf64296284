//! Old blogs for tests: the real one that comes with the project, and small ones made of a few lines of SQL.

use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::sqlx::{Connection, Executor, SqliteConnection};
use std::path::{Path, PathBuf};
use store::import::flask::{self, Options};
use store::import::{Counts, ImportError, Summary};
use store::testing::{Outcome, TestDb};
use tempfile::TempDir;

/// A blog with the schema of the tutorial, and hashes of each generation.
pub(crate) fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/flask-blog/blog.db")
}

/// The tables of the tutorial blog.
pub(crate) const TUTORIAL: &str = "
    CREATE TABLE users (id INTEGER PRIMARY KEY, email VARCHAR(100), password VARCHAR(100), name VARCHAR(1000));
    CREATE TABLE blog_posts (id INTEGER PRIMARY KEY, author_id INTEGER, title VARCHAR(250), subtitle VARCHAR(250),
        date VARCHAR(250), body TEXT, img_url VARCHAR(250));
    CREATE TABLE comments (id INTEGER PRIMARY KEY, text TEXT, author_id INTEGER, post_id INTEGER);
    INSERT INTO users VALUES (1, 'ada@example.org', 'sha1$abc$3b543b4c2757c196b6e8067a96a36b4d4479aa58', 'Ada');
    INSERT INTO blog_posts VALUES (1, 1, 'One', 'The first', 'May 01, 2021', '<p>First.</p>', '');";

/// The password behind [`TUTORIAL`]'s hash.
pub(crate) const PASSWORD: &str = "correct horse é🦀";

/// An SQLite file of its own.
pub(crate) struct OldBlog {
    folder: TempDir,
}

impl OldBlog {
    pub(crate) async fn new(sql: &str) -> Outcome<Self> {
        let blog = Self {
            folder: tempfile::tempdir()?,
        };
        blog.execute(sql).await?;
        Ok(blog)
    }

    pub(crate) async fn tutorial(sql: &str) -> Outcome<Self> {
        Self::new(&format!("{TUTORIAL}{sql}")).await
    }

    /// The old blog goes on.
    pub(crate) async fn execute(&self, sql: &str) -> Outcome {
        let options = SqliteConnectOptions::new()
            .filename(self.path())
            .create_if_missing(true)
            .foreign_keys(false);
        let mut connection = SqliteConnection::connect_with(&options).await?;
        connection
            .execute(sea_orm::sqlx::AssertSqlSafe(sql.to_owned()))
            .await?;
        Ok(connection.close().await?)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("my blog? #1 50%.db")
    }

    pub(crate) async fn moves_to(&self, db: &TestDb) -> Result<Summary, ImportError> {
        import(db, &self.path()).await
    }
}

pub(crate) async fn import(db: &TestDb, path: &Path) -> Result<Summary, ImportError> {
    flask::import(&db.store, path, Options::default(), |_| ()).await
}

pub(crate) fn brought(brought: u64) -> Counts {
    Counts {
        brought,
        ..Counts::default()
    }
}

pub(crate) fn already_there(already_there: u64) -> Counts {
    Counts {
        already_there,
        ..Counts::default()
    }
}

/// Whether one of the sentences has all of these words in it.
pub(crate) fn says(summary: &Summary, words: &[&str]) -> bool {
    let mut sentences = summary.oddities.iter();
    sentences.any(|sentence| words.iter().all(|word| sentence.contains(word)))
}

/// How many rows there are, of everything that an import writes.
pub(crate) async fn rows(db: &TestDb) -> Outcome<[i64; 4]> {
    Ok([
        db.number("SELECT COUNT(*) FROM people").await?,
        db.number("SELECT COUNT(*) FROM posts").await?,
        db.number("SELECT COUNT(*) FROM comments").await?,
        db.number("SELECT COUNT(*) FROM imports").await?,
    ])
}
