//! Every form of the site: where it posts, on which page it stands, and which server function does its work.

use super::plain_form::{Params, PlainForm, route};
use super::{AppState, Context};
use crate::AppError;
use crate::ui::Typed;
use crate::{account, comments, posts};
use axum::Router;
use axum::routing::MethodRouter;
use domain::account::{LoginForm, RegisterForm};
use domain::comment::CommentForm;
use domain::post::PostForm;
use domain::{CommentId, LocalPath, Slug, paths};
use serde::Deserialize;

/// Where a form posts to, and what answers there.
type Form = (&'static str, fn() -> MethodRouter<AppState>);

/// Every form. The routes and the list that the tests ask through both come from here.
const FORMS: [Form; 9] = [
    form::<Register>(),
    form::<LogIn>(),
    form::<LogOut>(),
    form::<Write>(),
    form::<EditPost>(),
    form::<DeletePost>(),
    form::<AddComment>(),
    form::<EditComment>(),
    form::<DeleteComment>(),
];

const fn form<F: PlainForm>() -> Form {
    (F::PATH, route::<F>)
}

/// Where the forms post to, as the router spells it. A test asks each of them as everybody.
#[must_use]
pub fn form_paths() -> Vec<&'static str> {
    FORMS.iter().map(|(path, _)| *path).collect()
}

pub(super) fn routes() -> Router<AppState> {
    FORMS.iter().fold(Router::new(), |router, (path, answer)| {
        router.route(path, answer())
    })
}

/// The status that a post's form asks for when nothing is to be saved.
const PREVIEW: &str = "preview";

/// A form of nothing but a button.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Nothing {}

fn slug(params: &Params) -> Slug {
    Slug::from_path(params.get("slug").map(String::as_str).unwrap_or_default())
}

fn comment_id(params: &Params) -> Result<CommentId, AppError> {
    params
        .get("id")
        .and_then(|raw| raw.parse().ok())
        .ok_or(AppError::NotFound)
}

struct Register;

impl PlainForm for Register {
    type Fields = RegisterForm;
    const PATH: &'static str = paths::REGISTER;
    const PAGE_SAYS_FORBIDDEN: bool = true;

    fn page(_: &Params) -> String {
        paths::REGISTER.to_owned()
    }

    async fn submit(fields: RegisterForm, _: Params) -> Result<LocalPath, AppError> {
        account::api::register(fields).await
    }

    fn next(fields: &mut RegisterForm) -> Option<&mut String> {
        Some(&mut fields.next)
    }

    fn without_secrets(fields: &RegisterForm) -> RegisterForm {
        fields.without_secrets()
    }
}

struct LogIn;

impl PlainForm for LogIn {
    type Fields = LoginForm;
    const PATH: &'static str = paths::LOGIN;

    fn page(_: &Params) -> String {
        paths::LOGIN.to_owned()
    }

    async fn submit(fields: LoginForm, _: Params) -> Result<LocalPath, AppError> {
        account::api::log_in(fields).await
    }

    fn next(fields: &mut LoginForm) -> Option<&mut String> {
        Some(&mut fields.next)
    }

    fn without_secrets(fields: &LoginForm) -> LoginForm {
        fields.without_secrets()
    }
}

struct LogOut;

impl PlainForm for LogOut {
    type Fields = Nothing;
    const PATH: &'static str = paths::LOGOUT;

    fn page(_: &Params) -> String {
        paths::HOME.to_owned()
    }

    async fn submit(_: Nothing, _: Params) -> Result<LocalPath, AppError> {
        account::api::log_out().await
    }
}

struct Write;

impl PlainForm for Write {
    type Fields = PostForm;
    const PATH: &'static str = paths::WRITE;

    fn page(_: &Params) -> String {
        paths::WRITE.to_owned()
    }

    async fn submit(fields: PostForm, _: Params) -> Result<LocalPath, AppError> {
        posts::api::create_post(fields).await
    }

    fn typed(fields: &PostForm) -> Vec<Typed> {
        posts::typed(fields)
    }

    async fn preview(fields: &PostForm, _: &Params) -> Option<Result<(), AppError>> {
        (fields.status == PREVIEW).then_some(())?;
        Some(posts::api::may_write().await)
    }
}

struct EditPost;

impl PlainForm for EditPost {
    type Fields = PostForm;
    const PATH: &'static str = "/posts/{slug}/edit";

    fn page(params: &Params) -> String {
        paths::edit_post(&slug(params))
    }

    async fn submit(fields: PostForm, params: Params) -> Result<LocalPath, AppError> {
        posts::api::save_post(slug(&params), fields).await
    }

    fn typed(fields: &PostForm) -> Vec<Typed> {
        posts::typed(fields)
    }

    async fn preview(fields: &PostForm, params: &Params) -> Option<Result<(), AppError>> {
        (fields.status == PREVIEW).then_some(())?;
        let post = posts::api::post_to_edit(slug(params), fields.base().post).await;
        Some(post.map(drop))
    }
}

struct DeletePost;

impl PlainForm for DeletePost {
    /// As the editor's, to name the post: at its address there may be another by now.
    type Fields = PostForm;
    const PATH: &'static str = "/posts/{slug}/delete";

    fn page(params: &Params) -> String {
        paths::delete_post(&slug(params))
    }

    async fn submit(fields: PostForm, params: Params) -> Result<LocalPath, AppError> {
        posts::api::delete_post(slug(&params), fields.base().post).await
    }
}

struct AddComment;

impl PlainForm for AddComment {
    type Fields = CommentForm;
    const PATH: &'static str = "/posts/{slug}/comments";
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(params: &Params) -> String {
        paths::post(&slug(params))
    }

    async fn submit(fields: CommentForm, params: Params) -> Result<LocalPath, AppError> {
        let slug = slug(&params);
        let comment = comments::api::add_comment(slug.clone(), fields).await?;
        Context::current()?.announce(domain::Notice::CommentPosted);
        Ok(LocalPath::or_home(Some(&paths::comment(&slug, comment.id))))
    }

    fn typed(fields: &CommentForm) -> Vec<Typed> {
        vec![Typed::new("What you wrote", &fields.body)]
    }
}

struct EditComment;

impl PlainForm for EditComment {
    type Fields = CommentForm;
    const PATH: &'static str = "/comments/{id}/edit";

    fn page(params: &Params) -> String {
        comment_id(params).map_or_else(|_| paths::HOME.to_owned(), paths::edit_comment)
    }

    async fn submit(fields: CommentForm, params: Params) -> Result<LocalPath, AppError> {
        comments::api::save_comment(comment_id(&params)?, fields).await
    }

    fn typed(fields: &CommentForm) -> Vec<Typed> {
        vec![Typed::new("What you wrote", &fields.body)]
    }
}

struct DeleteComment;

impl PlainForm for DeleteComment {
    type Fields = Nothing;
    const PATH: &'static str = "/comments/{id}/delete";

    fn page(params: &Params) -> String {
        comment_id(params).map_or_else(|_| paths::HOME.to_owned(), paths::delete_comment)
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        comments::api::delete_comment(comment_id(&params)?).await
    }
}
