//! Two mentions held against each other, and many joined to groups.

use super::*;

const REPORTS: [&str; 3] = [
    "Gunmen raided the post at Kelmar on Monday. The raid killed two guards.",
    "A raid on the Kelmar post killed guards, the ministry said.",
    "The minister opened a bridge in Sorvik. A singer sang.",
];

fn sketch(background: &Background, document: usize, trigger: &str, passage: &str) -> Sketch {
    Sketch {
        document,
        passage: document,
        ..Sketch::of_words(background, trigger, None, passage)
    }
}

#[test]
fn the_order_of_two_mentions_does_not_matter() {
    let background = Background::new(REPORTS);
    let a = sketch(&background, 0, "raided", "Gunmen raided the post at Kelmar");
    let b = sketch(&background, 1, "raid", "A raid on the Kelmar post killed guards");
    assert_eq!(features(&a, &b, &background), features(&b, &a, &background));
    assert_eq!(features(&a, &b, &background).triggers, Triggers::Same);
}

#[test]
fn a_text_is_like_itself() {
    let background = Background::new(REPORTS);
    assert!((background.similarity(0, 0) - 1.0).abs() < 1e-9);
    assert!(background.similarity(0, 1) > background.similarity(0, 2));
    let words = background.stem_set("the post at Kelmar");
    assert!((background.overlap(&words, &words) - 1.0).abs() < 1e-9);
    assert!((background.share_in(&words, 1) - 1.0).abs() < 1e-9);
}

#[test]
fn the_order_of_reports_does_not_matter() {
    let [there, back] = [Background::new(REPORTS), Background::new(REPORTS.iter().rev().copied())];
    let pair = |background: &Background, [a, b]: [usize; 2]| {
        let a = sketch(background, a, "raided", "Gunmen raided the post at Kelmar");
        let b = sketch(background, b, "raid", "A raid on the Kelmar post killed guards");
        affinity(&a, &b, background)
    };
    assert_eq!(pair(&there, [0, 1]), pair(&back, [2, 1]));
}

#[test]
fn another_day_is_another_raid() {
    let background = Background::new(REPORTS);
    let day = |day: i8| jiff::civil::date(2031, 3, day).at(0, 0, 0, 0);
    let on = |document: usize, from: i8| Sketch {
        kind: Some("ground_raid".to_owned()),
        times: vec![(day(from), day(from + 1))],
        ..sketch(&background, document, "raid", "the raid on the post at Kelmar")
    };
    let [same, other] = [4, 9].map(|later| affinity(&on(0, 4), &on(1, later), &background));
    assert!(
        same.score > THRESHOLD && other.score < same.score - 0.3,
        "{same:?} {other:?}"
    );
    assert!(same.reasons.contains(&"times that overlap".to_owned()), "{same:?}");
    assert!(other.reasons.contains(&"but different times".to_owned()), "{other:?}");
    assert!(same.reasons.contains(&"both say “raid”".to_owned()), "{same:?}");
}

#[test]
fn many_reports_of_many_events_are_kept_apart() {
    // Forty villages, five reports of the raid on each.
    let texts: Vec<String> = (0..200)
        .map(|at| format!("Gunmen raided the post at V{0}lar and took R{0}ko and S{0}min, officials said. The raid on V{0}lar ended.", at / 5))
        .collect();
    let background = Background::new(texts.iter().map(String::as_str));
    let sketches: Vec<Sketch> = (0..200)
        .map(|at| sketch(&background, at, "raided", &texts[at]))
        .collect();
    let expected: Vec<Vec<usize>> = (0..40).map(|at| (5 * at..5 * at + 5).collect()).collect();
    assert_eq!(cluster(&sketches, &background), expected);
}

#[test]
fn nothing_makes_it_fail() {
    let background = Background::new([]);
    let empty = Sketch::default();
    assert!(affinity(&empty, &empty, &background).score.is_finite());
    assert!(cluster(&[], &background).is_empty());
    let background = Background::new(["", ""]);
    assert_eq!(cluster(&[empty.clone(), empty], &background).len(), 2);
}

#[test]
fn groups_are_joined_by_their_mean() {
    let background = Background::new(["raid raid", "raid one", "raid two"]);
    let sketches = [0, 1, 2].map(|document| sketch(&background, document, "raid", "raid"));
    // The first two are sure; the third is like the first, but not like the second.
    let score = |a: &Sketch, b: &Sketch, _: &Background| match (a.document, b.document) {
        (0, 1) => 0.9,
        (0, 2) => 0.6,
        _ => 0.1,
    };
    assert_eq!(cluster_at(&sketches, &background, 0.5, &score), [vec![0, 1], vec![2]]);
    assert_eq!(cluster_at(&sketches, &background, 0.3, &score), [vec![0, 1, 2]]);
}
