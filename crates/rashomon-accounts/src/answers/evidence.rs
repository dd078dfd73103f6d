//! What evidence is offered or found, what is said to show nothing, and what is noted to be missing.

use rashomon_types::{Claim, EvidenceKind, QuestionKind, Span, Stance};

use super::doer::first_words;
use super::means::within;
use super::{Draft, Scene, is_reporter};
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
        drafts.extend(noted(scene, place, claim));
        let told = rejected(scene, place, claim)
            .or_else(|| found(scene, place, claim))
            .or_else(|| shown(scene, place, claim))
            .or_else(|| proving(scene, place, claim))
            .or_else(|| material(scene, place, claim))
            .or_else(|| missing(scene, place, claim));
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
fn noted(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let evidence = claim.evidence.as_ref()?;
    let stance = match evidence.kind {
        EvidenceKind::NoneOffered => Stance::Omit,
        EvidenceKind::Video | EvidenceKind::Photo | EvidenceKind::Document | EvidenceKind::Other => Stance::Assert,
        _ => return None,
    };
    if stance == Stance::Omit {
        return Some(draft(place, stance, None, evidence.spans.clone()));
    }
    let value = Value::Words(telling(scene, place, &evidence.words)?);
    Some(draft(place, stance, Some(value), evidence.spans.clone()))
}

/// What a noted thing shows: "videos" alone, as a menu has them, tell nothing, so the beginning of what is said of them follows.
fn telling(scene: &Scene<'_>, place: usize, words: &str) -> Option<String> {
    let list = names::words(words);
    let is_picture = list.iter().any(|word| SHOWN.contains(&word.as_str()));
    // "1Videos" of a menu, and "files" of which no more is said.
    if !words.starts_with(char::is_alphabetic) || (!is_picture && list.len() < 2) {
        return None;
    }
    if list.len() > 2 || !is_picture {
        return Some(words.to_owned());
    }
    let content = scene.corpus.content(place);
    let shown = first_words(&content, 8);
    let shown = shown.split([',', ';', '.']).next().unwrap_or_default().trim();
    let is_question = ["who", "what", "whether", "how", "where", "why"];
    let first = names::words(shown).into_iter().next().unwrap_or_default();
    let is_clean = names::words(shown).len() > 2 && !is_question.contains(&first.as_str());
    let is_said_in_it = content.contains(words);
    match (is_clean, is_said_in_it) {
        (false, _) => None,
        (true, true) => Some(words.to_owned()),
        (true, false) => Some(format!("{words}: {shown}")),
    }
}

/// "She has seen video of body bags", "this is the proof": a thing that would show it, or what is called a proof.
fn material(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    const OF: &[&str] = &["of", "from", "showing"];
    const PROOF: &[&str] = &[
        "proof that",
        "the proof",
        "is proof",
        "are proof",
        "as proof",
        "evidence that",
        "evidence of",
    ];
    let stance = scene.stance(place, claim).filter(|&stance| stance != Stance::Deny)?;
    let is_narrated = claim.cue.spans.is_empty() && is_reporter(scene, place);
    let is_positive = claim.polarity == rashomon_types::Polarity::Positive;
    claim
        .content
        .spans
        .iter()
        .filter(|_| is_positive && !is_narrated)
        .find_map(|&piece| {
            let text = scene.words(place, piece);
            let is_shown = |(at, word): &(usize, &str)| {
                let next = text.get(at + word.len()..).unwrap_or_default().trim_start();
                let mut following = next.split(' ').map(|word| word.trim_matches([',', '.', ';']));
                let is_of = OF.contains(&following.next().unwrap_or_default());
                // A film of himself shows what somebody says, not what happened.
                let is_self = following
                    .next()
                    .is_some_and(|word| word.ends_with("self") || word.ends_with("selves"));
                SHOWN.contains(&word.to_lowercase().as_str()) && is_of && !is_self
            };
            let words = text.split(' ').scan(0, |at, word| {
                let start = *at;
                *at += word.len() + 1;
                Some((start, word))
            });
            let shown = words.into_iter().find(is_shown).map(|(at, _)| at);
            let called = PROOF.iter().find_map(|proof| text.find(proof));
            let called = called.filter(|&at| !text.get(..at).is_some_and(|before| before.ends_with("no ")));
            let at = shown.or(called)?;
            let words = first_words(text.get(at..)?, 7)
                .split([',', ';', '.'])
                .next()?
                .trim_end();
            let span = within(piece, &(at..at + words.len()))?;
            Some(draft(place, stance, Some(Value::Words(words.to_owned())), vec![span]))
        })
}

/// Verbs of offering, as they stand before what was not offered.
const OFFERS: &[&str] = &[
    "offered",
    "shown",
    "showed",
    "produced",
    "presented",
    "provided",
    "given",
    "gave",
    "brought",
    "published",
    "seen",
    "supplied",
];

