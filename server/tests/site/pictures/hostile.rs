//! Files that are made to harm: whatever they are, they cost little and leave nothing.

use super::files::form;
use super::made::{gif, jpeg, pixel_flood, png, with_chunk, with_segment, zeros};
use super::running::{post, registered};
use crate::program::Program;
use crate::test_app::TestApp;
use std::time::{Duration, Instant};

const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

/// What is not taken, and what it is.
fn refused() -> Vec<(&'static str, Vec<u8>)> {
    let whole = jpeg(300, 200);
    let png_whole = png(300, 200);
    vec![
        ("a flood of pixels", pixel_flood(60_000, 60_000)),
        ("a long line of pixels", pixel_flood(12_001, 10)),
        ("more pixels than may be", pixel_flood(12_000, 12_000)),
        ("a GIF of ten thousand frames", gif(2, 2, 10_000)),
        ("half a JPEG", whole[..whole.len() / 2].to_vec()),
        ("half a PNG", png_whole[..png_whole.len() / 2].to_vec()),
        ("half a GIF", gif(64, 64, 5)[..200].to_vec()),
        ("the head of a JPEG", whole[..20].to_vec()),
        ("nothing but a mark", b"\x89PNG\r\n\x1a\n".to_vec()),
        (
            "a page",
            b"<!DOCTYPE html><script>alert(1)</script>".to_vec(),
        ),
        ("a document", b"%PDF-1.7\n1 0 obj".to_vec()),
        ("a script", b"#!/bin/sh\necho".to_vec()),
        ("a TIFF", b"II*\0\x08\0\0\0".to_vec()),
    ]
}

#[tokio::test]
async fn row_58_what_is_made_to_harm_is_refused_at_once() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    for (what, file) in refused() {
        let started = Instant::now();
        let answer = grace.uploads_by_script(&file).await;
        let took = started.elapsed();
        assert_eq!(answer.status, 422, "{what}: {}", answer.body);
        assert!(took < Duration::from_secs(2), "{what}: {took:?}");
    }
    assert!(site.media_files().is_empty(), "{:?}", site.media_files());
}

#[tokio::test]
async fn row_58_what_is_hidden_behind_or_inside_a_picture_is_gone() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let page = b"<html><script>alert('canary')</script></html>";
    let behind = |file: Vec<u8>| [file.as_slice(), page].concat();
    for (what, file) in [
        ("behind a JPEG", behind(jpeg(60, 40))),
        ("behind a PNG", behind(png(60, 40))),
        ("behind a GIF", behind(gif(60, 40, 3))),
        ("in a comment", with_segment(&jpeg(61, 40), 0xfe, page)),
        (
            "in a text",
            with_chunk(
                &png(61, 40),
                b"tEXt",
                &[b"Comment\0", page.as_slice()].concat(),
            ),
        ),
    ] {
        let address = grace.has_uploaded(&file).await;
        let kept = grace.fetches(&address).await;
        assert!(!kept.windows(6).any(|window| window == b"canary"), "{what}");
    }
}

#[tokio::test]
async fn row_60_an_svg_is_refused_under_any_name() {
    let site = TestApp::spawn().await;
    let grace = site.signed_in("grace").await;
    let with_head = [b"<?xml version=\"1.0\"?>\n".as_slice(), SVG].concat();
    for name in ["a.svg", "a.png", "a.jpg", "a", "a.svg.png"] {
        for file in [SVG, &with_head] {
            let answer = grace.uploads(&[(name, file)]).await;
            assert_eq!(answer.status, 422, "{name}");
            assert!(
                answer
                    .body
                    .contains("This is not a picture that can be shown here.")
            );
        }
    }
    assert!(site.media_files().is_empty());
}

#[test]
fn row_58_what_is_made_to_harm_costs_little_memory() {
    let program = Program::new();
    let serving = program.serve(&[]);
    let cookie = registered(&serving.address);
    let send = |file: &[u8]| {
        let (kind, body) = form(&[("a.png", file)]);
        post(&serving.address, "/media", &kind, &cookie, &body)
    };
    assert!(send(&png(600, 400)).starts_with("HTTP/1.1 200 "));
    let before = serving.most_memory();
    for (what, file) in refused() {
        assert!(send(&file).starts_with("HTTP/1.1 422 "), "{what}");
    }
    // What is left out anyway may be there without being unpacked.
    let bomb = [b"x\0\0", zeros(1 << 30).as_slice()].concat();
    for kind in [b"iCCP", b"zTXt"] {
        assert!(send(&with_chunk(&png(62, 40), kind, &bomb)).starts_with("HTTP/1.1 "));
    }
    let grown = serving.most_memory().saturating_sub(before);
    assert!(grown < 300 * 1024, "{grown} KiB more");
}
