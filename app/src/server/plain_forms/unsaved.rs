//! The form of what was typed and not saved.

use crate::AppError;
use crate::server::plain_form::{Params, PlainForm};
use crate::unsaved;
use domain::{LocalPath, paths};
use serde::Deserialize;

/// Which copy, as the editor offered it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    place: String,
    number: String,
}

pub(super) struct ThrowAway;

impl PlainForm for ThrowAway {
    type Fields = Which;
    const PATH: &'static str = paths::THROW_AWAY;
    const PAGE_IS_ELSEWHERE: bool = true;

    fn page(_: &Params) -> String {
        paths::WRITE.to_owned()
    }

    async fn submit(fields: Which, _: Params) -> Result<LocalPath, AppError> {
        let number = fields.number.parse().unwrap_or(0);
        unsaved::api::throw_away(fields.place, number).await
    }
}
