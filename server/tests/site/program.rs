//! The real program, in a directory of its own and with nothing in its environment but what a test gives it.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::thread::JoinHandle;
use tempfile::TempDir;

/// Where it is run.
pub struct Program {
    dir: TempDir,
}

/// A program that serves, and stops when the test ends.
pub struct Serving {
    pub child: Child,
    /// `127.0.0.1:4711`
    pub address: String,
    /// What it printed once it was ready.
    pub said: String,
    more: BufReader<ChildStdout>,
}

impl Program {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        Self { dir }
    }

    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    pub fn command(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quire"));
        command
            .args(arguments)
            .current_dir(self.dir())
            .env_clear()
            .envs(environment.iter().copied())
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
        let mut command = self.command(arguments, environment);
        command.output().expect("the program runs")
    }

    /// With this typed into it.
    pub fn told(&self, arguments: &[&str], typed: &str) -> Output {
        let mut child = self
            .command(arguments, &[])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut stdin = child.stdin.take().expect("a stdin");
        // A program that does not want it closes its stdin first.
        let _unwanted = stdin.write_all(typed.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("the program ends")
    }

    /// Serves on a free port, and is ready when this returns.
    pub fn serve(&self, environment: &[(&str, &str)]) -> Serving {
        self.serve_with(environment, |_| ())
    }

    /// The same, started in another way.
    pub fn serve_with(
        &self,
        environment: &[(&str, &str)],
        start: impl FnOnce(&mut Command),
    ) -> Serving {
        let mut settings = vec![("QUIRE_LISTEN", "127.0.0.1:0")];
        settings.extend(environment);
        let mut command = self.command(&["serve"], &settings);
        start(&mut command);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut first = String::new();
        let mut more = BufReader::new(child.stdout.take().expect("a stdout"));
        more.read_line(&mut first).expect("a first line");
        if first.is_empty() {
            let mut error = String::new();
            let stderr = child.stderr.as_mut().expect("a stderr");
            stderr.read_to_string(&mut error).expect("an error");
            panic!("the program did not start: {error}");
        }
        let address = first
            .trim()
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        Serving {
            child,
            address,
            said: first,
            more,
        }
    }
}

impl Serving {
    /// Everything that it printed after its first line. For when it has ended.
    pub fn more(&mut self) -> String {
        let mut more = String::new();
        self.more.read_to_string(&mut more).expect("text");
        more
    }

    /// What it wrote to its log until it ended.
    pub fn log(&mut self) -> String {
        let mut log = String::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            stderr.read_to_string(&mut log).expect("a log");
        }
        log
    }

    /// Reads its log from now on, in a thread that ends with it.
    pub fn keeps_log(&mut self) -> JoinHandle<String> {
        let mut stderr = self.child.stderr.take().expect("a stderr");
        std::thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).expect("a log");
            log
        })
    }

    /// Asks it to end, as a service manager does.
    pub fn asks_to_stop(&self) {
        let process = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(process, rustix::process::Signal::TERM).expect("a signal");
    }

    /// The most memory it has had, in KiB.
    pub fn most_memory(&self) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("a status");
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .expect("a line");
        let number = line.trim().trim_end_matches(" kB");
        number.parse().expect("a number")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
