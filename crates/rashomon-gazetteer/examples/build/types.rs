//! Words for sorts of units in many languages, taken off their names: "Belgorod Oblast" is also "Belgorod".

use rashomon_gazetteer::fold;

/// Words for sorts of units, folded.
const TYPES: &[&str] = &[
    "amphoe",
    "aimag",
    "arrondissement",
    "autonoma",
    "autonome",
    "autonomnaya",
    "autonomnyy",
    "autonomous",
    "awraja",
    "aupani",
    "audany",
    "bezirk",
    "borough",
    "canton",
    "cantone",
    "capital",
    "cercle",
    "changwat",
    "ciudad",
    "city",
    "commune",
    "comuna",
    "comunidad",
    "condado",
    "council",
    "county",
    "departamento",
    "departement",
    "department",
    "distretto",
    "district",
    "districte",
    "distrikt",
    "distrito",
    "divisao",
    "division",
    "emirate",
    "estado",
    "etat",
    "federal",
    "fylke",
    "gemeente",
    "gemeinde",
    "gmina",
    "gorod",
    "gorodskoy",
    "gouvernorat",
    "governorate",
    "gubernia",
    "gun",
    "ilcesi",
    "ili",
    "imarat",
    "itapyq",
    "judet",
    "judetul",
    "kabupaten",
    "komuna",
    "kommun",
    "kommune",
    "kota",
    "kraj",
    "krai",
    "kray",
    "kreis",
    "lan",
    "landkreis",
    "liwa",
    "mantaqat",
    "markaz",
    "metropolitan",
    "mintaqat",
    "minitaqat",
    "mkhare",
    "mehoz",
    "mudiriyat",
    "mudiriyah",
    "muhafazasi",
    "muhafazat",
    "muhafazah",
    "municipality",
    "municipal",
    "municipio",
    "municipiul",
    "muxtar",
    "nafat",
    "nefat",
    "norra",
    "obcina",
    "obec",
    "oblast",
    "oblasti",
    "oblasty",
    "oblys",
    "obshtina",
    "okrug",
    "okres",
    "opcina",
    "opstina",
    "oras",
    "ostan",
    "ostane",
    "parish",
    "parroquia",
    "powiat",
    "prefecture",
    "prefectura",
    "province",
    "provincia",
    "provincie",
    "provinsi",
    "provinz",
    "qada",
    "raion",
    "raionul",
    "rajon",
    "rajona",
    "rayon",
    "rayonu",
    "region",
    "regiao",
    "regiune",
    "regione",
    "regional",
    "regierungsbezirk",
    "republic",
    "republik",
    "republika",
    "respublika",
    "respublikasy",
    "respublikasi",
    "sahari",
    "seri",
    "shabiyat",
    "shire",
    "state",
    "stadt",
    "subregion",
    "territoire",
    "territory",
    "thanh",
    "tinh",
    "township",
    "velayat",
    "velayati",
    "vilayat",
    "vilayati",
    "vilayeti",
    "ville",
    "voblasc",
    "voblasts",
    "voivodeship",
    "wilaya",
    "wilayah",
    "wilayat",
    "wojewodztwo",
    "zhupa",
    "zupanija",
    "zone",
    "zoba",
    "jumhuriyat",
    // Cyrillic and Greek words as they fold.
    "oblastj",
    "oblast",
    "krai",
    "raion",
    "respublika",
    "okrug",
    "gorod",
    "autonomnaia",
    "avtonomnyi",
    "perifereia",
    "nomos",
    "dimos",
    "obshchina",
];

/// Words that join a type to a name.
const JOINTS: &[&str] = &[
    "of", "de", "del", "della", "di", "do", "da", "d", "du", "des", "e", "the", "la",
];

/// A name without the words for its sort at either end; nothing if there are none, or nothing else.
pub fn without_type(name: &str) -> Option<String> {
    let mut words: Vec<&str> = name.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let count = words.len();
    while words.last().is_some_and(|word| is_type(word)) {
        words.pop();
    }
    let mut begins_with_type = false;
    while words
        .first()
        .is_some_and(|word| is_type(word) || (begins_with_type && is_joint(word)))
    {
        words.remove(0);
        begins_with_type = true;
    }
    let rest = words.join(" ");
    let rest = match rest.split_once(['\'', '’']) {
        // "Provincia d'Ora".
        Some((joint, name)) if begins_with_type && is_joint(joint) => name.to_owned(),
        _ => rest,
    };
    (words.len() < count && fold(&rest).len() > 2).then_some(rest)
}

fn is_type(word: &str) -> bool {
    TYPES.contains(&fold(word).as_str())
}

fn is_joint(word: &str) -> bool {
    JOINTS.contains(&fold(word).as_str())
}

/// Endings of Slavic adjectives, folded, the longer before those that they end in.
const ENDINGS: &[&str] = &[
    "skogo", "skaia", "skaya", "skiy", "skyy", "skyi", "skii", "skij", "skyj", "tskyi", "sky", "ski", "ska", "ckyi",
    "ckyy", "ckiy",
];

/// The stem of a unit's name that is an adjective, folded: "grayvoron" of "Grayvoronskiy".
pub fn stem(name: &str) -> Option<String> {
    let folded = fold(name);
    let stem = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending))?;
    (stem.len() >= 4).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_taken_off_at_both_ends() {
        assert_eq!(without_type("Tamora Oblast").as_deref(), Some("Tamora"));
        assert_eq!(without_type("Provincia de Tamora").as_deref(), Some("Tamora"));
        assert_eq!(without_type("Província d'Ora Nova").as_deref(), Some("Ora Nova"));
        assert_eq!(without_type("Tamora"), None);
        assert_eq!(without_type("Region"), None);
        assert_eq!(stem("Tamorskiy").as_deref(), Some("tamor"));
    }
}
