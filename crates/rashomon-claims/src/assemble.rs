//! From what the finders propose to claims: one draft a cue, parts trimmed, relays joined, nesting settled.

use rashomon_types::{BlockKind, Claim, Diagnostic, EntityKind, Fragments, Source, SourceKind, Span, TokenId, Upos};

use crate::acts;
use crate::cues::Frame;
use crate::draft::{Draft, Voice};
use crate::find::cited_voices;
use crate::no_claims::NO_CLAIMS;
use crate::reading::Reading;
use crate::trim;
use crate::voiced::{self, is_first_person};

/// One draft a cue: the lists come in order of trust, and a draft whose cue an earlier list has is dropped.
pub(crate) fn merge(lists: Vec<Vec<Draft>>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for list in lists {
        let held = out.len();
        for draft in list {
            match out[..held].iter_mut().find(|kept| is_same_cue(kept, &draft)) {
                Some(kept) => supply(kept, &draft),
                None => out.push(draft),
            }
        }
    }
    out
}

fn is_same_cue(kept: &Draft, draft: &Draft) -> bool {
    let overlap = kept.cue.iter().any(|a| draft.cue.iter().any(|b| a.overlaps(*b)));
    overlap || (kept.cue_token.is_some() && kept.cue_token == draft.cue_token)
}

/// What the first reading of a cue lacks, the second may have.
fn supply(kept: &mut Draft, draft: &Draft) {
    let fuller = kept.source.len() == 1 && draft.source.len() == 1 && draft.source[0].covers(kept.source[0]);
    // "the envoy, who declined to say": no voice holds its own cue
    let fuller = fuller
        && !kept
            .cue
            .iter()
            .any(|cue| draft.source.iter().any(|voice| voice.covers(*cue)));
    // the subject of "is believed to have fled" is no voice, whatever the model says
    let is_said_of = kept
        .content
        .iter()
        .any(|said| draft.source.iter().any(|voice| voice.overlaps(*said)));
    if (kept.source.is_empty() && !is_said_of) || fuller {
        kept.source.clone_from(&draft.source);
    }
    if kept.content.is_empty() && kept.act.is_none() {
        kept.content.clone_from(&draft.content);
    }
    kept.confidence = kept.confidence.max(draft.confidence);
}

/// "said p and accused q": what the same voice says by a second cue is no part of the first content.
pub(crate) fn part(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let seconds: Vec<(Vec<Span>, Span)> = drafts
        .iter()
        .filter_map(|draft| Some((draft.source.clone(), *draft.cue.first()?)))
        .collect();
    for draft in drafts.iter_mut() {
        let shared = seconds
            .iter()
            .filter(|(source, cue)| !source.is_empty() && *source == draft.source && !draft.cue.contains(cue));
        let cues: Vec<Span> = shared.map(|(_, cue)| *cue).collect();
        let Some(last) = draft.content.last_mut() else { continue };
        if let Some(cue) = cues.into_iter().find(|cue| last.covers(*cue)) {
            let kept = Span::new(last.start(), cue.start())
                .and_then(|span| trim::content(reading, without_conjunction(reading, span), true));
            *last = kept.unwrap_or(*last);
        }
    }
}

/// A span without the "and" or "but" that it ends in.
fn without_conjunction(reading: &Reading<'_>, span: Span) -> Span {
    let last = reading
        .annotation
        .tokens_in(span)
        .filter(|&id| !matches!(reading.token(id).upos, Upos::Punct | Upos::Aux | Upos::Adv))
        .last();
    let conjunction = last.filter(|&id| matches!(reading.lower(id).as_str(), "and" | "but" | "or" | "while"));
    conjunction
        .and_then(|id| Span::new(span.start(), reading.token(id).span.start()))
        .unwrap_or(span)
}

/// Trims every part, cuts cue and source out of contents, and drops what is no claim.
pub(crate) fn tidy(reading: &Reading<'_>, drafts: Vec<Draft>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Draft> {
    drafts
        .into_iter()
        .filter_map(|draft| tidied(reading, draft, diagnostics))
        .collect()
}

