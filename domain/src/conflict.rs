//! Two people change the same post: what each of them changed, as told from what the second one had read.

use crate::post::{PostForm, PostSource, Status};
use crate::{PostId, Tag, text};
use std::fmt;

/// What an author had read when they began to write.
///
/// The form carries it along unseen, and it comes back as `7.12.…`: the seventh version of post 12, and a mark of each
/// field as it was then. A bare `7` will do for a script: then the address says which post, and nobody can tell who changed
/// what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base {
    pub version: i64,
    /// An address follows its draft's title and may be another post's by now; this number never is.
    pub post: Option<PostId>,
    marks: Option<[u64; Part::ALL.len()]>,
}

impl Base {
    /// The post as it is read now.
    #[must_use]
    pub fn of(post: &PostSource, form: &PostForm) -> Self {
        Self {
            version: post.version,
            post: Some(post.id),
            marks: Some(Part::ALL.map(|part| part.mark(form))),
        }
    }

    /// `None` for a form that names nothing, or nothing that this site ever wrote.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let (version, rest) = split(raw);
        let (post, rest) = rest.map_or((None, None), |rest| {
            let (post, rest) = split(rest);
            (Some(post), rest)
        });
        Some(Self {
            version: version.parse().ok()?,
            post: post.map(str::parse).transpose().ok()?,
            marks: match rest {
                Some(rest) => Some(marks(rest)?),
                None => None,
            },
        })
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.version)?;
        if let Some(post) = self.post {
            write!(f, ".{post}")?;
            for mark in self.marks.iter().flatten() {
                write!(f, ".{mark:x}")?;
            }
        }
        Ok(())
    }
}

fn split(raw: &str) -> (&str, Option<&str>) {
    raw.split_once('.')
        .map_or((raw, None), |(first, rest)| (first, Some(rest)))
}

fn marks(raw: &str) -> Option<[u64; Part::ALL.len()]> {
    let marks: Option<Vec<u64>> = raw
        .split('.')
        .map(|mark| u64::from_str_radix(mark, 16).ok())
        .collect();
    marks?.try_into().ok()
}

/// A part of a post that two people can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Subtitle,
    Body,
    Cover,
    CoverAlt,
    Status,
    CoverCaption,
    PublishAt,
    Slug,
    Tags,
    Excerpt,
    Canonical,
    CommentsUntil,
}

impl Part {
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Subtitle,
        Self::Body,
        Self::Cover,
        Self::CoverAlt,
        Self::Status,
        Self::CoverCaption,
        Self::PublishAt,
        Self::Slug,
        Self::Tags,
        Self::Excerpt,
        Self::Canonical,
        Self::CommentsUntil,
    ];

    #[must_use]
    pub const fn of(self, form: &PostForm) -> &String {
        match self {
            Self::Title => &form.title,
            Self::Subtitle => &form.subtitle,
            Self::Body => &form.body,
            Self::Cover => &form.cover,
            Self::CoverAlt => &form.cover_alt,
            Self::Status => &form.status,
            Self::CoverCaption => &form.cover_caption,
            Self::PublishAt => &form.publish_at,
            Self::Slug => &form.slug,
            Self::Tags => &form.tags,
            Self::Excerpt => &form.excerpt,
            Self::Canonical => &form.canonical,
            Self::CommentsUntil => &form.comments_until,
        }
    }

    const fn of_mut(self, form: &mut PostForm) -> &mut String {
        match self {
            Self::Title => &mut form.title,
            Self::Subtitle => &mut form.subtitle,
            Self::Body => &mut form.body,
            Self::Cover => &mut form.cover,
            Self::CoverAlt => &mut form.cover_alt,
            Self::Status => &mut form.status,
            Self::CoverCaption => &mut form.cover_caption,
            Self::PublishAt => &mut form.publish_at,
            Self::Slug => &mut form.slug,
            Self::Tags => &mut form.tags,
            Self::Excerpt => &mut form.excerpt,
            Self::Canonical => &mut form.canonical,
            Self::CommentsUntil => &mut form.comments_until,
        }
    }

    /// The text as it would be stored, so that a browser's line breaks are no change.
    fn stored(self, form: &PostForm) -> String {
        let raw = self.of(form);
        match self {
            Self::Body => text::line_breaks(raw),
            Self::Status => Status::from_word(raw).word().to_owned(),
            Self::Tags => Tag::parse_list(raw).map_or(raw.clone(), |tags| Tag::join(&tags)),
            _ => raw.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// FNV-1a: tells two texts apart that nobody made to be mistaken. Who forges a mark fools only their own page.
    fn mark(self, form: &PostForm) -> u64 {
        let text = self.stored(form);
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |mark, byte| {
            (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

/// What became of a part since the second author read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Both sides have the same.
    None,
    /// Only what was saved meanwhile is new.
    Theirs,
    /// Only what is about to be saved is new.
    Yours,
    /// Both are new, or nobody can tell which.
    Both,
}

/// A save that came second, beside the one that came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What was saved meanwhile.
    pub theirs: PostForm,
    /// What would be saved now: what the second author changed, and theirs where they changed nothing. It names the
    /// version of `theirs`, so that saving it is a decision.
    pub yours: PostForm,
    /// Whether `yours` said which earlier version it began from. Otherwise it is not sure that anybody saved meanwhile.
    pub base_known: bool,
    changes: [Change; Part::ALL.len()],
}

impl Conflict {
    #[must_use]
    pub fn between(theirs: PostForm, mut yours: PostForm) -> Self {
        yours.plan_in_utc();
        let base = yours.base();
        let base_known = (1..theirs.base().version).contains(&base.version);
        let marks = base.marks.filter(|_| base_known);
        let changes = Part::ALL.map(|part| {
            let (their, your) = (part.mark(&theirs), part.mark(&yours));
            match marks.map(|marks| marks[part as usize]) {
                _ if their == your => Change::None,
                Some(base) if your == base => Change::Theirs,
                Some(base) if their == base => Change::Yours,
                _ => Change::Both,
            }
        });
        yours.version.clone_from(&theirs.version);
        for part in Part::ALL {
            if changes[part as usize] == Change::Theirs {
                part.of_mut(&mut yours).clone_from(part.of(&theirs));
            }
        }
        Self {
            theirs,
            yours,
            base_known,
            changes,
        }
    }

    #[must_use]
    pub const fn change(&self, part: Part) -> Change {
        self.changes[part as usize]
    }
}
