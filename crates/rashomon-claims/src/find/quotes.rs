//! Quotation marks, and quotations that go on without a cue of their own.

use rashomon_types::{BlockKind, MadeBy, Span};

use crate::draft::{Draft, Voice};
use crate::reading::Reading;

const RULE: &str = "continued_quotation";
/// A free quotation of fewer words is a turn of phrase, not speech.
const FEWEST_WORDS: usize = 3;

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QuotePair {
    /// Without the marks.
    pub(crate) inside: Span,
    /// With them.
    pub(crate) outside: Span,
}

/// All quotations by double marks, and single curly ones; a mark that is never closed reaches to the end of its block.
pub(crate) fn quote_pairs(reading: &Reading<'_>) -> Vec<QuotePair> {
    let blocks = reading.document.blocks.iter();
    let spoken = blocks.filter(|block| !matches!(block.kind, BlockKind::Credit | BlockKind::Fragment));
    spoken.flat_map(|block| pairs_in(reading.text(), block.span)).collect()
}

/// The mark that closes what this one opens.
fn closing(mark: char) -> Option<&'static [char]> {
    match mark {
        '“' => Some(&['”', '"']),
        '"' => Some(&['"', '”']),
        '„' => Some(&['“', '”', '"']),
        '«' => Some(&['»']),
        '‘' => Some(&['’']),
        _ => None,
    }
}

