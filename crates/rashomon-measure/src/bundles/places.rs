//! Where words stand: the piece of a report that a table names, its sentence, and what was found there.

use rashomon_types::{Answer, Claim, ClaimId, Document, DocumentId, Event, Run, Span};

/// Words of a report and the sentence around them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The report.
    pub(super) document: DocumentId,
    /// The words.
    pub(super) words: Span,
    /// The sentence.
    pub(super) sentence: Span,
}

impl Place {
    /// Where words stand first in a document, if they do.
    pub(super) fn find(document: &Document, words: &str) -> Option<Self> {
        let start = document.text.find(words)?;
        let words = Span::of(start..start + words.len());
        Some(Self {
            document: document.id,
            words,
            sentence: sentence(&document.text, words),
        })
    }

    /// How near a span of a document comes: 2 if it shares some of the words, 1 if some of the sentence, else 0.
    fn nearness(&self, document: DocumentId, span: Span) -> u32 {
        let shares = |place: Span| span.intersection(place).is_some_and(|shared| !shared.is_empty());
        match document == self.document {
            true if shares(self.words) => 2,
            true if shares(self.sentence) => 1,
            _ => 0,
        }
    }

    /// How near a claim's content comes.
    pub(super) fn claim(&self, claim: &Claim) -> u32 {
        let spans = claim.content.spans.iter().chain(&claim.cue.spans);
        spans
            .map(|&span| self.nearness(claim.document, span))
            .max()
            .unwrap_or(0)
    }

    /// How near an answer comes, by its own words or by a claim that carries it elsewhere.
    pub(super) fn answer(&self, answer: &Answer, claims: &Claims<'_>) -> u32 {
        let own = answer.words.spans.iter();
        let own = own.map(|&span| self.nearness(answer.words.document, span)).max();
        let relays = answer.relayed.iter().filter_map(|&id| claims.get(id));
        own.max(relays.map(|claim| self.claim(claim)).max()).unwrap_or(0)
    }
}

/// The claims of a run by their ids.
pub(super) struct Claims<'run>(std::collections::BTreeMap<ClaimId, &'run Claim>);

impl<'run> Claims<'run> {
    pub(super) fn of(run: &'run Run) -> Self {
        Self(run.claims.iter().map(|claim| (claim.id, claim)).collect())
    }

    pub(super) fn get(&self, id: ClaimId) -> Option<&'run Claim> {
        self.0.get(&id).copied()
    }

    /// How many of these places an event speaks of.
    pub(super) fn shared(&self, event: &Event, places: &[Option<Place>]) -> usize {
        let answers = || event.questions.iter().flat_map(|question| &question.answers);
        let is_here = |place: &&Place| {
            let mut claims = event.claims.iter().filter_map(|&id| self.get(id));
            claims.any(|claim| place.claim(claim) > 0) || answers().any(|answer| place.answer(answer, self) > 0)
        };
        places.iter().flatten().filter(is_here).count()
    }
}

/// The sentence around some words: from the last end of a sentence or of a line before them to the next behind them.
fn sentence(text: &str, words: Span) -> Span {
    let (start, end) = (words.start() as usize, words.end() as usize);
    let before = text.get(..start).unwrap_or_default();
    let is_end = |place: &usize| ends_here(text, *place);
    let begin = (0..before.len()).rev().map(|place| place + 1).find(is_end).unwrap_or(0);
    // The words may take in the end of their sentence.
    let last = end.saturating_sub(1).max(start) + 1;
    let finish = (last..text.len()).find(is_end).unwrap_or(text.len());
    Span::of(begin..finish)
}

/// Whether a sentence ends before a byte: behind a line, or behind a mark and before a space and a capital or a quotation.
fn ends_here(text: &str, place: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..place), text.get(place..)) else {
        return false;
    };
    let ended = before.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?']);
    let opens = |sign: char| sign.is_uppercase() || sign.is_ascii_digit() || matches!(sign, '"' | '“');
    before.ends_with('\n')
        || after.starts_with('\n')
        || (ended && after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(opens)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_marks_and_lines() {
        let text = "Head\n\nHe left. \"Twelve died,\" she said. Rain.\nMore";
        let document = Document::new(text.to_owned(), None, None, None);
        let sentence = |words: &str| {
            let place = Place::find(&document, words).unwrap();
            place.sentence.slice(text).trim().to_owned()
        };
        assert_eq!(sentence("died"), "\"Twelve died,\" she said.");
        assert_eq!(sentence("said."), "\"Twelve died,\" she said.");
        assert_eq!(
            (
                sentence("Head").as_str(),
                sentence("Rain").as_str(),
                sentence("More").as_str()
            ),
            ("Head", "Rain.", "More")
        );
    }
}
