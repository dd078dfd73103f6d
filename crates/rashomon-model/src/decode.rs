//! From the scores of windows to the layers of an `Annotation`.

use std::ops::Range;

use rashomon_types::{
    Annotation, Attribution, EntityKind, EntityMention, Fragments, Label, MadeBy, Role, RoleMention, Sentence,
    SentenceId, Span, Token, TokenId, Upos,
};

use crate::chain::{Chain, Tagged, largest, softmax_at};
use crate::network::{Network, Scores, WindowScores};
use crate::window::Window;
use crate::{ModelError, tree};

/// The label sets of a model, made once.
pub(crate) struct Labels {
    pub(crate) upos: Vec<Upos>,
    pub(crate) feats: Vec<Label>,
    pub(crate) deprels: Vec<Label>,
    pub(crate) entity: Chain,
    pub(crate) attribution: Chain,
    pub(crate) roles: Chain,
}

/// What one window says of its own words; word numbers count through the document.
#[derive(Default)]
pub(crate) struct WindowLayers {
    tokens: Vec<TokenLayer>,
    entities: Vec<Found<EntityKind>>,
    parts: Vec<Found<Part>>,
    roles: Vec<Found<Role>>,
}

struct TokenLayer {
    upos: Upos,
    feats: Label,
    deprel: Label,
    head: Option<usize>,
    ends: bool,
}

/// A run of words that a chain marked.
struct Found<K> {
    kind: K,
    words: Range<usize>,
    confidence: f64,
    /// The first word of the cue that it most likely belongs to, among those that the window reads.
    link: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Source,
    Cue,
    Content,
}

/// Reads the layers off the scores of one window. `last_words` are the last words of segments: sentences end there.
pub(crate) fn window_layers(
    network: &Network,
    labels: &Labels,
    window: &Window,
    scores: &WindowScores,
    is_last_of_segment: impl Fn(usize) -> bool,
    sentences_given: Option<&[Range<usize>]>,
) -> Result<WindowLayers, ModelError> {
    let sentences = match sentences_given {
        Some(given) => given.to_vec(),
        None => sentences(window, scores, &is_last_of_segment),
    };
    let segments = segments(window, is_last_of_segment);
    Ok(WindowLayers {
        tokens: token_layers(network, labels, window, scores, &sentences)?,
        entities: entities(labels, window, scores, &segments),
        parts: parts(labels, window, scores, &segments),
        roles: roles(labels, window, scores, &segments),
    })
}

/// Word ranges of the sentences among the window's own words.
fn sentences(window: &Window, scores: &WindowScores, is_last_of_segment: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = window.own.start;
    for word in window.own.clone() {
        let row = scores.ends.row(word - window.context);
        if row[1] > row[0] || is_last_of_segment(word) || word + 1 == window.own.end {
            out.push(start..word + 1);
            start = word + 1;
        }
    }
    out
}

fn token_layers(
    network: &Network,
    labels: &Labels,
    window: &Window,
    scores: &WindowScores,
    sentences: &[Range<usize>],
) -> Result<Vec<TokenLayer>, ModelError> {
    let base = window.context;
    let heads: Vec<Option<usize>> = sentences
        .iter()
        .flat_map(|sentence| sentence_heads(sentence, base, &scores.arc))
        .collect();
    let words = window.own.clone().map(|word| word - base);
    // the root's relation is scored as that of an arc to itself; so in training
    let arcs: Vec<(usize, usize)> = words
        .clone()
        .zip(&heads)
        .map(|(word, head)| (word, head.map_or(word, |head| head - base)))
        .collect();
    let relations = network.relations(scores, &arcs)?;
    let root: Label = "root".into();
    let layers = words.zip(heads).enumerate().map(|(row, (word, head))| TokenLayer {
        upos: labels.upos[largest(scores.upos.row(word))],
        feats: labels.feats[largest(scores.feats.row(word))].clone(),
        deprel: if head.is_some() {
            relation(labels, relations.row(row))
        } else {
            root.clone()
        },
        ends: sentences.iter().any(|sentence| sentence.end == word + base + 1),
        head,
    });
    Ok(layers.collect())
}

