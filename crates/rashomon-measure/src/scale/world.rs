//! An invented world: countries with towns, armed groups, people and outlets, and what happens there.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::dice::Dice;
use super::templates::SITES;

/// How many countries there are.
const COUNTRIES: usize = 40;
/// How many towns each has.
const TOWNS: usize = 60;
/// How many outlets the world has.
const OUTLETS: usize = 60;

/// A country and what is in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Country {
    pub(super) name: String,
    pub(super) adjective: String,
    pub(super) groups: Vec<String>,
    pub(super) towns: Vec<Town>,
}

/// A town and where it lies, in degrees.
#[derive(Debug, Clone, Default)]
pub(super) struct Town {
    pub(super) name: String,
    pub(super) lat: f64,
    pub(super) lon: f64,
}

/// Everything that does not change from event to event.
#[derive(Debug)]
pub(super) struct World {
    pub(super) countries: Vec<Country>,
    pub(super) outlets: Vec<String>,
}

/// What happened once, as far as anybody says.
#[derive(Debug, Clone)]
pub(super) struct Happening {
    /// The country in which it happened; its officials are one party.
    pub(super) country: Country,
    /// The country whose voices judge it from outside.
    pub(super) third: Country,
    /// The group that is blamed, the other party.
    pub(super) group: String,
    pub(super) town: Town,
    pub(super) date: Date,
    /// What sort of attack it was, by its place in [`DEEDS`].
    pub(super) deed: &'static Deed,
    /// What was attacked.
    pub(super) site: &'static str,
    /// The hospital that takes in the hurt.
    pub(super) hospital: String,
    /// How many the country says it lost.
    pub(super) toll: usize,
}

/// A sort of attack: its kind in the codebook, and how it is told.
#[derive(Debug)]
pub(super) struct Deed {
    pub(super) kind: &'static str,
    pub(super) verb: &'static str,
    pub(super) noun: &'static str,
}

/// The sorts of attacks.
pub(super) static DEEDS: [Deed; 6] = [
    Deed {
        kind: "shelling",
        verb: "shelled",
        noun: "shelling",
    },
    Deed {
        kind: "ground_raid",
        verb: "raided",
        noun: "raid",
    },
    Deed {
        kind: "air_strike",
        verb: "bombed from the air",
        noun: "air strike",
    },
    Deed {
        kind: "bombing",
        verb: "blew up",
        noun: "bombing",
    },
    Deed {
        kind: "shooting",
        verb: "opened fire on",
        noun: "shooting",
    },
    Deed {
        kind: "attack",
        verb: "attacked",
        noun: "attack",
    },
];

/// Invented names, none twice.
struct Namer {
    dice: Dice,
    used: BTreeSet<String>,
}

const ONSETS: [&str; 26] = [
    "B", "D", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z", "Br", "Dr", "Gr", "Kr", "Tr", "Sh",
    "Th", "Vl", "St", "Sk",
];
const MIDDLES: [&str; 24] = [
    "ab", "ad", "al", "an", "ar", "av", "eb", "ed", "el", "en", "er", "ev", "ib", "il", "in", "ir", "ol", "on", "or",
    "ov", "ul", "un", "ur", "uv",
];
const ENDINGS: [&str; 20] = [
    "eth", "ak", "im", "osk", "ent", "und", "ish", "ova", "art", "esk", "ill", "orn", "ast", "eld", "ogh", "ume",
    "ard", "ist", "omb", "alt",
];

/// An invented name.
pub(super) fn stem(dice: &mut Dice) -> String {
    let (onset, middle) = (dice.pick(&ONSETS), dice.pick(&MIDDLES));
    let long = if dice.below(2) == 0 { dice.pick(&MIDDLES) } else { "" };
    format!("{onset}{middle}{long}{}", dice.pick(&ENDINGS))
}

impl Namer {
    fn name(&mut self) -> String {
        loop {
            let name = stem(&mut self.dice);
            if self.used.insert(name.clone()) {
                return name;
            }
        }
    }

    fn country(&mut self) -> Country {
        let stem = self.name();
        let sorts = ["Front", "Legion", "Brigade", "Movement"];
        let groups = sorts.map(|sort| format!("{} {sort}", self.name()));
        let middle = (self.dice.below(120) as f64 - 60.0, self.dice.below(340) as f64 - 170.0);
        let towns = (0..TOWNS).map(|_| Town {
            name: self.name(),
            lat: middle.0 + self.dice.below(500) as f64 / 100.0,
            lon: middle.1 + self.dice.below(500) as f64 / 100.0,
        });
        Country {
            towns: towns.collect(),
            name: format!("{stem}ia"),
            adjective: format!("{stem}ian"),
            groups: groups.to_vec(),
        }
    }
}

impl World {
    /// The world that belongs to a seed.
    pub(super) fn new(seed: u64) -> Self {
        let mut namer = Namer {
            dice: Dice::new(seed),
            used: BTreeSet::new(),
        };
        let countries = (0..COUNTRIES).map(|_| namer.country()).collect();
        let sorts = ["Wire", "Post", "Herald", "Courier", "Radio"];
        let outlets =
            (0..OUTLETS).map(|place| format!("{} {}", namer.name(), sorts.get(place % sorts.len()).unwrap_or(&"Post")));
        Self {
            countries,
            outlets: outlets.collect(),
        }
    }

    /// Something that happened on a day so many days after the first.
    pub(super) fn happening(&self, day: usize, dice: &mut Dice) -> Happening {
        let country = dice.pick(&self.countries);
        let days = i64::try_from(day).unwrap_or(0);
        Happening {
            third: dice.pick(&self.countries),
            group: dice.pick(&country.groups),
            town: dice.pick(&country.towns),
            date: Date::constant(2031, 1, 6).saturating_add(days.days()),
            deed: DEEDS.get(dice.below(DEEDS.len())).unwrap_or(&DEEDS[0]),
            site: dice.pick(&SITES),
            hospital: stem(dice),
            toll: 5 + dice.below(60),
            country,
        }
    }
}
