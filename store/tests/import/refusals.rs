//! Files that are no such blog: one sentence each, and nothing is written.

use crate::old_blog::{OldBlog, TUTORIAL, fixture, import, rows};
use std::path::Path;
use store::import::ImportError;
use store::testing::{Outcome, TestDb};

async fn refused(path: &Path) -> Outcome<ImportError> {
    let db = TestDb::sqlite().await?;
    let Err(error) = import(&db, path).await else {
        return Err("it was taken".into());
    };
    assert_eq!(rows(&db).await?, [0, 0, 0, 0]);
    let sentence = error.to_string();
    assert!(
        !sentence.contains('\n') && sentence.len() < 300,
        "{sentence}"
    );
    assert!(sentence.contains(&path.display().to_string()), "{sentence}");
    Ok(error)
}

#[tokio::test]
async fn a_file_that_is_not_there() -> Outcome {
    let folder = tempfile::tempdir()?;
    let missing = folder.path().join("blog.db");
    assert!(matches!(refused(&missing).await?, ImportError::Missing(_)));
    assert!(!missing.exists());
    Ok(())
}

#[tokio::test]
async fn files_that_are_no_database() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("blog.db");
    for content in ["", "SQLite", "<!doctype html><p>Not found</p>"] {
        std::fs::write(&path, content)?;
        assert!(matches!(
            refused(&path).await?,
            ImportError::NotADatabase(_)
        ));
    }
    assert!(matches!(
        refused(folder.path()).await?,
        ImportError::NotADatabase(_)
    ));
    Ok(())
}

#[tokio::test]
async fn a_blog_cut_off_anywhere() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("blog.db");
    let whole = std::fs::read(fixture())?;
    for length in [
        16,
        50,
        99,
        100,
        4096,
        4097,
        20_000,
        whole.len() - 4096,
        whole.len() - 1,
    ] {
        std::fs::write(&path, &whole[..length])?;
        let error = refused(&path).await?;
        assert!(
            matches!(error, ImportError::Damaged(_)),
            "{length}: {error}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_blog_with_garbage_in_the_middle() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("blog.db");
    let whole = std::fs::read(fixture())?;
    for page in 1..whole.len() / 4096 {
        let mut broken = whole.clone();
        broken[page * 4096..(page + 1) * 4096].fill(0xa5);
        std::fs::write(&path, &broken)?;
        let db = TestDb::sqlite().await?;
        // A page that nobody has to look at, one of an index, may be anything.
        if let Err(error) = import(&db, &path).await {
            assert!(matches!(error, ImportError::Damaged(_)), "{page}: {error}");
            assert_eq!(rows(&db).await?, [0, 0, 0, 0]);
        }
    }
    Ok(())
}

#[tokio::test]
async fn databases_of_something_else() -> Outcome {
    for sql in [
        "CREATE TABLE t (id INTEGER)",
        "CREATE TABLE songs (id INTEGER PRIMARY KEY, title TEXT, body TEXT)",
        "CREATE TABLE post (id INTEGER PRIMARY KEY, title TEXT, body TEXT, author_id INTEGER)",
    ] {
        let other = OldBlog::new(sql).await?;
        let error = refused(&other.path()).await?;
        assert!(
            matches!(error, ImportError::NotABlog { .. }),
            "{sql}: {error}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_blog_with_changes_that_are_not_in_its_file_yet() -> Outcome {
    let old = OldBlog::new(TUTORIAL).await?;
    for ending in ["-wal", "-journal"] {
        let mut beside = old.path().into_os_string();
        beside.push(ending);
        std::fs::write(&beside, b"changes of yesterday")?;
        let error = refused(&old.path()).await?;
        assert!(matches!(error, ImportError::Unfinished { .. }), "{error}");
        // What SQLite leaves behind when it is done is empty, or begins with zeros.
        std::fs::write(&beside, [0; 512])?;
    }
    let db = TestDb::sqlite().await?;
    old.moves_to(&db).await?;
    Ok(())
}

#[tokio::test]
async fn a_blog_with_a_log_that_was_folded_in_is_not_refused() -> Outcome {
    let old = OldBlog::new(&format!("PRAGMA journal_mode = WAL; {TUTORIAL}")).await?;
    let db = TestDb::sqlite().await?;
    old.moves_to(&db).await?;
    assert_eq!(rows(&db).await?, [1, 1, 0, 2]);
    Ok(())
}
