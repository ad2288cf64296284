//! The toolbar and the keys: what they do to the text, with the browser's own undo behind it.

use domain::editing::{Edit, Tool, break_line, indent, outdent, paste};
use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, EventTarget, HtmlDocument, HtmlTextAreaElement};

/// The buttons over the text. They are not there without scripts, which do their work.
#[component]
pub(super) fn Toolbar(body: NodeRef<Textarea>, assets: String) -> impl IntoView {
    let buttons = Tool::ALL.map(|tool| {
        let press = move |_| {
            if let Some(body) = body.get_untracked() {
                let edit = tool.apply(&body.value(), marked(&body));
                change(&body, &edit);
            }
        };
        let label = tool.label();
        view! {
            {(tool == Tool::Link).then(|| view! { <span class="gap"></span> })}
            <button type="button" title=hint(tool) aria-label=label on:click=press>{face(tool, &assets)}</button>
        }
    });
    view! { <div class="toolbar" role="group" aria-label="Formatting">{buttons.into_iter().collect_view()}</div> }
}

fn hint(tool: Tool) -> String {
    match tool {
        Tool::Bold => "Bold (Ctrl+B)".to_owned(),
        Tool::Italic => "Italic (Ctrl+I)".to_owned(),
        Tool::Link => "Link (Ctrl+K)".to_owned(),
        other => other.label().to_owned(),
    }
}

fn face(tool: Tool, assets: &str) -> AnyView {
    let icon = match tool {
        Tool::Heading => return "H".into_any(),
        Tool::Bold => return view! { <b>"B"</b> }.into_any(),
        Tool::Italic => return view! { <i>"I"</i> }.into_any(),
        Tool::Link => "link",
        Tool::Image => "image",
        Tool::Quote => "quote",
        Tool::List => "list",
        Tool::Code => "code",
    };
    let source = format!("{assets}/icons.svg#{icon}");
    view! { <svg class="icon" aria-hidden="true"><use href=source></use></svg> }.into_any()
}

/// Listens to the keys in the text and to what is pasted there.
pub(super) fn listen(body: HtmlTextAreaElement) {
    // Escape gives the next Tab back to whoever moves by keyboard.
    let leaves = Rc::new(Cell::new(false));
    let area = body.clone();
    window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if is_at(&event, &area) && !event.is_composing() {
            press(&event, &area, &leaves);
        }
    });
    window_event_listener(leptos::ev::paste, move |event: ClipboardEvent| {
        if !is_at(&event, &body) {
            return;
        }
        let pasted = event
            .clipboard_data()
            .and_then(|data| data.get_data("text/plain").ok())
            .unwrap_or_default();
        // A long text is no address, and need not be looked at.
        let (from, to) = marked(&body);
        if from < to && pasted.len() < 4_000 {
            done(&event, &body, paste(&body.value(), (from, to), &pasted));
        }
    });
}

fn is_at(event: &Event, body: &HtmlTextAreaElement) -> bool {
    event
        .target()
        .is_some_and(|target| target == *AsRef::<EventTarget>::as_ref(body))
}

fn press(event: &KeyboardEvent, body: &HtmlTextAreaElement, leaves: &Cell<bool>) {
    let key = event.key();
    let left = leaves.replace(key == "Escape" || (leaves.get() && key == "Shift"));
    let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    let edit = match key.as_str() {
        "Tab" if plain && !left && event.shift_key() => outdent(&body.value(), marked(body)),
        "Tab" if plain && !left => indent(&body.value(), marked(body)),
        "Enter" if plain && !event.shift_key() => break_line(&body.value(), marked(body)),
        key if command => Tool::of_key(key).map(|tool| tool.apply(&body.value(), marked(body))),
        _ => None,
    };
    done(event, body, edit);
}

/// Without a change the browser does what it always does.
fn done(event: &Event, body: &HtmlTextAreaElement, edit: Option<Edit>) {
    if let Some(edit) = edit {
        event.prevent_default();
        change(body, &edit);
    }
}

fn marked(body: &HtmlTextAreaElement) -> (u32, u32) {
    let place = |at: Result<Option<u32>, _>| at.ok().flatten().unwrap_or(0);
    (place(body.selection_start()), place(body.selection_end()))
}

/// As if it had been typed, so that undo takes it back. A browser that does not type for others is told what happened.
fn change(body: &HtmlTextAreaElement, edit: &Edit) {
    let _ = body.focus();
    let _ = body.set_selection_range(edit.from, edit.to);
    let command = if edit.insert.is_empty() {
        "delete"
    } else {
        "insertText"
    };
    let typed = document().dyn_into::<HtmlDocument>().is_ok_and(|document| {
        let typed = document.exec_command_with_show_ui_and_value(command, false, &edit.insert);
        typed.unwrap_or(false)
    });
    if !typed {
        let (from, to) = (edit.from, edit.to);
        let _ = body.set_range_text_with_start_and_end(&edit.insert, from, to);
        let init = EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
            let _ = body.dispatch_event(&event);
        }
    }
    let _ = body.set_selection_range(edit.select.0, edit.select.1);
}
