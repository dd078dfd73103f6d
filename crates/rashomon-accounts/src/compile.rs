//! A run of single reports becomes a run of accounts.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{
    Answer, Claim, ClaimId, Comparison, Document, DocumentKind, Event, EventId, InDocument, Judgement, MapSpans,
    PartyId, Question, QuestionKind, Relation, Run, Scope, Span, Stance, Status, Words,
};

use crate::AccountsError;
use crate::answers::{self, Draft, Scene, Whose};
use crate::copies::{self, Copy};
use crate::corpus::Corpus;
use crate::gather::{self, Occasion};
use crate::judge::aside::Aside;
use crate::judge::bonds::Bonds;
use crate::judge::events::Sides;
use crate::judge::{self, Judged, Orphan};
use crate::lexicon::Lexicon;
use crate::origins::{self, Gathered, Origin};
use crate::parties::Cast;
use crate::status;
use crate::title;
use crate::value::{Named, Value};

/// Lays the accounts of many reports side by side. Share it: it never changes.
#[derive(Debug)]
pub struct Reconciler {
    lexicon: Lexicon,
}

impl Reconciler {
    /// With the lexicon that is built in.
    ///
    /// # Errors
    ///
    /// If that lexicon breaks its format; a test rules this out.
    pub fn embedded() -> Result<Self, AccountsError> {
        Ok(Self {
            lexicon: Lexicon::embedded()?,
        })
    }

    /// Finds copies, gathers claims to events and lays the accounts of each side by side. The documents' kinds and the
    /// claims' events are filled in; nothing else of them changes. What was compiled before is compiled anew.
    pub fn compile(&self, run: &mut Run) {
        self.compile_judged(run, &[]);
    }

    /// The same, with what persons judged laid over it; gives back the judgements that hold of nothing in this run, which
    /// are in its diagnostics too.
    ///
    /// The run is best the program's own reading. Whether claims of copies repeat others is told by that reading, so that a
    /// claim that a person changed does not part from its copies.
    pub fn compile_judged(&self, run: &mut Run, judgements: &[Judgement]) -> Vec<Orphan> {
        forget(run);
        let judged = Judged::find(run, judgements);
        let mut orphans = judged.orphans.clone();
        let (copies, folded) = copied(run, &judged);
        orphans.extend(judged.apply(run, &repetitions(&folded)));
        let (aside, folded) = Aside::take(run, &folded);
        let (occasions, events) = self.events(run, &judged, &aside, &copies, &folded, &mut orphans);
        mark_copies(&mut run.documents, &copies);
        mark_claims(&mut run.claims, &occasions, &events);
        run.events = events;
        aside.put_back(run);
        orphans.extend(judge::events::set_best(&judged, run));
        let orphans = judge::sorted(orphans);
        run.diagnostics.extend(orphans.iter().map(Orphan::diagnostic));
        orphans
    }

    /// The occasions of the claims that count, and an event for each.
    fn events(
        &self,
        run: &Run,
        judged: &Judged<'_>,
        aside: &Aside,
        copies: &[Copy],
        folded: &[Option<usize>],
        orphans: &mut Vec<Orphan>,
    ) -> (Vec<Occasion>, Vec<Event>) {
        let corpus = Corpus::new(&run.documents, &run.claims);
        let (bonds, lost) = Bonds::of(judged, |claim| aside.place(claim));
        orphans.extend(lost);
        let occasions = gather::gather_judged(&corpus, folded, &bonds);
        let folding = Folding {
            folded,
            again: &repetitions(folded),
            originals: &originals(corpus.documents.len(), copies),
        };
        let mut sides = Sides::of(judged, aside, &occasions, orphans);
        let event = |(place, occasion)| {
            let mut cast = Cast::new(&corpus, occasion, &self.lexicon);
            sides.judge(place, &mut cast, orphans);
            event(&self.lexicon, &corpus, occasion, &cast, &folding)
        };
        let events = occasions.iter().enumerate().map(event).collect();
        (occasions, events)
    }
}

/// Takes back what was compiled before.
fn forget(run: &mut Run) {
    for document in &mut run.documents {
        document.kind = DocumentKind::Original;
        document.copy_of = None;
        document.flags.retain(|flag| flag != judge::copies::FLAG);
    }
    for claim in &mut run.claims {
        claim.event = None;
    }
    run.events.clear();
    run.diagnostics.retain(|remark| remark.code != judge::ORPHANED);
}

