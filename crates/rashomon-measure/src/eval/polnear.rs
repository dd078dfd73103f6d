//! PolNeAR dev: who said what in political news, from raw text.
//!
//! Each distinct piece of a span counts once, edge punctuation and quotation marks aside; the whole attribution counts
//! if every piece of its source, cue and content is exact. Where a document has several annotators, the first by file
//! name is taken. Figures of others: CofeNet (BERT, test part) and human annotators (train part).

use std::collections::BTreeMap;

use rashomon_types::{Attribution, Document};

use super::Context;
use super::brat;
use super::counts::Counts;
use super::quotes::{self, PARTS, Quote};
use super::row::Row;
use crate::parallel;

const FOLDER: &str = "polnear/dev";

/// The bar and the best known exact F1 of each part.
const EXACT: [(&str, &str); 3] = [
    ("80", "83.2 BERT + Cofe (test); humans 76.5"),
    ("74", "75.3 BERT + Cofe (test); humans 70.4"),
    ("66", "72.9 BERT + Cofe (test); humans 65.4"),
];
const OVERLAP: [&str; 3] = ["humans 84.2", "humans 81.5", "humans 88.1"];
const BEGIN: [&str; 3] = [
    "87.1 BERT + Cofe (test)",
    "82.3 BERT + Cofe (test)",
    "79.6 BERT + Cofe (test)",
];

/// The counts of one document, or of all.
#[derive(Debug, Clone, Default)]
struct Scores {
    exact: [Counts; 3],
    overlapping: [Counts; 3],
    beginning: [Counts; 3],
    linked: Counts,
    half: Counts,
}

impl Scores {
    fn of(gold: &[Quote], found: &[Quote], text: &str) -> Self {
        let each = |score: fn(&[Quote], &[Quote], usize) -> Counts| [0, 1, 2].map(|part| score(gold, found, part));
        Self {
            exact: each(quotes::exact),
            overlapping: each(quotes::overlapping),
            beginning: each(quotes::beginning),
            linked: quotes::linked(gold, found),
            half: quotes::half(gold, found, text),
        }
    }

    fn with(mut self, other: Self) -> Self {
        for part in 0..PARTS.len() {
            self.exact[part] += other.exact[part];
            self.overlapping[part] += other.overlapping[part];
            self.beginning[part] += other.beginning[part];
        }
        self.linked += other.linked;
        self.half += other.half;
        self
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (part, name) in PARTS.iter().enumerate() {
            let (bar, best) = EXACT[part];
            rows.push(Row::f1(format!("{name}, exact"), self.exact[part]).beside(bar, best));
        }
        rows.push(Row::f1("whole attribution, linked, all exact", self.linked).beside("50", "humans 55.9"));
        rows.push(Row::f1("content by half, right source linked", self.half));
        for (part, name) in PARTS.iter().enumerate() {
            rows.push(Row::f1(format!("{name}, any overlap"), self.overlapping[part]).beside("", OVERLAP[part]));
        }
        for (part, name) in PARTS.iter().enumerate() {
            rows.push(Row::f1(format!("{name}, same beginning"), self.beginning[part]).beside("", BEGIN[part]));
        }
        rows
    }
}

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let annotations: Vec<_> = first_annotations(context)?.into_iter().collect();
    let scores = parallel::map(&annotations, |(name, annotation)| {
        score_document(context, name, annotation)
    });
    let scores: Result<Vec<Scores>, String> = scores.into_iter().collect();
    Ok(scores?.into_iter().fold(Scores::default(), Scores::with).rows())
}

fn score_document(context: &Context, name: &str, annotation: &str) -> Result<Scores, String> {
    let text = context.text(&format!("{FOLDER}/text/{name}.txt"))?;
    let marked = brat::parse(&context.text(&format!("{FOLDER}/attributions/{annotation}"))?, &text);
    let gold: Vec<Quote> = marked
        .iter()
        .map(|marked| Quote::new([&marked.source, &marked.cue, &marked.content], &text))
        .collect();
    let mut document = Document::new(text, None, None, None);
    document.blocks = rashomon_read::blocks(&document.text);
    let found = context.model.annotate(&document).value.attributions;
    let found: Vec<Quote> = found
        .iter()
        .map(|attribution| quote(attribution, &document.text))
        .collect();
    Ok(Scores::of(&gold, &found, &document.text))
}

fn quote(attribution: &Attribution, text: &str) -> Quote {
    let Attribution {
        source, cue, content, ..
    } = attribution;
    Quote::new([&source.spans, &cue.spans, &content.spans], text)
}

/// For each document the file of its first annotator by name: the annotator follows the last underscore.
fn first_annotations(context: &Context) -> Result<BTreeMap<String, String>, String> {
    let folder = context.folder.join(FOLDER).join("attributions");
    let listing = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = listing
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".ann")).collect();
    names.sort_unstable();
    let mut first = BTreeMap::new();
    for name in names {
        if let Some((document, _)) = name.rsplit_once('_') {
            first.entry(document.to_owned()).or_insert(name);
        }
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rashomon_types::Span;

    #[test]
    fn documents_add_up() {
        let text = "He said no.";
        let quote = Quote::new([&[Span::of(0..2)], &[Span::of(3..7)], &[Span::of(8..11)]], text);
        let right = Scores::of(std::slice::from_ref(&quote), std::slice::from_ref(&quote), text);
        let missed = Scores::of(std::slice::from_ref(&quote), &[], text);
        let both = right.with(missed);
        assert_eq!(
            (both.exact[2], both.linked),
            (Counts::new(2, 1, 1), Counts::new(2, 1, 1))
        );
        assert_eq!(both.half, Counts::new(2, 1, 1));
        assert_eq!(both.rows().len(), 11);
    }
}
