//! Looking for people by what is known of them.

use crate::entity::person::{Column, Entity};
use crate::{Error, Store};
use domain::people::{Account, PEOPLE_ON_A_PAGE, PeopleFilter, State};
use domain::{Handle, Page};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

/// A page of the accounts that fit, newest first. [`Error::NotFound`] beyond the last page.
pub async fn search(store: &Store, filter: &PeopleFilter) -> Result<Page<Account>, Error> {
    let fitting = Entity::find().filter(fits(filter));
    let total = fitting.clone().count(store.reader()).await?;
    let rows = fitting
        .order_by_desc(Column::Id)
        .offset(filter.page.offset_of(PEOPLE_ON_A_PAGE))
        .limit(PEOPLE_ON_A_PAGE)
        .all(store.reader())
        .await?;
    let page = Page {
        items: rows.into_iter().map(Account::from).collect(),
        number: filter.page,
        total,
        size: PEOPLE_ON_A_PAGE,
    };
    if page.is_beyond_the_last() {
        return Err(Error::NotFound);
    }
    Ok(page)
}

fn fits(filter: &PeopleFilter) -> Condition {
    let mut fits = Condition::all();
    if !filter.search.is_empty() {
        fits = fits.add(goes_by(&filter.search));
    }
    if let Some(role) = filter.role {
        fits = fits.add(Column::Role.eq(role.word()));
    }
    match filter.state {
        Some(State::Active) => fits.add(Column::Disabled.is_null()),
        Some(State::Disabled) => fits.add(Column::Disabled.is_not_null()),
        None => fits,
    }
}

/// Whatever the case of the letters: in keys that is so in every script. A name is compared as it stands too, because a
/// database may know the capitals of English alone; but mostly the handle is the name.
fn goes_by(search: &str) -> Condition {
    let lower = search.to_lowercase();
    let name = Func::lower(Expr::col(Column::Name));
    let known = Condition::any()
        .add(Column::HandleKey.like(anywhere(&lower)))
        .add(Column::EmailKey.like(anywhere(&lower)))
        .add(Column::Name.like(anywhere(search)))
        .add(Expr::expr(name).like(anywhere(&lower)));
    if !lower.contains(char::is_alphanumeric) {
        return known;
    }
    known.add(Column::HandleKey.like(anywhere(Handle::from_name(&lower).as_str())))
}

/// The text as such: what means something in a pattern is escaped.
fn anywhere(text: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}
