//! Dates in the reader's own zone. The server sends them in UTC, so they read right without scripts too.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Date, Intl, Object, Reflect};
use web_sys::{Document, Element, NodeList};

/// Rewrites each `<time data-show="date|moment">` of the page in the page's language and the browser's zone.
pub(crate) fn show_in_local_zone() {
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
        let exact = time.get_attribute("data-show").as_deref() == Some("moment");
        let text = Intl::DateTimeFormat::new(&Array::of1(&language), &style(exact)).format();
        if let Ok(text) = text.call1(&JsValue::UNDEFINED, &moment) {
            time.set_text_content(text.as_string().as_deref());
        }
    }
}

/// British order for English, as the server writes it: "19 November 2026".
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

fn style(exact: bool) -> Object {
    let style = Object::new();
    let mut parts = vec![("day", "numeric"), ("month", "long"), ("year", "numeric")];
    if exact {
        parts.extend([("hour", "2-digit"), ("minute", "2-digit")]);
    }
    for (part, form) in parts {
        // Setting a property of a plain new object cannot fail.
        let _ = Reflect::set(&style, &part.into(), &form.into());
    }
    style
}

fn elements(list: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok())
}
