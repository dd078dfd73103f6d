//! Events: what several documents' claims speak of, asked question by question and answered party by party.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{ActorKind, Best, Certainty, ClaimId, DocumentId, EventId, Evidence, MapSpans, Place, Span, Time};

macro_rules! name_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

name_id!(
    /// Names a party within its event.
    PartyId
);
name_id!(
    /// Names a side within its event.
    SideId
);

/// A span of a named document, for a value that is drawn from many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InDocument<S = Span> {
    /// The document.
    pub document: DocumentId,
    /// Where in it.
    #[serde(flatten)]
    pub span: S,
}

/// Claims of many documents about one occurrence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event<S = Span> {
    /// Made from the claim that founded it.
    pub id: EventId,
    /// A line for people to know it by.
    pub title: String,
    /// What sort of event it is, as names of the codebook.
    pub kinds: Vec<String>,
    /// When it happened.
    pub time: Option<Time<InDocument<S>>>,
    /// Where it happened.
    pub place: Option<Place<InDocument<S>>>,
    /// The documents that speak of it, in the order of the run.
    pub documents: Vec<DocumentId>,
    /// The claims that speak of it, in the order of the run.
    pub claims: Vec<ClaimId>,
    /// Why each of `claims` belongs here, for a person; as many as there are claims.
    pub reasons: Vec<String>,
    /// The actors with a part in it.
    pub parties: Vec<Party>,
    /// What can be asked of it, and who answers what.
    pub questions: Vec<Question<S>>,
    /// How its claims stand to one another.
    pub comparisons: Vec<Comparison>,
}

impl<S> Event<S> {
    /// The same event with every span converted; `convert` is told the document that a span belongs to.
    pub fn map_spans<T>(self, convert: &mut dyn FnMut(DocumentId, S) -> T) -> Event<T> {
        let mut located = |place: InDocument<S>| InDocument {
            document: place.document,
            span: convert(place.document, place.span),
        };
        let time = self.time.map_spans(&mut located);
        let place = self.place.map_spans(&mut located);
        Event {
            id: self.id,
            title: self.title,
            kinds: self.kinds,
            time,
            place,
            documents: self.documents,
            claims: self.claims,
            reasons: self.reasons,
            parties: self.parties,
            questions: self
                .questions
                .into_iter()
                .map(|question| question.map_spans(convert))
                .collect(),
            comparisons: self.comparisons,
        }
    }
}

/// An actor with a part in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its name within the event.
    pub id: PartyId,
    /// What people call it.
    pub name: String,
    /// What sort of actor it is; none where this is not known.
    pub kind: Option<ActorKind>,
    /// The side that it acts on in this event.
    pub side: Option<SideId>,
    /// Its part.
    pub role: Option<PartyRole>,
    /// The speakers and bodies that belong to it.
    pub members: Vec<String>,
    /// Why it is a party, and why on that side.
    pub reason: String,
}

/// The part that a party has in an event, as its claims give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// Said to have done it.
    Initiator,
    /// Said to have had it done to them.
    Target,
    /// Speaks of it without a part in it.
    Observer,
    /// Another part.
    Other,
}

/// One thing that can be asked of an event, and the answers to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question<S = Span> {
    /// What is asked.
    pub question: QuestionKind,
    /// Of whom and of what it is asked.
    pub scope: Scope,
    /// How the answers stand.
    pub status: Status,
    /// Why they stand so, for a person.
    pub reason: String,
    /// How many reports carry an answer.
    pub reports: u32,
    /// How many distinct texts those are, once copies are folded.
    pub texts: u32,
    /// How many independent origins the answers that count go back to.
    pub origins: u32,
    /// The answers, in the order of the run.
    pub answers: Vec<Answer<S>>,
    /// The figure that a person takes for the best one; no program sets it.
    #[serde(default)]
    pub best: Option<Best>,
}

impl<S> Question<S> {
    fn map_spans<T>(self, convert: &mut dyn FnMut(DocumentId, S) -> T) -> Question<T> {
        Question {
            question: self.question,
            scope: self.scope,
            status: self.status,
            reason: self.reason,
            reports: self.reports,
            texts: self.texts,
            origins: self.origins,
            answers: self
                .answers
                .into_iter()
                .map(|answer| answer.map_spans(convert))
                .collect(),
            best: self.best,
        }
    }
}

/// Of whom and of what a question is asked: how many *Ukrainian* *tanks*.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// A party's id, or `civilians`.
    pub whose: Option<String>,
    /// The thing asked about.
    pub what: Option<String>,
}

