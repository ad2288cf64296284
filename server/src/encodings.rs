//! What a client says about the encodings that it can read.

use http::HeaderMap;
use http::header::ACCEPT_ENCODING;

/// Whether `Accept-Encoding` names an encoding, or all, with a weight above nothing.
pub(crate) fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    let mut all = false;
    for member in members(request, ACCEPT_ENCODING.as_str()) {
        let (name, weight) = member.split_once(';').unwrap_or((member, "q=1"));
        let weight = weight.trim().trim_start_matches("q=").parse();
        let wanted = weight.is_ok_and(|weight: f32| weight > 0.0);
        if name.trim().eq_ignore_ascii_case(encoding) {
            return wanted;
        }
        all |= name.trim() == "*" && wanted;
    }
    all
}

/// The members of a header that is a list, whether in one line or in several.
pub(crate) fn members<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(str::trim)
}
