//! Examples of texts and the blocks that they make.

use proptest::prelude::*;

use super::*;

fn show(text: &str) -> Vec<(BlockKind, &str)> {
    parts(text, None, &[])
        .blocks
        .iter()
        .map(|block| (block.kind, block.span.slice(text)))
        .collect()
}

use BlockKind::{BlockQuote, Caption, Credit, Fragment, Heading, ListItem, Paragraph};

#[test]
fn a_report_with_all_its_parts() {
    let text = "Raiders thrown back over the Ozra, army says\n\
        By Ada Toldt in Kingsferry\n\n\
        LISHEN, Toravia, May 24 (KVN) — The army said on Saturday that it had driven a column of raiders back. go\n\n\
        Smoke rises over a fuel depot in Lishen (Handout/Beacon)\n\n\
        “We hold the town,” Colonel Mestrik said, without offering any evidence of it.\n\n\
        Rival figures\n\n\
        The governor counted eleven wounded; the brigade spoke of fewer than ten on its own side.\n\n\
        • The depot burned for two days.\n\
        > Stay in your cellars.\n\n\
        Read more: The Ozra in maps\n";
    assert_eq!(
        show(text),
        [
            (Heading, "Raiders thrown back over the Ozra, army says"),
            (Credit, "By Ada Toldt in Kingsferry"),
            (
                Paragraph,
                "The army said on Saturday that it had driven a column of raiders back."
            ),
            (Fragment, "go"),
            (Caption, "Smoke rises over a fuel depot in Lishen"),
            (Credit, "Handout/Beacon"),
            (
                Paragraph,
                "“We hold the town,” Colonel Mestrik said, without offering any evidence of it."
            ),
            (Heading, "Rival figures"),
            (
                Paragraph,
                "The governor counted eleven wounded; the brigade spoke of fewer than ten on its own side."
            ),
            (ListItem, "The depot burned for two days."),
            (BlockQuote, "Stay in your cellars."),
            (Credit, "Read more: The Ozra in maps"),
        ]
    );
}

#[test]
fn wrapped_lines_are_joined() {
    let text = "The council of Lishen said on Monday that the bridge over the river\r\n\
        would stay shut until the sappers had finished their work, and that no\r\n\
        ferry would run.\r\n\r\n\
        Nobody spoke against it, and the governor, who had come by boat, left\r\n\
        without a word.\r\n";
    let found = show(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].1.ends_with("ferry would run.") && found[1].1.starts_with("Nobody"));
}

#[test]
fn links_under_read_more_are_headings() {
    let text =
        "The army said no.\n\nRead more:\n\nToravia imposes a curfew on its two border towns\n\nNobody answered.";
    assert_eq!(
        show(text).iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
        [Paragraph, Credit, Heading, Paragraph]
    );
}

#[test]
fn a_stamped_headline_is_a_heading() {
    let text =
        "The army said no.\n\nRaiders flee, army says Updated: 2031-05-24 06:50 (Halden Wire)\n\nNobody answered.";
    assert_eq!(show(text)[1].0, Heading);
}

#[test]
fn a_few_quoted_words_between_short_paragraphs_are_a_heading() {
    let text = "The mayor said the bakery would open.\n\n'No bread for a month'\n\nHer deputy said there was no flour.";
    assert_eq!(show(text)[1], (Heading, "'No bread for a month'"));
}

#[test]
fn scraps_are_no_paragraphs() {
    assert_eq!(show("go"), [(Fragment, "go")]);
    assert_eq!(show("* * *\n\n-"), [(Fragment, "* * *"), (Fragment, "-")]);
    assert_eq!(show("\n \n"), []);
    let abbreviated = "He said that the talks would end at 5 p.m. local";
    assert_eq!(show(abbreviated), [(Paragraph, abbreviated)]);
}

#[test]
fn long_and_empty_texts_take_linear_time() {
    assert_eq!(parts(&"word ".repeat(1_000_000), None, &[]).blocks.len(), 1);
    assert_eq!(parts(&"\n".repeat(10_000), None, &[]).blocks.len(), 0);
    assert_eq!(
        parts(&"a line of it\n".repeat(100_000), None, &[]).blocks.len(),
        100_000
    );
}

proptest! {
    #[test]
    fn blocks_slice_the_text_in_order(text in news_like()) {
        let blocks = parts(&text, Some("Raid"), &[]).blocks;
        let mut end = 0;
        for block in blocks {
            let words = block.span.get(&text).expect("every block slices the text");
            prop_assert!(!words.is_empty() && words.trim() == words, "{words:?}");
            prop_assert!(block.span.start() >= end);
            end = block.span.end();
        }
    }

    #[test]
    fn all_words_are_kept_or_cut_as_furniture(text in "[a-zA-Z ,.\n]{0,300}") {
        let kept: usize = parts(&text, None, &[]).blocks.iter().map(|block| letters(block.span.slice(&text))).sum();
        prop_assert!(kept <= letters(&text));
        prop_assert!(parts(&text, None, &[]).head.skip.is_empty() || kept < letters(&text));
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Any text, with the marks that the rules look for more often than chance would have them.
fn news_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        "[a-zA-Z ]{0,30}",
        proptest::sample::select(vec![
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            " ",
            ". ",
            "(",
            ")",
            "/",
            "“",
            "”",
            "> ",
            "• ",
            "- ",
            "1. ",
            "date 2031-05-24 ",
            "TARKOVA, May 24 (KVN) — ",
            "Photo: ",
            "Handout/KVN",
            "By ",
            "Read more:",
            "é",
            "\u{2028}",
            "\u{2000}",
            "\u{a0}",
            "Getty Images ",
            " Hide Caption 4 of 30",
            ":",
            "…",
            "FILE -",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

#[test]
fn the_turns_of_a_conversation_stand_under_their_labels() {
    let text = "ADA TOLDT, HOST:\nA ferry sank off Quarn tonight.\nIBE LORCA: Good evening.\n\
        TOLDT: What do you see there?\nLORCA (by telephone): Six are dead.";
    assert_eq!(
        show(text),
        [
            (Heading, "ADA TOLDT, HOST:"),
            (Paragraph, "A ferry sank off Quarn tonight."),
            (Heading, "IBE LORCA:"),
            (Paragraph, "Good evening."),
            (Heading, "TOLDT:"),
            (Paragraph, "What do you see there?"),
            (Heading, "LORCA (by telephone):"),
            (Paragraph, "Six are dead."),
        ]
    );
}

#[test]
fn a_gallery_and_a_menu_are_no_prose() {
    let text = "The ferry sank at noon, the harbour master of Quarn said on Monday evening in the town.\n\
        Photos: The ferry Divers at work. Hide Caption 1 of 2 Photos: The ferry A boat is towed. Hide Caption 2 of 2\n\
        MUST READ GHOST TOWN How a village emptied OLD MILL Miller tells of the fire LAST TRAIN Driver weeps\n\
        Newsletter Sign Up Get the latest in your inbox. Invalid email address.";
    assert_eq!(
        show(text)[1..],
        [
            (Caption, "Divers at work."),
            (Caption, "A boat is towed."),
            (
                Fragment,
                "MUST READ GHOST TOWN How a village emptied OLD MILL Miller tells of the fire LAST TRAIN Driver weeps"
            ),
            (
                Credit,
                "Newsletter Sign Up Get the latest in your inbox. Invalid email address."
            ),
        ]
    );
}
