//! Documents in parallel, handed over in order, few of them in memory at a time.
//!
//! Inputs are taken in batches of about [`BATCH_BYTES`]. Within a batch every document is worked on by whichever thread
//! is free; finished ones wait until all before them are handed over. So neither order nor bytes of the result depend on
//! the number of threads.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, mpsc};
use std::thread;

use rashomon_read::{Input, OwnedInput};
use rashomon_types::{Diagnostic, Document, DocumentId, Run, Staged};
use rayon::prelude::*;

use crate::Engine;
use crate::pieces::{Piece, pieces_of};
use crate::stages::documents;

/// A batch is closed once its inputs have this many bytes.
pub(crate) const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// A batch is closed once it has this many inputs, so that many small files are not held long.
pub(crate) const BATCH_INPUTS: usize = 256;

/// The documents in an input; remarks name the lines of the whole file.
fn read(input: &OwnedInput, engine: &Engine) -> Staged<Vec<Document>> {
    let padded = (input.lines_before > 0).then(|| ["\n".repeat(input.lines_before).as_bytes(), &input.bytes].concat());
    let given = Input {
        name: &input.name,
        bytes: padded.as_deref().unwrap_or(&input.bytes),
    };
    documents(&given, &input.hints, &engine.read_settings(), engine.clock())
}

/// A part of a run that is done: one document with its claims and remarks, or remarks alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// What was found.
    pub run: Run,
    /// How many bytes of input are done with it; over a whole run they add up to all bytes of all inputs.
    pub bytes: u64,
}

/// What comes from the edge: an input, or why there is none.
pub(crate) type Fed = Result<OwnedInput, Diagnostic>;

/// What is read from one input, and its length in bytes.
pub(crate) type ReadInput = (Staged<Vec<Document>>, u64);

/// The work on a stream of inputs.
pub(crate) struct Stream<'engine, F> {
    engine: &'engine Engine,
    finished: F,
    seen: BTreeSet<DocumentId>,
}

impl<'engine, F: FnMut(Finished) -> ControlFlow<()>> Stream<'engine, F> {
    pub(crate) fn new(engine: &'engine Engine, finished: F) -> Self {
        Self {
            engine,
            finished,
            seen: BTreeSet::new(),
        }
    }

    pub(crate) fn run(mut self, mut inputs: impl Iterator<Item = Fed>) -> ControlFlow<()> {
        loop {
            let batch = next_batch(&mut inputs);
            if batch.is_empty() {
                return ControlFlow::Continue(());
            }
            let pieces = self.read(batch);
            self.work(pieces)?;
        }
    }

    fn read(&mut self, batch: Vec<Fed>) -> Vec<Piece> {
        let seen = &mut self.seen;
        let read = read_all(self.engine, batch);
        read.into_iter()
            .flat_map(|(read, bytes)| pieces_of(read, bytes, seen))
            .collect()
    }

    pub(crate) fn work(&mut self, pieces: Vec<Piece>) -> ControlFlow<()> {
        let engine = self.engine;
        let pools = engine.pools.for_documents(pieces.len());
        let waiting = Mutex::new(pieces.into_iter().enumerate());
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            for pool in pools {
                let (sender, waiting) = (sender.clone(), &waiting);
                scope.spawn(move || {
                    while let Some((place, piece)) = next(waiting) {
                        let done = pool.install(|| finish(engine, piece));
                        // Nobody listens once the caller has broken off.
                        if sender.send((place, done)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            in_order(receiver, &mut self.finished)
        })
    }
}

/// The next of what waits.
fn next<T>(waiting: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    waiting.lock().ok()?.next()
}

/// Hands over what comes, each in its place, however it comes.
fn in_order<T>(
    parts: impl IntoIterator<Item = (usize, T)>,
    mut hand_over: impl FnMut(T) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (place, part) in parts {
        waiting.insert(place, part);
        while let Some(part) = waiting.remove(&next) {
            next += 1;
            hand_over(part)?;
        }
    }
    ControlFlow::Continue(())
}

pub(crate) fn next_batch(inputs: &mut impl Iterator<Item = Fed>) -> Vec<Fed> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH_BYTES && batch.len() < BATCH_INPUTS {
        let Some(fed) = inputs.next() else { break };
        bytes += fed.as_ref().map_or(0, |input| input.bytes.len());
        batch.push(fed);
    }
    batch
}

pub(crate) fn read_all(engine: &Engine, batch: Vec<Fed>) -> Vec<ReadInput> {
    let read = || batch.into_par_iter().map(|fed| read_one(engine, fed)).collect();
    engine.pools.shared().install(read)
}

fn read_one(engine: &Engine, fed: Fed) -> ReadInput {
    match fed {
        Ok(input) => {
            let read = guarded(|| read(&input, engine)).unwrap_or_else(|| gave_up(Some(&input.name), None));
            (read, input.bytes.len() as u64)
        }
        Err(diagnostic) => {
            let read = Staged {
                value: Vec::new(),
                diagnostics: vec![diagnostic],
            };
            (read, 0)
        }
    }
}

/// Finds the claims of a piece.
fn finish(engine: &Engine, piece: Piece) -> Finished {
    let mut run = engine.empty_run();
    run.diagnostics = piece.diagnostics;
    if let Some(document) = piece.document {
        let claims = guarded(|| engine.stages.claims(&document, engine.clock()))
            .unwrap_or_else(|| gave_up(document.path.as_deref(), Some(document.id)));
        run.claims = claims.collect_into(&mut run.diagnostics);
        run.documents.push(document);
    }
    Finished {
        run,
        bytes: piece.bytes,
    }
}

/// The result of some work; none where it met a mistake in the program. One report must not cost the others.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    // The engine is never changed by its work, so there is nothing in it that could be left half done.
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// What is said of a report on which the program failed.
fn gave_up<T>(name: Option<&str>, document: Option<DocumentId>) -> Staged<Vec<T>> {
    let message = format!(
        "{}: the program met a mistake of its own in this report; the others are not touched by it",
        name.unwrap_or("a report")
    );
    let remark = Diagnostic::error("engine.gave_up", message);
    let remark = remark.with_help("report it, if you can with the file; a later version may read it");
    Staged {
        value: Vec::new(),
        diagnostics: vec![Diagnostic { document, ..remark }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_handed_over_in_order() {
        let mut got = Vec::new();
        let flow = in_order([(2, 'c'), (0, 'a'), (1, 'b'), (3, 'd')], |part| {
            got.push(part);
            ControlFlow::Continue(())
        });
        assert_eq!((flow, got), (ControlFlow::Continue(()), vec!['a', 'b', 'c', 'd']));
    }

    #[test]
    fn breaking_off_hands_nothing_more_over() {
        let mut got = Vec::new();
        let flow = in_order([(0, 'a'), (1, 'b')], |part| {
            got.push(part);
            ControlFlow::Break(())
        });
        assert_eq!((flow, got), (ControlFlow::Break(()), vec!['a']));
    }

    #[test]
    fn batches_are_bounded_and_miss_nothing() {
        let input = OwnedInput::whole(String::new(), vec![0; BATCH_BYTES / 2]);
        let mut inputs = vec![Ok(input); 5].into_iter();
        let sizes: Vec<usize> =
            std::iter::from_fn(|| Some(next_batch(&mut inputs).len()).filter(|&size| size > 0)).collect();
        assert_eq!(sizes, [2, 2, 1]);
    }
}
