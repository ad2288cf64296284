//! What a file is called by whoever sends it means nothing; and what breaks off half-way is as if it had never begun.

use super::files::{address, form};
use super::made::{jpeg, png};
use super::running::{logged_in, registered, try_post};
use crate::program::Program;
use crate::test_app::TestApp;
use domain::{Picture, Timestamp};
use std::collections::HashSet;

#[tokio::test]
async fn row_61_no_name_leads_anywhere() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let long = "a".repeat(300);
    let names = [
        "../../x",
        "..%2f..%2fx",
        "x.jpg%00.php",
        "CON",
        long.as_str(),
        "\u{202e}gpj.exe",
        "/etc/passwd",
        "x\0.jpg",
        "C:\\x.png",
        "",
        ".",
        "..",
        "x.svg",
        "x\n.jpg",
    ];
    let file = png(24, 24);
    for name in names {
        let files = [(name, file.as_slice())];
        let answer = grace
            .sends_files("/media", "application/json", &files)
            .await;
        // Some of these make a form that cannot be read; none is taken for more than a name.
        assert!(
            [200, 400].contains(&answer.status),
            "{name:?}: {}",
            answer.status
        );
        if answer.status == 200 {
            assert!(Picture::parse(&address(&answer)).is_some());
        }
    }
    let kept = site.media_files();
    assert_eq!(kept.len(), 2, "{kept:?}");
    for name in &kept {
        let hash = name.split('.').next().unwrap_or_default();
        assert!(domain::picture::is_hash(hash), "{name}");
    }
}

#[tokio::test]
async fn row_61_files_that_are_nobodys_are_swept_after_a_day_and_no_others() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let kept = grace.has_uploaded(&png(24, 24)).await;
    let gone = grace.has_uploaded(&jpeg(24, 24)).await;
    let id = grace.visits("/media").await.body;
    let id = id
        .split("/media/pictures/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a number")
        .to_owned();
    store::pictures::delete(&site.store, id.parse().expect("a number"))
        .await
        .expect("deleted");
    std::fs::write(site.media_folder().join("0123.part"), "half").expect("written");
    std::fs::write(site.media_folder().join("notes.txt"), "the owner's").expect("written");
    let media = media::Media::open(&media::Place::Folder(site.media_folder())).expect("opened");
    let rows = &site.store;
    let sweep = async |now: Timestamp| {
        let known = |hashes| async move {
            store::pictures::known(rows, hashes)
                .await
                .map_err(Trouble::Store)
        };
        media.sweep::<Trouble, _>(now, known).await.expect("swept")
    };
    assert_eq!(sweep(site.store.now()).await, 0);
    assert_eq!(
        sweep(site.store.now().plus_millis(25 * 60 * 60 * 1000)).await,
        3
    );
    assert_eq!(grace.visits(&gone).await.status, 404);
    assert_eq!(
        grace.fetches(&kept).await.len(),
        grace.fetches(&kept).await.len()
    );
    assert_eq!(site.media_files().len(), 3);
}

#[derive(Debug)]
enum Trouble {
    Store(#[expect(dead_code, reason = "shown when the test fails")] store::Error),
    Files(#[expect(dead_code, reason = "shown when the test fails")] media::StorageError),
}

impl From<media::StorageError> for Trouble {
    fn from(error: media::StorageError) -> Self {
        Self::Files(error)
    }
}

#[tokio::test]
async fn row_61_a_program_that_is_killed_while_pictures_come_in_has_no_row_without_its_file() {
    let program = Program::new();
    let data = program.dir().join("data");
    for round in 0..6_u32 {
        let mut serving = program.serve(&[]);
        let address = serving.address.clone();
        let cookie = if round == 0 {
            registered(&address)
        } else {
            logged_in(&address)
        };
        let sending = std::thread::spawn(move || {
            for number in 0..50_u32 {
                let side = 40 + number + 60 * round;
                let (kind, body) = form(&[("a.png", &png(side, side))]);
                if try_post(&address, "/media", &kind, &cookie, &body).is_err() {
                    return;
                }
            }
        });
        // At another moment each time, and always in the middle of something.
        let files = || std::fs::read_dir(data.join("media")).map_or(0, Iterator::count);
        let enough = files() + 2 + round as usize;
        while files() < enough {
            std::thread::yield_now();
        }
        serving.child.kill().expect("killed");
        serving.child.wait().expect("ended");
        sending.join().expect("nobody waits");
    }
    let names: HashSet<String> = std::fs::read_dir(data.join("media"))
        .expect("a folder")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let url = format!("sqlite://{}", data.join("quire.db").display());
    let store = store::Store::connect(&url, store::Clock::System)
        .await
        .expect("the database");
    let hashes = names
        .iter()
        .filter_map(|name| name.split('.').next())
        .map(str::to_owned)
        .collect();
    let rows = store::pictures::known(&store, hashes).await.expect("rows");
    assert_eq!(
        u64::try_from(rows.len()).unwrap_or(0),
        store::pictures::count(&store).await.expect("a number")
    );
    for hash in &rows {
        assert!(names.contains(&format!("{hash}.png")), "{hash}");
    }
}
