//! Short forms: "U.S.", "Conn.", "D.C.", "B.C.", "TX" after a city.

use rashomon_types::PlaceUse;

use crate::place::name::{Name, Only, Trust};
use crate::place::words::Words;

/// A short form as written, the name it stands for, and what that is; the last says whether it needs a city before it.
type Row = (&'static str, &'static str, Only, bool);

const US: Only = Only::RegionOf("US");
const CA: Only = Only::RegionOf("CA");
const STATE: Only = Only::Country;

const ROWS: &[Row] = &[
    ("U.S.", "United States", STATE, false),
    ("U.S", "United States", STATE, false),
    ("US", "United States", STATE, false),
    ("USA", "United States", STATE, false),
    ("U.S.A.", "United States", STATE, false),
    ("America", "United States", STATE, false),
    ("U.K.", "United Kingdom", STATE, false),
    ("UK", "United Kingdom", STATE, false),
    ("Britain", "United Kingdom", STATE, false),
    ("Great Britain", "United Kingdom", STATE, false),
    ("UAE", "United Arab Emirates", STATE, false),
    ("U.A.E.", "United Arab Emirates", STATE, false),
    ("DRC", "Democratic Republic of the Congo", STATE, false),
    ("DPRK", "North Korea", STATE, false),
    ("PRC", "China", STATE, false),
    ("D.C.", "Washington", Only::CityOf("US"), false),
    ("D. C.", "Washington", Only::CityOf("US"), false),
    ("DC", "Washington", Only::CityOf("US"), true),
    ("L.A.", "Los Angeles", Only::CityOf("US"), false),
    ("N.Y.C.", "New York City", Only::CityOf("US"), false),
    ("NYC", "New York City", Only::CityOf("US"), false),
    ("Ala.", "Alabama", US, false),
    ("Ariz.", "Arizona", US, false),
    ("Ark.", "Arkansas", US, false),
    ("Calif.", "California", US, false),
    ("Colo.", "Colorado", US, false),
    ("Conn.", "Connecticut", US, false),
    ("Del.", "Delaware", US, true),
    ("Fla.", "Florida", US, false),
    ("Ga.", "Georgia", US, true),
    ("Ill.", "Illinois", US, true),
    ("Ind.", "Indiana", US, true),
    ("Kan.", "Kansas", US, false),
    ("Ky.", "Kentucky", US, false),
    ("La.", "Louisiana", US, true),
    ("Mass.", "Massachusetts", US, true),
    ("Md.", "Maryland", US, true),
    ("Mich.", "Michigan", US, false),
    ("Minn.", "Minnesota", US, false),
    ("Miss.", "Mississippi", US, true),
    ("Mo.", "Missouri", US, true),
    ("Mont.", "Montana", US, true),
    ("N.C.", "North Carolina", US, false),
    ("N.D.", "North Dakota", US, false),
    ("N.H.", "New Hampshire", US, false),
    ("N.J.", "New Jersey", US, false),
    ("N.M.", "New Mexico", US, false),
    ("N.Y.", "New York", US, false),
    ("Neb.", "Nebraska", US, false),
    ("Nev.", "Nevada", US, true),
    ("Okla.", "Oklahoma", US, false),
    ("Ore.", "Oregon", US, true),
    ("Pa.", "Pennsylvania", US, true),
    ("R.I.", "Rhode Island", US, false),
    ("S.C.", "South Carolina", US, false),
    ("S.D.", "South Dakota", US, false),
    ("Tenn.", "Tennessee", US, false),
    ("Tex.", "Texas", US, false),
    ("Va.", "Virginia", US, true),
    ("Vt.", "Vermont", US, true),
    ("W.Va.", "West Virginia", US, false),
    ("W. Va.", "West Virginia", US, false),
    ("Wash.", "Washington", US, true),
    ("Wis.", "Wisconsin", US, false),
    ("Wyo.", "Wyoming", US, false),
    ("B.C.", "British Columbia", CA, false),
    ("Ont.", "Ontario", CA, true),
    ("Alta.", "Alberta", CA, true),
    ("Man.", "Manitoba", CA, true),
    ("Sask.", "Saskatchewan", CA, true),
    ("Que.", "Quebec", CA, true),
    ("N.S.", "Nova Scotia", CA, true),
    ("N.B.", "New Brunswick", CA, true),
    ("AL", "Alabama", US, true),
    ("AZ", "Arizona", US, true),
    ("AR", "Arkansas", US, true),
    ("CA", "California", US, true),
    ("CO", "Colorado", US, true),
    ("CT", "Connecticut", US, true),
    ("FL", "Florida", US, true),
    ("GA", "Georgia", US, true),
    ("IL", "Illinois", US, true),
    ("KS", "Kansas", US, true),
    ("KY", "Kentucky", US, true),
    ("LA", "Louisiana", US, true),
    ("MA", "Massachusetts", US, true),
    ("MD", "Maryland", US, true),
    ("MI", "Michigan", US, true),
    ("MN", "Minnesota", US, true),
    ("MO", "Missouri", US, true),
    ("MS", "Mississippi", US, true),
    ("NC", "North Carolina", US, true),
    ("NE", "Nebraska", US, true),
    ("NJ", "New Jersey", US, true),
    ("NM", "New Mexico", US, true),
    ("NV", "Nevada", US, true),
    ("NY", "New York", US, true),
    ("PA", "Pennsylvania", US, true),
    ("SC", "South Carolina", US, true),
    ("TN", "Tennessee", US, true),
    ("TX", "Texas", US, true),
    ("UT", "Utah", US, true),
    ("VA", "Virginia", US, true),
    ("VT", "Vermont", US, true),
    ("WA", "Washington", US, true),
    ("WI", "Wisconsin", US, true),
    ("WV", "West Virginia", US, true),
];

/// How many words a short form may have: "W. Va.", "D . C .".
const LONGEST: usize = 4;

pub(crate) fn find(words: &Words<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match words.is_capital(at).then(|| longest(words, at)).flatten() {
            Some(name) => {
                at = name.tokens.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}

fn longest(words: &Words<'_>, at: usize) -> Option<Name> {
    (at + 1..=at + LONGEST)
        .rev()
        .filter(|end| words.is_together(at, end - 1))
        .find_map(|end| short_form(words, at, end))
}

fn short_form(words: &Words<'_>, at: usize, end: usize) -> Option<Name> {
    let text = words.text(at, end);
    let (_, long, only, needs_city) = ROWS.iter().find(|row| row.0 == text)?;
    if *long == "United States" && matches!(words.before(at, 1), "north" | "south" | "latin" | "central" | "african" | "native") {
        return None;
    }
    let after_city = words.before(at, 1) == "," && words.back(at, 2).is_some_and(|city| words.is_capital(city));
    if *needs_city && !after_city {
        return None;
    }
    Some(Name {
        tokens: at..end,
        span: words.span(at, end),
        words: (*long).to_owned(),
        sort: None,
        usage: PlaceUse::Location,
        trust: Trust::Certain,
        only: Some(*only),
        is_definite: false,
        within: Vec::new(),
    })
}
