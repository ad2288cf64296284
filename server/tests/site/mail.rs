//! Sending letters: to a real mail server, and to ones that fail in each way. No request waits, nothing is lost, and nothing
//! arrives twice.

use crate::mailbox::Mailbox;
use crate::test_app::TestApp;
use domain::Role;
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use store::letters;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// A real mail server, which keeps what it takes in a Maildir. Stops with the test.
struct MailServer {
    process: Child,
    mailbox: Mailbox,
}

impl MailServer {
    fn on(address: SocketAddr) -> Self {
        // A Maildir is made where there is nothing yet.
        let mailbox = Mailbox::new("maildir/new");
        let process = Command::new("aiosmtpd")
            .args([
                "-n",
                "-l",
                &address.to_string(),
                "-c",
                "aiosmtpd.handlers.Mailbox",
            ])
            .arg(mailbox.path().join("maildir"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("aiosmtpd, which `make test` puts on the PATH (or: pip install aiosmtpd)");
        Self { process, mailbox }
    }

    /// Waits for a letter. The server may take longer to start than a try takes, so what failed is tried again.
    async fn has_mail(&self, site: &TestApp) {
        let arrives = async {
            while self.mailbox.count() == 0 {
                for letter in letters::waiting(&site.store).await.expect("letters") {
                    letters::retry(&site.store, letter.id)
                        .await
                        .unwrap_or_default();
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        let patience = Duration::from_secs(60);
        tokio::time::timeout(patience, arrives)
            .await
            .expect("a letter");
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What a mail server does instead of its work.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    Busy,
    Silent,
    DropsMidMessage,
    NoSuchAddress,
    NotNow,
}

/// Answers every connection with its fault.
async fn fails(listener: TcpListener, fault: Fault) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(converse(stream, fault));
    }
}

async fn converse(stream: TcpStream, fault: Fault) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    match fault {
        Fault::Silent => {
            while lines.next_line().await?.is_some() {}
            return Ok(());
        }
        Fault::Busy => return write.write_all(b"421 too busy\r\n").await,
        _ => write.write_all(b"220 here\r\n").await?,
    }
    while let Some(line) = lines.next_line().await? {
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let answer = match (verb.as_str(), fault) {
            ("RCPT", Fault::NoSuchAddress) => "550 no such user",
            ("RCPT", Fault::NotNow) => "451 come back later",
            ("DATA", _) => return drop_midway(lines, write).await,
            _ => "250 fine",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

async fn drop_midway(
    mut lines: tokio::io::Lines<BufReader<OwnedReadHalf>>,
    mut write: OwnedWriteHalf,
) -> std::io::Result<()> {
    write.write_all(b"354 go on\r\n").await?;
    lines.next_line().await?;
    Ok(())
}

/// An address that nobody listens at, yet.
async fn free() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    listener.local_addr().expect("an address")
}

async fn site_with_mail_at(address: SocketAddr) -> TestApp {
    let url = format!("smtp://{address}");
    let site = TestApp::with(&[("QUIRE_SMTP_URL", &url)]).await;
    site.has_account("ada", Role::Admin).await;
    site
}

/// Asks for a link, which nobody may have to wait for.
async fn forgets(site: &TestApp, login: &str) {
    let started = Instant::now();
    let answer = site
        .anonymous()
        .submits("/forgot", &[("email", login)])
        .await;
    assert_eq!(answer.status, 303);
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "{:?}",
        started.elapsed()
    );
}

/// The letter that could not be sent, once somebody has tried.
async fn stuck(site: &TestApp) -> domain::StuckLetter {
    let tried = async {
        loop {
            if let Some(letter) = letters::waiting(&site.store).await.expect("letters").pop() {
                return letter;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    // A server that says nothing is given up on after a minute.
    let patience = Duration::from_secs(100);
    tokio::time::timeout(patience, tried).await.expect("a try")
}

#[tokio::test]
async fn a_letter_reaches_a_real_mail_server_in_plain_text_and_html() {
    let address = free().await;
    let server = MailServer::on(address);
    let site = site_with_mail_at(address).await;
    forgets(&site, "ada").await;
    server.has_mail(&site).await;
    let letter = server.mailbox.receives().await;
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        ("ada@example.org", "A new password for Quire")
    );
    assert!(
        letter.raw.contains("Auto-Submitted: auto-generated"),
        "{}",
        letter.raw
    );
    assert!(letter.raw.contains("multipart/alternative"));
    assert!(letter.text.starts_with("Hello ada,") && letter.html.contains("<p"));
    let link = letter.link(&site.origin());
    assert_eq!(site.anonymous().visits(&link).await.status, 200);
    assert_eq!(server.mailbox.count(), 1);
    assert!(
        letters::waiting(&site.store)
            .await
            .expect("letters")
            .is_empty()
    );
}

/// Whatever a mail server does, the letter waits, its reason is noted, and a server that works gets it, once.
async fn survives(fault: Option<Fault>) {
    let address = free().await;
    let listener = TcpListener::bind(address).await.expect("the port");
    let failing = fault.map(|fault| tokio::spawn(fails(listener, fault)));
    let site = site_with_mail_at(address).await;
    forgets(&site, "ada").await;
    let letter = stuck(&site).await;
    assert_eq!(
        (letter.about.as_str(), letter.attempts),
        ("reset-password", 1),
        "{fault:?}"
    );
    assert!(
        letter.next.is_some() && !letter.error.is_empty(),
        "{letter:?}"
    );
    if let Some(failing) = failing {
        failing.abort();
        let _ = failing.await;
    }
    let server = MailServer::on(address);
    while server.mailbox.count() == 0 {
        letters::retry(&site.store, letter.id)
            .await
            .unwrap_or_default();
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(server.mailbox.receives().await.to, "ada@example.org");
    assert_eq!(server.mailbox.count(), 1, "{fault:?}");
}

#[tokio::test]
async fn row_87_a_mail_server_that_is_not_there_loses_nothing() {
    survives(None).await;
}

#[tokio::test]
async fn row_87_a_mail_server_that_is_busy_loses_nothing() {
    survives(Some(Fault::Busy)).await;
}

#[tokio::test]
async fn row_87_a_mail_server_that_says_nothing_loses_nothing() {
    survives(Some(Fault::Silent)).await;
}

#[tokio::test]
async fn row_87_a_mail_server_that_hangs_up_mid_message_loses_nothing() {
    survives(Some(Fault::DropsMidMessage)).await;
}

#[tokio::test]
async fn row_87_a_mail_server_that_puts_us_off_loses_nothing() {
    survives(Some(Fault::NotNow)).await;
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_not_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(fails(listener, Fault::NoSuchAddress));
    let site = site_with_mail_at(address).await;
    forgets(&site, "ada").await;
    let letter = stuck(&site).await;
    assert_eq!(letter.next, None);
    assert!(letter.error.contains("no such user"), "{}", letter.error);
}
