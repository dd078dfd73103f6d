//! Dictionary forms of English words, by rule and a list of the irregular ones.
//!
//! Good enough to look cues up in a lexicon; not a morphology. The irregular forms are common knowledge of the language.

use rashomon_types::Upos;

/// Irregular verb forms and what they are forms of.
const VERBS: &[(&str, &str)] = &[
    ("am", "be"),
    ("is", "be"),
    ("are", "be"),
    ("was", "be"),
    ("were", "be"),
    ("been", "be"),
    ("being", "be"),
    ("'m", "be"),
    ("’m", "be"),
    ("'re", "be"),
    ("’re", "be"),
    ("has", "have"),
    ("had", "have"),
    ("'ve", "have"),
    ("’ve", "have"),
    ("did", "do"),
    ("does", "do"),
    ("done", "do"),
    ("said", "say"),
    ("says", "say"),
    ("told", "tell"),
    ("went", "go"),
    ("gone", "go"),
    ("goes", "go"),
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
    ("met", "meet"),
    ("paid", "pay"),
    ("read", "read"),
    ("ran", "run"),
    ("sent", "send"),
    ("set", "set"),
    ("shot", "shoot"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stood", "stand"),
    ("wrote", "write"),
    ("written", "write"),
    ("fought", "fight"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("fled", "flee"),
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
    ("gotten", "get"),
    ("heard", "hear"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("hit", "hit"),
    ("hurt", "hurt"),
    ("laid", "lay"),
    ("lay", "lie"),
    ("meant", "mean"),
    ("put", "put"),
    ("quoted", "quote"),
    ("rose", "rise"),
    ("risen", "rise"),
    ("sank", "sink"),
    ("sunk", "sink"),
    ("sought", "seek"),
    ("shook", "shake"),
    ("shaken", "shake"),
    ("showed", "show"),
    ("shown", "show"),
    ("shut", "shut"),
    ("slain", "slay"),
    ("struck", "strike"),
    ("stricken", "strike"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taught", "teach"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("understood", "understand"),
    ("undertook", "undertake"),
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("withheld", "withhold"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("became", "become"),
    ("broke", "break"),
    ("broken", "break"),
    ("burnt", "burn"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("dealt", "deal"),
    ("died", "die"),
    ("dying", "die"),
    ("lying", "lie"),
    ("lied", "lie"),
    ("tied", "tie"),
    ("vowed", "vow"),
    ("foresaw", "foresee"),
    ("foreseen", "foresee"),
    ("forecast", "forecast"),
    ("overran", "overrun"),
    ("retook", "retake"),
    ("retaken", "retake"),
    ("seized", "seize"),
    ("spent", "spend"),
    ("split", "split"),
    ("spread", "spread"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("swept", "sweep"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("woke", "wake"),
    ("wound", "wind"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bore", "bear"),
    ("born", "bear"),
    ("beat", "beat"),
    ("beaten", "beat"),
    ("ate", "eat"),
    ("eaten", "eat"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("slept", "sleep"),
    ("sold", "sell"),
    ("sent", "send"),
    ("sat", "sit"),
    ("rang", "ring"),
    ("rung", "ring"),
    ("sang", "sing"),
    ("conceded", "concede"),
    ("agreed", "agree"),
    ("freed", "free"),
    ("can", "can"),
    ("ca", "can"),
    ("could", "can"),
    ("wo", "will"),
    ("'ll", "will"),
    ("’ll", "will"),
    ("would", "would"),
    ("'d", "would"),
    ("’d", "would"),
    ("used", "use"),
    ("focused", "focus"),
    ("targeted", "target"),
    ("reported", "report"),
    ("added", "add"),
    ("visited", "visit"),
    ("edited", "edit"),
    ("credited", "credit"),
    ("limited", "limit"),
    ("posted", "post"),
    ("asserted", "assert"),
    ("suggested", "suggest"),
    ("pointed", "point"),
    ("hinted", "hint"),
];
/// Irregular plurals.
const NOUNS: &[(&str, &str)] = &[
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("people", "people"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("policemen", "policeman"),
    ("spokesmen", "spokesman"),
    ("spokeswomen", "spokeswoman"),
    ("gunmen", "gunman"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("halves", "half"),
    ("leaves", "leaf"),
    ("thieves", "thief"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("bases", "base"),
    ("news", "news"),
    ("series", "series"),
    ("media", "media"),
    ("police", "police"),
    ("headquarters", "headquarters"),
    ("forces", "force"),
    ("casualties", "casualty"),
];

/// The dictionary form of a word, in lower case but for names.
pub(crate) fn lemma(form: &str, upos: Upos) -> String {
    if upos == Upos::Propn {
        return form.to_owned();
    }
    let lower = form.to_lowercase();
    match upos {
        Upos::Verb | Upos::Aux => listed(VERBS, &lower).unwrap_or_else(|| verb(&lower)),
        Upos::Noun => listed(NOUNS, &lower).unwrap_or_else(|| noun(&lower)),
        _ => lower,
    }
}

fn listed(table: &[(&str, &str)], form: &str) -> Option<String> {
    table
        .iter()
        .find(|(known, _)| *known == form)
        .map(|(_, lemma)| (*lemma).to_owned())
}

fn noun(form: &str) -> String {
    plural(form).unwrap_or_else(|| form.to_owned())
}

fn plural(form: &str) -> Option<String> {
    if let Some(stem) = form.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    let hissing = ["sses", "shes", "ches", "xes", "zes"];
    if hissing.iter().any(|ending| form.ends_with(ending)) {
        return form.strip_suffix("es").map(str::to_owned);
    }
    let stem = form.strip_suffix('s')?;
    (stem.len() > 2 && !stem.ends_with(['s', 'u', 'i'])).then(|| stem.to_owned())
}

fn verb(form: &str) -> String {
    for ending in ["ed", "ing"] {
        if let Some(stem) = form
            .strip_suffix(ending)
            .filter(|stem| stem.len() > 1 && has_vowel(stem))
        {
            return restored(stem, ending);
        }
    }
    noun(form)
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// The verb whose stem is left when `ed` or `ing` is taken off: stopp → stop, claim → claim, accus → accuse, den+i → deny.
fn restored(stem: &str, ending: &str) -> String {
    if let Some(base) = stem.strip_suffix('i').filter(|_| ending == "ed") {
        return format!("{base}y");
    }
    let last = stem.chars().next_back().unwrap_or('e');
    if matches!(stem, "add" | "err" | "ebb" | "butt") {
        return stem.to_owned();
    }
    let doubled = stem.ends_with([last, last].iter().collect::<String>().as_str());
    match (doubled, last) {
        (true, 'l' | 's' | 'z' | 'f' | 'e' | 'o') => stem.to_owned(),
        (true, _) => stem[..stem.len() - last.len_utf8()].to_owned(),
        _ if takes_silent_e(stem) => format!("{stem}e"),
        _ => stem.to_owned(),
    }
}

/// Stems that end so mostly belong to a verb in -e: accus, announc, believ, seiz, alleg, estimat.
const SILENT_E: &[&str] = &[
    "as", "is", "os", "es", "c", "v", "z", "dg", "rg", "leg", "lieg", "angu", "u", "bl", "pl", "tl", "dl", "gl", "uc",
    "nounc",
];
/// Other stems of verbs in -e that news uses.
const SILENT_E_STEMS: &[&str] = &[
    "accus",
    "admir",
    "advis",
    "arrang",
    "assum",
    "blam",
    "caus",
    "challeng",
    "chang",
    "charg",
    "cit",
    "clos",
    "collid",
    "combin",
    "compar",
    "compet",
    "complet",
    "conced",
    "conclud",
    "consum",
    "continu",
    "conven",
    "damag",
    "decid",
    "declar",
    "declin",
    "defin",
    "describ",
    "determin",
    "displac",
    "divid",
    "elud",
    "emerg",
    "endors",
    "engag",
    "ensur",
    "erod",
    "escap",
    "evad",
    "examin",
    "excus",
    "execut",
    "exclud",
    "explod",
    "explor",
    "fir",
    "guid",
    "hop",
    "ignor",
    "imagin",
    "impos",
    "includ",
    "inquir",
    "injur",
    "insur",
    "invad",
    "invit",
    "invok",
    "liv",
    "lik",
    "manag",
    "measur",
    "nam",
    "not",
    "observ",
    "outlin",
    "oppos",
    "persuad",
    "plac",
    "pledg",
    "postpon",
    "prais",
    "prepar",
    "presum",
    "promis",
    "promot",
    "propos",
    "provid",
    "provok",
    "prob",
    "purg",
    "quot",
    "rais",
    "realis",
    "reassur",
    "recogniz",
    "refus",
    "releas",
    "requir",
    "rescu",
    "resum",
    "retir",
    "rul",
    "secur",
    "shar",
    "shap",
    "sid",
    "smok",
    "strik",
    "subscrib",
    "surg",
    "tak",
    "mak",
    "trad",
    "typ",
    "undermin",
    "underlin",
    "unit",
    "urg",
    "us",
    "vot",
    "wip",
    "captur",
    "tortur",
    "execut",
    "disput",
    "attribut",
    "institut",
    "constitut",
    "contribut",
    "distribut",
    "commut",
    "comput",
    "acknowledg",
    "interven",
    "prescrib",
    "ascrib",
    "inscrib",
    "stag",
    "rag",
    "dismantl",
    "settl",
];

/// Whether the verb ends in an e that its forms drop.
fn takes_silent_e(stem: &str) -> bool {
    if SILENT_E_STEMS.contains(&stem) {
        return true;
    }
    let in_at = stem.ends_with("at") && !stem.ends_with("eat") && !stem.ends_with("oat") && stem.len() > 3;
    stem.len() > 2 && (in_at || SILENT_E.iter().any(|ending| stem.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_speech_find_their_dictionary_form() {
        let forms = [
            ("said", "say"),
            ("claimed", "claim"),
            ("denied", "deny"),
            ("accused", "accuse"),
            ("blaming", "blame"),
            ("urged", "urge"),
            ("confirmed", "confirm"),
            ("stating", "state"),
            ("admitted", "admit"),
            ("noted", "note"),
            ("alleged", "allege"),
            ("estimated", "estimate"),
            ("declined", "decline"),
            ("vowing", "vow"),
            ("announces", "announce"),
            ("citing", "cite"),
            ("believed", "believe"),
            ("insisted", "insist"),
            ("warned", "warn"),
            ("pressed", "press"),
            ("called", "call"),
            ("visiting", "visit"),
            ("adding", "add"),
        ];
        for (form, wanted) in forms {
            assert_eq!(lemma(form, Upos::Verb), wanted, "{form}");
        }
    }

    #[test]
    fn nouns_lose_their_plural_and_names_stay() {
        assert_eq!(lemma("Casualties", Upos::Noun), "casualty");
        assert_eq!(lemma("sources", Upos::Noun), "source");
        assert_eq!(lemma("Forces", Upos::Propn), "Forces");
    }
}
