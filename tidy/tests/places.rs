//! What may be done in one place only, so that it is right everywhere.

use tidy::{File, code_elsewhere, expect_none, files, is_code};

fn is_in(file: &File, places: &[&str]) -> bool {
    places.iter().any(|place| file.path.starts_with(place)) || file.path.starts_with("tidy/")
}

/// How many lines of code hold a word.
fn count(file: &File, word: &str) -> usize {
    file.lines_with(word)
        .filter(|(_, line)| is_code(line))
        .count()
}

#[test]
fn the_app_hardly_knows_where_it_runs() {
    let app = files(&["rs"]);
    let app = app.iter().filter(|file| file.path.starts_with("app/src/"));
    let counts = app.map(|file| {
        (
            file,
            count(file, "cfg(feature")
                + count(file, "cfg_attr(feature")
                + count(file, "cfg!(feature"),
        )
    });
    let counts = counts.filter(|(_, count)| *count > 0).collect::<Vec<_>>();
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let places = counts
        .iter()
        .map(|(file, count)| format!("{}: {count}", file.path))
        .collect::<Vec<_>>();
    if total > 5 {
        expect_none(
            "Server code belongs in store, or behind the one `server` module: five `cfg(feature` lines at most in app/src.",
            &places,
        );
    }
}

#[test]
fn row_47_html_enters_a_page_through_one_component() {
    let rust = files(&["rs"]);
    let places = ["app/src/ui/html.rs"];
    let broken = code_elsewhere("inner_html", &rust, |file| is_in(file, &places));
    expect_none(
        "Only app/src/ui/html.rs puts HTML into a page, and only `SafeHtml`:",
        &broken,
    );
}

#[test]
fn row_47_only_the_two_renderers_call_html_safe() {
    let rust = files(&["rs"]);
    let places = [
        "domain/src/html.rs",
        "markup/",
        "store/src/html/",
        "store/src/render.rs",
    ];
    let broken = code_elsewhere("SafeHtml::from_renderer", &rust, |file| {
        is_in(file, &places)
    });
    expect_none(
        "HTML becomes `SafeHtml` in markup, in store::html and where store reads back what they made (store::render):",
        &broken,
    );
}

#[test]
fn row_34_nothing_changes_by_following_a_link() {
    let rust = files(&["rs"]);
    for codec in ["GetUrl", "GetCbor", "GetJson", "Websocket"] {
        let broken = code_elsewhere(codec, &rust, |file| is_in(file, &[]));
        expect_none(
            &format!(
                "A server function that answers GET can be called from any page of the web; `{codec}` stands in:"
            ),
            &broken,
        );
    }
}

#[test]
fn no_page_loads_a_script_of_others() {
    let sources = files(&["rs", "ts", "js"]);
    let broken = sources
        .iter()
        .filter(|file| file.path.starts_with("app/") || file.path.starts_with("server/src/"))
        .flat_map(|file| {
            let scripts = file.lines_with("<script").chain(file.lines_with("<Script"));
            let foreign = scripts.filter(|(_, line)| line.contains("://") || line.contains("\"//"));
            foreign.map(|(number, _)| format!("{}:{number}", file.path))
        })
        .collect::<Vec<_>>();
    expect_none("Scripts come from this site alone:", &broken);
}

#[test]
fn the_domain_waits_for_nothing() {
    let rust = files(&["rs"]);
    let outside = |file: &File| !file.path.starts_with("domain/src/");
    for word in ["async fn", ".await", "cfg(feature", "SystemTime", "now_utc"] {
        let broken = code_elsewhere(word, &rust, outside);
        expect_none(
            &format!("The domain is free of web, clock and waiting; `{word}` stands in:"),
            &broken,
        );
    }
}
