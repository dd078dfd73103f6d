//! Sentences of many constructions with what they count, run through the model.
//!
//! A quantity is written `words: low..high kind whose`, as in `more than 70: 71.. killed attackers`.

use std::sync::LazyLock;

use rashomon_model::LanguageModel;
use rashomon_read::{Input, Settings};
use rashomon_types::{Quantity, Reading};

use super::lexicon::Lexicon;
use crate::actor::{ActorLexicon, Cast};

use proptest::prelude::*;

static MODEL: LazyLock<LanguageModel> = LazyLock::new(|| LanguageModel::embedded().unwrap());
static ACTORS: LazyLock<ActorLexicon> = LazyLock::new(|| ActorLexicon::embedded().unwrap());

fn found(text: &str) -> Vec<(String, Quantity)> {
    let input = Input {
        name: "-",
        bytes: text.as_bytes(),
    };
    let document = rashomon_read::read(&input, &Settings::default()).value.remove(0);
    let annotation = MODEL.annotate(&document).value;
    let reading = Reading::new(&document, &annotation);
    let cast = Cast::of(&reading, &ACTORS);
    let all = super::quantities(&reading, &cast);
    all.into_iter()
        .map(|quantity| (reading.joined(&quantity.spans), quantity))
        .collect()
}

fn name(value: impl std::fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

fn shown(words: &str, quantity: &Quantity) -> String {
    let number = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
    let bounds = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (low, high) => format!("{}..{}", number(low), number(high)),
    };
    let whose = quantity
        .whose
        .as_ref()
        .map_or(String::new(), |whose| format!(" {whose}"));
    format!("{words}: {bounds} {}{whose}", name(quantity.kind))
}

