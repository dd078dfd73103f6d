//! What the rows of tables need to know of a run, looked up once.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{
    Answer, Claim, ClaimId, Document, DocumentId, DocumentKind, Event, EventCodes, EventId, PartyId, QuestionKind,
    Relation, Source, SourceKind, Span, Stance,
};

use super::Export;

/// A run with its claims, events and contradictions by id.
pub(super) struct View<'run> {
    /// The export.
    pub(super) export: &'run Export,
    claims: BTreeMap<ClaimId, &'run Claim>,
    events: BTreeMap<EventId, &'run Event>,
    codes: BTreeMap<&'run str, &'run EventCodes>,
    against: BTreeMap<ClaimId, BTreeSet<ClaimId>>,
}

impl<'run> View<'run> {
    /// Looks a run up.
    pub(super) fn new(export: &'run Export) -> Self {
        let run = export.run();
        let mentions = run.claims.iter().flat_map(|claim| &claim.event_mentions);
        let mut against: BTreeMap<ClaimId, BTreeSet<ClaimId>> = BTreeMap::new();
        let compared = run.events.iter().flat_map(|event| &event.comparisons);
        for comparison in compared.filter(|comparison| comparison.relation == Relation::Contradicts) {
            against.entry(comparison.a).or_default().insert(comparison.b);
            against.entry(comparison.b).or_default().insert(comparison.a);
        }
        Self {
            export,
            claims: run.claims.iter().map(|claim| (claim.id, claim)).collect(),
            events: run.events.iter().map(|event| (event.id, event)).collect(),
            codes: mentions
                .map(|mention| (mention.kind.as_str(), &mention.codes))
                .collect(),
            against,
        }
    }

    /// A claim of the run.
    pub(super) fn claim(&self, id: ClaimId) -> Option<&'run Claim> {
        self.claims.get(&id).copied()
    }

    /// An event of the run.
    pub(super) fn event(&self, id: EventId) -> Option<&'run Event> {
        self.events.get(&id).copied()
    }

    /// A document of the run.
    pub(super) fn document(&self, id: DocumentId) -> Option<&'run Document> {
        self.export.document(id)
    }

    /// A kind of event in the standards of the field, where a claim of the run gives it.
    pub(super) fn codes(&self, kind: &str) -> Option<&'run EventCodes> {
        self.codes.get(kind).copied()
    }

    /// The claims that cannot hold beside this one.
    pub(super) fn against(&self, claim: ClaimId) -> impl Iterator<Item = &'run Claim> {
        let others = self.against.get(&claim).into_iter().flatten();
        others.filter_map(|id| self.claim(*id))
    }

    /// The words of some spans, joined by ` … `.
    pub(super) fn words(&self, document: DocumentId, spans: &[Span]) -> String {
        let text = self.document(document).map_or("", |document| document.text.as_str());
        let pieces: Vec<&str> = spans.iter().map(|span| span.slice(text)).collect();
        pieces.join(" … ")
    }

    /// How many distinct texts these documents are: a copy counts with what it is a copy of.
    pub(super) fn texts(&self, documents: &[DocumentId]) -> usize {
        let originals: BTreeSet<DocumentId> = documents.iter().map(|id| self.original(*id)).collect();
        originals.len()
    }

    /// What a document is a copy of in the end, or itself.
    fn original(&self, id: DocumentId) -> DocumentId {
        let mut seen = BTreeSet::from([id]);
        let mut current = id;
        while let Some(next) = self.document(current).and_then(copied_from) {
            if !seen.insert(next) {
                break;
            }
            current = next;
        }
        current
    }
}

fn copied_from(document: &Document) -> Option<DocumentId> {
    document.copy_of.filter(|_| document.kind != DocumentKind::Original)
}

/// The independent origins that the answers of an event go back to.
pub(super) fn origins(event: &Event) -> BTreeSet<&str> {
    let answers = event.questions.iter().flat_map(|question| &question.answers);
    let counting = answers.filter(|answer| counts(answer));
    counting.filter_map(|answer| answer.origin.as_deref()).collect()
}

/// Whether an answer counts: it says something, and its speaker has not replaced it.
pub(super) fn counts(answer: &Answer) -> bool {
    answer.revised_by.is_none() && !matches!(answer.stance, Stance::Unsure | Stance::Decline | Stance::Omit)
}

/// The name of a party of an event; `civilians` names itself.
pub(super) fn party_name<'run>(event: &'run Event, id: &'run str) -> &'run str {
    let party = event.parties.iter().find(|party| party.id.0 == id);
    party.map_or(id, |party| party.name.as_str())
}

/// Who gives an answer: the party, with the speaker where that is another name.
pub(super) fn answerer(event: &Event, answer: &Answer, view: &View<'_>) -> String {
    let party = answer.party.as_ref().map(|party| party_name(event, &party.0));
    let claim = view.claim(answer.claim);
    let is_reporter = claim.is_some_and(|claim| claim.source.kind == SourceKind::Reporter);
    match (party, answer.speaker.as_deref()) {
        (Some(party), Some(speaker)) if is_another(party, speaker) => format!("{speaker} ({party})"),
        (_, Some(name)) | (Some(name), None) => name.to_owned(),
        (None, None) if is_reporter => "the reporter".to_owned(),
        (None, None) => answer.origin.clone().unwrap_or_else(|| "nobody named".to_owned()),
    }
}

/// Whether a party's name tells more than the speaker's does: not where one holds all the words of the other.
fn is_another(party: &str, speaker: &str) -> bool {
    let words = |name: &str| format!(" {} ", name.to_lowercase());
    let (party, speaker) = (words(party), words(speaker));
    !speaker.contains(&party) && !party.contains(&speaker)
}

/// The fullest name of a voice that the document gives.
pub(super) fn voice_name(source: &Source) -> Option<&str> {
    source.speaker.as_deref().or(source.name.as_deref())
}

/// What somebody who is accused has to say to it.
pub(super) struct Reply<'run> {
    /// Who is accused.
    pub(super) accused: &'run PartyId,
    /// The denials, and what the accused itself says of who did it.
    pub(super) answers: Vec<&'run Answer>,
    /// Whether the accused speaks of the event at all.
    pub(super) speaks: bool,
}

/// The reply to what a claim accuses somebody of; none where the claim accuses nobody.
pub(super) fn reply<'run>(event: &'run Event, claim: ClaimId) -> Option<Reply<'run>> {
    let asked = event
        .questions
        .iter()
        .filter(|question| question.question == QuestionKind::Initiator);
    let answers = || asked.clone().flat_map(|question| &question.answers);
    let carries = |answer: &&Answer| answer.claim == claim || answer.relayed.contains(&claim);
    let accuses = |answer: &&Answer| matches!(answer.stance, Stance::Assert | Stance::Assess | Stance::Revise);
    let accusing = answers().find(|answer| carries(answer) && accuses(answer))?;
    let accused = accusing
        .about
        .as_ref()
        .filter(|accused| accusing.party.as_ref() != Some(accused))?;
    let denies = |answer: &Answer| answer.stance == Stance::Deny && answer.about.as_ref() == Some(accused);
    let is_own = |answer: &Answer| counts(answer) && answer.party.as_ref() == Some(accused);
    let everything = event.questions.iter().flat_map(|question| &question.answers);
    Some(Reply {
        accused,
        answers: answers().filter(|answer| denies(answer) || is_own(answer)).collect(),
        speaks: everything.into_iter().any(is_own),
    })
}
