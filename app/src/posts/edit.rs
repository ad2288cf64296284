//! `/write` and `/posts/{slug}/edit`: the editor, empty or with a post in it.

use super::conflict::ConflictPage;
use super::editor::{Door, EditorIsland};
use super::{api, post};
use crate::AppError;
use crate::island::Wakes;
use crate::page::{page, rejected};
use crate::pictures::PictureShelf;
use crate::tags;
use crate::ui::{Instead, InsteadOfPage, Typed, load, load_as, new_key};
use crate::unsaved::{self, Offers};
use domain::post::{Format, PostForm, PostSource, Status};
use domain::unsaved::WorkingCopy;
use domain::{SafeHtml, Slug, Tag, UserId, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use markup::Punctuation;

#[component]
pub fn WritePage() -> impl IntoView {
    let back = rejected::<PostForm>();
    let form = back.as_ref().map(|back| back.form.clone());
    let error = back.and_then(|back| back.error);
    load(open_new(form, new_key(), unsaved::wanted()), move |desk| {
        view! {
            <Title text="Write"/>
            <EditorPage heading="New post" editor=paths::WRITE.to_owned() desk error format=Format::Markdown status=Status::Draft/>
        }
    })
}

/// What lies on the desk when the editor opens.
struct Desk {
    form: PostForm,
    /// The form has words in it that no button has saved.
    unsaved: bool,
    preview: SafeHtml,
    /// What else was typed and not saved.
    copies: Vec<WorkingCopy>,
    /// To suggest to somebody who types a tag.
    known_tags: Vec<Tag>,
}

impl Desk {
    /// With what somebody began, or else with what there is to begin from.
    async fn laid_out(
        begun: Option<PostForm>,
        other: PostForm,
        copies: Vec<WorkingCopy>,
        format: Format,
    ) -> Result<Self, AppError> {
        let unsaved = begun.is_some();
        let form = begun.unwrap_or(other);
        Ok(Self {
            preview: api::preview_post(form.body.clone(), format).await?,
            known_tags: tags::api::suggested_tags().await?,
            form,
            unsaved,
            copies,
        })
    }
}

/// An empty form, the form as it came back, or what somebody goes on with.
async fn open_new(
    back: Option<PostForm>,
    key: String,
    wanted: Option<String>,
) -> Result<Desk, AppError> {
    let mut copies = match back {
        Some(_) => Vec::new(),
        None => unsaved::copies(None).await?,
    };
    let begun =
        back.or_else(|| unsaved::chosen(&mut copies, wanted.as_deref()).map(|copy| copy.form));
    let empty = PostForm {
        key,
        ..PostForm::default()
    };
    Desk::laid_out(begun, empty, copies, Format::Markdown).await
}

#[component]
pub fn EditPostPage() -> impl IntoView {
    let back = rejected::<PostForm>();
    let form = back.as_ref().map(|back| back.form.clone());
    let error = back.and_then(|back| back.error);
    let (key, wanted) = (new_key(), unsaved::wanted());
    let read = move |slug| async move {
        match (open(slug, form.clone(), key, wanted).await, form) {
            // Gone, or closed to them, since they pressed the button.
            (Err(error), Some(form)) => Ok(Err(Instead {
                error,
                typed: typed(&form),
            })),
            (opened, _) => opened.map(Ok),
        }
    };
    load_as(post::slug(), read, move |opened| match opened {
        Ok((source, desk)) => show(source, desk, error).into_any(),
        Err(instead) => view! { <InsteadOfPage instead/> }.into_any(),
    })
}

/// The post, and the form as it came back, as its author left it unsaved and goes on with it, or as the post has it.
async fn open(
    slug: Slug,
    back: Option<PostForm>,
    key: String,
    wanted: Option<String>,
) -> Result<(PostSource, Desk), AppError> {
    let id = back.as_ref().and_then(|form| form.base().post);
    let source = api::post_to_edit(slug, id).await?;
    let mut copies = match back {
        Some(_) => Vec::new(),
        None => unsaved::copies(Some(source.id)).await?,
    };
    copies.retain(|copy| !copy.form.says_the_same(&source.form()));
    let begun =
        back.or_else(|| unsaved::chosen(&mut copies, wanted.as_deref()).map(|copy| copy.form));
    let saved = PostForm {
        key,
        ..source.form()
    };
    let desk = Desk::laid_out(begun, saved, copies, source.format).await?;
    Ok((source, desk))
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

fn show(source: PostSource, desk: Desk, error: Option<AppError>) -> impl IntoView {
    if error == Some(AppError::Conflict) {
        return view! { <ConflictPage theirs=source yours=desk.form/> }.into_any();
    }
    post::follow(&source.slug, paths::edit_post);
    let editor = paths::edit_post(&source.slug);
    view! {
        <Title text=format!("Editing: {}", source.title)/>
        <EditorPage heading="Edit post" editor desk error format=source.format status=source.status/>
    }
    .into_any()
}

#[component]
fn EditorPage(
    heading: &'static str,
    editor: String,
    desk: Desk,
    error: Option<AppError>,
    format: Format,
    status: Status,
) -> impl IntoView {
    let page = page();
    let site = page.site().clone();
    let me = page.viewer().map_or(UserId(0), |viewer| viewer.id);
    let Desk {
        form,
        unsaved,
        preview,
        copies,
        known_tags,
    } = desk;
    let known_tags = known_tags.iter().map(Tag::to_string).collect();
    view! {
        <a class="skip-link" href="#main">"Skip to content"</a>
        <main id="main" class="editor" tabindex="-1">
            <h1 class="visually-hidden">{heading}</h1>
            <Wakes/>
            <Offers copies editor=editor.clone()/>
            <EditorIsland smart=site.punctuation == Punctuation::Smart action=editor form me unsaved error preview format status known_tags site=site.title assets=site.assets/>
            <Door/>
            <PictureShelf format/>
        </main>
    }
}
