//! Who acts or speaks, once names, offices and seats of power are told apart.

use serde::{Deserialize, Serialize};

/// An actor that a voice or a participant was linked to. Nothing here says who is in the right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// One name for all spellings of it in the document: the lexicon's where it is known, else the fullest in the text.
    pub name: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// The actor that it belongs to or speaks for: "Russia" for the Kremlin's spokesman; none where it speaks for itself.
    pub of: Option<String>,
    /// How high it stands in that actor; none where this is not known.
    pub level: Option<ActorLevel>,
    /// Why it was linked so, for a person: "a seat of Russia's government", "the text calls it a rogue group".
    pub reason: String,
}

/// What sort of actor somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A state, its government or an organ of it that is not armed.
    State,
    /// A state's armed forces, or a part of them.
    StateForces,
    /// Police, border guards, security services.
    Police,
    /// An armed group that is no state's own force.
    ArmedGroup,
    /// A party, a movement, an opposition.
    Political,
    /// An international body.
    International,
    /// An outlet, an agency, a channel.
    Media,
    /// A charity, a monitor, a company, a hospital.
    Organisation,
    /// People who bear no arms.
    Civilians,
    /// A crowd that protests.
    Protesters,
    /// One person of whom nothing else is known.
    Person,
    /// Not known.
    Unknown,
}

/// How high an office stands in its state or body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorLevel {
    /// The whole state or body.
    National,
    /// A region, an oblast, a governorate.
    Regional,
    /// A town, a district, a unit.
    Local,
}
