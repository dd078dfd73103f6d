//! Working through a project: the same state whatever happens on the way, and the same as reading at once.

use std::path::Path;

use rashomon::types::{Diagnostic, Run};
use rashomon::{Engine, EngineSettings, Input};
use rashomon_store::{Only, Plan, Project, Query, Taken, Told, Watcher, WorkStage};

const REPORTS: [(&str, &str); 6] = [
    (
        "a.txt",
        "KELMAR, May 24, 2031 — The governor of Arn said on Tuesday that raiders had crossed the border near Lishen and \
         killed three soldiers.\n\nToravia's army denied that any of its troops had crossed the border.\n",
    ),
    (
        "b.txt",
        "TARKOVA, May 25, 2031 — A spokesman for the Toravian army, Ilo Resk, said that the raiders near Lishen were \
         local rebels.\n",
    ),
    (
        "c.html",
        "<html><head><title>Bridge</title></head><body><article><p>The mayor of Arn, Ida Moll, said on Monday that \
         the bridge over the river was open again after the repairs of last week had ended.</p><p>\u{201c}Nobody was \
         hurt,\u{201d} she said, and asked the people of the town to drive slowly for some days.</p></article></body></html>",
    ),
    (
        "d.jsonl",
        "{\"text\": \"The union denied that anyone had been hurt.\", \"title\": \"Safe\"}\nno json\n{\"text\": \"The army \
         claimed the hill near Lishen.\"}\n",
    ),
    ("e.bin", "%PDF-1.7 not really"),
    ("f.txt", ""),
];

struct Silent {
    left: usize,
    /// Whether to stop once so many steps are stored.
    steps: Option<usize>,
}

impl Silent {
    fn to_the_end() -> Self {
        Self { left: 0, steps: None }
    }

    fn stopping_after(steps: usize) -> Self {
        Self {
            left: steps,
            steps: Some(steps),
        }
    }
}

impl Watcher for Silent {
    fn begin(&mut self, _: WorkStage, _: u64) {}
    fn advance(&mut self, _: usize, _: usize, _: u64) {
        self.left = self.left.saturating_sub(1);
    }
    fn remark(&mut self, _: &Diagnostic, _: Option<&str>) {}
    fn is_stopped(&self) -> bool {
        self.steps.is_some() && self.left == 0
    }
}

fn engine() -> Engine {
    Engine::new(EngineSettings::default()).unwrap()
}

fn add(project: &Project, reports: &[(&str, &str)]) {
    let mut intake = project.intake().unwrap();
    for (name, text) in reports {
        intake.take_stream(name, text.as_bytes(), &Told::default()).unwrap();
    }
    intake.finish().unwrap();
}

fn made(folder: &Path, reports: &[(&str, &str)]) -> Project {
    let project = Project::init(folder).unwrap();
    add(&project, reports);
    project
}

