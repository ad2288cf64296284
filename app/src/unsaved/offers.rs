//! What somebody typed and did not save, offered above the editor: to go on with, or to throw away.

use crate::ui::WhenExact;
use domain::paths;
use domain::unsaved::WorkingCopy;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The name of the field of the query that says which copy somebody goes on with.
const COPY: &str = "copy";

/// Takes out of the copies the one that the address asks for.
pub fn chosen(copies: &mut Vec<WorkingCopy>, wanted: Option<&str>) -> Option<WorkingCopy> {
    let at = copies
        .iter()
        .position(|copy| Some(copy.place.as_str()) == wanted)?;
    Some(copies.remove(at))
}

/// The copy that the page's address asks for.
pub fn wanted() -> Option<String> {
    use_query_map().read_untracked().get(COPY)
}

/// Shows nothing where everything is saved. `editor` is the address of the editor.
#[component]
pub fn Offers(copies: Vec<WorkingCopy>, editor: String) -> impl IntoView {
    let any = !copies.is_empty();
    let offers = copies
        .into_iter()
        .map(|copy| view! { <Offer copy editor=editor.clone()/> })
        .collect_view();
    any.then(|| view! { <section class="unsaved" aria-label="Unsaved changes">{offers}</section> })
}

#[component]
fn Offer(copy: WorkingCopy, editor: String) -> impl IntoView {
    let go_on = paths::with_query(&editor, &[(COPY, &copy.place)]);
    let is_new = copy.form.version.is_empty();
    let what = match copy.form.title.trim() {
        _ if !is_new => "Unsaved changes from ".to_owned(),
        "" => "A new post without a title, not saved yet, from ".to_owned(),
        title => format!("“{title}”, not saved yet, from "),
    };
    view! {
        <div class="offer">
            <p>{what}<WhenExact at=copy.saved/></p>
            <form class="row" method="post" action=paths::THROW_AWAY>
                <input type="hidden" name="place" value=copy.place/>
                <input type="hidden" name="number" value=copy.number.to_string()/>
                <a class="button quiet small" href=go_on>"Continue with them"</a>
                <button class="text-button" type="submit">"Throw them away"</button>
            </form>
        </div>
    }
}
