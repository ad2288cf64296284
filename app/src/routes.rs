//! The table of pages.

use crate::account::{ConfirmPage, LeavingPage, LoginPage, RegisterPage, WelcomePage};
use crate::admin::{AuditPage, DashboardPage, DeleteUsersPage, UserPage, UsersPage};
use crate::api_tokens::TokensPage;
use crate::comments::{DeleteCommentPage, EditCommentPage};
use crate::home::HomePage;
use crate::invitations::{InvitationsPage, InvitedPage};
use crate::island::LocalTime;
use crate::letters::LettersPage;
use crate::page::page;
use crate::passkeys::PasskeysPage;
use crate::pictures::{DeletePicturePage, LibraryPage, PicturePage};
use crate::posts::{
    DeletePostPage, DiscardPostPage, DraftsPage, EditPostPage, PostPage, WritePage,
};
use crate::previews::{PreviewPage, SharePage};
use crate::profile::PersonPage;
use crate::recovery::{ForgotPage, ResetPage, VerifyPage};
use crate::revisions::{RevisionPage, RevisionsPage};
use crate::second_factor::{AppPage, CodesPage, StepPage};
use crate::settings::{AccountPage, ProfilePage, ProvidersPage, SecurityPage, SessionsPage};
use crate::tags::{TagPage, TagsPage};
use crate::ui::{Instead, InsteadOfPage, Lost};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// Every page of the site. All are rendered whole before the first byte goes out, so that the status is known.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let title = page().site().title.clone();
    let formatter = {
        let title = title.clone();
        move |text: String| {
            escape(&if text.is_empty() || text == title {
                title.clone()
            } else {
                format!("{text} · {title}")
            })
        }
    };
    view! {
        <Title text=title formatter/>
        <LocalTime/>
        {match use_context::<Instead>() {
            Some(instead) => view! { <InsteadOfPage instead/> }.into_any(),
            None => view! { <Pages/> }.into_any(),
        }}
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=Lost>
                <Route path=path!("") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("posts/:slug") view=PostPage ssr=SsrMode::Async/>
                <Route path=path!("posts/:slug/edit") view=EditPostPage ssr=SsrMode::Async/>
                <Route path=path!("posts/:slug/delete") view=DeletePostPage ssr=SsrMode::Async/>
                <Route path=path!("posts/:slug/preview") view=SharePage ssr=SsrMode::Async/>
                <Route path=path!("preview/:token") view=PreviewPage ssr=SsrMode::Async/>
                <Route path=path!("drafts/:id/discard") view=DiscardPostPage ssr=SsrMode::Async/>
                <Route path=path!("tags") view=TagsPage ssr=SsrMode::Async/>
                <Route path=path!("tags/:tag") view=TagPage ssr=SsrMode::Async/>
                <Route path=path!("posts/:slug/revisions") view=RevisionsPage ssr=SsrMode::Async/>
                <Route path=path!("posts/:slug/revisions/:id") view=RevisionPage ssr=SsrMode::Async/>
                <Route path=path!("write") view=WritePage ssr=SsrMode::Async/>
                <Route path=path!("drafts") view=DraftsPage ssr=SsrMode::Async/>
                <Route path=path!("media") view=LibraryPage ssr=SsrMode::Async/>
                <Route path=path!("media/pictures/:id") view=PicturePage ssr=SsrMode::Async/>
                <Route path=path!("media/pictures/:id/delete") view=DeletePicturePage ssr=SsrMode::Async/>
                <Route path=path!("comments/:id/edit") view=EditCommentPage ssr=SsrMode::Async/>
                <Route path=path!("comments/:id/delete") view=DeleteCommentPage ssr=SsrMode::Async/>
                <Route path=path!("u/:handle") view=PersonPage ssr=SsrMode::Async/>
                <Route path=path!("settings") view=ProfilePage ssr=SsrMode::Async/>
                <Route path=path!("settings/security") view=SecurityPage ssr=SsrMode::Async/>
                <Route path=path!("settings/security/totp") view=AppPage ssr=SsrMode::Async/>
                <Route path=path!("settings/security/codes") view=CodesPage ssr=SsrMode::Async/>
                <Route path=path!("settings/security/passkeys") view=PasskeysPage ssr=SsrMode::Async/>
                <Route path=path!("settings/security/providers") view=ProvidersPage ssr=SsrMode::Async/>
                <Route path=path!("settings/sessions") view=SessionsPage ssr=SsrMode::Async/>
                <Route path=path!("settings/tokens") view=TokensPage ssr=SsrMode::Async/>
                <Route path=path!("settings/account") view=AccountPage ssr=SsrMode::Async/>
                <Route path=path!("admin") view=DashboardPage ssr=SsrMode::Async/>
                <Route path=path!("admin/users") view=UsersPage ssr=SsrMode::Async/>
                <Route path=path!("admin/users/delete") view=DeleteUsersPage ssr=SsrMode::Async/>
                <Route path=path!("admin/users/:id") view=UserPage ssr=SsrMode::Async/>
                <Route path=path!("admin/audit") view=AuditPage ssr=SsrMode::Async/>
                <Route path=path!("admin/invitations") view=InvitationsPage ssr=SsrMode::Async/>
                <Route path=path!("admin/mail") view=LettersPage ssr=SsrMode::Async/>
                <Route path=path!("confirm") view=ConfirmPage ssr=SsrMode::Async/>
                <Route path=path!("register") view=RegisterPage ssr=SsrMode::Async/>
                <Route path=path!("login") view=LoginPage ssr=SsrMode::Async/>
                <Route path=path!("invite/:token") view=InvitedPage ssr=SsrMode::Async/>
                <Route path=path!("forgot") view=ForgotPage ssr=SsrMode::Async/>
                <Route path=path!("reset/:token") view=ResetPage ssr=SsrMode::Async/>
                <Route path=path!("verify/:token") view=VerifyPage ssr=SsrMode::Async/>
                <Route path=path!("login/code") view=StepPage ssr=SsrMode::Async/>
                <Route path=path!("login/with/:provider/leaving") view=LeavingPage ssr=SsrMode::Async/>
                <Route path=path!("login/with/:provider/welcome") view=WelcomePage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

/// `leptos_meta` puts a title into the document as it stands.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
