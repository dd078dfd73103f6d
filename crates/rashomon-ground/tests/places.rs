//! Places of invented reports, read with the built-in model and gazetteer, and texts of any kind that must not panic.

use std::sync::LazyLock;

use proptest::prelude::*;
use rashomon_ground::Grounder;
use rashomon_model::LanguageModel;
use rashomon_types::{Block, BlockKind, Document, Place, PlaceMatch, PlaceUse, Span};

static MODEL: LazyLock<LanguageModel> = LazyLock::new(|| LanguageModel::embedded().unwrap());
static GROUNDER: LazyLock<Grounder> = LazyLock::new(|| Grounder::embedded().unwrap());

fn places(text: &str) -> (Document, Vec<Place>) {
    let mut document = Document::new(text.to_owned(), None, None, None);
    document.blocks = vec![Block {
        kind: BlockKind::Paragraph,
        span: Span::of(0..text.len()),
    }];
    let annotation = MODEL.annotate(&document).value;
    let places = GROUNDER.layers(&document, &annotation).places;
    (document, places)
}

/// The place of these words.
fn place(text: &str, words: &str) -> Option<Place> {
    let (document, places) = places(text);
    places.into_iter().find(|place| document.slice(place.spans[0]) == words)
}

#[test]
fn a_damaged_name_is_looked_for_where_the_report_is() {
    let found = place(
        "Two drones fell on Chuhiuv, a town in Ukraine's Kharkiv region.",
        "Chuhiuv",
    )
    .unwrap();
    assert_eq!(
        (found.geonameid, found.matched),
        (Some(710_374), Some(PlaceMatch::Spelling))
    );
    assert!(found.route.unwrap().contains("letter"));
}

#[test]
fn a_lone_likeness_to_a_town_far_off_is_no_place() {
    let found = place("Gunmen attacked the school in Tchemba on Monday.", "Tchemba").unwrap();
    assert_eq!((found.name, found.lat), (None, None));
}

#[test]
fn a_relation_places_what_has_no_name_and_what_no_list_holds() {
    let text =
        "A mast fell about 20 kilometers northeast of Poltava. Raiders reached Velka Sarna, 30 km south of Poltava.";
    let point = place(text, "about 20 kilometers northeast of Poltava").unwrap();
    assert_eq!((point.name, point.matched), (None, Some(PlaceMatch::Relation)));
    assert!(point.lat.unwrap() > 49.6 && point.lon.unwrap() > 34.6);
    let village = place(text, "Velka Sarna").unwrap();
    assert_eq!(
        (village.name.as_deref(), village.geonameid),
        (Some("Velka Sarna"), None)
    );
    assert!((village.lat.unwrap() - 49.32).abs() < 0.05);
}

#[test]
fn governments_adjectives_and_places_are_told_apart() {
    let text = "Moscow said the shells were Ukrainian. The envoy arrived in Moscow.";
    let (document, places) = places(text);
    let uses: Vec<(&str, PlaceUse)> = places
        .iter()
        .map(|place| (document.slice(place.spans[0]), place.usage))
        .collect();
    let expected = [
        ("Moscow", PlaceUse::Actor),
        ("Ukrainian", PlaceUse::Adjective),
        ("Moscow", PlaceUse::Location),
    ];
    assert_eq!(uses, expected);
}

#[test]
fn things_called_after_places_are_none() {
    assert_eq!(place("The frigate Yelets left port in the morning.", "Yelets"), None);
    assert_eq!(place("Readers of the Moscow Times wrote letters.", "Moscow"), None);
}

#[test]
fn coordinates_are_points() {
    let found = place("The beacon answered from 47.3310, 36.9025 at dawn.", "47.3310, 36.9025").unwrap();
    assert_eq!(
        (found.matched, found.lat),
        (Some(PlaceMatch::Coordinates), Some(47.331))
    );
}

#[test]
fn the_same_text_gives_the_same_places() {
    let text = "Shells fell on Kozlivka, 12 km west of Sumy, and near Ostrivne in Belgorod region, Kyiv said.";
    assert_eq!(places(text).1, places(text).1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_panics(text in "[A-Za-z0-9éÖЖ°'’\" ,.()/-]{0,120}") {
        for place in places(&text).1 {
            prop_assert!(place.spans.iter().all(|span| span.get(&text).is_some()));
        }
    }

    #[test]
    fn no_mixture_of_rules_panics(words in prop::collection::vec(prop::sample::select(vec![
        "about", "20", "-", "km", "north", "east", "of", "Kharkiv", "the", "border", "from", "Russian", ",", "between", "and",
        "Sumy", "near", "inside", "on", "side", "road", "to", "N", "47.331", "°", "36", "'", "a", "village", "region", "Al", "in", "U.S.", "half", "way",
    ]), 0..24)) {
        let text = words.join(" ");
        for place in places(&text).1 {
            prop_assert!(place.spans.iter().all(|span| span.get(&text).is_some()));
            prop_assert!(place.lat.is_none_or(|lat| lat.abs() <= 90.0));
        }
    }
}
