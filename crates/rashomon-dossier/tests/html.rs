//! The HTML page: well formed, self-contained, complete, inert, and usable at a thousand reports.
//!
//! The pages are left in cargo's folder for tests' files, for whoever wants to look at them.
#![allow(clippy::disallowed_methods)] // Tests write the page for whoever wants to look at it.

mod common;

use std::collections::BTreeSet;

use dom_query::Document;
use proptest::prelude::*;
use rashomon_dossier::html;
use rashomon_types::{DocumentKind, Run};

/// A page as a browser reads it; fails at the first fault of form.
fn read(name: &str, run: &Run) -> Document {
    let page = html(run);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(name), &page).unwrap();
    parse(&page)
}

fn parse(page: &str) -> Document {
    let document = Document::from(page);
    let faults = document.errors.borrow();
    assert!(faults.is_empty(), "the page is not well formed: {faults:?}");
    drop(faults);
    document
}

fn pages() -> Vec<Document> {
    vec![
        read("bundle.html", &common::bundle()),
        read("one.html", &common::with_event(common::run())),
        read("bare.html", &common::run()),
        read("empty.html", &Run::new()),
        read("thousand.html", &thousand()),
    ]
}

/// A thousand reports of one text each, nine of ten copies.
fn thousand() -> Run {
    let mut run = Run::new();
    for number in 0..1000 {
        let mut one = common::run_over(&format!("The keeper of lock {number} said that the water had risen."));
        let original = run
            .documents
            .get(number - number % 10)
            .map(|document: &rashomon_types::Document| document.id);
        for document in &mut one.documents {
            document.copy_of = original;
            document.kind = if original.is_some() {
                DocumentKind::Reworded
            } else {
                DocumentKind::Original
            };
        }
        run.documents.append(&mut one.documents);
        run.claims.append(&mut one.claims);
    }
    run
}

fn attributes(page: &Document, selector: &str, name: &str) -> Vec<String> {
    let found = page.select(selector);
    found
        .iter()
        .filter_map(|node| node.attr(name))
        .map(|value| value.to_string())
        .collect()
}

#[test]
fn every_link_leads_to_a_place_on_the_page() {
    for page in pages() {
        let ids = attributes(&page, "[id]", "id");
        let known: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(known.len(), ids.len(), "an id stands twice");
        for link in attributes(&page, "[href]", "href") {
            let to = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads away"));
            assert!(known.contains(to), "{link} leads nowhere");
        }
        for name in ["aria-labelledby", "aria-describedby"] {
            for to in attributes(&page, &format!("[{name}]"), name) {
                assert!(known.contains(to.as_str()), "{name}={to} names nothing");
            }
        }
    }
}

#[test]
fn nothing_is_loaded() {
    for page in pages() {
        for name in ["src", "srcset", "action", "data", "poster", "style", "background"] {
            assert_eq!(page.select(&format!("[{name}]")).length(), 0, "{name} is set");
        }
        for tag in [
            "img", "link", "iframe", "object", "embed", "video", "audio", "base", "image", "use",
        ] {
            assert_eq!(page.select(tag).length(), 0, "there is a <{tag}>");
        }
        assert_eq!((page.select("script").length(), page.select("style").length()), (1, 1));
        let style = page.select("style").text();
        assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("@font-face"));
        let policy = attributes(&page, "meta[http-equiv]", "content").concat();
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
    }
}

#[test]
fn every_claim_is_there_with_its_words() {
    for run in [common::bundle(), common::with_event(common::run())] {
        let page = read("claims.html", &run);
        for claim in &run.claims {
            let row = page.select(&format!("tr[id=\"{}\"]", claim.id));
            assert_eq!(row.length(), 1, "{} is missing", claim.id);
            let document = run
                .documents
                .iter()
                .find(|document| document.id == claim.document)
                .unwrap();
            for span in &claim.content.spans {
                assert!(
                    row.text().contains(span.slice(&document.text)),
                    "{} lacks its words",
                    claim.id
                );
            }
            let marked: Vec<String> = row
                .select("mark.content")
                .iter()
                .map(|mark| mark.text().to_string())
                .collect();
            assert!(!marked.is_empty(), "{} has no context", claim.id);
            assert_eq!(page.select(&format!("[id=\"w-{}\"]", claim.id)).length(), 1);
        }
        for document in &run.documents {
            let shown = page.select(&format!("[id=\"{}\"]", document.id)).text().to_string();
            for line in document.text.lines().filter(|line| !line.is_empty()) {
                let first = line.split(' ').next().unwrap();
                assert!(shown.contains(first), "the text of {} is not whole", document.id);
            }
        }
    }
}