fn json(run: Run) -> String {
    let mut out = Vec::new();
    rashomon::dossier::json(run, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_project_holds_what_reading_at_once_gives() {
    let engine = engine();
    let inputs: Vec<Input<'_>> = REPORTS
        .iter()
        .map(|(name, text)| Input {
            name,
            bytes: text.as_bytes(),
        })
        .collect();
    let at_once = json(engine.read(&inputs));
    let folder = tempfile::tempdir().unwrap();
    let mut backwards = REPORTS;
    backwards.reverse();
    let project = made(folder.path(), &backwards);
    let report = project
        .run(&engine, "", Plan::default(), &mut Silent::to_the_end())
        .unwrap();
    assert!(
        report.is_finished && report.failures > 0 && report.claims > 3,
        "{report:?}"
    );
    assert_eq!(json(project.compiled().unwrap()), at_once);
    let verified = project.verify(None).unwrap();
    assert!(verified.is_sound() && verified.quotes > 10, "{verified:?}");
}

#[test]
fn a_run_that_is_broken_off_after_each_step_comes_to_the_same() {
    let engine = engine();
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let undisturbed = made(one.path(), &REPORTS);
    undisturbed
        .run(&engine, "", Plan::default(), &mut Silent::to_the_end())
        .unwrap();
    let project = made(other.path(), &REPORTS);
    let mut runs = 0;
    while !project
        .run(&engine, "", Plan::default(), &mut Silent::stopping_after(1))
        .unwrap()
        .is_finished
    {
        runs += 1;
        assert!(runs < 50);
        assert!(!project.is_compiled().unwrap());
    }
    assert!(runs > 3, "{runs}");
    assert_eq!(json(project.compiled().unwrap()), json(undisturbed.compiled().unwrap()));
    assert_eq!(project.failures().unwrap().len(), undisturbed.failures().unwrap().len());
}

#[test]
fn what_is_done_is_not_done_again_unless_it_is_asked_for() {
    let engine = engine();
    let folder = tempfile::tempdir().unwrap();
    let project = made(folder.path(), &REPORTS);
    let run = |plan: Plan| project.run(&engine, "", plan, &mut Silent::to_the_end()).unwrap().tally;
    let first = run(Plan::default());
    let state = json(project.compiled().unwrap());
    assert_eq!(
        (run(Plan::default()).read.done, run(Plan::default()).analyse.done),
        (0, 0)
    );
    let failed = run(Plan {
        only: Some(Only::Failed),
        force: false,
        ..Plan::default()
    });
    assert!(failed.read.failed > 0 && failed.read.done < first.read.done);
    let forced = run(Plan {
        only: None,
        force: true,
        ..Plan::default()
    });
    assert_eq!(
        (forced.read.done, forced.analyse.done),
        (first.read.done, first.analyse.done)
    );
    assert_eq!(json(project.compiled().unwrap()), state);
    // Another engine finds everything anew.
    let other = project
        .run(&engine, "gazetteer", Plan::default(), &mut Silent::to_the_end())
        .unwrap();
    assert_eq!(other.tally.analyse.done, first.analyse.done);
    assert_eq!(json(project.compiled_by(1).unwrap()), state);
}

#[test]
fn new_reports_rename_no_event() {
    let engine = engine();
    let folder = tempfile::tempdir().unwrap();
    let project = made(folder.path(), &REPORTS[1..2]);
    project
        .run(&engine, "", Plan::default(), &mut Silent::to_the_end())
        .unwrap();
    let before: Vec<_> = project
        .compiled()
        .unwrap()
        .events
        .iter()
        .map(|event| event.id)
        .collect();
    // This one is dated earlier, so it would found the event.
    add(&project, &REPORTS[..1]);
    project
        .run(&engine, "", Plan::default(), &mut Silent::to_the_end())
        .unwrap();
    let after: Vec<_> = project
        .compiled()
        .unwrap()
        .events
        .iter()
        .map(|event| event.id)
        .collect();
    for id in &before {
        let still = after.contains(id) || project.event_named(&id.to_string()).is_ok();
        assert!(still, "{id} is gone: {before:?} {after:?}");
    }
    assert!(project.verify(None).unwrap().is_sound());
}

#[test]
fn a_new_version_of_a_file_stands_beside_the_old_one() {
    let engine = engine();
    let folder = tempfile::tempdir().unwrap();
    let project = made(folder.path(), &REPORTS[..1]);
    project
        .run(&engine, "", Plan::default(), &mut Silent::to_the_end())
        .unwrap();
    let mut intake = project.intake().unwrap();
    let edited = REPORTS[0].1.replace("three", "five");
    assert_eq!(
        intake
            .take_stream("a.txt", edited.as_bytes(), &Told::default())
            .unwrap(),
        Taken::Changed
    );
    intake.finish().unwrap();
    let report = project
        .run(
            &engine,
            "",
            Plan {
                only: Some(Only::Changed),
                force: false,
                ..Plan::default()
            },
            &mut Silent::to_the_end(),
        )
        .unwrap();
    assert_eq!((report.tally.read.done, report.documents), (1, 2));
}

#[test]
fn statements_are_found_by_words_and_filters() {
    let engine = engine();
    let folder = tempfile::tempdir().unwrap();
    let project = made(folder.path(), &REPORTS);
    project
        .run(&engine, "", Plan::default(), &mut Silent::to_the_end())
        .unwrap();
    let find = |query: Query| project.find_claims(&query).unwrap();
    let text = |text: &str| Some(text.to_owned());
    let denied = find(Query {
        act: text("deny"),
        words: text("cross*"),
        ..Query::default()
    });
    assert_eq!(denied.len(), 1, "{denied:?}");
    assert!(denied[0].words.contains("crossed the border"));
    let hers = find(Query {
        speaker: text("ida moll"),
        ..Query::default()
    });
    assert!(hers.iter().any(|claim| claim.words.contains("bridge")), "{hers:?}");
    let late = find(Query {
        since: text("2031-05-25"),
        ..Query::default()
    });
    assert!(
        !late.is_empty() && late.iter().all(|claim| claim.day.as_deref() >= Some("2031-05-25")),
        "{late:?}"
    );
    assert!(
        !find(Query {
            place: text("lishen"),
            ..Query::default()
        })
        .is_empty()
    );
    assert!(
        !find(Query {
            report_words: text("\"drive slowly\""),
            ..Query::default()
        })
        .is_empty()
    );
    assert!(
        find(Query {
            words: text("\" OR ( NEAR"),
            ..Query::default()
        })
        .is_empty()
    );
    let events = project.find_events(&Query::default()).unwrap();
    let event = events.first().unwrap();
    let of_event = find(Query {
        event: Some(event.id.clone()),
        ..Query::default()
    });
    assert_eq!(of_event.len() as u64, event.claims);
}

#[test]
fn a_careful_run_comes_to_the_same_and_leaves_out_what_ended_the_last_one() {
    let engine = engine();
    let folder = tempfile::tempdir().unwrap();
    let project = made(folder.path(), &REPORTS);
    let careful = Plan {
        careful: true,
        ..Plan::default()
    };
    project
        .run(&engine, "", careful.clone(), &mut Silent::to_the_end())
        .unwrap();
    let inputs = REPORTS.map(|(name, text)| Input {
        name,
        bytes: text.as_bytes(),
    });
    assert_eq!(json(project.compiled().unwrap()), json(engine.read(&inputs)));
    // As a run leaves it that ended while it worked on the last file.
    let raw = rusqlite::Connection::open(folder.path().join(rashomon_store::PROJECT_FILE)).unwrap();
    let died = r#"
        INSERT INTO meta(key, value) SELECT 'careful_at', '{"Input":[' || id || ',0]}' FROM original WHERE name = 'a.txt';
        UPDATE reading SET inputs = 0, done_by = NULL WHERE original = (SELECT id FROM original WHERE name = 'a.txt')"#;
    raw.execute_batch(died).unwrap();
    let report = project.run(&engine, "", careful, &mut Silent::to_the_end()).unwrap();
    assert!(report.is_finished && report.tally.read.done == 0, "{report:?}");
    let failures = project.failures().unwrap();
    assert!(
        failures
            .iter()
            .any(|failure| failure.path == "a.txt" && failure.code == "work.ended_here"),
        "{failures:?}"
    );
}
