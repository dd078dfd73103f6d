//! Words that tell what a capitalised name is: bodies, titles, common words that are also names of towns.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that follow the name of a place in the name of a body there: "Kharkiv Police", "Ohio State Fair".
static BODIES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "academy administration agency air alderman ambassador area arena army arts assembly association attorney \
     authority ballet base board bureau business cabinet census center central centre chamber charter children church \
     circuit city civic civil clerk clinic club coalition coast college commission commissioner commissioners \
     committee common commonwealth community company congress convention cooperative coroner corporation council \
     councillor councilman county court courthouse crimestoppers crown daily defence defense democrat democratic \
     department deputy detention development district division economic education electric elementary embassy \
     emergency environmental fair fairgrounds farm federation festival film fire firefighters football foreign \
     foundation fund genealogy general gov. government governor group guard hall health heritage high highway \
     historical history hospital hotel house housing humane independent institute interior international jail judge \
     junior justice lake lawyer league legislature library lottery magistrate mall market mayor medical memorial \
     metropolitan middle military ministry mission municipal museum national navy news office opera orchestra park \
     parks parliament partnership party planning police port power president press pride primary prime prison probate \
     prosecutor public railway recreation red regional rep. representative republican rescue river road royal rural \
     school schools science secretary security selectman selectmen sen. senate senator senior services sheriff soccer \
     social society speaker special state superintendent superior supreme symphony theater theatre tourism town \
     township trade transit transportation treasurer trust turnpike union united university utilities valley veterans \
     village volunteer water works youth zoning zoo"
        .split(' ')
        .collect()
});

/// Words that follow the name of a place in the name of a newspaper, a firm or a team, which is no place.
static NOT_THERE: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "accord accords agreement airlines airways bank battalion bears braves brigade bulletin bulls cavaliers celtics \
     cement chronicle co. conference convention corp corp. corps courier cowboys cubs declaration dispatch eagles \
     echo examiner falcons fc gas gazette giants globe hawks herald inc inc. inquirer journal knicks lakers legion \
     lines lions llc logistics ltd ltd. magazine mail martyrs mirror motors observer oil panthers patriots pictures \
     post process protocol records regiment register review rovers sentinel shield shipping squadron star steel \
     steelers sun telegraph textiles tigers times tractor trade transport treaty tribune united wanderers yankees"
        .split(' ')
        .collect()
});

/// Common words and names of persons that are also names of small towns.
static COMMON: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "a ace ada ada's airport alert alexander all along an and april are art as at august avenue baker ban bank bar \
     base battle bay be best big bill black blue both boulevard boy bridge brown bush but by camp can captain center \
     central chief children christian christmas church city clinton college colonel commerce congress constitution \
     contact council county court covid dad dan date david davis day dear december democrat district do dr drive \
     eagle early east easter education energy enterprise eu even exit exits facebook fair family farm february field \
     fire for fort friday friendship front gaming garden gas general george girl god god's gold golden good grace \
     grad grand gray great green grey hall hamas he health here hezbollah highway hill his history home hope house i \
     if in independence inter internet is islam island it james january jews john johnson july june justice kelly \
     kids king lake lane language law liberal liberty like line little long loop lord love lower major man many march \
     marine marion market martin mary may media medical men middle miller mine mobile mom mon monday moore more most \
     mountain mr mrs ms much muslim my nato new nice no normal north not november now october of oil old on once one \
     only opportunity or orange order our over paper park parkway passover paul peace per peter phase plain plan \
     police post power premier president press price prime protection province public queen reading real recreation \
     red region rehab republic rich ridge river road rock route saint same san sandy santa sat saturday save say \
     school science sea section security see senate september she show silver since sister smith so social some south \
     speed spring st st. star state station still story street strong success such summer sun sunday supreme surprise \
     taliban taylor team telegram temple that the their then there they this thomas thursday time to today tony top \
     tow tower town trinity troop truth tuesday twitter two un union unity university up upper us valley value van \
     very victory village war water we wednesday welcome well west what when where which white who why will wilson \
     winter with woman women wood world wow you young your"
        .split(' ')
        .collect()
});

/// Whether a word in lower case names a body after the name of a place.
pub(crate) fn is_body(word: &str) -> bool {
    BODIES.contains(word)
}

/// Whether a word in lower case makes a newspaper, a firm or a team of the name before it.
pub(crate) fn is_not_there(word: &str) -> bool {
    NOT_THERE.contains(word)
}

/// Whether a word in lower case is a common word, or a person's name, before it is a town's.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.contains(word)
}

/// Prepositions that a place follows.
pub(crate) fn is_locative(word: &str) -> bool {
    matches!(
        word,
        "in" | "near"
            | "from"
            | "at"
            | "outside"
            | "around"
            | "into"
            | "through"
            | "across"
            | "toward"
            | "towards"
            | "throughout"
            | "inside"
            | "within"
            | "between"
            | "beyond"
            | "above"
            | "off"
            | "along"
            | "over"
            | "downtown"
            | "via"
            | "leaving"
    )
}

/// Titles that a person's name follows.
pub(crate) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mr."
            | "mrs"
            | "mrs."
            | "ms"
            | "ms."
            | "dr"
            | "dr."
            | "sir"
            | "lord"
            | "lady"
            | "judge"
            | "sheriff"
            | "officer"
            | "sgt."
            | "sgt"
            | "lt."
            | "capt."
            | "captain"
            | "major"
            | "colonel"
            | "col."
            | "general"
            | "gen."
            | "president"
            | "senator"
            | "sen."
            | "rep."
            | "gov."
            | "governor"
            | "mayor"
            | "minister"
            | "secretary"
            | "chairman"
            | "coach"
            | "deputy"
            | "detective"
            | "rev."
            | "pastor"
            | "father"
            | "sister"
            | "brother"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "professor"
            | "prof."
            | "justice"
            | "superintendent"
            | "commissioner"
            | "councilman"
            | "councilwoman"
            | "corporal"
            | "sergeant"
            | "lieutenant"
            | "spokesman"
            | "spokeswoman"
            | "director"
            | "lawyer"
            | "frigate"
            | "corvette"
            | "ship"
            | "tanker"
            | "submarine"
            | "destroyer"
    )
}

/// Directions as words of names: "North Laurel", "East Texas".
pub(crate) fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "southwestern"
            | "central"
            | "upper"
            | "lower"
            | "mid"
    )
}
