//! What the claims of an event answer, question by question.
//!
//! Each file finds the answers to one sort of question and knows nothing of the others; [`drafts`] asks them all.

mod around;
mod author;
mod control;
mod counts;
mod denial;
mod doer;
mod elsewhere;
mod evidence;
mod figures;
mod fits;
mod initiator;
mod lists;
mod marchers;
mod marked;
mod means;
mod motive;
mod naming;
mod outcome;
mod scenery;
mod setting;
mod sift;
mod silence;
mod slain;
mod supply;
mod target;
mod things;
mod toll;
mod whose;

pub(crate) use figures::plain_thing;
use std::collections::BTreeSet;

use rashomon_types::{Act, Claim, EventMention, Polarity, QuestionKind, Span, Stance};

use crate::corpus::Corpus;
use crate::gather::Occasion;
use crate::lexicon::Lexicon;
use crate::parties::Cast;
use crate::parties::voice::Voice;
use crate::value::Value;

/// Whose losses or forces a question asks about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whose {
    /// A party, by its place in the cast.
    Party(usize),
    /// Those who did it, where it is open who they are.
    Attackers,
    /// People who bear no arms.
    Civilians,
}

/// An answer as one claim gives it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    pub(crate) question: QuestionKind,
    pub(crate) whose: Option<Whose>,
    /// The thing asked about: "tanks".
    pub(crate) what: Option<String>,
    pub(crate) claim: usize,
    pub(crate) stance: Stance,
    pub(crate) value: Option<Value>,
    /// The words that give it.
    pub(crate) spans: Vec<Span>,
}

/// What the finders look at.
pub(crate) struct Scene<'a> {
    pub(crate) corpus: &'a Corpus<'a>,
    pub(crate) occasion: &'a Occasion,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) cast: &'a Cast,
    /// For each document the text that it is: the original's of a copy, else its own.
    pub(crate) originals: &'a [usize],
}

impl<'a> Scene<'a> {
    /// The claims of the event that are not copies of others.
    fn claims(&self) -> impl Iterator<Item = (usize, &'a Claim)> {
        let members = self.occasion.members.iter();
        let corpus = self.corpus;
        members.filter_map(move |member| Some((member.claim, corpus.claims.get(member.claim)?)))
    }

    /// The words at a span of a claim's document.
    fn words(&self, claim: usize, span: Span) -> &'a str {
        self.corpus.words(claim, span)
    }

    /// The cue and the content of a claim, the pieces that its words are read in.
    fn pieces(&self, claim: &Claim) -> Vec<Span> {
        let mut pieces = claim.content.spans.clone();
        pieces.extend(&claim.cue.spans);
        pieces.sort_unstable();
        pieces
    }

    /// How a claim gives an answer, where it gives one: an appeal, a question or a silence gives none. What is called a lie
    /// is denied.
    fn stance(&self, place: usize, claim: &Claim) -> Option<Stance> {
        let is_rejected = |span: &Span| self.lexicon.rejects.is_in(self.words(place, *span));
        // "ruled out that the Front had any part in it", but not "could not rule out".
        let is_excluded = claim.certainty.is_none()
            && claim.cue.spans.iter().any(|&cue| {
                let cue = self.words(place, cue).to_lowercase();
                ["ruled out", "rule out", "rules out"]
                    .iter()
                    .any(|words| cue.contains(words))
            });
        match claim.act {
            Act::Decline | Act::Omit | Act::Ask | Act::Urge | Act::Order | Act::Promise | Act::Warn => None,
            Act::Deny => Some(Stance::Deny),
            _ if is_excluded => Some(Stance::Deny),
            _ if claim.content.spans.iter().any(is_rejected) => Some(Stance::Deny),
            Act::Assess => Some(Stance::Assess),
            _ if claim.certainty.is_some() => Some(Stance::Assess),
            _ => Some(Stance::Assert),
        }
    }

    fn is_deed(&self, mention: &EventMention) -> bool {
        self.lexicon.kinds.deeds.contains(&mention.kind)
    }

    /// Whether the event has one cause that explains it whole: a bomb, a crash, an explosion. A raid, a battle and a riot have
    /// many.
    pub(crate) fn is_one_cause(&self) -> bool {
        let kinds = &self.lexicon.kinds;
        let is_many = |kind: &String| kinds.fighting.contains(kind) || kinds.manifold.contains(kind);
        let mut main = self.occasion.kinds.iter().filter(|kind| *kind != "attack");
        main.next().is_some_and(|kind| !is_many(kind))
    }

    /// Whether people are hurt in the event as a rule: an attack, not a ship seized.
    pub(crate) fn is_violent(&self) -> bool {
        let kinds = &self.lexicon.kinds;
        let first = self.occasion.kinds.first();
        first.is_some_and(|kind| kinds.violent.contains(kind))
            || self
                .occasion
                .kinds
                .iter()
                .any(|kind| kind == "killing" || kind == "wounding")
    }

    /// The sides of a fight, whose losses are always asked for: those of whom several claims tell that they fought; none
    /// where there are not two of them.
    pub(crate) fn armed_sides(&self) -> Vec<usize> {
        let kinds = &self.lexicon.kinds;
        let mentions = self.claims().flat_map(|(_, claim)| &claim.event_mentions);
        let (fights, deeds): (Vec<&EventMention>, Vec<&EventMention>) = mentions
            .filter(|mention| self.is_deed(mention) || kinds.fighting.contains(&mention.kind))
            .partition(|mention| kinds.fighting.contains(&mention.kind));
        // A word of fighting among many of a crime makes no fight.
        if fights.len() * 3 < deeds.len() {
            return Vec::new();
        }
        let names = fights
            .iter()
            .chain(&deeds)
            .flat_map(|mention| &mention.participants)
            .filter_map(|part| part.actor.as_ref())
            .map(|actor| actor.of.as_ref().unwrap_or(&actor.name));
        let fought: BTreeSet<usize> = names.filter_map(|name| self.cast.called(name)).collect();
        let fighting = self.cast.fighting();
        let sides: Vec<usize> = fighting.into_iter().filter(|party| fought.contains(party)).collect();
        if sides.len() < 2 { Vec::new() } else { sides }
    }

    /// Whether two sides fight in the event.
    pub(crate) fn is_fight(&self) -> bool {
        let fights = |kind: &String| self.lexicon.kinds.fighting.contains(kind);
        // What only a few of many claims speak of is not what it was.
        self.occasion.kinds.iter().take(MAIN_KINDS).any(fights)
    }
}