#[test]
fn every_question_answer_and_party_is_there() {
    let run = common::bundle();
    let page = read("answers.html", &run);
    for event in &run.events {
        let section = page.select(&format!("section[id=\"{}\"]", event.id));
        let text = section.text().to_string();
        for party in &event.parties {
            assert!(text.contains(&party.name), "{} is missing", party.name);
        }
        for answer in event.questions.iter().flat_map(|question| &question.answers) {
            let link = section.select(&format!("a[href=\"#{}\"]", answer.claim));
            assert!(link.length() > 0, "the answer of {} is missing", answer.claim);
        }
    }
    let text = page.select("main").text().to_string();
    for words in [
        "Denied:",
        "Cannot be said",
        "at least 12",
        "replaced later",
        "+2 copies",
        "Nobody says: ",
        "No evidence",
    ] {
        assert!(
            text.to_lowercase().contains(&words.to_lowercase()),
            "{words} is missing"
        );
    }
    assert!(
        page.select("s").length() > 0,
        "a figure that was revised is not struck through"
    );
}

#[test]
fn the_page_speaks_to_a_screen_reader() {
    for page in pages() {
        for landmark in [
            "header",
            "nav[aria-label]",
            "main",
            "footer",
            "h1",
            "a.skip",
            "html[lang]",
        ] {
            assert_eq!(page.select(landmark).length(), 1, "{landmark}");
        }
        let tables = page.select("table").length();
        assert_eq!(
            page.select("table > caption").length(),
            tables,
            "a table has no caption"
        );
        assert_eq!(
            page.select("th").length(),
            page.select("th[scope]").length(),
            "a head of a table has no scope"
        );
        for svg in page.select("svg.map").iter() {
            assert!(svg.attr("aria-label").is_some());
        }
        let levels: Vec<u8> = page
            .select("h1, h2, h3, h4, h5")
            .iter()
            .map(|heading| level(&heading))
            .collect();
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "a level of headings is left out: {levels:?}");
        }
    }
}

fn level(heading: &dom_query::Selection<'_>) -> u8 {
    let name = heading.nodes()[0].node_name().unwrap();
    name.as_bytes()[1] - b'0'
}

#[test]
fn a_thousand_reports_still_make_a_page() {
    let page = html(&thousand());
    assert!(page.len() < 8_000_000, "{} bytes", page.len());
}

#[test]
fn ids_that_stand_twice_in_a_run_stand_once_on_the_page() {
    let mut run = common::bundle();
    let again = run.clone();
    run.documents.extend(again.documents);
    run.claims.extend(again.claims);
    let page = read("twice.html", &run);
    let ids = attributes(&page, "[id]", "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[test]
fn a_run_that_contradicts_itself_still_makes_a_page() {
    let mut run = common::bundle();
    run.documents.truncate(2);
    run.claims.retain(|claim| claim.nested_in.is_none());
    run.claims.drain(1..4);
    for claim in &mut run.claims {
        claim.content.spans = vec![rashomon_types::Span::of(3..1_000_000)];
        claim.nested_in = Some(claim.id);
    }
    for event in &mut run.events {
        event.reasons.clear();
        event.parties.truncate(1);
    }
    let page = read("broken.html", &run);
    let ids: BTreeSet<String> = attributes(&page, "[id]", "id").into_iter().collect();
    for link in attributes(&page, "[href]", "href") {
        assert!(ids.contains(&link[1..]), "{link} leads nowhere");
    }
}

/// What a browser might act on, counted: it must not change with what the reports say.
fn active_parts(page: &Document) -> (usize, usize, usize) {
    let handlers = page
        .select("[onclick], [onload], [onerror], [onmouseover], [onfocus], [ontoggle]")
        .length();
    (
        page.select("script").length(),
        page.select("style, link, iframe, img, base").length(),
        handlers,
    )
}

#[test]
fn hostile_text_is_text() {
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(1)> \" onfocus=alert(1) x=\" </style></title>--> \
                   <svg onload=alert(1)> &lt;b&gt; javascript:alert(1) \u{202e}evil\u{0} ]]> {{7*7}} \u{2028}";
    let mut run = common::with_event(common::run());
    run.engine.name = hostile.to_owned();
    for document in &mut run.documents {
        (document.title, document.publisher) = (Some(hostile.to_owned()), Some(hostile.to_owned()));
        (document.url, document.language) = (Some("javascript:alert(1)".to_owned()), Some(hostile.to_owned()));
        document.flags = vec![hostile.to_owned()];
    }
    for event in &mut run.events {
        event.title = hostile.to_owned();
        event.reasons.iter_mut().for_each(|reason| *reason = hostile.to_owned());
        event
            .parties
            .iter_mut()
            .for_each(|party| party.name = hostile.to_owned());
    }
    run.claims
        .iter_mut()
        .for_each(|claim| claim.for_each_voice(|voice| voice.speaker = Some(hostile.to_owned())));
    let page = read("hostile.html", &run);
    assert_eq!(active_parts(&page), (1, 1, 0));
    assert!(page.select("main").text().contains("<script>alert(1)</script>"));
    assert!(!page.html().contains('\u{202e}') && !page.html().contains('\0'));
}

#[test]
fn the_same_run_makes_the_same_page() {
    assert_eq!(html(&common::bundle()), html(&common::bundle()));
}

/// What a browser or a reader's eye might be led astray by; line breaks are the page's own.
fn is_obeyed(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_text_becomes_markup(text in any::<String>()) {
        let page = html(&common::run_over(&text));
        prop_assert!(!page.chars().any(is_obeyed));
        prop_assert_eq!(active_parts(&parse(&page)), (1, 1, 0));
    }
}
