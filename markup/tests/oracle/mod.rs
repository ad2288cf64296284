//! What a browser would make of some HTML, and whether any of it could do more than stand there. Asks a parser that
//! follows the HTML standard, because that is who has to be convinced.

use html5ever::serialize::{SerializeOpts, TraversalScope, serialize};
use html5ever::tendril::TendrilSink;
use html5ever::{Attribute, LocalName, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use std::fmt::Write;
use url::Url;

/// Elements that texts of this site consist of.
const ELEMENTS: &str = "html p h1 h2 h3 h4 h5 h6 a em strong del code pre ul ol li blockquote hr br img input div table caption \
    thead tbody tfoot tr th td sup sub section figure figcaption b i s u ins kbd mark q small abbr cite dfn dl \
    dt dd span time var samp nav picture source";

const ATTRIBUTES: &str = "alt aria-label aria-labelledby checked class colspan datetime decoding dir disabled height href id lang \
    loading rel reversed role rowspan scope src sizes start tabindex title type width";

/// Everything in a text that has no business there, in words; empty for a harmless one.
pub(crate) fn findings(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    visit(&parse(html).document, &mut |node| match &node.data {
        NodeData::Element { name, attrs, .. } => {
            if name.ns != ns!(html) || !lists(ELEMENTS, &name.local) {
                found.push(format!("element {} of {}", name.local, name.ns));
            }
            for attribute in attrs.borrow().iter() {
                if let Some(problem) = problem_of(name, attribute) {
                    found.push(format!("{}: {problem}: {}", name.local, attribute.value));
                }
            }
        }
        NodeData::Comment { contents } => found.push(format!("comment {contents}")),
        NodeData::ProcessingInstruction { .. } | NodeData::Doctype { .. } => {
            found.push("instruction".to_owned());
        }
        NodeData::Document | NodeData::Text { .. } => {}
    });
    found
}

fn problem_of(element: &QualName, attribute: &Attribute) -> Option<String> {
    let name = &*attribute.name.local;
    let value = &*attribute.value;
    let harmless = match name {
        _ if attribute.name.ns != ns!() => false,
        "href" => leads_to(value, &["http", "https", "mailto"]),
        "src" => leads_to(value, &["https"]),
        "id" | "aria-labelledby" => value.starts_with("user-content-"),
        "class" => value.split(' ').all(is_known_class),
        "srcset" => element.local == local_name!("source") && value.split(", ").all(is_own_picture),
        "type" if element.local == local_name!("source") => value == "image/webp",
        "type" => value == "checkbox" && element.local == local_name!("input"),
        _ => lists(ATTRIBUTES, name),
    };
    (!harmless).then(|| name.to_owned())
}

fn lists(names: &str, name: &str) -> bool {
    names.split(' ').any(|one| one == name)
}

/// A candidate for a `<picture>`: a smaller one of a picture of this site, and how wide it is.
fn is_own_picture(candidate: &str) -> bool {
    let own = candidate.split_once(' ').filter(|(address, width)| {
        let width = width.strip_suffix('w').unwrap_or_default();
        address.starts_with("/media/") && width.parse::<u32>().is_ok()
    });
    own.is_some_and(|(address, _)| leads_to(address, &["https"]))
}

/// Where a browser would go from a page of this site.
fn leads_to(address: &str, schemes: &[&str]) -> bool {
    Url::parse("https://quire.example/posts/x")
        .and_then(|page| page.join(address))
        // An address that leads nowhere at all is as good.
        .map_or(true, |url| schemes.contains(&url.scheme()))
}

fn is_known_class(class: &str) -> bool {
    let is_made_of_a_name = |class: &str| {
        class
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-#._".contains(&byte))
    };
    const OURS: &str =
        "anchor table-wrap footnotes num center wide contents callout callout-title math display";
    lists(OURS, class)
        || ["language-", "tok-", "callout-"]
            .iter()
            .any(|start| class.strip_prefix(start).is_some_and(is_made_of_a_name))
}

/// The tree as text, one node a line.
pub(crate) fn tree(html: &str) -> String {
    let mut out = String::new();
    visit(&parse(html).document, &mut |node| {
        let _ = match &node.data {
            NodeData::Element { name, attrs, .. } => {
                let attributes: Vec<String> = attrs
                    .borrow()
                    .iter()
                    .map(|attribute| format!("{}={:?}", attribute.name.local, &*attribute.value))
                    .collect();
                let parents = std::iter::successors(parent(node), parent).count();
                writeln!(out, "{parents} <{} {}>", name.local, attributes.join(" "))
            }
            NodeData::Text { contents } => writeln!(out, "{:?}", &**contents.borrow()),
            _ => Ok(()),
        };
    });
    out
}

/// What a browser would write if it were asked for its tree.
pub(crate) fn serialised(html: &str) -> String {
    let dom = parse(html);
    let root = dom.document.children.borrow()[0].clone();
    let mut out = Vec::new();
    let options = SerializeOpts {
        traversal_scope: TraversalScope::ChildrenOnly(None),
        ..SerializeOpts::default()
    };
    let written = serialize(&mut out, &SerializableHandle::from(root), options);
    assert!(written.is_ok());
    String::from_utf8_lossy(&out).into_owned()
}

fn parse(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), LocalName::from("div"));
    parse_fragment(
        RcDom::default(),
        Default::default(),
        context,
        Vec::new(),
        true,
    )
    .one(html)
}

fn visit(root: &Handle, look: &mut impl FnMut(&Handle)) {
    let mut waiting = vec![root.clone()];
    while let Some(node) = waiting.pop() {
        look(&node);
        waiting.extend(node.children.borrow().iter().rev().cloned());
        if let NodeData::Element {
            template_contents, ..
        } = &node.data
        {
            waiting.extend(template_contents.borrow().iter().cloned());
        }
    }
}

fn parent(node: &Handle) -> Option<Handle> {
    let weak = node.parent.take();
    let up = weak.as_ref().and_then(std::rc::Weak::upgrade);
    node.parent.set(weak);
    up
}
