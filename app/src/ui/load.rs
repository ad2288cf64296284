//! One page, one load: waits for what a page shows, and shows the trouble instead when there is any.

use super::{Confirm, Trouble};
use crate::AppError;
use crate::page::page;
use domain::paths;
use leptos::prelude::*;
use std::future::Future;

/// Renders what `what` brings. Who is not signed in and has to be is sent to log in, and back here afterwards;
/// who has to show that it is still them is asked to.
pub fn load<T, V>(
    what: impl Future<Output = Result<T, AppError>> + Send + 'static,
    show: impl FnOnce(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    let page = page();
    Suspend::new(async move {
        match what.await {
            Ok(it) => show(it).into_any(),
            Err(AppError::SignInNeeded) => {
                let login = paths::login_then(&page.here());
                page.redirect(domain::LocalPath::or_home(Some(&login)));
                ().into_any()
            }
            Err(AppError::NotConfirmed) => {
                page.fail(&AppError::NotConfirmed);
                view! { <Confirm next=page.here() error=None/> }.into_any()
            }
            Err(error) => view! { <Trouble error/> }.into_any(),
        }
    })
}

/// As [`load`], for a page whose address names its subject by a part that has to be of type `T`.
pub fn load_as<K, T, V, F>(
    key: Option<K>,
    what: impl FnOnce(K) -> F,
    show: impl FnOnce(T) -> V + Send + 'static,
) -> impl IntoView
where
    F: Future<Output = Result<T, AppError>> + Send + 'static,
    T: Send + 'static,
    V: IntoView + 'static,
{
    match key {
        Some(key) => load(what(key), show).into_any(),
        None => view! { <Trouble error=AppError::NotFound/> }.into_any(),
    }
}
