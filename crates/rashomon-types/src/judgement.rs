//! What a person corrected or confirmed, with a reason and a name.
//!
//! Judgements are only ever added. A later one may withdraw an earlier one ([`Action::Undo`]); no machine changes or removes
//! any. One judgement is one line of JSON Lines.
//!
//! # Tied to words
//!
//! A judgement names the claim that it is about by its id, and also by its words: what exactly they are, what stands before
//! and after them, and which occurrence of them in the text it is (the text quote of the W3C's Web Annotation Data Model).
//! So it finds its claim again when a new model cuts the spans a little otherwise, when a report comes in again by another
//! path, and when its text was changed elsewhere.

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::{
    Act, ClaimId, DocumentId, EventId, EvidenceKind, JudgementId, PlacePrecision, Polarity, QuantityKind, QuestionKind,
    Quotation, Scope, SideId, SourceKind,
};

/// One thing that a person corrected, confirmed, noted or withdrew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// Made from all the rest, the moment included: the same judgement twice is two.
    pub id: JudgementId,
    /// When it was made, as the edge's clock has it.
    pub at: Timestamp,
    /// The name of the person who made it.
    pub by: String,
    /// Why, in that person's words.
    pub reason: String,
    /// What was judged.
    #[serde(flatten)]
    pub action: Action,
}

impl Judgement {
    /// The judgement of a person at a moment that the edge gives.
    #[must_use]
    pub fn new(at: Timestamp, by: String, reason: String, action: Action) -> Self {
        Self {
            id: JudgementId::of(at, &by, &reason, &action),
            at,
            by,
            reason,
            action,
        }
    }

    /// Whether its id is that of its content. It is not where somebody changed a record by hand.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.id == JudgementId::of(self.at, &self.by, &self.reason, &self.action)
    }
}

impl Judgement {
    /// The judgements of a text of JSON Lines, blank lines left out.
    ///
    /// # Errors
    ///
    /// A sentence that names the first line that is none, or whose id is not that of its content.
    pub fn read_lines(text: &str) -> Result<Vec<Self>, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines
            .map(|(number, line)| Self::read_line(line).map_err(|error| format!("line {}: {error}", number + 1)))
            .collect()
    }

    /// The judgement of one line.
    ///
    /// # Errors
    ///
    /// A sentence that says why it is none.
    pub fn read_line(line: &str) -> Result<Self, String> {
        let judgement: Self = serde_json::from_str(line).map_err(|error| format!("this is no judgement: {error}"))?;
        if !judgement.is_whole() {
            return Err(format!(
                "the record {} was changed: its id is not that of its content; judge anew instead",
                judgement.id
            ));
        }
        Ok(judgement)
    }

    /// The judgement as one line of JSON Lines, without the line's end.
    #[must_use]
    pub fn line(&self) -> String {
        // Every part of it can be written: it has names for keys.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What was judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// The claim is as the program read it.
    Accept {
        /// The claim.
        claim: ClaimAnchor,
    },
    /// The claim is none: it stays listed and counts in no event.
    Reject {
        /// The claim.
        claim: ClaimAnchor,
    },
    /// Fields of a claim are otherwise.
    Edit {
        /// The claim.
        claim: ClaimAnchor,
        /// What they are.
        changes: Vec<Change>,
    },
    /// Two names are one speaker's, in every report.
    SameSpeaker {
        /// The name to keep.
        name: String,
        /// The other name.
        other: String,
    },
    /// A voice that is called so is not that speaker, in any report.
    OtherSpeaker {
        /// What the voice is called.
        name: String,
        /// The speaker that it is not.
        speaker: String,
    },
    /// Two claims speak of one occurrence.
    SameEvent {
        /// The one claim.
        a: ClaimAnchor,
        /// The other.
        b: ClaimAnchor,
    },
    /// Two claims do not speak of one occurrence.
    OtherEvent {
        /// The claim that speaks of another one; it leaves where both stand together.
        a: ClaimAnchor,
        /// The claim that stays.
        b: ClaimAnchor,
        /// Whether all that its report says with the first claim leaves too.
        with_report: bool,
    },
    /// A document carries another one's text.
    CopyOf {
        /// The copy.
        document: DocumentAnchor,
        /// What it is a copy of.
        of: DocumentAnchor,
    },
    /// A document is a text of its own.
    NotCopy {
        /// The document.
        document: DocumentAnchor,
        /// What it is no copy of; none where it is a copy of nothing.
        of: Option<DocumentAnchor>,
    },
    /// A party acts on this side in an event.
    Side {
        /// The event.
        event: EventAnchor,
        /// The party, by its name or by its id within the event.
        party: String,
        /// The side; none where it acts on no side but its own.
        side: Option<SideId>,
    },
    /// The figure that a person takes for the best one.
    Best {
        /// The event.
        event: EventAnchor,
        /// What is asked.
        question: QuestionKind,
        /// Of whom and of what it is asked.
        scope: Scope,
        /// The figure.
        #[serde(serialize_with = "crate::number::plain_number")]
        value: f64,
    },
    /// A note, its words in the judgement's reason.
    Note {
        /// What it is about; none where it is about the whole.
        about: Option<Subject>,
    },
    /// An earlier judgement no longer holds.
    Undo {
        /// That judgement.
        judgement: JudgementId,
    },
}