/// The copies, and for each claim of a copy the claim that it repeats. Documents of which a person spoke are flagged.
fn copied(run: &mut Run, judged: &Judged<'_>) -> (Vec<Copy>, Vec<Option<usize>>) {
    let corpus = Corpus::new(&run.documents, &run.claims);
    let mut survey = copies::survey(&corpus);
    let spoken = judge::copies::judge(judged, corpus.documents, &mut survey);
    let mut folded = copies::fold(&corpus, &survey.copies);
    copies::fold_carried(&corpus, &survey.carrying, &mut folded);
    for document in spoken {
        if let Some(document) = run.documents.get_mut(document)
            && !document.flags.iter().any(|flag| flag == judge::copies::FLAG)
        {
            document.flags.push(judge::copies::FLAG.to_owned());
        }
    }
    (survey.copies, folded)
}

fn mark_claims(claims: &mut [Claim], occasions: &[Occasion], events: &[Event]) {
    for (occasion, event) in occasions.iter().zip(events) {
        for member in &occasion.members {
            if let Some(claim) = claims.get_mut(member.claim) {
                claim.event = Some(event.id);
            }
        }
    }
}

/// What is known of copies when events are written.
struct Folding<'a> {
    /// For each claim of a copy, the claim that it repeats.
    folded: &'a [Option<usize>],
    /// For each claim, the claims of copies that repeat it.
    again: &'a BTreeMap<usize, Vec<usize>>,
    /// For each document the text that it is: the original's of a copy, else its own.
    originals: &'a [usize],
}

/// For each document the text that it is.
fn originals(count: usize, copies: &[Copy]) -> Vec<usize> {
    let mut originals: Vec<usize> = (0..count).collect();
    for copy in copies {
        if let Some(original) = originals.get_mut(copy.document) {
            *original = copy.of;
        }
    }
    originals
}

/// For each claim, the claims of copies that repeat it.
fn repetitions(folded: &[Option<usize>]) -> BTreeMap<usize, Vec<usize>> {
    let mut again: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (copy, original) in folded.iter().enumerate() {
        if let Some(original) = original {
            again.entry(*original).or_default().push(copy);
        }
    }
    again
}

fn mark_copies(documents: &mut [Document], copies: &[Copy]) {
    for copy in copies {
        let of = documents.get(copy.of).map(|document| document.id);
        // A document that is in the run twice has one id: it is no copy of itself.
        if let Some(document) = documents
            .get_mut(copy.document)
            .filter(|document| Some(document.id) != of)
        {
            document.kind = copy.kind;
            document.copy_of = of;
        }
    }
}

fn event(lexicon: &Lexicon, corpus: &Corpus<'_>, occasion: &Occasion, cast: &Cast, folding: &Folding<'_>) -> Event {
    let own = Occasion {
        members: occasion
            .members
            .iter()
            .filter(|member| folding.folded.get(member.claim).is_none_or(Option::is_none))
            .cloned()
            .collect(),
        ..occasion.clone()
    };
    let scene = Scene {
        corpus,
        occasion: &own,
        lexicon,
        cast,
        originals: folding.originals,
    };
    let (questions, comparisons) = questions(&scene, folding.again);
    let claim_id = |place: usize| corpus.claims.get(place).map(|claim| claim.id);
    let used = used_parties(cast, &questions);
    Event {
        id: EventId::of(claim_id(occasion.founding).unwrap_or_else(nobody)),
        title: title::title(corpus, occasion),
        kinds: occasion.kinds.clone(),
        time: occasion.time.and_then(|(holder, place)| {
            let claim = corpus.claims.get(holder)?;
            Some(
                claim
                    .times
                    .get(place)?
                    .clone()
                    .map_spans(&mut |span| in_document(claim.document, span)),
            )
        }),
        place: occasion.place.and_then(|(holder, place)| {
            let claim = corpus.claims.get(holder)?;
            Some(
                claim
                    .places
                    .get(place)?
                    .clone()
                    .map_spans(&mut |span| in_document(claim.document, span)),
            )
        }),
        documents: documents(corpus, occasion),
        claims: occasion
            .members
            .iter()
            .filter_map(|member| claim_id(member.claim))
            .collect(),
        reasons: occasion.members.iter().map(|member| member.reason.clone()).collect(),
        parties: cast.wire(|place| used.contains(&cast.id(place))),
        questions,
        comparisons,
    }
}

/// The id of no claim, for a founding claim that the corpus does not hold.
fn nobody() -> ClaimId {
    ClaimId::of(rashomon_types::DocumentId::of("", None, None), &[], &[], &[])
}

fn in_document(document: rashomon_types::DocumentId, span: Span) -> InDocument {
    InDocument { document, span }
}

fn documents(corpus: &Corpus<'_>, occasion: &Occasion) -> Vec<rashomon_types::DocumentId> {
    let places = occasion
        .members
        .iter()
        .filter_map(|member| corpus.document_of(member.claim));
    let places: BTreeSet<usize> = places.collect();
    let documents = places.into_iter().filter_map(|place| corpus.documents.get(place));
    documents.map(|document| document.id).collect()
}

