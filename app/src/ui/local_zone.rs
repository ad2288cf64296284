//! Dates in the reader's own zone, where scripts run. The server sends them in UTC, so they read right without, too.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, NodeList};

/// Rewrites each `<time data-show="date|moment">` of the page in the page's language and the browser's zone. To be
/// called again when an island has added one.
pub fn show_in_local_zone() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let language = language(&document);
    let Ok(times) = document.query_selector_all("time[datetime][data-show]") else {
        return;
    };
    for time in elements(&times) {
        let moment = Date::new(&time.get_attribute("datetime").unwrap_or_default().into());
        if moment.get_time().is_nan() {
            continue;
        }
        let mut text = write(&moment, &language, &DAY);
        if time.get_attribute("data-show").as_deref() == Some("moment") {
            text = format!("{text}, {}", write(&moment, &language, &MINUTE));
        }
        time.set_text_content(Some(&text));
    }
}

/// "19 November 2026"
const DAY: [(&str, &str); 3] = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
/// "08:12"
const MINUTE: [(&str, &str); 2] = [("hour", "2-digit"), ("minute", "2-digit")];

fn write(moment: &Date, language: &JsValue, style: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (part, form) in style {
        // Setting a property of a plain new object cannot fail.
        let _ = Reflect::set(&options, &(*part).into(), &(*form).into());
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(language), &options).format();
    let text = format.call1(&JsValue::UNDEFINED, moment);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// British order for English, as the server writes it.
fn language(document: &Document) -> JsValue {
    let lang = document
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default();
    JsValue::from_str(if lang.is_empty() || lang == "en" {
        "en-GB"
    } else {
        &lang
    })
}

fn elements(list: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok())
}