/// What a note is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A claim.
    Claim(ClaimAnchor),
    /// An event.
    Event(EventAnchor),
    /// A document.
    Document(DocumentAnchor),
}

/// A field of a claim and what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum Change {
    /// The voice that the cue belongs to.
    Source(VoiceChange),
    /// The innermost voice.
    Origin(VoiceChange),
    /// What saying it does.
    Act(Act),
    /// The content's own polarity.
    Polarity(Polarity),
    /// Whether it is in the source's own words.
    Quotation(Quotation),
    /// How sure the source is; none where nothing hedges.
    Certainty(Option<Band>),
    /// What the report says of the evidence; none where it says nothing.
    Evidence(Option<EvidenceKind>),
    /// Where it was said.
    Medium(Option<String>),
    /// To whom.
    Addressee(Option<String>),
    /// When it was said; none where this is not known.
    Said(Option<Interval>),
    /// What is said.
    Content(Vec<TextQuote>),
    /// The words that attribute.
    Cue(Vec<TextQuote>),
    /// The words that name the source.
    SourceWords(Vec<TextQuote>),
    /// A time that it speaks of.
    Time {
        /// The words of the time.
        at: TextQuote,
        /// When that is; none where it is no time.
        interval: Option<Interval>,
    },
    /// A place that it speaks of.
    Place {
        /// The words of the place.
        at: TextQuote,
        /// Where that is; none where it is not known.
        place: Option<PlaceFix>,
    },
    /// A quantity that it speaks of.
    Quantity {
        /// The words of the quantity.
        at: TextQuote,
        /// What of it is otherwise.
        change: QuantityChange,
    },
}

/// A field of a voice and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoiceChange {
    /// Who it is, by the fullest name; none where nobody is named.
    Speaker(Option<String>),
    /// What sort of voice it is.
    Kind(SourceKind),
    /// Whether a person or body is named.
    Named(bool),
    /// The office that it speaks from.
    Office(Option<String>),
    /// Whom it speaks for.
    Side(Option<String>),
}

/// A field of a quantity and what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityChange {
    /// The least and the most that it can be; open where nothing bounds it.
    Bounds {
        /// The least.
        #[serde(serialize_with = "crate::number::plain")]
        low: Option<f64>,
        /// The most.
        #[serde(serialize_with = "crate::number::plain")]
        high: Option<f64>,
    },
    /// What the number counts.
    Kind(QuantityKind),
    /// The thing counted.
    What(Option<String>),
    /// The side that lost it, or whose it is.
    Whose(Option<String>),
    /// It is no quantity.
    Removed,
}

/// How sure a source says it is, as a band of probability, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// The lower end; open where there is none.
    pub low: Option<f64>,
    /// The upper end; open where there is none.
    pub high: Option<f64>,
}

/// A stretch of local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The first moment that belongs to it; open where nothing bounds it.
    pub start: Option<DateTime>,
    /// The first moment that no longer belongs to it; open where nothing bounds it.
    pub end: Option<DateTime>,
}

