//! The table of contents that a long post begins with: its headings of the first two ranks, each a link.

use crate::{anchor::PREFIX, escape};

/// A post with fewer headings is seen through without a table.
const FEWEST: usize = 4;

#[derive(Default)]
pub(crate) struct Contents(Vec<Entry>);

struct Entry {
    /// 2 or 3, as in `<h2>`.
    rank: u8,
    id: String,
    words: String,
}

impl Contents {
    pub(crate) fn add(&mut self, rank: u8, id: &str, words: &str) {
        if rank <= 3 && !words.trim().is_empty() {
            self.0.push(Entry {
                rank,
                id: id.to_owned(),
                words: words.to_owned(),
            });
        }
    }

    /// The table; empty for a short post.
    pub(crate) fn html(&self) -> String {
        let mut out = String::new();
        if self.0.len() < FEWEST {
            return out;
        }
        out.push_str(&format!(
            "<nav class=\"contents\" aria-labelledby=\"{PREFIX}contents_\">\n<h2 id=\"{PREFIX}contents_\">Contents</h2>\n<ol>\n"
        ));
        let mut above = None;
        for entry in &self.0 {
            let below = entry.rank == 3;
            out.push_str(match (above, below) {
                (None, _) => "",
                (Some(false), true) => "\n<ol>\n",
                (Some(true), false) => "</li>\n</ol>\n</li>\n",
                (Some(_), _) => "</li>\n",
            });
            // The first has none above it to stand below.
            above = Some(below && above.is_some());
            out.push_str(&format!("<li><a href=\"#{}\">", entry.id));
            escape::text(&mut out, entry.words.trim());
            out.push_str("</a>");
        }
        out.push_str(match above {
            Some(true) => "</li>\n</ol>\n</li>\n",
            _ => "</li>\n",
        });
        out.push_str("</ol>\n</nav>\n");
        out
    }
}
