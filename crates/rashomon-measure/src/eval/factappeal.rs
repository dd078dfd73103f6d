//! FactAppeal val: whether the sources of facts are found, told to be named or not, and sorted.
//!
//! Each sentence is read as a document of its own, from text to claims. A source counts as found if a voice of a claim
//! overlaps it; name and sort are scored on those. The sorts are mapped so:
//!
//! | FactAppeal | engine |
//! |---|---|
//! | `Official` | `official`, `international` |
//! | `Active_Participant` | `armed_group`; also `official` and `international`, since whoever takes part may be a state |
//! | `Expert` | `expert` |
//! | `Witness` | `witness` |
//! | `Direct_Evidence`, `Expert_Document` | `document` |
//! | `News_Report` | `media` |
//! | `null` | left out: the annotators could not tell |
//!
//! `unknown` and `reporter` answer none of them.

use rashomon::Input;
use rashomon_types::{Run, Source, SourceKind, Span};

use super::Context;
use super::counts::{Counts, macro_f1};
use super::row::Row;
use crate::parallel;

const FILE: &str = "factappeal/val.csv";

/// The sorts on which both sides can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Official,
    Participant,
    Expert,
    Witness,
    Document,
    Media,
    Unknown,
}

/// A source as it was marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marked {
    span: Span,
    named: bool,
    sort: Option<Sort>,
}

/// What came of one sentence, or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Scores {
    sources: Counts,
    /// Named as marked and as found, of the sources found.
    named: Vec<(bool, bool)>,
    /// Sort as marked and as found, of the sources found whose sort was marked.
    sorts: Vec<(Sort, Sort)>,
}

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let engine = crate::engine()?;
    let text = context.text(FILE)?;
    let records: Result<Vec<(String, String)>, csv::Error> =
        csv::Reader::from_reader(text.as_bytes()).deserialize().collect();
    let records = records.map_err(|error| format!("{FILE}: {error}"))?;
    let score = |(sentence, annotation): &(String, String)| {
        let run = engine.read(&[Input {
            name: "sentence",
            bytes: sentence.as_bytes(),
        }]);
        Scores::of(&marked(annotation), &voices(&run))
    };
    let all: Vec<Scores> = parallel::map(&records, score);
    Ok(all.into_iter().fold(Scores::default(), Scores::with).rows())
}

/// The voices of all claims that have words, each once.
fn voices(run: &Run) -> Vec<&Source> {
    let mut voices: Vec<&Source> = Vec::new();
    for claim in &run.claims {
        for voice in [&claim.source].into_iter().chain(claim.chain()) {
            if !voice.spans.is_empty() && voices.iter().all(|known| known.spans != voice.spans) {
                voices.push(voice);
            }
        }
    }
    voices
}

/// The sources in a sentence with tags; offsets are those of the sentence without them.
fn marked(annotation: &str) -> Vec<Marked> {
    let (mut length, mut open, mut sources) = (0, Vec::new(), Vec::new());
    let mut rest = annotation;
    while let Some(first) = rest.chars().next() {
        let Some(tag) = tag(rest) else {
            length += first.len_utf8();
            rest = &rest[first.len_utf8()..];
            continue;
        };
        rest = &rest[tag.len() + "<>".len()..];
        match tag.strip_prefix('/') {
            None => open.push((tag, length)),
            Some(_) => sources.extend(open.pop().and_then(|(tag, start)| source(tag, Span::of(start..length)))),
        }
    }
    sources.sort_by_key(|source: &Marked| source.span);
    sources
}

/// What stands between `<` and `>` where a tag begins here.
fn tag(rest: &str) -> Option<&str> {
    let (tag, _) = rest.strip_prefix('<')?.split_once('>')?;
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphabetic() || c == '_' || c == ':');
    (name.starts_with(|first: char| first.is_ascii_uppercase()) && is_name(name)).then_some(tag)
}

/// The source of a tag such as `Source:Named:Official`.
fn source(tag: &str, span: Span) -> Option<Marked> {
    let (name, sort) = tag.strip_prefix("Source:")?.split_once(':')?;
    let sort = match sort {
        "Official" => Some(Sort::Official),
        "Active_Participant" => Some(Sort::Participant),
        "Expert" => Some(Sort::Expert),
        "Witness" => Some(Sort::Witness),
        "Direct_Evidence" | "Expert_Document" => Some(Sort::Document),
        "News_Report" => Some(Sort::Media),
        _ => None,
    };
    Some(Marked {
        span,
        named: name == "Named",
        sort,
    })
}

