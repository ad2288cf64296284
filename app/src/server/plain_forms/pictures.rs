//! The forms of the library of pictures. What is uploaded comes in another shape: see `uploads`.

use super::Nothing;
use crate::AppError;
use crate::pictures::api;
use crate::server::plain_form::{Params, PlainForm};
use domain::library::AltForm;
use domain::{LocalPath, paths};

pub(super) struct DescribePicture;

impl PlainForm for DescribePicture {
    type Fields = AltForm;
    const PATH: &'static str = "/media/pictures/{id}";

    fn page(params: &Params) -> String {
        paths::picture(id(params).unwrap_or_default())
    }

    async fn submit(fields: AltForm, params: Params) -> Result<LocalPath, AppError> {
        api::describe_picture(id(&params)?, fields).await
    }
}

pub(super) struct DeletePicture;

impl PlainForm for DeletePicture {
    type Fields = Nothing;
    const PATH: &'static str = "/media/pictures/{id}/delete";

    fn page(params: &Params) -> String {
        paths::delete_picture(id(params).unwrap_or_default())
    }

    async fn submit(_: Nothing, params: Params) -> Result<LocalPath, AppError> {
        api::delete_picture(id(&params)?).await
    }
}

fn id(params: &Params) -> Result<i64, AppError> {
    let id = params.get("id").and_then(|id| id.parse().ok());
    id.ok_or(AppError::NotFound)
}
