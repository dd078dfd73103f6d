//! A map that needs no network: borders and coasts from the gazetteer's outlines, and the places that the claims name, no
//! finer than the text gives them. Places without coordinates are in the list beside it.

use std::collections::BTreeMap;

use rashomon_gazetteer::{Gazetteer, Point};
use rashomon_types::{Event, Place, PlacePrecision, PlaceUse};

use super::element::{El, classed, el, group, link, quote};
use super::index::Index;
use super::view::View;
use crate::grounds::precision;
use crate::marks::one_line;

/// How many places are drawn and listed before the others are folded.
const SHOWN: usize = 14;

/// A place that claims name, however often.
struct Named<'run> {
    name: String,
    country: Option<&'run str>,
    precision: Option<PlacePrecision>,
    point: Option<Point>,
    radius_km: f64,
    is_disputed: bool,
    /// The words of the reports, each once, with a claim.
    words: Vec<(String, rashomon_types::ClaimId)>,
    claims: usize,
}

impl Named<'_> {
    /// Whether it is drawn: it has a point, and is no whole country.
    fn is_drawn(&self) -> bool {
        self.point.is_some() && self.precision != Some(PlacePrecision::Country)
    }
}

/// The map of an event and its list; none where no place is named.
pub(super) fn map(index: &Index<'_>, event: &Event, gazetteer: Option<&Gazetteer>) -> Option<El> {
    let mut places = places(index, event);
    if places.is_empty() {
        return None;
    }
    // Those that are drawn come first, the most named first; the order is otherwise that of the text.
    places.sort_by_key(|place| (!place.is_drawn(), std::cmp::Reverse(place.claims)));
    let drawn: Vec<&Named<'_>> = places.iter().filter(|place| place.is_drawn()).take(SHOWN).collect();
    let id = format!("map-{}", event.id);
    let figure = figure(&drawn, gazetteer);
    let (first, rest) = places.split_at(SHOWN.min(places.len()));
    let rest = (!rest.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(&crate::words::count(rest.len(), "further place")))
            .child(list(rest, SHOWN))
    });
    Some(
        classed("section", "where")
            .attr("aria-labelledby", &id)
            .child(el("h3").id(&id).text("Where"))
            .child(
                classed("div", "mapped")
                    .maybe(figure)
                    .child(el("div").child(list(first, 0)).maybe(rest)),
            ),
    )
}

fn places<'run>(index: &Index<'run>, event: &Event) -> Vec<Named<'run>> {
    let mut order: Vec<Named<'run>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for claim in event.claims.iter().filter_map(|id| index.claim(*id)) {
        for place in claim.places.iter().filter(|place| place.usage == PlaceUse::Location) {
            let words = index.words(claim.document, &place.spans);
            let key = place
                .geonameid
                .map_or_else(|| words.to_lowercase(), |id| id.to_string());
            let at = *known.entry(key).or_insert(order.len());
            if at == order.len() {
                order.push(named(place, &words));
            }
            let Some(named) = order.get_mut(at) else { continue };
            named.claims += 1;
            if named.words.len() < 4 && !named.words.iter().any(|(other, _)| *other == words) {
                named.words.push((words, claim.id));
            }
        }
    }
    order
}

fn named<'run>(place: &'run Place, words: &str) -> Named<'run> {
    let point = place.lat.zip(place.lon);
    let point = point.filter(|(lat, lon)| lat.abs() <= 85.0 && lon.abs() <= 180.0);
    Named {
        name: place.name.as_deref().map_or_else(|| words.to_owned(), one_line),
        country: place.country.as_deref(),
        precision: place.precision,
        point: point.map(|(lat, lon)| Point { lat, lon }),
        radius_km: place
            .radius_km
            .filter(|km| km.is_finite())
            .unwrap_or_default()
            .clamp(0.0, 3000.0),
        is_disputed: place.disputed == Some(true),
        words: Vec::new(),
        claims: 0,
    }
}

