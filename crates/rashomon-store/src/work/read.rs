//! Originals to documents: each is taken apart from the store, a batch of inputs a transaction, and goes on after the last
//! input that was stored.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use std::rc::Rc;

use jiff::civil::Date;
use rashomon::types::{Diagnostic, Document, IndexedText, Severity, Staged};
use rashomon::{Engine, Hints, Limits, OwnedInput, Source, unpack};
use rusqlite::Connection;

use crate::documents::{self, Place};
use crate::originals::ContentReader;
use crate::{Project, StoreError, told};

use super::careful::{self, At};
use super::{Failure, Only, Plan, Watcher, Work, WorkStage};

/// Reads what waits; whether all of it was.
pub fn stage(work: &mut Work<'_>, plan: &Plan, watcher: &mut dyn Watcher) -> Result<bool, StoreError> {
    let waiting = waiting(work, plan)?;
    let total = waiting.values().flatten().map(|original| original.bytes).sum();
    work.tally.begin(WorkStage::Read, total);
    watcher.begin(WorkStage::Read, total);
    for (published, originals) in waiting {
        let date = published.and_then(|date| date.parse::<Date>().ok());
        if !read_all(work, date, originals, plan, watcher)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// An original that is not read to its end.
#[derive(Debug, Clone)]
struct Waiting {
    id: i64,
    name: String,
    content: i64,
    bytes: u64,
    /// How many of its inputs are stored.
    skip: i64,
    generation: i64,
    hints: Hints,
}

/// What waits, by the date of publication that it was given.
fn waiting(work: &Work<'_>, plan: &Plan) -> Result<BTreeMap<Option<String>, Vec<Waiting>>, StoreError> {
    let transaction = work.project.write()?;
    let begin_anew = "
        INSERT INTO reading(original, inputs, begun_by, done_by, generation)
        SELECT id, 0, ?1, NULL, 1 FROM original AS o WHERE true
        ON CONFLICT(original) DO UPDATE SET inputs = 0, begun_by = ?1, done_by = NULL, generation = generation + 1
        WHERE begun_by <> ?1";
    let narrowed = begin_anew.replace("WHERE true", &format!("WHERE {}", condition(plan)));
    transaction.execute(&narrowed, [&work.identity])?;
    let forget = "
        UPDATE failure SET gone_run = ?1 WHERE gone_run IS NULL AND stage = 'read' AND original IN
            (SELECT original FROM reading WHERE inputs = 0 AND done_by IS NULL)";
    transaction.execute(forget, [work.run])?;
    let select = "
        SELECT o.id, o.name, o.content, o.bytes, r.inputs, r.generation, o.published, o.hints
        FROM original AS o JOIN reading AS r ON r.original = o.id
        WHERE r.done_by IS NULL AND r.begun_by = ?1 ORDER BY o.name, o.sha256";
    let mut waiting: BTreeMap<Option<String>, Vec<Waiting>> = BTreeMap::new();
    {
        let mut statement = transaction.prepare(select)?;
        let mut rows = statement.query([&work.identity])?;
        while let Some(row) = rows.next()? {
            let original = Waiting {
                id: row.get(0)?,
                name: row.get(1)?,
                content: row.get(2)?,
                bytes: row.get(3)?,
                skip: row.get(4)?,
                generation: row.get(5)?,
                hints: told::unwire(row.get::<_, Option<String>>(7)?.as_deref())?,
            };
            waiting.entry(row.get(6)?).or_default().push(original);
        }
    }
    transaction.commit()?;
    Ok(waiting)
}

/// Which originals are begun, beside those that were begun and not done.
fn condition(plan: &Plan) -> &'static str {
    let never_read = "NOT EXISTS (SELECT 1 FROM reading WHERE original = o.id)";
    let changed = "(EXISTS (SELECT 1 FROM reading WHERE original = o.id)
        OR EXISTS (SELECT 1 FROM original AS before WHERE before.name = o.name AND before.id < o.id))";
    match plan.only {
        None => "true",
        Some(Only::New) => never_read,
        Some(Only::Changed) => changed,
        Some(Only::Failed) => "EXISTS (SELECT 1 FROM reading WHERE original = o.id AND done_by IS NULL)",
    }
}

/// What the feed gave the engine, in the order in which it did.
enum Mark {
    Input {
        original: Rc<Waiting>,
        input: i64,
        name: Option<String>,
    },
    End(Rc<Waiting>),
}

type Marks = Rc<RefCell<VecDeque<Mark>>>;

