//! The editor: the text on the left, the page it becomes on the right.

use super::settings::SettingsFields;
use crate::AppError;
use crate::ui::{ErrorSummary, FieldError, Html, TextField, in_textarea, problem_with};
use domain::post::{Format, PostForm, Status};
use domain::{Field, Invalid, SafeHtml, paths};
use leptos::ev::{BeforeUnloadEvent, Event};
use leptos::html::Textarea;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use markup::Punctuation;
use std::time::Duration;

/// A plain form whose buttons say what is to become of the post. Where scripts run, the preview follows the typing and
/// the browser asks before unsaved words are left behind.
#[island(lazy)]
pub fn EditorIsland(
    action: String,
    form: PostForm,
    /// The form came back with words in it that are saved nowhere.
    unsaved: bool,
    error: Option<AppError>,
    preview: SafeHtml,
    format: Format,
    status: Status,
    /// What to suggest to somebody who types a tag.
    known_tags: Vec<String>,
    site: String,
    mark: String,
    /// Whether the site sets quotes and dashes itself.
    smart: bool,
) -> impl IntoView {
    let (pane, label, placeholder) = names(format);
    // A form that comes back without an error is one that was sent for its preview.
    let previewed = unsaved && error.is_none();
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let body_problem = problem_with(Field::Body, &problems);
    let title = RwSignal::new(form.title.clone());
    let subtitle = RwSignal::new(form.subtitle.clone());
    let words = RwSignal::new(count_words(&form.body));
    let preview = RwSignal::new(preview);
    let changed = RwSignal::new(unsaved);
    let body = NodeRef::<Textarea>::new();

    let mut render = debounce(Duration::from_millis(120), move |markdown: String| {
        preview.set(markup::post_with(&markdown, Punctuation::smart_if(smart)));
    });
    let on_body = move |event: Event| {
        let markdown = event_target_value(&event);
        words.set(count_words(&markdown));
        if format == Format::Markdown {
            render(markdown);
        }
    };
    keep_unsaved(changed);
    let live = RwSignal::new(false);
    Effect::new(move |_| live.set(format == Format::Markdown));
    // What Enter in a line presses is the first button there is, seen or not: this one keeps the post what it is.
    let on_enter = status.word();

    view! {
        <form class="editor-form" method="post" action=action on:input=move |_| changed.set(true) on:submit=move |_| changed.set(false)>
            <button class="visually-hidden" type="submit" name="status" value=on_enter tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="version" value=form.version.clone()/>
            <Bar site mark status words live previewed/>
            <ErrorSummary error=Signal::stored(error)/>
            <div class="panes">
                <section class="pane write" aria-label=pane>
                    <Line field=Field::Title label="Title" text=form.title.clone() problems=problems.clone() typed=title/>
                    <Line field=Field::Subtitle label="Subtitle" text=form.subtitle.clone() problems=problems.clone() typed=subtitle/>
                    <label class="visually-hidden" for="body">{label}</label>
                    <textarea
                        class="bare body"
                        id="body"
                        name="body"
                        rows="16"
                        spellcheck="true"
                        placeholder=placeholder
                        node_ref=body
                        aria-invalid=body_problem.is_some().then_some("true")
                        aria-describedby=body_problem.is_some().then_some("body-error")
                        on:input=on_body
                    >
                        {in_textarea(form.body.clone())}
                    </textarea>
                    <FieldError field=Field::Body problem=body_problem.clone()/>
                    <CoverFields url=form.cover.clone() alt=form.cover_alt.clone() caption=form.cover_caption.clone() problems=problems.clone()/>
                    <SettingsFields form status problems known_tags/>
                </section>
                <section class="pane preview" aria-label="Preview">
                    <header class="masthead">
                        <p class="preview-title">{move || title.get()}</p>
                        <p class="dek">{move || subtitle.get()}</p>
                    </header>
                    {move || view! { <Html html=preview.get() class="prose"/> }}
                </section>
            </div>
        </form>
    }
}

/// What the pane, the text and the empty text are called.
const fn names(format: Format) -> (&'static str, &'static str, &'static str) {
    match format {
        Format::Markdown => ("Markdown", "Text in Markdown", "Write in Markdown"),
        Format::Html => ("HTML", "Text in HTML", "Write in HTML"),
    }
}