fn list(places: &[Named<'_>], before: usize) -> El {
    let entries = places.iter().enumerate().map(|(place, named)| {
        let number = classed("span", "pin").text(&(before + place + 1).to_string());
        let number = if named.is_drawn() {
            number
        } else {
            classed("span", "pin off").text("–")
        };
        let about = [
            named.country.map(one_line),
            named.precision.map(precision),
            named.is_disputed.then(|| "claimed by more than one state".to_owned()),
            named.point.is_none().then(|| "not located".to_owned()),
        ];
        let about: Vec<String> = about.into_iter().flatten().collect();
        let words = named
            .words
            .iter()
            .filter(|(words, _)| *words != named.name || named.words.len() > 1);
        let words: Vec<El> = words
            .map(|(words, claim)| link(&claim.to_string()).child(quote(words)))
            .collect();
        let own = named.words.first().filter(|_| words.is_empty());
        let name = match own {
            Some((_, claim)) => link(&claim.to_string()).child(el("bdi").text(&named.name)),
            None => el("bdi").text(&named.name),
        };
        let about = (!about.is_empty()).then(|| classed("span", "remark").text(&format!(" {}", about.join(", "))));
        let words = (!words.is_empty()).then(|| group().text(" ").joined(words, ", "));
        el("li").child(number).text(" ").child(name).maybe(about).maybe(words)
    });
    classed("ul", "places").children(entries)
}

fn figure(drawn: &[&Named<'_>], gazetteer: Option<&Gazetteer>) -> Option<El> {
    let reach = drawn.iter().filter_map(|named| Some((named.point?, named.radius_km)));
    let view = View::over(reach)?;
    let base = gazetteer.map(|gazetteer| view.base(gazetteer));
    let marks = drawn
        .iter()
        .enumerate()
        .filter_map(|(place, named)| mark(&view, place + 1, named));
    let areas = drawn.iter().filter_map(|named| area(&view, named));
    let names = names(&view, drawn);
    let svg = el("svg")
        .class("map")
        .attr("role", "img")
        .attr(
            "aria-label",
            "Map of the places named; the list beside it says the same",
        )
        .maybe(base)
        .children(areas)
        .children(marks)
        .children(names)
        .child(view.measure());
    let note = "Borders and coasts: Natural Earth, as the gazetteer files them; no view on whose they are. A circle is \
                the whole area that a name may mean.";
    Some(el("figure").child(svg).child(el("figcaption").text(note)))
}

/// The whole area that a name may mean.
fn area(view: &View, named: &Named<'_>) -> Option<El> {
    let (x, y) = view.place(named.point?);
    (named.precision > Some(PlacePrecision::Town) && named.radius_km > 0.0)
        .then(|| view.circle(x, y, named.radius_km).class("area"))
}

fn mark(view: &View, number: usize, named: &Named<'_>) -> Option<El> {
    let (x, y) = view.place(named.point?);
    let dot = el("circle").share("cx", x).share("cy", y).attr("r", "8.5").class("pin");
    let text = el("text")
        .share("x", x)
        .share("y", y)
        .attr("dy", "4")
        .attr("text-anchor", "middle")
        .class("pin")
        .text(&number.to_string());
    let tip = el("title").text(&named.name);
    Some(el("g").child(tip).child(dot).child(text))
}

/// The names that fit without lying over another one, for a map of ordinary width.
fn names(view: &View, drawn: &[&Named<'_>]) -> Vec<El> {
    const WIDTH: f64 = 640.0;
    const HEIGHT: f64 = WIDTH / View::ASPECT;
    let pins: Vec<(f64, f64)> = drawn
        .iter()
        .filter_map(|named| Some(view.place(named.point?)))
        .collect();
    let pins: Vec<(f64, f64)> = pins.into_iter().map(|(x, y)| (x * WIDTH, y * HEIGHT)).collect();
    let mut taken: Vec<(f64, f64, f64)> = pins.iter().map(|(x, y)| (x - 9.0, x + 9.0, *y)).collect();
    let mut shown = Vec::new();
    for (place, (named, (x, y))) in drawn.iter().zip(&pins).enumerate() {
        let width = 7.2 * named.name.chars().count() as f64;
        let to_left = x + width + 14.0 > WIDTH;
        let (from, to) = if to_left {
            (x - 12.0 - width, x - 12.0)
        } else {
            (x + 12.0, x + 12.0 + width)
        };
        let is_free = taken.iter().enumerate().all(|(other, (left, right, middle))| {
            other == place || to < *left || from > *right || (middle - y).abs() > 16.0
        });
        if is_free && from > 0.0 && to < WIDTH {
            taken.push((from, to, *y));
            let text = el("text").share("x", x / WIDTH).share("y", y / HEIGHT).attr("dy", "4");
            let text = if to_left {
                text.attr("dx", "-12").attr("text-anchor", "end")
            } else {
                text.attr("dx", "12")
            };
            shown.push(text.class("name").text(&named.name));
        }
    }
    shown
}
