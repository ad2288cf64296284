//! How many wrong passwords one account takes, from wherever they come: after a hundred in a row no password opens it any
//! more from a browser that was not there before. Nobody is locked out by that: browsers that the owner has logged in with
//! count for themselves, and a link by letter, a passkey or a provider go on working (NIST SP 800-63B-4 §3.2.2).

use crate::entity::{browser, person};
use crate::letters::{self, Recipient};
use crate::{Error, Store, browsers};
use domain::{Letter, UserId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

/// Wrong passwords in a row.
const MOST: i32 = 100;
/// So many are worth a letter once somebody gets in.
const NOTABLE: i32 = 5;

/// What counts for a try to log in: nothing, where nobody has that login.
pub(super) struct Ceiling(Option<Counter>);

struct Counter {
    person: UserId,
    /// Of the account, by browsers that are not known.
    failures: i32,
    /// The hash of the browser that is known, and its failures.
    browser: Option<(String, i32)>,
}

impl Ceiling {
    pub(super) async fn of(store: &Store, person: Option<&person::Model>) -> Result<Self, Error> {
        let Some(person) = person else {
            return Ok(Self(None));
        };
        let id = UserId(person.id);
        let browser = browsers::known(store, id).await?;
        Ok(Self(Some(Counter {
            person: id,
            failures: person.failures,
            browser: browser.map(|browser| (browser.hash, browser.failures)),
        })))
    }

    /// Whether no password opens the account from here.
    pub(super) fn is_reached(&self) -> bool {
        self.0
            .as_ref()
            .is_some_and(|counter| counter.here() >= MOST)
    }

    /// The same at the end of a try, with the account as it is by now.
    pub(super) async fn is_reached_by(
        &self,
        tx: &DatabaseTransaction,
        now: &person::Model,
    ) -> Result<bool, Error> {
        let browser = self.0.as_ref().and_then(|counter| counter.browser.as_ref());
        let Some((hash, _)) = browser else {
            return Ok(now.failures >= MOST);
        };
        let known = browser::Entity::find_by_id(hash.as_str()).one(tx).await?;
        Ok(known.map_or(now.failures, |browser| browser.failures) >= MOST)
    }

    /// Counts a wrong password. Whoever tries a hundred of them with a browser that is known makes it unknown.
    /// For nobody the same is asked of the database, which finds no row: the time tells nothing.
    pub(super) async fn count(&self, tx: &DatabaseTransaction) -> Result<(), Error> {
        let browser = self.0.as_ref().and_then(|counter| counter.browser.as_ref());
        if let Some((hash, _)) = browser {
            use browser::{Column, Entity};
            Entity::update_many()
                .col_expr(Column::Failures, Expr::col(Column::Failures).add(1))
                .filter(Column::Hash.eq(hash.as_str()))
                .exec(tx)
                .await?;
        } else {
            use person::{Column, Entity};
            let person = self.0.as_ref().map_or(0, |counter| counter.person.0);
            Entity::update_many()
                .col_expr(Column::Failures, Expr::col(Column::Failures).add(1))
                .filter(Column::Id.eq(person))
                .exec(tx)
                .await?;
        }
        Ok(())
    }

    /// The password was right. The owner hears of the wrong ones before it; and a closed account stays closed for browsers
    /// that are not known, whoever got in with one that is.
    pub(super) async fn forget(
        &self,
        store: &Store,
        tx: &DatabaseTransaction,
        person: &person::Model,
    ) -> Result<(), Error> {
        let Some(counter) = &self.0 else {
            return Ok(());
        };
        if counter.here() == 0 && counter.failures == 0 {
            return Ok(());
        }
        if let Some((hash, _)) = &counter.browser {
            use browser::{Column, Entity};
            Entity::update_many()
                .col_expr(Column::Failures, Expr::value(0))
                .filter(Column::Hash.eq(hash.as_str()))
                .exec(tx)
                .await?;
        }
        if counter.failures < MOST {
            use person::{Column, Entity};
            Entity::update_many()
                .col_expr(Column::Failures, Expr::value(0))
                .filter(Column::Id.eq(counter.person.0))
                .exec(tx)
                .await?;
        }
        let tries = std::cmp::max(counter.here(), counter.failures);
        let recipient = Recipient::of(person).filter(|_| (NOTABLE..MOST).contains(&tries));
        if let Some(recipient) = recipient {
            let letter = Letter::TriesBeforeLogIn {
                failures: u32::try_from(tries).unwrap_or_default(),
                at: store.now(),
            };
            letters::queue(tx, store.now(), recipient, &letter, None).await?;
        }
        Ok(())
    }
}

impl Counter {
    /// Wrong passwords in a row that count for this browser.
    fn here(&self) -> i32 {
        self.browser
            .as_ref()
            .map_or(self.failures, |(_, failures)| *failures)
    }
}
