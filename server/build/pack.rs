//! Compresses the files of a site and writes the table by which the program finds them.

use crate::kind;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What the tools leave behind and no browser asks for.
const LEFT_OUT: [&str; 5] = [
    "__wasm_split_manifest.json",
    "index.html",
    "package.json",
    ".d.ts",
    ".DS_Store",
];

struct File {
    /// With slashes, below the site's directory.
    path: String,
    contents: Vec<u8>,
}

/// The table of a program that carries no files.
pub(crate) fn nothing() -> String {
    table("/pkg", "", &[])
}

/// Packs all files below `site` into `out`, and gives the table of them as Rust.
pub(crate) fn site(site: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let mut paths = Vec::new();
    collect(site, &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    for path in &paths {
        let name = path
            .strip_prefix(site)?
            .to_string_lossy()
            .replace('\\', "/");
        if !LEFT_OUT.iter().any(|end| name.ends_with(end)) {
            let contents = by_neighbour(&name, fs::read(path)?);
            files.push(File {
                path: name,
                contents,
            });
        }
    }
    if !files
        .iter()
        .any(|file| file.path.starts_with("pkg/") && file.path.ends_with(".wasm"))
    {
        let site = site.display();
        return Err(format!("{site} holds no client bundle: build it first (make build)").into());
    }
    let base = format!("/pkg/{}", hash_of_all(&files));
    let mut blobs = String::new();
    let mut entries = Vec::new();
    for (number, file) in files.iter().enumerate() {
        blobs.push_str(&blob(number, file, out)?);
        match file.path.strip_prefix("pkg/") {
            Some(name) => entries.push((format!("{base}/{name}"), number)),
            // A file of public/ has its own address, and one beside the bundle.
            None => entries.extend([
                (format!("{base}/{}", file.path), number),
                (format!("/{}", file.path), number),
            ]),
        }
    }
    entries.sort();
    Ok(table(&base, &blobs, &entries))
}

/// The splitter's loader names the bundle by an address; here they are neighbours below a hash.
fn by_neighbour(name: &str, contents: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(contents) {
        Ok(text) if name.starts_with("pkg/") && name.ends_with(".js") => {
            text.replace("\"/pkg/", "\"./").into_bytes()
        }
        Ok(text) => text.into_bytes(),
        Err(binary) => binary.into_bytes(),
    }
}

fn collect(dir: &Path, found: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// A new file, a new name or a new byte makes a new address.
fn hash_of_all(files: &[File]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.path.as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(&file.contents));
    }
    hex(&hash.finalize())
}

/// The first eight bytes: enough to tell the versions of a site apart.
fn hex(hash: &[u8]) -> String {
    hash.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Writes a file's forms, and gives the item that puts them into the program.
fn blob(number: usize, file: &File, out: &Path) -> Result<String, Box<dyn Error>> {
    let store = |ending: &str, bytes: &[u8]| -> Result<String, Box<dyn Error>> {
        let name = format!("{number}.{ending}");
        fs::write(out.join(&name), bytes)?;
        Ok(format!(
            "include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))"
        ))
    };
    let smaller = |ending: &str, bytes: Vec<u8>| -> Result<String, Box<dyn Error>> {
        if bytes.len() >= file.contents.len() {
            return Ok("None".to_owned());
        }
        Ok(format!("Some({})", store(ending, &bytes)?))
    };
    let plain = store("plain", &file.contents)?;
    let brotli = smaller("br", brotli(&file.contents)?)?;
    let gzip = smaller("gz", gzip(&file.contents)?)?;
    let kind = kind::of(&file.path);
    let tag = hex(&Sha256::digest(&file.contents));
    Ok(format!(
        "static FILE_{number}: Embedded = Embedded {{ kind: {kind:?}, tag: {tag:?}, plain: {plain}, \
         brotli: {brotli}, gzip: {gzip} }};\n"
    ))
}

fn brotli(contents: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: contents.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &contents[..], &mut out, &params)?;
    Ok(out)
}

fn gzip(contents: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(contents)?;
    Ok(out.finish()?)
}

fn table(base: &str, blobs: &str, entries: &[(String, usize)]) -> String {
    let is_empty = entries.is_empty();
    let mut out = format!(
        "pub(super) const BASE: &str = {base:?};\npub(super) const IS_EMPTY: bool = {is_empty};\n{blobs}\
         static FILES: &[(&str, &Embedded)] = &[\n"
    );
    for (path, number) in entries {
        out.push_str(&format!("    ({path:?}, &FILE_{number}),\n"));
    }
    out.push_str("];\n");
    out
}