/// The parties that answer, are named in an answer, are asked about, or fight.
fn used_parties(cast: &Cast, questions: &[Question]) -> BTreeSet<PartyId> {
    let mut used: BTreeSet<PartyId> = cast.fighting().into_iter().map(|place| cast.id(place)).collect();
    for question in questions {
        used.extend(question.scope.whose.clone().map(PartyId));
        for answer in &question.answers {
            used.extend(answer.party.clone());
            used.extend(answer.about.clone());
        }
    }
    used
}

/// Of what a question is asked, and what is asked.
type Key = (QuestionKind, Option<Whose>, Option<String>);

fn questions(scene: &Scene<'_>, again: &BTreeMap<usize, Vec<usize>>) -> (Vec<Question>, Vec<Comparison>) {
    let mut asked: BTreeMap<Key, Vec<Draft>> = BTreeMap::new();
    for draft in answers::drafts(scene) {
        let key = (draft.question, draft.whose.clone(), draft.what.clone());
        asked.entry(key).or_default().push(draft);
    }
    for key in always(scene) {
        asked.entry(key).or_default();
    }
    join_things(&mut asked);
    let mut questions = Vec::new();
    let mut comparisons = Vec::new();
    for ((question, whose, what), drafts) in asked {
        let gathered = origins::gather(scene, drafts, again);
        let standing = status::standing(scene, question, &gathered);
        comparisons.extend(compared(scene, &gathered, standing.pairs));
        let scope = Scope {
            whose: whose.map(|whose| spoken(scene, &whose)),
            what: what.map(|noun| called(scene, &gathered, noun)),
        };
        questions.push(laid_out(
            scene,
            question,
            scope,
            &gathered,
            (standing.status, standing.reason),
        ));
    }
    (questions, comparisons)
}

/// What is asked about as the first answer calls it: "armored vehicles" for "vehicle".
fn called(scene: &Scene<'_>, gathered: &[Gathered], noun: String) -> String {
    let of = |answer: &Gathered| {
        let quantities = &scene.corpus.claims.get(answer.draft.claim)?.quantities;
        let counted = quantities
            .iter()
            .find(|quantity| quantity.spans == answer.draft.spans)?;
        let words = counted.what.as_deref().map(answers::plain_thing)?;
        words.contains(noun.trim_end_matches('y')).then_some(words)
    };
    gathered.iter().find_map(of).unwrap_or(noun)
}

/// What was destroyed is asked about once where one claim says whose it was and another one leaves that open.
fn join_things(asked: &mut BTreeMap<Key, Vec<Draft>>) {
    let open: Vec<Key> = asked
        .keys()
        .filter(|(_, whose, what)| whose.is_none() && what.is_some())
        .cloned()
        .collect();
    for key in open {
        let owned: Vec<Key> = asked
            .keys()
            .filter(|other| other.0 == key.0 && other.2 == key.2 && other.1.is_some())
            .cloned()
            .collect();
        if let [owned] = owned.as_slice()
            && let Some(drafts) = asked.remove(&key)
        {
            let drafts = drafts.into_iter().map(|draft| Draft {
                whose: owned.1.clone(),
                ..draft
            });
            asked.entry(owned.clone()).or_default().extend(drafts);
        }
    }
}

/// The questions that are always asked: who did it, with what, why, and how it ended; where people are hurt as a rule, the
/// killed and wounded of civilians, and of each side that fights.
fn always(scene: &Scene<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = [
        QuestionKind::Initiator,
        QuestionKind::Means,
        QuestionKind::Motive,
        QuestionKind::Outcome,
    ]
    .map(|question| (question, None, None))
    .to_vec();
    let sides = scene.armed_sides().into_iter().map(Whose::Party);
    let civilians = scene.is_violent().then_some(Whose::Civilians);
    for whose in sides.chain(civilians) {
        keys.push((QuestionKind::Killed, Some(whose.clone()), None));
        keys.push((QuestionKind::Wounded, Some(whose), None));
    }
    keys
}

fn spoken(scene: &Scene<'_>, whose: &Whose) -> String {
    match whose {
        Whose::Party(party) => scene.cast.id(*party).0,
        Whose::Attackers => "attackers".to_owned(),
        Whose::Civilians => "civilians".to_owned(),
    }
}

