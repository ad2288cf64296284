//! What an admin does about people: found, changed many at once, deleted; and always an admin left.

use domain::people::{PeopleQuery, Writing};
use domain::post::Status;
use domain::settings::ProfileForm;
use domain::{EmailAddress, Field, Handle, PageNumber, Role, UserId};
use store::accounts::{self, RESTING, Step};
use store::testing::{Outcome, TestDb, texts};
use store::{Actor, Error, comments, on_both_databases, people, posts, recovery};

const ADMINS: &str = "SELECT COUNT(*) FROM people WHERE role = 'admin' AND disabled IS NULL";

/// The names of the people that a search finds, newest first.
async fn found(db: &TestDb, q: &str) -> Outcome<Vec<String>> {
    let query = PeopleQuery {
        q: q.to_owned(),
        ..PeopleQuery::default()
    };
    let page = accounts::search(&db.store, &query.filter()).await?;
    Ok(page.items.into_iter().map(|person| person.name).collect())
}

/// A published post of Grace's with a comment of hers and one of Kenji's, and a post of Kenji's with a comment of hers.
async fn wrote(db: &TestDb, grace: UserId, kenji: UserId) -> Outcome {
    let body = texts::comment("Said.")?;
    for (author, others) in [(grace, vec![grace, kenji]), (kenji, vec![grace])] {
        let slug = posts::create(
            &db.store,
            author,
            &texts::post("Words", "Text.", Status::Published)?,
        )
        .await?;
        let post = posts::find(&db.store, None, &slug).await?.id;
        for other in others {
            comments::add(&db.store, post, other, &body).await?;
        }
    }
    Ok(())
}

async fn counts(db: &TestDb) -> Outcome<(i64, i64, u64)> {
    let home = posts::published(&db.store, PageNumber::FIRST).await?;
    Ok((
        db.number("SELECT COUNT(*) FROM posts").await?,
        db.number("SELECT COUNT(*) FROM comments").await?,
        home.total,
    ))
}