/// The sort of a voice, where `wanted` was marked.
fn sort(kind: SourceKind, wanted: Sort) -> Sort {
    match kind {
        SourceKind::Official | SourceKind::International if wanted == Sort::Participant => Sort::Participant,
        SourceKind::Official | SourceKind::International => Sort::Official,
        SourceKind::ArmedGroup => Sort::Participant,
        SourceKind::Expert => Sort::Expert,
        SourceKind::Witness => Sort::Witness,
        SourceKind::Document => Sort::Document,
        SourceKind::Media => Sort::Media,
        SourceKind::Reporter | SourceKind::Unknown => Sort::Unknown,
    }
}

/// How many bytes a voice shares with a span.
fn shared(voice: &Source, span: Span) -> u32 {
    voice
        .spans
        .iter()
        .filter_map(|piece| piece.intersection(span))
        .map(Span::len)
        .sum()
}

impl Scores {
    fn of(gold: &[Marked], voices: &[&Source]) -> Self {
        let mut scores = Self::default();
        for source in gold {
            let best = voices.iter().max_by_key(|voice| shared(voice, source.span));
            if let Some(voice) = best.filter(|voice| shared(voice, source.span) > 0) {
                scores.sources.gold_right += 1;
                scores.named.push((source.named, voice.named));
                scores
                    .sorts
                    .extend(source.sort.map(|wanted| (wanted, sort(voice.kind, wanted))));
            }
        }
        let is_right = |voice: &&&Source| gold.iter().any(|source| shared(voice, source.span) > 0);
        scores.sources.gold = gold.len();
        scores.sources.found = voices.len();
        scores.sources.found_right = voices.iter().filter(is_right).count();
        scores
    }

    fn with(mut self, other: Self) -> Self {
        self.sources += other.sources;
        self.named.extend(other.named);
        self.sorts.extend(other.sorts);
        self
    }

    fn rows(&self) -> Vec<Row> {
        let named = self.named.iter().filter(|(gold, found)| gold == found).count();
        let sorted = self.sorts.iter().filter(|(gold, found)| gold == found).count();
        let macro_f1 = format!("{:.1}", macro_f1(&self.sorts));
        vec![
            Row::f1("sources found, any overlap", self.sources),
            Row::accuracy("named or unnamed, of those found", named, self.named.len()),
            Row::accuracy("sort, of those found", sorted, self.sorts.len()),
            Row::number("sort, macro-F1, of those found", macro_f1)
                .beside("", "73 Gemma-2-9B, macro-F1 of its whole task (test)"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNOTATION: &str = "<Fact_Appeal:Direct_Quote>\"It burned,\" 1 < 2, <Source:Named:Official>Mayor <Source_Attribute>\
        Ruhl</Source_Attribute></Source:Named:Official> said</Fact_Appeal:Direct_Quote> to <Source:Unnamed:null>her</Source:Unnamed:null>.";

    #[test]
    fn tags_are_read_and_taken_out() {
        let sentence = "\"It burned,\" 1 < 2, Mayor Ruhl said to her.";
        let sources = marked(ANNOTATION);
        assert_eq!(sources[0].span.slice(sentence), "Mayor Ruhl");
        assert_eq!((sources[0].named, sources[0].sort), (true, Some(Sort::Official)));
        assert_eq!(
            (sources[1].span.slice(sentence), sources[1].named, sources[1].sort),
            ("her", false, None)
        );
    }

    #[test]
    fn sources_are_matched_by_overlap() {
        let mut voice = Source::of_kind(SourceKind::Official);
        voice.spans = vec![Span::of(26..30)];
        voice.named = true;
        let mut stranger = Source::of_kind(SourceKind::Unknown);
        stranger.spans = vec![Span::of(1..3)];
        let scores = Scores::of(&marked(ANNOTATION), &[&voice, &stranger]);
        assert_eq!(scores.sources, Counts::new(2, 2, 1));
        assert_eq!(
            (scores.named, scores.sorts),
            (vec![(true, true)], vec![(Sort::Official, Sort::Official)])
        );
        assert_eq!(sort(SourceKind::International, Sort::Participant), Sort::Participant);
    }
}
