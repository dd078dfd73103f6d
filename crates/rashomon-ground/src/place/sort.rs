//! What sort of place a name is by a word beside it or in it: "the village of X", "X region", "X River".

use rashomon_gazetteer::Feature;

/// A sort of place that words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// "the town of X", "X city".
    Settlement,
    /// "X district", "X County".
    District,
    /// "X region", "X Oblast".
    Region,
    /// "the country of X".
    Country,
    /// "X airport", "the X bridge": one building or crossing.
    Site,
    /// "X River", "Lake X": water, height, land that is no unit.
    Nature,
    /// "X Street", "Highway 9".
    Road,
}

const SETTLEMENT: &[&str] = &[
    "town", "city", "village", "settlement", "hamlet", "township", "port", "suburb", "municipality", "resort", "stronghold",
    "outpost", "townlet", "metropolis", "commune", "kibbutz", "neighborhood", "neighbourhood", "enclave", "capital", "seaport",
    "megacity", "hometown", "towns", "cities", "villages", "settlements", "suburbs", "hamlets", "ports",
];
const DISTRICT: &[&str] = &[
    "district", "county", "rayon", "raion", "parish", "borough", "subdistrict", "counties", "districts", "okrug", "shire",
    "locality", "woreda", "township",
];
const REGION: &[&str] = &[
    "region", "oblast", "province", "governorate", "state", "krai", "territory", "prefecture", "canton", "emirate", "provinces",
    "regions", "states", "oblasts", "governorates", "voivodeship", "department",
];
const COUNTRY: &[&str] = &["country", "nation", "kingdom"];
const SITE: &[&str] = &[
    "airport", "airfield", "airbase", "bridge", "checkpoint", "crossing", "junction", "station", "dam", "plant", "refinery",
    "barracks", "base", "camp", "castle", "square", "stadium", "terminal", "depot", "prison", "well", "mine", "quarry", "monastery",
    "cemetery", "zoo", "mall", "lighthouse", "airstrip", "fort", "post",
];
const NATURE: &[&str] = &[
    "river", "lake", "mountain", "mountains", "island", "islands", "sea", "bay", "valley", "desert", "strait", "gulf", "peninsula",
    "forest", "creek", "canyon", "ocean", "hills", "hill", "ridge", "falls", "reservoir", "pass", "basin", "delta", "beach", "swamp",
    "rivers", "spring", "woods", "lakes", "isthmus", "archipelago", "oasis", "range", "plateau", "gorge",
];
const ROAD: &[&str] = &[
    "street", "st.", "road", "rd.", "avenue", "ave.", "ave", "boulevard", "blvd.", "blvd", "highway", "drive", "lane", "parkway",
    "turnpike", "expressway", "freeway", "interstate", "alley", "st", "rd", "route", "bypass",
];

/// The sort that a word tells, in lower case.
pub(crate) fn sort_of(word: &str) -> Option<Sort> {
    let lists = [
        (SETTLEMENT, Sort::Settlement),
        (DISTRICT, Sort::District),
        (REGION, Sort::Region),
        (COUNTRY, Sort::Country),
        (SITE, Sort::Site),
        (NATURE, Sort::Nature),
        (ROAD, Sort::Road),
    ];
    lists.iter().find(|(list, _)| list.contains(&word)).map(|(_, sort)| *sort)
}

/// The sort that the last word of a name tells, where it is part of the name: "Laurel County", "Oak Street".
pub(crate) fn sort_in_name(last: &str) -> Option<Sort> {
    match sort_of(last) {
        Some(Sort::Settlement | Sort::Country) | None => None,
        // "Fall Creek" and "Long Beach" are towns as often as waters.
        Some(Sort::Nature) if matches!(last, "creek" | "beach" | "falls" | "hills" | "spring" | "island" | "ridge" | "lake" | "valley") => None,
        told => told,
    }
}

impl Sort {
    /// How well a row of a sort agrees with the word, in points of the score.
    pub(crate) fn agrees(self, feature: Feature) -> f64 {
        match (self, feature) {
            (Self::Settlement, Feature::Settlement)
            | (Self::District, Feature::District)
            | (Self::Region, Feature::Region)
            | (Self::Country, Feature::Country)
            | (Self::Nature, Feature::Area) => 3.0,
            // "region" is said of districts and areas too, "county" of first-level units, "country" of territories.
            (Self::Region, Feature::District | Feature::Area | Feature::Country) => 0.0,
            (Self::Region, Feature::Settlement) | (Self::District, Feature::Settlement) => -2.0,
            (Self::District, Feature::Region) => 0.5,
            (Self::Site, Feature::Settlement) => 0.0,
            (Self::Country, Feature::Region | Feature::Area) => -1.0,
            _ => -5.0,
        }
    }

    /// Whether rows of the gazetteer can be meant; roads and waters are not in it.
    pub(crate) fn is_held(self) -> bool {
        !matches!(self, Self::Road)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_sorts() {
        assert_eq!(sort_of("oblast"), Some(Sort::Region));
        assert_eq!(sort_of("village"), Some(Sort::Settlement));
        assert_eq!(sort_in_name("county"), Some(Sort::District));
        assert_eq!(sort_in_name("city"), None);
        assert!(Sort::Region.agrees(Feature::Region) > Sort::Region.agrees(Feature::Settlement));
    }
}
