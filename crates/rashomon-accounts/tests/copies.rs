//! Copies of invented texts made from templates: what is found, what is not, in what order, at what cost.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::date;
use proptest::prelude::*;
use rashomon_accounts::copies::{self, Copy, differences};
use rashomon_accounts::corpus::Corpus;
use rashomon_types::{Claim, Document, DocumentKind, Fragments, MadeBy, Published, Quantity, Source, SourceKind, Span};

/// SplitMix64: the same texts on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let bits = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % sides.max(1) as u64) as usize
    }

    fn pick<'list>(&mut self, list: &[&'list str]) -> &'list str {
        list[self.roll(list.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }

    /// A word of two or three syllables.
    fn word(&mut self) -> String {
        const SYLLABLES: &[&str] = &[
            "ba", "den", "kor", "lim", "mar", "no", "pel", "ris", "sto", "tav", "ul", "ven", "wes", "yar", "zim", "dro",
        ];
        let count = 2 + self.roll(2);
        (0..count).map(|_| self.pick(SYLLABLES)).collect()
    }
}

/// What one event's reports speak of: all of them use these names and things.
struct Story {
    names: Vec<String>,
    things: Vec<String>,
}

impl Story {
    fn new(dice: &mut Dice) -> Self {
        let mut list = |count| (0..count).map(|_| dice.word()).collect();
        Self {
            names: list(6),
            things: list(60),
        }
    }

    /// A sentence in words of the story and words that all reports use.
    fn sentence(&self, dice: &mut Dice) -> String {
        const OPENERS: &[&str] = &[
            "On Monday",
            "Late at night",
            "In the north",
            "According to the council",
            "Before dawn",
            "Officials said",
        ];
        const VERBS: &[&str] = &[
            "reached", "shelled", "left", "crossed", "held", "rebuilt", "watched", "searched",
        ];
        const LINKS: &[&str] = &[
            "near the",
            "after the",
            "because the",
            "while the",
            "and then the",
            "without the",
        ];
        let thing = |dice: &mut Dice| self.things[dice.roll(self.things.len())].clone();
        let name = self.names[dice.roll(self.names.len())].clone();
        let mut words = format!("{} {name} {} the {}", dice.pick(OPENERS), dice.pick(VERBS), thing(dice));
        for _ in 0..1 + dice.roll(3) {
            let (link, verb) = (dice.pick(LINKS), dice.pick(VERBS));
            words += &format!(" {link} {} {verb} {}", thing(dice), thing(dice));
        }
        words + "."
    }

    fn report(&self, sentences: usize, dice: &mut Dice) -> String {
        let lines: Vec<String> = (0..sentences).map(|_| self.sentence(dice)).collect();
        lines.join(" ")
    }
}

/// The same text with so many words of a hundred exchanged, some of them left out.
fn reworded(text: &str, percent: usize, dice: &mut Dice) -> String {
    let mut words = Vec::new();
    for word in text.split(' ') {
        let end = if word.ends_with('.') { "." } else { "" };
        if !dice.chance(percent) {
            words.push(word.to_owned());
        } else if !dice.chance(15) || !end.is_empty() {
            words.push(dice.word() + end);
        }
    }
    words.join(" ")
}

fn document(text: &str, publisher: &str, page: usize, day: i8) -> Document {
    let url = format!("https://{publisher}.example/{page}");
    let mut made = Document::new(text.to_owned(), Some(publisher.to_owned()), Some(url), None);
    made.published = Some(Published {
        date: date(2031, 5, 1).saturating_add(jiff::Span::new().days(i64::from(day))),
        instant: None,
        found_in: "argument".to_owned(),
    });
    made
}

fn find(documents: &[Document]) -> Vec<Copy> {
    copies::find(&Corpus::new(documents, &[]))
}

fn kinds(documents: &[Document]) -> Vec<(usize, usize, DocumentKind)> {
    let copies = find(documents);
    copies.iter().map(|copy| (copy.document, copy.of, copy.kind)).collect()
}

fn story(seed: u64) -> (Story, Dice) {
    let mut dice = Dice(seed);
    (Story::new(&mut dice), dice)
}

