//! One answer in words: who gives it, how, what it says, through whom, on what evidence.

use rashomon_types::{Answer, AnswerValue, Claim, ClaimId, Event, Question, Stance};

use super::lookup::Lookup;
use super::words::{bounds, is_time, party_name, stance, time};
use crate::marks::one_line;
use crate::voice::{is_reporter, lacks_name, name_in_chain};
use crate::words::{band, count, evidence, is_missing};

/// Words longer than this are the claim, not a figure or a name, in characters.
const LONGEST: usize = 60;

/// An answer on a page.
pub(crate) struct Given {
    /// The party, or else the speaker.
    pub(crate) who: String,
    /// "says", "DENIES"
    pub(crate) verb: &'static str,
    /// Whether the verb must not be read over.
    pub(crate) stands_out: bool,
    /// What is answered, each once, in quotation marks where they are the report's words.
    pub(crate) values: Vec<String>,
    /// Whether its own speaker replaced it later.
    pub(crate) is_replaced: bool,
    /// "Pavo Tarsk → Nordwire → Halden Courier": the speaker where `who` is the party, and the way to the reader.
    pub(crate) way: Option<String>,
    /// Counts, evidence, certainty, day.
    pub(crate) notes: Vec<String>,
    /// The claims that give it.
    pub(crate) claims: Vec<ClaimId>,
}

impl Given {
    pub(super) fn of(event: &Event, question: &Question, answer: &Answer, lookup: &Lookup<'_>) -> Self {
        let who = who(event, answer, lookup);
        let way = way(event, answer, &who, lookup);
        Self {
            who: who.name,
            verb: stance(answer.stance),
            stands_out: !matches!(answer.stance, Stance::Assert | Stance::Assess | Stance::Revise),
            values: value(event, question, answer, lookup).into_iter().collect(),
            is_replaced: answer.revised_by.is_some(),
            way,
            notes: notes(question, answer),
            claims: vec![answer.claim],
        }
    }
}

impl Given {
    fn is_given_like(&self, other: &Self) -> bool {
        let of = |answer: &Self| {
            (
                answer.who.clone(),
                answer.verb,
                answer.is_replaced,
                answer.way.clone(),
                answer.notes.clone(),
            )
        };
        of(self) == of(other)
    }

    fn add(&mut self, other: Self) {
        for value in other.values {
            if !self.values.contains(&value) {
                self.values.push(value);
            }
        }
        self.claims.extend(other.claims);
    }
}

/// Who answers.
pub(super) struct Who {
    /// The party, or else the speaker.
    name: String,
    /// The speaker, where that is another name than the party's.
    speaker: Option<String>,
}

impl Who {
    /// Both: "Pavo Tarsk (Rethia)".
    pub(super) fn full(self) -> String {
        match self.speaker {
            Some(speaker) => format!("{speaker} ({})", self.name),
            None => self.name,
        }
    }
}

/// Who gives an answer: the party and the speaker, once where they are the same.
pub(super) fn who(event: &Event, answer: &Answer, lookup: &Lookup<'_>) -> Who {
    let claim = lookup.claim(answer.claim);
    let speaker = answer.speaker.as_deref().map(one_line).map(|speaker| {
        let unnamed = claim.and_then(Claim::origin).is_some_and(lacks_name);
        let says_so = ["unnamed", "anonym"]
            .iter()
            .any(|word| speaker.to_lowercase().contains(word));
        if unnamed && !says_so {
            format!("{speaker} (unnamed)")
        } else {
            speaker
        }
    });
    let party = answer.party.as_ref().map(|party| party_name(event, &party.0));
    match (party, speaker) {
        (Some(party), Some(speaker)) => {
            let same = speaker.to_lowercase().contains(&party.to_lowercase());
            if same {
                Who {
                    name: speaker,
                    speaker: None,
                }
            } else {
                Who {
                    name: party,
                    speaker: Some(speaker),
                }
            }
        }
        (Some(name), None) | (None, Some(name)) => Who { name, speaker: None },
        (None, None) => Who {
            name: nobody(event, answer, claim, lookup),
            speaker: None,
        },
    }
}

/// Who gives an answer, in one name.
pub(crate) fn claimant(event: &Event, answer: &Answer, lookup: &Lookup<'_>) -> String {
    who(event, answer, lookup).name
}

/// What an answer without party and speaker is known by.
fn nobody(event: &Event, answer: &Answer, claim: Option<&Claim>, lookup: &Lookup<'_>) -> String {
    let document = lookup.document(answer.words.document);
    match (claim, document) {
        (Some(claim), Some(document)) if is_reporter(claim) && event.documents.len() > 1 => {
            format!("the reporter of {}", lookup.outlet(document))
        }
        (Some(claim), _) if is_reporter(claim) => "the reporter".to_owned(),
        _ => "nobody named".to_owned(),
    }
}

