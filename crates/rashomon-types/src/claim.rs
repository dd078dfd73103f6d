//! A claim: *X says that p*, never *p*.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{
    Certainty, ClaimId, ClaimStatus, DocumentId, EventId, EventMention, Evidence, Fragments, JudgementId, MadeBy,
    MapSpans, Place, Quantity, RoleMention, Source, Span, Time,
};

/// One attributed content with its voices, its words and what made it.
///
/// `chain` and `origin` are private because the second follows from the first: see [`Claim::set_chain`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim<S = Span> {
    /// Made from the document and the spans of source, cue and content.
    pub id: ClaimId,
    /// The document that it was read in.
    pub document: DocumentId,
    /// The event that it speaks of, once gathered.
    pub event: Option<EventId>,
    /// The voice that the cue belongs to.
    pub source: Source<S>,
    chain: Vec<Source<S>>,
    origin: Option<Source<S>>,
    /// The words that attribute; no spans in the reporter's own voice.
    pub cue: Fragments<S>,
    /// What is said, without the complementizer and the outer quotation marks.
    pub content: Fragments<S>,
    /// Whether the content is given in the source's own words.
    pub quotation: Quotation,
    /// What saying it does, as the cue decides.
    pub act: Act,
    /// The content's own polarity: "denied p" is act deny, content p, positive.
    pub polarity: Polarity,
    /// How sure the source says it is; none where nothing hedges.
    pub certainty: Option<Certainty<S>>,
    /// What the report says of the evidence; none where it says nothing.
    pub evidence: Option<Evidence<S>>,
    /// Where it was said: "Telegram", "video message", "caption".
    pub medium: Option<String>,
    /// To whom it was said.
    pub addressee: Option<String>,
    /// When it was said.
    pub said: Option<Said<S>>,
    /// The claim whose content this one lies in.
    pub nested_in: Option<ClaimId>,
    /// The times spoken of.
    pub times: Vec<Time<S>>,
    /// The places spoken of.
    pub places: Vec<Place<S>>,
    /// The quantities spoken of.
    pub quantities: Vec<Quantity<S>>,
    /// What is said to have happened, or not to have, by kind, with who had which part in it.
    pub event_mentions: Vec<EventMention<S>>,
    /// The words of its content that answer questions about events, as the language model reads them.
    #[serde(default = "Vec::new")]
    pub role_mentions: Vec<RoleMention<S>>,
    /// How sure the program is that it read this right, 0 to 1; not how sure the source is.
    pub confidence: f64,
    /// The rule or model that found it, or the judgement that changed it last.
    pub made_by: MadeBy,
    /// The judgements that changed it, the earliest first.
    #[serde(default)]
    pub corrected_by: Vec<JudgementId>,
    /// What a person said of it as a whole; none where nobody has.
    #[serde(default)]
    pub status: Option<ClaimStatus>,
}

impl Claim {
    /// The claim that these words make, its chain holding the source alone (no voice at all for the reporter's).
    ///
    /// What is not given here takes its plainest value — indirect, asserted, positive, confidence 1 — and the caller
    /// fills it in.
    #[must_use]
    pub fn new(document: DocumentId, source: Source, cue: Fragments, content: Fragments, made_by: MadeBy) -> Self {
        let id = ClaimId::of(document, &source.spans, &cue.spans, &content.spans);
        let is_reporter = source.kind == crate::SourceKind::Reporter;
        let chain = if is_reporter { Vec::new() } else { vec![source.clone()] };
        Self {
            id,
            document,
            event: None,
            source,
            origin: chain.last().cloned(),
            chain,
            cue,
            content,
            quotation: Quotation::Indirect,
            act: Act::Assert,
            polarity: Polarity::Positive,
            certainty: None,
            evidence: None,
            medium: None,
            addressee: None,
            said: None,
            nested_in: None,
            times: Vec::new(),
            places: Vec::new(),
            quantities: Vec::new(),
            event_mentions: Vec::new(),
            role_mentions: Vec::new(),
            confidence: 1.0,
            made_by,
            corrected_by: Vec::new(),
            status: None,
        }
    }
}

impl<S: Clone> Claim<S> {
    /// Sets every voice from the outermost relay to the innermost, the source included, publisher and reporter left out.
    pub fn set_chain(&mut self, chain: Vec<Source<S>>) {
        self.origin = chain.last().cloned();
        self.chain = chain;
    }