fn laid_out(
    scene: &Scene<'_>,
    question: QuestionKind,
    scope: Scope,
    gathered: &[Gathered],
    (status, reason): (Status, String),
) -> Question {
    let reports: BTreeSet<usize> = gathered
        .iter()
        .flat_map(|answer| answer.reports(scene.corpus))
        .collect();
    let origins: BTreeSet<&Origin> = gathered
        .iter()
        .filter(|answer| answer.counts())
        .map(|answer| &answer.origin)
        .collect();
    Question {
        question,
        scope,
        status,
        reason,
        reports: count(reports.len()),
        texts: texts(scene, gathered),
        origins: count(origins.len()),
        answers: gathered.iter().map(|answer| wire(scene, gathered, answer)).collect(),
        best: None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How many distinct texts carry some answers, copies counted as the text that they carry.
fn texts<'a>(scene: &Scene<'_>, gathered: impl IntoIterator<Item = &'a Gathered>) -> u32 {
    let reports = gathered.into_iter().flat_map(|answer| answer.reports(scene.corpus));
    let text = |report: usize| scene.originals.get(report).copied().unwrap_or(report);
    let texts: BTreeSet<usize> = reports.map(text).collect();
    count(texts.len())
}

fn wire(scene: &Scene<'_>, all: &[Gathered], answer: &Gathered) -> Answer {
    let draft = &answer.draft;
    let (corpus, cast) = (scene.corpus, scene.cast);
    let claim = corpus.claims.get(draft.claim);
    let id = |place: usize| corpus.claims.get(place).map(|claim| claim.id);
    let origin = claim.and_then(|claim| claim.origin());
    let revises = all.iter().any(|other| {
        other
            .revised_by
            .and_then(|place| all.get(place))
            .is_some_and(|later| std::ptr::eq(later, answer))
    });
    Answer {
        party: match answer.origin {
            Origin::Party(party) => Some(cast.id(party)),
            _ => None,
        },
        speaker: origin.and_then(|source| source.speaker.clone().or_else(|| source.name.clone())),
        stance: if revises && draft.stance == Stance::Assert {
            Stance::Revise
        } else {
            draft.stance
        },
        value: draft.value.as_ref().map(Value::wire),
        about: about(cast, draft),
        as_of: answer.as_of,
        revised_by: answer.revised_by.and_then(|place| id(all.get(place)?.draft.claim)),
        words: Words {
            document: claim.map_or_else(
                || rashomon_types::DocumentId::of("", None, None),
                |claim| claim.document,
            ),
            spans: draft.spans.clone(),
        },
        claim: id(draft.claim).unwrap_or_else(nobody),
        relayed: answer.relayed.iter().filter_map(|&claim| id(claim)).collect(),
        reports: count(answer.reports(corpus).len()),
        texts: texts(scene, [answer]),
        origin: answer.origin.name(corpus, cast),
        certainty: claim.and_then(|claim| claim.certainty.clone()),
        evidence: claim.and_then(|claim| claim.evidence.clone()),
    }
}

/// The party that an answer names.
fn about(cast: &Cast, draft: &Draft) -> Option<PartyId> {
    match &draft.value {
        Some(Value::Actors(named)) => named
            .iter()
            .find_map(|Named { party, .. }| party.map(|party| cast.id(party))),
        _ => None,
    }
}

/// The pairs of answers as pairs of claims, and each relay as a copy.
fn compared(scene: &Scene<'_>, gathered: &[Gathered], pairs: Vec<(usize, usize, Relation, String)>) -> Vec<Comparison> {
    let id = |place: usize| scene.corpus.claims.get(place).map(|claim| claim.id);
    let of_answer = |place: usize| id(gathered.get(place)?.draft.claim);
    let mut comparisons: Vec<Comparison> = Vec::new();
    for (a, b, relation, reason) in pairs {
        if let Some((a, b)) = of_answer(a).zip(of_answer(b)) {
            comparisons.push(Comparison { relation, a, b, reason });
        }
    }
    for answer in gathered {
        let name = answer
            .origin
            .name(scene.corpus, scene.cast)
            .unwrap_or_else(|| "the report".to_owned());
        let relays = answer.relayed.iter().filter_map(|&claim| id(claim));
        comparisons.extend(
            relays
                .zip(std::iter::repeat_with(|| id(answer.draft.claim)))
                .filter_map(|(a, b)| {
                    Some(Comparison {
                        relation: Relation::Copies,
                        a,
                        b: b?,
                        reason: format!("the same from the same origin, {name}"),
                    })
                }),
        );
        let is_silent = matches!(answer.draft.stance, Stance::Decline | Stance::Omit);
        let spoken = gathered
            .iter()
            .find(|other| other.counts() && other.origin != answer.origin);
        let pair = id(answer.draft.claim).zip(spoken.and_then(|spoken| id(spoken.draft.claim)));
        if let Some((a, b)) = pair.filter(|_| is_silent) {
            comparisons.push(Comparison {
                relation: Relation::Silent,
                a,
                b,
                reason: format!("{name} does not say"),
            });
        }
    }
    comparisons
}
