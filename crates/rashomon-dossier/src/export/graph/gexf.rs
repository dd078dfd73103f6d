//! GEXF 1.3, for Gephi: who speaks, in which outlet, through whom, of which event, and against whom.
//!
//! Nodes are voices, outlets, parties and events. An edge is a relation of one kind between two of them, its weight the
//! number of claims that it stands for, which it names:
//!
//! | kind | from | to |
//! |---|---|---|
//! | `said` | the origin of a claim | its event |
//! | `relayed` | a voice | the voice that it cites |
//! | `published` | an outlet | the outermost voice of a claim |
//! | `accuses`, `denies`, `unsure` | a voice | the party that its answer to "who did it" names |
//! | `claims` | a voice | its own party, where it says that it did it |
//! | `answers_for` | a voice | the party that its answers are listed under |
//!
//! Edges of several kinds may join the same two nodes, which GEXF 1.3 has `kind` for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write;

use rashomon_types::{Answer, Claim, ClaimId, Event, Party, QuestionKind, Run, Stance};

use super::names;
use super::node::code;
use crate::export::{Export, ExportError};
use crate::one_line;

/// The attributes of nodes, in the order of [`Dot::values`].
const NODE_ATTRIBUTES: [(&str, &str); 7] = [
    ("type", "string"),
    ("kind", "string"),
    ("named", "boolean"),
    ("office", "string"),
    ("side", "string"),
    ("role", "string"),
    ("event", "string"),
];

/// The attributes of edges, in the order of [`edge`].
const EDGE_ATTRIBUTES: [(&str, &str); 2] = [("claims", "string"), ("number_of_claims", "integer")];

/// Writes a directed graph.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let run = export.run();
    let dots = dots(run);
    let known: BTreeSet<&str> = dots.iter().map(|dot| dot.iri.as_str()).collect();
    let edges = edges(export);
    let edges = edges
        .iter()
        .filter(|((from, to, _), _)| known.contains(&**from) && known.contains(&**to));
    head(out)?;
    writeln!(out, "<nodes>")?;
    for dot in &dots {
        out.write_all(dot.xml().as_bytes())?;
    }
    writeln!(out, "</nodes>\n<edges>")?;
    for (number, (ends, claims)) in edges.enumerate() {
        out.write_all(edge(number, ends, claims).as_bytes())?;
    }
    writeln!(out, "</edges>\n</graph>\n</gexf>")?;
    Ok(())
}

fn head(out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">")?;
    let purpose = escape(super::PURPOSE);
    writeln!(
        out,
        "<meta><creator>rashomon</creator><description>{purpose}</description></meta>"
    )?;
    writeln!(out, "<graph defaultedgetype=\"directed\" idtype=\"string\">")?;
    for (class, attributes) in [("node", &NODE_ATTRIBUTES[..]), ("edge", &EDGE_ATTRIBUTES[..])] {
        writeln!(out, "<attributes class=\"{class}\">")?;
        for (title, kind) in attributes {
            writeln!(out, "<attribute id=\"{title}\" title=\"{title}\" type=\"{kind}\"/>")?;
        }
        writeln!(out, "</attributes>")?;
    }
    Ok(())
}

/// A node of the graph.
struct Dot {
    iri: String,
    label: String,
    values: [Option<String>; 7],
}

impl Dot {
    fn xml(&self) -> String {
        let mut xml = format!("<node id=\"{}\" label=\"{}\">", escape(&self.iri), escape(&self.label));
        let values = NODE_ATTRIBUTES.iter().zip(&self.values);
        let values: Vec<(&str, &str)> = values
            .filter_map(|((name, _), value)| Some((*name, value.as_deref()?)))
            .collect();
        xml.push_str(&attribute_values(&values));
        xml.push_str("</node>\n");
        xml
    }
}

fn attribute_values(values: &[(&str, &str)]) -> String {
    let values = values.iter().fold(String::new(), |mut xml, (name, value)| {
        // never fails: writing to a string cannot
        let _ = write!(xml, "<attvalue for=\"{name}\" value=\"{}\"/>", escape(value));
        xml
    });
    format!("<attvalues>{values}</attvalues>")
}

fn dots(run: &Run) -> Vec<Dot> {
    let voices = names::voices(run).into_iter().map(|voice| {
        let source = voice.source;
        let text = |text: &Option<String>| text.as_deref().map(one_line);
        let kind = Some(code(&source.kind));
        let named = Some(source.named.to_string());
        Dot {
            iri: voice.iri,
            label: voice.label,
            values: [
                Some("voice".to_owned()),
                kind,
                named,
                text(&source.office),
                text(&source.side),
                None,
                None,
            ],
        }
    });
    let outlets = names::outlets(run).into_iter().map(|(iri, name)| Dot {
        iri,
        label: one_line(name),
        values: [Some("outlet".to_owned()), None, None, None, None, None, None],
    });
    let events = run.events.iter().map(|event| Dot {
        iri: names::event(event.id),
        label: one_line(&event.title),
        values: [
            Some("event".to_owned()),
            Some(event.kinds.join(" ")),
            None,
            None,
            None,
            None,
            None,
        ],
    });
    let parties = run
        .events
        .iter()
        .flat_map(|event| event.parties.iter().map(|party| party_dot(event, party)));
    events.chain(parties).chain(outlets).chain(voices).collect()
}

