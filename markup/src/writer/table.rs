//! Tables, each in a box that scrolls sideways and that the keyboard can get to.

use super::{Open, Writer};
use pulldown_cmark::Alignment;

/// The table that is being written: a cell cannot hold another one.
#[derive(Default)]
pub(super) struct Table {
    /// How many tables there have been, for their names.
    count: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_rows: bool,
}

impl Writer {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) -> Open {
        self.new_line();
        self.table = Table {
            count: self.table.count + 1,
            alignments,
            ..Table::default()
        };
        self.out.push_str(
            "<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-label=\"Table",
        );
        if self.table.count > 1 {
            self.out.push_str(&format!(" {}", self.table.count));
        }
        self.out.push_str("\">\n<table>\n");
        Open::Table
    }

    pub(super) fn end_table(&mut self) {
        if self.table.has_rows {
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
    }

    pub(super) fn start_table_head(&mut self) -> Open {
        self.table.in_head = true;
        self.out.push_str("<thead>\n<tr>");
        Open::TableHead
    }

    pub(super) fn end_table_head(&mut self) {
        self.table.in_head = false;
        self.out.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn start_row(&mut self) -> Open {
        if !self.table.has_rows {
            self.table.has_rows = true;
            self.out.push_str("<tbody>\n");
        }
        self.table.column = 0;
        self.out.push_str("<tr>");
        Open::Block("</tr>\n")
    }

    pub(super) fn start_cell(&mut self) -> Open {
        let start = self.out.len();
        self.out.push_str(if self.table.in_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => self.out.push_str(" class=\"num\">"),
            Some(Alignment::Center) => self.out.push_str(" class=\"center\">"),
            _ => self.out.push('>'),
        }
        self.table.column += 1;
        Open::Cell { start }
    }

    /// A heading without words is no heading, so the corner of a table is a plain cell.
    pub(super) fn end_cell(&mut self, start: usize) {
        let is_empty = self.out.ends_with('>') && !self.out[start + 1..].contains('<');
        if is_empty {
            self.out.truncate(start);
            self.out.push_str("<td></td>");
        } else if self.table.in_head {
            self.out.push_str("</th>");
        } else {
            self.out.push_str("</td>");
        }
    }
}
