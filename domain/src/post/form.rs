//! The fields of the editor as typed, and the post that they make.

use super::{PostSettings, Status};
use crate::conflict::Base;
use crate::invalid::{Field, Findings, Invalid, Problem};
use crate::{Cover, PostBody, Subtitle, Timestamp, Title, moment};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A form of lines of text. It travels as a map, read and written here: what serde would derive for so many fields weighs
/// more in the browser than the words in them.
macro_rules! form {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: String,)+
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map([$((stringify!($field), &self.$field),)+])
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map(Lines)
            }
        }

        /// Fields that there are none of are left out of account, and those that are missing are empty.
        struct Lines;

        impl<'de> Visitor<'de> for Lines {
            type Value = $name;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a form")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                let mut form = $name::default();
                while let Some((name, text)) = map.next_entry::<String, String>()? {
                    match name.as_str() {
                        $(stringify!($field) => form.$field = text,)+
                        _ => {}
                    }
                }
                Ok(form)
            }
        }
    };
}

form! {
    /// The fields of `/write` and `/posts/{slug}/edit`, as typed.
    PostForm {
        title,
        subtitle,
        body,
        cover,
        cover_alt,
        cover_caption,
        status,
        /// Date and time in the zone of the author.
        publish_at,
        /// How far that zone is from UTC then, as `+09:00`; empty for UTC itself.
        zone,
        /// Empty for an address that follows the title until the post is published.
        slug,
        /// Separated by commas.
        tags,
        excerpt,
        canonical,
        /// The last day on which readers can comment, in UTC.
        comments_until,
        /// What the author had read, as [`Base`] writes it; empty for a new post.
        version,
        /// Names the editor that was opened: what is sent from it twice is saved once, and what is typed in it for a new
        /// post and not saved yet is kept under it.
        key,
        /// The number of the working copy that the editor knows; empty where it knows of none.
        copy,
        /// `yes` where the author said that an empty text is what they want.
        empty,
    }
}

/// A post that fulfils every rule and can be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPost {
    pub title: Title,
    pub subtitle: Subtitle,
    pub body: PostBody,
    pub cover: Option<Cover>,
    pub status: Status,
    pub settings: PostSettings,
}

impl PostForm {
    /// Finds everything that is wrong at once.
    pub fn parse(&self) -> Result<NewPost, Vec<Invalid>> {
        let mut findings = Findings::default();
        let title = findings.check(Title::parse(&self.title));
        let subtitle = findings.check(Subtitle::parse(&self.subtitle));
        let body = findings.check(if self.is_emptied() {
            Ok(PostBody::empty())
        } else {
            PostBody::parse(&self.body)
        });
        let cover = Cover::parse(&self.cover, &self.cover_alt, &self.cover_caption);
        let cover = findings.check(cover);
        let settings = PostSettings::parse(self, &mut findings);
        let status = Status::from_word(&self.status);
        if status == Status::Scheduled && self.publish_at.trim().is_empty() {
            findings.note(Field::PublishAt, Problem::Missing);
        }
        let texts = title.zip(subtitle).zip(body);
        let post =
            texts
                .zip(cover.zip(settings))
                .map(|(((title, subtitle), body), (cover, settings))| NewPost {
                    title,
                    subtitle,
                    body,
                    cover,
                    status,
                    settings,
                });
        findings.finish(post)
    }

    /// Writes the plan as the server does, so that two people in two zones can compare theirs. Where there is none, no zone
    /// is of interest.
    pub(crate) fn plan_in_utc(&mut self) {
        let planned = moment::parse(Field::PublishAt, &self.publish_at, &self.zone);
        if let Ok(at) = planned {
            self.publish_at = at.map(moment::local).unwrap_or_default();
            self.zone.clear();
        }
    }

    /// What the author had read. A form that names nothing has read version 0, which no post has: it overwrites nothing.
    #[must_use]
    pub fn base(&self) -> Base {
        Base::parse(&self.version).unwrap_or_default()
    }
}

impl NewPost {
    /// The post as it is at a moment: one that is to be published at a later one waits for it, and no other has a plan.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Self {
        let later = self.settings.publish_at.filter(|at| *at > now);
        self.status = match self.status {
            Status::Published | Status::Scheduled if later.is_some() => Status::Scheduled,
            Status::Scheduled => Status::Published,
            as_it_is => as_it_is,
        };
        if self.status.is_readable() {
            self.settings.publish_at = None;
        }
        self
    }
}
