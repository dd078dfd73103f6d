//! The files of ECB+: reports with the mentions of events that the annotators marked, and which occurrence each tells of.
//!
//! The files are XML of one regular shape, a tag a line, so they are read line by line. Only sentences that the list of
//! annotated sentences names count. Sentence 0 of the `ecbplus` half is the page's address and is left out of the text.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Block, BlockKind, Document, Span};

use super::super::Context;

const FOLDER: &str = "ecbplus";
const SENTENCES: &str = "ecbplus/ECBplus_coreference_sentences.csv";

/// A report with its marked mentions.
pub(crate) struct Report {
    /// The topic that the corpus files it under.
    pub(crate) topic: u32,
    pub(crate) document: Document,
    pub(crate) mentions: Vec<Mention>,
}

/// A mention of an event, an action or a negated action, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Its words, one span a word.
    pub(crate) words: Vec<Span>,
    /// The sentence that it stands in.
    pub(crate) sentence: Span,
    /// The occurrence that it tells of, the same name in every report of a topic; mentions that are linked to nothing tell
    /// of one of their own.
    pub(crate) occurrence: String,
}

/// Topic, report and number of each sentence that is annotated in full.
type Annotated = BTreeSet<(u32, String, usize)>;

/// The reports of these topics, in the order of topic and file name.
pub(crate) fn reports(context: &Context, topics: impl Iterator<Item = u32>) -> Result<Vec<Report>, String> {
    let annotated = annotated(&context.text(SENTENCES)?);
    let mut reports = Vec::new();
    for topic in topics.filter(|topic| annotated.iter().any(|row| row.0 == *topic)) {
        let folder = format!("{FOLDER}/{topic}");
        for file in context.files(&folder, ".xml")? {
            let xml = context.text(&format!("{folder}/{file}"))?;
            reports.push(report(topic, file.trim_end_matches(".xml"), &xml, &annotated));
        }
    }
    Ok(reports)
}

fn annotated(csv: &str) -> Annotated {
    let row = |line: &str| {
        let mut cells = line.trim().split(',');
        let topic = cells.next()?.parse().ok()?;
        let report = cells.next()?.to_owned();
        Some((topic, report, cells.next()?.parse().ok()?))
    };
    csv.lines().filter_map(row).collect()
}

/// A word of the file with its place in the text.
struct Word {
    id: String,
    sentence: usize,
    span: Span,
}

fn report(topic: u32, name: &str, xml: &str, annotated: &Annotated) -> Report {
    let (document, words, sentences) = text(xml, name);
    let short = name.split_once('_').map_or(name, |(_, short)| short);
    let counts = |sentence: usize| annotated.contains(&(topic, short.to_owned(), sentence));
    let occurrences = occurrences(name, xml);
    let mut mentions = Vec::new();
    for (id, anchors) in actions(xml) {
        let inside: Vec<&Word> = words.iter().filter(|word| anchors.contains(&word.id)).collect();
        let Some(first) = inside.first().filter(|first| counts(first.sentence)) else {
            continue;
        };
        mentions.push(Mention {
            words: inside.iter().map(|word| word.span).collect(),
            sentence: sentences.get(&first.sentence).copied().unwrap_or(first.span),
            occurrence: occurrences.get(&id).cloned().unwrap_or(format!("{name} alone {id}")),
        });
    }
    mentions.sort_by_key(|mention| mention.words.first().map(|span| span.start()));
    Report {
        topic,
        document,
        mentions,
    }
}

/// The text that the words make, a paragraph a sentence; the words; and the sentences by number.
fn text(xml: &str, name: &str) -> (Document, Vec<Word>, BTreeMap<usize, Span>) {
    let mut text = String::new();
    let mut words: Vec<Word> = Vec::new();
    let mut sentences: BTreeMap<usize, Span> = BTreeMap::new();
    for line in xml.lines().filter(|line| line.starts_with("<token ")) {
        let Some((id, sentence, form)) = token(line) else {
            continue;
        };
        if sentence == 0 && name.ends_with("ecbplus") {
            continue;
        }
        match words.last() {
            Some(last) if last.sentence != sentence => text.push_str("\n\n"),
            Some(last) if has_space(last.span.slice(&text), &form) => text.push(' '),
            _ => {}
        }
        let span = Span::of(text.len()..text.len() + form.len());
        text.push_str(&form);
        let whole = sentences.entry(sentence).or_insert(span);
        *whole = whole.hull(span);
        words.push(Word { id, sentence, span });
    }
    let mut document = Document::new(text, None, None, Some(name.to_owned()));
    let kind = BlockKind::Paragraph;
    document.blocks = sentences.values().map(|&span| Block { kind, span }).collect();
    (document, words, sentences)
}

