//! What stands beside a claim: how sure, on what evidence, through whom, where, to whom, when.
//!
//! Each fact is a label, in words, and where it has them the exact words of the report.

use rashomon_types::{Claim, ClaimStatus, Evidence, EvidenceKind, Polarity, Span};

use crate::voice::name_in_chain;
use crate::words;

/// Below this the program says that it may have read a claim wrongly.
const DOUBTFUL: f64 = 0.5;

/// One thing to know of a claim.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fact<'run> {
    /// What it is, in words.
    pub(crate) label: String,
    /// The report's own words for it.
    pub(crate) spans: &'run [Span],
    /// What those words stand for.
    pub(crate) meaning: Option<String>,
    /// Whether the label alone will do where there is little room.
    pub(crate) is_brief: bool,
    /// Whether it must not be read over.
    pub(crate) alerts: bool,
}

impl<'run> Fact<'run> {
    fn plain(label: String) -> Self {
        Self::with(label, &[])
    }

    pub(crate) fn with(label: String, spans: &'run [Span]) -> Self {
        Self {
            label,
            spans,
            meaning: None,
            is_brief: false,
            alerts: false,
        }
    }

    pub(crate) fn meaning(self, meaning: Option<String>) -> Self {
        Self { meaning, ..self }
    }

    fn alert(self) -> Self {
        Self { alerts: true, ..self }
    }
}

/// All that is known beside a claim's content, what weakens it first.
pub(crate) fn facts(claim: &Claim) -> Vec<Fact<'_>> {
    let all = [
        judged(claim),
        evidence(claim),
        certainty(claim),
        chain(claim),
        medium(claim),
        addressee(claim),
        said(claim),
        polarity(claim),
        doubt(claim),
    ];
    all.into_iter().flatten().collect()
}

/// What persons said of it, with the judgements that changed it.
fn judged(claim: &Claim) -> Option<Fact<'_>> {
    let by: Vec<String> = claim.corrected_by.iter().map(ToString::to_string).collect();
    let by = if by.is_empty() {
        String::new()
    } else {
        format!(" ({})", by.join(", "))
    };
    match (claim.status, by.is_empty()) {
        (Some(ClaimStatus::Rejected), _) => {
            Some(Fact::plain(format!("rejected by a person{by}, counts in no event")).alert())
        }
        (Some(ClaimStatus::Accepted), _) => Some(Fact::plain(format!("accepted by a person{by}"))),
        (None, false) => Some(Fact::plain(format!("corrected by a person{by}"))),
        (None, true) => None,
    }
}

fn evidence(claim: &Claim) -> Option<Fact<'_>> {
    let evidence = claim
        .evidence
        .as_ref()
        .filter(|evidence| !chain_tells(evidence, claim))?;
    let fact = Fact::with(words::evidence(evidence).to_owned(), &evidence.spans);
    Some(if words::is_missing(evidence) {
        fact.alert()
    } else {
        fact
    })
}

fn certainty(claim: &Claim) -> Option<Fact<'_>> {
    let certainty = claim.certainty.as_ref()?;
    Some(Fact::with("certainty:".to_owned(), &certainty.spans).meaning(words::band(certainty)))
}

/// Whether the chain of voices already tells that a claim is relayed.
fn chain_tells(evidence: &Evidence, claim: &Claim) -> bool {
    evidence.kind == EvidenceKind::Relayed && claim.chain().len() > 1
}

/// The voices from the outermost to the innermost, where there is more than one, with the words that say so.
fn chain(claim: &Claim) -> Option<Fact<'_>> {
    let voices: Vec<String> = claim.chain().iter().map(name_in_chain).collect();
    let relayed = claim.evidence.as_ref().filter(|evidence| chain_tells(evidence, claim));
    let spans = relayed.map_or(&[][..], |evidence| &evidence.spans);
    let fact = Fact::with(format!("via {}", voices.join(" ← ")), spans);
    (voices.len() > 1).then_some(Fact { is_brief: true, ..fact })
}

fn medium(claim: &Claim) -> Option<Fact<'_>> {
    let medium = claim.medium.as_deref().filter(|_| !crate::voice::is_caption(claim))?;
    Some(Fact::plain(format!("medium: {}", crate::one_line(medium))))
}

fn addressee(claim: &Claim) -> Option<Fact<'_>> {
    let addressee = claim.addressee.as_deref()?;
    Some(Fact::plain(format!("to {}", crate::one_line(addressee))))
}

fn said(claim: &Claim) -> Option<Fact<'_>> {
    let said = claim.said.as_ref()?;
    Some(Fact::with("said".to_owned(), &said.spans).meaning(words::said(said)))
}

fn polarity(claim: &Claim) -> Option<Fact<'_>> {
    (claim.polarity == Polarity::Negative).then(|| Fact::plain("stated in the negative".to_owned()))
}

fn doubt(claim: &Claim) -> Option<Fact<'_>> {
    let label = || {
        format!(
            "this program may have misread it ({:.0}\u{a0}%)",
            claim.confidence * 100.0
        )
    };
    (claim.confidence < DOUBTFUL).then(|| Fact::plain(label()).alert())
}
