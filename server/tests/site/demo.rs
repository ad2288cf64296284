//! A site that `quire demo` filled, as its owner and its first visitors find it.

use crate::program::{Program, stderr, stdout};
use crate::test_app::{PASSWORD, TestApp};

fn filled(arguments: &[&str]) -> (Program, String) {
    let program = Program::new();
    let output = program.run(arguments, &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    (program, stdout(&output))
}

#[test]
fn an_empty_site_is_filled_and_its_people_are_told() {
    let (program, said) = filled(&["demo"]);
    assert!(
        said.starts_with("24 posts and 120 comments are in.\n"),
        "{said}"
    );
    assert!(
        said.contains("  admin   ines@quire.example    Ines Marlow\n"),
        "{said}"
    );
    let password = said.lines().last().and_then(|line| line.rsplit(' ').next());
    assert_eq!(
        password.map(str::len),
        Some("abcd-efgh-jkmn-pqrs".len()),
        "{said}"
    );
    let list = stdout(&program.run(&["user", "list"], &[]));
    assert_eq!(list.lines().count(), 13, "{list}");
    assert!(
        list.contains("1   admin   ines-marlow") && list.contains("देविका-राव"),
        "{list}"
    );
}

#[test]
fn a_site_with_anybody_in_it_is_left_alone() {
    let (program, _) = filled(&["demo", "--posts", "2", "--comments", "1"]);
    let people = stdout(&program.run(&["user", "list"], &[]));
    let output = program.run(&["demo"], &[]);
    assert_eq!(output.status.code(), Some(1));
    let error = stderr(&output);
    assert!(
        error.contains("only fills an empty one") && error.lines().count() == 1,
        "{error}"
    );
    assert_eq!(stdout(&program.run(&["user", "list"], &[])), people);
}

#[test]
fn a_password_that_was_given_is_not_printed() {
    let program = Program::new();
    let weak = program.told(&["demo", "--password"], "password123\n");
    assert_eq!(weak.status.code(), Some(1));
    let output = program.told(&["demo", "--password"], &format!("{PASSWORD}\n"));
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!stdout(&output).contains("password"), "{}", stdout(&output));
}

#[tokio::test]
async fn visitors_read_it_in_every_language() {
    let (program, said) = filled(&["demo", "--posts", "40", "--comments", "400"]);
    assert!(said.starts_with("40 posts and 400 comments"), "{said}");
    let serving = program.serve(&[]);
    for (path, words) in [
        ("/", "What a folded sheet knows about the web"),
        ("/?page=3", "Backups you can hold"),
        (
            "/posts/what-a-folded-sheet-knows-about-the-web",
            "mice prefer the first quire",
        ),
        ("/posts/紙の端に残す言葉", "この子たちの名前は"),
        ("/posts/حين-تبدأ-الصفحة-من-اليمين", "فنجان القهوة"),
        ("/posts/lob-des-druckfehlerverzeichnisses", "Wiesensalbei"),
        ("/posts/one-thread-through-four-sheets", "🧵"),
    ] {
        let url = format!("http://{}{path}", serving.address);
        let response = reqwest::get(url).await.expect("an answer");
        assert_eq!(response.status(), 200, "{path}");
        let page = response.text().await.expect("a page");
        assert!(page.contains(words), "{words} on {path}");
    }
}

#[tokio::test]
async fn its_pictures_come_from_the_site_itself() {
    let (program, _) = filled(&["demo"]);
    let serving = program.serve(&[]);
    let url = format!("http://{}/", serving.address);
    let home = reqwest::get(url).await.expect("an answer");
    let home = home.text().await.expect("a page");
    assert!(home.contains("src=\"/media/demo/fold.svg\""), "{home}");
    // The program of a test carries no files: one that runs where they are shows them.
    let site = TestApp::spawn().await;
    for name in ["fold", "harbour", "types", "shelf", "stitch"] {
        let path = format!("/media/demo/{name}.svg");
        let picture = site.anonymous().visits(&path).await;
        assert_eq!(picture.status, 200, "{path}");
        assert_eq!(picture.header("content-type"), "image/svg+xml");
        assert!(picture.body.len() < 4096, "{path}");
    }
}
