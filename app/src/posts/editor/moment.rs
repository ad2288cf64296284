//! What an editor asks of the browser around it: the time, a name that no other has, and where its words are kept.

use crate::device::Drawer;
use domain::UserId;
use domain::post::PostForm;
use domain::unsaved::Place;
use web_sys::js_sys::{Date, Math};

/// Each editor has its own, so that two tabs do not take each other's words.
pub(super) fn drawer(me: UserId, form: &PostForm) -> Drawer {
    let place = Place::of(form).map(|place| place.to_string());
    Drawer::of(me, &format!("{}@{}", place.unwrap_or_default(), form.key))
}

/// "12:03", where the reader is.
pub(super) fn time_of_day() -> String {
    time_of(&Date::new_0())
}

pub(super) fn time_of(date: &Date) -> String {
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// For a text that is to be kept beside the one that it began as.
pub(super) fn new_key() -> String {
    // Both are whole numbers below 2^53.
    let (now, chance) = (Date::now() as u64, (Math::random() * 2_f64.powi(52)) as u64);
    format!("{now:x}-{chance:x}")
}
