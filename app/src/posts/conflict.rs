//! The 409 page: two people changed the same post, and neither loses a word.

use crate::ui::{Frame, WhenExact, in_textarea};
use domain::conflict::{Change, Conflict, Part};
use domain::post::{PostForm, PostSource, Status};
use domain::{Field, Slug, paths};
use leptos::prelude::*;
use leptos_meta::Title;

/// What was saved meanwhile on the left, to read; what would be saved on the right, still to be changed. The form now
/// names the version on the left, so saving it is a decision.
#[component]
pub fn ConflictPage(theirs: PostSource, yours: PostForm) -> impl IntoView {
    let conflict = Conflict::between(theirs.form(), yours);
    let heading = heading(&conflict);
    view! {
        <Title text=heading/>
        <Frame>
            <header class="masthead plain"><h1>{heading}</h1></header>
            <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="conflict">
                <h2 id="conflict">"Nothing is lost: both texts are below"</h2>
                <p>"Bring over what you want from the saved text, then save yours. Or keep the saved text as it is."</p>
            </div>
            <div class="facing">
                <Theirs post=theirs.clone() conflict=conflict.clone()/>
                <Yours post=theirs conflict/>
            </div>
        </Frame>
    }
}

const fn heading(conflict: &Conflict) -> &'static str {
    if conflict.base_known {
        "Someone else changed this post"
    } else {
        "Compare before you save"
    }
}

/// A line or a text, its label, and the height of its field.
type Line = (Part, Field, &'static str, u32);

const LINES: [Line; 12] = [
    (Part::Title, Field::Title, "Title", 2),
    (Part::Subtitle, Field::Subtitle, "Subtitle", 2),
    (Part::Body, Field::Body, "Text", 24),
    (Part::Cover, Field::Cover, "Cover", 2),
    (
        Part::CoverAlt,
        Field::CoverAlt,
        "Description of the cover",
        2,
    ),
    (
        Part::CoverCaption,
        Field::CoverCaption,
        "Caption of the cover",
        2,
    ),
    (Part::Tags, Field::Tags, "Tags", 2),
    (
        Part::PublishAt,
        Field::PublishAt,
        "Publish at (date and time in UTC)",
        1,
    ),
    (Part::Slug, Field::Slug, "Address", 1),
    (Part::Excerpt, Field::Excerpt, "Excerpt", 3),
    (
        Part::Canonical,
        Field::Canonical,
        "Address of the original",
        2,
    ),
    (
        Part::CommentsUntil,
        Field::CommentsUntil,
        "Comments open until",
        1,
    ),
];

/// The texts are always there to compare, the cover and the settings only where there is a choice.
fn is_shown(conflict: &Conflict, part: Part) -> bool {
    let cover = [Part::Cover, Part::CoverAlt, Part::CoverCaption];
    if [Part::Title, Part::Subtitle, Part::Body].contains(&part) {
        true
    } else if cover.contains(&part) {
        cover.map(|part| conflict.change(part)) != [Change::None; 3]
    } else {
        conflict.change(part) != Change::None
    }
}

#[component]
fn Theirs(post: PostSource, conflict: Conflict) -> impl IntoView {
    let (state, keep) = match post.status {
        Status::Published => (", published at ", paths::post(&post.slug)),
        Status::Unlisted => (", unlisted at ", paths::post(&post.slug)),
        Status::Scheduled => (", scheduled at ", paths::edit_post(&post.slug)),
        Status::Draft => (", a draft at ", paths::edit_post(&post.slug)),
    };
    let lines = LINES
        .into_iter()
        .filter(|(part, ..)| is_shown(&conflict, *part));
    let fields = lines.map(|(part, field, label, rows)| {
        let id = format!("their-{}", field.name());
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <textarea class="input" id=id rows=rows readonly>{in_textarea(part.of(&conflict.theirs).clone())}</textarea>
            </div>
        }
    });
    view! {
        <section class="stack" aria-labelledby="theirs">
            <h2 id="theirs" class="in-form">"Saved meanwhile"</h2>
            <p class="hint">"Saved "<WhenExact at=post.updated/>{state}<b dir="auto">{format!("/posts/{}", post.slug)}</b></p>
            {fields.collect_view()}
            <p class="row"><a class="button quiet" href=keep>"Keep this text"</a></p>
        </section>
    }
}

