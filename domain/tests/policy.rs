//! Who may do what, as a table.

use domain::policy::{self, OwnedComment, OwnedPicture, OwnedPost};
use domain::{Handle, Role, UserId, Viewer};

struct Post {
    author: Option<i64>,
    published: bool,
}

impl OwnedPost for Post {
    fn author(&self) -> Option<UserId> {
        self.author.map(UserId)
    }

    fn is_published(&self) -> bool {
        self.published
    }
}

struct Comment(Option<i64>);

impl OwnedComment for Comment {
    fn author(&self) -> Option<UserId> {
        self.0.map(UserId)
    }
}

struct Picture(Option<i64>);

impl OwnedPicture for Picture {
    fn owner(&self) -> Option<UserId> {
        self.0.map(UserId)
    }
}

const ADA: i64 = 1;
const GRACE: i64 = 2;
const KENJI: i64 = 3;
const LENA: i64 = 4;

fn viewer(id: i64, role: Role) -> Viewer {
    Viewer {
        id: UserId(id),
        name: String::new(),
        handle: Handle::from_name("x"),
        role,
    }
}

/// Nobody, a reader, another author, the author, an admin.
fn everybody() -> [(&'static str, Option<Viewer>); 5] {
    [
        ("nobody", None),
        ("Lena, a reader", Some(viewer(LENA, Role::Reader))),
        ("Kenji, another author", Some(viewer(KENJI, Role::Author))),
        ("Grace, the author", Some(viewer(GRACE, Role::Author))),
        ("Ada, the admin", Some(viewer(ADA, Role::Admin))),
    ]
}

fn allowed(question: impl Fn(Option<&Viewer>) -> bool) -> [bool; 5] {
    everybody().map(|(_, viewer)| question(viewer.as_ref()))
}

const GRACES_POST: Post = Post {
    author: Some(GRACE),
    published: true,
};
const GRACES_DRAFT: Post = Post {
    author: Some(GRACE),
    published: false,
};
const ORPHANED_DRAFT: Post = Post {
    author: None,
    published: false,
};

#[test]
fn authors_and_admins_write() {
    assert_eq!(allowed(policy::can_write), [false, false, true, true, true]);
}

#[test]
fn everyone_sees_a_published_post_and_only_its_author_and_admins_a_draft() {
    assert_eq!(
        allowed(|viewer| policy::can_see_post(viewer, &GRACES_POST)),
        [true; 5]
    );
    assert_eq!(
        allowed(|viewer| policy::can_see_post(viewer, &GRACES_DRAFT)),
        [false, false, false, true, true]
    );
    assert_eq!(
        allowed(|viewer| policy::can_see_post(viewer, &ORPHANED_DRAFT)),
        [false, false, false, false, true]
    );
}

#[test]
fn a_post_is_changed_and_deleted_by_its_author_and_by_admins() {
    assert_eq!(
        allowed(|viewer| policy::can_edit_post(viewer, &GRACES_POST)),
        [false, false, false, true, true]
    );
    assert_eq!(
        allowed(|viewer| policy::can_delete_post(viewer, &GRACES_POST)),
        [false, false, false, true, true]
    );
}

#[test]
fn an_author_who_became_a_reader_cannot_change_old_posts() {
    let grace = viewer(GRACE, Role::Reader);
    assert!(!policy::can_edit_post(Some(&grace), &GRACES_POST));
}

#[test]
fn everyone_signed_in_comments_and_nobody_on_a_draft() {
    assert_eq!(
        allowed(|viewer| policy::can_comment(viewer, &GRACES_POST)),
        [false, true, true, true, true]
    );
    assert_eq!(
        allowed(|viewer| policy::can_comment(viewer, &GRACES_DRAFT)),
        [false; 5]
    );
}

#[test]
fn a_comment_is_changed_by_who_wrote_it_alone() {
    let lenas = Comment(Some(LENA));
    assert_eq!(
        allowed(|viewer| policy::can_edit_comment(viewer, &lenas)),
        [false, true, false, false, false]
    );
    assert_eq!(
        allowed(|viewer| policy::can_edit_comment(viewer, &Comment(None))),
        [false; 5]
    );
}

#[test]
fn a_comment_is_deleted_by_who_wrote_it_who_wrote_the_post_and_admins() {
    let lenas = Comment(Some(LENA));
    assert_eq!(
        allowed(|viewer| policy::can_delete_comment(viewer, &lenas, &GRACES_POST)),
        [false, true, false, true, true]
    );
    assert_eq!(
        allowed(|viewer| policy::can_delete_comment(viewer, &Comment(None), &GRACES_POST)),
        [false, false, false, true, true]
    );
}

#[test]
fn only_admins_look_after_the_site() {
    assert_eq!(
        allowed(policy::is_admin),
        [false, false, false, false, true]
    );
}

#[test]
fn the_site_and_its_people_are_looked_after_by_admins_alone() {
    for rule in [
        policy::can_administer,
        policy::can_manage_people,
        policy::can_read_audit,
    ] {
        assert_eq!(allowed(rule), [false, false, false, false, true]);
    }
}

#[test]
fn authors_and_admins_upload_and_change_their_own_pictures_and_admins_all() {
    assert_eq!(
        allowed(policy::can_upload),
        [false, false, true, true, true]
    );
    assert_eq!(
        allowed(|viewer| policy::can_change_picture(viewer, &Picture(Some(GRACE)))),
        [false, false, false, true, true]
    );
    assert_eq!(
        allowed(|viewer| policy::can_change_picture(viewer, &Picture(None))),
        [false, false, false, false, true]
    );
    let grace = viewer(GRACE, Role::Reader);
    assert!(!policy::can_change_picture(
        Some(&grace),
        &Picture(Some(GRACE))
    ));
}
