//! The standards' own columns and codes, written down from their codebooks.

/// UCDP GED, in the order of the data set.
pub const UCDP: [&str; 49] = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
];

/// ACLED, in the order of the data set.
pub const ACLED: [&str; 31] = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
];

/// ACLED's event types, each with its sub-event types: 25 in all.
pub const SUB_EVENTS: [(&str, &[&str]); 6] = [
    (
        "Battles",
        &["Armed clash", "Government regains territory", "Non-state actor overtakes territory"],
    ),
    (
        "Explosions/Remote violence",
        &[
            "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED", "Grenade",
        ],
    ),
    (
        "Violence against civilians",
        &["Sexual violence", "Attack", "Abduction/forced disappearance"],
    ),
    (
        "Protests",
        &["Peaceful protest", "Protest with intervention", "Excessive force against protesters"],
    ),
    ("Riots", &["Violent demonstration", "Mob violence"]),
    (
        "Strategic developments",
        &[
            "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
            "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
            "Other",
        ],
    ),
];

/// PLOVER's events, each with its modes.
pub const PLOVER_MODES: [(&str, &[&str]); 16] = [
    ("AGREE", &[]),
    ("CONSULT", &["visit", "third-party", "multilateral", "phone"]),
    ("SUPPORT", &[]),
    ("CONCEDE", &[]),
    ("COOPERATE", &[]),
    ("AID", &[]),
    ("RETREAT", &["withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"]),
    ("REQUEST", &["assist", "change", "yield", "meet"]),
    ("ACCUSE", &["disapprove", "investigate", "allege"]),
    ("REJECT", &["assist", "change", "yield", "meet"]),
    (
        "THREATEN",
        &["restrict", "ban", "arrest", "relations", "expel", "territory", "violence"],
    ),
    ("PROTEST", &["demo", "riot", "strike", "hunger", "boycott", "obstruct"]),
    ("SANCTION", &["convict", "expel", "withdraw", "discontinue"]),
    ("MOBILIZE", &["troops", "weapons", "police", "militia"]),
    (
        "COERCE",
        &[
            "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
            "misinformation", "cyber",
        ],
    ),
    (
        "ASSAULT",
        &[
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
            "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        ],
    ),
];

/// PLOVER's sectors.
pub const PLOVER_SECTORS: [&str; 25] = [
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
];
