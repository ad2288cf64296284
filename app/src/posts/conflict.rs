//! The 409 page: two people changed the same post, and neither loses a word.

use crate::ui::{Frame, WhenExact, in_textarea};
use domain::post::{PostForm, PostSource};
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

/// What was saved meanwhile on the left, to read; what one was about to save on the right, still to be changed. The
/// form now names the version on the left, so saving it is a decision.
#[component]
pub fn ConflictPage(theirs: PostSource, yours: PostForm) -> impl IntoView {
    let keep = if domain::policy::OwnedPost::is_published(&theirs) {
        paths::post(&theirs.slug)
    } else {
        paths::edit_post(&theirs.slug)
    };
    view! {
        <Title text="Someone else changed this post"/>
        <Frame>
            <header class="masthead plain"><h1>"Someone else changed this post"</h1></header>
            <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="conflict">
                <h2 id="conflict">"Nothing is lost: both texts are below"</h2>
                <p>"Bring over what you want from the left, then save yours. Or keep the other text as it is."</p>
            </div>
            <div class="facing">
                <section class="stack" aria-labelledby="theirs">
                    <h2 id="theirs" class="in-form">"Saved meanwhile"</h2>
                    <p class="hint">"Saved "<WhenExact at=theirs.updated/></p>
                    <Theirs label="Title" id="their-title" text=theirs.title.clone() rows=2/>
                    <Theirs label="Subtitle" id="their-subtitle" text=theirs.subtitle.clone() rows=2/>
                    <Theirs label="Text" id="their-body" text=theirs.body.clone() rows=24/>
                    <p class="row"><a class="button quiet" href=keep>"Keep this text"</a></p>
                </section>
                <form class="stack" method="post" action=paths::edit_post(&theirs.slug) aria-labelledby="yours">
                    <h2 id="yours" class="in-form">"Yours, not saved yet"</h2>
                    <p class="hint">"You can still change it."</p>
                    <Yours field=Field::Title label="Title" text=yours.title rows=2/>
                    <Yours field=Field::Subtitle label="Subtitle" text=yours.subtitle rows=2/>
                    <Yours field=Field::Body label="Text" text=yours.body rows=24/>
                    <input type="hidden" name="cover" value=yours.cover/>
                    <input type="hidden" name="cover_alt" value=yours.cover_alt/>
                    <input type="hidden" name="version" value=theirs.version.to_string()/>
                    <p class="row">
                        <button class="button" type="submit" name="status" value=yours.status>"Save mine instead"</button>
                    </p>
                </form>
            </div>
        </Frame>
    }
}

#[component]
fn Theirs(label: &'static str, id: &'static str, text: String, rows: u32) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea class="input" id=id rows=rows readonly>{in_textarea(text)}</textarea>
        </div>
    }
}

#[component]
fn Yours(field: Field, label: &'static str, text: String, rows: u32) -> impl IntoView {
    view! {
        <div class="field">
            <label for=field.name()>{label}</label>
            <textarea class="input" id=field.name() name=field.name() rows=rows>{in_textarea(text)}</textarea>
        </div>
    }
}
