//! Who lives on the demo site. None of them exists, and mail to `.example` goes nowhere.

use domain::Role::{self, Admin, Author, Reader};

/// Somebody on the demo site.
#[derive(Debug)]
pub(super) struct Member {
    /// What the texts call them.
    pub(super) key: &'static str,
    pub(super) role: Role,
    pub(super) name: &'static str,
    pub(super) about: &'static str,
}

impl Member {
    pub(super) fn email(&self) -> String {
        format!("{}@quire.example", self.key)
    }
}

/// The first becomes the first account of the site.
pub(super) const CAST: [Member; 12] = [
    member(
        "ines",
        Admin,
        "Ines Marlow",
        "Edits this journal, and sews it when nobody is looking.",
    ),
    member(
        "tomas",
        Author,
        "Tomas Reyn",
        "Writes about margins, quiet, and the furniture of rooms.",
    ),
    member(
        "agnes",
        Author,
        "Agnes Okafor",
        "Mends books. Indexes them too, when they hold still.",
    ),
    member(
        "mara",
        Author,
        "Mara Lindqvist",
        "Keeps the machine running, from a harbour.",
    ),
    member(
        "haruka",
        Author,
        "高橋 遥",
        "活版屋の孫。いまは画面の文字を組んでいます。",
    ),
    member(
        "kaethe",
        Author,
        "Käthe Böhm",
        "Dreißig Jahre Korrektorat. Zeichnet, wenn es sein muss.",
    ),
    member(
        "elodie",
        Author,
        "Élodie Garnier",
        "Traduit des traités, de préférence longs.",
    ),
    member(
        "lucia",
        Author,
        "Lucía Peñalver",
        "Archivera municipal. Lee cartas ajenas por oficio.",
    ),
    member(
        "salma",
        Author,
        "سلمى الخطيب",
        "خطّاطة ومبرمجة، بهذا الترتيب.",
    ),
    member(
        "noor",
        Reader,
        "Noor Haddad",
        "Reads everything before it goes up. Works nights.",
    ),
    member(
        "olga",
        Reader,
        "Ольга Ветрова",
        "Картограф в университетской библиотеке. Считаю.",
    ),
    member(
        "devika",
        Reader,
        "देविका राव",
        "गणित पढ़ाती हूँ, और बच्चों के साथ किताबें सिलती हूँ।",
    ),
];

const fn member(key: &'static str, role: Role, name: &'static str, about: &'static str) -> Member {
    Member {
        key,
        role,
        name,
        about,
    }
}

/// The place in [`CAST`] of the person whom the texts call `key`.
pub(super) fn place_of(key: &str) -> Option<usize> {
    CAST.iter().position(|member| member.key == key)
}