/// The id, the sentence and the form of a token.
fn token(line: &str) -> Option<(String, usize, String)> {
    let form = line.split_once('>')?.1.strip_suffix("</token>")?;
    let form = form.replace("``", "\"").replace("''", "\"");
    let form = form.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let form = form.replace("&apos;", "'").replace("&amp;", "&");
    let sentence = value(line, "sentence")?.parse().ok()?;
    Some((value(line, "t_id")?.to_owned(), sentence, form))
}

/// Whether print puts a space between two words.
fn has_space(before: &str, after: &str) -> bool {
    let clings = matches!(after, "." | "," | ";" | ":" | "!" | "?" | "%" | ")" | "]" | "'" | "n't")
        || after.starts_with('\'') && after.len() < 4;
    !clings && !matches!(before, "(" | "[" | "$")
}

/// The marked actions: the id of each and the ids of its words. A mark without words describes an occurrence.
fn actions(xml: &str) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    let mut is_action = false;
    for line in xml.lines().map(str::trim_start) {
        if let Some(anchor) = line.strip_prefix("<token_anchor ") {
            let id = value(anchor, "t_id");
            let open = out.last_mut().filter(|_| is_action);
            open.into_iter()
                .for_each(|(_, words)| words.extend(id.map(str::to_owned)));
        } else if let Some(id) = value(line, "m_id").filter(|_| line.contains(" m_id=")) {
            is_action = line.starts_with("<ACTION_") || line.starts_with("<NEG_ACTION_");
            out.extend(is_action.then(|| (id.to_owned(), Vec::new())));
        }
    }
    out.retain(|(_, words)| !words.is_empty());
    out
}

/// The occurrence that each linked mark tells of, by the mark's id.
fn occurrences(name: &str, xml: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut current = String::new();
    for line in xml.lines().map(str::trim_start) {
        if line.starts_with("<CROSS_DOC_COREF ") {
            current = value(line, "note").unwrap_or_default().to_owned();
        } else if line.starts_with("<INTRA_DOC_COREF ") {
            current = format!("{name} within {}", value(line, "r_id").unwrap_or_default());
        } else if let Some(id) = value(line, "m_id").filter(|_| line.starts_with("<source ")) {
            out.insert(id.to_owned(), current.clone());
        }
    }
    out
}

/// The value of an attribute of a tag.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split_once(&format!("{name}=\""))?.1;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<Document doc_name="7_1ecb.xml" doc_id="D1">
<token t_id="1" sentence="0" number="0">Orsk</token>
<token t_id="2" sentence="0" number="1">burned</token>
<token t_id="3" sentence="0" number="2">.</token>
<token t_id="4" sentence="1" number="0">The</token>
<token t_id="5" sentence="1" number="1">fire</token>
<token t_id="6" sentence="1" number="2">spread</token>
<Markables>
<ACTION_OCCURRENCE m_id="11"  >
  <token_anchor t_id="2"/>
</ACTION_OCCURRENCE>
<LOC_GEO m_id="12"  >
  <token_anchor t_id="1"/>
</LOC_GEO>
<ACTION_OCCURRENCE m_id="13"  >
  <token_anchor t_id="5"/>
</ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="14"  >
  <token_anchor t_id="6"/>
</ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="15" RELATED_TO="" TAG_DESCRIPTOR="fire" instance_id="ACT1" />
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT1" >
  <source m_id="11" />
  <source m_id="13" />
  <target m_id="15" />
</CROSS_DOC_COREF>
</Relations>
</Document>
"#;

    #[test]
    fn mentions_of_annotated_sentences_are_read() {
        let listed = "Topic,File,Sentence Number\n7,1ecb,0\n7,1ecb,1\n";
        let report = report(7, "7_1ecb", XML, &annotated(listed));
        assert_eq!(report.document.text, "Orsk burned.\n\nThe fire spread");
        let found = report.mentions.iter().map(|mention| {
            let words: Vec<&str> = mention.words.iter().map(|&span| report.document.slice(span)).collect();
            (words.join(" "), mention.occurrence.as_str())
        });
        let expected = [("burned", "ACT1"), ("fire", "ACT1"), ("spread", "7_1ecb alone 14")];
        assert!(found.eq(expected.map(|(words, occurrence)| (words.to_owned(), occurrence))));
    }

    #[test]
    fn sentences_that_are_not_listed_do_not_count() {
        let report = report(7, "7_1ecb", XML, &annotated("7,1ecb,0\n"));
        assert_eq!(report.mentions.len(), 1);
    }
}
