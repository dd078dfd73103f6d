//! Notes on claims made by hand, over the layers of the language model that ships.

use std::sync::LazyLock;

use rashomon_model::LanguageModel;
use rashomon_types::{Claim, Document, Fragments, MadeBy, Polarity, Published, Quotation, Source, SourceKind, Span};

use super::note;
use crate::draft::Draft;
use crate::lexicon::Lexicon;
use crate::reading::Reading;

static MODEL: LazyLock<LanguageModel> = LazyLock::new(|| LanguageModel::embedded().unwrap());
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());
/// The cues of the lexicons' examples.
const CUES: [&str; 11] = [
    "said",
    "say",
    "says",
    "saying",
    "wrote",
    "complained",
    "suspect",
    "alleged",
    "told",
    "message",
    "suspects",
];

/// Where the parts of a claim lie, ` … ` between pieces; each piece is looked for after the one before.
fn spans(text: &str, words: &str) -> Vec<Span> {
    let mut from = 0;
    let pieces = words.split(" … ").filter(|piece| !piece.is_empty());
    let find = |piece: &str| {
        let start = from
            + text[from..]
                .find(piece)
                .unwrap_or_else(|| panic!("no {piece} in {text}"));
        from = start + piece.len();
        Span::of(start..from)
    };
    pieces.map(find).collect()
}

/// The one claim of a text with its notes.
fn noted(text: &str, source: &str, cue: &str, content: &str) -> Claim {
    let mut document = Document::new(text.to_owned(), None, None, None);
    document.blocks = rashomon_read::blocks(text);
    let date = jiff::civil::date(2031, 9, 10);
    document.published = Some(Published {
        date,
        instant: None,
        found_in: "argument".to_owned(),
    });
    let annotation = MODEL.annotate(&document).value;
    let reading = Reading::new(&document, &annotation, &LEXICON);
    let made_by = MadeBy::rule("test");
    let (source, cue, content) = (spans(text, source), spans(text, cue), spans(text, content));
    let mut draft = Draft::new(source.clone(), cue.clone(), content.clone(), made_by.clone());
    draft.cue_token = cue.first().and_then(|span| reading.head_of(*span));
    let voice = Source {
        spans: source,
        ..Source::of_kind(SourceKind::Unknown)
    };
    let claim = Claim::new(
        document.id,
        voice,
        Fragments::new(cue),
        Fragments::new(content),
        made_by,
    );
    let mut claims = [claim];
    note(&reading, &[draft], &mut claims);
    let [claim] = claims;
    claim
}

/// The claim of a lexicon's example, which is plain enough to be parted by its cue alone.
fn example(text: &str) -> Claim {
    let is_word = |at: usize, cue: &str| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(text[..at].chars().next_back()) && edge(text[at + cue.len()..].chars().next())
    };
    let places = CUES
        .iter()
        .flat_map(|cue| text.match_indices(cue).filter(|(at, cue)| is_word(*at, cue)));
    let (at, cue) = places.min().unwrap_or_else(|| panic!("no cue in {text}"));
    let (before, after) = (&text[..at], &text[at + cue.len()..]);
    let quoted = text.split('"').nth(1);
    let told = after.split_once(" that ").map_or(after, |(_, told)| told);
    let told = told
        .split(". ")
        .next()
        .unwrap_or(told)
        .split(" but ")
        .next()
        .unwrap_or(told);
    let asserted = before.rsplit_once(", ").map_or(before, |(content, _)| content);
    let content = quoted.unwrap_or(if after == "." { asserted } else { told });
    noted(text, "", cue, content.trim_matches([' ', '.', ',', '"']))
}

fn certainty(claim: &Claim) -> Option<(String, Option<f64>, Option<f64>)> {
    claim
        .certainty
        .as_ref()
        .map(|certainty| (certainty.words.clone(), certainty.low, certainty.high))
}

fn evidence(claim: &Claim) -> Option<(&str, String)> {
    claim
        .evidence
        .as_ref()
        .map(|evidence| (evidence.words.as_str(), format!("{:?}", evidence.kind)))
}

#[test]
fn every_hedge_row_holds_in_its_example() {
    for (text, words) in LEXICON.notes.hedges.examples() {
        let claim = example(text);
        let found = claim
            .certainty
            .as_ref()
            .map_or("", |certainty| &certainty.words)
            .to_lowercase();
        let stem = |word: &String| found.starts_with(&word[..word.len().min(4)]);
        assert!(words.iter().any(stem), "{text}: {found:?}");
    }
}

#[test]
fn every_evidence_row_holds_in_its_example() {
    for text in LEXICON.notes.evidence.examples() {
        assert!(example(text).evidence.is_some(), "{text}");
    }
}

#[test]
fn every_medium_row_holds_in_its_example() {
    for text in LEXICON.notes.media.medium_examples() {
        assert!(example(text).medium.is_some(), "{text}");
    }
    for row in &LEXICON.notes.media.telling {
        assert!(example(&row.example).addressee.is_some(), "{}", row.example);
    }
}

