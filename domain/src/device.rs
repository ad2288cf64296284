//! The device behind a session, as its owner recognises it: "Firefox on Linux".

use serde::{Deserialize, Serialize};
use std::fmt;

/// A browser and a system, as far as the `User-Agent` header (RFC 9110 §10.1.5) tells them. Anybody can send any such
/// header, so this describes and decides nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    browser: Option<String>,
    system: Option<String>,
}

/// What a header has in it, and what that means; the first that fits. Browsers name the ones they descend from too, so
/// the youngest come first.
type Marks = &'static [(&'static str, &'static str)];

const BROWSERS: Marks = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: Marks = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
    ("FreeBSD", "FreeBSD"),
];

impl Device {
    #[must_use]
    pub fn from_user_agent(header: &str) -> Self {
        Self {
            browser: find(BROWSERS, header),
            system: find(SYSTEMS, header),
        }
    }
}

fn find(marks: Marks, header: &str) -> Option<String> {
    let found = marks.iter().find(|(mark, _)| header.contains(mark));
    found.map(|(_, name)| (*name).to_owned())
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.browser, &self.system) {
            (Some(browser), Some(system)) => write!(f, "{browser} on {system}"),
            (Some(one), None) => f.write_str(one),
            (None, Some(system)) => write!(f, "A browser on {system}"),
            (None, None) => f.write_str("An unknown device"),
        }
    }
}
