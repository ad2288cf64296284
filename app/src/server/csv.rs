//! Tables as text (RFC 4180), which a spreadsheet may open without running anything in them.

use domain::audit::Entry;

/// The audit log, with a line of headings.
pub(super) fn of_entries(entries: &[Entry]) -> String {
    let mut csv = line([
        "time",
        "event",
        "by",
        "by_number",
        "to",
        "to_number",
        "network",
        "request",
        "detail",
    ]);
    for entry in entries {
        let number = |id: Option<domain::UserId>| id.map(|id| id.to_string()).unwrap_or_default();
        csv.push_str(&line([
            &entry.at.rfc3339(),
            &entry.event,
            &entry.by.name,
            &number(entry.by.id),
            &entry.to.name,
            &number(entry.to.id),
            &entry.network,
            &entry.request,
            &entry.detail,
        ]));
    }
    csv
}

fn line<const N: usize>(cells: [&str; N]) -> String {
    cells.map(cell).join(",") + "\r\n"
}

/// What a spreadsheet would take for a formula has an apostrophe before it.
fn cell(text: &str) -> String {
    let acts = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if acts {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\r', '\n']) || acts {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{cell, line};

    #[test]
    fn a_cell_is_quoted_where_it_has_to_be() {
        assert_eq!(line(["a", "b c", ""]), "a,b c,\r\n");
        assert_eq!(cell("one, \"two\"\nthree"), "\"one, \"\"two\"\"\nthree\"");
    }

    #[test]
    fn nothing_in_a_cell_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(cell(formula), format!("\"'{formula}\""));
        }
        assert_eq!(cell("ada@example.org"), "ada@example.org");
    }
}
