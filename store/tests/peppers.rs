//! A key beside the database goes into every hash, and can be followed by another.

use domain::NewPassword;
use store::password::{Cost, Passwords, Pepper, Peppers};
use store::testing::cast::{HOME, PASSWORD, SITE, account, logs_in};
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, on_both_databases};

const OLD: &[u8] = b"canary: the key of the first year";
const NEW: &[u8] = b"canary: the key of the second one";

fn pepper(name: &str, key: &[u8]) -> Outcome<Pepper> {
    Pepper::new(name, key.to_vec()).ok_or_else(|| "a pepper".into())
}

fn peppers(all: &[(&str, &[u8])]) -> Outcome<Peppers> {
    let all: Vec<_> = all
        .iter()
        .map(|(name, key)| pepper(name, key))
        .collect::<Outcome<_>>()?;
    Peppers::new(all).ok_or_else(|| "two of one name".into())
}

async fn hash_of_ada(db: &TestDb) -> Outcome<String> {
    let hashes = db.texts("SELECT password_hash FROM people").await?;
    Ok(hashes.into_iter().next().flatten().ok_or("no hash")?)
}

on_both_databases! {
    async fn row_4_a_pepper_is_needed_to_log_in_and_gives_way_to_the_next(db: TestDb) -> Outcome {
        let old = db.peppered(peppers(&[("2025a", OLD)])?).await?;
        accounts::add(&old, &account("Ada")?, SITE, domain::Role::Admin).await?;
        logs_in(&old, "ada", PASSWORD, HOME).await?;
        let first = hash_of_ada(&db).await?;
        // The name of the key, in base64.
        assert!(first.starts_with("$argon2id$v=19$m=8,t=1,p=1,keyid=MjAyNWE$"), "{first}");

        // Without it nobody gets in, whatever other key there is.
        let new = db.peppered(peppers(&[("2026a", NEW)])?).await?;
        let namesake = db.peppered(peppers(&[("2025a", NEW)])?).await?;
        for store in [&db.store, &new, &namesake] {
            let refused = logs_in(store, "ada", PASSWORD, HOME).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
            assert_eq!(hash_of_ada(&db).await?, first);
        }
        // With both, the hash is made anew, and the old key is needed no more.
        let both = db.peppered(peppers(&[("2026a", NEW), ("2025a", OLD)])?).await?;
        logs_in(&both, "ada", PASSWORD, HOME).await?;
        let second = hash_of_ada(&db).await?;
        assert!(second.contains(",keyid=MjAyNmE$"), "{second}");
        logs_in(&new, "ada", PASSWORD, HOME).await?;
        assert!(!db.dump().await?.contains("canary"));
        Ok(())
    }

    async fn row_4_hashes_from_before_there_was_a_pepper_get_one(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        assert!(!hash_of_ada(&db).await?.contains("keyid"));
        let store = db.peppered(peppers(&[("2025a", OLD)])?).await?;
        let wrong = logs_in(&store, "ada", "not the password", HOME).await;
        assert!(matches!(wrong, Err(Error::WrongCredentials)));
        logs_in(&store, "ada", PASSWORD, HOME).await?;
        assert!(hash_of_ada(&db).await?.contains("keyid=MjAyNWE$"));
        Ok(())
    }
}

#[test]
fn row_4_a_pepper_is_a_name_and_a_key_that_nobody_guesses() -> Outcome {
    for name in ["", "123456789", "a b", "ä", "a:b"] {
        assert!(Pepper::new(name, OLD.to_vec()).is_none(), "{name}");
    }
    assert!(Pepper::new("a", OLD[..31].to_vec()).is_none());
    assert!(Pepper::new("a", vec![b'x'; 64]).is_none());
    assert!(Peppers::new(vec![pepper("a", OLD)?, pepper("a", NEW)?]).is_none());
    assert_eq!(
        format!("{:?}", peppers(&[("2025a", OLD)])?),
        "[Pepper(2025a: …)]"
    );
    Ok(())
}

#[tokio::test]
async fn row_4_the_key_is_part_of_the_hash_and_not_of_what_is_stored() -> Outcome {
    let typed = NewPassword::parse(PASSWORD, &[])?;
    let peppered = Passwords::new(Cost::unsafe_for_tests()).peppered(peppers(&[("2025a", OLD)])?);
    let hash: String = peppered.hash(typed.password()).await?.into();
    // As it would be checked by somebody who has the database, and knows how it is done.
    let stolen = hash.replace(",keyid=MjAyNWE", "");
    assert_ne!(stolen, hash);
    let without = Passwords::new(Cost::unsafe_for_tests());
    let verdict = without.verify(Some(&stolen), typed.password()).await?;
    assert!(!verdict.is_right());
    assert!(
        peppered
            .verify(Some(&hash), typed.password())
            .await?
            .is_right()
    );
    Ok(())
}