fn read_all(
    work: &mut Work<'_>,
    published: Option<Date>,
    originals: Vec<Waiting>,
    plan: &Plan,
    watcher: &mut dyn Watcher,
) -> Result<bool, StoreError> {
    let engine = work.engine.with_published(published);
    let marks = Marks::default();
    let fetched = Rc::new(Cell::new(0));
    let mut feed = Feed {
        limits: plan.limits.clone(),
        ..Feed::new(work.project, originals, &marks, &fetched)
    };
    let at_once = if plan.careful { 1 } else { usize::MAX };
    while let Some(at) = feed.at() {
        if plan.careful {
            careful::note(&work.project.connection, &at)?;
        }
        if !read_some(work, &engine, feed.by_ref().take(at_once), (&marks, &fetched), watcher)? {
            return Ok(false);
        }
    }
    // Originals that give no input at all are at their end too.
    keep_batch(work, &marks, Vec::new(), fetched.replace(0), watcher)?;
    Ok(true)
}

/// Reads these inputs; whether all of them.
fn read_some(
    work: &mut Work<'_>,
    engine: &Engine,
    inputs: impl Iterator<Item = Result<OwnedInput, Diagnostic>>,
    (marks, fetched): (&Marks, &Cell<u64>),
    watcher: &mut dyn Watcher,
) -> Result<bool, StoreError> {
    let mut failure = None;
    let flow = engine.documents(inputs, |batch| {
        match keep_batch(work, marks, batch, fetched.replace(0), watcher) {
            Ok(()) if watcher.is_stopped() => ControlFlow::Break(()),
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    failure.map_or(Ok(flow.is_continue()), Err)
}

/// The inputs of originals, one original after the other.
struct Feed<'project> {
    project: &'project Project,
    originals: std::vec::IntoIter<Waiting>,
    open: Option<Open<'project>>,
    marks: Marks,
    fetched: Rc<Cell<u64>>,
    limits: Limits,
}

/// The original that is being taken apart.
struct Open<'project> {
    original: Rc<Waiting>,
    inputs: Box<dyn Iterator<Item = Result<OwnedInput, Diagnostic>> + 'project>,
    next: i64,
}

impl<'project> Feed<'project> {
    fn new(project: &'project Project, originals: Vec<Waiting>, marks: &Marks, fetched: &Rc<Cell<u64>>) -> Self {
        Self {
            project,
            originals: originals.into_iter(),
            open: None,
            marks: Rc::clone(marks),
            fetched: Rc::clone(fetched),
            limits: Limits::default(),
        }
    }

    /// What is taken apart next; none once everything was.
    fn at(&self) -> Option<At> {
        let open = self.open.as_ref().map(|open| At::Input(open.original.id, open.next));
        open.or_else(|| {
            self.originals
                .as_slice()
                .first()
                .map(|next| At::Input(next.id, next.skip))
        })
    }

    /// Opens the next original, behind what is stored of it already.
    fn open_next(&mut self) -> Option<Open<'project>> {
        let original = self.originals.next()?;
        let reader = ContentReader::new(&self.project.connection, original.content, original.bytes);
        let reader = reader.counting(Rc::clone(&self.fetched));
        let mut inputs = unpack(&original.name, Source::seekable(reader), &self.limits);
        for _ in 0..original.skip {
            inputs.next();
        }
        Some(Open {
            next: original.skip,
            original: Rc::new(original),
            inputs,
        })
    }
}

impl Iterator for Feed<'_> {
    type Item = Result<OwnedInput, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut open = match self.open.take() {
                Some(open) => open,
                None => self.open_next()?,
            };
            let mut marks = self.marks.borrow_mut();
            let Some(input) = open.inputs.next() else {
                marks.push_back(Mark::End(open.original));
                continue;
            };
            marks.push_back(Mark::Input {
                original: Rc::clone(&open.original),
                input: open.next,
                name: input.as_ref().ok().map(|input| input.name.clone()),
            });
            open.next += 1;
            drop(marks);
            let original = Rc::clone(&open.original);
            self.open = Some(open);
            return Some(input.map(|input| with_hints(input, &original)));
        }
    }
}

/// What a list says of a file is said of the file itself, and not of what is packed in it.
fn with_hints(input: OwnedInput, original: &Waiting) -> OwnedInput {
    if input.name == original.name {
        told::hinted(input, &original.hints)
    } else {
        input
    }
}

