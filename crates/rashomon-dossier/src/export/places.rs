//! The places of an event, for a standard that wants a row a place.

use rashomon_types::{Answer, AnswerValue, Event, InDocument, MapSpans, Place, PlacePrecision, QuestionKind, Status};

use super::view::{View, counts};

/// The places where an event happened: those that its accounts name and that are known to the town, else its one place.
///
/// Rival accounts of where it was are one event at its one place: two rows would count it twice.
pub(super) fn places(event: &Event, view: &View<'_>) -> Vec<Place<InDocument>> {
    let asked = event
        .questions
        .iter()
        .filter(|question| question.question == QuestionKind::Place);
    let asked = asked.filter(|question| question.status != Status::Disputed);
    let answers = asked
        .flat_map(|question| &question.answers)
        .filter(|answer| counts(answer));
    let mut found: Vec<Place<InDocument>> = event.place.iter().filter(|place| is_town(place)).cloned().collect();
    for place in answers.filter_map(|answer| answered(answer, view)) {
        if !found
            .iter()
            .any(|known| known.geonameid == place.geonameid && known.name == place.name)
        {
            found.push(place);
        }
    }
    if found.is_empty() {
        found.extend(event.place.clone());
    }
    found
}

/// The place that an answer names, where its claim knows it to the town.
fn answered(answer: &Answer, view: &View<'_>) -> Option<Place<InDocument>> {
    let Some(AnswerValue::Text(value)) = &answer.value else {
        return None;
    };
    let claim = view.claim(answer.claim)?;
    let named = |place: &&Place| {
        let words = view.words(claim.document, &place.spans);
        place.name.as_ref() == Some(value) || words == *value
    };
    let place = claim.places.iter().find(named)?;
    let document = claim.document;
    let located = place.clone().map_spans(&mut |span| InDocument { document, span });
    is_town(&located).then_some(located)
}

fn is_town(place: &Place<InDocument>) -> bool {
    let fine = matches!(place.precision, Some(PlacePrecision::Point | PlacePrecision::Town));
    fine && place.lat.is_some() && place.lon.is_some()
}