/// Checks sentences, each followed by its quantities on lines that begin with `>`.
fn check(cases: &str) {
    let mut wrong = String::new();
    let mut sentence = "";
    let mut expected: Vec<&str> = Vec::new();
    for line in cases
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .chain(["end"])
    {
        if let Some(quantity) = line.strip_prefix("> ") {
            expected.push(quantity);
            continue;
        }
        if !sentence.is_empty() {
            let found: Vec<String> = found(sentence)
                .iter()
                .map(|(words, quantity)| shown(words, quantity))
                .collect();
            if found != expected {
                wrong += &format!("{sentence}\n  expected {expected:?}\n  found    {found:?}\n");
            }
        }
        sentence = line;
        expected.clear();
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn numbers_are_read_in_all_notations() {
    check(
        "
        The fund paid $3m for 1,200 tents and 10bn roubles for the dyke.
        > $3m: 3000000 money
        > 1,200: 1200 other
        > 10bn roubles: 10000000000 money
        Two and a half million people fled the delta.
        > Two and a half million: 2500000 displaced
        The flood displaced 1.2 million villagers and 3 lakh herders.
        > 1.2 million: 1200000 displaced civilians
        > 3 lakh: 300000 displaced civilians
        Twenty-one sailors drowned when the ferry capsized.
        > Twenty-one: 21 killed
        Half a dozen rebels surrendered at the mill.
        > Half a dozen: 6 captured rebels
        The bomb wounded 70-odd shoppers.
        > 70-odd: 63..77 wounded civilians
        Ten or more houses were razed.
        > Ten or more: 10.. destroyed
        ",
    );
}

#[test]
fn words_bound_numbers() {
    check(
        "
        No fewer than 12 sailors were hurt.
        > No fewer than 12: 12.. wounded
        As many as 300 miners are missing.
        > As many as 300: ..300 missing civilians
        Nearly 90 people died in the fire.
        > Nearly 90: 81..90 killed
        Between 40 and 50 gunmen stormed the bank.
        > Between 40 and 50: 40..50 participants gunmen
        The toll climbed from 24 to 31.
        > 24: 24 killed
        > 31: 31 killed
        Dozens of villagers were abducted and several hundred fled.
        > Dozens: 24.. captured civilians
        > several hundred: 300.. displaced civilians
        An unspecified number of soldiers took part.
        > An unspecified number of: .. participants
        Two or three shells fell on the school.
        > Two or three: 2..3 means
        ",
    );
}

#[test]
fn predicates_tell_what_became_of_them() {
    check(
        "
        The strike left 12 dead and 30 hurt.
        > 12: 12 killed
        > 30: 30 wounded
        The ministry of Obran announced the deaths of nine sailors.
        > nine: 9 killed
        Veskia lost two tanks and 14 men in the battle.
        > two: 2 destroyed Veskia
        > 14: 14 killed Veskia
        The gunners shot down 12 drones.
        > 12: 12 destroyed
        The militia fired 30 rockets at the port.
        > 30: 30 means
        12 civilians were injured and an elderly woman was killed.
        > 12: 12 wounded civilians
        > an elderly woman: 1 killed civilians
        Kelmari forces destroyed four armoured cars used by the attackers.
        > four: 4 destroyed attackers
        The shelling killed four soldiers and wounded nine.
        > four: 4 killed
        > nine: 9 wounded
        Kelmari gunners burned six armored cars and three flat-bed lorries used by the raiders.
        > six: 6 destroyed raiders
        > three: 3 destroyed raiders
        Nobody was killed.
        > Nobody: 0 killed
        Officials reported no casualties.
        > no: 0 casualties
        ",
    );
}

#[test]
fn losses_are_told_without_a_plain_frame() {
    check(
        "
        \"Not one sailor was killed,\" the minister said.
        > Not one: 0 killed
        Not a single tank was lost at the ford.
        > Not a single tank: 0 destroyed
        The clinic took in eight men from the mill.
        > eight: 8 wounded civilians
        She gave no figure for the wounded.
        The five captive guards were alive.
        > five: 5 captured
        The ministry corrected its count of dead sailors from 13 to 31.
        > 13: 13 killed
        > 31: 31 killed
        The wall of a store was holed.
        > a store: 1 damaged
        The roof of the barn was damaged.
        > the barn: 1 damaged
        Relatives published a list of nine hostages who they say died in the raid.
        > nine: 9 killed
        Six gunmen of the Black Banner were killed.
        > Six: 6 killed Black Banner
        One in three of them sleeps in the open.
        Nine sailors had died and \"not one more\".
        > Nine: 9 killed
        Two sheds had collapsed.
        > Two: 2 destroyed
        ",
    );
}

#[test]
fn measures_have_units() {
    check(
        "
        The raid lasted about five hours.
        > about five hours: 16200..19800 duration
        They advanced 12 nautical miles in a 24-hour battle.
        > 12 nautical miles: 22224 distance
        > 24-hour: 86400 duration
        The army holds 40 per cent of the province.
        > 40 per cent: 40 percentage
        A baker aged 61 and a 7-year-old boy were hurt.
        > A baker: 1 wounded civilians
        > aged 61: 61 age
        > a 7-year-old boy: 1 wounded civilians
        > 7-year-old: 7 age
        ",
    );
}

#[test]
fn some_numbers_count_nothing() {
    check(
        "
        On 24 May 2031 the 3rd Brigade crossed Route 9 near Hill 214 at 19:45.
        Three days earlier a man had phoned the police.
        One of the ministers said no one would resign.
        The team lost 3-1 on Saturday, and two weeks ago it was worse.
        A T-72 tank and an Mi-24 helicopter passed page 14 of the record.
        ",
    );
}

#[test]
fn every_row_of_the_lexicon_has_an_example_that_holds() {
    let rows = Lexicon::rows(include_str!("../../../../lexicons/en/quantities.toml")).unwrap();
    let mut examples: Vec<&str> = Vec::new();
    examples.extend(rows.noun.iter().map(|row| row.example.as_str()));
    examples.extend(rows.verb.iter().map(|row| row.example.as_str()));
    examples.extend(rows.state.iter().map(|row| row.example.as_str()));
    examples.extend(rows.nominal.iter().map(|row| row.example.as_str()));
    examples.extend(rows.unit.iter().map(|row| row.example.as_str()));
    let words = [&rows.currency, &rows.label, &rows.speech, &rows.admit];
    examples.extend(words.into_iter().flatten().map(|row| row.example.as_str()));
    let silent: Vec<&str> = examples
        .into_iter()
        .filter(|example| found(example).is_empty())
        .collect();
    assert!(silent.is_empty(), "no quantity in {silent:?}");
}

/// Words that numbers are made of, and some that stand around them.
const WORDS: &[&str] = &[
    "a",
    "and",
    "half",
    "dozen",
    "dozens",
    "hundred",
    "thousand",
    "thousands",
    "million",
    "of",
    "two",
    "forty",
    "-",
    "four",
    "1,200",
    "3.5",
    "0",
    "9999999999",
    "bn",
    "$",
    "%",
    "km",
    "per",
    "cent",
    "more",
    "than",
    "at",
    "least",
    "between",
    "to",
    "–",
    "or",
    "so",
    "about",
    "no",
    "fewer",
    "one",
    "none",
    "hours",
    "ago",
    "old",
    "year",
    "aged",
    "killed",
    "soldiers",
    "were",
    ",",
    ".",
    "May",
    "12:30",
    "T-90",
    "lakh",
    "several",
    "a few",
    "including",
    "them",
    "whom",
    "his",
    "the",
    "its",
    "'s",
    "+",
    "odd",
];

fn holds(text: &str) {
    for (words, quantity) in found(text) {
        if let (Some(low), Some(high)) = (quantity.low, quantity.high) {
            assert!(low <= high, "{words}: {low} > {high} in {text:?}");
        }
        let bounds = [quantity.low, quantity.high];
        assert!(
            bounds.iter().flatten().all(|bound| bound.is_finite()),
            "{words} in {text:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn shuffled_number_words_keep_low_under_high(words in prop::collection::vec(prop::sample::select(WORDS), 1..24)) {
        holds(&words.join(" "));
        holds(&words.concat());
    }

    #[test]
    fn any_text_gives_quantities(text in "[\\PC\n]{0,160}") {
        holds(&format!("x{text}"));
    }
}

#[test]
fn absurd_numbers_do_no_harm() {
    let long = "9".repeat(400);
    holds(&format!(
        "{long} soldiers were killed, {long}.{long} wounded and {long} million km away."
    ));
    holds(&"hundred million thousand ".repeat(60));
    holds("0 soldiers, 00 tanks, 007 men and -5 degrees; 1,2,3,4 and 1.2.3.");
}
