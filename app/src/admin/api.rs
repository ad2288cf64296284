//! What an admin reads, and does about people.

use crate::AppError;
use domain::audit::{AuditQuery, Entry};
use domain::people::{Account, DeleteForm, PeopleForm, PeopleQuery};
use domain::session::{EndForm, OpenSession};
use domain::{LocalPath, Numbers, Page, UserId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// A page of the list of people, and those who were ticked on whichever page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PeopleData {
    pub page: Page<Account>,
    pub ticked: Vec<Account>,
}

/// One account, and where its owner is logged in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UserData {
    pub account: Account,
    pub sessions: Vec<OpenSession>,
}

/// Those who are about to be deleted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Going {
    pub people: Vec<Account>,
    /// It is some time since the admin gave their password.
    pub needs_password: bool,
}

#[server(prefix = "/api/fn", endpoint = "dashboard", input = Json)]
pub async fn dashboard() -> Result<Numbers, AppError> {
    use domain::policy;
    let context = crate::server::Context::current()?;
    context.at_work(policy::can_administer).await?;
    Ok(store::numbers::count(context.store()).await?)
}

#[server(prefix = "/api/fn", endpoint = "people", input = Json)]
pub async fn people(query: PeopleQuery, ticked: Vec<UserId>) -> Result<PeopleData, AppError> {
    use domain::policy;
    use store::accounts;
    let context = crate::server::Context::current()?;
    let admin = context.at_work(policy::can_manage_people).await?.id;
    store::limits::search(context.store(), Some(admin), context.client_ip()).await?;
    Ok(PeopleData {
        page: accounts::search(context.store(), &query.filter()).await?,
        ticked: accounts::some(context.store(), &ticked).await?,
    })
}

#[server(prefix = "/api/fn", endpoint = "account_of", input = Json)]
pub async fn account_of(id: UserId) -> Result<UserData, AppError> {
    use domain::policy;
    use store::{accounts, sessions};
    let context = crate::server::Context::current()?;
    context.at_work(policy::can_manage_people).await?;
    Ok(UserData {
        account: accounts::get(context.store(), id).await?,
        sessions: sessions::open_of(context.store(), id).await?,
    })
}

/// Ends one session of somebody's. Says where to go next: back to their account.
#[server(prefix = "/api/fn", endpoint = "end_session_of", input = Json)]
pub async fn end_session_of(id: UserId, form: EndForm) -> Result<LocalPath, AppError> {
    use domain::session::SessionKey;
    use domain::{Notice, paths, policy};
    let context = crate::server::Context::current()?;
    context.require(policy::can_manage_people)?;
    context.confirm(&form.password).await?;
    let key = SessionKey(form.end);
    store::sessions::end(context.store(), id, &key).await?;
    context.announce(Notice::SessionEnded);
    Ok(LocalPath::or_home(Some(&paths::user(id))))
}

/// Does one thing about everybody who is ticked, or about nobody. Says where to go next: back to the list, or to the
/// question before accounts go.
#[server(prefix = "/api/fn", endpoint = "act_on_people", input = Json)]
pub async fn act_on_people(form: PeopleForm) -> Result<LocalPath, AppError> {
    use domain::people::Action;
    use domain::{Notice, paths, policy};
    use store::accounts::{self, Step};
    let context = crate::server::Context::current()?;
    context.require(policy::can_manage_people)?;
    let (action, people) = form.parse()?;
    let Some(step) = Step::of(action) else {
        let going = DeleteForm::of(&people).people;
        return Ok(LocalPath::or_home(Some(&paths::delete_users(&going))));
    };
    crate::server::allow(action != Action::SendReset || context.sends_letters())?;
    context.confirm(&form.password).await?;
    accounts::act(context.store(), &people, step).await?;
    context.announce(Notice::PeopleChanged);
    Ok(context.back_to_people(&people, &form.list()))
}

#[server(prefix = "/api/fn", endpoint = "people_to_delete", input = Json)]
pub async fn people_to_delete(form: DeleteForm) -> Result<Going, AppError> {
    use domain::policy;
    use store::accounts;
    let context = crate::server::Context::current()?;
    context.at_work(policy::can_manage_people).await?;
    let people = accounts::some(context.store(), &form.ids()).await?;
    if people.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok(Going {
        people,
        needs_password: !context.is_confirmed().await?,
    })
}

/// Deletes accounts, with what they wrote or without. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "delete_people", input = Json)]
pub async fn delete_people(form: DeleteForm) -> Result<LocalPath, AppError> {
    use crate::server::{Context, last_admin_beside};
    use domain::people::Writing;
    use domain::{Field, Notice, policy};
    let context = Context::current()?;
    context.require(policy::can_manage_people)?;
    let writing = Writing::parse(&form.writing).map_err(|wrong| vec![wrong])?;
    context.confirm(&form.password).await?;
    let people = form.ids();
    let gone = store::accounts::delete(context.store(), &people, writing).await;
    gone.map_err(last_admin_beside(Field::Writing))?;
    context.announce(Notice::PeopleDeleted);
    Ok(context.back_to_people(&people, &PeopleQuery::default()))
}

#[server(prefix = "/api/fn", endpoint = "audit", input = Json)]
pub async fn audit(query: AuditQuery) -> Result<Page<Entry>, AppError> {
    use domain::policy;
    let context = crate::server::Context::current()?;
    let admin = context.at_work(policy::can_read_audit).await?.id;
    store::limits::search(context.store(), Some(admin), context.client_ip()).await?;
    Ok(store::audit::page(context.store(), &query.filter()).await?)
}
