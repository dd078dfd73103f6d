//! Where the report names or describes somebody: its voices, its subjects and its names.

use std::collections::BTreeSet;

use rashomon_types::{BlockKind, Claim, EntityKind, EntityMention, Source, Span, Token, TokenId, Upos};

use super::lexicon::VoiceLexicon;
use super::phrase::{Hints, Phrase};
use super::portrait::{Class, Portrait, portray};
use crate::reading::Reading;

/// The most words that a phrase is widened by, on either side.
const REACH: usize = 16;

/// What a mention is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Other,
    Subject,
    Source,
}

/// One place where somebody is named or described.
pub(super) struct Mention {
    pub(super) spans: Vec<Span>,
    pub(super) role: Role,
    pub(super) sentence: usize,
    /// Whether it stands in running text, not under a picture or over a column.
    pub(super) in_text: bool,
    pub(super) portrait: Portrait,
}

impl Mention {
    pub(super) fn start(&self) -> u32 {
        self.spans.first().map_or(0, |span| span.start())
    }
}

/// The model's layer as a soft cue.
struct ModelHints<'a>(&'a Reading<'a>);

impl Hints for ModelHints<'_> {
    fn entity(&self, span: Span) -> Option<EntityKind> {
        let entities = &self.0.annotation.entities;
        let after = entities.partition_point(|mention| first_start(mention) < span.end());
        let near = entities[..after].iter().rev().take(4);
        let touching = near.filter(|mention| mention.spans.iter().any(|name| name.overlaps(span)));
        touching.map(|mention| mention.kind).next()
    }

    fn person(&self, span: Span) -> Option<Span> {
        let entities = &self.0.annotation.entities;
        let after = entities.partition_point(|mention| first_start(mention) < span.end());
        let persons = entities[..after]
            .iter()
            .rev()
            .take(4)
            .filter(|mention| mention.kind == EntityKind::Person);
        persons
            .filter_map(|mention| mention.spans.first())
            .copied()
            .find(|name| span.covers(*name))
    }

    fn is_common(&self, word: Span) -> bool {
        token_at(self.0, word.start()).is_some_and(|token| token.upos == Upos::Noun)
    }
}

fn first_start(mention: &EntityMention) -> u32 {
    mention.spans.first().map_or(0, |span| span.start())
}

fn token_at<'a>(reading: &Reading<'a>, offset: u32) -> Option<&'a Token> {
    let tokens = &reading.annotation.tokens;
    let at = tokens.partition_point(|token| token.span.start() < offset);
    tokens.get(at).filter(|token| token.span.start() == offset)
}

/// Reads the phrase at these spans.
pub(super) fn read(reading: &Reading<'_>, lexicon: &VoiceLexicon, spans: &[Span]) -> Portrait {
    portray(&Phrase::new(reading.text(), spans, lexicon, &ModelHints(reading)))
}

/// The names of the report's places: what the model calls so, and what things happen "in".
pub(super) fn places<'a>(reading: &Reading<'a>) -> BTreeSet<&'a str> {
    let entities = reading.annotation.entities.iter();
    let named = entities.filter(|mention| mention.kind == EntityKind::Location);
    let named = named
        .filter_map(|mention| mention.spans.first())
        .map(|span| reading.words(*span));
    let inside = |id: &TokenId| {
        matches!(
            reading.form(*id),
            "in" | "In" | "into" | "across" | "throughout" | "inside"
        )
    };
    let after = reading.tokens().filter(inside).filter_map(|id| reading.after(id));
    let after = after
        .map(|id| reading.form(id))
        .filter(|word| word.starts_with(char::is_uppercase));
    named.chain(after).collect()
}

/// All mentions of the report, in the order of the text.
pub(super) fn mentions(reading: &Reading<'_>, lexicon: &VoiceLexicon, claims: &[Claim]) -> Vec<Mention> {
    let voices: BTreeSet<Vec<Span>> = claims
        .iter()
        .flat_map(voices)
        .map(|voice| voice.spans.clone())
        .collect();
    let voices: Vec<Vec<Span>> = voices.into_iter().filter(|spans| !spans.is_empty()).collect();
    let taken = Taken::new(voices.iter().flatten().copied());
    let mut out: Vec<Mention> = voices
        .into_iter()
        .map(|spans| mention(reading, lexicon, spans, Role::Source))
        .collect();
    out.extend(
        others(reading, &taken)
            .into_iter()
            .filter(|(span, _)| !is_beside(reading, *span) && !crate::voiced::is_nobody(reading, *span))
            .map(|(span, role)| mention(reading, lexicon, vec![span], role))
            .filter(is_somebody),
    );
    out.sort_by_key(|mention| (mention.start(), std::cmp::Reverse(mention.role)));
    out
}

fn voices(claim: &Claim) -> impl Iterator<Item = &Source> {
    std::iter::once(&claim.source).chain(claim.chain())
}

fn mention(reading: &Reading<'_>, lexicon: &VoiceLexicon, spans: Vec<Span>, role: Role) -> Mention {
    let start = spans.first().map_or(0, |span| span.start());
    let kind = reading.block_at(start).map(|block| block.kind);
    Mention {
        portrait: read(reading, lexicon, &spans),
        sentence: reading
            .annotation
            .sentences
            .partition_point(|sentence| sentence.span.end() <= start),
        in_text: !matches!(
            kind,
            Some(BlockKind::Heading | BlockKind::Caption | BlockKind::Credit | BlockKind::Fragment)
        ),
        spans,
        role,
    }
}

/// Whether words stand in a credit or a scrap, where nobody is spoken of.
fn is_beside(reading: &Reading<'_>, span: Span) -> bool {
    [BlockKind::Credit, BlockKind::Fragment]
        .iter()
        .any(|kind| reading.is_in(*kind, span.start()))
}