#[component]
fn Yours(post: PostSource, conflict: Conflict) -> impl IntoView {
    let fields = LINES.map(|line| {
        if is_shown(&conflict, line.0) {
            yours(&conflict, line).into_any()
        } else {
            let text = line.0.of(&conflict.yours).clone();
            view! { <input type="hidden" name=line.1.name() value=text/> }.into_any()
        }
    });
    view! {
        <form class="stack" method="post" action=paths::edit_post(&post.slug) aria-labelledby="yours">
            <h2 id="yours" class="in-form">"Yours, not saved yet"</h2>
            <p class="hint">"You can still change it."{moves(&post, &conflict)}</p>
            {fields.collect_view()}
            <Outcome conflict=conflict.clone()/>
            <input type="hidden" name="version" value=conflict.yours.version/>
            <input type="hidden" name="zone" value=conflict.yours.zone/>
            <input type="hidden" name="key" value=conflict.yours.key/>
            <input type="hidden" name="copy" value=conflict.yours.copy/>
            <p class="row"><button class="button" type="submit">"Save mine instead"</button></p>
        </form>
    }
}

fn yours(conflict: &Conflict, (part, field, label, rows): Line) -> impl IntoView + use<> {
    let id = field.name();
    let hint_id = format!("{id}-hint");
    let hint = hint(conflict.change(part));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id.clone()>{hint}</p> })}
            <textarea class="input" id=id name=id rows=rows aria-describedby=hint.map(|_| hint_id)>
                {in_textarea(part.of(&conflict.yours).clone())}
            </textarea>
        </div>
    }
}

const fn hint(change: Change) -> Option<&'static str> {
    match change {
        Change::None => None,
        Change::Theirs => Some("Changed meanwhile, and not by you: theirs is filled in."),
        Change::Yours => Some("Changed by you alone."),
        Change::Both => Some("Not the same on both sides: yours replaces theirs."),
    }
}

/// Says so when saving would move the post.
fn moves(post: &PostSource, conflict: &Conflict) -> Option<String> {
    let [old, new] = [&conflict.theirs, &conflict.yours].map(|form| Slug::from_title(&form.title));
    let follows = post.published.is_none() && conflict.yours.slug.is_empty();
    (follows && old != new).then(|| {
        format!(
            " A draft moves with its title: from /posts/{} to /posts/{new}, with a number if that is taken.",
            post.slug
        )
    })
}

/// Whether readers see the post afterwards: a choice where the two sides differ.
#[component]
fn Outcome(conflict: Conflict) -> impl IntoView {
    let change = conflict.change(Part::Status);
    let status = Status::from_word(&conflict.yours.status);
    if change == Change::None {
        let stays = match status {
            Status::Draft => "It stays a draft.",
            Status::Scheduled => "It stays scheduled.",
            Status::Published => "It stays published.",
            Status::Unlisted => "It stays unlisted.",
        };
        return view! {
            <input type="hidden" name="status" value=status.word()/>
            <p class="hint">{stays}</p>
        }
        .into_any();
    }
    // Where nobody can tell who changed it, nothing is chosen for them.
    let chosen = (change != Change::Both).then_some(status);
    let choice = |status: Status, label: &'static str| {
        let id = format!("status-{}", status.word());
        view! {
            <div class="check">
                <input type="radio" id=id.clone() name="status" value=status.word() checked=chosen == Some(status) required/>
                <label for=id>{label}</label>
            </div>
        }
    };
    let choices = [
        (Status::Published, "Published, for everybody to read"),
        (Status::Scheduled, "Scheduled, to be published by itself"),
        (Status::Unlisted, "Unlisted, for those who know the address"),
        (Status::Draft, "A draft, for its author only"),
    ];
    let usual = [Status::Published, Status::Draft];
    let sides = [&conflict.theirs, &conflict.yours].map(|form| Status::from_word(&form.status));
    let hint = match change {
        Change::Theirs => "Changed meanwhile, and not by you.",
        _ => "Not the same on both sides.",
    };
    view! {
        <fieldset class="field" aria-describedby="status-hint">
            <legend class="legend">"Saved, it is"</legend>
            <p class="hint" id="status-hint">{hint}</p>
            {choices
                .into_iter()
                .filter(|(status, _)| usual.contains(status) || sides.contains(status))
                .map(|(status, label)| choice(status, label))
                .collect_view()}
        </fieldset>
    }
    .into_any()
}
