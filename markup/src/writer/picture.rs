//! Pictures, and figures: a picture with a paragraph to itself and a title has that for its caption.
//!
//! A picture that was uploaded here says in its address how large it is. It is shown in a box of that shape before it has
//! come, and a browser takes the one that fits its window.

use super::Writer;
use crate::address::Address;
use crate::{Dialect, escape};
use domain::Picture as Uploaded;

/// At the end of a picture's address: the picture may be wider than the text.
const WIDE: &str = "#wide";

/// How wide the column of text gets: 66 characters beside a margin, the window on a small screen (`style/tokens.css`).
const IN_COLUMN: &str = "(min-width: 62rem) 40.2rem, calc(100vw - 2.25rem)";
/// The same where the picture reaches into the margin behind the text.
const IN_WIDE: &str =
    "(min-width: 70rem) 52.7rem, (min-width: 62rem) 40.2rem, calc(100vw - 2.25rem)";

/// A picture whose description is still being read.
pub(super) struct Picture {
    address: String,
    title: String,
    pub(super) alt: String,
    wide: bool,
}

/// A picture, and where in the output it is.
pub(super) struct Alone {
    picture: Picture,
    from: usize,
    to: usize,
}

impl Alone {
    /// Whether there is nothing else in the paragraph that begins at `start` and goes on to the end of the output.
    pub(super) fn is_all_of(&self, start: usize, out: &str) -> bool {
        let is_figure = self.picture.wide || !self.picture.title.is_empty();
        is_figure && self.from == start + "<p>".len() && self.to == out.len()
    }
}

impl Picture {
    pub(super) fn new(address: &str, title: &str) -> Self {
        let narrow = address.strip_suffix(WIDE);
        Self {
            address: narrow.unwrap_or(address).to_owned(),
            title: title.to_owned(),
            alt: String::new(),
            wide: narrow.is_some(),
        }
    }
}

impl Writer {
    /// A picture where one may be, else a link to it, else its description.
    pub(super) fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else {
            return;
        };
        if let Some(heading) = &mut self.heading {
            heading.push_str(&picture.alt);
        }
        match Address::parse(&picture.address) {
            Some(address) if self.dialect == Dialect::Post && is_picture(address) => {
                let from = self.out.len();
                self.write_picture(&picture, &picture.title, IN_COLUMN);
                let to = self.out.len();
                self.alone = Some(Alone { picture, from, to });
            }
            Some(address) if !self.in_link => {
                self.open_link(address, &picture.title);
                let words = [&picture.alt, &picture.address];
                let words = words.into_iter().find(|words| !words.trim().is_empty());
                escape::text(&mut self.out, words.map_or("", String::as_str));
                self.in_link = false;
                self.out.push_str("</a>");
            }
            _ => escape::text(&mut self.out, &picture.alt),
        }
    }

    /// In place of the paragraph that begins at `start`.
    pub(super) fn write_figure(&mut self, start: usize, Alone { picture, .. }: &Alone) {
        self.out.truncate(start);
        let (open, sizes) = if picture.wide {
            ("<figure class=\"wide\">\n", IN_WIDE)
        } else {
            ("<figure>\n", IN_COLUMN)
        };
        self.out.push_str(open);
        self.write_picture(picture, "", sizes);
        self.out.push('\n');
        if !picture.title.is_empty() {
            self.out.push_str("<figcaption>");
            escape::text(&mut self.out, &picture.title);
            self.out.push_str("</figcaption>\n");
        }
        self.out.push_str("</figure>\n");
    }

    fn write_picture(&mut self, picture: &Picture, title: &str, sizes: &str) {
        let uploaded = Uploaded::parse(&picture.address);
        let smaller = uploaded.as_ref().map(smaller).unwrap_or_default();
        if !smaller.is_empty() {
            self.out
                .push_str("<picture><source type=\"image/webp\" srcset=\"");
            escape::text(&mut self.out, &smaller);
            self.out.push_str(&format!("\" sizes=\"{sizes}\">"));
        }
        self.out.push_str("<img src=\"");
        escape::address(&mut self.out, &picture.address);
        self.out.push('"');
        if let Some(Uploaded { width, height, .. }) = uploaded {
            self.out
                .push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        self.out.push_str(" alt=\"");
        escape::text(&mut self.out, &picture.alt);
        self.out.push('"');
        self.push_title(title);
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
        if !smaller.is_empty() {
            self.out.push_str("</picture>");
        }
    }
}

/// The smaller ones of a picture with their widths; empty for one that moves.
fn smaller(picture: &Uploaded) -> String {
    let candidates: Vec<String> = picture
        .renditions()
        .map(|(width, address)| format!("{address} {width}w"))
        .collect();
    candidates.join(", ")
}

/// Pictures come from this site or under TLS; the page's content security policy lets no others in.
const fn is_picture(address: Address<'_>) -> bool {
    matches!(
        address,
        Address::Path(_)
            | Address::Web {
                encrypted: true,
                ..
            }
    )
}