/// What a post can become from here, and the switch between writing and preview on a small screen. `live` once the
/// preview follows by itself: then there is no need to ask the server for one. `previewed` when somebody just did.
#[component]
fn Bar(
    site: String,
    mark: String,
    status: Status,
    words: RwSignal<usize>,
    live: RwSignal<bool>,
    previewed: bool,
) -> impl IntoView {
    let (keep, go, outcome) = match status {
        Status::Draft => ("Save draft", "Publish", Status::Published),
        Status::Scheduled => ("Back to draft", "Save", Status::Scheduled),
        Status::Published => ("Unpublish", "Save", Status::Published),
        Status::Unlisted => ("Unpublish", "Save", Status::Unlisted),
    };
    view! {
        <div class="editor-bar">
            <a class="brand" href=paths::HOME aria-label=format!("{site}, back to posts")>
                <svg class="mark" aria-hidden="true" viewBox="0 0 32 32"><use href=mark></use></svg>
            </a>
            <p class="hint">{move || word_count(words.get())}</p>
            <fieldset class="segment">
                <legend class="visually-hidden">"View"</legend>
                <label><input type="radio" name="view" id="show-write" value="write" checked=!previewed/>" Write"</label>
                <label><input type="radio" name="view" id="show-preview" value="preview" checked=previewed/>" Preview"</label>
            </fieldset>
            <div class="row push gap-2">
                <button class="button quiet small" type="submit" name="status" value="preview" hidden=move || live.get()>"Preview"</button>
                <button class="button quiet small" type="submit" name="status" value="draft">{keep}</button>
                <button class="button small" type="submit" name="status" value=outcome.word()>{go}</button>
            </div>
        </div>
    }
}

/// Title or subtitle: a line that grows with what is typed.
#[component]
fn Line(
    field: Field,
    label: &'static str,
    text: String,
    problems: Vec<Invalid>,
    typed: RwSignal<String>,
) -> impl IntoView {
    let problem = problem_with(field, &problems);
    let invalid = problem.is_some();
    view! {
        <label class="visually-hidden" for=field.name()>{label}</label>
        <textarea
            class=format!("bare {}", field.name())
            id=field.name()
            name=field.name()
            rows="1"
            placeholder=label
            aria-invalid=invalid.then_some("true")
            aria-describedby=invalid.then(|| format!("{}-error", field.name()))
            on:input=move |event| typed.set(event_target_value(&event))
        >
            {in_textarea(text)}
        </textarea>
        <FieldError field problem/>
    }
}

#[component]
fn CoverFields(url: String, alt: String, caption: String, problems: Vec<Invalid>) -> impl IntoView {
    let wrong = [Field::Cover, Field::CoverAlt, Field::CoverCaption];
    let open = !url.is_empty() || problems.iter().any(|found| wrong.contains(&found.field));
    view! {
        <details class="fold-out" open=open>
            <summary>"Cover"</summary>
            <div class="inner">
                <TextField
                    field=Field::Cover
                    label="Picture address"
                    hint="A picture on the web, starting with https://"
                    value=url
                    optional=true
                    problem=problem_with(Field::Cover, &problems)
                />
                <TextField
                    field=Field::CoverAlt
                    label="Description"
                    hint="What the picture shows, for those who do not see it."
                    value=alt
                    optional=true
                    problem=problem_with(Field::CoverAlt, &problems)
                />
                <TextField
                    field=Field::CoverCaption
                    label="Caption"
                    hint="Stands below the picture."
                    value=caption
                    optional=true
                    problem=problem_with(Field::CoverCaption, &problems)
                />
            </div>
        </details>
    }
}

/// Makes the browser ask before the page is left with words that no button has saved.
fn keep_unsaved(changed: RwSignal<bool>) {
    Effect::new(move |_| {
        let handle =
            window_event_listener(leptos::ev::beforeunload, move |event: BeforeUnloadEvent| {
                if changed.get_untracked() {
                    event.prevent_default();
                }
            });
        on_cleanup(move || handle.remove());
    });
}

fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

fn word_count(words: usize) -> String {
    if words == 1 {
        "1 word".to_owned()
    } else {
        format!("{words} words")
    }
}