#[test]
fn each_kind_is_told_from_the_others() {
    let (story, mut dice) = story(1);
    let text = story.report(12, &mut dice);
    let spaced = text.replace(' ', "  ").to_uppercase();
    let edited = format!("By a desk editor\n{}", reworded(&text, 3, &mut dice));
    let grown = format!("{} {text}", story.report(4, &mut dice));
    let other = reworded(&text, 25, &mut dice);
    let own = story.report(12, &mut dice);
    let found = kinds(&[
        document(&other, "hill", 1, 4),
        document(&text, "bay", 1, 0),
        document(&spaced, "lake", 1, 1),
        document(&edited, "moor", 1, 2),
        document(&grown, "bay", 2, 3),
        document(&own, "fen", 1, 5),
    ]);
    let expected = [
        (0, 1, DocumentKind::Reworded),
        (2, 1, DocumentKind::Identical),
        (3, 1, DocumentKind::Syndicated),
        (4, 1, DocumentKind::Update),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_shared_quotation_or_footer_or_sentence_links_nothing() {
    let (story, mut dice) = story(2);
    let quote = format!("“{}”", story.report(5, &mut dice));
    let line = story.sentence(&mut dice);
    let quoting = |publisher, dice: &mut Dice| {
        let (before, after) = (story.report(2, dice), story.report(2, dice));
        document(
            &format!("{before} {quote} the speaker told us. {after}"),
            publisher,
            1,
            0,
        )
    };
    assert_eq!(kinds(&[quoting("bay", &mut dice), quoting("fen", &mut dice)]), []);
    let lined = |publisher, dice: &mut Dice| document(&format!("{line} {}", story.report(2, dice)), publisher, 1, 0);
    assert_eq!(kinds(&[lined("bay", &mut dice), lined("fen", &mut dice)]), []);
    let footer = Story::new(&mut dice).report(6, &mut dice);
    let footed = (0..6).map(|page| {
        let other = Story::new(&mut dice);
        let text = format!("{}\n{footer}", other.report(4, &mut dice));
        document(&text, "bay", page, page as i8)
    });
    assert_eq!(kinds(&footed.collect::<Vec<_>>()), []);
}

#[test]
fn what_a_publisher_puts_under_everything_hides_no_copy() {
    let (story, mut dice) = story(4);
    let footer = Story::new(&mut dice).report(12, &mut dice);
    let text = story.report(10, &mut dice);
    let mut documents = vec![document(&text, "bay", 1, 0)];
    for page in 0..4 {
        let other = Story::new(&mut dice).report(6, &mut dice);
        documents.push(document(&format!("{other}\n{footer}"), "fen", page, 1));
    }
    documents.push(document(&format!("{text}\n{footer}"), "fen", 9, 2));
    assert_eq!(kinds(&documents), [(5, 0, DocumentKind::Syndicated)]);
}

#[test]
fn a_file_read_twice_says_everything_once() {
    let twice = [document(REPORT, "bay", 1, 0), document(REPORT, "bay", 1, 0)];
    assert_eq!(kinds(&twice), [(1, 0, DocumentKind::Identical)]);
    let found = folded(&twice, &["Ada Moll"; 2]);
    assert_eq!(found, [None, None, None, None, Some(0), Some(1), Some(2), Some(3)]);
}

#[test]
fn a_report_that_carries_another_whole_is_told_apart() {
    let (story, mut dice) = story(3);
    let text = story.report(8, &mut dice);
    let framed = format!("{}\n{text}\n{}", story.report(4, &mut dice), story.report(3, &mut dice));
    let quoted = format!(
        "{}\n“{text}”\n{}",
        story.report(4, &mut dice),
        story.report(3, &mut dice)
    );
    for whole in [framed, quoted] {
        let documents = [document(&text, "bay", 1, 0), document(&whole, "fen", 1, 1)];
        let survey = copies::survey(&Corpus::new(&documents, &[]));
        assert_eq!(survey.copies, []);
        let carried: Vec<_> = survey.carrying.iter().map(|pair| (pair.document, pair.of)).collect();
        assert_eq!(carried, [(1, 0)]);
    }
}

#[test]
fn short_texts_are_linked_by_nearly_all_of_their_words() {
    let text = "The council of Arvenholt reopened the bridge on Monday after a long search for mines.";
    let near = "The council of Arvenholt reopened the bridge on Monday after a long search for mines, it said.";
    let other = "The council of Arvenholt reopened the school on Friday and sent the pupils home again.";
    let found = kinds(&[
        document(text, "bay", 1, 0),
        document(near, "fen", 1, 1),
        document(other, "moor", 1, 2),
    ]);
    assert_eq!(found, [(1, 0, DocumentKind::Syndicated)]);
    assert_eq!(kinds(&[document("", "bay", 1, 0), document("  ", "fen", 1, 1)]), []);
}

#[test]
fn an_excerpt_of_a_long_text_is_found() {
    let (story, mut dice) = story(5);
    let parts: Vec<String> = (0..120).map(|_| story.sentence(&mut dice)).collect();
    let documents = [
        document(&parts.join(" "), "bay", 1, 0),
        document(&parts[60..64].join(" "), "fen", 1, 1),
    ];
    assert_eq!(kinds(&documents), [(1, 0, DocumentKind::Syndicated)]);
}

#[test]
fn a_thousand_copies_go_back_to_one() {
    let (story, mut dice) = story(6);
    let text = story.report(15, &mut dice);
    let mut documents = vec![document(&text, "bay", 1, 0)];
    for place in 1..1_000 {
        let copy = match place % 3 {
            0 => text.clone(),
            1 => format!("{} {text}", dice.word()),
            _ => reworded(&text, 15, &mut dice),
        };
        documents.push(document(&copy, &format!("paper{place}"), 1, 1 + (place % 20) as i8));
    }
    let found = find(&documents);
    assert_eq!(found.len(), 999);
    assert!(found.iter().all(|copy| copy.of == 0));
}

#[test]
fn editions_of_a_live_blog_go_back_to_the_first() {
    let (story, mut dice) = story(7);
    let entries: Vec<String> = (0..24).map(|_| story.report(2, &mut dice)).collect();
    let edition = |edition: usize| {
        let shown: Vec<&str> = entries[edition..edition + 8].iter().rev().map(String::as_str).collect();
        document(&shown.join("\n"), "bay", 1, edition as i8)
    };
    let editions: Vec<Document> = (0..16).map(edition).collect();
    let expected: Vec<_> = (1..16).map(|edition| (edition, 0, DocumentKind::Update)).collect();
    assert_eq!(kinds(&editions), expected);
}

/// Reports of some stories with copies of some of them.
fn corpus(seed: u64, size: usize) -> (Vec<Document>, Vec<Option<usize>>) {
    let mut dice = Dice(seed);
    let (mut documents, mut origins) = (Vec::<Document>::new(), Vec::<Option<usize>>::new());
    let mut story = Story::new(&mut dice);
    for place in 0..size {
        let publisher = format!("paper{}", dice.roll(1_000_000));
        let of = (place > 0 && dice.chance(40)).then(|| dice.roll(place));
        let of = of.map(|of| origins[of].unwrap_or(of));
        let text = if let Some(of) = of {
            let strength = [0, 3, 12, 25][dice.roll(4)];
            reworded(&documents[of].text, strength, &mut dice)
        } else {
            if dice.chance(25) {
                story = Story::new(&mut dice);
            }
            let sentences = 8 + dice.roll(15);
            story.report(sentences, &mut dice)
        };
        documents.push(document(&text, &publisher, place, (place * 100 / size) as i8));
        origins.push(of);
    }
    (documents, origins)
}

/// Three words in a row of a text without quotations.
fn triples(text: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    for sentence in text.split(". ") {
        let sentence = sentence.trim_end_matches('.').to_lowercase();
        let words: Vec<&str> = sentence.split_whitespace().collect();
        found.extend(words.windows(3).map(|words| words.join(" ")));
    }
    found
}

fn share(part: &HashSet<String>, whole: &HashSet<String>) -> f64 {
    part.intersection(whole).count() as f64 / part.len().max(1) as f64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_input_does_not_matter(seed in any::<u64>(), turn in 0..40_usize) {
        let (mut documents, _) = corpus(seed, 40);
        documents[3].published = None;
        documents[7].published = documents[8].published.clone();
        let named = |documents: &[Document]| -> BTreeMap<_, _> {
            let copies = find(documents);
            let name = |copy: &Copy| (documents[copy.of].id, copy.kind, copy.similarity.to_bits());
            copies.iter().map(|copy| (documents[copy.document].id, name(copy))).collect()
        };
        let straight = named(&documents);
        documents.rotate_left(turn);
        documents[5..25].reverse();
        prop_assert_eq!(straight, named(&documents));
    }

    #[test]
    fn no_original_is_a_copy_and_none_is_later(seed in any::<u64>()) {
        let (documents, _) = corpus(seed, 60);
        let found = find(&documents);
        let copied: HashSet<usize> = found.iter().map(|copy| copy.document).collect();
        prop_assert_eq!(copied.len(), found.len());
        for copy in &found {
            prop_assert!(!copied.contains(&copy.of) && (0.0..=1.0).contains(&copy.similarity));
            let day = |place: usize| documents[place].published.as_ref().map(|published| published.date);
            prop_assert!(day(copy.of) <= day(copy.document));
        }
    }

    #[test]
    fn the_index_misses_nothing_that_comparing_all_pairs_finds(seed in any::<u64>()) {
        let (documents, origins) = corpus(seed, 60);
        let found = find(&documents);
        let all: Vec<HashSet<String>> = documents.iter().map(|document| triples(&document.text)).collect();
        for (place, origin) in origins.iter().enumerate() {
            let copy = found.iter().find(|copy| copy.document == place);
            let others = (0..all.len()).filter(|&other| other != place);
            let highest = others.map(|other| share(&all[place], &all[other])).fold(0.0, f64::max);
            prop_assert!(copy.is_none() || highest > 0.15, "{}: {}", place, highest);
            if let Some(origin) = origin {
                let related = |copy: &Copy| copy.of == place && (copy.document == *origin || origins[copy.document] == Some(*origin));
                prop_assert!(
                    copy.is_some() || found.iter().any(related) || share(&all[place], &all[*origin]) < 0.35,
                    "{} of {}: {}", place, origin, share(&all[place], &all[*origin])
                );
            }
            if let Some(copy) = copy {
                // A triple over a sentence's end can be cut otherwise here than there.
                prop_assert!((copy.similarity - share(&all[place], &all[copy.of])).abs() < 0.01);
            }
        }
    }

    #[test]
    fn any_text_is_read(texts in prop::collection::vec("[ab “”\"‘’.\\n«»é\u{200b}9,]{0,60}", 0..8)) {
        let documents: Vec<Document> = texts.iter().map(|text| Document::new(text.clone(), None, None, None)).collect();
        prop_assert!(find(&documents).len() <= documents.len());
    }

    #[test]
    fn differences_lead_from_one_text_to_the_other(here in "[abé .,“]{0,40}", there in "[abé .,“]{0,40}") {
        let mut rebuilt = String::new();
        let mut at = 0;
        for difference in differences(&here, &there) {
            prop_assert!(difference.here.get(&here).is_some() && difference.there.get(&there).is_some());
            prop_assert!(difference.here.start() as usize >= at);
            rebuilt += &here[at..difference.here.start() as usize];
            rebuilt += difference.there.slice(&there);
            at = difference.here.end() as usize;
        }
        rebuilt += &here[at..];
        let squeezed = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        prop_assert_eq!(squeezed(&rebuilt), squeezed(&there));
        prop_assert_eq!(differences(&here, &here), []);
    }
}

#[test]
fn differences_are_words() {
    let (here, there) = ("The dam held, they said.", "The old dam held they wrote.");
    let found = differences(here, there);
    let pairs: Vec<_> = found
        .iter()
        .map(|pair| (pair.here.slice(here), pair.there.slice(there)))
        .collect();
    assert_eq!(pairs, [("", "old"), (",", ""), ("said", "wrote")]);
}

/// A claim for each sentence of a document, all by one speaker.
fn claims(document: &Document, speaker: &str) -> Vec<Claim> {
    let mut start = 0;
    let claim = |sentence: &str| {
        let span = Span::of(start..start + sentence.trim_end().len());
        start += sentence.len();
        let mut source = Source::of_kind(SourceKind::Official);
        source.speaker = Some(speaker.to_owned());
        source.named = true;
        let content = Fragments::new(vec![span]);
        Claim::new(document.id, source, Fragments::default(), content, MadeBy::rule("test"))
    };
    document.text.split_inclusive(". ").map(claim).collect()
}

/// What the claims of documents go to, by their places.
fn folded(documents: &[Document], speakers: &[&str]) -> Vec<Option<usize>> {
    let pairs = documents.iter().zip(speakers);
    let claims: Vec<Claim> = pairs
        .flat_map(|(document, speaker)| claims(document, speaker))
        .collect();
    let corpus = Corpus::new(documents, &claims);
    let survey = copies::survey(&corpus);
    let mut folded = copies::fold(&corpus, &survey.copies);
    copies::fold_carried(&corpus, &survey.carrying, &mut folded);
    folded
}

const REPORT: &str = "The governor of Tornmark said twelve boats were burnt in the harbour of Arvenholt overnight. \
    Rescue crews carried more than 70 people out of the flooded quarter before dawn. \
    The bridge to Lower Penwick was not hit by any of the shells. \
    Two ferries will bring bread and water to the northern islands on Friday.";

#[test]
fn a_copy_folds_but_for_what_it_changed() {
    let copy = "The governor of Tornmark stated 12 boats were burned in the harbour of Arvenholt overnight. \
        Rescue crews carried more than 90 people out of the flooded quarter before dawn. \
        The bridge to Lower Penwick was hit by one of the shells. \
        Two ferries will take bread and water to the northern islands on Friday. \
        A baker in Upper Penwick spoke of a quiet night.";
    let documents = [document(REPORT, "bay", 1, 0), document(copy, "fen", 1, 1)];
    let expected = [None, None, None, None, Some(0), None, None, Some(3), None];
    assert_eq!(folded(&documents, &["Ada Moll", "Ada Moll"]), expected);
    assert_eq!(folded(&documents, &["Ada Mollen", "Ada Mohlen"]), expected);
    assert_eq!(folded(&documents, &["Ada Moll", "Berit Sand"]), [None; 9]);
}

#[test]
fn another_name_is_another_claim_and_another_spelling_is_not() {
    let first = |text: &str| {
        folded(
            &[document(REPORT, "bay", 1, 0), document(text, "fen", 1, 1)],
            &["Ada Moll"; 2],
        )[4]
    };
    assert_eq!(first(&REPORT.replace("Arvenholt", "Penwick")), None);
    assert_eq!(first(&REPORT.replace("Arvenholt", "Arvenhold")), Some(0));
}

#[test]
fn grounded_bounds_decide_where_both_have_them() {
    let copy = REPORT.replace("more than 70", "over 70");
    let documents = [document(REPORT, "bay", 1, 0), document(&copy, "fen", 1, 1)];
    assert_eq!(folded(&documents, &["Ada Moll"; 2])[5], Some(1));
    let mut all: Vec<Claim> = documents
        .iter()
        .flat_map(|document| claims(document, "Ada Moll"))
        .collect();
    for (place, low) in [(1, 71.0), (5, 70.0)] {
        all[place].quantities.push(Quantity {
            spans: Vec::new(),
            low: Some(low),
            high: None,
            modifier: None,
            kind: rashomon_types::QuantityKind::Other,
            what: None,
            whose: None,
        });
    }
    let corpus = Corpus::new(&documents, &all);
    assert_eq!(copies::fold(&corpus, &copies::find(&corpus))[5], None);
}

#[test]
fn a_later_edition_folds_to_the_edition_that_said_it_first() {
    let second = format!("Divers found a sunken tug beside the pier of Arvenholt. {REPORT}");
    let third = format!("Schools in Tornmark stay closed until the water falls. {second}");
    let documents = [
        document(REPORT, "bay", 1, 0),
        document(&second, "bay", 1, 1),
        document(&third, "bay", 1, 2),
    ];
    let found = folded(&documents, &["Ada Moll"; 3]);
    assert_eq!(found[4..9], [None, Some(0), Some(1), Some(2), Some(3)]);
    assert_eq!(found[9..], [None, Some(4), Some(0), Some(1), Some(2), Some(3)]);
}

#[test]
fn what_a_report_carries_whole_is_folded_too() {
    let (story, mut dice) = story(9);
    let framed = format!("{} {REPORT}", story.report(4, &mut dice));
    let documents = [document(REPORT, "bay", 1, 0), document(&framed, "fen", 1, 1)];
    let found = folded(&documents, &["Ada Moll"; 2]);
    assert_eq!(found[8..], [Some(0), Some(1), Some(2), Some(3)]);
    assert_eq!(found[..8], [None; 8]);
}

/// How many rewordings are found, by how many words of a hundred were exchanged; and the time for two sizes of a corpus.
#[test]
#[ignore = "a measurement: run it with `--ignored --nocapture`"]
#[expect(clippy::print_stderr, clippy::disallowed_methods, reason = "a measurement")]
fn measure() {
    for percent in [0, 10, 20, 25, 30, 35, 40] {
        let mut dice = Dice(percent as u64);
        let (mut found, mut sum, mut wrong) = (0, 0.0, 0);
        for _ in 0..200 {
            let story = Story::new(&mut dice);
            let text = story.report(15, &mut dice);
            let own = story.report(15, &mut dice);
            let copy = reworded(&text, percent, &mut dice);
            let texts = [(&text, "bay"), (&copy, "fen"), (&own, "moor")];
            let documents = texts.map(|(text, publisher)| document(text, publisher, 1, i8::from(publisher != "bay")));
            let copies = find(&documents);
            found += usize::from(copies.iter().any(|copy| copy.document == 1));
            wrong += usize::from(copies.iter().any(|copy| copy.document == 2));
            sum += share(&triples(&copy), &triples(&text));
        }
        let mean = sum / 200.0;
        eprintln!(
            "{percent} % exchanged: containment {mean:.2}, {found} of 200 found, {wrong} independent ones linked"
        );
    }
    for percent in [0, 5, 15, 25, 35] {
        let mut dice = Dice(percent as u64);
        let (mut right, mut wrong, mut all) = (0, 0, 0);
        for _ in 0..100 {
            let text = Story::new(&mut dice).report(15, &mut dice);
            let copy = reworded(&text, percent, &mut dice);
            let documents = [document(&text, "bay", 1, 0), document(&copy, "fen", 1, 1)];
            let made: Vec<Claim> = documents
                .iter()
                .flat_map(|document| claims(document, "Ada Moll"))
                .collect();
            let corpus = Corpus::new(&documents, &made);
            let pair = Copy {
                document: 1,
                of: 0,
                kind: DocumentKind::Reworded,
                similarity: 1.0,
            };
            for (place, target) in copies::fold(&corpus, &[pair])[15..].iter().enumerate() {
                all += 1;
                right += usize::from(*target == Some(place));
                wrong += usize::from(target.is_some_and(|target| target != place));
            }
        }
        eprintln!("{percent} % exchanged: of {all} claims {right} folded rightly, {wrong} wrongly");
    }
    for size in [2_000, 20_000] {
        let (documents, origins) = corpus(1, size);
        let start = std::time::Instant::now();
        let copies = find(&documents);
        let took = start.elapsed();
        let made = origins.iter().flatten().count();
        let family = |place: usize| origins[place].unwrap_or(place);
        let false_ones = copies
            .iter()
            .filter(|copy| family(copy.document) != family(copy.of))
            .count();
        eprintln!(
            "{size} documents: {took:?}; {made} copies made, {} found, {false_ones} of another text",
            copies.len()
        );
        let made: Vec<Claim> = documents
            .iter()
            .flat_map(|document| claims(document, "Ada Moll"))
            .collect();
        let corpus = Corpus::new(&documents, &made);
        let start = std::time::Instant::now();
        let folded = copies::fold(&corpus, &copies).iter().flatten().count();
        eprintln!(
            "{size} documents: {:?}; {folded} of {} claims folded",
            start.elapsed(),
            made.len()
        );
    }
}
