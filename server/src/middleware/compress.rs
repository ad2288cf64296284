//! Sends pages in fewer bytes, to whoever can read them so. Files of the bundle come compressed already.
//!
//! Compression can give a secret away to somebody who can make a page repeat their guesses beside it (BREACH). No page
//! holds such a secret: sessions are in a cookie, a nonce is of one answer only, and forms carry no token.

use http::header::CONTENT_TYPE;
use http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, Predicate, SizeAbove};

/// Below so many bytes an answer is one packet either way.
const SMALLEST: u16 = 1024;

type IsPage = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

pub(super) fn pages() -> CompressionLayer<And<SizeAbove, IsPage>> {
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(SMALLEST.into()).and(is_page as IsPage))
}

fn is_page(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}