/// What is asked of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Who did it?
    Initiator,
    /// To whom?
    Target,
    /// How many were killed?
    Killed,
    /// How many were wounded?
    Wounded,
    /// How many were captured?
    Captured,
    /// How many are missing?
    Missing,
    /// How many were displaced?
    Displaced,
    /// What was destroyed?
    Destroyed,
    /// What was damaged?
    Damaged,
    /// How many took part?
    Participants,
    /// With what?
    Means,
    /// How did it end?
    Outcome,
    /// Who holds the place?
    Control,
    /// When did it begin?
    Start,
    /// Is it over, and since when?
    End,
    /// Where?
    Place,
    /// Why?
    Motive,
    /// What evidence is there?
    Evidence,
    /// Something else.
    Other,
}

/// How the answers to a question stand. Earlier ones take precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Answers contradict one another.
    Disputed,
    /// Different sides give the same answer.
    Agreed,
    /// All answers come from one origin.
    OneOrigin,
    /// Asked and not answered.
    Declined,
    /// Nobody says.
    Unanswered,
}

/// One party's answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer<S = Span> {
    /// The party of the answer's origin.
    pub party: Option<PartyId>,
    /// The speaker at the answer's origin.
    pub speaker: Option<String>,
    /// How the answer is given.
    pub stance: Stance,
    /// The answer itself.
    pub value: Option<AnswerValue>,
    /// The party that the value names, where it names one: who is said to have done it.
    pub about: Option<PartyId>,
    /// The day up to which it counts, where it is a figure: when it was said, else when its report was published.
    pub as_of: Option<Date>,
    /// The later answer by which its own speaker replaced it; such an answer stays visible and no longer counts.
    pub revised_by: Option<ClaimId>,
    /// The exact words.
    pub words: Words<S>,
    /// The claim that gives it.
    pub claim: ClaimId,
    /// Other claims that carry the same answer from the same origin: relays in other reports, copies, repetitions.
    pub relayed: Vec<ClaimId>,
    /// How many reports carry it.
    pub reports: u32,
    /// How many distinct texts those are, once copies are folded.
    pub texts: u32,
    /// The independent origin that it counts under.
    pub origin: Option<String>,
    /// How sure the source says it is.
    pub certainty: Option<Certainty<S>>,
    /// What the report says of the evidence.
    pub evidence: Option<Evidence<S>>,
}

impl<S> Answer<S> {
    fn map_spans<T>(self, convert: &mut dyn FnMut(DocumentId, S) -> T) -> Answer<T> {
        let document = self.words.document;
        let mut here = |span: S| convert(document, span);
        Answer {
            party: self.party,
            speaker: self.speaker,
            stance: self.stance,
            value: self.value,
            about: self.about,
            as_of: self.as_of,
            revised_by: self.revised_by,
            words: Words {
                document,
                spans: map_list(self.words.spans, &mut here),
            },
            claim: self.claim,
            relayed: self.relayed,
            reports: self.reports,
            texts: self.texts,
            origin: self.origin,
            certainty: self.certainty.map_spans(&mut here),
            evidence: self.evidence.map_spans(&mut here),
        }
    }
}

/// An answer's value: words, or bounds of a number. Rival values are never averaged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnswerValue {
    /// A name, a place, a date: anything said in words.
    Text(String),
    /// A number, between two ends that may be open.
    Range {
        /// The least it can be.
        #[serde(serialize_with = "crate::number::plain")]
        low: Option<f64>,
        /// The most it can be.
        #[serde(serialize_with = "crate::number::plain")]
        high: Option<f64>,
    },
}

/// Exact words in a named document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words<S = Span> {
    /// The document.
    pub document: DocumentId,
    /// Where in it.
    pub spans: Vec<S>,
}

/// How an answer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// It is said to be so.
    Assert,
    /// It is said not to be so.
    Deny,
    /// It is judged to be so.
    Assess,
    /// An earlier answer is changed.
    Revise,
    /// The speaker does not know.
    Unsure,
    /// The speaker was asked and would not say.
    Decline,
    /// The speaker left it out.
    Omit,
}

/// How two claims stand to one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// How they stand.
    pub relation: Relation,
    /// The one claim.
    pub a: ClaimId,
    /// The other claim.
    pub b: ClaimId,
    /// Why, in words.
    pub reason: String,
}

/// How one claim stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// They say the same, from different origins.
    Corroborates,
    /// They cannot both hold.
    Contradicts,
    /// The first says the same more finely.
    Refines,
    /// The first does not speak of what the second says.
    Silent,
    /// They say the same from the same origin.
    Copies,
}
