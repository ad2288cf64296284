//! Posts and comments in any number, put together from pieces of the written ones. They read like a dream about them.

use super::prng::{Deck, Prng};
use super::snippets::Snippets;
use super::titles::Titles;
use super::written::Flaw;
use domain::{CommentBody, Invalid, PostBody, Subtitle, Title};

/// What a post without an author or a date consists of.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) title: Title,
    pub(super) subtitle: Subtitle,
    pub(super) body: PostBody,
}

/// Words of a body that ends with the sentence in which it reaches its length.
const SHORTEST: usize = 310;
const LONGEST: usize = 730;

/// Writes without end, and always the same.
pub(super) struct Writer<'a> {
    snippets: &'a Snippets<'a>,
    chance: Prng,
    titles: Titles,
}

impl<'a> Writer<'a> {
    pub(super) fn new(snippets: &'a Snippets<'a>) -> Self {
        let mut chance = Prng::new(1918);
        Self {
            snippets,
            titles: Titles::new(&mut chance),
            chance,
        }
    }

    pub(super) const fn chance(&mut self) -> &mut Prng {
        &mut self.chance
    }

    pub(super) fn post(&mut self) -> Result<Text, Flaw> {
        let mut sentences = Deck::shuffled(self.snippets.sentences.len(), &mut self.chance);
        let subtitle = self.sentence(&mut sentences);
        let body = self.body(&mut sentences);
        let title = self.titles.next();
        Ok(Text {
            title: Title::parse(&title).map_err(flawed)?,
            subtitle: Subtitle::parse(subtitle)
                .or_else(|_too_long| Subtitle::parse(""))
                .map_err(flawed)?,
            body: PostBody::parse(&body).map_err(flawed)?,
        })
    }

    /// One to three sentences.
    pub(super) fn comment(&mut self) -> Result<CommentBody, Flaw> {
        let remarks = &self.snippets.remarks;
        let mut deck = Deck::shuffled(remarks.len(), &mut self.chance);
        let count = self.chance.between(1, 3);
        let chosen: Vec<&str> = (0..count)
            .filter_map(|_| remarks.get(deck.draw()).copied())
            .collect();
        CommentBody::parse(&chosen.join(" ")).map_err(flawed)
    }

    /// Sections of some paragraphs, and in some of them a quote, a table or a piece of code.
    fn body(&mut self, sentences: &mut Deck) -> String {
        let length = self.chance.between(SHORTEST, LONGEST);
        let mut headings = Deck::shuffled(self.snippets.headings.len(), &mut self.chance);
        let mut body = Body::default();
        while body.words < length {
            for _ in 0..self.chance.between(2, 3) {
                self.paragraph(&mut body, length, sentences);
            }
            if body.words < length {
                if self.chance.below(3) == 0 {
                    let block = self.chance.one_of(&self.snippets.blocks);
                    body.block(block.copied().unwrap_or_default());
                }
                let heading = self.snippets.headings.get(headings.draw());
                body.block(&format!("# {}", heading.copied().unwrap_or("And then")));
                self.paragraph(&mut body, length, sentences);
            }
        }
        body.text
    }

    fn paragraph(&mut self, body: &mut Body, length: usize, sentences: &mut Deck) {
        let count = self.chance.between(2, 6);
        let mut paragraph: Vec<&str> = Vec::new();
        let mut words = body.words;
        while paragraph.len() < count && (words < length || paragraph.is_empty()) {
            let sentence = self.sentence(sentences);
            words += sentence.split_whitespace().count();
            paragraph.push(sentence);
        }
        body.block(&paragraph.join(" "));
    }

    fn sentence(&self, sentences: &mut Deck) -> &'a str {
        let all: &'a [&'a str] = &self.snippets.sentences;
        all.get(sentences.draw()).copied().unwrap_or("So it goes.")
    }
}

#[derive(Default)]
struct Body {
    text: String,
    words: usize,
}

impl Body {
    fn block(&mut self, markdown: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(markdown);
        self.words += markdown.split_whitespace().count();
    }
}

const fn flawed(cause: Invalid) -> Flaw {
    Flaw::Text {
        file: "a generated text",
        cause,
    }
}
