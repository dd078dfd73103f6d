//! Office documents, e-books and PDFs.

mod common;

use std::sync::Arc;

use common::{documents, failures, zip};
use rashomon_read::{PdfRefusal, PdfText, Settings};
use rashomon_types::{BlockKind, Document};

fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    document
        .blocks
        .iter()
        .map(|block| (block.kind, document.slice(block.span)))
        .collect()
}

#[test]
fn a_docx_is_its_paragraphs() {
    let body = r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>
        <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Raid in Arn &amp; Lishen</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">The army </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>
          <w:r><w:t>said no</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>.</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>The mayor of Arn said yes.</w:t></w:r></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Once</w:t></mc:Choice><mc:Fallback><w:t>Twice</w:t></mc:Fallback></mc:AlternateContent>
          <w:t> it was said, and not again.</w:t></w:r></w:p></w:body></w:document>"#;
    let core = "<cp:coreProperties xmlns:dc='dc'><dc:title>Template</dc:title></cp:coreProperties>";
    let file = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", body.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ]);
    let staged = documents("a.docx", &file, &Settings::default());
    let document = &staged.value[0];
    assert_eq!(document.path.as_deref(), Some("a.docx"));
    assert_eq!(document.title.as_deref(), Some("Raid in Arn & Lishen"));
    assert_eq!(
        blocks(document),
        [
            (BlockKind::Heading, "Raid in Arn & Lishen"),
            (BlockKind::Paragraph, "The army said no."),
            (BlockKind::ListItem, "The mayor of Arn said yes."),
            (BlockKind::Paragraph, "Once it was said, and not again."),
        ]
    );
}

#[test]
fn an_odt_is_its_paragraphs() {
    let body = r#"<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
        <text:tracked-changes><text:p>Deleted words.</text:p></text:tracked-changes>
        <text:h>Raid in Arn</text:h><text:p>The army<text:s/>said<text:span> no.</text:span></text:p>
        <text:list><text:list-item><text:p>The mayor of Arn said yes.</text:p></text:list-item></text:list>
        </office:text></office:body></office:document-content>"#;
    let file = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<x/>"),
        ("content.xml", body.as_bytes()),
    ]);
    let staged = documents("a.odt", &file, &Settings::default());
    assert_eq!(
        blocks(&staged.value[0]),
        [
            (BlockKind::Heading, "Raid in Arn"),
            (BlockKind::Paragraph, "The army said no."),
            (BlockKind::ListItem, "The mayor of Arn said yes."),
        ]
    );
}

#[test]
fn a_book_is_a_report_a_chapter() {
    let list = r#"<package xmlns:dc="dc"><metadata><dc:title>Week</dc:title><dc:publisher>Beacon</dc:publisher>
        <dc:date>2031-05-24</dc:date><dc:language>en</dc:language></metadata><manifest>
        <item id="c" href="cover.xhtml"/><item id="a" href="text/a%20b.xhtml"/><item id="b" href="text/b.xhtml"/></manifest>
        <spine><itemref idref="c"/><itemref idref="b"/><itemref idref="a"/></spine></package>"#;
    let page = |title: &str, words: &str| {
        format!("<html><head><title>x</title></head><body><h1>{title}</h1><p>{words}</p><br></body></html>")
    };
    let file = zip(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            b"<container><rootfile full-path='OEBPS/c.opf'/></container>",
        ),
        ("OEBPS/c.opf", list.as_bytes()),
        ("OEBPS/cover.xhtml", b"<html><body><h1>Week</h1></body></html>"),
        (
            "OEBPS/text/a b.xhtml",
            page("Raid", "The army&nbsp;said no &#8211; twice.").as_bytes(),
        ),
        (
            "OEBPS/text/b.xhtml",
            page("Bridge", "The mayor of Arn said yes.").as_bytes(),
        ),
    ]);
    let staged = documents("week.epub", &file, &Settings::default());
    let told: Vec<_> = staged
        .value
        .iter()
        .map(|document| (document.path.as_deref().unwrap(), document.title.as_deref().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("week.epub#OEBPS/text/b.xhtml", "Bridge"),
            ("week.epub#OEBPS/text/a b.xhtml", "Raid")
        ]
    );
    assert_eq!(staged.value[1].text, "Raid\n\nThe army said no – twice.");
    assert_eq!(staged.value[0].publisher.as_deref(), Some("Beacon"));
    assert_eq!(staged.value[0].published.as_ref().unwrap().found_in, "book");
}

#[test]
fn what_is_not_read_is_named() {
    let sheet = zip(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"<x/>")]);
    let staged = documents("a.xlsx", &sheet, &Settings::default());
    assert_eq!(failures(&staged.diagnostics), ["read.office_kind"]);

    let bomb = vec![b' '; 64 << 20];
    let file = zip(&[("[Content_Types].xml", b""), ("word/document.xml", &bomb)]);
    let staged = documents("a.docx", &file, &Settings::default());
    assert_eq!(failures(&staged.diagnostics), ["read.office"]);

    let deep = format!("<w:document>{}</w:document>", "<w:p>".repeat(100_000));
    let file = zip(&[("[Content_Types].xml", b""), ("word/document.xml", deep.as_bytes())]);
    let staged = documents("a.docx", &file, &Settings::default());
    assert_eq!(failures(&staged.diagnostics), ["read.office"]);
}

#[derive(Debug)]
struct Fixed(Result<Vec<String>, PdfRefusal>);

impl PdfText for Fixed {
    fn pages(&self, _: &[u8]) -> Result<Vec<String>, PdfRefusal> {
        self.0.clone()
    }
}

fn with(pages: Result<Vec<String>, PdfRefusal>) -> Settings {
    Settings {
        pdf: Some(Arc::new(Fixed(pages))),
        ..Settings::default()
    }
}

#[test]
fn a_pdf_is_read_by_whoever_is_given() {
    let pages = vec!["The army of Arn said that the\nbridge was shut.\n".to_owned()];
    let staged = documents("a.pdf", b"%PDF-1.7\n\0", &with(Ok(pages)));
    assert_eq!(staged.value[0].text, "The army of Arn said that the bridge was shut.");

    let staged = documents("a.pdf", b"%PDF-1.7\n", &Settings::default());
    assert_eq!(failures(&staged.diagnostics), ["read.pdf"]);
    let staged = documents("a.pdf", b"%PDF-1.7\n", &with(Ok(vec![" \n".to_owned(); 3])));
    assert_eq!(failures(&staged.diagnostics), ["read.pdf_no_text"]);
    assert!(staged.diagnostics[0].message.contains("3 pages"));
    for (why, code) in [
        (PdfRefusal::TooSlow(30), "read.pdf_time"),
        (PdfRefusal::TooLarge, "read.pdf_size"),
        (PdfRefusal::Encrypted, "read.pdf_encrypted"),
        (PdfRefusal::Broken("no list of pages".to_owned()), "read.pdf_broken"),
    ] {
        let staged = documents("a.pdf", b"%PDF-1.7\n", &with(Err(why)));
        assert_eq!(failures(&staged.diagnostics), [code]);
    }
}