on_both_databases! {
    async fn row_86_people_are_found_by_name_handle_and_address_in_any_script(db: TestDb) -> Outcome {
        db.registered("Ada Lovelace").await?;
        db.added("Émile Durand", Role::Author).await?;
        db.added("Юрий Гагарин", Role::Reader).await?;
        for (q, who) in [
            ("lovelace", "Ada Lovelace"),
            ("ADA.LOVE", "Ada Lovelace"),
            ("@ada-love", "Ada Lovelace"),
            ("émile", "Émile Durand"),
            ("ÉMILE DU", "Émile Durand"),
            ("ГАГАРИН", "Юрий Гагарин"),
        ] {
            assert_eq!(found(&db, q).await?, [who], "{q}");
        }
        assert_eq!(found(&db, "").await?.len(), 3);
        for q in ["%", "_", "\\", "'; DROP TABLE people; --", "a%e", "!!!"] {
            assert!(found(&db, q).await?.is_empty(), "{q}");
        }
        assert!(found(&db, &"x".repeat(10_000)).await?.is_empty());
        Ok(())
    }

    async fn people_are_shown_by_role_and_state_a_page_at_a_time(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let mut ids = Vec::new();
        for n in 0..30 {
            ids.push(db.added(&format!("Reader {n}"), Role::Reader).await?.id);
        }
        accounts::disable(&db.store, ids[3]).await?;
        let query = |role: &str, state: &str, page: &str| PeopleQuery {
            role: role.to_owned(),
            state: state.to_owned(),
            page: page.to_owned(),
            ..PeopleQuery::default()
        };
        for (query, on_page, total) in [
            (query("", "", ""), 25, 31),
            (query("", "", "2"), 6, 31),
            (query("reader", "", "2"), 5, 30),
            (query("admin", "", ""), 1, 1),
            (query("", "disabled", ""), 1, 1),
            (query("reader", "active", "2"), 4, 29),
            (query("nonsense", "nonsense", "nonsense"), 25, 31),
        ] {
            let page = accounts::search(&db.store, &query.filter()).await?;
            assert_eq!((page.items.len(), page.total), (on_page, total), "{query:?}");
        }
        let beyond = accounts::search(&db.store, &query("", "", "3").filter()).await;
        assert!(matches!(beyond, Err(Error::NotFound)), "{beyond:?}");
        Ok(())
    }

    async fn row_43_many_are_changed_at_once_or_nobody_is(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Admin).await?.id;
        let kenji = db.added("Kenji", Role::Reader).await?.id;
        let before = db.texts("SELECT role FROM people ORDER BY id").await?;
        let log = db.number("SELECT COUNT(*) FROM audit").await?;
        for step in [Step::SetRole(Role::Author), Step::Disable] {
            let refused = accounts::act(&db.store, &[ada, grace, kenji], step).await;
            assert!(matches!(refused, Err(Error::LastAdmin)), "{refused:?}");
        }
        let refused = accounts::act(&db.store, &[kenji, UserId(99)], Step::Disable).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        let refused = accounts::delete(&db.store, &[ada, grace], Writing::Keep).await;
        assert!(matches!(refused, Err(Error::LastAdmin)), "{refused:?}");
        assert_eq!(db.texts("SELECT role FROM people ORDER BY id").await?, before);
        assert_eq!(db.number("SELECT COUNT(*) FROM audit").await?, log, "what did not happen is not told");
        accounts::act(&db.store, &[grace, kenji], Step::SetRole(Role::Author)).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM people WHERE role = 'author'").await?, 2);
        assert_eq!(db.number("SELECT COUNT(*) FROM audit WHERE event = 'role_changed'").await?, 2);
        Ok(())
    }

    async fn row_43_of_two_admins_who_delete_each_other_one_remains(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let other = db.again().await?;
        let mut left = ada;
        for round in 0..100 {
            let new = db.added(&format!("Admin {round}"), Role::Admin).await?.id;
            let (old, new_one) = ([left], [new]);
            let results = match round % 2 {
                0 => tokio::join!(
                    accounts::delete(&db.store, &old, Writing::Remove),
                    accounts::delete(&other, &new_one, Writing::Keep),
                ),
                _ => tokio::join!(
                    accounts::set_role(&db.store, left, Role::Reader),
                    accounts::delete(&other, &new_one, Writing::Keep),
                ),
            };
            assert_eq!(db.number(ADMINS).await?, 1, "round {round}: {results:?}");
            let refused = match &results {
                (Ok(()), Err(refused)) | (Err(refused), Ok(())) => refused,
                _ => return Err(format!("round {round}: {results:?}").into()),
            };
            assert!(matches!(refused, Error::LastAdmin), "round {round}: {refused:?}");
            left = if results.0.is_ok() { new } else { left };
        }
        Ok(())
    }

    async fn row_74_what_a_deleted_person_wrote_stays_or_goes_as_they_chose(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let kenji = db.added("Kenji", Role::Author).await?.id;
        let first = db.added("Grace", Role::Author).await?.id;
        wrote(&db, first, kenji).await?;
        accounts::delete(&db.store, &[first], Writing::Keep).await?;
        assert_eq!(counts(&db).await?, (2, 3, 2));
        let home = posts::published(&db.store, PageNumber::FIRST).await?;
        assert_eq!(home.items.iter().filter(|post| post.author.is_none()).count(), 1);
        let second = db.added("Lena", Role::Author).await?.id;
        wrote(&db, second, kenji).await?;
        assert_eq!(counts(&db).await?, (4, 6, 4));
        accounts::delete(&db.store, &[second], Writing::Remove).await?;
        // Her post is gone with what was said under it, and what she said elsewhere.
        assert_eq!(counts(&db).await?, (3, 3, 3));
        let gone = people::by_handle(&db.store, &Handle::from_name("Lena")).await;
        assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
        Ok(())
    }

    async fn row_74_the_name_of_a_deleted_person_rests_for_thirty_days(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        accounts::delete(&db.store, &[grace], Writing::Keep).await?;
        let refused = accounts::add(&db.store, &store::testing::cast::account("Grace")?, "Quire", Role::Reader).await;
        assert!(matches!(refused, Err(Error::Resting(Field::Email))), "{refused:?}");
        let mut other = store::testing::cast::account("Grace")?;
        other.email = EmailAddress::parse("another@example.org")?;
        let other = accounts::add(&db.store, &other, "Quire", Role::Reader).await?;
        assert_eq!(other.handle.as_str(), "grace-2");
        assert!(!db.texts("SELECT key FROM former_names").await?.concat_all().contains("grace"));
        db.advance(RESTING / 1000 - 1);
        assert_eq!(accounts::sweep(&db.store).await?, 0);
        db.advance(2);
        assert_eq!(accounts::sweep(&db.store).await?, 2);
        assert_eq!(db.added("Grace", Role::Reader).await?.handle.as_str(), "grace");
        Ok(())
    }

    async fn row_74_nobody_renames_themselves_to_somebody_who_was_deleted(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        let lena = db.added("Lena", Role::Reader).await?.id;
        accounts::delete(&db.store, &[grace], Writing::Keep).await?;
        let form = ProfileForm { name: "Grace".to_owned(), handle: "Grace".to_owned(), ..ProfileForm::default() };
        let profile = form.parse().map_err(|wrong| format!("{wrong:?}"))?;
        let refused = accounts::set_profile(&db.store, lena, &profile).await;
        assert!(matches!(refused, Err(Error::Resting(Field::Handle))), "{refused:?}");
        let address = EmailAddress::parse("grace@example.org")?;
        let refused = recovery::change(&db.store, lena, &address).await;
        assert!(matches!(refused, Err(Error::Resting(Field::Email))), "{refused:?}");
        Ok(())
    }

    async fn row_74_what_was_sent_to_a_deleted_person_opens_nothing(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        recovery::ask_for_verification(&db.store, grace).await?;
        recovery::forgotten(&db.store, "grace", store::testing::cast::HOME).await?;
        let left = "SELECT COUNT(*) FROM tokens t, letters l WHERE t.person = l.person";
        assert!(db.number(left).await? > 0);
        accounts::delete(&db.store, &[grace], Writing::Keep).await?;
        for table in ["tokens", "letters", "sessions", "browsers"] {
            assert_eq!(db.number(&format!("SELECT COUNT(*) FROM {table}")).await?, 0, "{table}");
        }
        Ok(())
    }

    async fn row_74_a_deleted_person_is_gone_and_the_log_still_has_their_name(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        let store = db.store.on_behalf_of(Actor::visitor(Some(&ada), "192.0.2.77".parse()?, "1"));
        accounts::delete(&store, &[grace], Writing::Keep).await?;
        assert!(matches!(accounts::get(&db.store, grace).await, Err(Error::NotFound)));
        assert_eq!(accounts::viewer(&db.store, grace).await?, None);
        let row = db.texts("SELECT actor || ' deleted ' || subject FROM audit WHERE event = 'account_deleted'").await?;
        assert_eq!(row, [Some("Ada deleted Grace".to_owned())]);
        // The number is not given out again.
        assert!(db.added("Lena", Role::Reader).await?.id > grace);
        Ok(())
    }
}

/// All texts in one.
trait Concat {
    fn concat_all(self) -> String;
}

impl Concat for Vec<Option<String>> {
    fn concat_all(self) -> String {
        self.into_iter().flatten().collect()
    }
}
