//! Quantities: matched by overlapping words; exact where low, high, kind and whose are right.

use rashomon_types::{Quantity, Span};

use super::{Stages, Tally};
use crate::cases::{Case, Item};

/// Scores one case.
pub(super) fn score(stages: &Stages, case: &Case) -> Tally {
    let mut tally = Tally {
        cases: 1,
        expected: case.items.len(),
        ..Tally::default()
    };
    let Some((document, annotation)) = stages.annotated(case) else {
        return tally;
    };
    let found = stages.grounder.layers(&document, &annotation).quantities;
    tally.found = found.len();
    let mut rest: Vec<&Quantity> = found.iter().collect();
    let mut lines = Vec::new();
    for (item, place) in case.items.iter().zip(places(case, &document.text)) {
        let Some(best) = best(&rest, place) else {
            lines.push(format!("  missed    {}\n", described(item)));
            continue;
        };
        let quantity = rest.remove(best);
        tally.matched += 1;
        let wrong = judge(item, quantity, &document.text, &mut tally);
        if !wrong.is_empty() {
            lines.push(format!(
                "  wrong {}\n    expected {}\n    found    {}\n",
                wrong.join(" "),
                described(item),
                shown(quantity, &document.text)
            ));
        }
    }
    lines.extend(
        rest.iter()
            .map(|quantity| format!("  invented  {}\n", shown(quantity, &document.text))),
    );
    if !lines.is_empty() {
        tally.mistakes.push(format!(
            "{} [{}]\n  {}\n{}",
            case.name,
            case.file,
            case.news,
            lines.concat()
        ));
    }
    tally
}

/// Where the words of each item stand: each after the one before, or wherever they stand first.
fn places(case: &Case, text: &str) -> Vec<Option<Span>> {
    let mut from = 0;
    let mut place = |item: &Item| {
        let words = item.get("words")?;
        let start = find_word(text, words, from).or_else(|| find_word(text, words, 0))?;
        // The words of the next may lie inside these: "a 70-year-old woman", "70-year-old".
        from = start;
        Some(Span::of(start..start + words.len()))
    };
    let mut out: Vec<Option<Span>> = Vec::new();
    for item in &case.items {
        let mut found = place(item);
        if found.is_some() && out.contains(&found) {
            let after = found.map_or(0, |span: Span| span.end() as usize);
            let words = item.get("words").unwrap_or_default();
            found = find_word(text, words, after).map(|start| Span::of(start..start + words.len()));
        }
        out.push(found);
    }
    out
}

/// The first place from `from` on where these words stand as whole words.
fn find_word(text: &str, words: &str, from: usize) -> Option<usize> {
    let is_edge = |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric());
    let inside = text.get(from..)?;
    let mut places = inside.match_indices(words).map(|(place, _)| from + place);
    places.find(|&place| {
        let before = text[..place].chars().next_back();
        let after = text[place + words.len()..].chars().next();
        let joined = before.is_some_and(|sign| sign == ',' || sign == '.')
            && text[..place]
                .chars()
                .rev()
                .nth(1)
                .is_some_and(|digit| digit.is_ascii_digit())
            && words.starts_with(|digit: char| digit.is_ascii_digit());
        is_edge(before) && !joined && (is_edge(after) || !words.ends_with(char::is_alphanumeric))
    })
}

/// The one found that shares most with a place.
fn best(rest: &[&Quantity], place: Option<Span>) -> Option<usize> {
    let place = place?;
    let shared = |quantity: &Quantity| {
        let lengths = quantity
            .spans
            .iter()
            .filter_map(|span| span.intersection(place).filter(|span| !span.is_empty()));
        let shared: u32 = lengths.map(Span::len).sum();
        let length: u32 = quantity.spans.iter().map(|span| span.len()).sum();
        (shared > 0).then(|| f64::from(2 * shared) / f64::from(length + place.len()))
    };
    let scored = rest
        .iter()
        .enumerate()
        .filter_map(|(index, quantity)| Some((index, shared(quantity)?)));
    scored
        .max_by(|left, right| left.1.total_cmp(&right.1))
        .map(|(index, _)| index)
}

/// Counts the keys that are right; gives those that are wrong.
fn judge(item: &Item, quantity: &Quantity, text: &str, tally: &mut Tally) -> Vec<&'static str> {
    let near = |expected: Option<f64>, found: Option<f64>| match (expected, found) {
        (Some(expected), Some(found)) => (expected - found).abs() <= 1e-6 * expected.abs().max(1.0),
        (expected, found) => expected.is_none() && found.is_none(),
    };
    let words = quantity.spans.first().map(|span| span.slice(text)).unwrap_or_default();
    let named = |value: Option<&str>| value.map(str::to_lowercase);
    let keys = [
        ("low", near(item.number("low"), quantity.low)),
        ("high", near(item.number("high"), quantity.high)),
        ("kind", item.get("kind") == Some(name(&quantity.kind).as_str())),
        ("whose", named(item.get("whose")) == named(quantity.whose.as_deref())),
        ("what", named(item.get("what")) == named(quantity.what.as_deref())),
        ("words", item.get("words") == Some(words)),
        (
            "modifier",
            item.get("modifier").map(str::to_owned) == quantity.modifier.as_ref().map(name),
        ),
    ];
    for (key, _) in keys.iter().filter(|(_, right)| *right) {
        *tally.keys.entry(key).or_default() += 1;
    }
    tally.exact += usize::from(keys[..4].iter().all(|(_, right)| *right));
    keys.iter().filter(|(_, right)| !right).map(|(key, _)| *key).collect()
}

/// A value's name on the wire.
fn name<T: std::fmt::Debug>(value: &T) -> String {
    let mut out = String::new();
    for character in format!("{value:?}").chars() {
        if character.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(character.to_lowercase());
    }
    out
}

fn described(item: &Item) -> String {
    let keys = ["words", "low", "high", "modifier", "kind", "what", "whose"];
    keys.map(|key| item.get(key).unwrap_or("-")).join(" | ")
}

fn shown(quantity: &Quantity, text: &str) -> String {
    let number = |value: Option<f64>| value.map_or("-".to_owned(), |value| value.to_string());
    let words = quantity.spans.first().map(|span| span.slice(text)).unwrap_or_default();
    [
        words.to_owned(),
        number(quantity.low),
        number(quantity.high),
        quantity.modifier.as_ref().map_or("-".to_owned(), name),
        name(&quantity.kind),
        quantity.what.clone().unwrap_or("-".to_owned()),
        quantity.whose.clone().unwrap_or("-".to_owned()),
    ]
    .join(" | ")
}
