//! UNER EWT dev: names of persons, organisations and places on the sentences of UD EWT, joined by `sent_id`.
//!
//! A name is right if its characters and its sort are. `OTH` counts on neither side. Three sentences are cut into words
//! otherwise than in UD; places are counted in characters, so they need no care.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Annotation, EntityKind, Span};

use super::Context;
use super::conllu::Document;
use super::counts::Counts;
use super::positions::{Positions, length};
use super::row::Row;

const FILE: &str = "uner-english-ewt/en_ewt-ud-dev.iob2";

/// The sorts that count.
const SORTS: [&str; 3] = ["PER", "ORG", "LOC"];

/// A name in a sentence: the sentence, its first and last character, spaces aside, and its sort.
type Name = (String, usize, usize, &'static str);

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let gold = marked(&context.text(FILE)?);
    let mut names = BTreeSet::new();
    for (document, tokens, annotation) in &context.given()?.documents {
        names.extend(found(document, annotation, tokens.text()));
    }
    let of = |sort: &str, names: &BTreeSet<Name>| names.iter().filter(|name| name.3 == sort).cloned().collect();
    let by_sort = SORTS.map(|sort| Row::f1(sort, Counts::of_sets(&of(sort, &gold), &of(sort, &names))));
    let all = Row::f1("PER ORG LOC", Counts::of_sets(&gold, &names)).beside("82", "");
    Ok([all].into_iter().chain(by_sort).collect())
}

/// The names of a file of one word a line: number, word, tag.
fn marked(text: &str) -> BTreeSet<Name> {
    let mut names = BTreeSet::new();
    let (mut sentence, mut end, mut open) = (String::new(), 0, None::<(usize, &'static str)>);
    for line in text.lines() {
        let mut columns = line.split('\t');
        let (word, tag) = match (columns.next(), columns.next(), columns.next()) {
            (Some(number), Some(word), Some(tag)) if !number.starts_with('#') => (word, tag),
            _ => ("", "O"),
        };
        let sort = SORTS.into_iter().find(|sort| tag.ends_with(&format!("-{sort}")));
        let goes_on = tag.starts_with("I-") && open.is_some_and(|(_, of)| Some(of) == sort);
        if !goes_on {
            names.extend(open.take().map(|(start, sort)| (sentence.clone(), start, end, sort)));
            open = sort.map(|sort| (end, sort));
        }
        end += length(word);
        if let Some(id) = line.strip_prefix("# sent_id = ") {
            (sentence, end) = (id.trim().to_owned(), 0);
        }
    }
    names.extend(open.map(|(start, sort)| (sentence, start, end, sort)));
    names
}

fn found(document: &Document, annotation: &Annotation, text: &str) -> Vec<Name> {
    let positions = Positions::new(text);
    let mut starts = BTreeMap::new();
    let mut end = 0;
    for sentence in document {
        starts.insert(end, sentence.id.as_str());
        end += sentence.words.iter().map(|word| length(&word.form)).sum::<usize>();
    }
    let name = |(kind, spans): (EntityKind, &[Span])| {
        let (start, end) = positions.place(spans.iter().copied().reduce(Span::hull)?);
        let (first, sentence) = starts.range(..=start).next_back()?;
        Some(((*sentence).to_owned(), start - first, end - first, sort(kind)?))
    };
    annotation
        .entities
        .iter()
        .filter_map(|entity| name((entity.kind, &entity.spans)))
        .collect()
}

fn sort(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => Some("PER"),
        EntityKind::Organisation => Some("ORG"),
        EntityKind::Location => Some("LOC"),
        EntityKind::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use rashomon_types::EntityMention;

    use super::*;
    use crate::eval::conllu;
    use crate::eval::positions::tests::annotation;

    #[test]
    fn tags_become_names() {
        let text = "# sent_id = a-1\n1\tIda\tB-PER\t-\tx\n2\tRuhl\tI-PER\t-\tx\n3\tof\tO\n4\tOst\tB-LOC\t-\tx\n\n\
            # sent_id = a-2\n1\tOst\tI-LOC\t-\tx\n2\t!\tB-O\t-\tx\n3\tOder\tB-OTH\t-\tx\n4\tUN\tB-ORG\t-\tx\n";
        let name = |sentence: &str, start, end, sort| (sentence.to_owned(), start, end, sort);
        let expected = [
            name("a-1", 0, 7, "PER"),
            name("a-1", 9, 12, "LOC"),
            name("a-2", 0, 3, "LOC"),
            name("a-2", 8, 10, "ORG"),
        ];
        assert_eq!(marked(text), BTreeSet::from(expected));
    }

    #[test]
    fn names_are_told_by_sentence() {
        let document = conllu::parse(conllu::tests::TEXT).remove(0);
        let mut annotation = annotation(&document);
        let rain = annotation.tokens[4].span;
        let mention = |kind| EntityMention {
            spans: vec![rain],
            kind,
            confidence: 1.0,
        };
        annotation.entities = vec![mention(EntityKind::Organisation), mention(EntityKind::Other)];
        let text = crate::eval::given::tokens(&document).text().to_owned();
        assert_eq!(found(&document, &annotation, &text), [("a-2".to_owned(), 0, 4, "ORG")]);
    }
}
