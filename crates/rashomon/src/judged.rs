//! A run that was read before, compiled anew with what persons judged.

use rashomon_accounts::Reconciler;
use rashomon_accounts::judge::Orphan;
use rashomon_types::{Judgement, Run};

use crate::EngineError;

/// Compiles a run anew and lays judgements over it, without the language model; gives back the judgements that hold of
/// nothing in it. [`Engine::compile_judged`](crate::Engine::compile_judged) does the same.
///
/// # Errors
///
/// If the built-in lexicon breaks its format; a test rules this out.
pub fn recompile(run: &mut Run, judgements: &[Judgement]) -> Result<Vec<Orphan>, EngineError> {
    Ok(Reconciler::embedded()?.compile_judged(run, judgements))
}