fn tidied(reading: &Reading<'_>, mut draft: Draft, diagnostics: &mut Vec<Diagnostic>) -> Option<Draft> {
    let place = draft.cue.first().or(draft.content.first())?.start();
    let unread = [BlockKind::Heading, BlockKind::Credit, BlockKind::Fragment];
    if unread.iter().any(|kind| reading.is_in(*kind, place)) {
        return None;
    }
    draft.cue = own_cue(reading, &draft);
    draft.source = draft
        .source
        .iter()
        .filter_map(|span| source_span(reading, *span))
        .collect();
    draft.source.truncate(1);
    draft.source = own_voice(reading, &mut draft)?;
    draft.source = with_name_before(reading, &draft);
    draft.content = own_content(reading, &draft);
    let is_silence = matches!(
        draft.act,
        Some(rashomon_types::Act::Decline | rashomon_types::Act::Omit)
    );
    let is_none = NO_CLAIMS.iter().any(|is_none| is_none(reading, &draft));
    if is_none || (draft.content.is_empty() && !is_silence) {
        return None;
    }
    if is_garbled(reading, &draft) {
        let span = reading
            .sentences_around(draft.content[0])
            .next()
            .map(|at| reading.annotation.sentences[at].span)?;
        let remark = Diagnostic::note(
            "claims.fragment",
            "these words are no sentence that a person would write; no claim is made of them",
        );
        diagnostics.push(remark.at(reading.document.id, span));
        return None;
    }
    Some(draft)
}

/// "The toll rose to 85, Ivo Marrant, head of the region, said": the voice with the name that stands before its office.
fn with_name_before(reading: &Reading<'_>, draft: &Draft) -> Vec<Span> {
    let mut source = draft.source.clone();
    if let Some(voice) = source.first_mut() {
        *voice = name_before(reading, draft, *voice).map_or(*voice, |name| name.hull(*voice));
    }
    source
}

/// The person's name between two commas right before an office that has no article.
fn name_before(reading: &Reading<'_>, draft: &Draft, office: Span) -> Option<Span> {
    let before = |span: Span| {
        reading
            .annotation
            .tokens_in(span)
            .next()
            .and_then(|id| reading.before(id))
    };
    let comma = before(office).filter(|&id| reading.form(id) == ",")?;
    let last = reading.token(reading.before(comma)?).span;
    let people = reading
        .annotation
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person);
    let name = people
        .flat_map(|entity| &entity.spans)
        .find(|span| span.end() == last.end())?;
    let is_apart = before(*name).is_some_and(|id| reading.form(id) == ",");
    let words = reading.words(office);
    let is_office = words.starts_with(char::is_lowercase) && !words.starts_with("the ");
    let ends_content = |piece: &Span| piece.covers(*name) && piece.start() < name.start();
    (is_apart && is_office && draft.content.iter().any(ends_content)).then_some(*name)
}

/// The voice, or, where its words name nobody, the cue's own subject; none if that names nobody either.
fn own_voice(reading: &Reading<'_>, draft: &mut Draft) -> Option<Vec<Span>> {
    let names = |source: &[Span]| source.iter().all(|span| !voiced::is_nobody(reading, *span));
    let cue = draft.cue_token;
    if cue.is_some_and(|cue| is_supposed_of(reading, cue)) {
        return Some(Vec::new());
    }
    if names(&draft.source) {
        return Some(draft.source.clone());
    }
    let verb = cue.filter(|&cue| reading.token(cue).upos == Upos::Verb && reading.child(cue, "nsubj").is_some())?;
    let found: Vec<Span> = crate::find::source_of(reading, verb)
        .into_iter()
        .filter_map(|span| source_span(reading, span))
        .collect();
    let frames = reading
        .lexicon
        .cues
        .verb(reading.lemma(verb))
        .map(|row| row.frames.as_slice());
    let content = crate::find::content_of(reading, verb, frames.unwrap_or(&[Frame::Clause]));
    if !content.is_empty() {
        draft.content = content;
    }
    (!found.is_empty() && names(&found)).then_some(found)
}

/// "the raid, believed to be the deadliest": nobody is named who believes it, whoever stands before.
fn is_supposed_of(reading: &Reading<'_>, cue: TokenId) -> bool {
    let token = reading.token(cue);
    let supposed = matches!(
        token.lemma.as_str(),
        "believe" | "suspect" | "think" | "suppose" | "presume" | "rumour" | "rumor"
    );
    let bare = token.is("acl") && reading.lower(cue).ends_with("ed") && reading.child(cue, "nsubj").is_none();
    let by = reading.after(cue).is_some_and(|next| reading.lower(next) == "by");
    supposed && bare && !by
}

