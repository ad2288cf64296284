//! The settings of the program, as far as they were others when it was started last.

use super::{Happened, commit_all};
use crate::{Error, Store, events, settings};
use std::collections::BTreeMap;

/// Tells which settings differ from those of the last start, and remembers these. The first start tells of none. `shown` are
/// names and values as an owner may read them, with secrets masked.
pub async fn settings_at_start(
    store: &Store,
    shown: BTreeMap<String, String>,
) -> Result<(), Error> {
    let kept = serde_json::to_string(&shown).map_err(|_shape| Error::NotFound)?;
    let before = settings::get(store.reader(), settings::STARTED_WITH).await?;
    if before.as_deref() == Some(&kept) {
        return Ok(());
    }
    let before: Option<BTreeMap<String, String>> =
        before.and_then(|before| serde_json::from_str(&before).ok());
    let told = before.map_or_else(Vec::new, |before| differences(&before, &shown));
    let tx = store.begin().await?;
    settings::set(&tx, settings::STARTED_WITH, kept).await?;
    commit_all(store, tx, &told).await
}

fn differences(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<Happened> {
    let mut keys: Vec<&String> = before.keys().chain(now.keys()).collect();
    keys.sort();
    keys.dedup();
    let value = |settings: &BTreeMap<String, String>, key: &str| {
        let value = settings.get(key).filter(|value| !value.is_empty());
        value.map_or_else(|| "nothing".to_owned(), |value| format!("\"{value}\""))
    };
    keys.into_iter()
        .map(|key| (key, value(before, key), value(now, key)))
        .filter(|(_, from, to)| from != to)
        .map(|(key, from, to)| events::setting_changed(key, &from, &to))
        .collect()
}
