//! The configuration as `quire config` prints it: a settings file, with a word on where each value comes from.

/// A setting and its value in effect.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) key: String,
    pub(super) value: Option<String>,
    /// `None` for a default.
    pub(super) from: Option<String>,
}

pub(super) fn text(lines: &[Line]) -> String {
    let assignments: Vec<String> = lines.iter().map(assignment).collect();
    let width = assignments.iter().map(|line| line.chars().count()).max();
    let width = width.unwrap_or_default().min(60);
    let mut out = String::new();
    for (line, assignment) in lines.iter().zip(assignments) {
        let from = line.from.as_deref().unwrap_or("default");
        out.push_str(&format!("{assignment:<width$}  # {from}\n"));
    }
    out
}

fn assignment(line: &Line) -> String {
    let value = line.value.as_deref().unwrap_or_default();
    format!("{} = {}", line.key, quoted(value))
}

/// A basic string of TOML. No setting holds control characters; they would be escaped as well.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
