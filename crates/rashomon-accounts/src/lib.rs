//! Reports together: which are copies, what they speak of, and how the accounts of each event stand.
//!
//! [`Reconciler::compile`] is the whole of it:
//!
//! 1. **Copies** ([`copies`]): which reports carry another one's text, and which claims are the same claim again.
//! 2. **Gather** ([`gather`]): claims that speak of one occurrence become an event, with the reasons.
//! 3. **Answers** (`answers`): what each party answers to each question, and from which origin it has it.
//! 4. **Status** (`status`): how the answers stand, by rules that name the two claims.
//!
//! What persons judged is laid over it by [`judge`] and [`Reconciler::compile_judged`].
//!
//! It asserts nothing of what happened, scores nobody, and averages nothing.

pub mod affinity;
mod answers;
mod compile;
pub mod copies;
pub mod corpus;
mod error;
pub mod gather;
pub mod judge;
mod lexicon;
mod names;
mod origins;
mod parties;
mod phrases;
mod status;
mod title;
mod tolls;
mod value;

pub use compile::Reconciler;
pub use error::AccountsError;
