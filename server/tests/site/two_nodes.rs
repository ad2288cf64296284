//! Two programs on one PostgreSQL, as behind a proxy that shares the visitors out: what one knows, the other knows.

use crate::mailbox::Mailbox;
use crate::person::{Answer, Person};
use crate::program::{Program, Serving, stderr};
use crate::test_app::PASSWORD;
use domain::account::RegisterForm;
use domain::people::PeopleForm;
use domain::{Role, UserId};
use reqwest::Method;
use std::collections::BTreeSet;
use store::testing::TestDb;
use store::{Actor, Clock, Store, accounts, recovery};
use tokio::task::JoinSet;

/// Both of them, and their database.
struct Nodes {
    db: TestDb,
    /// A third way in, for what a test prepares and looks at.
    store: Store,
    program: Program,
    both: [Serving; 2],
}

impl Nodes {
    async fn start(more: &[(&str, &str)]) -> Self {
        let db = TestDb::postgres().await.expect("a database");
        let store = Store::connect(db.url(), Clock::System).await;
        let store = store.expect("a store");
        let program = Program::new();
        let both = [start(&program, &db, more), start(&program, &db, more)];
        Self {
            db,
            store,
            program,
            both,
        }
    }

    /// Somebody who comes to the first, or to the second.
    fn visitor(&self, node: usize) -> Person {
        Person::new(format!("http://{}", self.both[node].address))
    }

    async fn has(&self, name: &str, role: Role) -> UserId {
        let form = RegisterForm {
            email: format!("{name}@example.org"),
            name: name.to_owned(),
            password: PASSWORD.to_owned(),
            password_confirm: PASSWORD.to_owned(),
            ..RegisterForm::default()
        };
        let account = form.parse("").expect("an account");
        let made = accounts::add(&self.store, &account, "", role).await;
        made.expect("an account").id
    }

    fn runs(&self, arguments: &[&str]) {
        let output = self
            .program
            .run(arguments, &[("QUIRE_DATABASE_URL", self.db.url())]);
        assert!(output.status.success(), "{}", stderr(&output));
    }
}

fn start(program: &Program, db: &TestDb, more: &[(&str, &str)]) -> Serving {
    let mut settings = vec![("QUIRE_DATABASE_URL", db.url())];
    settings.extend(more);
    program.serve(&settings)
}

#[tokio::test]
async fn row_16_two_nodes_count_together_and_a_killed_one_forgets_nothing() {
    let mut nodes = Nodes::start(&[]).await;
    for number in 0..10 {
        let name = format!("nobody{number}");
        let answer = nodes.visitor(number % 2).logs_in(&name, "wrong").await;
        assert_eq!(answer.status, 422, "{}", answer.body);
    }
    for node in 0..2 {
        let answer = nodes.visitor(node).logs_in("somebody", "wrong").await;
        assert_eq!(answer.status, 429);
    }
    nodes.both[0].child.kill().expect("killed");
    nodes.both[0].child.wait().expect("gone");
    nodes.both[0] = start(&nodes.program, &nodes.db, &[]);
    assert_eq!(
        nodes.visitor(0).logs_in("somebody", "wrong").await.status,
        429
    );
}

#[tokio::test]
async fn row_44_what_becomes_of_an_account_at_one_node_counts_at_the_other() {
    let nodes = Nodes::start(&[]).await;
    nodes.has("ada", Role::Admin).await;
    nodes.has("grace", Role::Author).await;
    let here = nodes.visitor(0);
    assert_eq!(here.logs_in("grace", PASSWORD).await.status, 303);
    let there = nodes.visitor(1);
    there.brings("quire", &here.cookie("quire").expect("a session"));
    assert!(there.is_signed_in().await);
    assert_eq!(there.visits("/write").await.status, 200);
    nodes.runs(&["user", "role", "grace", "reader"]);
    assert_eq!(there.visits("/write").await.status, 403);
    // With the new role the session took a new id, in the browser that both of them are.
    here.brings("quire", &there.cookie("quire").expect("a session"));
    assert_eq!(here.visits("/write").await.status, 403);
    assert_eq!(here.logs_out().await.status, 303);
    assert!(!there.is_signed_in().await, "row 26");
    assert_eq!(here.logs_in("grace", PASSWORD).await.status, 303);
    there.brings("quire", &here.cookie("quire").expect("a session"));
    assert!(there.is_signed_in().await);
    nodes.runs(&["user", "disable", "grace"]);
    assert!(!there.is_signed_in().await && !here.is_signed_in().await);
}

