//! A post, with its text as written and its HTML as rendered by version `html_version` of the renderer.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `None` when the author's account is gone.
    pub author_id: Option<i64>,
    pub slug: String,
    pub title: String,
    pub subtitle: String,
    pub body: String,
    pub format: String,
    pub html: String,
    pub html_version: i32,
    pub minutes: i32,
    pub cover_url: Option<String>,
    pub cover_alt: String,
    /// `bin` beside the words of [`domain::post::Status`].
    pub status: String,
    /// Counts the saves, so that nobody overwrites what they have not read.
    pub version: i64,
    pub created: i64,
    pub published: Option<i64>,
    pub updated: i64,
    /// When a scheduled post is to be published; what a draft's author has in mind.
    pub publish_at: Option<i64>,
    /// The address does not follow the title.
    pub slug_chosen: bool,
    pub cover_caption: String,
    pub canonical: Option<String>,
    pub comments_until: Option<i64>,
    /// When it was put into the bin, by whom, and what it was before.
    pub binned: Option<i64>,
    pub binned_by: Option<i64>,
    pub before_bin: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
    #[sea_orm(has_many = "super::comment::Entity")]
    Comments,
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl Related<super::comment::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Comments.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
