//! The addresses of the library of pictures. Those of the pictures themselves are what [`crate::Picture`] says.

/// The library. What is uploaded is posted there too.
pub const PICTURES: &str = "/media";

/// A picture's own page in the library, where its description is posted to.
#[must_use]
pub fn picture(id: i64) -> String {
    format!("{PICTURES}/pictures/{id}")
}

/// Where another picture in its place is posted to.
#[must_use]
pub fn replace_picture(id: i64) -> String {
    format!("{}/replace", picture(id))
}

/// The question before a picture goes.
#[must_use]
pub fn delete_picture(id: i64) -> String {
    format!("{}/delete", picture(id))
}

/// Whether pictures are posted to an address: it takes more, and longer, than others.
#[must_use]
pub fn takes_pictures(path: &str) -> bool {
    let below = path
        .strip_prefix(PICTURES)
        .and_then(|rest| rest.strip_prefix("/pictures/"));
    path == PICTURES || below.is_some_and(|rest| rest.ends_with("/replace"))
}
