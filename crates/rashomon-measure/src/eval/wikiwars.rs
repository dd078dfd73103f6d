//! WikiWars: time expressions in narratives of wars, by words and by TIMEX3 value.
//!
//! A file is TimeML: one `TEXT` with inline `TIMEX3`. Its creation time lies long after what is told, so dates are reckoned
//! within the text. Strict asks for the same words, relaxed for one word in common, value for that and the same TIMEX3
//! value; each expression is matched once, with the one that shares most of it. A value `null` is no value.
//!
//! Rules are made with the other documents in view; of [`HELD_OUT`] only the score is ever looked at.

use rashomon_types::{Document, Published, Span, Time};

use super::Context;
use super::counts::Counts;
use super::row::Row;
use crate::parallel;

const FOLDER: &str = "wikiwars/train";

/// The documents that no rule was made with: every fourth by file name.
pub(crate) const HELD_OUT: [&str; 4] = [
    "04_AmRevWar.tml",
    "08_FrenchRev.tml",
    "12_IranIraq.tml",
    "16_SpanishCivilWar.tml",
];

/// An expression as it was marked.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Marked {
    span: Span,
    value: Option<String>,
}

/// The three ways of counting.
#[derive(Debug, Clone, Copy, Default)]
struct Scores {
    strict: Counts,
    relaxed: Counts,
    value: Counts,
}

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let files = context.files(FOLDER, ".tml")?;
    let read = |name: &String| -> Result<(Scores, Scores), String> {
        let scores = score_file(context, name)?;
        Ok(if HELD_OUT.contains(&name.as_str()) {
            (Scores::default(), scores)
        } else {
            (scores, Scores::default())
        })
    };
    let all: Result<Vec<(Scores, Scores)>, String> = parallel::map(&files, read).into_iter().collect();
    let (mut developed, mut held) = (Scores::default(), Scores::default());
    for (one, other) in all? {
        developed.add(one);
        held.add(other);
    }
    let rows = |what: &str, scores: Scores| {
        [
            Row::f1(format!("{what}: value"), scores.value),
            Row::f1(format!("{what}: words, relaxed"), scores.relaxed),
            Row::f1(format!("{what}: words, strict"), scores.strict),
        ]
    };
    let [value, relaxed, strict] = rows("4 held out", held);
    let best = value.beside("82", "78.1 HeidelTime (other part)");
    Ok([best, relaxed, strict]
        .into_iter()
        .chain(rows("12 others", developed))
        .collect())
}

fn score_file(context: &Context, name: &str) -> Result<Scores, String> {
    let source = context.text(&format!("{FOLDER}/{name}"))?;
    let (text, created, marked) = parse(&source).ok_or_else(|| format!("{name} is no TimeML"))?;
    let mut document = Document::new(text, None, None, None);
    document.published = created.parse().ok().map(|date| Published {
        date,
        instant: None,
        found_in: "meta".to_owned(),
    });
    let annotation = context.annotate(&document);
    let times = context.grounder.layers(&document, &annotation).times;
    let pairs = matched(&marked, &times);
    if !HELD_OUT.contains(&name) {
        context.look(name, &differences(&document.text, &marked, &times, &pairs));
    }
    Ok(Scores::of(&marked, &times, &pairs))
}

/// The text without its tags, the creation time, and what was marked in the text.
fn parse(source: &str) -> Option<(String, String, Vec<Marked>)> {
    let (head, rest) = source.split_once("<TEXT>")?;
    let (body, _) = rest.split_once("</TEXT>")?;
    let created = attribute(head.split("CREATION_TIME").nth(1)?, "value")?;
    let (mut text, mut marked, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        text += &plain(&rest[..at]);
        let (tag, after) = rest[at + 1..].split_once('>')?;
        if tag.starts_with("TIMEX3") {
            open.push((text.len(), attribute(tag, "value")));
        } else if tag == "/TIMEX3" {
            let (start, value) = open.pop()?;
            marked.push(Marked {
                span: Span::of(start..text.len()),
                value: value.filter(|value| value != "null"),
            });
        }
        rest = after;
    }
    text += &plain(rest);
    Some((text, created, marked))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split('"').next()?.to_owned())
}