/// The content without cue, voice, hearer and asides, each piece trimmed.
fn own_content(reading: &Reading<'_>, draft: &Draft) -> Vec<Span> {
    let parts = draft.cue.iter().chain(&draft.source).copied();
    let holes: Vec<Span> = parts
        .chain(asides(reading, draft))
        .chain(hearer(reading, draft))
        .collect();
    let pieces = draft.content.iter().flat_map(|span| without(*span, &holes));
    let pieces = pieces
        .enumerate()
        .filter_map(|(at, span)| trim::content(reading, behind_hearer(reading, draft, span), at == 0));
    let mut pieces: Vec<Span> = pieces.collect();
    pieces.sort_unstable();
    pieces.dedup();
    let opens_beside =
        |piece: Span| leads_in(reading, piece) || is_linking(reading, piece) || trim::is_clock(reading.words(piece));
    if pieces.len() > 1 && opens_beside(pieces[0]) {
        pieces.remove(0);
        pieces[0] = trim::content(reading, pieces[0], true).unwrap_or(pieces[0]);
    }
    without_time_behind_cue(reading, draft, &mut pieces);
    without_time_before_quotation(reading, crate::timed::with_time_behind(reading, draft, pieces))
}

/// "The bridge had fallen, the mayor announced on Thursday": the day is when it was said.
fn without_time_behind_cue(reading: &Reading<'_>, draft: &Draft, pieces: &mut Vec<Span>) {
    let Some(&last) = pieces.last().filter(|_| pieces.len() > 1) else {
        return;
    };
    let leads = |id: TokenId| matches!(reading.lower(id).as_str(), "on" | "late" | "early" | "last");
    let tells = |id: TokenId| crate::find::is_time(reading, id) || reading.token(id).upos == Upos::Num || leads(id);
    let is_behind = draft.cue.iter().all(|cue| cue.end() <= last.start());
    let words: Vec<TokenId> = reading.annotation.tokens_in(last).collect();
    let is_time = words.iter().all(|&id| tells(id)) && words.iter().any(|&id| crate::find::is_time(reading, id));
    if is_behind && is_time {
        pieces.pop();
    }
}

/// Whether the cue is a verb that tells somebody something.
fn tells(reading: &Reading<'_>, draft: &Draft) -> Option<TokenId> {
    draft.cue_token.filter(|&cue| crate::find::tells(reading, cue))
}

/// "told mourners (that) p": whoever is told, where a clause follows.
fn hearer(reading: &Reading<'_>, draft: &Draft) -> Option<Span> {
    let cue = tells(reading, draft)?;
    reading.child(cue, "ccomp")?;
    let object = reading.child(cue, "iobj").or_else(|| reading.child(cue, "obj"))?;
    Some(reading.subtree_span(object))
}

/// "told the assembly that p", by the words alone: what follows "that", where only a noun phrase goes before.
fn behind_hearer(reading: &Reading<'_>, draft: &Draft, span: Span) -> Span {
    let first: Vec<TokenId> = reading.annotation.tokens_in(span).take(7).collect();
    let that = first
        .iter()
        .position(|&id| reading.lower(id) == "that")
        .filter(|&place| place > 0 && tells(reading, draft).is_some());
    let nominal = |id: &TokenId| !matches!(reading.token(*id).upos, Upos::Verb | Upos::Aux | Upos::Punct);
    let cut = that
        .filter(|&place| first[..place].iter().all(nominal))
        .map(|place| reading.token(first[place]).span.start());
    cut.and_then(|start| Span::new(start, span.end())).unwrap_or(span)
}

/// "On Thursday, she said, “p”": the day is when it was said.
fn without_time_before_quotation(reading: &Reading<'_>, mut pieces: Vec<Span>) -> Vec<Span> {
    let quoted = |span: &Span| reading.text()[..span.start() as usize].ends_with(['“', '"', '‘']);
    let only_time = |span: &Span| {
        let tokens: Vec<TokenId> = reading.annotation.tokens_in(*span).collect();
        let has_verb = tokens.iter().any(|&id| reading.token(id).upos == Upos::Verb);
        tokens.len() <= 5 && tokens.iter().any(|&id| crate::find::is_time(reading, id)) && !has_verb
    };
    if pieces.len() > 1 && pieces.iter().any(quoted) {
        pieces.retain(|span| quoted(span) || !only_time(span));
    }
    pieces
}

/// "Asked whether p, she said q": the asking is no part of what she said.
fn leads_in(reading: &Reading<'_>, span: Span) -> bool {
    let first = reading
        .words(span)
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    matches!(
        first.as_str(),
        "asked" | "pressed" | "questioned" | "speaking" | "addressing" | "citing" | "without"
    )
}

