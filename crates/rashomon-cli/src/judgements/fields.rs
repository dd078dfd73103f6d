//! `FIELD=VALUE` as a change of a claim.

use rashomon::judge::{locate, quote};
use rashomon::types::{Change, Claim, Document, QuantityChange, Span, TextQuote, VoiceChange};

use super::places::place;
use super::values::{band, bounds, interval, text, truth, word, word_or_none};

/// Between the pieces of words that stand apart.
const GAP: &str = " … ";

/// The fields that there are.
const FIELDS: &str = "speaker, kind, named, office, side (of the innermost voice: origin.speaker …), act, polarity, \
                      quotation, evidence, certainty, medium, addressee, said, content, cue, source, time, place, quantity, \
                      quantity.kind, quantity.what, quantity.whose";

/// Whether an argument sets a field, rather than naming a claim.
pub fn is_assignment(argument: &str) -> bool {
    argument.contains('=')
}

/// The change that an assignment makes to a claim.
pub fn change(assignment: &str, claim: &Claim, document: &Document) -> Result<Change, String> {
    let (field, value) = assignment
        .split_once('=')
        .ok_or_else(|| format!("`{assignment}` sets no field; write FIELD=VALUE, as in act=deny"))?;
    let field = field.trim().to_lowercase();
    if let Some(voice) = field.strip_prefix("origin.") {
        return voice_change(voice, value)?
            .map(Change::Origin)
            .ok_or_else(|| no_field(&field));
    }
    if let Some(change) = voice_change(&field, value)? {
        return Ok(Change::Source(change));
    }
    match plain(&field, value)? {
        Some(change) => Ok(change),
        None => words(&field, value, claim, document)?.map_or_else(|| item(&field, value, claim, document), Ok),
    }
}

fn no_field(field: &str) -> String {
    format!("a claim has no field `{field}`; there are {FIELDS}")
}

fn voice_change(field: &str, value: &str) -> Result<Option<VoiceChange>, String> {
    Ok(Some(match field {
        "speaker" => VoiceChange::Speaker(text(value)),
        "kind" => VoiceChange::Kind(word("kind", value)?),
        "named" => VoiceChange::Named(truth("named", value)?),
        "office" => VoiceChange::Office(text(value)),
        "side" => VoiceChange::Side(text(value)),
        _ => return Ok(None),
    }))
}

fn plain(field: &str, value: &str) -> Result<Option<Change>, String> {
    Ok(Some(match field {
        "act" => Change::Act(word(field, value)?),
        "polarity" => Change::Polarity(word(field, value)?),
        "quotation" => Change::Quotation(word(field, value)?),
        "evidence" => Change::Evidence(word_or_none(field, value)?),
        "certainty" => Change::Certainty(band(value)?),
        "medium" => Change::Medium(text(value)),
        "addressee" => Change::Addressee(text(value)),
        "said" => Change::Said(interval(field, value)?),
        _ => return Ok(None),
    }))
}

/// Fields that are words of the report.
fn words(field: &str, value: &str, claim: &Claim, document: &Document) -> Result<Option<Change>, String> {
    let make: fn(Vec<TextQuote>) -> Change = match field {
        "content" => Change::Content,
        "cue" => Change::Cue,
        "source" => Change::SourceWords,
        _ => return Ok(None),
    };
    let Some(value) = text(value) else {
        return match field {
            "content" => Err("a claim without content is none; reject it with --reject".to_owned()),
            _ => Ok(Some(make(Vec::new()))),
        };
    };
    let quotes: Result<Vec<TextQuote>, String> = value
        .split(GAP)
        .map(|piece| piece_near(piece.trim(), claim, document))
        .collect();
    quotes.map(|quotes| Some(make(quotes)))
}

/// Words of a report; where they stand several times, those nearest to the claim.
fn piece_near(words: &str, claim: &Claim, document: &Document) -> Result<TextQuote, String> {
    let text = &document.text;
    let here = middle(claim);
    let exact = text
        .match_indices(words)
        .map(|(place, _)| Span::of(place..place + words.len()));
    let nearest = exact.min_by_key(|span| span.start().abs_diff(here));
    let alike = || {
        let wanted = TextQuote {
            exact: words.to_owned(),
            before: String::new(),
            after: String::new(),
            occurrence: 1,
        };
        locate(text, &wanted)
    };
    let span = nearest.or_else(alike);
    span.and_then(|span| quote(text, span))
        .ok_or_else(|| format!("the words “{words}” are not in the report; copy them as they stand there"))
}

/// A place in the text about which a claim stands.
fn middle(claim: &Claim) -> u32 {
    let spans = claim.content.hull().or(claim.cue.hull());
    spans.map_or(0, |span| span.start() + span.len() / 2)
}

/// The times, places and quantities of a claim: `time`, `place.2`, `quantity.2.kind`.
fn item(field: &str, value: &str, claim: &Claim, document: &Document) -> Result<Change, String> {
    let mut parts = field.split('.');
    let kind = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let (number, part) = match rest.as_slice() {
        [] => (None, None),
        [first] => first
            .parse()
            .map_or((None, Some(*first)), |number: usize| (Some(number), None)),
        [number, part] => (number.parse().ok(), Some(*part)),
        _ => return Err(no_field(field)),
    };
    let at = |spans: Vec<&[Span]>| item_quote(kind, &spans, number, document);
    match (kind, part) {
        ("time", None) => Ok(Change::Time {
            at: at(claim.times.iter().map(|time| time.spans.as_slice()).collect())?,
            interval: interval("time", value)?,
        }),
        ("place", None) => Ok(Change::Place {
            at: at(claim.places.iter().map(|place| place.spans.as_slice()).collect())?,
            place: place(value)?,
        }),
        ("quantity", part) => Ok(Change::Quantity {
            at: at(claim
                .quantities
                .iter()
                .map(|quantity| quantity.spans.as_slice())
                .collect())?,
            change: quantity(field, part, value)?,
        }),
        _ => Err(no_field(field)),
    }
}

fn quantity(field: &str, part: Option<&str>, value: &str) -> Result<QuantityChange, String> {
    Ok(match part {
        None if value.trim() == "none" => QuantityChange::Removed,
        None => {
            let (low, high) = bounds("quantity", value)?;
            QuantityChange::Bounds { low, high }
        }
        Some("kind") => QuantityChange::Kind(word("quantity.kind", value)?),
        Some("what") => QuantityChange::What(text(value)),
        Some("whose") => QuantityChange::Whose(text(value)),
        Some(_) => return Err(no_field(field)),
    })
}

/// The words of the item of this number, or of the only one.
fn item_quote(kind: &str, items: &[&[Span]], number: Option<usize>, document: &Document) -> Result<TextQuote, String> {
    let words = |spans: &&[Span]| {
        spans
            .iter()
            .map(|span| document.slice(*span))
            .collect::<Vec<_>>()
            .join(GAP)
    };
    let listed = || {
        let listed = items
            .iter()
            .zip(1..)
            .map(|(spans, number)| format!("{kind}.{number} “{}”", words(spans)));
        listed.collect::<Vec<_>>().join(", ")
    };
    let place = match (number, items) {
        (_, []) => return Err(format!("the claim has no {kind}")),
        (None, [_]) => 0,
        (None, _) => return Err(format!("the claim has several: {}; say which", listed())),
        (Some(number), _) => number.wrapping_sub(1),
    };
    let spans = items
        .get(place)
        .ok_or_else(|| format!("the claim has no such {kind}; there is {}", listed()))?;
    let first = spans.first().and_then(|span| quote(&document.text, *span));
    first.ok_or_else(|| format!("the {kind} has no words of its own"))
}
