//! From the facts of a letter to a message (RFC 5322): one part of plain text, one of HTML that says the same.

use super::post::Mailer;
use super::words::{self, Words};
use domain::{Letter, LinkSecret, paths};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};
use store::letters::Outgoing;

/// `Err` with the reason for a letter that can never be sent: its address is none.
pub(super) fn compose(mailer: &Mailer, letter: &Outgoing) -> Result<Message, String> {
    let address: Address = letter
        .address
        .parse()
        .map_err(|cause| format!("the address cannot be used: {cause}"))?;
    let name = Some(on_one_line(&letter.name)).filter(|name| !name.is_empty());
    let link = letter
        .secret
        .as_ref()
        .map(|secret| format!("{}{}", mailer.base_url, path(&letter.letter, secret)));
    let words = words::of(
        letter.language.unwrap_or(mailer.language),
        &letter.letter,
        &mailer.site,
        name.as_deref(),
    );
    let domain = mailer.from.email.domain();
    Message::builder()
        .from(mailer.from.clone())
        .to(Mailbox::new(name, address))
        .subject(&words.subject)
        .message_id(Some(format!("<{}@{domain}>", letter.message_id)))
        .header(Automatic)
        .multipart(MultiPart::alternative_plain_html(
            plain(&words, link.as_deref(), mailer),
            html(&words, link.as_deref(), mailer),
        ))
        .map_err(|cause| format!("the letter cannot be written: {cause}"))
}

/// A header is a line. Names are, where people give them; what was imported may not be.
fn on_one_line(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).collect()
}

fn path(letter: &Letter, secret: &LinkSecret) -> String {
    match letter {
        Letter::ResetPassword => paths::reset(secret),
        Letter::Invitation { .. } => paths::invitation(secret),
        _ => paths::verify(secret),
    }
}

fn plain(words: &Words, link: Option<&str>, mailer: &Mailer) -> String {
    let mut parts = vec![words.greeting.clone()];
    parts.extend(words.paragraphs.iter().cloned());
    if let Some(link) = link {
        parts.push(format!("{}:\n{link}", words.button));
    }
    parts.extend(words.after.iter().cloned());
    parts.push(format!("{}\n{}", mailer.site, mailer.base_url));
    parts.join("\n\n") + "\n"
}

/// Styles stand in the tags: programs that read mail know no others.
fn html(words: &Words, link: Option<&str>, mailer: &Mailer) -> String {
    let paragraph = |text: &String| format!("<p style=\"margin:0 0 16px\">{}</p>", escape(text));
    let mut body = paragraph(&words.greeting);
    body.extend(words.paragraphs.iter().map(paragraph));
    if let Some(link) = link.map(escape) {
        let label = escape(&words.button);
        body.push_str(&format!(
            "<p style=\"margin:0 0 16px\"><a href=\"{link}\" style=\"display:inline-block;padding:10px 18px;\
             background:#0b7350;color:#ffffff;text-decoration:none;border-radius:3px\">{label}</a></p>\
             <p style=\"margin:0 0 16px;font-size:13px;color:#58635c;word-break:break-all\">{link}</p>"
        ));
    }
    body.extend(words.after.iter().map(paragraph));
    let (language, site) = (words.language.code(), escape(&mailer.site));
    let home = escape(&mailer.base_url);
    format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"color-scheme\" content=\"light\"><title>{}</title></head>\
         <body style=\"margin:0;padding:24px;background:#f5f6f2;color:#15201a;\
         font:16px/1.5 Georgia,'Times New Roman',serif\">\
         <div style=\"max-width:34em;margin:0 auto;padding:28px;background:#fdfdfb;border:1px solid #d3d8d1\">{body}\
         <p style=\"margin:24px 0 0;padding-top:16px;border-top:1px solid #d3d8d1;font-size:13px;color:#58635c\">\
         <a href=\"{home}\" style=\"color:#58635c\">{site}</a></p></div></body></html>\n",
        escape(&words.subject)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// `Auto-Submitted: auto-generated` (RFC 3834 §5): no answer of a machine comes back.
#[derive(Clone)]
struct Automatic;

impl lettre::message::header::Header for Automatic {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::MailUrl;
    use domain::Language;

    fn mailer(site: &str) -> Mailer {
        let from = Mailbox::new(
            Some("Quire".to_owned()),
            Address::new("quire", "example.org").expect("an address"),
        );
        let origin = "https://example.org".to_owned();
        Mailer::new(
            &MailUrl::Log,
            site.to_owned(),
            origin,
            from,
            Language::English,
        )
        .expect("a mailer")
    }

    fn letter(address: &str, name: &str) -> Outgoing {
        Outgoing {
            id: 1,
            address: address.to_owned(),
            name: name.to_owned(),
            language: None,
            letter: Letter::AddressChanged {
                to: "<script>\r\nBcc: evil@example.net".to_owned(),
            },
            secret: Some(LinkSecret::from_bytes([7; 24])),
            message_id: "1".to_owned(),
            attempts: 0,
        }
    }

    #[test]
    fn row_87_nothing_that_somebody_typed_becomes_a_header() {
        let hostile = "Ada\r\nBcc: evil@example.net\r\n\r\n<b>";
        let message =
            compose(&mailer(hostile), &letter("ada@example.org", hostile)).expect("a message");
        let text = String::from_utf8(message.formatted()).expect("text");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        for line in head.split("\r\n") {
            assert!(!line.to_lowercase().starts_with("bcc"), "{head}");
        }
        assert_eq!(message.envelope().to().len(), 1);
        let (_, html) = body.split_once("text/html").expect("a part in HTML");
        assert!(
            !html.contains("<script>") && !html.contains("<b>"),
            "{html}"
        );
    }

    #[test]
    fn row_87_an_address_that_holds_a_command_is_refused() {
        for address in [
            "<x@y>\r\nRCPT TO:<evil@example.net>",
            "x@y z",
            "x",
            "a@b\0c",
            "",
        ] {
            assert!(
                compose(&mailer("Quire"), &letter(address, "Ada")).is_err(),
                "{address:?}"
            );
        }
    }
}
