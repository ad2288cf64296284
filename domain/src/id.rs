//! Row numbers with a type each, so that a post's cannot be passed where a person's is meant.

use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(raw: &str) -> Result<Self, Self::Err> {
                raw.parse().map(Self)
            }
        }
    };
}

id! {
    /// A person's account. Number 1 is the first ever made; none is used again.
    UserId
}
id! {
    /// A post, published or not.
    PostId
}
id! {
    /// An account at a provider that opens one here.
    IdentityId
}
id! {
    /// Somebody's passkey.
    PasskeyId
}
id! {
    /// A version of a post that was kept.
    RevisionId
}
id! {
    /// A comment; its address on the page is `#comment-<id>`.
    CommentId
}
