//! What is read about people.

use crate::AppError;
use domain::comment::Said;
use domain::post::PostSummary;
use domain::{Handle, Page, PageNumber, PersonLink, Role, Timestamp};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// A person's page. No address, no log-in times: nothing here that the person did not publish.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonData {
    pub person: PersonLink,
    pub role: Role,
    pub about: String,
    pub joined: Timestamp,
    pub posts: Page<PostSummary>,
    /// The latest.
    pub comments: Vec<Said>,
}

#[server(prefix = "/api/fn", endpoint = "person", input = Json)]
pub async fn person(handle: Handle, number: PageNumber) -> Result<PersonData, AppError> {
    use store::{comments, people, posts};
    let context = crate::server::Context::current()?;
    let found = people::by_handle(context.store(), &handle).await?;
    let posts = posts::by_author(context.store(), found.person.id, number).await?;
    let comments = comments::by_author(context.store(), found.person.id).await?;
    Ok(PersonData {
        person: found.person,
        role: found.role,
        about: found.about,
        joined: found.joined,
        posts,
        comments,
    })
}
