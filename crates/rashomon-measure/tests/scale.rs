//! A small corpus through everything that comes after the language model: `cargo xtask scale` measures large ones.

use rashomon_measure::scale::{Mix, measure};

#[test]
fn a_small_corpus_becomes_events_and_pages() {
    let measured = measure(50, Mix::Usual).unwrap();
    assert_eq!((measured.documents, measured.copies), (50, 14));
    assert!(measured.copies_right >= 11, "{measured:?}");
    assert!(measured.events >= measured.happenings / 2, "{measured:?}");
    assert!(
        measured.json_bytes > 50_000 && measured.html_bytes > 50_000,
        "{measured:?}"
    );
}

#[test]
fn texts_of_their_own_are_no_copies() {
    let measured = measure(50, Mix::Own).unwrap();
    assert!(measured.copies_found <= 1, "{measured:?}");
}
