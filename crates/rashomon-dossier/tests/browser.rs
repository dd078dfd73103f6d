//! The HTML page in a real browser: it needs no script, its filters work, nothing is refused or complained of.
//!
//! The browser is Chromium, from the system's packages (`.ci/run` installs it where it can). Where there is none the test
//! says so loudly and checks nothing.
#![allow(clippy::disallowed_methods)] // Tests write pages and start a browser.
#![allow(clippy::print_stderr)] // What is left out must be said.

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rashomon_dossier::html;

/// What Chromium is called by systems.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser's name; none where there is no browser.
fn browser() -> Option<&'static str> {
    let answers = |name: &&str| {
        Command::new(name)
            .arg("--version")
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let found = NAMES.into_iter().find(answers);
    if found.is_none() {
        eprintln!("\n*** SKIPPED: there is no Chromium here, so the page was not tried in a browser. ***\n");
    }
    found
}

/// A page in the tests' folder, with a folder of the browser's own beside it.
struct Visit {
    page: PathBuf,
    profile: PathBuf,
}

impl Visit {
    fn to(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{name}"));
        std::fs::create_dir_all(&folder).unwrap();
        let page = folder.join("page.html");
        std::fs::write(&page, html(&common::bundle())).unwrap();
        Self {
            page,
            profile: folder.join("profile"),
        }
    }

    fn run(&self, browser: &str, hash: &str, arguments: &[&str]) -> Output {
        let output = Command::new(browser)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--v=0",
            ])
            .args([
                "--virtual-time-budget=3000",
                "--no-first-run",
                "--disable-background-networking",
            ])
            .arg(format!("--user-data-dir={}", self.profile.display()))
            .args(arguments)
            .arg(format!("file://{}{hash}", self.page.display()))
            .output();
        output.unwrap()
    }

    /// The page as it stands once its script has run; fails where the browser complained of anything.
    fn dom(&self, browser: &str, hash: &str) -> String {
        let output = self.run(browser, hash, &["--dump-dom"]);
        let said = String::from_utf8_lossy(&output.stderr);
        let complaints: Vec<&str> = said.lines().filter(|line| line.contains("CONSOLE")).collect();
        assert!(complaints.is_empty(), "the browser complains: {complaints:?}");
        let dom = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(dom.contains("</html>"), "the browser gave no page: {said}");
        dom
    }
}

/// What the filters say.
fn shown(dom: &str) -> &str {
    let (_, after) = dom.split_once("id=\"shown\"").unwrap();
    let (_, after) = after.split_once('>').unwrap();
    after.split_once('<').unwrap().0
}

#[test]
fn the_script_runs_and_filters() {
    let Some(browser) = browser() else { return };
    let visit = Visit::to("filters");
    let total = common::bundle().claims.len();
    let dom = visit.dom(browser, "");
    assert!(
        dom.contains("class=\"scripted\""),
        "the script did not run: the policy may refuse it"
    );
    assert_eq!(shown(&dom), format!("{total} claims"));
    for (hash, expected) in [
        ("#q=partisans", 2),
        ("#side=Osmark&act=says", 7),
        ("#evidence=video", 1),
        ("#report=2", 6),
        ("#q=no+such+word", 0),
    ] {
        let dom = visit.dom(browser, hash);
        assert_eq!(shown(&dom), format!("{expected} of {total} claims shown"), "{hash}");
    }
}

#[test]
fn a_link_to_a_claim_opens_it() {
    let Some(browser) = browser() else { return };
    let visit = Visit::to("claim");
    let claim = common::bundle().claims[3].id;
    let dom = visit.dom(browser, &format!("#{claim}"));
    let (_, row) = dom.split_once(&format!("<tr class=\"claim\" id=\"{claim}\"")).unwrap();
    let (row, _) = row.split_once("</tr>").unwrap();
    assert!(row.contains("<details open=\"\">"), "{row}");
    assert!(
        dom.contains("<mark data-c=\"4\" class=\"lit\">"),
        "its words are not lit in the text"
    );
}

#[test]
fn the_page_prints_whole() {
    let Some(browser) = browser() else { return };
    let visit = Visit::to("print");
    let paper = visit.page.with_extension("pdf");
    let output = visit.run(
        browser,
        "",
        &["--no-pdf-header-footer", &format!("--print-to-pdf={}", paper.display())],
    );
    assert!(output.status.success());
    let bytes = std::fs::read(&paper).unwrap();
    let sheets = bytes.windows(11).filter(|part| part == b"/Type /Page").count();
    assert!(bytes.starts_with(b"%PDF") && sheets >= 3, "{sheets} sheets");
}
