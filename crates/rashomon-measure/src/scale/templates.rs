//! The sentences of invented reports, by who speaks and of what. Slots are filled by the report that uses them.

use rashomon_types::{Act, QuantityKind};

/// Who a sentence is attributed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    /// Officials of the country where it happened.
    State,
    /// The group that is blamed.
    Group,
    /// A hospital of the town.
    Hospital,
    /// Somebody who saw it.
    Witness,
    /// Another country.
    Third,
    /// Nobody: the sentence makes no claim.
    Nobody,
}

/// A sentence.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) speaker: Speaker,
    pub(super) act: Act,
    /// What its quantity counts.
    pub(super) counts: QuantityKind,
    pub(super) text: &'static str,
}

const fn template(speaker: Speaker, act: Act, counts: QuantityKind, text: &'static str) -> Template {
    Template {
        speaker,
        act,
        counts,
        text,
    }
}

use Act::{Accuse, Announce, Assert, Assess, Claim, Decline, Deny};
use QuantityKind::{Destroyed, Killed, Other, Wounded};
use Speaker::{Group, Hospital, Nobody, State, Third, Witness};

/// How a report begins.
pub(super) static LEADS: [Template; 6] = [
    template(
        State,
        Assert,
        Killed,
        "[S:{Colonel|General|Major} <person>, {a spokesman for|who speaks for|of} the <adjective> {army|border guard|general staff},] [C:{said|told reporters|told a briefing in <othertown>}] on <saidday> that [P:[Q:<toll> {soldiers|troops|conscripts|recruits}] had been {killed|shot dead} when [I:the <group>] [E:<verb>] [V:a <site>] {near|outside|on the edge of} [L:<town>] [T:on <weekday>]].",
    ),
    template(
        State,
        Assert,
        Killed,
        "[P:[I:{Fighters|Gunmen|Men} of the <group>] [E:<verb>] [V:a <site>] {in|close to|north of|south of} [L:<town>] [T:on <weekday>], killing [Q:{at least |}<toll> {people|men|guards|workers}]], [S:the {interior|defence} ministry of <country>] [C:said].",
    ),
    template(
        State,
        Accuse,
        Killed,
        "[S:<country>] [C:{accused|blamed}] [I:the <group>] {of|for} [P:the <noun> [T:on <weekday>] that [E:hit] [V:a <site>] {beside|behind|opposite} the <thing> of [L:<town>] and left [Q:<toll> {dead|people dead}]].",
    ),
    template(
        Hospital,
        Assert,
        Killed,
        "[P:[Q:{More than |}<toll> people] were {killed|left dead} [T:on <weekday>] as [V:a <site>] was [E:<verb>] in [L:<town>], a {quiet|poor|busy|crowded} {quarter|suburb|district} by the <thing>], [S:{doctors|surgeons|nurses} at the <person2> hospital] [C:{said|told <outlet>}].",
    ),
    template(
        Group,
        Announce,
        Killed,
        "[S:The <group>] [C:claimed responsibility] on <saidday> for [P:the <noun> in [L:<town>], where [Q:<othertoll> {soldiers|policemen|guards}] of <country> were [E:killed] [T:on <weekday>]].",
    ),
    template(
        State,
        Claim,
        Destroyed,
        "[S:<adjective> officials] [C:claimed] on <saidday> that [P:[I:the <group>] had [E:<verb>] [V:a <site>] {by|near|behind} the <thing> {of|in} [L:<town>] [T:on <weekday>] and {burnt|destroyed} [Q:<few> {lorries|houses|boats|stores}]].",
    ),
];

