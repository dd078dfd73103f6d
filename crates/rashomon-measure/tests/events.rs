//! The cases of `tests/grounding/events`, and the examples of the codebook's rows.
//!
//! Places and times of a case are those that its items name, so that only the events' own rules are tried here. Counted
//! are: each event that should be found, each key given of one that was found, and each event found that is not listed.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // A test reads its cases and prints what failed.

use std::path::Path;

use rashomon_ground::actor::{ActorLexicon, Cast};
use rashomon_ground::event::{Codebook, event_mentions};
use rashomon_measure::cases::{self, Case, Item};
use rashomon_model::LanguageModel;
use rashomon_types::{
    Annotation, Document, EventMention, Granularity, ParticipantRole, Place, Polarity, Reading, Span, Time,
};

/// The least share of right answers, in percent; raise it when the rules get better.
const FLOOR: usize = 95;

const ROLES: [(&str, ParticipantRole); 5] = [
    ("initiator", ParticipantRole::Initiator),
    ("target", ParticipantRole::Target),
    ("instrument", ParticipantRole::Instrument),
    ("place", ParticipantRole::Place),
    ("time", ParticipantRole::Time),
];

struct Engine {
    model: LanguageModel,
    codebook: Codebook,
    actors: ActorLexicon,
}

impl Engine {
    fn new() -> Self {
        Self {
            model: LanguageModel::embedded().unwrap(),
            codebook: Codebook::embedded().unwrap(),
            actors: ActorLexicon::embedded().unwrap(),
        }
    }

    fn mentions(&self, text: &str, places: &[Place], times: &[Time]) -> Vec<EventMention> {
        let mut document = Document::new(text.to_owned(), None, None, None);
        document.blocks = rashomon_read::blocks(&document.text);
        let annotation: Annotation = self.model.annotate(&document).value;
        let reading = Reading::new(&document, &annotation);
        let cast = Cast::of(&reading, &self.actors);
        event_mentions(&reading, &self.codebook, &cast, times, places)
    }
}

fn spans(case: &Case, key: &str) -> Vec<Span> {
    let named = case.items.iter().filter_map(|item| item.get(key));
    let mut spans: Vec<Span> = named
        .filter_map(|words| case.news.find(words).map(|start| Span::of(start..start + words.len())))
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

fn time(span: Span) -> Time {
    Time {
        spans: vec![span],
        timex3: None,
        start: None,
        end: None,
        granularity: Granularity::Day,
        modifier: None,
        anchor: None,
        role: None,
        rule: "test".to_owned(),
    }
}

fn words(news: &str, mention: &EventMention) -> String {
    let words: Vec<&str> = mention.spans.iter().map(|span| span.slice(news)).collect();
    words.join(" ")
}

/// The words that have a part, several joined by ` + `; articles do not count.
fn part(news: &str, mention: &EventMention, role: ParticipantRole) -> Option<String> {
    let with = mention
        .participants
        .iter()
        .filter(|participant| participant.role == role);
    let words: Vec<String> = with.map(|participant| bare(participant.spans[0].slice(news))).collect();
    (!words.is_empty()).then(|| words.join(" + "))
}

fn bare(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower
        .split(" + ")
        .map(|part| {
            ["the ", "a ", "an "]
                .iter()
                .find_map(|article| part.strip_prefix(article))
                .unwrap_or(part)
        })
        .collect();
    parts.join(" + ")
}

/// Right answers, all answers, and what was wrong.
fn judge(case: &Case, mentions: &[EventMention]) -> (usize, usize, Vec<String>) {
    let news = case.news.as_str();
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    let mut rest: Vec<&EventMention> = mentions.iter().collect();
    for item in &case.items {
        let wanted = item.get("words").unwrap_or_default();
        let first = wanted.split(' ').next().unwrap_or_default();
        all += 1;
        let Some(place) = rest
            .iter()
            .position(|mention| words(news, mention).split(' ').next() == Some(first))
        else {
            wrong.push(format!("missed: {wanted}"));
            continue;
        };
        let mention = rest.remove(place);
        right += 1;
        for (key, expected, found) in answers(item, news, mention) {
            all += 1;
            if expected == found {
                right += 1;
            } else {
                wrong.push(format!("{wanted}: {key} is {found:?}, not {expected:?}"));
            }
        }
    }
    for mention in rest {
        all += 1;
        wrong.push(format!("invented: {} ({})", words(news, mention), mention.kind));
    }
    (right, all, wrong)
}

fn answers(item: &Item, news: &str, mention: &EventMention) -> Vec<(&'static str, Option<String>, Option<String>)> {
    let polarity = match mention.polarity {
        Polarity::Positive => "positive",
        Polarity::Negative => "negative",
    };
    let mut out = vec![
        ("kind", item.get("kind").map(str::to_owned), Some(mention.kind.clone())),
        (
            "polarity",
            Some(item.get("polarity").unwrap_or("positive").to_owned()),
            Some(polarity.to_owned()),
        ),
    ];
    let given = ROLES.into_iter().filter(|(key, _)| item.has(key));
    out.extend(given.map(|(key, role)| (key, item.get(key).map(bare), part(news, mention, role))));
    out
}

#[test]
fn events_of_the_cases_are_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/grounding/events");
    let cases = cases::read(&folder, "").unwrap();
    assert!(cases.len() >= 120, "{} cases", cases.len());
    let engine = Engine::new();
    let (mut right, mut all, mut whole) = (0, 0, 0);
    for case in &cases {
        let places: Vec<Place> = spans(case, "place")
            .into_iter()
            .map(|span| Place::unresolved(vec![span]))
            .collect();
        let times: Vec<Time> = spans(case, "time").into_iter().map(time).collect();
        let mentions = engine.mentions(&case.news, &places, &times);
        let (right_here, all_here, wrong) = judge(case, &mentions);
        right += right_here;
        all += all_here;
        whole += usize::from(wrong.is_empty());
        for what in wrong {
            println!("{} / {}: {what}", case.file, case.name);
        }
    }
    println!("{right} of {all} answers right, {whole} of {} cases whole", cases.len());
    assert!(
        right * 100 >= all * FLOOR,
        "{right} of {all} answers are right, fewer than {FLOOR} %"
    );
}

#[test]
fn every_row_of_the_codebook_fits_its_example() {
    let engine = Engine::new();
    let fails: Vec<String> = engine
        .codebook
        .examples()
        .filter(|(kind, example)| {
            let found = engine.mentions(example, &[], &[]);
            !found.iter().any(|mention| mention.kind == *kind)
        })
        .map(|(kind, example)| format!("{kind}: {example}"))
        .collect();
    assert!(fails.is_empty(), "{fails:#?}");
}
