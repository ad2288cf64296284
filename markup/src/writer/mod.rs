//! Turns the parser's events into HTML. Each start of an element leaves an [`Open`] on a stack that says what its end
//! has to do, so that every element that was opened is closed, in the right order, whatever the source was.

mod block;
mod container;
mod inline;
mod notes;
mod picture;
mod table;

use crate::anchor::{Anchors, Outline};
use crate::colour::Colours;
use crate::contents::Contents;
use crate::nesting::DEEPEST;
use crate::{Dialect, escape};
use notes::Notes;
use picture::{Alone, Picture};
use pulldown_cmark::{Event, Tag};
use table::Table;

pub(crate) struct Writer {
    dialect: Dialect,
    out: String,
    open: Vec<Open>,
    /// Lists, items and quotes that are open.
    containers: usize,
    /// Emphasis and the like that is open.
    spans: usize,
    /// No link may stand in another.
    in_link: bool,
    /// A picture whose description is being read.
    picture: Option<Picture>,
    /// The last picture, which may turn out to be all that its paragraph has.
    alone: Option<Alone>,
    /// Language and text of a block of code that is to be coloured.
    code_text: Option<(String, String)>,
    colours: Colours,
    /// The words of a heading that is open, of which its id is made.
    heading: Option<String>,
    anchors: Anchors,
    outline: Outline,
    contents: Contents,
    notes: Notes,
    notes_open: usize,
    table: Table,
}

/// An element whose end has not come yet.
enum Open {
    /// Nothing was written: it is not allowed here, or lies too deep.
    Nothing,
    /// Closed with these characters.
    Block(&'static str),
    /// A paragraph that began here in the output.
    Paragraph {
        start: usize,
    },
    Code,
    /// A list, an item, a quote and the like.
    Container(&'static str),
    /// Emphasis and the like.
    Span(&'static str),
    Link,
    Picture,
    /// What the heading is about began here in the output.
    Heading {
        level: u8,
        start: usize,
    },
    Table,
    TableHead,
    /// A cell that began here in the output.
    Cell {
        start: usize,
    },
    /// A footnote, with the output that goes on after it.
    Note {
        label: String,
        outside: String,
    },
}

impl Writer {
    pub(crate) fn new(dialect: Dialect, source_length: usize) -> Self {
        Self {
            dialect,
            out: String::with_capacity(source_length + source_length / 2),
            open: Vec::new(),
            containers: 0,
            spans: 0,
            in_link: false,
            picture: None,
            alone: None,
            code_text: None,
            colours: Colours::default(),
            heading: None,
            anchors: Anchors::default(),
            outline: Outline::default(),
            contents: Contents::default(),
            notes: Notes::default(),
            notes_open: 0,
            table: Table::default(),
        }
    }

    pub(crate) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                let open = self.start(tag);
                self.open.push(open);
            }
            Event::End(_) => self.end(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak if self.dialect == Dialect::Post => self.text("\n"),
            Event::SoftBreak | Event::HardBreak => self.line_break(),
            Event::Rule => self.rule(),
            Event::FootnoteReference(label) => self.note_reference(&label),
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(formula) => self.math(&formula, "math", "$"),
            Event::DisplayMath(formula) => self.math(&formula, "math display", "$$"),
        }
    }

    /// The whole text, with its footnotes at the end.
    pub(crate) fn finish(mut self) -> String {
        self.write_notes();
        self.out.insert_str(0, &self.contents.html());
        self.out
    }

    fn start(&mut self, tag: Tag<'_>) -> Open {
        if self.picture.is_some() {
            // Only the text within a picture counts, as its description.
            return Open::Nothing;
        }
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::List(first) => self.start_list(first),
            Tag::Item => self.start_item(),
            Tag::FootnoteDefinition(label) => self.start_note(&label),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_table_head(),
            Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.start_span("<em>", "</em>"),
            Tag::Strong => self.start_span("<strong>", "</strong>"),
            Tag::Strikethrough => self.start_span("<del>", "</del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(link_type, &dest_url, &title),
            Tag::Image {
                dest_url, title, ..
            } => {
                self.picture = Some(Picture::new(&dest_url, &title));
                Open::Picture
            }
            Tag::DefinitionList => self.start_definitions(),
            Tag::DefinitionListTitle => self.start_term(),
            Tag::DefinitionListDefinition => self.start_definition(),
            // Switched off; what is in them is written all the same.
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Open::Nothing,
        }
    }

    fn end(&mut self) {
        match self.open.pop() {
            None | Some(Open::Nothing) => {}
            Some(Open::Block(close)) => self.out.push_str(close),
            Some(Open::Paragraph { start }) => self.end_paragraph(start),
            Some(Open::Code) => self.end_code(),
            Some(Open::Container(close)) => {
                self.containers -= 1;
                self.out.push_str(close);
            }
            Some(Open::Span(close)) => {
                self.spans -= 1;
                self.out.push_str(close);
            }
            Some(Open::Link) => {
                self.in_link = false;
                self.out.push_str("</a>");
            }
            Some(Open::Picture) => self.end_picture(),
            Some(Open::Heading { level, start }) => self.end_heading(level, start),
            Some(Open::Table) => self.end_table(),
            Some(Open::TableHead) => self.end_table_head(),
            Some(Open::Cell { start }) => self.end_cell(start),
            Some(Open::Note { label, outside }) => self.end_note(label, outside),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(text);
            return;
        }
        if let Some((_, code)) = &mut self.code_text {
            code.push_str(text);
            return;
        }
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
        escape::text(&mut self.out, text);
    }

    /// Begins a new line of output, for whoever reads the source of a page.
    fn new_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Whether so many more containers may be opened.
    fn has_room(&self, containers: usize) -> bool {
        self.containers + containers <= DEEPEST
    }
}
