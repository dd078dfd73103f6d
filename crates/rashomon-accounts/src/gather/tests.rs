//! Invented reports, gathered.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rashomon_types::{
    Act, Claim, ClaimId, Document, EventCodes, EventMention, Fragments, Granularity, MadeBy, Place, Polarity,
    Published, Source, SourceKind, Span, Time,
};

use super::{Occasion, gather};
use crate::corpus::Corpus;

/// A sentence of a report, which is one claim: the words, and what lies in them.
#[derive(Clone, Default)]
struct Line {
    text: &'static str,
    /// Words that name an event, and its kind.
    event: Option<(&'static str, &'static str)>,
    /// Words of a time, and its day.
    day: Option<(&'static str, Date)>,
    /// Words of a place without a point.
    place: Option<&'static str>,
    act: Option<Act>,
}

fn line(text: &'static str) -> Line {
    Line {
        text,
        ..Line::default()
    }
}

impl Line {
    fn event(mut self, words: &'static str, kind: &'static str) -> Self {
        self.event = Some((words, kind));
        self
    }

    fn day(mut self, words: &'static str, day: Date) -> Self {
        self.day = Some((words, day));
        self
    }

    fn place(mut self, words: &'static str) -> Self {
        self.place = Some(words);
        self
    }

    fn act(mut self, act: Act) -> Self {
        self.act = Some(act);
        self
    }
}

type Report = (Document, Vec<Claim>);

/// A report of a day: each line a paragraph and a claim of an official.
fn report(published: Date, title: &str, lines: &[Line]) -> Report {
    let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
    let mut document = Document::new(texts.join("\n\n"), Some(title.to_owned()), None, None);
    document.title = Some(title.to_owned());
    document.published = Some(Published {
        date: published,
        instant: None,
        found_in: "argument".to_owned(),
    });
    let mut at = 0;
    let claims = lines.iter().map(|line| {
        let claim = claim(&document, at, line);
        at += line.text.len() + 2;
        claim
    });
    let claims = claims.collect();
    (document, claims)
}

fn claim(document: &Document, at: usize, line: &Line) -> Claim {
    let span = |words: &str| {
        let start = at + line.text.find(words).expect("the words are in the line");
        Span::of(start..start + words.len())
    };
    let mut source = Source::of_kind(SourceKind::Official);
    source.named = true;
    let content = Fragments::new(vec![span(line.text)]);
    let mut claim = Claim::new(document.id, source, Fragments::default(), content, MadeBy::rule("test"));
    claim.act = line.act.unwrap_or(Act::Assert);
    claim
        .event_mentions
        .extend(line.event.map(|(words, kind)| mention(span(words), kind)));
    claim.times.extend(line.day.map(|(words, day)| time(span(words), day)));
    claim
        .places
        .extend(line.place.map(|words| Place::unresolved(vec![span(words)])));
    claim
}

fn mention(span: Span, kind: &str) -> EventMention {
    EventMention {
        spans: vec![span],
        kind: kind.to_owned(),
        codes: EventCodes::default(),
        polarity: Polarity::Positive,
        participants: Vec::new(),
        parties: Vec::new(),
        made_by: MadeBy::rule("test"),
    }
}

fn time(span: Span, day: Date) -> Time {
    Time {
        spans: vec![span],
        timex3: None,
        start: Some(day.at(0, 0, 0, 0)),
        end: Some(day.tomorrow().expect("a day before the last").at(0, 0, 0, 0)),
        granularity: Granularity::Day,
        modifier: None,
        anchor: None,
        role: None,
        rule: "test".to_owned(),
    }
}

/// The occasions of reports, each as its founding claim and its members, by id.
fn named(reports: &[Report]) -> Vec<(ClaimId, Vec<ClaimId>)> {
    let documents: Vec<Document> = reports.iter().map(|(document, _)| document.clone()).collect();
    let claims: Vec<Claim> = reports.iter().flat_map(|(_, claims)| claims.clone()).collect();
    let corpus = Corpus::new(&documents, &claims);
    let occasions = gather(&corpus, &vec![None; claims.len()]);
    let id = |claim: usize| claims[claim].id;
    let mut named: Vec<(ClaimId, Vec<ClaimId>)> = occasions
        .iter()
        .map(|occasion| {
            let mut members: Vec<ClaimId> = occasion.members.iter().map(|member| id(member.claim)).collect();
            members.sort();
            (id(occasion.founding), members)
        })
        .collect();
    named.sort();
    named
}

/// For each occasion, the places of its claims in the corpus.
fn members(reports: &[Report], folded: &[Option<usize>]) -> Vec<Vec<usize>> {
    let documents: Vec<Document> = reports.iter().map(|(document, _)| document.clone()).collect();
    let claims: Vec<Claim> = reports.iter().flat_map(|(_, claims)| claims.clone()).collect();
    let occasions = gather(&Corpus::new(&documents, &claims), folded);
    let members = |occasion: &Occasion| occasion.members.iter().map(|member| member.claim).collect();
    let mut found: Vec<Vec<usize>> = occasions.iter().map(members).collect();
    found.sort();
    found
}

fn alone(report: Report) -> Vec<Vec<usize>> {
    let claims = report.1.len();
    members(&[report], &vec![None; claims])
}

const FOURTH: Date = date(2031, 5, 4);
const SIXTH: Date = date(2031, 5, 6);

fn raid() -> Report {
    report(
        date(2031, 5, 5),
        "Raid on Ostrel leaves six dead",
        &[
            line("Fighters raided the town of Ostrel on Sunday")
                .event("raided", "ground_raid")
                .day("Sunday", FOURTH)
                .place("Ostrel"),
            line("Six guards were killed at the Ostrel customs house")
                .event("killed", "killing")
                .place("Ostrel"),
            line("Vesland has nothing to do with the raid")
                .event("raid", "ground_raid")
                .act(Act::Deny),
            line("How many fighters took part").act(Act::Decline),
        ],
    )
}

/// The same raid by another outlet.
fn raid_again() -> Report {
    report(
        date(2031, 5, 6),
        "Ostrel buries its dead",
        &[
            line("Six guards died when fighters attacked Ostrel on Sunday")
                .event("attacked", "attack")
                .day("Sunday", FOURTH)
                .place("Ostrel"),
            line("The customs house of Ostrel burnt down").place("Ostrel"),
        ],
    )
}

/// A story weeks later that speaks of the raid.
fn raid_follow_up() -> Report {
    report(
        date(2031, 5, 26),
        "Ostrel raid: two customs guards charged",
        &[
            line("Two guards opened the customs house to the fighters who raided Ostrel")
                .event("raided", "ground_raid")
                .place("Ostrel"),
            line("Their trial over the raid begins in June").event("raid", "ground_raid"),
        ],
    )
}

fn strike(day: Date, title: &'static str) -> Report {
    report(
        day,
        title,
        &[
            line("A missile struck the port of Ostrel")
                .event("struck", "shelling")
                .day("missile", day)
                .place("Ostrel"),
            line("Vesland fired it").event("fired", "shelling"),
        ],
    )
}

fn quake() -> Report {
    report(
        date(2031, 5, 5),
        "Teachers walk out in Karvel",
        &[
            line("Teachers marched through Karvel for higher pay")
                .event("marched", "protest")
                .place("Karvel"),
            line("The schools will open again next week"),
        ],
    )
}

#[test]
fn a_raid_with_its_dead_and_its_denials_is_one() {
    assert_eq!(alone(raid()), [[0, 1, 2, 3]]);
}

#[test]
fn another_time_and_earlier_attacks_are_split_off() {
    let report = report(
        date(2031, 5, 5),
        "Raid on Ostrel",
        &[
            line("Fighters raided Ostrel on Sunday")
                .event("raided", "ground_raid")
                .day("Sunday", FOURTH)
                .place("Ostrel"),
            line("A band had crossed the same border on 2 March")
                .event("crossed", "ground_raid")
                .day("2 March", date(2031, 3, 2)),
            line("Depots have been burnt since the start of the war").event("burnt", "arson"),
            line("Ten men were killed in the raid").event("killed", "killing"),
        ],
    );
    assert_eq!(alone(report), [vec![0, 3], vec![1], vec![2]]);
}

#[test]
fn an_answer_to_something_earlier_stays_with_the_attack() {
    let report = report(
        date(2031, 5, 5),
        "Raid on Ostrel",
        &[
            line("Fighters raided Ostrel on Sunday")
                .event("raided", "ground_raid")
                .day("Sunday", FOURTH)
                .place("Ostrel"),
            line("They called the raid an answer to the hangings of 2 March")
                .event("raid", "ground_raid")
                .day("2 March", date(2031, 3, 2)),
        ],
    );
    assert_eq!(alone(report), [[0, 1]]);
}

#[test]
fn reports_of_one_raid_join_and_others_stay_apart() {
    let found = members(&[raid(), quake(), raid_again(), raid_follow_up()], &[None; 10]);
    assert_eq!(found, [vec![0, 1, 2, 3, 6, 7, 8, 9], vec![4, 5]]);
}

#[test]
fn strikes_on_two_days_stay_apart() {
    let found = members(
        &[
            strike(FOURTH, "Missile hits Ostrel port"),
            strike(SIXTH, "Missile hits Ostrel again"),
        ],
        &[None; 4],
    );
    assert_eq!(found, [[0, 1], [2, 3]]);
}

#[test]
fn a_claim_goes_to_the_event_of_the_place_that_it_names() {
    let both = report(
        date(2031, 5, 5),
        "Raid on Ostrel, bridge blown up",
        &[
            line("Fighters of the Red Hand raided Ostrel on Sunday")
                .event("raided", "ground_raid")
                .day("Sunday", FOURTH)
                .place("Ostrel"),
            line("The raid on Ostrel left six dead")
                .event("raid", "ground_raid")
                .place("Ostrel"),
            line("In a separate incident, the bridge of Korm was blown up")
                .event("blown", "bombing")
                .place("Korm"),
        ],
    );
    let later = report(
        date(2031, 5, 6),
        "Red Hand speaks of Ostrel",
        &[
            line("The Red Hand carried out the raid on Ostrel")
                .event("raid", "ground_raid")
                .place("Ostrel"),
            line("It had sent thirty fighters to Ostrel").place("Ostrel"),
            line("It had not touched the bridge of Korm")
                .place("Korm")
                .act(Act::Deny),
        ],
    );
    assert_eq!(members(&[both, later], &[None; 6]), [vec![0, 1, 3, 4], vec![2, 5]]);
}

#[test]
fn phrases_alone_join_nothing() {
    let strike = |town: &'static str, text: &'static str| {
        report(
            FOURTH,
            "Missile kills four",
            &[line(text).event("struck", "shelling").day("Sunday", FOURTH).place(town)],
        )
    };
    let reports = [
        strike(
            "Ostrel",
            "A missile struck a block of flats in Ostrel on Sunday and killed four",
        ),
        strike(
            "Korm",
            "A missile struck a block of flats in Korm on Sunday and killed four",
        ),
    ];
    assert_eq!(members(&reports, &[None; 2]), [[0], [1]]);
}

#[test]
fn a_copied_claim_goes_where_its_original_goes() {
    let copy = report(
        date(2031, 5, 5),
        "Read elsewhere",
        &[line("Vesland has nothing to do with the raid")
            .event("raid", "ground_raid")
            .act(Act::Deny)],
    );
    let mut folded = vec![None; 5];
    folded[4] = Some(2);
    assert_eq!(members(&[raid(), copy], &folded), [[0, 1, 2, 3, 4]]);
}

#[test]
fn a_later_report_leaves_the_founding_claim() {
    let before = named(&[raid()]);
    let after = named(&[raid_follow_up(), raid_again(), raid()]);
    assert_eq!(after.len(), 1);
    assert_eq!(before[0].0, after[0].0);
}

#[test]
fn an_unrelated_report_changes_nothing() {
    let reports = [raid(), raid_again(), strike(SIXTH, "Missile hits Korm")];
    let before = named(&reports);
    let after = named(&[&reports[..], &[quake()]].concat());
    assert!(before.iter().all(|occasion| after.contains(occasion)));
    assert_eq!(after.len(), before.len() + 1);
}

#[test]
fn kinds_time_and_place_are_those_that_most_share() {
    let reports = [raid(), raid_again()];
    let documents: Vec<Document> = reports.iter().map(|(document, _)| document.clone()).collect();
    let claims: Vec<Claim> = reports.iter().flat_map(|(_, claims)| claims.clone()).collect();
    let occasions = gather(&Corpus::new(&documents, &claims), &[None; 6]);
    assert_eq!(occasions[0].kinds[0], "ground_raid");
    assert!(occasions[0].time.is_some() && occasions[0].place.is_some());
}

/// A claim whose words lie anywhere, in the text or not.
fn stray_claim(document: &Document, pieces: &[(usize, usize)]) -> Claim {
    let spans: Vec<Span> = pieces
        .iter()
        .map(|&(start, length)| Span::of(start..start + length))
        .collect();
    let content = Fragments::new(spans.clone());
    let mut claim = Claim::new(
        document.id,
        Source::reporter(),
        Fragments::default(),
        content,
        MadeBy::rule("test"),
    );
    claim.event_mentions.push(mention(spans[0], "attack"));
    claim.places.push(Place::unresolved(spans.clone()));
    claim.times.push(time(spans[0], FOURTH));
    claim
}

proptest! {
    #[test]
    fn the_order_of_documents_does_not_matter(order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let reports = [
            raid(),
            raid_again(),
            raid_follow_up(),
            quake(),
            strike(FOURTH, "Missile hits Ostrel port"),
            strike(SIXTH, "Missile hits Ostrel again"),
        ];
        let shuffled: Vec<Report> = order.iter().map(|&place| reports[place].clone()).collect();
        prop_assert_eq!(named(&shuffled), named(&reports));
    }

    #[test]
    fn no_claim_makes_it_fail(
        text in "(\\PC|\n){0,200}",
        pieces in prop::collection::vec(prop::collection::vec((0..400_usize, 0..60_usize), 1..4), 0..8),
    ) {
        let documents = [Document::new(text, None, None, None)];
        let claims: Vec<Claim> = pieces.iter().map(|pieces| stray_claim(&documents[0], pieces)).collect();
        let folded: Vec<Option<usize>> = (0..claims.len()).map(|claim| (claim % 3 == 0).then_some(claim * 7 % 11)).collect();
        let occasions = gather(&Corpus::new(&documents, &claims), &folded);
        let members: usize = occasions.iter().map(|occasion| occasion.members.len()).sum();
        prop_assert!(members <= claims.len());
    }
}
