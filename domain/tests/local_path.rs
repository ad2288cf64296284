//! Where `?next=` may lead: a path on this site, whatever a hostile link tries (security.md, H).

use domain::LocalPath;

/// Open redirects that have worked somewhere (sources: security.md, row 55).
const AWAY: &[&str] = &[
    "",
    "http://evil",
    "https://evil",
    "//evil",
    "///evil",
    "////evil",
    "http:///evil",
    "http:/evil",
    "http:evil",
    "https:evil",
    "/\\evil",
    "\\/evil",
    "\\\\evil",
    "\\\\\\evil",
    "/\\/evil",
    "/\\\\/evil",
    "\\\\//evil",
    "http:/\\evil",
    "http:\\/evil",
    "http:/\\//evil",
    "/%2f%2fevil",
    "%2f%2fevil",
    "/%5cevil",
    "/%2Fevil",
    "/%252fevil",
    "/%25255cevil",
    "/.//evil",
    "/..//evil",
    "/x/../..//evil",
    "/%2e//evil",
    " //evil",
    "\t//evil",
    "/\t/evil",
    "/\n/evil",
    "/\r/evil",
    "\u{8}//evil",
    "\u{a0}//evil",
    "//evil%00",
    "//evil%E3%80%82com",
    "//ｅvil.com",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\njavascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:x",
    "ftp://evil",
    "mailto:x",
    "http:999999999",
    "//3627734734",
    "http://site\\@evil",
    "http://site@evil",
    "http://user:pw@evil",
    "http:\\\\site\\@evil",
    "http://site\\me:pass@evil",
    "https://site.evil.com",
    "https://evil.com\\.site",
    "https://evil.com%5C.site",
    "//site@evil",
    "http://[::1]",
    "http://[2001:",
    "http://site:80:80/",
    "http://user@@site",
    "/\u{0}",
    "/%0d%0aSet-Cookie:x=1\r\n",
    "next",
    "?page=2",
    "#top",
    " /",
    "/ ",
];

const HERE: &[(&str, &str)] = &[
    ("/", "/"),
    ("/p?u=http://x", "/p?u=http://x"),
    ("/a//b", "/a//b"),
    ("/url%20space/", "/url%20space/"),
    ("/@user", "/@user"),
    ("/p#c-1", "/p#c-1"),
    (
        "/posts/before-six?page=2#comment-7",
        "/posts/before-six?page=2#comment-7",
    ),
    ("/é", "/%C3%A9"),
    ("/posts/折り紙", "/posts/%E6%8A%98%E3%82%8A%E7%B4%99"),
    ("/a/../b", "/b"),
];

#[test]
fn row_55_no_link_leads_away_from_the_site() {
    for raw in AWAY {
        assert_eq!(LocalPath::parse(raw), None, "{raw:?} leads away");
        assert_eq!(
            LocalPath::or_home(Some(raw)),
            LocalPath::home(),
            "{raw:?} leads home instead"
        );
    }
}

#[test]
fn row_55_a_path_of_the_site_is_kept() {
    for (raw, path) in HERE {
        assert_eq!(
            LocalPath::parse(raw)
                .map(|path| path.to_string())
                .as_deref(),
            Some(*path),
            "{raw:?}"
        );
    }
}

#[test]
fn row_55_a_path_longer_than_any_of_ours_is_refused() {
    let long = format!("/{}", "a".repeat(10_000));
    assert_eq!(LocalPath::parse(&long), None);
    let grows_when_encoded = format!("/{}", "é".repeat(LocalPath::MAX / 2 - 1));
    assert_eq!(LocalPath::parse(&grows_when_encoded), None);
}

#[test]
fn row_56_what_is_kept_can_stand_in_a_header() {
    for (raw, _) in HERE {
        let path = LocalPath::or_home(Some(raw)).to_string();
        assert!(path.bytes().all(|byte| byte.is_ascii_graphic()), "{path:?}");
    }
}
