//! Text that somebody typed, fit for a line of the log.

/// The text with everything escaped that could begin a new line, colour it or turn it around.
pub(super) fn on_one_line(typed: &str) -> String {
    let mut line = String::with_capacity(typed.len());
    for c in typed.chars() {
        let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || turns || c == '\\' {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn row_82_a_name_with_a_line_break_stays_on_its_line() {
        assert_eq!(
            on_one_line("ada\n2026 admin logged in"),
            r"ada\n2026 admin logged in"
        );
        assert_eq!(on_one_line("\u{1b}[31m\u{202e}"), r"\u{1b}[31m\u{202e}");
        assert_eq!(on_one_line("アダ"), "アダ");
    }
}
