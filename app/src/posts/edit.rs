//! `/write` and `/posts/{slug}/edit`: the editor, empty or with a post in it.

use super::conflict::ConflictPage;
use super::editor::EditorIsland;
use super::{api, post};
use crate::AppError;
use crate::island::Wakes;
use crate::page::{page, rejected};
use crate::pictures::PictureShelf;
use crate::tags;
use crate::ui::{Instead, InsteadOfPage, Typed, load, load_as};
use domain::post::{Format, PostForm, PostSource, Status};
use domain::{SafeHtml, Slug, Tag, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use markup::Punctuation;

#[component]
pub fn WritePage() -> impl IntoView {
    let back = rejected::<PostForm>();
    let unsaved = back.is_some();
    let form = back
        .as_ref()
        .map(|back| back.form.clone())
        .unwrap_or_default();
    let error = back.and_then(|back| back.error);
    let body = form.body.clone();
    let read = async move {
        let preview = api::preview_post(body, Format::Markdown).await?;
        Ok((preview, tags::api::suggested_tags().await?))
    };
    load(read, move |(preview, known_tags)| {
        view! {
            <Title text="Write"/>
            <EditorPage heading="New post" action=paths::WRITE.to_owned() form unsaved error preview format=Format::Markdown status=Status::Draft known_tags/>
        }
    })
}

#[component]
pub fn EditPostPage() -> impl IntoView {
    let back = rejected::<PostForm>();
    let form = back.as_ref().map(|back| back.form.clone());
    let unsaved = form.is_some();
    let error = back.and_then(|back| back.error);
    let read = move |slug| async move {
        match (open(slug, form.clone()).await, form) {
            // Gone, or closed to them, since they pressed the button.
            (Err(error), Some(form)) => Ok(Err(Instead {
                error,
                typed: typed(&form),
            })),
            (opened, _) => opened.map(Ok),
        }
    };
    load_as(post::slug(), read, move |opened| match opened {
        Ok(opened) => show(opened, unsaved, error).into_any(),
        Err(instead) => view! { <InsteadOfPage instead/> }.into_any(),
    })
}

/// The post, the form as it came back or as the post has it, what the form would look like, and the tags to suggest.
type Opened = (PostSource, PostForm, SafeHtml, Vec<Tag>);

async fn open(slug: Slug, form: Option<PostForm>) -> Result<Opened, AppError> {
    let id = form.as_ref().and_then(|form| form.base().post);
    let source = api::post_to_edit(slug, id).await?;
    let form = form.unwrap_or_else(|| source.form());
    let preview = api::preview_post(form.body.clone(), source.format).await?;
    Ok((source, form, preview, tags::api::suggested_tags().await?))
}

/// What an author typed, for when there is no editor any more to put it in.
#[must_use]
pub fn typed(form: &PostForm) -> Vec<Typed> {
    vec![
        Typed::new("Title", &form.title),
        Typed::new("Subtitle", &form.subtitle),
        Typed::new("What you wrote", &form.body),
        Typed::new("Cover: picture address", &form.cover),
        Typed::new("Cover: description", &form.cover_alt),
        Typed::new("Cover: caption", &form.cover_caption),
        Typed::new("Tags", &form.tags),
        Typed::new("Publish at", &form.publish_at),
        Typed::new("Address of the post", &form.slug),
        Typed::new("Excerpt", &form.excerpt),
        Typed::new("Address of the original", &form.canonical),
        Typed::new("Comments open until", &form.comments_until),
    ]
}

fn show(opened: Opened, unsaved: bool, error: Option<AppError>) -> impl IntoView {
    let (source, form, preview, known_tags) = opened;
    if error == Some(AppError::Conflict) {
        return view! { <ConflictPage theirs=source yours=form/> }.into_any();
    }
    post::follow(&source.slug, paths::edit_post);
    let action = paths::edit_post(&source.slug);
    view! {
        <Title text=format!("Editing: {}", source.title)/>
        <EditorPage heading="Edit post" action form unsaved error preview format=source.format status=source.status known_tags/>
    }
    .into_any()
}

#[component]
fn EditorPage(
    heading: &'static str,
    action: String,
    form: PostForm,
    unsaved: bool,
    error: Option<AppError>,
    preview: SafeHtml,
    format: Format,
    status: Status,
    known_tags: Vec<Tag>,
) -> impl IntoView {
    let site = page().site().clone();
    let known_tags = known_tags.iter().map(Tag::to_string).collect();
    view! {
        <a class="skip-link" href="#main">"Skip to content"</a>
        <main id="main" class="editor" tabindex="-1">
            <h1 class="visually-hidden">{heading}</h1>
            <Wakes/>
            <EditorIsland smart=site.punctuation == Punctuation::Smart action form unsaved error preview format status known_tags site=site.title mark=format!("{}/icons.svg#mark", site.assets)/>
            <PictureShelf format/>
        </main>
    }
}
