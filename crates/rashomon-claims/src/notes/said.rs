//! When something was said: the time that stands beside the cue, not the one inside what is told.
//!
//! Only the words are found here. Which stretch of time they mean is told when the claim is grounded.

use rashomon_types::{Said, TokenId, Upos};

use super::scene::Scene;
use crate::calendar::{MONTHS, WEEKDAYS};

const PARTS: [&str; 8] = [
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "midday",
    "midnight",
    "dawn",
];
const SHADES: [&str; 5] = ["late", "early", "later", "earlier", "shortly"];
const UNITS: [&str; 8] = ["minute", "hour", "day", "week", "weekend", "month", "year", "decade"];
const NOW: [&str; 4] = ["today", "yesterday", "tonight", "overnight"];
/// Verbs that do not take a time away from the cue: "speaking on Monday, he said".
const OF_SPEECH: [&str; 9] = [
    "speak",
    "talk",
    "write",
    "say",
    "tell",
    "interview",
    "reach",
    "address",
    "ask",
];
/// The same where they describe the medium: "a statement released on Monday".
const OF_ISSUE: [&str; 6] = ["release", "issue", "publish", "post", "read", "send"];

/// Verbs that take whom they are said of before what is said: "accused the Union on Tuesday of selling it".
const OF_ADDRESS: [&str; 7] = ["accuse", "blame", "charge", "suspect", "urge", "warn", "criticise"];

/// The first time words that belong to a claim's cue.
pub(super) fn said(scene: &Scene<'_, '_>, claim: usize) -> Option<Said> {
    scene.parts[claim].cue?;
    let around = scene.around(claim);
    let mut index = 0;
    while index < around.len() {
        let Some(length) = time_words(scene, &around[index..]) else {
            index += 1;
            continue;
        };
        let (first, last) = (around[index], around[index + length - 1]);
        if scene.is_about(claim, first, last) && !is_of_another_verb(scene, claim, &around[..index], first) {
            let spans = vec![scene.span(first, last)];
            return Some(Said {
                start: None,
                end: None,
                spans,
            });
        }
        index += length;
    }
    hangs_on_cue(scene, claim)
}

/// "accused the Union on Tuesday of selling it": time words that the content has taken in, and that hang on the cue.
fn hangs_on_cue(scene: &Scene<'_, '_>, claim: usize) -> Option<Said> {
    let cue = scene.parts[claim].cue?;
    if !OF_ADDRESS.contains(&scene.lemma(cue)) {
        return None;
    }
    let own = scene.own_words(claim);
    let mut index = 0;
    while index < own.len().min(FIRST) {
        let Some(length) = time_words(scene, &own[index..]) else {
            index += 1;
            continue;
        };
        let words = &own[index..index + length];
        let hangs = words.iter().any(|id| {
            let token = scene.reading.token(*id);
            scene.reading.head(*id) == Some(cue) && (token.is("obl") || token.is("obl:tmod") || token.is("nmod:tmod"))
        });
        if hangs {
            let spans = vec![scene.span(*words.first()?, *words.last()?)];
            return Some(Said {
                start: None,
                end: None,
                spans,
            });
        }
        index += length;
    }
    None
}

/// So many words of the content may stand before such a time.
const FIRST: usize = 8;

/// Whether the words before the time take it away from the cue: "released a video on Monday and said", "…, including
/// a concert on Friday".
fn is_of_another_verb(scene: &Scene<'_, '_>, claim: usize, before: &[TokenId], first: TokenId) -> bool {
    let mut follower = first;
    let mut passed_noun = false;
    for &id in before.iter().rev() {
        let lead = scene.upos(follower);
        if id.index() + 1 != follower.index()
            && passed_noun
            && lead != Upos::Adp
            && !scene.is_voice(TokenId::at(id.index() + 1))
        {
            return true;
        }
        let at_once =
            follower == first && matches!(scene.lower(id), "," | ";" | ":" | "and" | "but" | "\"" | "”" | "’");
        if at_once || scene.cue_of(id) == Some(claim) {
            return false;
        }
        match scene.upos(id) {
            Upos::Verb => {
                let describes = scene.reading.token(id).is("acl") && OF_ISSUE.contains(&scene.lemma(id));
                return !describes && !OF_SPEECH.contains(&scene.lemma(id));
            }
            Upos::Noun | Upos::Propn => passed_noun = true,
            _ => {}
        }
        follower = id;
    }
    false
}

