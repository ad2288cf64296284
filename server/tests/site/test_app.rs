//! A site for one test: in this process, on a free port of loopback, with a database that nobody else has.

use crate::person::Person;
use domain::Role;
use domain::account::RegisterForm;
use domain::post::PostForm;
use server::config::Config;
use server::middleware::Patience;
use server::serve::{Server, StopRequests};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use store::import::flask;
use store::{Clock, Store, posts};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;

/// Good enough for every rule of the site.
pub const PASSWORD: &str = "violet tractor sings at dawn";

/// A running site. It stops when the test ends.
pub struct TestApp {
    pub address: SocketAddr,
    pub store: Store,
    /// The site's clock, in milliseconds. It began with the test and goes on when [`TestApp::later`] says so.
    clock: Arc<AtomicI64>,
    stop: watch::Sender<u32>,
    dir: TempDir,
}

impl TestApp {
    pub async fn spawn() -> Self {
        Self::with(&[]).await
    }

    /// With these settings beside what every test has.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        Self::with_patience(settings, Patience::default()).await
    }

    /// The same, for slow clients to run out of a patience that a test has time for.
    pub async fn with_patience(settings: &[(&str, &str)], patience: Patience) -> Self {
        // Where the files of the site are, as for whoever runs the program from a clone.
        std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .expect("the root of the project");
        let dir = tempfile::tempdir().expect("a directory");
        let data = dir.path().join("data");
        let usual = [
            ("QUIRE_LISTEN", "127.0.0.1:0"),
            ("QUIRE_DATA_DIR", data.to_str().expect("a path")),
        ];
        let settings = usual.iter().chain(settings).copied();
        let mut config = Config::read(None, settings).expect("a configuration");
        config.patience = patience;
        let clock = Arc::new(AtomicI64::new(Clock::System.now().millis()));
        let server = Server::open(&config, Clock::Frozen(clock.clone()))
            .await
            .expect("a server");
        let (stop, requests) = watch::channel(0);
        let (address, store) = (server.address(), server.store().clone());
        tokio::spawn(server.run(StopRequests::new(requests)));
        Self {
            address,
            store,
            clock,
            stop,
            dir,
        }
    }

    /// The site's own origin, where no other was configured.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where the files of pictures are.
    pub fn media_folder(&self) -> PathBuf {
        self.dir.path().join("data/media")
    }

    /// The names of those files, in order.
    pub fn media_files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.media_folder()).expect("a folder");
        let names = entries.map(|entry| entry.expect("a file").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// The site's clock, in seconds since 1970.
    pub fn seconds(&self) -> i64 {
        self.clock.load(Ordering::SeqCst) / 1000
    }

    /// Lets time pass.
    pub fn later(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    /// Somebody with an empty browser.
    pub fn anonymous(&self) -> Person {
        Person::new(self.origin())
    }

    /// Somebody with an account, logged in. Ada is the admin, Grace writes, everybody else reads.
    pub async fn signed_in(&self, name: &str) -> Person {
        let role = match name {
            "ada" => Role::Admin,
            "grace" => Role::Author,
            _ => Role::Reader,
        };
        self.has_account(name, role).await;
        self.signed_in_as(name).await
    }

    /// Somebody who has an account already, logged in with a browser of their own.
    pub async fn signed_in_as(&self, name: &str) -> Person {
        let person = self.anonymous();
        let answer = person.logs_in(name, PASSWORD).await;
        assert_eq!(answer.status, 303, "{name} logs in: {}", answer.body);
        person
    }

    /// An account that was made at the command line.
    pub async fn has_account(&self, name: &str, role: Role) {
        let form = RegisterForm {
            email: format!("{name}@example.org"),
            name: name.to_owned(),
            password: PASSWORD.to_owned(),
            password_confirm: PASSWORD.to_owned(),
            ..RegisterForm::default()
        };
        let account = form.parse("").expect("an account");
        let made = store::accounts::add(&self.store, &account, "", role)
            .await
            .expect("an account");
        // The very first account is the admin's, whatever was asked for.
        store::accounts::set_role(&self.store, made.id, role)
            .await
            .unwrap_or_default();
    }

    /// A Flask blog moved in. Its people are readers and authors here, next to whoever has an account already.
    pub async fn has_an_imported_blog(&self) {
        flask::import(&self.store, &old_blog(), flask::Options::default(), |_| ())
            .await
            .expect("a blog");
    }

    /// The post that had this number in the old blog is a draft again.
    pub async fn takes_back(&self, old: i64) {
        let slug = posts::legacy(&self.store, old).await.expect("an answer");
        let slug = slug.expect("an imported post");
        let post = posts::find(&self.store, None, &slug).await.expect("a post");
        let draft = PostForm {
            title: post.title,
            body: "Taken back.".to_owned(),
            ..PostForm::default()
        };
        let draft = draft.parse().expect("a draft");
        posts::save(&self.store, post.id, 1, &draft)
            .await
            .expect("saved");
    }

    /// Sends these very bytes, and reads until the server closes or says nothing for a while.
    pub async fn raw(&self, request: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect().await;
        stream.write_all(request.as_ref()).await.expect("sent");
        read_all(&mut stream).await
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address)
            .await
            .expect("a connection")
    }

    pub fn asks_to_stop(&self) {
        self.stop.send_modify(|count| *count += 1);
    }
}

/// The blog of the Flask tutorial that the tests of `store` bring in as well.
pub fn old_blog() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/tests/fixtures/flask-blog/blog.db")
}

/// Everything that comes before the other end closes, or falls silent for two seconds.
pub async fn read_all(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    let quiet = Duration::from_secs(2);
    while let Ok(Ok(read @ 1..)) = tokio::time::timeout(quiet, stream.read(&mut piece)).await {
        answer.extend_from_slice(&piece[..read]);
    }
    String::from_utf8_lossy(&answer).into_owned()
}
