//! The editor: the text on the left, the page it becomes on the right.

mod bar;
mod desk;
mod door;
mod fields;
mod follow;
mod found;
mod keeper;
mod lines;
mod moment;
mod preview;
mod state;
mod typing;

use super::settings::SettingsFields;
use crate::AppError;
use crate::page::{PageContext, Site};
use crate::ui::{ErrorSummary, FieldError, Html, in_textarea, problem_with};
use bar::{Bar, Shown};
use desk::Desk;
use domain::post::{Format, PostForm, Status, count_words, reading_minutes};
use domain::{Field, SafeHtml, UserId, paths};
pub(super) use door::Door;
use follow::Facing;
use found::OnlyHere;
use leptos::prelude::*;
use lines::{CoverFields, Emptied, Line};
use markup::Punctuation;
use state::{State, Trouble};
use std::sync::Arc;
use typing::Toolbar;

/// A plain form whose buttons say what is to become of the post. Where scripts run, what is typed is kept while it is typed,
/// the preview follows, and the browser asks before unsaved words are left behind.
#[island(lazy)]
pub fn EditorIsland(
    action: String,
    form: PostForm,
    /// Whose words these are.
    me: UserId,
    /// The form has words in it that no button has saved.
    unsaved: bool,
    error: Option<AppError>,
    preview: SafeHtml,
    format: Format,
    status: Status,
    /// What to suggest to somebody who types a tag.
    known_tags: Vec<String>,
    site: String,
    assets: String,
    /// Whether the site sets quotes and dashes itself.
    smart: bool,
) -> impl IntoView {
    provide_context(PageContext::new(
        Arc::new(Site {
            assets: assets.clone(),
            ..Site::default()
        }),
        None,
        None,
        String::new(),
    ));
    let (pane, label, placeholder) = names(format);
    // A form that comes back without an error is one that was sent for its preview.
    let previewed = unsaved && error.is_none() && form.status == "preview";
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let body_problem = problem_with(Field::Body, &problems);
    let is_new = form.base().post.is_none();
    // A text that is gone where there was one may be meant to be.
    let may_be_emptied = body_problem.is_some() && form.body.trim().is_empty() && !is_new;
    let title = RwSignal::new(form.title.clone());
    let subtitle = RwSignal::new(form.subtitle.clone());
    let desk = Desk {
        me,
        unsaved,
        format,
        punctuation: Punctuation::smart_if(smart),
        preview: RwSignal::new(preview),
        error: RwSignal::new(error),
        wish: RwSignal::new(None),
        found: RwSignal::new(Vec::new()),
        shown: Shown {
            state: RwSignal::new(if is_new {
                State::Untouched
            } else {
                State::Saved(String::new())
            }),
            words: RwSignal::new(count_words(&form.body)),
            minutes: RwSignal::new(reading_minutes(&form.body)),
            live: RwSignal::new(false),
            alone: RwSignal::new(false),
        },
        form: NodeRef::new(),
        body: NodeRef::new(),
    };
    desk.body.on_load(move |body| desk.opens(&body));
    let facing = Facing::new();
    let mark = format!("{assets}/icons.svg#mark");
    let place = domain::unsaved::Place::of(&form).map(|place| place.to_string());
    let other = paths::with_query(&action, &[("copy", &place.unwrap_or_default())]);
    // What Enter in a line presses is the first button there is, seen or not: this one keeps the post what it is.
    let on_enter = status.word();

    view! {
        <form
            class="editor-form"
            method="post"
            action=action
            node_ref=desk.form
            data-alone=move || desk.shown.alone.get().then_some("")
        >
            <button class="visually-hidden" type="submit" name="status" value=on_enter tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="version" value=form.version.clone()/>
            <input type="hidden" name="key" value=form.key.clone()/>
            <input type="hidden" name="copy" value=form.copy.clone()/>
            <Bar site mark status shown=desk.shown previewed/>
            <ErrorSummary error=desk.error/>
            <Trouble state=desk.shown.state other=Signal::stored(other) wish=desk.wish/>
            <OnlyHere found=desk.found form=desk.form/>
            <div class="panes">
                <section class="pane write" aria-label=pane node_ref=facing.write on:scroll=move |_| facing.write_scrolled()>
                    <Line field=Field::Title label="Title" text=form.title.clone() problems=problems.clone() typed=title/>
                    <Line field=Field::Subtitle label="Subtitle" text=form.subtitle.clone() problems=problems.clone() typed=subtitle/>
                    {(format == Format::Markdown).then(|| view! { <Toolbar body=desk.body assets/> })}
                    <label class="visually-hidden" for="body">{label}</label>
                    <textarea
                        class="bare body"
                        id="body"
                        name="body"
                        rows="16"
                        spellcheck="true"
                        placeholder=placeholder
                        node_ref=desk.body
                        aria-invalid=body_problem.is_some().then_some("true")
                        aria-describedby=body_problem.is_some().then_some("body-error")
                    >
                        {in_textarea(form.body.clone())}
                    </textarea>
                    <FieldError field=Field::Body problem=body_problem.clone()/>
                    {may_be_emptied.then(|| view! { <Emptied/> })}
                    <CoverFields url=form.cover.clone() alt=form.cover_alt.clone() caption=form.cover_caption.clone() problems=problems.clone()/>
                    <SettingsFields form status problems known_tags/>
                </section>
                <section class="pane preview" aria-label="Preview" node_ref=facing.preview on:scroll=move |_| facing.preview_scrolled()>
                    <header class="masthead">
                        <p class="preview-title">{move || title.get()}</p>
                        <p class="dek">{move || subtitle.get()}</p>
                    </header>
                    {move || view! { <Html html=desk.preview.get() class="prose"/> }}
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
