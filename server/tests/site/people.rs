//! The five who ask for everything, and the things they ask for.

use crate::person::Person;
use crate::test_app::{PASSWORD, TestApp};
use domain::post::{PostForm, Status};
use domain::{CommentBody, CommentId, Handle, PostId, RevisionId, Role, Slug, UserId};
use serde_json::Value;
use store::{comments, people, posts, revisions};

pub const PEOPLE: usize = 5;

/// Nobody, Lena who reads, Kenji who writes, Grace who writes, Ada who looks after the site.
pub struct Cast {
    pub site: TestApp,
    pub people: [Person; PEOPLE],
    grace: UserId,
    lena: UserId,
}

/// A post and a draft of Grace's, another post of hers in the bin, and Lena's comment on the first.
pub struct Things {
    post: Slug,
    draft: Slug,
    binned: PostId,
    comment: CommentId,
    /// The post, and the one version of it that there is.
    number: PostId,
    version: RevisionId,
}

impl Cast {
    pub async fn gathers() -> Self {
        let site = TestApp::spawn().await;
        let roles = [
            ("ada", Role::Admin),
            ("grace", Role::Author),
            ("kenji", Role::Author),
            ("lena", Role::Reader),
        ];
        for (name, role) in roles {
            site.has_account(name, role).await;
        }
        let people = [
            site.anonymous(),
            logged_in(&site, "lena").await,
            logged_in(&site, "kenji").await,
            logged_in(&site, "grace").await,
            logged_in(&site, "ada").await,
        ];
        let grace = id_of(&site, "grace").await;
        let lena = id_of(&site, "lena").await;
        Self {
            site,
            people,
            grace,
            lena,
        }
    }

    /// New ones for every question, so that no answer depends on the one before.
    pub async fn things(&self) -> Things {
        let store = &self.site.store;
        let post = posts::create(store, self.grace, &text(Status::Published))
            .await
            .expect("a post");
        let draft = posts::create(store, self.grace, &text(Status::Draft))
            .await
            .expect("a draft");
        let binned = posts::create(store, self.grace, &text(Status::Published))
            .await
            .expect("a post");
        let binned = posts::find(store, None, &binned)
            .await
            .expect("the post")
            .id;
        posts::delete(store, binned, self.grace)
            .await
            .expect("deleted");
        let found = posts::find(store, None, &post).await.expect("the post");
        let body = CommentBody::parse("I was there.").expect("a comment");
        let comment = comments::add(store, found.id, self.lena, &body)
            .await
            .expect("a comment");
        let versions = revisions::list(store, found.id).await.expect("versions");
        Things {
            post,
            draft,
            binned,
            comment: comment.id,
            number: found.id,
            version: versions[0].id,
        }
    }
}

impl Things {
    pub fn fill(&self, path: &str) -> String {
        path.replace("POST", self.post.as_str())
            .replace("DRAFT", self.draft.as_str())
            .replace("BINNED", &self.binned.to_string())
            .replace("COMMENT", &self.comment.to_string())
            .replace("VERSION", &self.version.to_string())
    }

    pub fn fill_json(&self, arguments: &Value) -> String {
        arguments
            .to_string()
            .replace("\"COMMENT\"", &self.comment.to_string())
            .replace("\"BINNED\"", &self.binned.to_string())
            .replace("\"VERSION\"", &self.version.to_string())
            .replace("\"NUMBER\"", &self.number.to_string())
            .replace("POST", self.post.as_str())
            .replace("DRAFT", self.draft.as_str())
    }
}

pub async fn logged_in(site: &TestApp, name: &str) -> Person {
    let person = site.anonymous();
    assert_eq!(
        person.logs_in(name, PASSWORD).await.status,
        303,
        "{name} logs in"
    );
    person
}

pub async fn id_of(site: &TestApp, name: &str) -> UserId {
    let profile = people::by_handle(&site.store, &Handle::from_name(name))
        .await
        .expect("an account");
    profile.person.id
}

fn text(status: Status) -> domain::post::NewPost {
    let form = PostForm {
        title: "What the tide left".to_owned(),
        body: "A *shell*, a rope, a shoe.".to_owned(),
        status: status.word().to_owned(),
        tags: match status {
            Status::Published => "Tides, shells",
            _ => "Secret",
        }
        .to_owned(),
        ..PostForm::default()
    };
    form.parse().expect("a post")
}