/// What follows, in any order.
pub(super) static BODY: [Template; 22] = [
    template(
        Group,
        Deny,
        Other,
        "[S:The <group>] [C:{denied|rejected the charge}] that [P:its {men|fighters|people} had [E:<verb>] [V:the <site>]]{, calling it <mood>|}.",
    ),
    template(
        Group,
        Assert,
        Killed,
        "[S:<person>, {who leads|a commander of|the voice of} the <group>,] [C:{said|told <outlet>}] {by telephone|in a message|from <othertown>} that [P:[Q:{at least |up to |}<othertoll> <adjective> {soldiers|policemen|troops}] had {died|been killed} {in|around|at} [L:<town>]].",
    ),
    template(
        State,
        Assert,
        Wounded,
        "[S:{Governor|Prefect|Mayor} <person>] [C:{said|added|told <outlet>}] that [P:[Q:{another |about |}<wounded> {residents|villagers|passers-by}] were {wounded|hurt}, {most|some|many} of them by {glass|splinters|falling beams}].",
    ),
    template(
        Hospital,
        Assert,
        Killed,
        "[S:The <person2> hospital] [C:{said|reported}] it had [P:received the bodies of [Q:<toll> people] {by|before} {noon|nightfall|dawn|the evening}]{, among them a <trade>|}.",
    ),
    template(
        Hospital,
        Assert,
        Wounded,
        "[S:A {doctor|nurse|surgeon} there, <person>,] [C:{said|told <outlet>}] [P:[Q:<wounded> patients] {with burns|with broken limbs|with head wounds} were {treated|operated on} in the <thing>].",
    ),
    template(
        Witness,
        Assert,
        Other,
        "\"[P:We heard {two|three|a row of} {blasts|bangs|shots} from the <thing> and then the whole <site> was <state>],\" [S:<person>, a <trade> in <town>,] [C:{said|recalled}].",
    ),
    template(
        Witness,
        Assert,
        Other,
        "[S:<person>, {whose|the owner of a} <thing> {stands nearby|was hit},] [C:said] [P:the {attackers|raiders|men} came {from|out of} the <thing> {before|after} {sunrise|midnight|the market opened} and spoke with a <othertown> accent].",
    ),
    template(
        Third,
        Assess,
        Other,
        "[S:The foreign ministry of <third>] [C:{assessed|judged it likely}] that [P:[I:the <group>] was behind [E:the <noun>] in [L:<town>]]{, though it gave no proof|, in its weekly paper|}.",
    ),
    template(
        Third,
        Assert,
        Other,
        "[S:<third>'s {envoy|ambassador|consul}, <person>,] [C:{said|warned}] [P:the <noun> {could|might|would} {end|upset|delay} the talks on the <thing> of <othertown>].",
    ),
    template(
        State,
        Decline,
        Other,
        "[S:The <adjective> {army|cabinet|police}] [C:declined to {comment|say}] on [P:{how the men had crossed the <thing>|the state of the <site>|the number of its own dead}].",
    ),
    template(
        State,
        Assert,
        Other,
        "[S:The {defence|interior} ministry] [C:{said|insisted}] [P:the town of [L:<town>] {remained in its hands|was quiet again|had been retaken} {by|since} <weekday2> {night|evening|morning}].",
    ),
    template(
        State,
        Assert,
        Killed,
        "[P:[Q:<few> {attackers|raiders|gunmen}] were {killed|shot} {at|near} the <thing>], [C:according to] [S:{police|army} {captain|commander} <person>].",
    ),
    template(
        Group,
        Assert,
        Other,
        "[S:Its statement] [C:{said|went on}] [P:the <noun> was {revenge|an answer|a reply} {for|to} the {arrests|evictions|hangings} in <othertown> {last|this} {month|spring|winter}].",
    ),
    template(
        State,
        Assert,
        Other,
        "[S:Investigators] [C:said] [P:{a mortar|a lorry bomb|rifles|a drone|rockets} had been used]{, and showed a piece of metal found by the <thing>|, without showing any proof|}.",
    ),
    template(
        Nobody,
        Assert,
        Other,
        "{Trade in|The price of} <goods> {has fallen|has doubled|has halved} in <othertown> since {the|a} {flood|drought|strike|harvest} {closed|emptied|spoilt} its <thing>.",
    ),
    template(
        Nobody,
        Assert,
        Other,
        "<country> and <third> {share|dispute|once fought over} the {river|lake|railway|ridge} that runs {past|through|behind} <othertown>{, a town of {weavers|tanners|potters}|}.",
    ),
    template(
        Nobody,
        Assert,
        Other,
        "The <thing> of <town>, built by {monks|miners|salt traders} {two|three|five} centuries ago, is known for its <goods>.",
    ),
    template(
        Nobody,
        Assert,
        Other,
        "A <trade>s' {feast|fair|parade} that was due on <weekday2> in <othertown> has been {moved|called off|put back}, and {shops|schools|ferries} near the <thing> {stay|stayed} shut.",
    ),
    template(
        Nobody,
        Assert,
        Other,
        "{Snow|Rain|Fog|Heat} kept {many|most|some} {families|drivers|farmers} {at home|off the road to <othertown>|out of the <thing>}.",
    ),
    template(
        Nobody,
        Assert,
        Other,
        "Parliament {debates|votes on|returns to} a law on <goods> {next|this} {week|month}, which {unions|farmers|bankers} in <othertown> {oppose|welcome|fear}.",
    ),
    template(
        State,
        Assert,
        Other,
        "[S:<person>, {minister|secretary} for {roads|water|schools},] [C:{promised|said}] [P:the <thing> {would be|will be} {mended|reopened|guarded} {within|in} <few> weeks].",
    ),
    template(
        Witness,
        Assert,
        Other,
        "[S:A <trade> who gave only the name <person2>] [C:said] [P:he had {carried|buried|found} a {cousin|neighbour|brother} {beside|under} the <state> <thing>].",
    ),
];

/// Words for the slots that say nothing of the event.
pub(super) const SITES: [&str; 16] = [
    "police post",
    "barracks",
    "fuel depot",
    "grain store",
    "radio mast",
    "customs house",
    "power station",
    "market hall",
    "bus station",
    "border post",
    "water tower",
    "cement works",
    "army convoy",
    "harbour office",
    "telephone exchange",
    "ammunition dump",
];
pub(super) const THINGS: [&str; 24] = [
    "old mill",
    "north bridge",
    "cattle market",
    "salt road",
    "tannery",
    "clock tower",
    "orchard wall",
    "fish quay",
    "brick kiln",
    "west gate",
    "goods yard",
    "chapel",
    "school yard",
    "quarry",
    "ferry landing",
    "reservoir",
    "town bakery",
    "weir",
    "stadium",
    "cotton mill",
    "lighthouse",
    "dairy",
    "signal box",
    "vineyard",
];
pub(super) const TRADES: [&str; 16] = [
    "baker",
    "tailor",
    "fisherman",
    "teacher",
    "shepherd",
    "cobbler",
    "taxi driver",
    "beekeeper",
    "postman",
    "carpenter",
    "student",
    "miller",
    "gravedigger",
    "barber",
    "widow",
    "joiner",
];
pub(super) const GOODS: [&str; 16] = [
    "wheat",
    "dried figs",
    "copper wire",
    "honey",
    "timber",
    "wool",
    "salted cod",
    "olive oil",
    "cement",
    "tea",
    "cut flowers",
    "diesel",
    "walnuts",
    "lamp glass",
    "goat cheese",
    "sugar beet",
];
pub(super) const STATES: [&str; 8] = [
    "burning", "dark", "smoking", "empty", "broken", "flooded", "silent", "ruined",
];
pub(super) const MOODS: [&str; 6] = [
    "a fairy tale",
    "a cheap lie",
    "an insult",
    "an invention",
    "a clumsy plot",
    "a bad joke",
];
