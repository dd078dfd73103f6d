//! brat's stand-off annotation, as PolNeAR uses it.

use std::collections::BTreeMap;

use rashomon_types::{CodePointIndex, Span};

/// One attribution as it was marked: the pieces of its source, of its cue and of its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The pieces of the source.
    pub(crate) source: Vec<Span>,
    /// The pieces of the cue.
    pub(crate) cue: Vec<Span>,
    /// The pieces of the content, or of several contents joined.
    pub(crate) content: Vec<Span>,
}

/// The attributions in an annotation of `text`. Offsets are code points; lines that are neither `T` nor `E` records, and
/// `E` records without arguments, are passed over.
pub(crate) fn parse(annotation: &str, text: &str) -> Vec<Marked> {
    let index = CodePointIndex::new(text);
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let records = |letter: char| annotation.lines().filter_map(move |line| record(line, letter));
    for (name, fields) in records('T') {
        let place = fields.split('\t').next().and_then(|place| place.split_once(' '));
        let pieces = place.map_or("", |(_, pieces)| pieces).split(';');
        let at = |offset: &str| Some(index.byte(text, offset.parse().ok()?) as usize);
        let piece = |piece: &str| {
            piece
                .split_once(' ')
                .and_then(|(start, end)| Some(Span::of(at(start)?..at(end)?)))
        };
        spans.insert(name, pieces.filter_map(piece).collect());
    }
    let marked = records('E').map(|(_, fields)| event(fields, &spans));
    marked.filter(|marked| *marked != Marked::default()).collect()
}

/// The name and the fields of a line such as `T3<TAB>Content 120 211<TAB>text`, if it is of this letter.
fn record(line: &str, letter: char) -> Option<(&str, &str)> {
    let (name, fields) = line.split_once('\t')?;
    let number = name.strip_prefix(letter)?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((name, fields))
}

/// The attribution of `Attribution:T4 Content:T3 Cue:T2 Source:T1`; a role may be numbered.
fn event(fields: &str, spans: &BTreeMap<&str, Vec<Span>>) -> Marked {
    let mut marked = Marked::default();
    for (role, name) in fields
        .split_whitespace()
        .skip(1)
        .filter_map(|part| part.split_once(':'))
    {
        let part = match role.trim_end_matches(|last: char| last.is_ascii_digit()) {
            "Source" => &mut marked.source,
            "Cue" => &mut marked.cue,
            "Content" => &mut marked.content,
            _ => continue,
        };
        part.extend(spans.get(name).into_iter().flatten());
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_joined_and_strays_passed_over() {
        let text = "Šön said no, and yes.";
        let annotation = "T1\tSource 0 3\tŠön\nT2\tCue 4 8\tsaid\nT3\tContent 9 11;17 20\tno yes\nstray line\n\
            T4\tAttribution 4 8\tsaid\nE1\tAttribution:T4 Content2:T3 Cue:T2 Source:T1\nE2\tAttribution:T4\n#1\tnote\n";
        let marked = parse(annotation, text);
        assert_eq!(marked.len(), 1);
        let words = |spans: &[Span]| spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>().join("|");
        assert_eq!(words(&marked[0].source), "Šön");
        assert_eq!(words(&marked[0].cue), "said");
        assert_eq!(words(&marked[0].content), "no|yes");
    }
}