/// How many of the words, all together in the text, tell a time; none where they begin no such phrase.
fn time_words(scene: &Scene<'_, '_>, words: &[TokenId]) -> Option<usize> {
    let run = words
        .iter()
        .zip(words.iter().skip(1))
        .take_while(|(one, two)| one.index() + 1 == two.index())
        .count()
        + 1;
    let run = &words[..run.min(words.len())];
    let word = |at: usize| run.get(at).map_or("", |id| scene.lower(*id));
    let lemma = |at: usize| run.get(at).map_or("", |id| scene.lemma(*id));
    let mut at = 0;
    if SHADES.contains(&word(at)) {
        at += 1;
    }
    if matches!(
        word(at),
        "on" | "in" | "at" | "by" | "during" | "since" | "before" | "after" | "around" | "about"
    ) {
        at += 1;
    }
    if SHADES.contains(&word(at)) {
        at += 1;
    }
    let opened = at;
    let core = core_words(
        &word,
        &lemma,
        at,
        opened > 0 && !matches!(word(0), "since" | "before" | "after"),
    )?;
    at += core;
    Some(at + tail_words(&word, at))
}

/// The words that name the day, the month, the hour or the stretch itself.
fn core_words<'t>(
    word: &dyn Fn(usize) -> &'t str,
    lemma: &dyn Fn(usize) -> &'t str,
    at: usize,
    led: bool,
) -> Option<usize> {
    let is_number = |at: usize| word(at).starts_with(|c: char| c.is_ascii_digit());
    let (first, second) = (word(at), word(at + 1));
    if WEEKDAYS.contains(&first) || NOW.contains(&first) {
        return Some(1 + usize::from(second == "last"));
    }
    if MONTHS.contains(&first) && (led || is_number(at + 1)) || is_number(at) && MONTHS.contains(&second) {
        let day = usize::from(is_number(at) || is_number(at + 1));
        return Some(1 + day + year_words(word, at + 1 + day));
    }
    if matches!(first, "this" | "last" | "next" | "the" | "that" | "same") {
        let skip = usize::from(matches!(
            second,
            "same" | "previous" | "following" | "past" | "next" | "last"
        ));
        let next = at + 1 + skip;
        let named = WEEKDAYS.contains(&word(next)) || PARTS.contains(&word(next)) || MONTHS.contains(&word(next));
        let unit = UNITS.contains(&lemma(next))
            && (first != "the" || skip > 0 || matches!(word(next + 1), "before" | "after"));
        let relative = usize::from(unit && matches!(word(next + 1), "before" | "after" | "earlier"));
        return (unit || named && (led || first != "the")).then_some(2 + skip + relative);
    }
    if led && is_number(at) && first.len() == 4 && word(at - 1) == "in" {
        return Some(1);
    }
    if led && word(at - 1) == "at" && (is_hour(first) || PARTS.contains(&first)) {
        return Some(1 + usize::from(matches!(second, "am" | "pm" | "a.m." | "p.m." | "o'clock")));
    }
    ago(word, lemma, at)
}

/// "an hour later", "two days ago".
fn ago<'t>(word: &dyn Fn(usize) -> &'t str, lemma: &dyn Fn(usize) -> &'t str, at: usize) -> Option<usize> {
    let relative = |at: usize| matches!(word(at), "later" | "earlier" | "ago" | "before");
    let first = word(at);
    let counts = is_hour(first)
        || matches!(
            first,
            "a" | "an"
                | "some"
                | "about"
                | "around"
                | "nearly"
                | "almost"
                | "several"
                | "few"
                | "many"
                | "just"
                | "only"
                | "shortly"
                | "more"
                | "less"
                | "half"
                | "hundred"
                | "dozen"
                | "twenty"
                | "thirty"
                | "moments"
                | "minutes"
                | "hours"
                | "days"
                | "weeks"
                | "months"
                | "years"
        );
    if !counts {
        return None;
    }
    (1..5)
        .find(|step| UNITS.contains(&lemma(at + step)) && relative(at + step + 1))
        .map(|step| step + 2)
}

fn is_hour(word: &str) -> bool {
    const HOURS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    HOURS.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit())
}

fn year_words<'t>(word: &dyn Fn(usize) -> &'t str, at: usize) -> usize {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    match (word(at), word(at + 1)) {
        (",", year) if is_year(year) => 2,
        (year, _) if is_year(year) => 1,
        _ => 0,
    }
}

/// The part of the day after a day: "Monday night".
fn tail_words<'t>(word: &dyn Fn(usize) -> &'t str, at: usize) -> usize {
    usize::from(PARTS.contains(&word(at)))
}
