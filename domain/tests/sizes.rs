//! How large a text may be: as it is kept, however its line breaks came.

use domain::invalid::Problem;
use domain::{CommentBody, PostBody};

/// Lines of one letter that are `size` bytes with a line feed between them.
fn lines(size: usize) -> String {
    assert_eq!(size % 2, 1, "the last line has no end");
    vec!["a"; size / 2 + 1].join("\n")
}

#[test]
fn a_form_takes_as_much_as_an_island() {
    let parse_post = |raw: &str| PostBody::parse(raw).map(String::from);
    let parse_comment = |raw: &str| CommentBody::parse(raw).map(String::from);
    for (max, parse) in [
        (PostBody::MAX, &parse_post as &dyn Fn(&str) -> _),
        (CommentBody::MAX, &parse_comment),
    ] {
        let fits = lines(max - 1);
        let is_too_large = lines(max + 1);
        for ending in ["\n", "\r\n", "\r"] {
            let typed = fits.replace('\n', ending);
            assert_eq!(parse(&typed).as_ref(), Ok(&fits), "{ending:?}");
            let typed = is_too_large.replace('\n', ending);
            let refused = parse(&typed).map_err(|invalid| invalid.problem);
            assert_eq!(refused, Err(Problem::TooLarge { max }), "{ending:?}");
        }
    }
}