/// The best relation but `root`, which only the root has.
fn relation(labels: &Labels, row: &[f32]) -> Label {
    let allowed = row
        .iter()
        .zip(&labels.deprels)
        .map(|(&score, label)| if *label == "root" { f32::NEG_INFINITY } else { score });
    labels.deprels[largest(&allowed.collect::<Vec<f32>>())].clone()
}

fn sentence_heads(sentence: &Range<usize>, base: usize, arc: &Scores) -> Vec<Option<usize>> {
    let first = sentence.start - base;
    let root_column = arc.row(first).len() - 1;
    let heads = tree::heads(
        sentence.len(),
        |word, head| arc.row(first + word)[first + head],
        |word| arc.row(first + word)[root_column],
    );
    heads
        .into_iter()
        .map(|head| head.map(|head| head + sentence.start))
        .collect()
}

/// The parts of a window that no span may cross, counted from the window's first word.
fn segments(window: &Window, is_last_of_segment: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = window.context;
    for word in window.words() {
        if is_last_of_segment(word) || word + 1 == window.own.end {
            out.push(start - window.context..word + 1 - window.context);
            start = word + 1;
        }
    }
    out
}

/// The spans of a layer in every segment, words counted from the window's first.
fn tagged<'chain>(chain: &'chain Chain, scores: &Scores, segments: &[Range<usize>]) -> Vec<Tagged<'chain>> {
    let in_segment = |segment: &Range<usize>| {
        let mut spans = chain.spans(scores.rows(segment.clone()));
        for span in &mut spans {
            span.words = span.words.start + segment.start..span.words.end + segment.start;
        }
        spans
    };
    segments.iter().flat_map(in_segment).collect()
}

fn entities(
    labels: &Labels,
    window: &Window,
    scores: &WindowScores,
    segments: &[Range<usize>],
) -> Vec<Found<EntityKind>> {
    let kind_of = |kind: &str| match kind {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Location,
        _ => EntityKind::Other,
    };
    let found = tagged(&labels.entity, &scores.entity, segments)
        .into_iter()
        .map(|span| Found {
            kind: kind_of(span.kind),
            words: span.words.start + window.context..span.words.end + window.context,
            confidence: span.confidence,
            link: None,
        });
    found.filter(|found| found.words.start >= window.own.start).collect()
}

/// What words answer questions; none where the model does not read roles.
fn roles(labels: &Labels, window: &Window, scores: &WindowScores, segments: &[Range<usize>]) -> Vec<Found<Role>> {
    if scores.roles.width() == 0 {
        return Vec::new();
    }
    let base = window.context;
    let found = tagged(&labels.roles, &scores.roles, segments).into_iter();
    let found = found.filter_map(|span| {
        Some(Found {
            kind: Role::named(span.kind)?,
            words: span.words.start + base..span.words.end + base,
            confidence: span.confidence,
            link: None,
        })
    });
    found.filter(|found| found.words.start >= window.own.start).collect()
}

fn parts(labels: &Labels, window: &Window, scores: &WindowScores, segments: &[Range<usize>]) -> Vec<Found<Part>> {
    let kind_of = |kind: &str| match kind {
        "S" => Part::Source,
        "T" => Part::Cue,
        _ => Part::Content,
    };
    let base = window.context;
    let tagged = tagged(&labels.attribution, &scores.attribution, segments);
    let cues: Vec<usize> = tagged
        .iter()
        .filter(|span| span.kind == "T")
        .map(|span| span.words.start)
        .collect();
    let found = tagged.iter().map(|span| {
        let kind = kind_of(span.kind);
        let link = if kind == Part::Cue {
            None
        } else {
            best_cue(&scores.link, &span.words, &cues, segments)
        };
        Found {
            kind,
            words: span.words.start + base..span.words.end + base,
            confidence: span.confidence,
            link: link.map(|cue| cue + base),
        }
    });
    found.filter(|found| found.words.start >= window.own.start).collect()
}