fn party_dot(event: &Event, party: &Party) -> Dot {
    let kind = party.kind.as_ref().map(code);
    let side = party.side.as_ref().map(|side| one_line(&side.0));
    let role = party.role.as_ref().map(code);
    let event_iri = Some(names::event(event.id));
    Dot {
        iri: names::party(event.id, &party.id),
        label: one_line(&party.name),
        values: [Some("party".to_owned()), kind, None, None, side, role, event_iri],
    }
}

/// From, to and kind.
type Ends = (String, String, &'static str);

/// The edges with the claims that each stands for.
type Edges = BTreeMap<Ends, BTreeSet<ClaimId>>;

fn edges(export: &Export) -> Edges {
    let run = export.run();
    let mut edges = Edges::new();
    let claims: BTreeMap<ClaimId, &Claim> = run.claims.iter().map(|claim| (claim.id, claim)).collect();
    for claim in &run.claims {
        add_claim(export, claim, &mut edges);
    }
    for event in &run.events {
        for question in &event.questions {
            for answer in &question.answers {
                let claim = claims.get(&answer.claim).copied();
                add_answer(event, question.question, answer, claim, &mut edges);
            }
        }
    }
    edges
}

fn add(edges: &mut Edges, from: Option<String>, to: Option<String>, kind: &'static str, claim: ClaimId) {
    if let (Some(from), Some(to)) = (from, to) {
        edges.entry((from, to, kind)).or_default().insert(claim);
    }
}

fn add_claim(export: &Export, claim: &Claim, edges: &mut Edges) {
    let voice = |source| names::voice(claim.document, source);
    let origin = voice(claim.origin().unwrap_or(&claim.source));
    add(edges, origin, claim.event.map(names::event), "said", claim.id);
    for pair in claim.chain().windows(2) {
        if let [outer, inner] = pair {
            add(edges, voice(outer), voice(inner), "relayed", claim.id);
        }
    }
    let document = export.document(claim.document);
    let outlet = document
        .and_then(|document| document.publisher.as_deref())
        .map(names::outlet);
    let outermost = voice(claim.chain().first().unwrap_or(&claim.source));
    add(edges, outlet, outermost, "published", claim.id);
}

fn add_answer(event: &Event, question: QuestionKind, answer: &Answer, claim: Option<&Claim>, edges: &mut Edges) {
    let Some(claim) = claim else { return };
    let speaker = names::voice(claim.document, claim.origin().unwrap_or(&claim.source));
    let party = |id| names::party(event.id, id);
    add(
        edges,
        speaker.clone(),
        answer.party.as_ref().map(party),
        "answers_for",
        claim.id,
    );
    if question != QuestionKind::Initiator {
        return;
    }
    let kind = match answer.stance {
        Stance::Deny => "denies",
        Stance::Unsure => "unsure",
        Stance::Decline | Stance::Omit => return,
        Stance::Assert | Stance::Assess | Stance::Revise if answer.about == answer.party => "claims",
        Stance::Assert | Stance::Assess | Stance::Revise => "accuses",
    };
    add(edges, speaker, answer.about.as_ref().map(party), kind, claim.id);
}

fn edge(number: usize, (from, to, kind): &Ends, claims: &BTreeSet<ClaimId>) -> String {
    let ids: Vec<String> = claims.iter().map(ClaimId::to_string).collect();
    let count = ids.len();
    let (from, to) = (escape(from), escape(to));
    let label = kind.replace('_', " ");
    let ends = format!("<edge id=\"{number}\" source=\"{from}\" target=\"{to}\"");
    let values = attribute_values(&[("claims", &ids.join(" ")), ("number_of_claims", &count.to_string())]);
    format!("{ends} kind=\"{kind}\" label=\"{label}\" weight=\"{count}\">{values}</edge>\n")
}

/// A text as the value of an attribute: marks of XML escaped, characters that XML 1.0 forbids shown as marks.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            plain => escaped.push(plain),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_escaped() {
        assert_eq!(
            escape("<a & \"b\" 'c'>\u{0}\u{ffff}"),
            "&lt;a &amp; &quot;b&quot; &apos;c&apos;&gt;␀\u{fffd}"
        );
    }
}