/// Words that tie sentences together and say nothing.
fn is_linking(reading: &Reading<'_>, span: Span) -> bool {
    const LINKING: &[&str] = &[
        "on the other hand",
        "however",
        "meanwhile",
        "in turn",
        "for its part",
        "for his part",
        "for her part",
        "for their part",
        "by contrast",
        "at the same time",
        "moreover",
        "also",
        "then",
        "later",
        "still",
        "but",
        "and",
        "earlier",
        "in addition",
        "separately",
        "on the contrary",
        "nevertheless",
        "nonetheless",
        "similarly",
        "likewise",
        "instead",
        "yet",
        "so",
    ];
    LINKING.contains(&reading.words(span).to_lowercase().as_str())
}

/// A word of saying with a bare name behind a colon: the scraps that machines leave.
fn is_garbled(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft.cue_token.filter(|_| draft.content.len() == 1) else {
        return false;
    };
    let tokens: Vec<TokenId> = reading.annotation.tokens_in(draft.content[0]).collect();
    let says = matches!(reading.lemma(cue), "say" | "tell");
    let quoted = reading.text()[..draft.content[0].start() as usize].ends_with(['“', '"', '‘', '«', '\'']);
    says && tokens.len() <= 2
        && !quoted
        && tokens
            .iter()
            .all(|&id| matches!(reading.token(id).upos, Upos::Propn | Upos::Noun | Upos::Det))
}

/// What stands in the cue's own clause and is no part of what is said: whom the voice cites, what it offers no proof of.
fn asides(reading: &Reading<'_>, draft: &Draft) -> Vec<Span> {
    let Some(cue) = draft.cue_token else {
        return Vec::new();
    };
    let verb_and_source = draft
        .source
        .iter()
        .filter_map(|span| reading.head_of(*span))
        .chain([cue]);
    let tops = verb_and_source.flat_map(|top| reading.children(top).to_vec());
    let aside = |top: &TokenId| {
        let token = reading.token(*top);
        let without = reading
            .child(*top, "mark")
            .or_else(|| reading.child(*top, "case"))
            .is_some_and(|mark| reading.lower(mark) == "without");
        (token.is("advcl") || token.is("acl") || token.is("obl"))
            && (without || matches!(reading.lower(*top).as_str(), "citing" | "quoting" | "cited"))
    };
    tops.filter(aside).map(|top| reading.subtree_span(top)).collect()
}

/// The cue's main words: auxiliaries and adverbs at its edges, and complementizers, are left out.
fn own_cue(reading: &Reading<'_>, draft: &Draft) -> Vec<Span> {
    let Some(main) = draft
        .cue_token
        .filter(|_| matches!(draft.made_by, rashomon_types::MadeBy::Model(_)))
    else {
        return draft
            .cue
            .iter()
            .filter_map(|span| trim::plain(reading.text(), *span))
            .collect();
    };
    let is_part = |id: &TokenId| {
        let particle = reading.token(*id).is("compound") && reading.head(*id) == Some(main);
        *id == main || particle
    };
    let inside: Vec<TokenId> = draft
        .cue
        .iter()
        .flat_map(|span| reading.annotation.tokens_in(*span))
        .filter(is_part)
        .collect();
    let first = inside.first().copied().unwrap_or(main);
    let last = inside.last().copied().unwrap_or(main);
    vec![reading.token(first).span.hull(reading.token(last).span)]
}

/// A voice's words without its possessive, a leading conjunction, and what only cites another.
fn source_span(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let citing = reading
        .annotation
        .tokens_in(span)
        .find(|&id| matches!(reading.lower(id).as_str(), "citing" | "quoting") && reading.token(id).upos == Upos::Verb);
    let end = citing.map_or(span.end(), |id| reading.token(id).span.start());
    let last = reading.annotation.tokens_in(Span::new(span.start(), end)?).last();
    let relative = last.filter(|&id| {
        reading.token(id).span.start() > span.start() && matches!(reading.lower(id).as_str(), "who" | "which" | "that")
    });
    let end = relative.map_or(end, |id| reading.token(id).span.start());
    let span = trim::without_time(reading, Span::new(span.start(), end)?);
    let span = trim::plain(reading.text(), span).filter(|span| !voiced::is_circumstance(reading, *span))?;
    let words = reading.words(span);
    let bare = words
        .strip_suffix("'s")
        .or_else(|| words.strip_suffix("’s"))
        .or_else(|| words.strip_suffix("s'").map(|_| &words[..words.len() - 1]));
    let bare = bare
        .or_else(|| words.strip_suffix("s’").map(|_| &words[..words.len() - '’'.len_utf8()]))
        .unwrap_or(words);
    let start = span.start() as usize;
    Some(Span::of(start..start + bare.len()))
}

