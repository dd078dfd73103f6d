//! Words brought to a stem that their inflections share, function words left out.
//!
//! Irregular forms first, by a list that is common knowledge of the language; then Snowball's English stemmer.

use std::collections::{HashMap, HashSet};

use rust_stemmers::{Algorithm, Stemmer};

/// Words that say nothing of what a text is about.
const FUNCTION_WORDS: &str = " a about above after again against all also am an and any are as at be because been before \
    being below between both but by can could did do does doing down during each either else ever few for from further \
    get had has have having he her here hers herself him himself his how however i if in into is it its itself just \
    least less let ll many may me might more most much must my myself neither no nor not now of off on once one only or \
    other others our ours out over own per quite rather re s same shall she should since so some still such t than that \
    the their theirs them themselves then there these they this those though through to too toward towards under until \
    up upon us ve very was we were what when where whether which while who whom whose why will with within without would \
    yet you your yours according among amid around nearly almost even already ";

/// Irregular forms with the word that they are forms of or are made from.
const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("told", "tell"),
    ("went", "go"),
    ("gone", "go"),
    ("made", "make"),
    ("took", "take"),
    ("taken", "take"),
    ("gave", "give"),
    ("given", "give"),
    ("came", "come"),
    ("saw", "see"),
    ("seen", "see"),
    ("knew", "know"),
    ("known", "know"),
    ("thought", "think"),
    ("found", "find"),
    ("left", "leave"),
    ("felt", "feel"),
    ("held", "hold"),
    ("kept", "keep"),
    ("led", "lead"),
    ("lost", "lose"),
    ("loss", "lose"),
    ("met", "meet"),
    ("paid", "pay"),
    ("ran", "run"),
    ("sent", "send"),
    ("shot", "shoot"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("speech", "speak"),
    ("stood", "stand"),
    ("wrote", "write"),
    ("written", "write"),
    ("fought", "fight"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("fled", "flee"),
    ("flight", "fly"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("began", "begin"),
    ("begun", "begin"),
    ("brought", "bring"),
    ("built", "build"),
    ("bought", "buy"),
    ("caught", "catch"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("drove", "drive"),
    ("driven", "drive"),
    ("got", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("laid", "lay"),
    ("rose", "rise"),
    ("risen", "rise"),
    ("sank", "sink"),
    ("sunk", "sink"),
    ("sold", "sell"),
    ("sale", "sell"),
    ("shook", "shake"),
    ("shaken", "shake"),
    ("slew", "slay"),
    ("slain", "slay"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("struck", "strike"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("won", "win"),
    ("winner", "win"),
    ("wore", "wear"),
    ("broke", "break"),
    ("broken", "break"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("choice", "choose"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bled", "bleed"),
    ("fed", "feed"),
    ("dug", "dig"),
    ("hung", "hang"),
    ("lit", "light"),
    ("sought", "seek"),
    ("taught", "teach"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("withdrawal", "withdraw"),
    ("died", "die"),
    ("dies", "die"),
    ("dying", "die"),
    ("death", "die"),
    ("dead", "die"),
    ("deadly", "die"),
    ("killing", "kill"),
    ("killer", "kill"),
    ("murderer", "murder"),
    ("victory", "win"),
    ("wounds", "wound"),
    ("injury", "injure"),
    ("injuries", "injure"),
    ("marriage", "marry"),
    ("wedding", "wed"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("wives", "wife"),
    ("lives", "life"),
    ("knives", "knife"),
    ("explosion", "explode"),
    ("explosions", "explode"),
    ("arrival", "arrive"),
    ("departure", "depart"),
    ("seizure", "seize"),
    ("acquisition", "acquire"),
    ("invasion", "invade"),
    ("collision", "collide"),
    ("decision", "decide"),
    ("division", "divide"),
    ("incursion", "incur"),
    ("destruction", "destroy"),
    ("retreat", "retreat"),
    ("growth", "grow"),
    ("theft", "steal"),
    ("proof", "prove"),
    ("belief", "believe"),
    ("refusal", "refuse"),
    ("denial", "deny"),
    ("burial", "bury"),
    ("trial", "try"),
    ("capture", "capture"),
];

/// Makes stems.
pub(super) struct Stems {
    stemmer: Stemmer,
    function_words: HashSet<&'static str>,
    irregular: HashMap<&'static str, &'static str>,
}

impl Stems {
    pub(super) fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            function_words: FUNCTION_WORDS.split_whitespace().collect(),
            irregular: IRREGULAR.iter().copied().collect(),
        }
    }

    /// The stems of the words of a text that are no function words, in order; digits stand for themselves.
    pub(super) fn of<'a>(&'a self, text: &'a str) -> impl Iterator<Item = String> + 'a {
        Self::words(text).filter_map(|word| self.stem(word))
    }

    /// The words of a text.
    pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
        let words = text.split(|character: char| !character.is_alphanumeric());
        words.filter(|word| !word.is_empty())
    }

    /// The stem of a word; none for a function word.
    pub(super) fn stem(&self, word: &str) -> Option<String> {
        let lower = word.to_lowercase();
        if lower.is_empty() || self.function_words.contains(lower.as_str()) {
            return None;
        }
        let base = self.irregular.get(lower.as_str()).copied().unwrap_or(&lower);
        Some(self.stemmer.stem(base).into_owned())
    }
}

/// Whether two stems look like one word's: they begin alike for four letters and most of their length.
pub(super) fn are_akin(a: &str, b: &str) -> bool {
    let common = a
        .chars()
        .zip(b.chars())
        .take_while(|(left, right)| left == right)
        .count();
    let longer = a.chars().count().max(b.chars().count());
    common >= 4 && 5 * common >= 3 * longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        let stems = Stems::new();
        let of = |text| stems.of(text).collect::<Vec<_>>();
        assert_eq!(of("The guns shelled it"), of("guns were shelling"));
        assert_eq!(of("He was shot"), of("they shoot"));
        assert_eq!(of("the deaths"), of("deaths"));
        assert!(of("of the and not").is_empty());
    }

    #[test]
    fn kin_begin_alike() {
        assert!(are_akin("explos", "explod") && are_akin("assassin", "assassin"));
        assert!(!are_akin("strike", "strip") || !are_akin("fire", "firm"));
        assert!(!are_akin("raid", "rain"));
    }
}