/// The value: the report's words in quotation marks, what they stand for where they do not say it themselves, and the party
/// that a name stands for.
fn value(event: &Event, question: &Question, answer: &Answer, lookup: &Lookup<'_>) -> Option<String> {
    let value = answer.value.as_ref()?;
    let exact = lookup.words(answer.words.document, &answer.words.spans);
    match value {
        AnswerValue::Range { low, high } => Some(figure_words(*low, *high, answer, lookup)),
        AnswerValue::Text(text) => {
            if let Some(time) = is_time(question.question).then(|| time(text)).flatten() {
                let quoted = (exact.chars().count() <= LONGEST).then(|| format!("“{exact}” = {time}"));
                return Some(quoted.unwrap_or(time));
            }
            let text = one_line(text);
            let is_exact = exact.to_lowercase().contains(&text.to_lowercase());
            let shown = if is_exact {
                format!("“{text}”")
            } else {
                text.clone()
            };
            let about = answer.about.as_ref().map(|party| party_name(event, &party.0));
            let about = about.filter(|about| !text.to_lowercase().contains(&about.to_lowercase()));
            Some(about.map_or(shown.clone(), |about| format!("{shown} ({about})")))
        }
    }
}

/// A figure in the report's words, with its bounds where the words have no digit: “dozens” = 24 or more.
pub(crate) fn figure_words(low: Option<f64>, high: Option<f64>, answer: &Answer, lookup: &Lookup<'_>) -> String {
    let exact = lookup.words(answer.words.document, &answer.words.spans);
    let meaning = bounds(low, high);
    let same = |quantity: &&rashomon_types::Quantity| quantity.low == low && quantity.high == high;
    let of_claim = lookup.claim(answer.claim).and_then(|claim| {
        let quantity = claim.quantities.iter().find(same)?;
        Some(lookup.words(claim.document, &quantity.spans))
    });
    let is_short = |words: &String| !words.is_empty() && words.chars().count() <= LONGEST;
    let known = [Some(exact), of_claim].into_iter().flatten().filter(is_short);
    let Some(words) = known.min_by_key(String::len) else {
        return meaning;
    };
    let says_it = words.chars().any(|character| character.is_ascii_digit());
    if says_it || low.is_none() && high.is_none() {
        format!("“{words}”")
    } else {
        format!("“{words}” = {meaning}")
    }
}

/// The voices from the speaker to the reader: the speaker where it is not named yet, the relays, the outlet where there are
/// several.
fn way(event: &Event, answer: &Answer, who: &Who, lookup: &Lookup<'_>) -> Option<String> {
    let claim = lookup.claim(answer.claim);
    let relays = claim.map(|claim| {
        claim
            .chain()
            .iter()
            .rev()
            .skip(1)
            .map(name_in_chain)
            .collect::<Vec<_>>()
    });
    let is_own = claim.is_some_and(is_reporter);
    let outlet = lookup
        .document(answer.words.document)
        .filter(|_| event.documents.len() > 1 && !is_own);
    let outlet = outlet.map(|document| lookup.outlet(document));
    let is_first = who.speaker.is_none();
    let speaker = who.speaker.clone();
    let mut stations: Vec<String> = speaker
        .into_iter()
        .chain(relays.into_iter().flatten())
        .chain(outlet)
        .collect();
    stations.retain(|station| *station != who.name);
    stations.dedup();
    if stations.is_empty() {
        return None;
    }
    let way = stations.join(" → ");
    Some(if is_first { format!("through {way}") } else { way })
}

fn notes(question: &Question, answer: &Answer) -> Vec<String> {
    let reports = (answer.reports > 1).then(|| {
        let reports = count(answer.reports as usize, "report");
        format!("{reports}, {}", count(answer.texts as usize, "distinct text"))
    });
    let sure = answer.certainty.as_ref().map(|certainty| {
        let band = band(certainty).map(|band| format!(" = {band}"));
        format!(
            "certainty: “{}”{}",
            one_line(&certainty.words),
            band.unwrap_or_default()
        )
    });
    let evidence = answer.evidence.as_ref().map(|offered| {
        let words = evidence(offered);
        if is_missing(offered) {
            words.to_lowercase()
        } else {
            words.to_owned()
        }
    });
    let days = question.answers.iter().filter_map(|answer| answer.as_of);
    let differ = days.clone().min() != days.max();
    let day = answer
        .as_of
        .filter(|_| differ && matches!(answer.value, Some(AnswerValue::Range { .. })));
    let day = day.map(|day| format!("as of {}", day.strftime("%-d %b %Y")));
    [day, reports, sure, evidence].into_iter().flatten().collect()
}

/// Answers of one voice, given alike, are one with all their values.
pub(super) fn joined(answers: Vec<Given>) -> Vec<Given> {
    let mut joined: Vec<Given> = Vec::new();
    for answer in answers {
        match joined.iter_mut().find(|other| other.is_given_like(&answer)) {
            Some(other) => other.add(answer),
            None => joined.push(answer),
        }
    }
    joined
}

/// Who left out or could not say what nobody says: "left out by Gen. Mestrik".
pub(super) fn silent(event: &Event, question: &Question, lookup: &Lookup<'_>) -> Option<String> {
    let answers = question.answers.iter().map(|answer| {
        let how = match answer.stance {
            Stance::Omit => "left out by",
            Stance::Unsure => "cannot be said by",
            Stance::Decline => "refused by",
            Stance::Deny => "denied by",
            _ => "spoken of by",
        };
        format!("{how} {}", who(event, answer, lookup).full())
    });
    let mut said: Vec<String> = Vec::new();
    for answer in answers {
        if !said.contains(&answer) {
            said.push(answer);
        }
    }
    (!said.is_empty()).then(|| said.join("; "))
}