/// A span without the holes, in the pieces that are left.
fn without(span: Span, holes: &[Span]) -> Vec<Span> {
    let mut pieces = vec![span];
    for hole in holes {
        pieces = pieces.into_iter().flat_map(|piece| cut(piece, *hole)).collect();
    }
    pieces
}

fn cut(piece: Span, hole: Span) -> Vec<Span> {
    if !piece.overlaps(hole) {
        return vec![piece];
    }
    let before = Span::new(piece.start(), hole.start());
    let after = Span::new(hole.end(), piece.end());
    before
        .into_iter()
        .chain(after)
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// "repeated her accusation that p": the noun attributes, and the verb only carries it.
pub(crate) fn carry(reading: &Reading<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out = drafts.clone();
    let mut dropped = vec![false; drafts.len()];
    for (at, carrier) in drafts.iter().enumerate() {
        let Some(verb) = carrier
            .cue_token
            .filter(|&verb| CARRIERS.contains(&reading.lemma(verb)))
        else {
            continue;
        };
        let carried = drafts.iter().position(|draft| {
            draft
                .cue_token
                .is_some_and(|noun| reading.head(noun) == Some(verb) && reading.token(noun).is("obj"))
        });
        if let Some(carried) = carried {
            dropped[at] = true;
            if out[carried].source.is_empty() || is_possessive(reading, &out[carried].source) {
                out[carried].source.clone_from(&carrier.source);
            }
        }
    }
    out.into_iter()
        .zip(dropped)
        .filter(|(_, dropped)| !dropped)
        .map(|(draft, _)| draft)
        .collect()
}

/// Verbs that carry a noun of saying and say nothing themselves.
const CARRIERS: &[&str] = &[
    "repeat",
    "make",
    "issue",
    "renew",
    "reiterate",
    "voice",
    "express",
    "level",
    "deliver",
    "post",
    "publish",
    "release",
    "send",
    "give",
    "circulate",
];

fn is_possessive(reading: &Reading<'_>, source: &[Span]) -> bool {
    let words = source
        .first()
        .map(|span| reading.words(*span).to_lowercase())
        .unwrap_or_default();
    matches!(words.as_str(), "his" | "her" | "its" | "their")
}

/// "A reported that B said p" becomes B's claim with A outside; "A, citing B, said p" gets B inside.
pub(crate) fn relay(reading: &Reading<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut dropped = vec![false; drafts.len()];
    let mut out = drafts.clone();
    for (outer_at, outer) in drafts.iter().enumerate() {
        let Some(inner_at) = drafts.iter().position(|inner| is_relayed_by(reading, outer, inner)) else {
            continue;
        };
        if is_pronoun(reading, &drafts[inner_at].source) || is_thought(&drafts[inner_at]) {
            dropped[inner_at] = is_thought(&drafts[inner_at]);
            continue;
        }
        let own = if is_first_person(reading, &outer.source) {
            Vec::new()
        } else {
            vec![outer.source.clone()]
        };
        let voices = [outer.relays.outer.clone(), own].concat();
        out[inner_at].relays.outer.splice(0..0, voices);
        dropped[outer_at] = true;
    }
    let quotes = crate::find::quote_pairs(reading);
    for (at, inner) in drafts.iter().enumerate() {
        dropped[at] |= is_first_person(reading, &inner.source)
            && !is_own_stand(inner)
            && (is_inside(inner, &drafts) || crate::turns::is_quoted(&quotes, inner));
    }
    for draft in &mut out {
        if let Some(cue) = draft.cue_token {
            draft.relays.inner = cited(reading, draft, cue);
        }
    }
    out.into_iter()
        .zip(dropped)
        .filter(|(_, dropped)| !dropped)
        .map(|(draft, _)| draft)
        .collect()
}

/// Whether the inner cue is the main verb of what the outer one reports.
fn is_relayed_by(reading: &Reading<'_>, outer: &Draft, inner: &Draft) -> bool {
    let (Some(above), Some(below)) = (outer.cue_token, inner.cue_token) else {
        return false;
    };
    let verb = reading.token(below).upos == Upos::Verb && !reading.is_noun(below);
    let is_complement = reading.head(below) == Some(above) && reading.token(below).is("ccomp");
    // "said its envoy, who declined to answer": what the tree hangs on the wrong verb is told by the same voice.
    let same = outer
        .source
        .iter()
        .any(|one| inner.source.iter().any(|other| one.overlaps(*other)));
    verb && is_complement && !same && !outer.source.is_empty() && !inner.source.is_empty()
}

fn is_pronoun(reading: &Reading<'_>, source: &[Span]) -> bool {
    let words = source
        .first()
        .map(|span| reading.words(*span).to_lowercase())
        .unwrap_or_default();
    matches!(words.as_str(), "he" | "she" | "it" | "they" | "we" | "i")
}

/// Whether the cue lies in what another draft reports.
fn is_inside(inner: &Draft, drafts: &[Draft]) -> bool {
    let holds = |span: &Span| inner.cue.iter().all(|cue| span.covers(*cue)) && !inner.cue.is_empty();
    drafts.iter().any(|outer| outer.content.iter().any(holds))
}

/// "we deny that p", "I ordered it": what the quoted speaker does by saying so, not "I think" or "as I said".
fn is_own_stand(draft: &Draft) -> bool {
    use rashomon_types::Act;
    matches!(
        draft.act,
        Some(Act::Deny | Act::Admit | Act::Accuse | Act::Claim | Act::Order | Act::Promise | Act::Confirm)
    )
}

/// "said he believed": a belief of the speaker's own, inside the claim.
fn is_thought(draft: &Draft) -> bool {
    draft.act == Some(rashomon_types::Act::Assess)
}

fn cited(reading: &Reading<'_>, draft: &Draft, cue: TokenId) -> Vec<Vec<Span>> {
    let outside = |voice: &Vec<Span>| {
        voice
            .iter()
            .all(|span| !draft.content.iter().any(|content| content.overlaps(*span)))
    };
    cited_voices(reading, cue).into_iter().filter(outside).collect()
}

/// The claims that the drafts make, nested where a cue lies in another's content. `drafts` and claims stay in step.
pub(crate) fn claims(reading: &Reading<'_>, drafts: &mut [Draft]) -> Vec<Claim> {
    drafts.sort_by_key(order);
    let mut claims: Vec<Claim> = drafts.iter().map(|draft| claim(reading, draft)).collect();
    let ids: Vec<_> = claims.iter().map(|claim| claim.id).collect();
    for (at, draft) in drafts.iter().enumerate() {
        claims[at].nested_in = around(drafts, at, draft).map(|outer| ids[outer]);
    }
    claims
}

fn order(draft: &Draft) -> (u32, u32) {
    let first = |spans: &[Span]| spans.first().map_or(u32::MAX, |span| span.start());
    let content = first(&draft.content);
    let place = if content == u32::MAX {
        first(&draft.cue)
    } else {
        content
    };
    (place, first(&draft.cue))
}

/// The smallest other draft in whose content this one's cue lies (its content, where it has no cue).
fn around(drafts: &[Draft], at: usize, draft: &Draft) -> Option<usize> {
    let anchor = *draft.cue.first().or(draft.content.first())?;
    let holds = |outer: &Draft| outer.content.iter().any(|span| span.covers(anchor) && *span != anchor);
    let outers = drafts
        .iter()
        .enumerate()
        .filter(|(other, outer)| *other != at && holds(outer));
    outers
        .min_by_key(|(_, outer)| outer.content.iter().map(|span| span.len()).sum::<u32>())
        .map(|(other, _)| other)
}

fn claim(reading: &Reading<'_>, draft: &Draft) -> Claim {
    let source = voice(draft, &draft.source);
    let mut claim = Claim::new(
        reading.document.id,
        source.clone(),
        Fragments::new(draft.cue.clone()),
        Fragments::new(draft.content.clone()),
        draft.made_by.clone(),
    );
    claim.act = acts::act(reading, draft, &draft.content);
    claim.confidence = (draft.confidence * 100.0).round() / 100.0;
    let voices = draft.relays.outer.iter().map(|spans| voice(draft, spans));
    let inner = draft.relays.inner.iter().map(|spans| voice(draft, spans));
    if source.kind != SourceKind::Reporter {
        claim.set_chain(voices.chain([source]).chain(inner).collect());
    }
    claim
}

fn voice(draft: &Draft, spans: &[Span]) -> Source {
    let mut source = match draft.voice {
        Voice::Reporter | Voice::Caption => Source::reporter(),
        Voice::Named | Voice::Continued => Source::unknown(),
    };
    source.spans = spans.to_vec();
    source
}
