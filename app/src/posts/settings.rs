//! "Settings of the post": everything in the editor that is neither its text nor its cover.

use crate::ui::{Icon, TextField, control_id, problem_with};
use domain::post::{PostForm, Status};
use domain::{Field, Invalid, Tag, Timestamp};
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::js_sys::Date;

/// What a [`SettingsFields`] is about.
const FIELDS: [Field; 6] = [
    Field::Tags,
    Field::PublishAt,
    Field::Slug,
    Field::Excerpt,
    Field::Canonical,
    Field::CommentsUntil,
];

/// Folded away until somebody wants something of it, or has to put something right.
#[component]
pub fn SettingsFields(
    form: PostForm,
    status: Status,
    problems: Vec<Invalid>,
    known_tags: Vec<String>,
) -> impl IntoView {
    let open = problems.iter().any(|found| FIELDS.contains(&found.field));
    let problem = move |field| problem_with(field, &problems);
    view! {
        <details class="fold-out" open=open>
            <summary>"Settings of the post"<Icon name="down"/></summary>
            <div class="inner">
                <TagField value=form.tags known_tags problem=problem(Field::Tags)/>
                {(!status.is_readable())
                    .then(|| view! { <PublishAt at=form.publish_at zone=form.zone problem=problem(Field::PublishAt)/> })}
                <TextField
                    field=Field::Slug
                    label="Address"
                    hint="The end of the post's address. Left empty it follows the title, until the post is published. Links to a former address go on working."
                    value=form.slug
                    optional=true
                    problem=problem(Field::Slug)
                />
                <TextField
                    field=Field::Excerpt
                    label="Excerpt"
                    hint="What lists and search engines say about the post, in place of the subtitle."
                    value=form.excerpt
                    optional=true
                    problem=problem(Field::Excerpt)
                />
                <TextField
                    field=Field::Canonical
                    label="Address of the original"
                    kind="url"
                    hint="If the text stood elsewhere first: search engines are led there. Starts with https://"
                    value=form.canonical
                    optional=true
                    problem=problem(Field::Canonical)
                />
                <TextField
                    field=Field::CommentsUntil
                    label="Comments open until"
                    kind="date"
                    hint="The last day for comments, in UTC. Without one they stay open."
                    value=form.comments_until
                    optional=true
                    problem=problem(Field::CommentsUntil)
                />
                <Otherwise status/>
            </div>
        </details>
    }
}

/// What else the post can become, beside what the bar of the editor offers.
#[component]
fn Otherwise(status: Status) -> impl IntoView {
    let (hint, label, outcome) = match status {
        Status::Published => (
            "Takes the post out of all lists. Its address goes on working.",
            "Make unlisted",
            Status::Unlisted,
        ),
        Status::Unlisted => (
            "Puts the post into the lists, for everybody to find.",
            "Publish for everybody",
            Status::Published,
        ),
        Status::Draft | Status::Scheduled => (
            "Everybody who knows the address can read it, and no list has it.",
            "Publish unlisted",
            Status::Unlisted,
        ),
    };
    view! {
        <div class="field">
            <p class="hint" id="otherwise">{hint}</p>
            <p class="row">
                <button class="button quiet small" type="submit" name="status" value=outcome.word() aria-describedby="otherwise">{label}</button>
            </p>
        </div>
    }
}

/// Suggests tags that there are. A browser compares its suggestions with all of the field, so where scripts run each is
/// given with the tags before it.
#[component]
fn TagField(value: String, known_tags: Vec<String>, problem: Option<String>) -> impl IntoView {
    let before = RwSignal::new(String::new());
    let typed = move |text: String| {
        let end = text.rfind(Tag::SEPARATORS);
        let end = end.map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
        let done = text[..end].trim_end();
        before.set(if done.is_empty() {
            String::new()
        } else {
            format!("{done} ")
        });
    };
    let options = known_tags
        .into_iter()
        .map(|tag| view! { <option value=move || format!("{}{tag}", before.read())></option> })
        .collect_view();
    let invalid = problem.is_some();
    let hint = format!("Separate with commas, {} at most.", Tag::AT_MOST);
    view! {
        <div class="field" on:input=move |event| typed(event_target_value(&event))>
            <label for="tags">"Tags "<span class="optional">"optional"</span></label>
            <p class="hint" id="tags-hint">{hint}</p>
            <input
                class="input"
                id="tags"
                name="tags"
                list="known-tags"
                autocomplete="off"
                value=value
                aria-invalid=invalid.then_some("true")
                aria-describedby=if invalid { "tags-hint tags-error" } else { "tags-hint" }
            />
            <datalist id="known-tags">{options}</datalist>
            <crate::ui::FieldError field=Field::Tags problem/>
        </div>
    }
}

/// In UTC as it is sent. Where scripts run, the field shows the time of the device, and says beside it how far that is
/// from UTC on the day that was chosen.
#[component]
fn PublishAt(at: String, zone: String, problem: Option<String>) -> impl IntoView {
    let id = control_id(Field::PublishAt);
    let input = NodeRef::<Input>::new();
    let offset = RwSignal::new(zone.clone());
    let here = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(field) = input.get() else { return };
        if !here.get_untracked() {
            let mark = offset.get_untracked();
            if let Some(moment) = date(&format!(
                "{}{}",
                field.value(),
                if mark.is_empty() { "Z" } else { &mark }
            )) {
                field.set_value(&local(&moment));
            }
            here.set(true);
        }
        offset.set(offset_at(&field.value()));
    });
    let typed = move |_| {
        if let Some(field) = input.get_untracked() {
            offset.set(offset_at(&field.value()));
        }
    };
    let hint = move || {
        let zone = if here.get() {
            "in the time of this device"
        } else {
            "in UTC"
        };
        format!("Date and time {zone}. “Publish” then waits for it.")
    };
    let invalid = problem.is_some();
    view! {
        <div class="field">
            <label for=id.clone()>"Publish at "<span class="optional">"optional"</span></label>
            <p class="hint" id="publish_at-hint">{hint}</p>
            <input
                class="input"
                id=id.clone()
                name=id
                type="datetime-local"
                value=at
                node_ref=input
                on:input=typed
                aria-invalid=invalid.then_some("true")
                aria-describedby=if invalid { "publish_at-hint publish_at-error" } else { "publish_at-hint" }
            />
            <input type="hidden" name="zone" value=zone prop:value=move || offset.get()/>
            <crate::ui::FieldError field=Field::PublishAt problem/>
        </div>
    }
}

/// A moment that a browser understands; `None` for one that is none.
fn date(text: &str) -> Option<Date> {
    let date = Date::new(&JsValue::from_str(text));
    (!date.get_time().is_nan()).then_some(date)
}

/// How far the zone of the device is from UTC at a local time, as `+09:00`.
fn offset_at(local: &str) -> String {
    let minutes = date(local).map_or(0.0, |date| -date.get_timezone_offset());
    let (sign, minutes) = if minutes < 0.0 {
        ('-', -minutes)
    } else {
        ('+', minutes)
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred at most"
    )]
    let minutes = minutes as u32;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A moment as `datetime-local` wants it, in the zone of the device.
fn local(date: &Date) -> String {
    let shift = date.get_timezone_offset() * 60_000.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds of a calendar are whole and far from the limits"
    )]
    let shown = Timestamp::from_millis((date.get_time() - shift) as i64);
    shown.rfc3339().chars().take(16).collect()
}
