//! Kinds of the codebook that can be parts of one occurrence.

/// What a kind of event can be a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Force of arms: a raid with its shelling and its dead.
    Force,
    /// Streets: protests, strikes, riots.
    Unrest,
    /// Votes.
    Vote,
    /// Talks and agreements.
    Talks,
    /// Trade that is forbidden or cut off: sanctions, what is smuggled, ways that are closed.
    Sanctions,
    /// What comes with any of the others: arrests, inquiries, help.
    Any,
}

/// The family of a kind of the codebook; a kind that is not known goes with any.
pub fn family(kind: &str) -> Family {
    match kind {
        "protest" | "labour_strike" | "riot" => Family::Unrest,
        "election" => Family::Vote,
        "agreement" | "negotiation" => Family::Talks,
        "sanction" | "transfer" | "blockade" => Family::Sanctions,
        // A truce is kept, broken and talked of: what else is told says which.
        "ceasefire" | "arrest" | "movement" | "displacement" | "rescue" | "aid" | "release" | "investigation"
        | "statement" => Family::Any,
        _ if is_force(kind) => Family::Force,
        _ => Family::Any,
    }
}

fn is_force(kind: &str) -> bool {
    const FORCE: [&str; 32] = [
        "attack",
        "armed_clash",
        "shelling",
        "air_strike",
        "ground_raid",
        "bombing",
        "grenade_attack",
        "suicide_bombing",
        "chemical_attack",
        "shooting",
        "killing",
        "wounding",
        "execution",
        "torture",
        "sexual_violence",
        "abduction",
        "capture",
        "repulse",
        "withdrawal",
        "advance",
        "destruction",
        "arson",
        "sabotage",
        "looting",
        "robbery",
        "hijacking",
        "seizure",
        "crash",
        "interception",
        "disarming",
        "surrender",
        "coup",
    ];
    FORCE.contains(&kind)
}

/// How much a kind tells of what happened: a raid tells more than that somebody was killed in it.
pub fn tells(kind: &str) -> u32 {
    match kind {
        "killing" | "wounding" | "destruction" | "statement" | "investigation" | "movement" | "displacement"
        | "sanction" | "agreement" | "ceasefire" | "negotiation" => 1,
        "attack" | "repulse" | "rescue" | "aid" | "arrest" | "election" => 2,
        _ => 3,
    }
}

/// Whether kinds of two families can be parts of one occurrence.
pub fn can_be_one(one: Family, other: Family) -> bool {
    // A protest that is shot at is both.
    let mixes = |family| matches!(family, Family::Force | Family::Unrest);
    one == other || one == Family::Any || other == Family::Any || (mixes(one) && mixes(other))
}
