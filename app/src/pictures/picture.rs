//! `/media/pictures/{id}`: one picture, its description, another in its place, and the way to delete it.

use super::card::{Markdown, Thumbnail, Uses};
use super::library::{KINDS, error_of};
use super::{Uploaded, api, id, size};
use crate::AppError;
use crate::page::{Rejected, rejected};
use crate::ui::{ErrorSummary, Frame, PersonName, TextField, When, load_as, problem_with};
use domain::library::{AltForm, Shelved};
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn PicturePage() -> impl IntoView {
    let (described, sent) = (rejected::<AltForm>(), rejected::<Uploaded>());
    load_as(id(), api::picture, move |picture| {
        show(picture, described, sent)
    })
}

fn show(
    picture: Shelved,
    described: Option<Rejected<AltForm>>,
    sent: Option<Rejected<Uploaded>>,
) -> impl IntoView {
    let id = picture.id;
    let about = format!(
        "{} × {} pixels, {} with the smaller ones that are made of it",
        picture.picture.width,
        picture.picture.height,
        size(picture.bytes)
    );
    view! {
        <Title text="Picture"/>
        <Frame>
            <header class="masthead plain"><h1>"Picture"</h1></header>
            <div class="leaf">
                <div class="stack gap-6">
                    <p class="picture-whole"><a href=picture.picture.file()><Thumbnail picture=picture.clone()/></a></p>
                    <div class="stack gap-2">
                        <p>{about}". Uploaded "<When at=picture.created/>" by "<PersonName person=picture.owner.clone()/>"."</p>
                        <p><Uses picture=picture.clone()/>"."</p>
                    </div>
                    <div class="field">
                        <b>"Markdown"</b>
                        <p class="hint">"Copy it into a text to show the picture there."</p>
                        <Markdown picture=picture.clone()/>
                    </div>
                    <Describe id alt=picture.alt back=described/>
                    <Replace id back=sent/>
                    <p class="row">
                        <a class="button quiet" href=paths::PICTURES>"All pictures"</a>
                        <a class="button danger" href=paths::delete_picture(id)>"Delete"<span class="visually-hidden">" this picture"</span></a>
                    </p>
                </div>
            </div>
        </Frame>
    }
}

#[component]
fn Describe(id: i64, alt: String, back: Option<Rejected<AltForm>>) -> impl IntoView {
    let (alt, error) = back.map_or((alt, None), |back| (back.form.alt, back.error));
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = problem_with(Field::Alt, &problems);
    view! {
        <form class="form" method="post" action=paths::picture(id)>
            <ErrorSummary error=Signal::stored(error)/>
            <TextField
                field=Field::Alt
                label="Description"
                hint="What the picture shows, for those who do not see it. It goes into the Markdown above; texts that show the picture already keep theirs."
                value=alt
                optional=true
                problem=Signal::stored(problem)
            />
            <div class="row"><button class="button quiet" type="submit">"Save description"</button></div>
        </form>
    }
}

#[component]
fn Replace(id: i64, back: Option<Rejected<Uploaded>>) -> impl IntoView {
    view! {
        <form class="form" method="post" action=paths::replace_picture(id) enctype="multipart/form-data">
            <ErrorSummary error=Signal::stored(error_of(back))/>
            <div class="field">
                <label for="picture">"Another picture in its place"</label>
                <p class="hint" id="picture-hint">"Every post of yours that shows this one shows the other from then on."</p>
                <input class="input" id="picture" name="picture" type="file" accept=KINDS required aria-describedby="picture-hint"/>
            </div>
            <div class="row"><button class="button quiet" type="submit">"Replace"</button></div>
        </form>
    }
}
