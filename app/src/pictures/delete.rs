//! `/media/pictures/{id}/delete`: the question before a picture goes.

use super::card::{Thumbnail, Uses};
use super::{api, id};
use crate::ui::{Frame, load_as};
use domain::library::Shelved;
use domain::paths;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn DeletePicturePage() -> impl IntoView {
    load_as(id(), api::picture, show)
}

fn show(picture: Shelved) -> impl IntoView {
    let id = picture.id;
    let warning = if picture.is_used() {
        " Readers will find a gap there."
    } else {
        " It goes for good."
    };
    view! {
        <Title text="Delete this picture?"/>
        <Frame>
            <header class="masthead plain"><h1>"Delete this picture?"</h1></header>
            <div class="leaf">
                <form class="form" method="post" action=paths::delete_picture(id)>
                    <p class="picture-whole"><Thumbnail picture=picture.clone()/></p>
                    <p><Uses picture/>"."{warning}</p>
                    <div class="row">
                        <a class="button quiet" href=paths::picture(id)>"Keep it"</a>
                        <button class="button danger" type="submit">"Delete picture"</button>
                    </div>
                </form>
            </div>
        </Frame>
    }
}
