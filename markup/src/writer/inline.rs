//! Emphasis and links.

use super::{Open, Writer};
use crate::address::Address;
use crate::nesting::DEEPEST;
use crate::{Dialect, anchor, escape};
use pulldown_cmark::LinkType;

/// What a link out of the site says about itself: the other page gets neither a handle on this one nor its address, and
/// search engines are told that visitors of the site wrote the link.
const REL: &str = "noopener noreferrer nofollow ugc";

impl Writer {
    pub(super) fn start_span(&mut self, open: &str, close: &'static str) -> Open {
        if self.spans == DEEPEST {
            return Open::Nothing;
        }
        self.spans += 1;
        self.out.push_str(open);
        Open::Span(close)
    }

    /// A link to where no link may lead is its text.
    pub(super) fn start_link(&mut self, kind: LinkType, address: &str, title: &str) -> Open {
        let mail;
        let address = if kind == LinkType::Email {
            mail = format!("mailto:{address}");
            &mail
        } else {
            address
        };
        match Address::parse(address) {
            Some(address) if !self.in_link => {
                self.open_link(address, title);
                Open::Link
            }
            _ => Open::Nothing,
        }
    }

    pub(super) fn open_link(&mut self, address: Address<'_>, title: &str) {
        self.in_link = true;
        self.out.push_str("<a href=\"");
        self.push_address(address);
        self.out.push('"');
        self.push_title(title);
        if matches!(address, Address::Web { .. }) {
            self.out.push_str(&format!(" rel=\"{REL}\""));
        }
        self.out.push('>');
    }

    pub(super) fn push_address(&mut self, address: Address<'_>) {
        match address {
            Address::Web { url, .. } | Address::Mail(url) | Address::Path(url) => {
                escape::address(&mut self.out, url);
            }
            Address::Fragment(name) => {
                self.out.push('#');
                if self.dialect == Dialect::Post && is_heading(name) {
                    self.out.push_str(anchor::PREFIX);
                }
                escape::address(&mut self.out, name);
            }
        }
    }

    pub(super) fn push_title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::text(&mut self.out, title);
            self.out.push('"');
        }
    }
}

/// An author writes `#some-heading`. The ids of notes and comments are written in full.
fn is_heading(fragment: &str) -> bool {
    let is_comment = fragment
        .strip_prefix("comment-")
        .is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_digit()));
    !fragment.is_empty() && !is_comment && !fragment.starts_with(anchor::PREFIX)
}