/// "There is no evidence that the state backs it": what is said not to be there, with what it would show.
fn missing(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    scene.stance(place, claim).filter(|&stance| stance != Stance::Deny)?;
    claim.content.spans.iter().find_map(|&piece| {
        let text = scene.words(place, piece);
        let found = scene.lexicon.missing.find(text).next()?;
        let before = text
            .get(..found.at.start)?
            .split_whitespace()
            .next_back()
            .unwrap_or_default()
            .to_lowercase();
        let after = text.get(found.at.end..)?.trim_start();
        // "There is no evidence": it is denied.
        let is_bare = after.is_empty() || after.starts_with(['.', ',', ';', '”', '"']);
        let is_there = matches!(before.as_str(), "is" | "was" | "has" | "have" | "had" | "saw" | "found");
        // A party that says so of another: "they have shown no proof".
        let is_of_others = !is_reporter(scene, place) && OFFERS.contains(&before.as_str());
        if is_bare && (is_there || is_of_others) {
            let span = within(piece, &found.at)?;
            return Some(draft(
                place,
                Stance::Deny,
                Some(Value::Words("evidence".to_owned())),
                vec![span],
            ));
        }
        // "It offered no evidence" says what it did not do; what is said not to be there is evidence for something.
        let goes_on = ["that ", "of ", "for ", "to ", "linking ", "suggest", "against ", "who "];
        if !goes_on.iter().any(|word| after.starts_with(word)) {
            return None;
        }
        let words = first_words(text.get(found.at.start..)?, 9);
        let words = words.split([',', ';', '.']).next()?.trim_end();
        let span = within(piece, &(found.at.start..found.at.start + words.len()))?;
        Some(draft(
            place,
            Stance::Assert,
            Some(Value::Words(words.to_owned())),
            vec![span],
        ))
    })
}

/// "fragments of a rocket had been found in the yard": the thing and the words that follow it. What a reporter tells of his
/// own is no evidence that somebody offers.
fn found(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim).filter(|&stance| stance != Stance::Deny)?;
    let is_narrated = claim.cue.spans.is_empty() && is_reporter(scene, place);
    claim.content.spans.iter().filter(|_| !is_narrated).find_map(|&piece| {
        let text = scene.words(place, piece);
        let mut finds = scene.lexicon.finds.find(text);
        let found = finds.find(|found| !is_injury(text, found.at.end))?;
        let words = thing_at(text, found.at.start..found.at.end)?;
        let span = within(piece, &(found.at.start..found.at.start + words.len()))?;
        Some(draft(place, stance, Some(Value::Words(words.to_owned())), vec![span]))
    })
}

/// "shrapnel wounds" are none of what was found.
fn is_injury(text: &str, end: usize) -> bool {
    let after = first_words(text.get(end..).unwrap_or_default().trim_start(), 1);
    ["wound", "injur"].iter().any(|word| after.starts_with(word))
}

/// The thing that stands at a place of a text with up to five words, as far as they belong to it.
fn thing_at(text: &str, found: std::ops::Range<usize>) -> Option<&str> {
    const ENDS: &[&str] = &[
        " as ",
        " and ",
        " after ",
        " when ",
        " while ",
        " had ",
        " has ",
        " have ",
        " was ",
        " were ",
        " which ",
        " that ",
        " to ",
        " but ",
        " because ",
        " who ",
    ];
    let rest = text.get(found.end..)?;
    let signs = rest.find([',', ';', '.']);
    let ends = ENDS.iter().filter_map(|word| rest.find(word));
    let end = ends.chain(signs).min().map_or(text.len(), |end| found.end + end);
    Some(first_words(text.get(found.start..end)?, 5))
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
        .any(|word| SHOWN.contains(&word.as_str()) || LISTED.contains(&word.as_str()))
        || is_presented(scene, place, claim, &words);
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

/// "It showed reporters a burnt propeller": a thing that is put before people.
fn is_presented(scene: &Scene<'_>, place: usize, claim: &Claim, words: &[String]) -> bool {
    const SEERS: &[&str] = &[
        "reporters",
        "journalists",
        "diplomats",
        "reporter",
        "journalist",
        "press",
        "correspondents",
    ];
    let is_seer = |text: &str| names::words(text).iter().any(|word| SEERS.contains(&word.as_str()));
    let mut cue = claim.cue.spans.iter().map(|&span| scene.words(place, span));
    let is_to_them = claim.addressee.as_deref().is_some_and(is_seer) || cue.any(is_seer);
    let first = words.first().map_or("", String::as_str);
    let is_led = matches!(first, "a" | "an" | "the" | "two" | "three" | "several" | "what");
    is_to_them && is_led && words.len() <= 8
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
        let text = scene.words(place, piece);
        let at = text.to_lowercase().find(words.get(shown)?.as_str())?;
        let value = first_words(text.get(at..)?, 5);
        let value = value.split(" to ").next()?.trim_end_matches([',', ';', ' ']).to_owned();
        (shown < proves).then(|| draft(place, stance, Some(Value::Words(value)), vec![piece]))
    })
}