fn plain(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    named
        .iter()
        .fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

/// Which time stands for which expression: the pairs that share most, each side once.
fn matched(marked: &[Marked], times: &[Time]) -> Vec<(usize, usize)> {
    let mut all: Vec<(u32, usize, usize)> = Vec::new();
    for (one, gold) in marked.iter().enumerate() {
        for (other, time) in times.iter().enumerate() {
            let shared = shared(gold.span, time);
            if shared > 0 {
                all.push((shared, one, other));
            }
        }
    }
    all.sort_by_key(|&(shared, one, other)| (std::cmp::Reverse(shared), one, other));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, one, other) in all {
        if pairs.iter().all(|&(gold, time)| gold != one && time != other) {
            pairs.push((one, other));
        }
    }
    pairs
}

fn shared(span: Span, time: &Time) -> u32 {
    time.spans
        .iter()
        .filter_map(|piece| piece.intersection(span))
        .map(Span::len)
        .sum()
}

fn is_right(gold: &Marked, time: &Time) -> bool {
    gold.value == time.timex3
}

/// What a person looks at: expressions missed, invented and misread.
fn differences(text: &str, marked: &[Marked], times: &[Time], pairs: &[(usize, usize)]) -> String {
    let around = |span: Span| {
        let start = text.floor_char_boundary((span.start() as usize).saturating_sub(60));
        let end = text.ceil_char_boundary((span.end() as usize + 40).min(text.len()));
        let (left, right) = (&text[start..span.start() as usize], &text[span.end() as usize..end]);
        format!("{left}[[{}]]{right}", span.slice(text)).replace('\n', " ")
    };
    let mut lines = Vec::new();
    for (place, gold) in marked.iter().enumerate() {
        let found = pairs.iter().find(|pair| pair.0 == place).map(|pair| &times[pair.1]);
        let line = match found {
            None => format!("missed {:?} {}", gold.value, around(gold.span)),
            Some(time) if !is_right(gold, time) => {
                format!(
                    "misread {:?} as {:?} ({}) {}",
                    gold.value,
                    time.timex3,
                    time.rule,
                    around(gold.span)
                )
            }
            Some(_) => continue,
        };
        lines.push(line);
    }
    for (place, time) in times.iter().enumerate() {
        if pairs.iter().all(|pair| pair.1 != place) {
            lines.extend(
                time.spans
                    .first()
                    .map(|span| format!("invented {:?} ({}) {}", time.timex3, time.rule, around(*span))),
            );
        }
    }
    lines.join("\n")
}

impl Scores {
    fn of(marked: &[Marked], times: &[Time], pairs: &[(usize, usize)]) -> Self {
        let count = |right: &dyn Fn(&Marked, &Time) -> bool| {
            let right = pairs.iter().filter(|&&(one, other)| right(&marked[one], &times[other]));
            Counts::new(marked.len(), times.len(), right.count())
        };
        Self {
            strict: count(&|gold, time| time.spans == [gold.span]),
            relaxed: count(&|_, _| true),
            value: count(&is_right),
        }
    }

    fn add(&mut self, other: Self) {
        self.strict += other.strict;
        self.relaxed += other.relaxed;
        self.value += other.value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "<TimeML><DCT><TIMEX3 functionInDocument=\"CREATION_TIME\" tid=\"t0\" value=\"2031-01-02\">x</TIMEX3></DCT>\
        <TEXT>In <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1931\">1931</TIMEX3> rain &amp; <TIMEX3 tid=\"t2\" value=\"null\">then</TIMEX3></TEXT>";

    #[test]
    fn tags_are_taken_out() {
        let (text, created, marked) = parse(SOURCE).unwrap();
        assert_eq!((text.as_str(), created.as_str()), ("In 1931 rain & then", "2031-01-02"));
        let read: Vec<_> = marked
            .iter()
            .map(|gold| (gold.span.slice(&text), gold.value.as_deref()))
            .collect();
        assert_eq!(read, [("1931", Some("1931")), ("then", None)]);
    }

    #[test]
    fn each_expression_is_matched_once() {
        let (text, _, marked) = parse(SOURCE).unwrap();
        let document = Document::new(text, None, None, None);
        let annotation = rashomon_types::Annotation::empty(rashomon_types::MadeBy::rule("test"));
        let reading = rashomon_types::Reading::new(&document, &annotation);
        let times = rashomon_ground::time::times(&reading);
        let scores = Scores::of(&marked, &times, &matched(&marked, &times));
        assert_eq!(
            (scores.value, scores.strict),
            (Counts::new(2, 1, 1), Counts::new(2, 1, 1))
        );
    }
}
