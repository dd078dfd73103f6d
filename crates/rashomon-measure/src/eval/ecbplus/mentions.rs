//! The mentions of a part of the corpus as the engine sees them.

use std::collections::BTreeMap;

use rashomon_accounts::affinity::{Background, Sketch};
use rashomon_ground::Grounding;
use rashomon_types::{Reading, Span, TokenId, Upos};

use super::super::Context;
use super::corpus::{self, Mention, Report};
use super::metrics::Clusters;
use crate::parallel;

/// A mention with what it is compared by.
pub(crate) struct Item {
    pub(crate) topic: u32,
    /// The occurrence that it tells of, a name within the part.
    pub(crate) occurrence: String,
    /// The dictionary form of its head, as the model has it.
    pub(crate) lemma: String,
    pub(crate) sketch: Sketch,
}

/// Some topics of the corpus.
pub(crate) struct Part {
    pub(crate) mentions: Vec<Item>,
    pub(crate) background: Background,
}

impl Part {
    /// Reads and annotates.
    pub(crate) fn read(context: &Context, topics: impl Iterator<Item = u32>) -> Result<Self, String> {
        let reports = corpus::reports(context, topics)?;
        let background = Background::new(reports.iter().map(|report| report.document.text.as_str()));
        let numbered: Vec<(usize, &Report)> = reports.iter().enumerate().collect();
        let read = parallel::map(&numbered, |(number, report)| {
            items(context, *number, report, &background)
        });
        let mut mentions: Vec<Item> = read.into_iter().flatten().collect();
        let mut passages: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for item in &mut mentions {
            let next = passages.len();
            item.sketch.passage = *passages
                .entry((item.sketch.document, item.sketch.passage))
                .or_insert(next);
        }
        Ok(Self { mentions, background })
    }

    /// All mentions.
    pub(crate) fn all(&self) -> Vec<usize> {
        (0..self.mentions.len()).collect()
    }

    /// The mentions of each topic.
    pub(crate) fn by_topic(&self) -> Vec<Vec<usize>> {
        self.grouped(self.all(), |item| item.topic)
    }

    /// The marked clusters.
    pub(crate) fn key(&self) -> Clusters {
        self.grouped(self.all(), |item| (item.topic, item.occurrence.as_str()))
    }

    /// Mentions put together by what they share.
    pub(crate) fn grouped<'a, K: Ord>(
        &'a self,
        mentions: impl IntoIterator<Item = usize>,
        key: impl Fn(&'a Item) -> K,
    ) -> Clusters {
        let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for mention in mentions {
            groups.entry(key(&self.mentions[mention])).or_default().push(mention);
        }
        groups.into_values().collect()
    }

    /// The same clusters cut where reports end.
    pub(crate) fn cut(&self, clusters: &Clusters) -> Clusters {
        let by_report = |cluster: &Vec<usize>| self.grouped(cluster.iter().copied(), |item| item.sketch.document);
        clusters.iter().flat_map(by_report).collect()
    }
}

fn items(context: &Context, number: usize, report: &Report, background: &Background) -> Vec<Item> {
    let annotation = context.annotate(&report.document);
    let reading = Reading::new(&report.document, &annotation);
    let grounding = context.grounder.layers(&report.document, &annotation);
    let item = |mention: &Mention| {
        let head = head(&reading, mention);
        let mut sketch = sketch(&reading, &grounding, mention, head, background);
        sketch.document = number;
        sketch.passage = mention.sentence.start() as usize;
        Item {
            topic: report.topic,
            occurrence: mention.occurrence.clone(),
            lemma: head.map_or_else(String::new, |head| reading.lemma(head).to_lowercase()),
            sketch,
        }
    };
    report.mentions.iter().map(item).collect()
}

/// The word of a mention that all its others hang on.
fn head(reading: &Reading<'_>, mention: &Mention) -> Option<TokenId> {
    let whole = mention.words.iter().copied().reduce(Span::hull)?;
    let top = reading.head_of(whole)?;
    let is_own = |token: TokenId| {
        mention
            .words
            .iter()
            .any(|word| word.overlaps(reading.token(token).span))
    };
    let first = || reading.annotation.tokens_in(whole).find(|&token| is_own(token));
    if is_own(top) { Some(top) } else { first() }
}

fn sketch(
    reading: &Reading<'_>,
    grounding: &Grounding,
    mention: &Mention,
    head: Option<TokenId>,
    background: &Background,
) -> Sketch {
    let inside = |spans: &[Span]| spans.iter().all(|span| mention.sentence.covers(*span));
    let words: Vec<&str> = mention.words.iter().map(|&span| reading.words(span)).collect();
    let form = head.map(|head| reading.form(head));
    let mut sketch = Sketch::of_words(background, &words.join(" "), form, reading.words(mention.sentence));
    let at_head =
        |spans: &[Span]| head.is_some_and(|head| spans.iter().any(|span| span.overlaps(reading.token(head).span)));
    let of_kind = grounding.event_mentions.iter().find(|event| at_head(&event.spans));
    sketch.kind = of_kind.map(|event| event.kind.clone());
    let who: Vec<&str> = head.map_or_else(Vec::new, |head| participants(reading, head));
    sketch.participants = background.stem_set(&who.join(" "));
    let times: Vec<_> = grounding
        .times
        .iter()
        .filter(|time| inside(&time.spans))
        .cloned()
        .collect();
    let places: Vec<_> = grounding
        .places
        .iter()
        .filter(|place| inside(&place.spans))
        .cloned()
        .collect();
    sketch.set_times(&times);
    sketch.set_places(&places);
    sketch
}

/// The words of those who had a part in it: subject, object and what hangs on the word itself, clauses left out.
fn participants<'a>(reading: &Reading<'a>, head: TokenId) -> Vec<&'a str> {
    let parts = ["nsubj", "obj", "iobj", "obl", "nmod", "compound"];
    let is_part = |&&child: &&TokenId| parts.iter().any(|part| reading.token(child).is(part));
    let mut out = Vec::new();
    for &part in reading.children(head).iter().filter(is_part) {
        let clauses: Vec<TokenId> = reading
            .subtree(part)
            .into_iter()
            .filter(|&below| reading.token(below).is("acl"))
            .collect();
        let is_clause = |token: TokenId| clauses.iter().any(|&clause| reading.is_under(token, clause));
        let solid = |token: &TokenId| !is_clause(*token) && reading.token(*token).upos != Upos::Punct;
        out.extend(
            reading
                .subtree(part)
                .into_iter()
                .filter(solid)
                .map(|token| reading.form(token)),
        );
    }
    out
}
