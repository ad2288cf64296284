//! What somebody has typed and no button has saved: a working copy, one for each person and post.

use crate::post::PostForm;
use crate::{PostId, Timestamp, text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a working copy is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Post(PostId),
    /// A post that nobody has saved yet, by the key of the editor that it is typed in.
    New(String),
}

impl Place {
    /// Longest key of an editor, in characters.
    const KEY: usize = 64;

    /// What a form is about. `None` for one that names neither a post nor an editor.
    #[must_use]
    pub fn of(form: &PostForm) -> Option<Self> {
        match form.base().post {
            Some(post) => Some(Self::Post(post)),
            None => Self::keyed(&form.key),
        }
    }

    /// A new post, by the key of its editor: letters, digits and hyphens.
    #[must_use]
    pub fn keyed(key: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let fits = !key.is_empty() && key.len() <= Self::KEY && key.chars().all(plain);
        fits.then(|| Self::New(key.to_owned()))
    }

    #[must_use]
    pub const fn post(&self) -> Option<PostId> {
        match self {
            Self::Post(post) => Some(*post),
            Self::New(_) => None,
        }
    }

    /// The place that a word stands for, as [`Display`](fmt::Display) writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.split_once('-')? {
            ("post", id) => id.parse().ok().map(Self::Post),
            ("new", key) => Self::keyed(key),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Post(post) => write!(f, "post-{post}"),
            Self::New(key) => write!(f, "new-{key}"),
        }
    }
}

/// A text as its author left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingCopy {
    /// [`Place`], as a word.
    pub place: String,
    /// Counts how often it was kept. Who keeps it again names the number that they know.
    pub number: i64,
    pub saved: Timestamp,
    pub form: PostForm,
}

/// That a text is kept, and as which number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub number: i64,
    pub saved: Timestamp,
    pub since: Since,
}

/// Who has saved the post since the author read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Since {
    Nobody,
    /// The author, in another tab or on another device.
    Yourself,
    Others,
}

impl PostForm {
    /// Whether the text is gone, and is meant to be.
    pub(crate) fn is_emptied(&self) -> bool {
        self.empty == "yes" && self.body.trim().is_empty()
    }

    /// What was typed, without what the form knows about itself: the same for the same words.
    #[must_use]
    pub fn words(&self) -> Self {
        let mut words = Self {
            body: text::line_breaks(&self.body),
            version: String::new(),
            key: String::new(),
            copy: String::new(),
            empty: String::new(),
            ..self.clone()
        };
        words.plan_in_utc();
        words
    }

    /// Whether the other form says the same, whatever is to become of it.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let said = |form: &Self| Self {
            status: String::new(),
            ..form.words()
        };
        said(self) == said(other)
    }

    /// Whether there is nothing in it that somebody typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.says_the_same(&Self::default())
    }

    /// Whether so much of a text is gone here that its author may want the other back.
    #[must_use]
    pub fn lost_much_of(&self, former: &Self) -> bool {
        /// What is shorter than that is typed again faster than found.
        const WORTH_KEEPING: usize = 200;
        let (now, before) = (self.body.trim().len(), former.body.trim().len());
        before > 0 && (now == 0 || (before >= WORTH_KEEPING && now < before / 2))
    }

    /// The number of the working copy that the editor knows; 0 where it knows of none.
    #[must_use]
    pub fn copy_known(&self) -> i64 {
        self.copy.parse().unwrap_or(0)
    }
}
