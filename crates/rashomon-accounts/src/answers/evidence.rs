//! What evidence is offered or found, what is said to show nothing, and what is noted to be missing.

use rashomon_types::{Claim, EvidenceKind, QuestionKind, Span, Stance};

use super::doer::first_words;
use super::means::within;
use super::{Draft, Scene};
use crate::names;
use crate::value::Value;

/// Things that show what happened; whoever calls one false or staged denies it as evidence.
const SHOWN: &[&str] = &[
    "video",
    "videos",
    "film",
    "footage",
    "clip",
    "recording",
    "photograph",
    "photographs",
    "photo",
    "photos",
    "picture",
    "pictures",
    "images",
    "document",
    "documents",
];

/// What is said of them then.
const FALSE: &[&str] = &[
    "by actors",
    "was staged",
    "were staged",
    "been staged",
    "forged",
    "a forgery",
    "doctored",
    "faked",
    "was old",
    "were old",
    "years old",
    "was taken elsewhere",
    "were taken elsewhere",
    "another place",
    "another country",
    "does not show",
    "do not show",
    "did not show",
    "show nothing",
    "shows nothing",
];

/// Adds the evidence that the report notes for each claim, that a claim speaks of, or that it rejects.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        drafts.extend(noted(place, claim));
        let told = rejected(scene, place, claim)
            .or_else(|| found(scene, place, claim))
            .or_else(|| shown(scene, place, claim))
            .or_else(|| proving(scene, place, claim));
        drafts.extend(told);
    }
}

fn draft(claim: usize, stance: Stance, value: Option<Value>, spans: Vec<Span>) -> Draft {
    Draft {
        question: QuestionKind::Evidence,
        whose: None,
        what: None,
        claim,
        stance,
        value,
        spans,
    }
}

/// "without offering any proof", "released a video".
fn noted(place: usize, claim: &Claim) -> Option<Draft> {
    let evidence = claim.evidence.as_ref()?;
    let stance = match evidence.kind {
        EvidenceKind::NoneOffered => Stance::Omit,
        EvidenceKind::Video | EvidenceKind::Photo | EvidenceKind::Document | EvidenceKind::Other => Stance::Assert,
        _ => return None,
    };
    let value = (stance == Stance::Assert).then(|| Value::Words(evidence.words.clone()));
    Some(draft(place, stance, value, evidence.spans.clone()))
}

/// "fragments of a rocket had been found in the yard": the thing and the words that follow it.
fn found(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim).filter(|&stance| stance != Stance::Deny)?;
    claim.content.spans.iter().find_map(|&piece| {
        let text = scene.words(place, piece);
        let found = scene.lexicon.finds.find(text).next()?;
        let end = text.get(found.at.end..)?.find([',', ';', '.']);
        let end = end.map_or(text.len(), |end| found.at.end + end);
        let words = first_words(text.get(found.at.start..end)?, 5);
        let span = within(piece, &(found.at.start..found.at.start + words.len()))?;
        Some(draft(place, stance, Some(Value::Words(words.to_owned())), vec![span]))
    })
}

/// "The film was made by actors."
fn rejected(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    scene.stance(place, claim)?;
    claim.content.spans.iter().find_map(|&piece| {
        let text = scene.words(place, piece);
        let lower = text.to_lowercase();
        let is_false = FALSE.iter().any(|words| lower.contains(words)) || scene.lexicon.rejects.is_in(text);
        let words = names::words(text);
        let shown = words.iter().find(|word| SHOWN.contains(&word.as_str()))?;
        is_false.then(|| draft(place, Stance::Deny, Some(Value::Words(shown.clone())), vec![piece]))
    })
}

/// "published a list of names": showing something, which was taken for saying it.
fn shown(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    const SHOWS: &[&str] = &[
        "published",
        "released",
        "showed",
        "shown",
        "posted",
        "presented",
        "produced",
        "displayed",
        "shared",
    ];
    const LISTED: &[&str] = &[
        "list",
        "names",
        "fragment",
        "fragments",
        "wreckage",
        "part",
        "parts",
        "piece",
        "pieces",
    ];
    let cue = claim
        .cue
        .spans
        .iter()
        .flat_map(|&span| names::words(scene.words(place, span)));
    let is_shown = cue.into_iter().any(|word| SHOWS.contains(&word.as_str()));
    let content = scene.corpus.content(place);
    let words = names::words(&content);
    let is_thing = words
        .iter()
        .any(|word| SHOWN.contains(&word.as_str()) || LISTED.contains(&word.as_str()));
    let is_short = (1..=10).contains(&words.len());
    (is_shown && is_thing && is_short).then(|| {
        draft(
            place,
            Stance::Assert,
            Some(Value::Words(content)),
            claim.content.spans.clone(),
        )
    })
}

/// "the photographs showed a crater": a thing that shows, and what it does, in one content.
fn proving(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    const PROVES: &[&str] = &[
        "showed",
        "shows",
        "show",
        "prove",
        "proves",
        "proved",
        "confirmed",
        "confirm",
        "revealed",
        "recovered",
        "collected",
        "indicate",
        "indicated",
        "depict",
    ];
    let stance = scene.stance(place, claim).filter(|&stance| stance != Stance::Deny)?;
    let is_positive = claim.polarity == rashomon_types::Polarity::Positive;
    claim.content.spans.iter().filter(|_| is_positive).find_map(|&piece| {
        let words = names::words(scene.words(place, piece));
        let shown = words
            .iter()
            .position(|word| SHOWN.contains(&word.as_str()) || word == "wreckage" || word == "fragments")?;
        let proves = words.iter().position(|word| PROVES.contains(&word.as_str()))?;
        let value = words
            .get(shown..)?
            .iter()
            .take(5)
            .cloned()
            .collect::<Vec<String>>()
            .join(" ");
        (shown < proves).then(|| draft(place, stance, Some(Value::Words(value)), vec![piece]))
    })
}