/// Whether a mention that speaks nowhere can still be taken up later.
fn is_somebody(mention: &Mention) -> bool {
    let portrait = &mention.portrait;
    if mention.role != Role::Source && super::phrase::is_everyday(&portrait.full.to_lowercase()) {
        return false;
    }
    // Whoever is only counted is told of: "34 people were killed, they said".
    if mention.role != Role::Source && portrait.heads.first().is_some_and(|head| head == "people") {
        return false;
    }
    let clear = portrait.class != Class::Unclear && !matches!(portrait.reach, super::portrait::Reach::Pronoun(_));
    clear || portrait.named
}

/// The stretches that voices lie in, joined where they overlap.
struct Taken(Vec<Span>);

impl Taken {
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut sorted: Vec<Span> = spans.collect();
        sorted.sort_unstable();
        let mut out: Vec<Span> = Vec::with_capacity(sorted.len());
        for span in sorted {
            match out.last_mut() {
                Some(last) if last.overlaps(span) => *last = last.hull(span),
                _ => out.push(span),
            }
        }
        Self(out)
    }

    fn overlaps(&self, span: Span) -> bool {
        let after = self.0.partition_point(|taken| taken.start() < span.end());
        after > 0 && self.0[after - 1].overlaps(span)
    }
}

/// Names and subjects outside the voices, none inside another.
fn others(reading: &Reading<'_>, taken: &Taken) -> Vec<(Span, Role)> {
    let subjects = reading
        .tokens()
        .filter(|&id| is_subject(reading.token(id)))
        .map(|id| (widened(reading, id), Role::Subject));
    let names = reading
        .annotation
        .entities
        .iter()
        .filter_map(|mention| name_mention(reading, mention));
    let mut all: Vec<(Span, Role)> = subjects
        .chain(names)
        .filter(|(span, _)| !taken.overlaps(*span))
        .collect();
    all.sort_by_key(|(span, role)| (span.start(), std::cmp::Reverse(span.end()), std::cmp::Reverse(*role)));
    let mut out: Vec<(Span, Role)> = Vec::with_capacity(all.len());
    for (span, role) in all {
        match out.last_mut() {
            Some(last) if last.0.overlaps(span) => last.1 = last.1.max(role),
            _ => out.push((span, role)),
        }
    }
    out
}

fn is_subject(token: &Token) -> bool {
    token.is("nsubj") && matches!(token.upos, Upos::Noun | Upos::Propn)
}

fn name_mention(reading: &Reading<'_>, mention: &EntityMention) -> Option<(Span, Role)> {
    let name = *mention.spans.first()?;
    let wanted = matches!(mention.kind, EntityKind::Person | EntityKind::Organisation);
    let last = reading.annotation.tokens_in(name).last().filter(|_| wanted)?;
    Some((name.hull(widened(reading, last)), Role::Other))
}

/// A noun with the words before it that belong to it, and a name or description set off by commas after it.
fn widened(reading: &Reading<'_>, id: TokenId) -> Span {
    let mut first = id;
    while let Some(before) = reading
        .before(first)
        .filter(|&before| belongs_before(reading, before) && id.index() - before.index() <= REACH)
    {
        first = before;
    }
    let mut last = id;
    while let Some(after) = reading
        .after(last)
        .filter(|&after| belongs_after(reading, last, after) && after.index() - id.index() <= REACH)
    {
        last = after;
    }
    let end = apposition_end(reading, last).unwrap_or(last);
    reading.token(first).span.hull(reading.token(end).span)
}

fn belongs_before(reading: &Reading<'_>, id: TokenId) -> bool {
    let possessive = matches!(reading.form(id), "'s" | "’s" | "'" | "’");
    let plain = matches!(
        reading.token(id).upos,
        Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
    );
    let owner = reading.token(id).upos == Upos::Pron && super::phrase::is_owner(&reading.lower(id));
    possessive || plain || owner || reading.form(id) == "-"
}

fn belongs_after(reading: &Reading<'_>, last: TokenId, after: TokenId) -> bool {
    let token = reading.token(after);
    let linked = matches!(reading.form(last), "of" | "for" | "the" | "-" | "'s" | "’s");
    // "Ada Toldt today", "Ada Toldt zig-zagged": no part of the name.
    let is_name = reading.token(last).upos == Upos::Propn;
    let stray = is_name && token.upos == Upos::Noun && reading.form(after).starts_with(char::is_lowercase);
    let name_like = matches!(token.upos, Upos::Propn | Upos::Noun) && !stray;
    let link = matches!(reading.form(after), "of" | "-" | "'s" | "’s");
    let complete = link
        && reading.after(after).is_some_and(|next| {
            matches!(
                reading.token(next).upos,
                Upos::Det | Upos::Propn | Upos::Noun | Upos::Adj
            )
        });
    name_like || complete || (linked && matches!(token.upos, Upos::Det | Upos::Adj))
}

/// The last word of what stands between two commas after `last`, if that holds no verb.
fn apposition_end(reading: &Reading<'_>, last: TokenId) -> Option<TokenId> {
    let comma = reading
        .after(last)
        .filter(|&comma| matches!(reading.form(comma), "," | "("))?;
    let mut end = None;
    let mut at = reading.after(comma);
    while let Some(id) = at {
        let token = reading.token(id);
        match token.upos {
            Upos::Punct if reading.form(id) != "-" => return end,
            Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Cconj | Upos::Adv | Upos::Pron => return None,
            _ if id.index() - comma.index() > REACH => return None,
            _ => end = Some(id),
        }
        at = reading.after(id);
    }
    None
}
