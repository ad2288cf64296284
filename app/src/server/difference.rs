//! The difference of two versions of a post, by lines and by words, as somebody reads it.

use crate::AppError;
use domain::post::PostForm;
use domain::revision::{Difference, Fate, Line};
use serde_json::Value;
use similar::{Algorithm, ChangeTag, InlineChange, TextDiff};
use std::time::Duration;

/// Lines without a change that are shown around one.
const AROUND: usize = 3;
/// For longer nobody waits for a nicer difference: then it is a coarser one.
const PATIENCE: Duration = Duration::from_millis(300);

/// Part by part what is not the same on both sides, found where waiting for it holds nobody else up.
pub async fn differences(before: PostForm, after: PostForm) -> Result<Vec<Difference>, AppError> {
    let found = tokio::task::spawn_blocking(move || compare(&before, &after)).await;
    found.map_err(|cause| {
        tracing::error!(%cause, "two versions could not be compared");
        AppError::Unavailable
    })
}

/// Knows no part by name but how it is called, so that no new field of the form is forgotten here.
fn compare(before: &PostForm, after: &PostForm) -> Vec<Difference> {
    let [before, after] = [before, after].map(|form| match serde_json::to_value(form.words()) {
        Ok(Value::Object(parts)) => parts,
        _ => serde_json::Map::new(),
    });
    let mut parts: Vec<&String> = after.keys().collect();
    // What the post says comes before what is said about it.
    parts.sort_by_key(|part| {
        ORDER
            .iter()
            .position(|known| known == part)
            .unwrap_or(ORDER.len())
    });
    let differs = |part: &&&String| before.get(**part) != after.get(**part);
    let texts = |part: &String| [&before, &after].map(|parts| text(parts.get(part)));
    parts
        .iter()
        .filter(differs)
        .map(|part| {
            let [before, after] = texts(part);
            Difference {
                part: label(part),
                hunks: hunks(&before, &after),
            }
        })
        .collect()
}

const ORDER: [&str; 7] = [
    "title",
    "subtitle",
    "body",
    "cover",
    "cover_alt",
    "cover_caption",
    "status",
];

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

/// As the editor calls it; of a part that has no name here, its own will do.
fn label(part: &str) -> String {
    match part {
        "body" => "Text".to_owned(),
        "cover_alt" => "Description of the cover".to_owned(),
        "cover_caption" => "Caption of the cover".to_owned(),
        "publish_at" => "Publish at, in UTC".to_owned(),
        "slug" => "Address".to_owned(),
        "canonical" => "Address of the original".to_owned(),
        "comments_until" => "Comments open until".to_owned(),
        other => {
            let words = other.replace('_', " ");
            let mut chars = words.chars();
            let first = chars.next().map(|c| c.to_uppercase().to_string());
            first.unwrap_or_default() + chars.as_str()
        }
    }
}

fn hunks(before: &str, after: &str) -> Vec<Vec<Line>> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .timeout(PATIENCE)
        .diff_lines(before, after);
    let groups = diff.grouped_ops(AROUND);
    let lines = |ops: &Vec<similar::DiffOp>| {
        ops.iter()
            .flat_map(|op| diff.iter_inline_changes(op))
            .map(|change| line(&change))
            .collect()
    };
    groups.iter().map(lines).collect()
}

fn line(change: &InlineChange<'_, str>) -> Line {
    let pieces = change
        .iter_strings_lossy()
        .map(|(changed, text)| (changed, text.trim_end_matches('\n').to_owned()))
        .filter(|(_, text)| !text.is_empty());
    Line {
        fate: match change.tag() {
            ChangeTag::Equal => Fate::Same,
            ChangeTag::Delete => Fate::Gone,
            ChangeTag::Insert => Fate::New,
        },
        pieces: pieces.collect(),
    }
}
