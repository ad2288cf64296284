//! Takes the written texts apart into pieces that make sense next to any other.

use super::written::WrittenPost;

/// What generated texts are put together from.
#[derive(Debug, Default)]
pub(super) struct Snippets<'a> {
    /// From paragraphs of posts.
    pub(super) sentences: Vec<&'a str>,
    /// Of sections, without their mark.
    pub(super) headings: Vec<&'a str>,
    /// Quotes, tables and code, each in Markdown as it stands.
    pub(super) blocks: Vec<&'a str>,
    /// From comments.
    pub(super) remarks: Vec<&'a str>,
}

/// A block of more words would be a text of its own.
const LONGEST_BLOCK: usize = 80;
const LANGUAGE: &str = "en";

impl<'a> Snippets<'a> {
    /// From the posts in English: half a sentence in each of six languages would be read by nobody.
    pub(super) fn of(posts: &'a [WrittenPost]) -> Self {
        let mut all = Self::default();
        for post in posts.iter().filter(|post| post.language == LANGUAGE) {
            for block in blocks(post.body.as_str()) {
                all.sort_in(block);
            }
            for comment in &post.comments {
                let paragraphs = blocks(comment.body.as_str()).into_iter();
                all.remarks
                    .extend(paragraphs.filter(|text| is_prose(text)).flat_map(sentences));
            }
        }
        all
    }

    fn sort_in(&mut self, block: &'a str) {
        if let Some(heading) = block.strip_prefix('#') {
            let heading = heading.trim_start_matches('#').trim();
            self.headings
                .push(heading.trim_start_matches(|c: char| c.is_ascii_digit() || ". ".contains(c)));
        } else if block.starts_with("```") || block.starts_with('|') || block.starts_with("> ") {
            if block.split_whitespace().count() <= LONGEST_BLOCK {
                self.blocks.push(block);
            }
        } else if is_prose(block) {
            self.sentences.extend(sentences(block));
        }
    }
}

/// A text at its empty lines, where code stays in one piece.
fn blocks(text: &str) -> Vec<&str> {
    let (mut found, mut start, mut in_code, mut at) = (Vec::new(), 0, false, 0);
    for line in text.split_inclusive('\n') {
        if line.starts_with("```") {
            in_code = !in_code;
        }
        at += line.len();
        if line.trim().is_empty() && !in_code {
            found.push(&text[start..at]);
            start = at;
        }
    }
    found.push(&text[start..]);
    found.retain(|block| !block.trim().is_empty());
    found.iter_mut().for_each(|block| *block = block.trim_end());
    found
}

/// Whether a block is a paragraph of words.
fn is_prose(block: &str) -> bool {
    block.starts_with(|c: char| c.is_alphabetic() || "\"“*".contains(c)) && !block.contains('\n')
}

/// The sentences of a paragraph that can stand alone: with both ends of whatever they open, and without notes and links.
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = paragraph;
    while let Some(end) = sentence_end(rest) {
        let (sentence, after) = rest.split_at(end);
        found.push(sentence);
        rest = after.trim_start();
    }
    found.push(rest);
    found.retain(|sentence| stands_alone(sentence));
    found
}

/// Where the first sentence ends that another one follows.
fn sentence_end(text: &str) -> Option<usize> {
    text.match_indices(' ').map(|(at, _)| at).find(|at| {
        let before = text[..*at].trim_end_matches(['"', '”', '*', ')']);
        let after = text[*at..]
            .trim_start()
            .trim_start_matches(['"', '“', '*', '(']);
        before.ends_with(['.', '?', '!']) && after.starts_with(char::is_uppercase)
    })
}

fn stands_alone(sentence: &str) -> bool {
    let pairs = |mark| sentence.matches(mark).count().is_multiple_of(2);
    let words = sentence.split_whitespace().count();
    (4..=50).contains(&words)
        && sentence.ends_with(['.', '?', '!'])
        && !sentence.contains(['[', ']', '<', '|', ':', '(', ')', '“', '”'])
        && ["*", "`", "\""].into_iter().all(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_falls_into_sentences() {
        let text = "It was late. \"Who is *there*?\" asked nobody at all. See [this](/posts/that) for more of it. We went home.";
        assert_eq!(
            sentences(text),
            ["\"Who is *there*?\" asked nobody at all."],
            "the short ones and the one with a link are left out"
        );
    }

    #[test]
    fn code_stays_in_one_piece() {
        let text = "One.\n\n```rust\nlet a;\n\nlet b;\n```\n\nTwo.";
        assert_eq!(
            blocks(text),
            ["One.", "```rust\nlet a;\n\nlet b;\n```", "Two."]
        );
    }
}
