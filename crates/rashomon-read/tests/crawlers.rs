//! The JSON of crawlers, understood without being told of it; and what the user maps.

use rashomon_read::{Input, Settings, read};
use rashomon_types::{BlockKind, Document, Severity};

fn one(json: &str, map: &str) -> Document {
    let settings = Settings {
        mapping: if map.is_empty() {
            Default::default()
        } else {
            map.parse().unwrap()
        },
        ..Settings::default()
    };
    let staged = read(
        &Input {
            name: "a.json",
            bytes: json.as_bytes(),
        },
        &settings,
    );
    assert_eq!(staged.value.len(), 1, "{:?}", staged.diagnostics);
    staged.value.into_iter().next().unwrap()
}

fn told(document: &Document) -> [Option<&str>; 4] {
    let date = document.published.as_ref().map(|published| published.date.to_string());
    assert!(date.is_none_or(|date| date == "2031-05-24"));
    [
        document.title.as_deref(),
        document.publisher.as_deref(),
        document.url.as_deref(),
        document.published.as_ref().map(|published| published.found_in.as_str()),
    ]
}

const TEXT: &str = "The army of Toravia said no on Monday.";
const ALL: [Option<&str>; 4] = [
    Some("Raid"),
    Some("Beacon"),
    Some("https://beacon.example/raid"),
    Some("record"),
];

#[test]
fn every_crawler_has_its_own_names() {
    for record in [
        // newspaper4k
        r#"{"url": "https://beacon.example/raid", "read_more_link": "", "title": "Raid", "text": "T", "authors": [],
            "publish_date": "2031-05-24T10:00:00", "meta_site_name": "Beacon", "meta_lang": "en", "summary": ""}"#,
        // trafilatura
        r#"{"title": "Raid", "author": null, "hostname": "beacon.example", "date": "2031-05-24", "raw_text": "T T", "text": "T",
            "source": "https://beacon.example/raid", "source-hostname": "Beacon", "excerpt": "x", "tags": ""}"#,
        // news-please
        r#"{"authors": [], "date_download": "2032-01-01 00:00:00", "date_publish": "2031-05-24 10:00:00", "description": "x",
            "language": "en", "maintext": "T", "source_domain": "Beacon", "title": "Raid", "url": "https://beacon.example/raid"}"#,
        // Media Cloud
        r#"{"id": "ab", "media_name": "Beacon", "media_url": "beacon.example", "title": "Raid", "publish_date": "2031-05-24",
            "url": "https://beacon.example/raid", "language": "en", "indexed_date": "2032-01-01T00:00:00", "text": "T"}"#,
        // JSON-LD
        r#"{"@type": "NewsArticle", "headline": "Raid", "articleBody": "T", "datePublished": "2031-05-24T10:00:00Z",
            "publisher": {"@type": "Organization", "name": "Beacon"}, "url": "https://beacon.example/raid"}"#,
        // A search engine's export, and a database's.
        r#"{"_source": {"title": "Raid", "story": "T", "outlet": "Beacon", "link": "https://beacon.example/raid",
            "published_at": {"$date": "2031-05-24T10:00:00Z"}}}"#,
        // A list under a name.
        r#"{"status": "ok", "articles": [{"source": {"id": null, "name": "Beacon"}, "title": "Raid", "content": "T",
            "url": "https://beacon.example/raid", "publishedAt": "2031-05-24T10:00:00Z"}]}"#,
    ] {
        let document = one(&record.replace("\"T\"", &format!("{TEXT:?}")), "");
        assert_eq!(document.text, TEXT, "{record}");
        assert_eq!(told(&document), ALL, "{record}");
    }
}

#[test]
fn a_nested_body_is_laid_out_as_a_report() {
    let document = one(
        r#"{"title": "Raid", "authors": [], "publishing_date": "2031-05-24 10:00:00+00:00", "free_access": true,
            "body": {"summary": ["The army said no."], "sections": [
                {"headline": [], "paragraphs": ["The mayor of Arn said yes.", "Nobody in the town denied it."]},
                {"headline": ["What happened in Arn"], "paragraphs": ["The union said that the bridge was open."]}]},
            "html": {"requested_url": "https://beacon.example/x", "responded_url": "https://beacon.example/raid",
                "content": "<html></html>", "source_info": {"publisher": "Beacon"}}}"#,
        "",
    );
    assert_eq!(told(&document), ALL);
    let blocks: Vec<_> = document
        .blocks
        .iter()
        .map(|block| (block.kind, document.slice(block.span)))
        .collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Paragraph, "The army said no."),
            (BlockKind::Paragraph, "The mayor of Arn said yes."),
            (BlockKind::Paragraph, "Nobody in the town denied it."),
            (BlockKind::Heading, "What happened in Arn"),
            (BlockKind::Paragraph, "The union said that the bridge was open."),
        ]
    );
}

#[test]
fn marked_up_words_are_read_as_a_page() {
    for record in [
        r#"{"title": {"rendered": "Raid"}, "link": "https://beacon.example/raid", "date": "2031-05-24T10:00:00", "site_name": "Beacon",
            "content": {"rendered": "H"}}"#,
        r#"{"title": "Raid", "publisher": "Beacon", "url": "https://beacon.example/raid", "date": "2031-05-24", "text": "H"}"#,
        r#"{"title": "Raid", "publisher": "Beacon", "url": "https://beacon.example/raid", "date": "2031-05-24", "text": "", "html": "H"}"#,
    ] {
        let html =
            format!("<p>{TEXT}</p><script>x()</script><p>It gave no reason for its answer, and nobody asked.</p>");
        let document = one(&record.replace("\"H\"", &format!("{html:?}")), "");
        assert_eq!(told(&document), ALL);
        assert!(
            document.text.starts_with(TEXT) && !document.text.contains("x()"),
            "{}",
            document.text
        );
    }
}

#[test]
fn the_user_may_say_where_things_stand() {
    let json =
        r#"{"text": "Not this one.", "inner": {"words": ["The army said no."]}, "head": "Raid", "when": 1937390400}"#;
    let document = one(json, "text=inner.words,title=head,date=when");
    assert_eq!(
        (document.text.as_str(), document.title.as_deref()),
        ("The army said no.", Some("Raid"))
    );
    assert_eq!(document.published.unwrap().date.to_string(), "2031-05-24");
    assert_eq!(one(json, "text=not.there").text, "Not this one.");
}

#[test]
fn a_summary_alone_is_said_to_be_one() {
    let document = one(r#"{"title": "Raid", "description": "The army said no on Monday."}"#, "");
    assert_eq!(document.flags, ["summary_only"]);
}

#[test]
fn objects_without_words_are_counted_after_a_few() {
    let lines = "{\"id\": 1, \"url\": \"https://a.example\"}\n".repeat(40);
    let staged = read(
        &Input {
            name: "a.jsonl",
            bytes: lines.as_bytes(),
        },
        &Settings::default(),
    );
    let failed: Vec<_> = staged
        .diagnostics
        .iter()
        .filter(|remark| remark.severity == Severity::Error)
        .collect();
    assert_eq!(failed.len(), 6);
    assert!(failed[5].message.contains("35 more"), "{}", failed[5].message);
}
