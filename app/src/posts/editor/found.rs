//! Words that only this device has, found when the editor opens: left there by a browser that died, or without a network.

use super::fields::{self, Fields};
use super::moment::{drawer, time_of};
use crate::device::{self, Drawer};
use domain::UserId;
use domain::post::PostForm;
use leptos::html::Form;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlFormElement;
use web_sys::js_sys::Date;

#[derive(Clone, Debug)]
pub(super) struct Found {
    drawer: Drawer,
    title: String,
    /// "12:03"
    time: String,
    fields: Fields,
}

/// What there is for the editor that is open: of its post, or of any new one. What says the same as the form is forgotten.
pub(super) fn look(me: UserId, form: &HtmlFormElement) -> Vec<Found> {
    let open = fields::as_form(fields::read(form)).unwrap_or_default();
    let here = open.base().post;
    let own = drawer(me, &open);
    let found = device::drawers(me).into_iter().filter_map(|drawer| {
        let (at, fields): (f64, Fields) = serde_json::from_str(&drawer.kept()?).ok()?;
        let kept = fields::as_form(fields.clone())?;
        if kept.base().post != here {
            return None;
        }
        if kept.is_blank() || (kept.says_the_same(&open) && drawer.name() == own.name()) {
            drawer.forget();
            return None;
        }
        Some(Found {
            drawer,
            title: title(&kept),
            time: time_of(&Date::new(&at.into())),
            fields,
        })
    });
    found.collect()
}

fn title(kept: &PostForm) -> String {
    match kept.title.trim() {
        "" => "A text without a title".to_owned(),
        title => format!("“{title}”"),
    }
}

/// Each of them to go on with or to throw away.
#[component]
pub(super) fn OnlyHere(found: RwSignal<Vec<Found>>, form: NodeRef<Form>) -> impl IntoView {
    let done = move |name: &str| found.update(|all| all.retain(|one| one.drawer.name() != name));
    move || {
        let offers = found.get().into_iter().map(|one| {
            let (go_on, away) = (one.clone(), one.drawer.clone());
            let continues = move |_| {
                let go_on = go_on.clone();
                // Not as a part of this button, which goes: whatever follows from it would go with it.
                spawn_local(async move {
                    if let Some(form) = form.get_untracked() {
                        fields::write(&form, &go_on.fields);
                    }
                    hide_others();
                    done(go_on.drawer.name());
                });
            };
            let throws = move |_| {
                away.forget();
                done(away.name());
            };
            view! {
                <div class="offer">
                    <p>{format!("{}, typed until {}, is only on this device", one.title, one.time)}</p>
                    <p class="row">
                        <button class="button quiet small" type="button" on:click=continues>"Continue with it"</button>
                        <button class="text-button" type="button" on:click=throws>"Throw it away"</button>
                    </p>
                </div>
            }
        });
        offers.collect_view()
    }
}

/// What the site offered is older than what somebody goes on with.
fn hide_others() {
    if let Ok(Some(offers)) = document().query_selector(".unsaved") {
        let _ = offers.set_attribute("hidden", "");
    }
}