/// How many of an event's kinds, the one that tells most first, say what it was.
const MAIN_KINDS: usize = 4;

/// Every answer that the claims of an event give, in the order of the claims.
pub(crate) fn drafts(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let author = author::Author::of(scene);
    let marks = marked::Marks::of(scene);
    let who = initiator::find(scene, &author);
    figures::find(scene, &marks, &initiator::attackers(scene, &who), &author, &mut drafts);
    drafts.extend(who);
    target::find(scene, &author, &mut drafts);
    means::find(scene, &author, &mut drafts);
    outcome::find(scene, &author, &mut drafts);
    control::find(scene, &mut drafts);
    setting::find(scene, &mut drafts);
    motive::find(scene, &author, &mut drafts);
    evidence::find(scene, &mut drafts);
    marked::find(scene, &marks, &author, &mut drafts);
    initiator::answer_marks(scene, &mut drafts);
    silence::find(scene, &marks, &mut drafts);
    sift::sift(scene, &mut drafts);
    for draft in &mut drafts {
        weigh(scene, draft);
    }
    drafts.sort_by_key(|draft| (draft.claim, draft.question));
    drafts
}

/// "The crater was consistent with mortar fire": an answer whose own clause judges is an assessment, whatever the cue says.
fn weigh(scene: &Scene<'_>, draft: &mut Draft) {
    use QuestionKind::{Initiator, Means, Motive};
    let is_open = draft.stance == Stance::Assert && matches!(draft.question, Initiator | Means | Motive);
    let judged = scene
        .corpus
        .claims
        .get(draft.claim)
        .filter(|_| is_open)
        .is_some_and(|claim| {
            let at = draft.spans.first();
            let piece = claim
                .content
                .spans
                .iter()
                .find(|piece| at.is_some_and(|at| piece.covers(*at)));
            piece.zip(at).is_some_and(|(piece, at)| {
                let end = usize::try_from(at.end() - piece.start()).unwrap_or_default();
                let before = scene.words(draft.claim, *piece).get(..end).unwrap_or_default();
                let clause = before.rsplit(['.', ';', ':', '?', '!']).next().unwrap_or_default();
                scene.lexicon.judges.is_in(clause)
            })
        });
    if judged {
        draft.stance = Stance::Assess;
    }
}

/// The stance where the content is also negated: what is denied of a negation is asserted.
fn with_polarity(stance: Stance, polarity: Polarity) -> Stance {
    match (stance, polarity) {
        (Stance::Deny, Polarity::Negative) => Stance::Assert,
        (_, Polarity::Negative) => Stance::Deny,
        (stance, Polarity::Positive) => stance,
    }
}

/// Whether a claim is the reporter's own, or a picture's caption.
fn is_reporter(scene: &Scene<'_>, claim: usize) -> bool {
    matches!(scene.cast.voice(claim), Voice::Reporter)
}
