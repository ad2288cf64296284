//! What HTML from elsewhere may consist of. Everything else goes: unknown elements leave their text behind, elements
//! whose content is no text go with it.

use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(super) static POST: LazyLock<Builder<'static>> = LazyLock::new(|| rules(TAGS));

/// Comments show no pictures: readers would be tracked by them.
pub(super) static COMMENT: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut comment = rules(TAGS);
    comment
        .rm_tags(["img"])
        .rm_set_tag_attribute_value("img", "loading");
    comment
});

const TAGS: &str = "a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 \
    hr i img ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot th thead time tr u ul var";

/// Elements whose content would be read in another way once they were gone, or is not for readers.
const GO_WITH_CONTENT: &str = "script style svg math iframe object embed applet noscript noembed noframes template title \
    textarea select xmp plaintext audio video canvas form";

const ATTRIBUTES: [(&str, &str); 10] = [
    ("a", "href"),
    ("code", "class"),
    ("del", "datetime"),
    ("img", "src alt width height loading"),
    ("ins", "datetime"),
    ("ol", "start reversed"),
    ("span", "class"),
    ("td", "colspan rowspan"),
    ("th", "colspan rowspan scope"),
    ("time", "datetime"),
];

/// Nothing in a text may take the place of an id of the page.
const ID_PREFIX: &str = "user-content-";

fn rules(tags: &'static str) -> Builder<'static> {
    let mut rules = Builder::empty();
    rules
        .tags(set(tags))
        .clean_content_tags(set(GO_WITH_CONTENT))
        .generic_attributes(set("id lang dir title"))
        .tag_attributes(ATTRIBUTES.map(|(tag, names)| (tag, set(names))).into())
        .set_tag_attribute_values(HashMap::from([
            ("img", HashMap::from([("loading", "lazy")])),
            // Long lines scroll within the block, so the keyboard has to be able to get there.
            ("pre", HashMap::from([("tabindex", "0")])),
        ]))
        .url_schemes(set("http https mailto"))
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(filter)
        .link_rel(Some("noopener noreferrer nofollow ugc"))
        .id_prefix(Some(ID_PREFIX))
        .strip_comments(true);
    rules
}

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_ascii_whitespace().collect()
}

/// Looks at the value of each attribute that is allowed by its name: what is left of it, or that it has to go.
fn filter<'v>(tag: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let keep_if = |keep: bool| keep.then_some(Cow::Borrowed(value));
    match name {
        "href" => href(value),
        "src" => keep_if(is_picture(value)),
        "class" if tag == "code" => keep_if(value.strip_prefix("language-").is_some_and(is_name)),
        "class" => keep_if(value.strip_prefix("tok-").is_some_and(is_name)),
        "colspan" | "rowspan" => keep_if(is_number(value, 3)),
        "width" | "height" => keep_if(is_number(value, 5)),
        "start" => keep_if(is_number(value.strip_prefix('-').unwrap_or(value), 9)),
        _ => keep_if(true),
    }
}

/// Fragments follow the ids that they point at.
fn href(value: &str) -> Option<Cow<'_, str>> {
    if !is_one_host(value) {
        return None;
    }
    match value.strip_prefix('#') {
        Some(name) if !name.is_empty() && !name.starts_with(ID_PREFIX) => {
            Some(Cow::Owned(format!("#{ID_PREFIX}{name}")))
        }
        _ => Some(Cow::Borrowed(value)),
    }
}

/// From this site, or under TLS; the page's content security policy lets no others in.
fn is_picture(value: &str) -> bool {
    let has_scheme = value.contains(':');
    is_one_host(value) && (!has_scheme || value.starts_with("https://"))
}

/// No address that a browser would read in another way than the parser that judged it.
fn is_one_host(value: &str) -> bool {
    let value = value.trim_matches(|c: char| c <= ' ');
    !value.starts_with("//") && !value.contains('\\') && !value.contains(|c: char| c.is_control())
}

fn is_name(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 32
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-#._".contains(&byte))
}

fn is_number(value: &str, digits: usize) -> bool {
    !value.is_empty() && value.len() <= digits && value.bytes().all(|byte| byte.is_ascii_digit())
}
