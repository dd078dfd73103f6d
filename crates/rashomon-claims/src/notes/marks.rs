//! Where a text stands between quotation marks.

use rashomon_types::{Document, Span};

/// The stretches between quotation marks, the marks left out, in order of their beginnings. A mark left open at the end
/// of a paragraph quotes to its end.
pub(super) fn quoted(document: &Document) -> Vec<Span> {
    let text = &document.text;
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        quoted_in_line(line, start, &mut out);
        start += line.len();
    }
    out.sort_unstable();
    out
}

fn quoted_in_line(line: &str, offset: usize, out: &mut Vec<Span>) {
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, mark) in line.char_indices() {
        let place = place(line, at, mark);
        let closes = open
            .iter()
            .rposition(|(opened, _)| place.closes && partners(*opened, mark));
        if let Some(depth) = closes {
            out.push(Span::of(offset + open[depth].1..offset + at));
            open.truncate(depth);
        } else if place.opens && open.len() < 4 {
            open.push((mark, at + mark.len_utf8()));
        }
    }
    let unclosed = open.first().filter(|(mark, _)| !matches!(mark, '\'' | '‘'));
    out.extend(unclosed.map(|(_, begin)| Span::of(offset + begin..offset + line.trim_end().len())));
}

/// What a mark can do where it stands.
struct Place {
    opens: bool,
    closes: bool,
}

fn place(line: &str, at: usize, mark: char) -> Place {
    let before = line[..at].chars().next_back();
    let after = line[at + mark.len_utf8()..].chars().next();
    let solid = |neighbour: Option<char>| neighbour.is_some_and(|c| c.is_alphanumeric());
    let dense = |neighbour: Option<char>| neighbour.is_some_and(|c| !c.is_whitespace());
    let opening =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '"' | '“' | '‘' | '\''));
    match mark {
        '“' | '„' | '«' => Place {
            opens: true,
            closes: mark == '“',
        },
        '”' | '»' => Place {
            opens: false,
            closes: true,
        },
        '‘' => Place {
            opens: opening && dense(after),
            closes: false,
        },
        '’' => Place {
            opens: false,
            closes: dense(before) && !solid(after),
        },
        '"' => Place {
            opens: opening || dense(after),
            closes: dense(before) || !dense(after),
        },
        '\'' => Place {
            opens: opening && dense(after),
            closes: dense(before) && !solid(after),
        },
        _ => Place {
            opens: false,
            closes: false,
        },
    }
}

fn partners(open: char, close: char) -> bool {
    match open {
        '“' => matches!(close, '”' | '"'),
        '„' => matches!(close, '“' | '”' | '"'),
        '«' => close == '»',
        '‘' => matches!(close, '’' | '\''),
        '"' => matches!(close, '"' | '”'),
        _ => open == close || close == '’',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let document = Document::new(text.to_owned(), None, None, None);
        quoted(&document)
            .iter()
            .map(|span| span.slice(text).to_owned())
            .collect()
    }

    #[test]
    fn every_kind_of_mark_is_seen() {
        assert_eq!(found("He said \"no\" and “go”."), ["no", "go"]);
        assert_eq!(
            found("The ‘cleanse’ of «Sedra», 'they' said."),
            ["cleanse", "Sedra", "they"]
        );
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert!(found("The troops' pay and the army's guns weren’t there.").is_empty());
        assert_eq!(found("‘The army’s guns fell,’ he said"), ["The army’s guns fell,"]);
        assert_eq!(found("'Don't go,' he said of the '90s"), ["Don't go,"]);
    }

    #[test]
    fn a_mark_left_open_quotes_to_the_end_of_the_paragraph() {
        assert_eq!(found("“We drove.\n\n“We ran.”"), ["We drove.", "We ran."]);
    }

    #[test]
    fn marks_within_marks_are_two_stretches() {
        assert_eq!(
            found("“He told me ‘leave’, so we left,” he said"),
            ["He told me ‘leave’, so we left,", "leave"]
        );
    }
}
