//! Where the letters of a test's site arrive, and what stands in them.

use mail_parser::MessageParser;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;
use tempfile::TempDir;

/// A directory of letters, one file each.
pub struct Mailbox {
    dir: TempDir,
    /// Where in the directory the letters are.
    inside: &'static str,
    read: Mutex<BTreeSet<PathBuf>>,
}

/// A letter as its reader sees it.
#[derive(Debug)]
pub struct Letter {
    pub raw: String,
    pub to: String,
    pub from: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Mailbox {
    /// `inside` is `new` for a Maildir.
    pub fn new(inside: &'static str) -> Self {
        Self {
            dir: tempfile::tempdir().expect("a directory"),
            inside,
            read: Mutex::default(),
        }
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// For `QUIRE_SMTP_URL`.
    pub fn url(&self) -> String {
        format!("file://{}", self.path().display())
    }

    /// The next letter that nobody has read; waits for it.
    pub async fn receives(&self) -> Letter {
        let arrival = async {
            loop {
                if let Some(letter) = self.unread() {
                    return letter;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        let patience = Duration::from_secs(30);
        tokio::time::timeout(patience, arrival)
            .await
            .expect("a letter within half a minute")
    }

    /// How many letters have come so far, read or not.
    pub fn count(&self) -> usize {
        self.files().len()
    }

    fn unread(&self) -> Option<Letter> {
        let mut read = self.read.lock().expect("nobody panicked in here");
        let next = self.files().into_iter().find(|file| !read.contains(file))?;
        read.insert(next.clone());
        Some(Letter::parse(&std::fs::read(next).expect("a letter")))
    }

    fn files(&self) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.dir.path().join(self.inside)) else {
            return Vec::new();
        };
        let hidden = |path: &PathBuf| {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            name.is_some_and(|name| name.starts_with('.'))
        };
        let mut files: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| !hidden(path))
            .collect();
        files.sort();
        files
    }
}

impl Letter {
    fn parse(raw: &[u8]) -> Self {
        let message = MessageParser::default().parse(raw).expect("a message");
        let address = |list: Option<&mail_parser::Address<'_>>| {
            list.and_then(|list| list.first()?.address().map(str::to_owned))
                .expect("an address")
        };
        Self {
            raw: String::from_utf8_lossy(raw).into_owned(),
            to: address(message.to()),
            from: address(message.from()),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
        }
    }

    /// The path of the link in it, which has to stand in both parts.
    pub fn link(&self, origin: &str) -> String {
        let start = self
            .text
            .lines()
            .find(|line| line.starts_with(origin) && line.len() > origin.len() + 1)
            .unwrap_or_else(|| panic!("no link to {origin} in {}", self.text));
        assert!(
            self.html.contains(&format!("href=\"{start}\"")),
            "{}",
            self.html
        );
        start[origin.len()..].to_owned()
    }
}
