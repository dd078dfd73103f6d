//! What an event is in the standards of the field, by the kinds that the codebook gives it.

use rashomon_types::Event;

use super::view::View;

/// ACLED's event types of violence.
const VIOLENT: &[&str] = &["Battles", "Explosions/Remote violence", "Violence against civilians"];

/// ACLED's sub-event type that says nothing.
const OTHER: &str = "Other";

/// Whether one of an event's kinds is violence; so too where no kind has any code.
pub(super) fn is_violent(event: &Event, view: &View<'_>) -> bool {
    let mut codes = event.kinds.iter().filter_map(|kind| view.codes(kind)).peekable();
    let has_codes = codes
        .clone()
        .any(|codes| codes.acled_event.is_some() || codes.ucdp.is_some());
    let violent = |event: &String| VIOLENT.contains(&event.as_str());
    !has_codes || codes.any(|codes| codes.ucdp.is_some() || codes.acled_event.as_ref().is_some_and(violent))
}

/// UCDP's type of violence, where a kind alone decides it.
pub(super) fn ucdp<'run>(event: &Event, view: &View<'run>) -> Option<&'run str> {
    event.kinds.iter().find_map(|kind| view.codes(kind)?.ucdp.as_deref())
}

/// ACLED's event and sub-event type, of the kind that tells most; one that is no more than "other" only if no kind says
/// more. The sub-event type is none where the kind leaves it open.
pub(super) fn acled<'run>(event: &Event, view: &View<'run>) -> Option<(&'run str, Option<&'run str>)> {
    let codes = event.kinds.iter().filter_map(|kind| {
        let codes = view.codes(kind)?;
        Some((codes.acled_event.as_deref()?, codes.acled_sub_event.as_deref()))
    });
    let tells = codes.clone().find(|(_, sub_event)| *sub_event != Some(OTHER));
    tells.or_else(|| codes.clone().next())
}

/// PLOVER's events with their modes, each event once, in the order of the kinds.
pub(super) fn plover<'run>(event: &Event, view: &View<'run>) -> Vec<(&'run str, Vec<&'run str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for codes in event.kinds.iter().filter_map(|kind| view.codes(kind)) {
        let Some(plover) = codes.plover_event.as_deref() else {
            continue;
        };
        if !found.iter().any(|(known, _)| *known == plover) {
            found.push((plover, Vec::new()));
        }
        let modes = found
            .iter_mut()
            .find(|(known, _)| *known == plover)
            .map(|(_, modes)| modes);
        if let (Some(modes), Some(mode)) = (modes, codes.plover_mode.as_deref())
            && !modes.contains(&mode)
        {
            modes.push(mode);
        }
    }
    found
}