/// Stores what a batch of inputs gave, and that it is stored.
fn keep_batch(
    work: &mut Work<'_>,
    marks: &Marks,
    batch: Vec<Staged<Vec<Document>>>,
    bytes: u64,
    watcher: &mut dyn Watcher,
) -> Result<(), StoreError> {
    let transaction = work.project.write()?;
    let mut batch = batch.into_iter();
    let (mut done, mut failed) = (0, 0);
    loop {
        let mark = marks.borrow_mut().pop_front();
        match mark {
            Some(Mark::End(original)) => finish(&transaction, work, &original)?,
            Some(Mark::Input { original, input, name }) => match batch.next() {
                Some(read) => {
                    let kept = Input {
                        original: &original,
                        input,
                        name: name.as_deref(),
                    };
                    let (documents, failures) = kept.keep(work, read, watcher)?;
                    done += documents;
                    failed += failures;
                }
                None => {
                    // The engine holds this one for the next batch.
                    marks.borrow_mut().push_front(Mark::Input { original, input, name });
                    break;
                }
            },
            None => break,
        }
    }
    work.tally.add(done as u64, failed as u64, bytes);
    work.tally.store(&transaction, work.run)?;
    transaction.commit()?;
    watcher.advance(done, failed, bytes);
    Ok(())
}

/// One input of an original.
struct Input<'a> {
    original: &'a Waiting,
    input: i64,
    name: Option<&'a str>,
}

impl Input<'_> {
    /// Stores what it gave; how many documents, and how many failures.
    fn keep(
        &self,
        work: &Work<'_>,
        read: Staged<Vec<Document>>,
        watcher: &mut dyn Watcher,
    ) -> Result<(usize, usize), StoreError> {
        let connection = &work.project.connection;
        let mut remarks = read.diagnostics;
        let documents = read.value.len();
        for remark in &remarks {
            watcher.remark(remark, self.name);
        }
        let failed = self.keep_failures(work, &remarks)?;
        for (place, document) in read.value.into_iter().enumerate() {
            let (here, rest) = remarks
                .into_iter()
                .partition(|remark| remark.document == Some(document.id));
            remarks = rest;
            documents::keep(connection, work.run, self.place(place), document, here)?;
        }
        self.keep_remarks(connection, remarks)?;
        let update = "UPDATE reading SET inputs = ?2 WHERE original = ?1";
        connection
            .prepare_cached(update)?
            .execute((self.original.id, self.input + 1))?;
        Ok((documents, failed))
    }

    fn place(&self, place: usize) -> Place {
        Place {
            original: self.original.id,
            input: self.input,
            place: i64::try_from(place).unwrap_or(i64::MAX),
            generation: self.original.generation,
        }
    }

    fn keep_failures(&self, work: &Work<'_>, remarks: &[Diagnostic]) -> Result<usize, StoreError> {
        let failure = Failure {
            original: self.original.id,
            document: None,
            path: self.name.unwrap_or(&self.original.name),
            stage: WorkStage::Read,
        };
        let errors = remarks.iter().filter(|remark| remark.severity == Severity::Error);
        let mut count = 0;
        for error in errors {
            failure.keep(work, error)?;
            count += 1;
        }
        Ok(count)
    }

    fn keep_remarks(&self, connection: &Connection, remarks: Vec<Diagnostic>) -> Result<(), StoreError> {
        let insert =
            "INSERT OR REPLACE INTO remark(original, input, ordinal, json, generation) VALUES (?1, ?2, ?3, ?4, ?5)";
        let wired = documents::wire(&IndexedText::new(""), remarks);
        for (ordinal, remark) in (0_i64..).zip(&wired) {
            connection.prepare_cached(insert)?.execute((
                self.original.id,
                self.input,
                ordinal,
                serde_json::to_string(remark)?,
                self.original.generation,
            ))?;
        }
        Ok(())
    }
}

/// Notes that an original is read to its end, and what an earlier reading found that this one did not.
fn finish(connection: &Connection, work: &Work<'_>, original: &Waiting) -> Result<(), StoreError> {
    let update = "UPDATE reading SET done_by = ?2 WHERE original = ?1";
    connection
        .prepare_cached(update)?
        .execute((original.id, &work.identity))?;
    let older = (original.id, original.generation);
    let marked = "UPDATE document_place SET gone = generation < ?2 WHERE original = ?1";
    connection.prepare_cached(marked)?.execute(older)?;
    let forgotten = "DELETE FROM remark WHERE original = ?1 AND generation < ?2";
    connection.prepare_cached(forgotten)?.execute(older)?;
    Ok(())
}
