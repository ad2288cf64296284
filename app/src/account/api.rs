//! What people do with their account.

use crate::AppError;
#[cfg(feature = "ssr")]
use domain::NewPassword;
use domain::account::{LoginForm, RegisterForm};
use domain::provider::{ContinueForm, WelcomeForm};
use domain::session::ConfirmForm;
use domain::{EmailAddress, LocalPath, Strength};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// How this site takes new people at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    pub open: bool,
    /// Otherwise: whoever was invited makes one.
    pub by_invitation: bool,
    /// The very first account of a site that can be reached from outside needs the code that the server printed.
    pub needs_setup_code: bool,
}

/// The way to a provider, once it is ready.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    pub label: String,
    pub address: String,
}

/// Somebody whom a provider has sent, and who has no account yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    pub label: String,
    /// As the provider has it.
    pub name: String,
    /// One that the provider has verified.
    pub email: Option<EmailAddress>,
    pub needs_setup_code: bool,
}

#[server(prefix = "/api/fn", endpoint = "how_to_register")]
pub async fn how_to_register() -> Result<Registration, AppError> {
    let context = crate::server::Context::current()?;
    context.registration().await
}

/// How hard the password of this registration is to guess. `None` where there is nothing to say: it breaks a rule that
/// the form itself tells, or the server has more important things to do.
#[server(prefix = "/api/fn", endpoint = "password_strength", input = Json)]
pub async fn password_strength(form: RegisterForm) -> Result<Option<Strength>, AppError> {
    let context = crate::server::Context::current()?;
    let about = form.about(&context.site().title);
    let Ok(password) = NewPassword::parse(&form.password, &about) else {
        return Ok(None);
    };
    Ok(context
        .store()
        .passwords()
        .strength(&password, &about)
        .await)
}

/// Makes an account and signs its owner in; where the site sends letters, the account waits for the link in one. Says where to
/// go next; for whoever has an account already, that is home.
#[server(prefix = "/api/fn", endpoint = "register", input = Json)]
pub async fn register(form: RegisterForm) -> Result<LocalPath, AppError> {
    use store::{accounts, limits};
    let context = crate::server::Context::current()?;
    if context.viewer().is_some() {
        return Ok(LocalPath::home());
    }
    let gate = context.setup_gate(&form.setup_code).await;
    let (gate, account) = crate::server::both(gate, form.parse(&context.site().title))?;
    limits::sign_up(context.store(), context.client_ip()).await?;
    if context.registers_by_letter().await? {
        let (store, site) = (context.store(), &context.site().title);
        accounts::register_by_letter(store, &account, site, &form.next).await?;
        context.announce(domain::Notice::ConfirmationSent);
        return Ok(LocalPath::or_home(Some(domain::paths::LOGIN)));
    }
    let viewer = accounts::register(context.store(), &account, &context.site().title, gate).await?;
    let pass = store::sessions::Pass::to_new_account(viewer);
    context.sign_in(&pass, false).await?;
    context.announce(domain::Notice::Welcome);
    Ok(LocalPath::or_home(Some(&form.next)))
}

/// Signs in, or asks for the second step. Says where to go next; for whoever is signed in, that is home.
#[server(prefix = "/api/fn", endpoint = "log_in", input = Json)]
pub async fn log_in(form: LoginForm) -> Result<LocalPath, AppError> {
    use store::accounts::{self, LogIn};
    let context = crate::server::Context::current()?;
    if context.viewer().is_some() {
        return Ok(LocalPath::home());
    }
    let credentials = form.parse()?;
    let remember = credentials.remember;
    let pass = match accounts::log_in(context.store(), &credentials, context.client_ip()).await? {
        LogIn::Done(pass) => pass,
        LogIn::NeedsSecondStep(half_way) => {
            return context
                .ask_second_step(half_way, remember, &form.next)
                .await;
        }
    };
    context.sign_in(&pass, remember).await?;
    context.announce(domain::Notice::WelcomeBack);
    Ok(LocalPath::or_home(Some(&form.next)))
}

/// Ends the session, here and in the database.
#[server(prefix = "/api/fn", endpoint = "log_out", input = Json)]
pub async fn log_out() -> Result<LocalPath, AppError> {
    let context = crate::server::Context::current()?;
    context.sign_out().await?;
    context.announce(domain::Notice::LoggedOut);
    Ok(LocalPath::home())
}

/// Whether there is somebody logged in who could show that it is still them. The page offers how.
#[server(prefix = "/api/fn", endpoint = "who_confirms", input = Json)]
pub async fn who_confirms() -> Result<(), AppError> {
    let context = crate::server::Context::current()?;
    context.offer_ways().await.map(|_| ())
}

/// Notes that it is still whoever logged in, by their password or a code. Says where to go on.
#[server(prefix = "/api/fn", endpoint = "confirm", input = Json)]
pub async fn confirm(form: ConfirmForm) -> Result<LocalPath, AppError> {
    use domain::{Field, Invalid, Problem};
    let context = crate::server::Context::current()?;
    context.require_viewer()?;
    if form.password.is_empty() {
        let missing = Invalid::new(Field::Password, Problem::Missing);
        return Err(AppError::Invalid(vec![missing]));
    }
    context.confirm(&form.password).await?;
    Ok(LocalPath::or_home(Some(&form.next)))
}

/// Gets the way to a provider ready where the viewer is to log in again, to show that it is still them. Says which page leads
/// there.
#[server(prefix = "/api/fn", endpoint = "confirm_with", input = Json)]
pub async fn confirm_with(provider: String, form: ContinueForm) -> Result<LocalPath, AppError> {
    use crate::server::Purpose;
    let context = crate::server::Context::current()?;
    let viewer = context.require_viewer()?.id;
    let purpose = Purpose::Confirm(viewer);
    context.begin_with(&provider, purpose, &form.next).await
}

/// Gets the way to a provider ready. Says which page leads there; for whoever is signed in, that is home.
#[server(prefix = "/api/fn", endpoint = "continue_with", input = Json)]
pub async fn continue_with(provider: String, form: ContinueForm) -> Result<LocalPath, AppError> {
    use crate::server::Purpose;
    let context = crate::server::Context::current()?;
    if context.viewer().is_some() {
        return Ok(LocalPath::home());
    }
    context
        .begin_with(&provider, Purpose::LogIn, &form.next)
        .await
}

/// Where this browser is on its way to.
#[server(prefix = "/api/fn", endpoint = "way_to_provider", input = Json)]
pub async fn way_to_provider(provider: String) -> Result<Leaving, AppError> {
    crate::server::Context::current()?.leaving(&provider).await
}

/// Who has come from the provider, for the page that greets them.
#[server(prefix = "/api/fn", endpoint = "who_arrived", input = Json)]
pub async fn who_arrived(provider: String) -> Result<Arrival, AppError> {
    crate::server::Context::current()?.arrival(&provider).await
}

/// Makes an account for whoever has come from the provider, and signs them in. Says where to go next.
#[server(prefix = "/api/fn", endpoint = "join_with", input = Json)]
pub async fn join_with(provider: String, form: WelcomeForm) -> Result<LocalPath, AppError> {
    use store::limits;
    let context = crate::server::Context::current()?;
    if context.viewer().is_some() {
        return Ok(LocalPath::home());
    }
    let arrived = context.arrived(&provider).await?;
    let gate = context.setup_gate(&form.setup_code).await;
    let (gate, name) = crate::server::both(gate, form.parse())?;
    limits::sign_up(context.store(), context.client_ip()).await?;
    context.join(arrived, &name, &gate).await
}
