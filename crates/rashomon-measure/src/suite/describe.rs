//! A claim that was found, in the notation of the cases.

use rashomon_types::{Certainty, Claim, Evidence, Source, Span};
use serde_json::Value;

use super::case::{Described, Key};

/// What stands where a thing is absent.
pub(super) const ABSENT: &str = "-";
/// What joins the pieces of a split span.
pub(super) const GAP: &str = " … ";
/// What joins the voices of a chain.
pub(super) const RELAY: &str = " > ";

/// Describes a claim of a text by every key; the other claims of the document are among `claims`.
#[must_use]
pub fn describe(claim: &Claim, claims: &[Claim], text: &str) -> Described {
    let value = |key| match key {
        Key::Source => words(&claim.source.spans, text),
        Key::Speaker => given(claim.source.speaker.as_deref()),
        Key::Chain => chain(claim),
        Key::Cue => words(&claim.cue.spans, text),
        Key::Content => words(&claim.content.spans, text),
        Key::Quotation => name(serde_json::to_value(claim.quotation)),
        Key::Act => name(serde_json::to_value(claim.act)),
        Key::Polarity => name(serde_json::to_value(claim.polarity)),
        Key::Kind => name(serde_json::to_value(claim.source.kind)),
        Key::Named => if claim.source.named { "yes" } else { "no" }.to_owned(),
        Key::Office => given(claim.source.office.as_deref()),
        Key::Side => given(claim.source.side.as_deref()),
        Key::Certainty => claim.certainty.as_ref().map_or_else(|| ABSENT.to_owned(), certainty),
        Key::Evidence => claim.evidence.as_ref().map_or_else(|| ABSENT.to_owned(), evidence),
        Key::Medium => given(claim.medium.as_deref()),
        Key::Addressee => given(claim.addressee.as_deref()),
        Key::Said => words(claim.said.as_ref().map_or(&[], |said| &said.spans), text),
        Key::Nested => {
            outer(claim, claims).map_or_else(|| ABSENT.to_owned(), |outer| words(&outer.content.spans, text))
        }
    };
    Described::new(Key::ALL.iter().map(|&(key, _)| (key, value(key))).collect())
}

fn outer<'claims>(claim: &Claim, claims: &'claims [Claim]) -> Option<&'claims Claim> {
    let outer = claim.nested_in?;
    claims.iter().find(|other| other.id == outer)
}

fn words(spans: &[Span], text: &str) -> String {
    if spans.is_empty() {
        return ABSENT.to_owned();
    }
    spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>().join(GAP)
}

fn chain(claim: &Claim) -> String {
    let voices: Vec<String> = claim.chain().iter().map(voice).collect();
    if voices.is_empty() {
        ABSENT.to_owned()
    } else {
        voices.join(RELAY)
    }
}

fn voice(source: &Source) -> String {
    given(source.speaker.as_deref().or(source.name.as_deref()))
}

fn given(words: Option<&str>) -> String {
    words.unwrap_or(ABSENT).to_owned()
}

/// The name that a plain enumeration has in JSON.
fn name(value: serde_json::Result<Value>) -> String {
    given(value.ok().as_ref().and_then(Value::as_str))
}

fn certainty(certainty: &Certainty) -> String {
    let percent = |share: f64| format!("{:.0}", 100.0 * share);
    let band = match (certainty.low, certainty.high) {
        (Some(low), Some(high)) => format!("{}-{}", percent(low), percent(high)),
        _ => "?".to_owned(),
    };
    format!("{band} {}", certainty.words)
}

fn evidence(evidence: &Evidence) -> String {
    format!("{} {}", name(serde_json::to_value(evidence.kind)), evidence.words)
}

#[cfg(test)]
mod tests {
    use rashomon_types::{DocumentId, EvidenceKind, Fragments, MadeBy, SourceKind};

    use super::*;

    const TEXT: &str = "The raid, he said, was likely over.";

    fn claim() -> Claim {
        let mut source = Source::of_kind(SourceKind::Official);
        source.spans = vec![Span::of(10..12)];
        source.speaker = Some("Ada Ruhl".to_owned());
        let content = Fragments::new(vec![Span::of(0..8), Span::of(19..34)]);
        let document = DocumentId::of(TEXT, None, None);
        Claim::new(
            document,
            source,
            Fragments::new(vec![Span::of(13..17)]),
            content,
            MadeBy::rule("test"),
        )
    }

    #[test]
    fn a_claim_is_told_in_the_notation_of_the_cases() {
        let mut claim = claim();
        let (words, spans) = ("likely".to_owned(), Vec::new());
        claim.certainty = Some(Certainty {
            low: Some(0.55),
            high: Some(0.75),
            yardstick: None,
            words,
            spans,
        });
        let (kind, words, spans) = (EvidenceKind::NoneOffered, "without proof".to_owned(), Vec::new());
        claim.evidence = Some(Evidence { kind, words, spans });
        let described = describe(&claim, &[], TEXT);
        let expected = [
            (Key::Source, "he"),
            (Key::Chain, "Ada Ruhl"),
            (Key::Content, "The raid … was likely over"),
            (Key::Kind, "official"),
            (Key::Named, "no"),
            (Key::Certainty, "55-75 likely"),
            (Key::Evidence, "none_offered without proof"),
            (Key::Nested, "-"),
        ];
        for (key, value) in expected {
            assert_eq!(described.get(key), Some(value));
        }
    }
}