    /// Changes each voice in place — the source, then the chain — and keeps the origin in step.
    pub fn for_each_voice(&mut self, mut change: impl FnMut(&mut Source<S>)) {
        change(&mut self.source);
        self.chain.iter_mut().for_each(change);
        self.origin = self.chain.last().cloned();
    }
}

impl<S> Claim<S> {
    /// Every voice from the outermost relay to the innermost, the source included, publisher and reporter left out.
    #[must_use]
    pub fn chain(&self) -> &[Source<S>] {
        &self.chain
    }

    /// The innermost voice: the last of the chain. None in the reporter's own voice.
    #[must_use]
    pub fn origin(&self) -> Option<&Source<S>> {
        self.origin.as_ref()
    }
}

impl<S, T> MapSpans<S, T> for Claim<S> {
    type Mapped = Claim<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Claim<T> {
        Claim {
            id: self.id,
            document: self.document,
            event: self.event,
            source: self.source.map_spans(convert),
            chain: self.chain.map_spans(convert),
            origin: self.origin.map_spans(convert),
            cue: self.cue.map_spans(convert),
            content: self.content.map_spans(convert),
            quotation: self.quotation,
            act: self.act,
            polarity: self.polarity,
            certainty: self.certainty.map_spans(convert),
            evidence: self.evidence.map_spans(convert),
            medium: self.medium,
            addressee: self.addressee,
            said: self.said.map_spans(convert),
            nested_in: self.nested_in,
            times: self.times.map_spans(convert),
            places: self.places.map_spans(convert),
            quantities: self.quantities.map_spans(convert),
            event_mentions: self.event_mentions.map_spans(convert),
            role_mentions: self.role_mentions.map_spans(convert),
            confidence: self.confidence,
            made_by: self.made_by,
            corrected_by: self.corrected_by,
            status: self.status,
        }
    }
}

/// When something was said, in the local time of the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said<S = Span> {
    /// The first moment that belongs to it; open where nothing bounds it.
    pub start: Option<DateTime>,
    /// The first moment that no longer belongs to it; open where nothing bounds it.
    pub end: Option<DateTime>,
    /// The words that say so.
    pub spans: Vec<S>,
}

impl<S, T> MapSpans<S, T> for Said<S> {
    type Mapped = Said<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Said<T> {
        Said {
            start: self.start,
            end: self.end,
            spans: map_list(self.spans, convert),
        }
    }
}

/// Whether the content is given in the source's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quotation {
    /// All of it stands between quotation marks.
    Direct,
    /// None of it does.
    Indirect,
    /// Part of it does.
    Mixed,
}

/// Whether the content affirms or negates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// It affirms.
    Positive,
    /// It negates.
    Negative,
}

/// What saying something does. The cue decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// "said"
    Assert,
    /// "claimed"
    Claim,
    /// "alleged"
    Allege,
    /// "accused", "blamed"
    Accuse,
    /// "denied"
    Deny,
    /// "admitted"
    Admit,
    /// "confirmed"
    Confirm,
    /// "announced"
    Announce,
    /// "assessed", "estimated", "predicted"
    Assess,
    /// "warned", "threatened"
    Warn,
    /// "promised", "vowed"
    Promise,
    /// "urged", "called for"
    Urge,
    /// "ordered"
    Order,
    /// "asked"
    Ask,
    /// "declined to comment"
    Decline,
    /// "did not mention"
    Omit,
    /// None of these, or not to be told.
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceKind;

    fn claim(kind: SourceKind) -> Claim {
        let document = DocumentId::of("", None, None);
        Claim::new(
            document,
            Source::of_kind(kind),
            Fragments::default(),
            Fragments::new(vec![Span::of(0..1)]),
            MadeBy::rule("test"),
        )
    }

    #[test]
    fn the_origin_is_the_last_of_the_chain() {
        let mut claim = claim(SourceKind::Media);
        claim.set_chain(vec![
            Source::of_kind(SourceKind::Media),
            Source::of_kind(SourceKind::Official),
        ]);
        claim.for_each_voice(|voice| voice.named = true);
        assert_eq!(claim.origin(), claim.chain().last());
        assert!(claim.source.named && claim.origin().is_some_and(|origin| origin.named));
    }

    #[test]
    fn the_reporter_is_in_no_chain() {
        let claim = claim(SourceKind::Reporter);
        assert!(claim.chain().is_empty() && claim.origin().is_none());
    }
}
