//! The mentions of a part of the corpus as the engine sees them.

use std::collections::BTreeMap;

use rashomon_accounts::affinity::{Background, Sketch};
use rashomon_ground::Grounding;
use rashomon_types::{Annotation, Reading, Span, TokenId, Upos};

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

/// A report with what the engine finds in it.
pub(crate) struct Layered {
    pub(crate) report: Report,
    annotation: Annotation,
    grounding: Grounding,
}

/// The reports of some topics with their layers.
pub(crate) fn read(context: &Context, topics: impl Iterator<Item = u32>) -> Result<Vec<Layered>, String> {
    let reports = corpus::reports(context, topics)?;
    let layers = parallel::map(&reports, |report| {
        let annotation = context.annotate(&report.document);
        let grounding = context.grounder.layers(&report.document, &annotation);
        (annotation, grounding)
    });
    let pairs = reports.into_iter().zip(layers);
    Ok(pairs
        .map(|(report, (annotation, grounding))| Layered {
            report,
            annotation,
            grounding,
        })
        .collect())
}

/// Some reports of the corpus as one run.
pub(crate) struct Part {
    pub(crate) mentions: Vec<Item>,
    pub(crate) background: Background,
}

impl Part {
    /// These reports as one run.
    pub(crate) fn of<'a>(reports: impl Iterator<Item = &'a Layered> + Clone) -> Self {
        let texts = reports.clone().map(|layered| layered.report.document.text.as_str());
        let background = Background::new(texts);
        let each = reports.enumerate();
        let mentions = each
            .flat_map(|(number, layered)| items(number, layered, &background))
            .collect();
        Self { mentions, background }
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

/// The mentions of a report; a passage is named by its place among all sentences of all reports.
fn items(number: usize, layered: &Layered, background: &Background) -> Vec<Item> {
    let Layered {
        report,
        annotation,
        grounding,
    } = layered;
    let reading = Reading::new(&report.document, annotation);
    let item = |mention: &Mention| {
        let head = head(&reading, mention);
        let mut sketch = sketch(&reading, grounding, mention, head, background);
        sketch.document = number;
        sketch.passage = (number << 32) + mention.sentence.start() as usize;
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
