//! The engine's own threads, so that nothing takes more of them than was asked for.
//!
//! A thread that waits for one part of a document takes up whatever else its pool has to do. Were that another document,
//! the first would be finished last; so where there are many documents, each thread is a pool of its own.

use std::num::NonZeroUsize;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

/// A thread that waits for one part of a document may begin another on the same stack.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// The threads of an engine, in the two ways in which they are used.
pub(crate) struct Pools {
    shared: ThreadPool,
    single: Vec<ThreadPool>,
}

impl Pools {
    pub(crate) fn new(threads: NonZeroUsize) -> Result<Self, ThreadPoolBuildError> {
        let single = (0..threads.get()).map(|_| pool(1));
        Ok(Self {
            shared: pool(threads.get())?,
            single: single.collect::<Result<_, _>>()?,
        })
    }

    /// All threads together.
    pub(crate) fn shared(&self) -> &ThreadPool {
        &self.shared
    }

    /// A pool for each of the documents that are worked on at once: few documents share all threads.
    pub(crate) fn for_documents(&self, documents: usize) -> Vec<&ThreadPool> {
        if documents <= self.single.len() {
            return vec![&self.shared; documents];
        }
        self.single.iter().collect()
    }
}

fn pool(threads: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK_BYTES)
        .build()
}