fn pairs_in(text: &str, block: Span) -> Vec<QuotePair> {
    let mut out = Vec::new();
    let mut open: Option<(usize, usize, &'static [char])> = None;
    let body = block.slice(text);
    let base = block.start() as usize;
    let mut before = ' ';
    for (at, mark) in body.char_indices() {
        let after = &body[at + mark.len_utf8()..];
        match open {
            None if closing(mark).is_some() && opens(mark, before, after) => {
                open = closing(mark).map(|marks| (at, at + mark.len_utf8(), marks));
            }
            Some((outer, inner, marks)) if marks.contains(&mark) && closes(mark, before, after) => {
                out.push(pair(base, outer, inner, at, at + mark.len_utf8()));
                open = None;
            }
            _ => {}
        }
        before = mark;
    }
    if let Some((outer, inner, marks)) = open
        && !marks.contains(&'’')
    {
        out.push(pair(base, outer, inner, body.len(), body.len()));
    }
    out
}

fn opens(mark: char, before: char, after: &str) -> bool {
    let free = !before.is_alphanumeric();
    mark == '«' || mark == '„' || (free && after.starts_with(|c: char| !c.is_whitespace()))
}

/// An apostrophe closes nothing.
fn closes(mark: char, before: char, after: &str) -> bool {
    mark != '’' || (!before.is_whitespace() && !after.starts_with(char::is_alphanumeric))
}

fn pair(base: usize, outer: usize, inner: usize, end: usize, outer_end: usize) -> QuotePair {
    QuotePair {
        inside: Span::of(base + inner..base + end),
        outside: Span::of(base + outer..base + outer_end),
    }
}

/// Gives quotations that no cue claims to the claim that they go on from, or makes claims of them.
pub(crate) fn continue_quotations(reading: &Reading<'_>, found: &mut Vec<Draft>) {
    for quote in quote_pairs(reading) {
        let covered = found.iter().any(|draft| is_about(draft, quote));
        if covered || !is_free(reading, quote) {
            continue;
        }
        match resumed(reading, found, quote) {
            Some(at) => found[at].content.push(quote.inside),
            None => found.extend(own_claim(reading, found, quote)),
        }
    }
}

/// Whether a draft speaks of the quotation from outside; a cue inside it is the quoted speaker's own.
fn is_about(draft: &Draft, quote: QuotePair) -> bool {
    let inside = draft.cue.iter().all(|cue| quote.inside.covers(*cue)) && !draft.cue.is_empty();
    !inside
        && draft
            .content
            .iter()
            .chain(&draft.cue)
            .any(|span| span.overlaps(quote.inside))
}

/// Whether the quotation stands for itself: it begins a sentence or a paragraph and is long enough for speech.
fn is_free(reading: &Reading<'_>, quote: QuotePair) -> bool {
    let words = reading.annotation.tokens_in(quote.inside).count();
    let before = reading.text()[..quote.outside.start() as usize].trim_end_matches([' ', '\t']);
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', '”', '"', '…', ',']);
    let ends = reading
        .words(quote.inside)
        .trim_end()
        .ends_with(['.', '!', '?', '…', ',']);
    let last = quote.outside.end() as usize;
    let after = reading.text()[last..].trim_start_matches([' ', '\t']);
    words >= FEWEST_WORDS && begins && (ends || after.starts_with(['.', '\n']) || after.is_empty())
}

/// The claim that the quotation resumes: a direct quotation whose cue ends just before, or whose marks were left open.
fn resumed(reading: &Reading<'_>, found: &[Draft], quote: QuotePair) -> Option<usize> {
    let before = nearest_before(found, quote)?;
    let draft = &found[before];
    let last = draft
        .content
        .iter()
        .chain(&draft.cue)
        .chain(&draft.source)
        .map(|span| span.end())
        .max()?;
    let gap = reading.text().get(last as usize..quote.outside.start() as usize)?;
    let same_paragraph = !gap.contains('\n');
    let is_direct = draft.content.iter().any(|span| is_quoted(reading, *span));
    let one_sentence = gap.chars().filter(|mark| matches!(mark, '.' | '!' | '?')).count() <= 1;
    let left_open = !same_paragraph
        && draft.content.last().is_some_and(|span| is_left_open(reading, *span))
        && gap.trim().is_empty();
    (is_direct && ((same_paragraph && one_sentence) || left_open)).then_some(before)
}

fn nearest_before(found: &[Draft], quote: QuotePair) -> Option<usize> {
    let end = |draft: &Draft| {
        draft
            .content
            .iter()
            .chain(&draft.cue)
            .map(|span| span.end())
            .max()
            .unwrap_or(0)
    };
    let before = found
        .iter()
        .enumerate()
        .filter(|(_, draft)| end(draft) <= quote.outside.start() && draft.voice != Voice::Reporter);
    before.max_by_key(|(_, draft)| end(draft)).map(|(at, _)| at)
}

fn is_quoted(reading: &Reading<'_>, span: Span) -> bool {
    reading.text()[..span.start() as usize].ends_with(['“', '"', '‘', '«', '„'])
}

fn is_left_open(reading: &Reading<'_>, span: Span) -> bool {
    let rest = reading.text()[span.end() as usize..].trim_start_matches(['.', '!', '?', ',', ' ']);
    is_quoted(reading, span) && !rest.starts_with(['”', '"', '’', '»'])
}

/// A quotation in sentences of its own: by the speaker of a claim that ends right before it, by whoever the sentence
/// before announces with a colon, or by nobody that the text names.
fn own_claim(reading: &Reading<'_>, found: &[Draft], quote: QuotePair) -> Option<Draft> {
    let after = reading.text()[quote.outside.end() as usize..].trim_start_matches([' ', '\t']);
    let alone = after.is_empty() || after.starts_with('\n') || after.starts_with(char::is_uppercase);
    let mut draft = Draft::new(Vec::new(), Vec::new(), vec![quote.inside], MadeBy::rule(RULE));
    draft.confidence = 0.5;
    if let Some(announcer) = announcer(reading, quote) {
        draft.source = vec![announcer];
    } else if goes_on(reading, found, quote) {
        draft.voice = Voice::Continued;
        draft.confidence = 0.6;
    }
    alone.then_some(draft)
}

/// "One officer has seen where it comes from:", and then the quotation.
fn announcer(reading: &Reading<'_>, quote: QuotePair) -> Option<Span> {
    let before = reading.text()[..quote.outside.start() as usize].trim_end();
    let colon = before.strip_suffix(':')?.len();
    let sentence = reading
        .annotation
        .sentence_at(u32::try_from(colon).ok()?.checked_sub(1)?)?;
    let root = reading
        .annotation
        .sentence(sentence)?
        .token_ids()
        .find(|&id| reading.head(id).is_none())?;
    let subject = reading.child(root, "nsubj")?;
    let span = super::tree::noun_phrase(reading, subject);
    let speaks = reading.lexicon.cues.is_voice(&reading.lemma(subject).to_lowercase())
        || reading.entities_in(span).next().is_some();
    speaks.then_some(span)
}

/// Whether a claim with a voice ends in this block or the one before, and not too many quotations ago.
fn goes_on(reading: &Reading<'_>, found: &[Draft], quote: QuotePair) -> bool {
    let Some(before) = nearest_before(found, quote) else {
        return found.is_empty()
            || quote.outside.start() == reading.document.blocks.first().map_or(0, |block| block.span.start());
    };
    let end = |draft: &Draft| {
        draft
            .content
            .iter()
            .chain(&draft.cue)
            .map(|span| span.end())
            .max()
            .unwrap_or(0)
    };
    let blocks = &reading.document.blocks;
    let block_of = |offset: u32| blocks.partition_point(|block| block.span.start() <= offset);
    let here = block_of(quote.outside.start());
    let near = block_of(end(&found[before]).saturating_sub(1)) + 1 >= here;
    let voiced = |draft: &Draft| draft.voice == Voice::Named && !draft.source.is_empty();
    let recent = found.iter().any(|draft| {
        voiced(draft) && end(draft) <= quote.outside.start() && block_of(end(draft).saturating_sub(1)) + 2 >= here
    });
    near && recent
}
