//! Where the document is: the places that are sure, and the areas around them in which other spellings are looked for.

use rashomon_gazetteer::{Area, Feature, Point, distance_km};

use super::group::Group;

/// How far around a sure place other spellings are looked for, in kilometres.
const AROUND_KM: f64 = 200.0;
/// A share from which a name's reading is sure enough to look around it.
const SURE: f64 = 0.6;

/// More areas are not looked through.
const MOST_AREAS: usize = 4;
/// Circles whose middles lie so near each other are one, in kilometres.
const SAME_CIRCLE_KM: f64 = 70.0;

/// The area in which the names around a sure place are looked for.
fn area_of(anchor: &Anchor<'_>) -> Area {
    match anchor.feature {
        Feature::Country if !anchor.country.is_empty() => Area::Country(anchor.country.to_owned()),
        Feature::Region => Area::Region(anchor.country.to_owned(), anchor.admin1.to_owned()),
        Feature::Area => Area::Circle(anchor.point, anchor.reach_km.clamp(AROUND_KM, 600.0)),
        _ => Area::Circle(anchor.point, AROUND_KM),
    }
}

/// Whether an area holds nearly all of another.
fn covers(held: &Area, other: &Area) -> bool {
    match (held, other) {
        (Area::Circle(a, _), Area::Circle(b, _)) => distance_km(*a, *b) < SAME_CIRCLE_KM,
        _ => held == other,
    }
}

/// A sure place of the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Anchor<'g> {
    pub(crate) group: usize,
    pub(crate) point: Point,
    pub(crate) reach_km: f64,
    pub(crate) feature: Feature,
    pub(crate) country: &'g str,
    pub(crate) admin1: &'g str,
    pub(crate) weight: f64,
}

/// Where the document is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Focus<'g> {
    pub(crate) anchors: Vec<Anchor<'g>>,
}

impl<'g> Focus<'g> {
    /// The sure places among the groups.
    pub(crate) fn of(groups: &[Group<'g>], is_doubtful: &dyn Fn(usize) -> bool) -> Self {
        let mut anchors = Vec::new();
        for (number, group) in groups.iter().enumerate() {
            let sure = group.best().filter(|best| best.chance >= SURE && !is_doubtful(number));
            anchors.extend(sure.map(|best| Anchor {
                group: number,
                point: best.entry.point,
                reach_km: best.entry.radius_km,
                feature: best.entry.feature,
                country: best.entry.country,
                admin1: best.entry.admin1,
                weight: group.weight * best.chance,
            }));
        }
        Self { anchors }
    }

    /// The areas to look in: regions and circles around towns; whole countries only where nothing finer is known of them.
    pub(crate) fn areas(&self, leave_out: usize) -> Vec<Area> {
        let mut anchors: Vec<&Anchor<'_>> = self.anchors.iter().filter(|anchor| anchor.group != leave_out).collect();
        anchors.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let mut areas: Vec<Area> = Vec::new();
        for anchor in anchors {
            let area = area_of(anchor);
            if areas.len() < MOST_AREAS && !areas.iter().any(|held| covers(held, &area)) {
                areas.push(area);
            }
        }
        areas
    }

    /// How near a point lies to what is sure, 0 to 1, one name left out.
    pub(crate) fn nearness(&self, point: Point, country: &str, admin1: &str, leave_out: usize) -> f64 {
        let near = |anchor: &Anchor<'_>| {
            let same = anchor.country == country;
            let told = match anchor.feature {
                Feature::Country => f64::from(u8::from(same)) * 0.35,
                Feature::Region => f64::from(u8::from(same && anchor.admin1 == admin1)) * 0.8,
                _ => 0.0,
            };
            let km = distance_km(anchor.point, point);
            let close = if anchor.feature == Feature::Country {
                0.0
            } else {
                (1.0 - km / (AROUND_KM + anchor.reach_km)).max(0.0)
            };
            anchor.weight.min(1.0) * f64::max(told, close)
        };
        let others = self.anchors.iter().filter(|anchor| anchor.group != leave_out);
        others.map(near).fold(0.0, f64::max)
    }

    /// The sure place nearest to a point.
    pub(crate) fn nearest(&self, point: Point, leave_out: usize) -> Option<(&Anchor<'g>, f64)> {
        let others = self
            .anchors
            .iter()
            .filter(|anchor| anchor.group != leave_out && anchor.feature != Feature::Country);
        let with_km = others.map(|anchor| (anchor, distance_km(anchor.point, point)));
        with_km.min_by(|a, b| a.1.total_cmp(&b.1))
    }
}
