//! Running the program as a user does, in a folder of its own.
#![allow(dead_code)] // Each test file uses its own part of this.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// A report in which somebody says something.
pub const REPORT: &str = "The mayor of Arn said on Monday that the bridge was open.\n\nThe union denied the report.\n";

/// A folder of a test, made anew.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty folder; `name` is that of the test.
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The same with a file in it.
    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Runs the program in it.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(
            command(arguments)
                .current_dir(&self.0)
                .stdin(Stdio::null())
                .output()
                .unwrap(),
        )
    }
}

/// How a run ended.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// The same, if it ended with this code.
    pub fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }
}

/// The program with these arguments.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashomon"));
    command.args(arguments).env_remove("NO_COLOR");
    // What a person has added to their own program is no matter of these tests.
    let no_data = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-data");
    command.env("XDG_DATA_HOME", no_data);
    command
}

/// Runs the program where the tests are.
pub fn run(arguments: &[&str]) -> Ran {
    Ran::from(command(arguments).stdin(Stdio::null()).output().unwrap())
}

/// Starts the program with everything piped.
pub fn start(arguments: &[&str]) -> Child {
    let mut command = command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Runs the program on standard input.
pub fn run_on(input: &[u8], arguments: &[&str]) -> Ran {
    let mut child = start(arguments);
    child.stdin.take().unwrap().write_all(input).unwrap();
    Ran::from(child.wait_with_output().unwrap())
}

/// The reports that ship with the project.
pub fn examples() -> String {
    format!("{}/../../examples/border-raid", env!("CARGO_MANIFEST_DIR"))
}