#[test]
fn a_band_belongs_to_its_yardstick() {
    let text = "The palace said it was highly likely that the bridge was mined.";
    let claim = noted(
        text,
        "The palace",
        "said",
        "it was highly likely that the bridge was mined",
    );
    assert_eq!(certainty(&claim), Some(("highly likely".into(), Some(0.8), Some(0.9))));
    assert_eq!(claim.certainty.unwrap().yardstick.as_deref(), Some("uk_phia"));
    let text = "U.S. intelligence said the bridge was likely mined.";
    let claim = noted(text, "U.S. intelligence", "said", "the bridge was likely mined");
    assert_eq!(certainty(&claim), Some(("likely".into(), Some(0.55), Some(0.8))));
    assert_eq!(claim.certainty.unwrap().yardstick.as_deref(), Some("icd_203"));
}

#[test]
fn leave_ability_and_months_hedge_nothing() {
    for (text, content) in [
        ("\"You may go home,\" the captain said.", "You may go home"),
        ("The captain said he could see the lights.", "he could see the lights"),
        (
            "The captain said the monitors had come in May.",
            "the monitors had come in May",
        ),
        (
            "The captain said the bridge that may fall was closed.",
            "the bridge that may fall was closed",
        ),
    ] {
        let claim = noted(text, "", "said", content).certainty;
        assert_eq!(claim.map(|certainty| certainty.words), None, "{text}");
    }
}

#[test]
fn evidence_is_found_beside_after_and_inside() {
    for (text, content, words, kind) in [
        (
            "Without giving proof, he said the mill burned.",
            "the mill burned",
            "Without giving proof",
            "NoneOffered",
        ),
        (
            "The army said the mill burned. The claim has not been independently verified.",
            "the mill burned",
            "has not been independently verified",
            "NotVerified",
        ),
        (
            "The army released a video and said the mill burned.",
            "the mill burned",
            "released a video",
            "Video",
        ),
        (
            "\"I saw the mill burn,\" he said.",
            "I saw the mill burn",
            "I saw",
            "OwnObservation",
        ),
        (
            "The institute said satellite images taken on Friday showed smoke.",
            "satellite images taken on Friday showed smoke",
            "satellite images",
            "Photo",
        ),
    ] {
        let claim = noted(text, "", "said", content);
        assert_eq!(evidence(&claim), Some((words, kind.to_owned())), "{text}");
    }
}

#[test]
fn evidence_inside_another_tale_is_no_note() {
    let text = "The laboratory said it would store the evidence in two rooms.";
    let claim = noted(
        text,
        "The laboratory",
        "said",
        "it would store the evidence in two rooms",
    );
    assert_eq!(evidence(&claim), None);
}

#[test]
fn the_time_of_saying_is_the_one_beside_the_cue() {
    let text = "The bridge was cut on Sunday, the road office said on Tuesday.";
    let said = noted(text, "the road office", "said", "The bridge was cut on Sunday")
        .said
        .unwrap();
    assert_eq!(
        said.spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>(),
        ["on Tuesday"]
    );
    let text = "The road office released a map on Tuesday and said the bridge was cut.";
    assert_eq!(noted(text, "The road office", "said", "the bridge was cut").said, None);
}

#[test]
fn medium_and_addressee_are_the_words_of_the_text() {
    let text = "In a letter to the speaker, the judge told members of the court that the law was dead.";
    let claim = noted(text, "the judge", "told", "the law was dead");
    assert_eq!(claim.medium.as_deref(), Some("a letter to the speaker"));
    assert_eq!(claim.addressee.as_deref(), Some("members of the court"));
    let text = "The general said in an interview with KVN late on Friday that the law was dead.";
    let claim = noted(text, "The general", "said", "the law was dead");
    assert_eq!(claim.medium.as_deref(), Some("an interview with KVN"));
    assert_eq!(claim.addressee.as_deref(), Some("KVN"));
}

#[test]
fn quotation_is_told_by_the_marks() {
    for (text, content, expected) in [
        ("“We lost the hill,” he said.", "We lost the hill", Quotation::Direct),
        (
            "“We lost,” he said, “the hill.”",
            "We lost … the hill",
            Quotation::Direct,
        ),
        (
            "He said the hill was “lost for good”.",
            "the hill was “lost for good",
            Quotation::Mixed,
        ),
        (
            "He said the army’s hill was lost.",
            "the army’s hill was lost",
            Quotation::Indirect,
        ),
        (
            "“Go,” she wrote. He said the hill was lost.",
            "the hill was lost",
            Quotation::Indirect,
        ),
    ] {
        assert_eq!(noted(text, "", "said", content).quotation, expected, "{text}");
    }
}

#[test]
fn polarity_is_the_main_clauses() {
    for (content, negative) in [
        ("no soldier had crossed the river", true),
        ("the army had not fired", true),
        ("there were no casualties", true),
        ("none of its patrols had crossed", true),
        ("the hill was no longer held", true),
        ("the army that did not fire had fled", false),
        ("there was no doubt that the army had fled", false),
        ("not only the army had fled", false),
    ] {
        let text = format!("The mayor said {content}.");
        let claim = noted(&text, "The mayor", "said", content);
        assert_eq!(claim.polarity == Polarity::Negative, negative, "{content}");
    }
}