/// Where a place is, as a person gives it. All that is needed later is kept, so that no gazetteer need be asked again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceFix {
    /// Its name in the gazetteer; none for a bare point.
    pub name: Option<String>,
    /// The GeoNames id; none for a bare point.
    pub geonameid: Option<u64>,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// The ISO 3166 code of two letters that the gazetteer files it under.
    pub country: Option<String>,
    /// How finely it is known.
    pub precision: PlacePrecision,
    /// Whether more than one state claims it; none where this is not known.
    pub disputed: Option<bool>,
    /// How far from its point it may reach, in kilometres; none where this is not known.
    pub radius_km: Option<f64>,
}

/// A claim as it was when it was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimAnchor {
    /// Its id at that time.
    pub claim: ClaimId,
    /// The document that it was read in.
    pub document: DocumentAnchor,
    /// The words that name its source.
    pub source: Vec<TextQuote>,
    /// The words that attribute.
    pub cue: Vec<TextQuote>,
    /// What is said.
    pub content: Vec<TextQuote>,
}

/// An event as it was when it was judged: known by claims that speak of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventAnchor {
    /// Its id at that time.
    pub event: EventId,
    /// The line that people knew it by.
    pub title: String,
    /// Some of its claims, the founding one first.
    pub claims: Vec<ClaimAnchor>,
}

/// A document as it was when it was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentAnchor {
    /// Its id at that time.
    pub document: DocumentId,
    /// SHA-256 of its text.
    pub text_sha256: String,
    /// The address that it was published at.
    pub url: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// The file that it was read from.
    pub path: Option<String>,
}

/// Words of a text and what tells them from the same words elsewhere in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextQuote {
    /// The words.
    pub exact: String,
    /// Up to 32 characters before them.
    pub before: String,
    /// Up to 32 characters after them.
    pub after: String,
    /// Which of the places is meant where these words stand, counted from 1.
    pub occurrence: u32,
}

/// What a person said of a claim as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimStatus {
    /// It is as it stands.
    Accepted,
    /// It is none.
    Rejected,
}

/// The figure that a person takes for the best one. The program never sets it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Best {
    /// The figure.
    #[serde(serialize_with = "crate::number::plain_number")]
    pub value: f64,
    /// The name of the person who set it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The judgement that set it.
    pub judgement: JudgementId,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judgement(at: &str) -> Judgement {
        Judgement::new(
            at.parse().unwrap(),
            "Ana Bright".to_owned(),
            "both are his names".to_owned(),
            Action::SameSpeaker {
                name: "Oren Vask".to_owned(),
                other: "Colonel Vask".to_owned(),
            },
        )
    }

    #[test]
    fn ids_are_the_same_for_ever_and_tell_moments_apart() {
        // Projects keep these ids: a change here breaks every judgement that anyone has made.
        let first = judgement("2031-05-04T10:00:00Z");
        assert_eq!(first.id.to_string(), "j_850ba9e59fc5625b");
        assert_ne!(first.id, judgement("2031-05-04T10:00:01Z").id);
    }

    #[test]
    fn a_line_reads_back_and_a_changed_one_is_known() {
        let judgement = judgement("2031-05-04T10:00:00Z");
        let line = judgement.line();
        assert!(line.contains(r#""action":"same_speaker""#), "{line}");
        let text = format!("\u{feff}{line}\n\n{line}\n");
        assert_eq!(Judgement::read_lines(&text), Ok(vec![judgement.clone(), judgement]));
        let changed = Judgement::read_lines(&text.replacen("Colonel", "Captain", 2));
        assert!(changed.unwrap_err().starts_with("line 1: the record j_"));
        assert!(Judgement::read_line("{}").unwrap_err().contains("no judgement"));
    }

    #[test]
    fn numbers_keep_their_id() {
        let best = Judgement::new(
            "2031-05-04T10:00:00Z".parse().unwrap(),
            "Ana Bright".to_owned(),
            "the hospital's list".to_owned(),
            Action::Best {
                event: EventAnchor {
                    event: EventId::of(ClaimId::of(DocumentId::of("", None, None), &[], &[], &[])),
                    title: "Raid".to_owned(),
                    claims: Vec::new(),
                },
                question: QuestionKind::Killed,
                scope: Scope::default(),
                value: 12.0,
            },
        );
        let line = serde_json::to_string(&best).unwrap();
        assert!(line.contains(r#""value":12}"#), "{line}");
        assert!(serde_json::from_str::<Judgement>(&line).unwrap().is_whole());
    }
}
