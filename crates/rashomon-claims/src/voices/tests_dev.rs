//! dev only
use crate::Lexicon;
use crate::draft::Draft;
use crate::reading::Reading;
use rashomon_types::*;

fn find(text: &str, from: usize, words: &str) -> Option<Span> {
    let at = |from: usize| {
        text.get(from..).and_then(|rest| {
            rest.match_indices(words)
                .map(|m| m.0)
                .find(|&i| {
                    let (a, b) = (from + i, from + i + words.len());
                    !text[..a].ends_with(char::is_alphanumeric) && !text[b..].starts_with(char::is_alphanumeric)
                })
                .map(|i| Span::of(from + i..from + i + words.len()))
        })
    };
    at(from).or_else(|| at(0))
}

fn find_near(text: &str, near: usize, words: &str) -> Option<Span> {
    let mut from = 0; let mut best: Option<Span> = None;
    while let Some(span) = find(text, from, words).filter(|s| s.start() as usize >= from) {
        let d = |s: Span| (s.start() as i64 - near as i64).abs();
        if best.is_none_or(|b| d(span) <= d(b)) { best = Some(span); }
        from = span.end() as usize;
    }
    best
}

#[test]
#[allow(clippy::disallowed_methods)]
fn suite_with_gold_sources() {
    let model = rashomon_model::LanguageModel::embedded().unwrap();
    let lexicon = Lexicon::embedded().unwrap();
    let cases = std::fs::read_to_string("/tmp/suite.tsv").unwrap();
    let (mut good, mut bad) = (0, 0);
    for case in cases.split("\n===\n") {
        let mut lines = case.lines();
        let Some(name) = lines.next() else { continue };
        let text = lines.next().unwrap().replace("\\n", "\n");
        let staged = rashomon_read::read(
            &rashomon_read::Input {
                name: "a.txt",
                bytes: text.as_bytes(),
            },
            &Default::default(),
        );
        let Some(document) = staged.value.into_iter().next() else {
            continue;
        };
        let annotation = model.annotate(&document).value;
        let reading = Reading::new(&document, &annotation, &lexicon);
        let mut claims = Vec::new();
        let mut drafts = Vec::new();
        let mut wanted = Vec::new();
        let mut from = 0;
        for line in lines {
            let fields: Vec<(&str, &str)> = line.split('\t').filter_map(|f| f.split_once('=')).collect();
            let get = |k: &str| fields.iter().find(|f| f.0 == k).map(|f| f.1);
            let content = get("content")
                .unwrap_or_default()
                .split(" … ")
                .next()
                .unwrap_or_default();
            let content = find(&document.text, 0, content).unwrap_or(Span::of(0..1));
            let source = get("source").unwrap_or("-");
            let spans: Vec<Span> = if source == "-" {
                vec![]
            } else {
                find_near(&document.text, content.start() as usize, source).into_iter().collect()
            };
            if let Some(s) = spans.first() {
                from = s.end() as usize;
            }
            let voice = if spans.is_empty() {
                Source::unknown()
            } else {
                Source {
                    spans: spans.clone(),
                    ..Source::unknown()
                }
            };
            let mut draft = Draft::new(spans.clone(), vec![], vec![content], MadeBy::rule("t"));
            if spans.is_empty() {
                draft.voice = if get("kind") == Some("reporter") {
                    crate::draft::Voice::Reporter
                } else if get("cue").is_none_or(|c| c == "-") {
                    crate::draft::Voice::Continued
                } else {
                    crate::draft::Voice::Named
                };
            }
            drafts.push(draft);
            let mut claim = Claim::new(
                document.id,
                voice,
                Fragments::default(),
                Fragments::new(vec![content]),
                MadeBy::rule("t"),
            );
            if let Some(chain) = get("chain") {
                let items: Vec<Source> = chain
                    .split(" > ")
                    .filter_map(|w| {
                        let span = find(&document.text, 0, w);
                        let spans = if span.is_none() || Some(w) == get("source") {
                            spans.clone()
                        } else {
                            span.into_iter().collect()
                        };
                        Some(Source {
                            spans,
                            ..Source::unknown()
                        })
                    })
                    .collect();
                claim.set_chain(items);
            }
            claims.push(claim);
            wanted.push(line);
        }
        super::resolve(&reading, &drafts, &mut claims);
        let claims_copy = claims.clone();
        for (claim, line) in claims.iter().zip(wanted) {
            let s = &claim.source;
            let kind = serde_json_kind(s.kind);
            for (key, want) in line.split('\t').filter_map(|f| f.split_once('=')) {
                let got = match key {
                    "speaker" => s.speaker.clone().unwrap_or_default(),
                    "kind" => kind.clone(),
                    "named" => (if s.named { "yes" } else { "no" }).to_owned(),
                    "office" => s.office.clone().unwrap_or_default(),
                    "side" => s.side.clone().unwrap_or("-".into()),
                    "chain" => claim
                        .chain()
                        .iter()
                        .map(|v| v.speaker.clone().or(v.name.clone()).unwrap_or_default())
                        .collect::<Vec<_>>()
                        .join(" > "),
                    _ => continue,
                };
                if got == want {
                    good += 1
                } else {
                    bad += 1;
                    println!(
                        "BAD {name} | {} | {key}: want {want} got {got}",
                        reading.joined(&s.spans)
                    );
                }
            }
            if !s.spans.is_empty() {
                let p = super::mention::read(&reading, &lexicon.voices, &s.spans);
                if p.given.len() == 1 || claim.source.kind == SourceKind::Unknown {
                    println!(
                        "    CLASS {:?} {:?} {:?} ents {:?}",
                        p.name,
                        p.class,
                        p.heads,
                        annotation
                            .entities
                            .iter()
                            .map(|e| (reading.joined(&e.spans), e.kind))
                            .collect::<Vec<_>>()
                    );
                    for m in super::mention::mentions(&reading, &lexicon.voices, &claims_copy) {
                        println!(
                            "        chain M {:?} {:?} {:?} {:?}",
                            reading.joined(&m.spans),
                            m.role,
                            m.portrait.class,
                            m.portrait.full
                        );
                    }
                }
            }
            if std::option_env!("SHOW").is_some() || std::path::Path::new("/tmp/show").exists() {
                println!(
                    "    {name}: {} -> name {:?} speaker {:?} {} named {} office {:?} side {:?}",
                    reading.joined(&s.spans),
                    s.name,
                    s.speaker,
                    kind,
                    s.named,
                    s.office,
                    s.side
                );
                for c in claim.chain() {
                    if c.spans != s.spans {
                        println!(
                            "        chain {} -> {:?} {:?} {:?} named {} side {:?}",
                            reading.joined(&c.spans),
                            c.name,
                            c.speaker,
                            c.kind,
                            c.named,
                            c.side
                        );
                    }
                }
            }
        }
    }
    println!("good {good} bad {bad}");
}

fn serde_json_kind(kind: SourceKind) -> String {
    let s = format!("{kind:?}");
    let mut out = String::new();
    for (i, c) in s.chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