/// What it costs, in log probability, that a span belongs to a cue in another segment; and each word between them.
const OTHER_SEGMENT: f64 = 3.0;
const WORD_BETWEEN: f64 = 0.08;

/// The cue that the words of a span point to: the mean of their log probabilities, near cues preferred.
fn best_cue(link: &Scores, words: &Range<usize>, cues: &[usize], segments: &[Range<usize>]) -> Option<usize> {
    let segment_of = |word: usize| segments.iter().position(|segment| segment.contains(&word));
    let own = segment_of(words.start);
    let pointing = |cue: usize| -> f64 {
        let of_word = |word: usize| {
            let row = link.row(word);
            softmax_at(&row[..row.len() - 1], cue).max(1e-6).ln()
        };
        words.clone().map(of_word).sum::<f64>() / words.len() as f64
    };
    let score = |cue: usize| {
        let between = if cue < words.start {
            words.start - cue
        } else {
            cue.saturating_sub(words.end)
        };
        let elsewhere = if segment_of(cue) == own { 0.0 } else { OTHER_SEGMENT };
        pointing(cue) - elsewhere - WORD_BETWEEN * between as f64
    };
    cues.iter().copied().max_by(|&a, &b| score(a).total_cmp(&score(b)))
}

/// Joins the windows' layers to one annotation over `words`.
pub(crate) fn annotation(words: &[Span], text: &str, layers: Vec<WindowLayers>, made_by: MadeBy) -> Annotation {
    let mut out = Annotation::empty(made_by);
    let (mut entities, mut parts, mut roles) = (Vec::new(), Vec::new(), Vec::new());
    let mut first = 0;
    for layer in layers {
        entities.extend(layer.entities);
        parts.extend(layer.parts);
        roles.extend(layer.roles);
        for token in layer.tokens {
            let index = out.tokens.len();
            out.tokens.push(Token {
                span: words[index],
                upos: token.upos,
                feats: token.feats,
                lemma: crate::lemma::lemma(words[index].slice(text), token.upos),
                head: token.head.map(TokenId::at),
                deprel: token.deprel,
                sentence: SentenceId::at(out.sentences.len()),
            });
            if token.ends {
                out.sentences.push(Sentence {
                    span: words[first].hull(words[index]),
                    first: TokenId::at(first),
                    end: TokenId::at(index + 1),
                });
                first = index + 1;
            }
        }
    }
    let span = |range: &Range<usize>| words[range.start].hull(words[range.end - 1]);
    out.entities = entities
        .iter()
        .map(|found| EntityMention {
            spans: vec![span(&found.words)],
            kind: found.kind,
            confidence: found.confidence,
        })
        .collect();
    out.attributions = attributions(&parts, span);
    let mention = |found: &Found<Role>| RoleMention {
        spans: vec![span(&found.words)],
        role: found.kind,
        confidence: found.confidence,
    };
    out.roles = roles.iter().map(mention).collect();
    out
}

/// One attribution a cue, with the sources and contents that point to it, in the order of their first words.
fn attributions(parts: &[Found<Part>], span: impl Fn(&Range<usize>) -> Span) -> Vec<Attribution> {
    let cues = parts.iter().filter(|part| part.kind == Part::Cue);
    let of = |cue: &Found<Part>, kind: Part| {
        parts
            .iter()
            .filter(move |part| part.kind == kind && part.link == Some(cue.words.start))
            .collect::<Vec<_>>()
    };
    let made = cues.map(|cue| {
        let (sources, contents) = (of(cue, Part::Source), of(cue, Part::Content));
        let all = || sources.iter().chain(&contents).copied().chain([cue]);
        let fragments = |found: &[&Found<Part>]| Fragments::new(found.iter().map(|part| span(&part.words)).collect());
        Attribution {
            source: fragments(&sources),
            cue: fragments(&[cue]),
            content: fragments(&contents),
            confidence: all().map(|part| part.confidence).fold(1.0, f64::min),
        }
    });
    made.collect()
}
