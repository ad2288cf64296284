//! Everything that is typed into the form, whatever its fields are called.

use domain::post::PostForm;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};
use wasm_bindgen::JsCast;
use web_sys::{
    Event, EventInit, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

/// A name and what stands there.
pub(super) type Fields = Vec<(String, String)>;

/// What the form would send, without its buttons.
pub(super) fn read(form: &HtmlFormElement) -> Fields {
    controls(form)
        .into_iter()
        .filter_map(|it| it.sends())
        .collect()
}

/// Puts everything back to where it was. What listens to a field hears of it.
pub(super) fn write(form: &HtmlFormElement, fields: &Fields) {
    for control in controls(form) {
        let name = control.name();
        let values: Vec<&String> = fields
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, value)| value)
            .collect();
        if control.takes(&values) {
            control.tells();
        }
    }
}

/// Changes a field that nobody sees.
pub(super) fn set(form: &HtmlFormElement, name: &str, value: &str) {
    for control in controls(form) {
        if control.name() == name {
            control.takes(&[&value.to_owned()]);
        }
    }
}

/// Whether something stands in the form that did not come with the page: typed before the scripts were there, or filled in
/// by the browser that remembers it.
pub(super) fn is_changed(form: &HtmlFormElement) -> bool {
    controls(form).iter().any(|control| match control {
        Control::Text(area) => area
            .default_value()
            .is_ok_and(|given| area.value() != given),
        _ => false,
    })
}

/// The form as the server reads it: what it does not know is left out.
pub(super) fn as_form(fields: Fields) -> Option<PostForm> {
    PostForm::deserialize(MapDeserializer::<_, Error>::new(fields.into_iter())).ok()
}

enum Control {
    Text(HtmlTextAreaElement),
    Input(HtmlInputElement),
    Select(HtmlSelectElement),
}

fn controls(form: &HtmlFormElement) -> Vec<Control> {
    let all = form.elements();
    (0..all.length())
        .filter_map(|at| {
            let element = match all.item(at)?.dyn_into() {
                Ok(area) => return Some(Control::Text(area)),
                Err(element) => element,
            };
            match element.dyn_into() {
                Ok(select) => Some(Control::Select(select)),
                Err(element) => element.dyn_into().ok().map(Control::Input),
            }
        })
        .collect()
}

impl Control {
    fn name(&self) -> String {
        match self {
            Self::Text(area) => area.name(),
            Self::Input(input) => input.name(),
            Self::Select(select) => select.name(),
        }
    }

    fn value(&self) -> String {
        match self {
            Self::Text(area) => area.value(),
            Self::Input(input) => input.value(),
            Self::Select(select) => select.value(),
        }
    }

    fn kind(&self) -> String {
        match self {
            Self::Input(input) => input.type_(),
            _ => String::new(),
        }
    }

    fn is_ticked(&self) -> Option<bool> {
        match self {
            Self::Input(input) if matches!(&*input.type_(), "checkbox" | "radio") => {
                Some(input.checked())
            }
            _ => None,
        }
    }

    /// The switch between writing and preview is nothing that anybody typed, and files are not for keeping.
    fn sends(&self) -> Option<(String, String)> {
        let name = self.name();
        let is_left_out = name.is_empty() || name == "view" || self.kind() == "file";
        (!is_left_out && self.is_ticked() != Some(false)).then(|| (name, self.value()))
    }

    /// Whether that changed anything.
    fn takes(&self, values: &[&String]) -> bool {
        let first = values.first().map(|value| value.as_str());
        match (self, self.is_ticked(), first) {
            (Self::Input(input), Some(before), _) if self.name() != "view" => {
                let ticked = values.iter().any(|value| **value == input.value());
                input.set_checked(ticked);
                before != ticked
            }
            (_, None, Some(value)) if self.value() != value && self.kind() != "file" => {
                match self {
                    Self::Text(area) => area.set_value(value),
                    Self::Input(input) => input.set_value(value),
                    Self::Select(select) => select.set_value(value),
                }
                true
            }
            _ => false,
        }
    }

    fn tells(&self) {
        let init = EventInit::new();
        init.set_bubbles(true);
        let Ok(event) = Event::new_with_event_init_dict("input", &init) else {
            return;
        };
        let _ = match self {
            Self::Text(area) => area.dispatch_event(&event),
            Self::Input(input) => input.dispatch_event(&event),
            Self::Select(select) => select.dispatch_event(&event),
        };
    }
}
