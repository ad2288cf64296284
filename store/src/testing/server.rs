//! A throw-away PostgreSQL server for all tests of a machine: the first test process starts it, later ones find it, and a
//! watchman (`watchman.sh`) stops it a while after the last one ended, however that one ended.
//!
//! `QUIRE_TEST_POSTGRES_URL` names a server to use instead.

use super::Outcome;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The server's address, without a database. Starts the server if need be, and so takes a second or two at first.
pub(super) fn url() -> Outcome<&'static str> {
    static SERVER: OnceLock<Result<(String, Option<File>), String>> = OnceLock::new();
    match SERVER.get_or_init(|| find_or_start().map_err(|error| error.to_string())) {
        Ok((url, _in_use)) => Ok(url),
        Err(error) => Err(error.as_str().into()),
    }
}

/// The file that comes with the address is locked for as long as this process lives: the watchman waits for that.
#[expect(
    clippy::disallowed_methods,
    reason = "a setting of the tests, which the product does not know"
)]
fn find_or_start() -> Outcome<(String, Option<File>)> {
    if let Ok(url) = std::env::var("QUIRE_TEST_POSTGRES_URL") {
        return Ok((url, None));
    }
    let tools = Tools::find()?;
    let home = std::env::temp_dir().join(format!("quire-tests-{}", tools.user));
    fs::create_dir_all(&home)?;
    let open = |name: &str| {
        let mut options = OpenOptions::new();
        options.create(true).append(true).open(home.join(name))
    };
    // Waits while the watchman is clearing up.
    let mut users = open("users")?;
    users.lock_shared()?;
    users.write_all(b".")?;
    // One process at a time looks whether there is a server.
    let starting = open("starting")?;
    starting.lock()?;
    let watchman = open("watchman")?;
    let port = match running(&home, &watchman) {
        Some(port) => port,
        None => start(&tools, &home, watchman)?,
    };
    Ok((format!("postgres://postgres@127.0.0.1:{port}"), Some(users)))
}

/// The port of the server, if there is one that somebody watches.
fn running(home: &Path, watchman: &File) -> Option<u16> {
    match watchman.try_lock() {
        // Nobody does. What may stand here was left by a machine that went down.
        Ok(()) => None,
        Err(_) => fs::read_to_string(home.join("port")).ok()?.parse().ok(),
    }
}

fn start(tools: &Tools, home: &Path, watchman: File) -> Outcome<u16> {
    let data = home.join("data");
    if data.exists() {
        let mut pg_ctl = tools.command("pg_ctl");
        pg_ctl
            .arg("-D")
            .arg(&data)
            .args(["-m", "immediate", "stop"]);
        // It is most likely not running.
        let _ = run(&mut pg_ctl);
        fs::remove_dir_all(&data)?;
    }
    tools.make_folder(&data)?;
    let initdb = ["-U", "postgres", "-A", "trust", "-E", "UTF8"];
    let quick = ["--locale=C.UTF-8", "--no-sync", "-D"];
    run(tools.command("initdb").args(initdb).args(quick).arg(&data))?;
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    let settings = format!(
        "-p {port} -F -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 \
         -c synchronous_commit=off -c full_page_writes=off"
    );
    let mut pg_ctl = tools.command("pg_ctl");
    pg_ctl.arg("-D").arg(&data).arg("-l").arg(data.join("log"));
    run(pg_ctl.args(["-w", "-o", &settings, "start"]))?;
    fs::write(home.join("port"), port.to_string())?;
    watch(tools, home, watchman)?;
    Ok(port)
}

/// The lock on the file that [`running`] asks about goes to the watchman, as what it would read from. It has a process
/// group of its own, so that Ctrl-C ends the tests and not the clearing up.
fn watch(tools: &Tools, home: &Path, watchman: File) -> Outcome {
    Command::new("sh")
        .args(["-c", include_str!("watchman.sh"), "watchman"])
        .arg(home)
        .arg(tools.folder.join("pg_ctl"))
        .stdin(watchman)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    Ok(())
}

/// PostgreSQL's programs, and whose name they run under: they refuse to run as root.
struct Tools {
    folder: PathBuf,
    user: String,
}

impl Tools {
    #[expect(clippy::disallowed_methods, reason = "looks for programs on PATH")]
    fn find() -> Outcome<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
        let folder = std::env::split_paths(&path)
            .chain(debian.flatten().map(|version| version.path().join("bin")))
            .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
            .ok_or(
                "The tests need PostgreSQL's server programs (initdb, pg_ctl): install them, on Debian with \
                 `apt-get install postgresql`, or name a running server in QUIRE_TEST_POSTGRES_URL.",
            )?;
        if !std::env::split_paths(&path).any(|folder| folder.join("flock").exists()) {
            return Err(
                "The tests need `flock` (util-linux) to stop their PostgreSQL server again.".into(),
            );
        }
        let user = run(Command::new("id").arg("-un"))?;
        Ok(Self { folder, user })
    }

    fn command(&self, program: &str) -> Command {
        let program = self.folder.join(program);
        if self.user == "root" {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        }
    }

    fn make_folder(&self, folder: &Path) -> Outcome {
        let mut install = Command::new("install");
        if self.user == "root" {
            install.args(["-o", "postgres"]);
        }
        run(install.args(["-m", "700", "-d"]).arg(folder)).map(drop)
    }
}

/// What a program prints; its complaint if it fails.
fn run(command: &mut Command) -> Outcome<String> {
    let output = command.current_dir("/").stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?.trim().to_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(format!("{:?} failed: {}", command.get_program(), complaint.trim()).into())
}