#[tokio::test]
async fn row_87_two_nodes_send_each_letter_once() {
    let mailbox = Mailbox::new("");
    let nodes = Nodes::start(&[("QUIRE_SMTP_URL", &mailbox.url())]).await;
    let mut expected = BTreeSet::new();
    for number in 0..20 {
        let name = format!("person{number}");
        nodes.has(&name, Role::Reader).await;
        let ip = [192, 0, 2, number].into();
        let store = nodes.store.on_behalf_of(Actor::visitor(None, ip, ""));
        let asked = recovery::forgotten(&store, &name, ip).await;
        asked.expect("a letter is queued");
        expected.insert(format!("{name}@example.org"));
    }
    let mut written_to = BTreeSet::new();
    for _ in 0..20 {
        written_to.insert(mailbox.receives().await.to);
    }
    assert_eq!(written_to, expected);
    // Whatever they have in hand they finish.
    for mut node in nodes.both {
        node.asks_to_stop();
        node.child.wait().expect("it ends");
    }
    assert_eq!(mailbox.count(), 20);
}

#[tokio::test]
async fn row_42_of_all_who_register_first_at_two_nodes_one_is_the_admin() {
    let nodes = Nodes::start(&[]).await;
    let mut crowd = JoinSet::new();
    for number in 0..50 {
        let person = nodes.visitor(number % 2);
        crowd.spawn(async move {
            let name = format!("person{number}");
            person.registers(&name, PASSWORD).await.status
        });
    }
    let statuses = crowd.join_all().await;
    // Whoever finds the site busy may come again.
    assert!(
        statuses.iter().all(|status| [303, 503].contains(status)),
        "{statuses:?}"
    );
    let people = accounts::list(&nodes.store).await.expect("people");
    let made = statuses.iter().filter(|status| **status == 303).count();
    assert_eq!(people.len(), made);
    let admins: Vec<_> = people
        .iter()
        .filter(|one| one.role == Role::Admin)
        .collect();
    assert_eq!((admins.len(), admins[0].id), (1, UserId(1)));
}

/// Makes somebody a reader, by the list of people.
async fn demotes(admin: &Person, whom: UserId) -> Answer {
    let tick = PeopleForm::tick(whom);
    let fields = [(tick.as_str(), "on"), ("action", "reader")];
    let request = admin
        .request(Method::POST, "/admin/users")
        .header("sec-fetch-site", "same-origin")
        .form(&fields);
    admin.sends(request).await
}

#[tokio::test]
async fn row_43_two_admins_who_demote_each_other_at_two_nodes_leave_one() {
    let nodes = Nodes::start(&[]).await;
    let ada = nodes.has("ada", Role::Admin).await;
    let grace = nodes.has("grace", Role::Admin).await;
    let (here, there) = (nodes.visitor(0), nodes.visitor(1));
    assert_eq!(here.logs_in("ada", PASSWORD).await.status, 303);
    assert_eq!(there.logs_in("grace", PASSWORD).await.status, 303);
    for _ in 0..5 {
        let (one, other) = tokio::join!(demotes(&here, grace), demotes(&there, ada));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 303, "{statuses:?}");
        // The second is the last admin by then, or none any more.
        assert!([403, 422].contains(&statuses[1]), "{statuses:?}");
        let people = accounts::list(&nodes.store).await.expect("people");
        let admins = people.iter().filter(|one| one.role == Role::Admin);
        assert_eq!(admins.count(), 1);
        for id in [ada, grace] {
            let again = accounts::set_role(&nodes.store, id, Role::Admin).await;
            again.expect("an admin again");
        }
    }
}
