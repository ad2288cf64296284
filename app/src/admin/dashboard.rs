//! `/admin`: the site in figures, and the ways on.

use super::{Desk, api};
use crate::posts::count;
use crate::ui::load;
use domain::audit::AuditQuery;
use domain::{Event, Numbers, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn DashboardPage() -> impl IntoView {
    load(api::dashboard(), show)
}

fn show(numbers: Numbers) -> impl IntoView {
    let failed = AuditQuery {
        event: Event::LoginFailed.word().to_owned(),
        ..AuditQuery::default()
    };
    view! {
        <Title text="Dashboard"/>
        <Desk at=paths::ADMIN heading="Dashboard">
            <section class="stats" aria-label="The site in figures">
                <dl>
                    <div><dt>"People"</dt><dd>{grouped(numbers.people)}<p class="delta">{format!("{} joined this week", grouped(numbers.new_people))}</p></dd></div>
                    <div><dt>"Posts"</dt><dd>{grouped(numbers.posts)}<p class="delta">{count(numbers.drafts, "draft")}</p></dd></div>
                    <div><dt>"Comments"</dt><dd>{grouped(numbers.comments)}<p class="delta">{format!("{} this week", grouped(numbers.new_comments))}</p></dd></div>
                    <div><dt>"Failed log-ins"</dt><dd>{grouped(numbers.failed_logins)}<p class="delta">"this week"</p></dd></div>
                </dl>
            </section>
            <section class="stack" aria-labelledby="ways">
                <h2 id="ways" class="size-2">"Look after the site"</h2>
                <ul class="stack gap-2" role="list">
                    <li><a href=paths::USERS>"People"</a>": who may do what, and who may come in"</li>
                    <li><a href=paths::AUDIT>"Audit log"</a>": who did what, when and from where"</li>
                    <li><a href=failed.path()>"Failed log-ins"</a>": which names were tried"</li>
                </ul>
            </section>
        </Desk>
    }
}

/// `1204` as `1,204`.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1204, "1,204"),
            (1_000_000, "1,000,000"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
