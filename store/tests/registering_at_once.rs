//! Many people register at the same moment, at two servers with one database. A program of its own, because they fill
//! the queue for hashing that all tests of a program share.

use domain::{EmailAddress, Field, Role, UserId, Viewer};
use std::collections::HashSet;
use store::accounts::{self, SetupGate};
use store::testing::cast::{SITE, account};
use store::testing::{Outcome, TestDb};
use store::{Error, Store, on_both_databases};

/// Registers everybody at once, by turns here and there. Whoever is told to come back later does.
async fn all_register(
    nodes: [&Store; 2],
    people: &[EmailAddress],
) -> Outcome<Vec<Result<Viewer, Error>>> {
    let mut tasks = Vec::new();
    for (n, email) in people.iter().enumerate() {
        let (store, mut account) = (nodes[n % 2].clone(), account("Ada")?);
        account.email = email.clone();
        tasks.push(tokio::spawn(async move {
            loop {
                let open = SetupGate::Open;
                match accounts::register(&store, &account, SITE, open).await {
                    Err(Error::Busy) => {}
                    done => return done,
                }
            }
        }));
    }
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await?);
    }
    Ok(results)
}

on_both_databases! {
    async fn row_42_of_fifty_first_people_at_two_servers_one_is_the_admin(db: TestDb) -> Outcome {
        let other = db.again().await?;
        let emails = (0..50).map(|n| EmailAddress::parse(&format!("a{n}@example.org")));
        let emails: Vec<_> = emails.collect::<Result<_, _>>()?;
        let results = all_register([&db.store, &other], &emails).await?;
        let people = results.into_iter().collect::<Result<Vec<_>, _>>()?;

        let admins: Vec<_> = people.iter().filter(|person| person.role == Role::Admin).collect();
        assert_eq!(admins.len(), 1, "{admins:?}");
        assert_eq!(admins[0].id, UserId(1));
        assert_eq!(db.number("SELECT COUNT(*) FROM people WHERE role = 'admin'").await?, 1);
        // Row 45: all of them have one name, and each a number and a handle of their own.
        let ids: HashSet<_> = people.iter().map(|person| person.id.0).collect();
        assert_eq!(ids, (1..=50).collect());
        let handles: HashSet<_> = people.iter().map(|person| &person.handle).collect();
        assert_eq!(handles.len(), 50);
        Ok(())
    }

    async fn row_45_of_fifty_who_register_one_address_one_gets_it(db: TestDb) -> Outcome {
        let other = db.again().await?;
        let emails = vec![EmailAddress::parse("ada@example.org")?; 50];
        let results = all_register([&db.store, &other], &emails).await?;
        let taken = |result: &&Result<_, _>| matches!(result, Err(Error::Taken(Field::Email)));
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
        assert_eq!(results.iter().filter(taken).count(), 49);
        assert_eq!(db.number("SELECT COUNT(*) FROM people").await?, 1);
        Ok(())
    }
}
