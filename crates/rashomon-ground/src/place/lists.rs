//! Words that tell what a capitalised name is: bodies, titles, common words that are also names of towns.

/// Words that follow the name of a place in the name of a body there: "Kharkiv Police", "Ohio State Fair".
const BODIES: &[&str] = &[
    "academy", "administration", "agency", "airlines", "airways", "arena", "army", "assembly", "association", "attorney", "authority",
    "board", "bureau", "cabinet", "center", "centre", "central", "chamber", "children", "church", "circuit", "city", "civic",
    "clerk", "clinic", "club", "coalition", "college", "commission", "commissioner", "commissioners", "committee", "common",
    "commonwealth", "community", "company", "congress", "convention", "cooperative", "coroner", "corporation", "council",
    "councillor", "councilman", "court", "courthouse", "crown", "daily", "defense", "defence", "democrat", "democratic", "department",
    "deputy", "detention", "development", "district", "division", "economic", "education", "electric", "elementary", "embassy",
    "emergency", "environmental", "fair", "fairgrounds", "farm", "federation", "festival", "fire", "firefighters", "football",
    "foreign", "foundation", "fund", "general", "government", "governor", "group", "hall", "health", "heritage", "high",
    "highway", "historical", "history", "hospital", "hotel", "house", "housing", "humane", "independent", "institute", "interior",
    "international", "jail", "judge", "junior", "justice", "lawyer", "league", "legislature", "library", "lottery", "magistrate",
    "market", "mayor", "medical", "memorial", "metropolitan", "middle", "military", "ministry", "mission", "municipal", "museum",
    "national", "navy", "office", "orchestra", "park", "parks", "parliament", "partnership", "party", "planning", "police", "port",
    "power", "president", "press", "prime", "primary", "prison", "probate", "prosecutor", "public", "railway", "recreation", "red",
    "regional", "republican", "rescue", "road", "royal", "rural", "school", "schools", "science", "secretary", "security",
    "selectman", "selectmen", "senate", "senator", "senior", "services", "sheriff", "social", "society", "soccer", "speaker", "special",
    "state", "superintendent", "superior", "supreme", "symphony", "theater", "theatre", "tourism", "town", "township", "trade",
    "transit", "transportation", "treasurer", "trust", "turnpike", "union", "united", "university", "utilities", "valley", "veterans",
    "village", "volunteer", "water", "works", "youth", "zoo", "zoning", "representative", "rep.", "sen.", "gov.", "prime", "coast",
    "guard", "air", "base", "attorney", "alderman", "census", "supreme", "civil", "business", "arts", "area", "film", "genealogy",
    "ambassador", "foreign", "pride", "crimestoppers", "news", "ballet", "opera", "county", "mall", "middle", "charter", "lake", "river",
];

/// Words that follow the name of a place in the name of a newspaper, a firm or a team, which is no place.
const NOT_THERE: &[&str] = &[
    "post", "times", "journal", "tribune", "herald", "gazette", "globe", "chronicle", "star", "bulletin", "observer", "examiner",
    "dispatch", "courier", "inquirer", "mirror", "telegraph", "sun", "register", "sentinel", "mail", "echo", "magazine", "review",
    "gas", "steel", "bank", "cement", "inc.", "inc", "ltd", "ltd.", "llc", "corp.", "corp", "co.", "united", "rovers", "wanderers", "fc", "bulls", "lakers", "cavaliers",
    "giants", "eagles", "tigers", "bears", "lions", "yankees", "cubs", "cowboys", "celtics", "knicks", "steelers",
    "patriots", "falcons", "hawks", "braves", "panthers", "pictures", "records", "motors", "oil", "trade",
    "declaration", "accord", "accords", "agreement", "treaty", "protocol", "convention", "conference", "process",
];

/// Common words and names of persons that are also names of small towns.
const COMMON: &[&str] = &[
    "a", "all", "an", "and", "are", "as", "at", "ban", "bar", "bay", "be", "best", "big", "bill", "both", "bush", "but", "by", "can", "church",
    "center", "central", "clinton", "college", "commerce", "congress", "council", "court", "day", "dan", "do", "date", "democrat", "east", "eagle",
    "even", "fair", "fire", "for", "friendship", "gas", "general", "god", "god's", "good", "grace", "great", "green", "hall", "he", "here", "hill", "his",
    "home", "hope", "house", "i", "if", "in", "independence", "is", "it", "jews", "justice", "king", "lake", "language", "law", "liberal", "liberty", "like", "long",
    "lord", "love", "many", "march", "may", "media", "mine", "mobile", "more", "most", "much", "my", "new", "nice", "no", "normal", "north", "not", "now",
    "of", "oil", "on", "once", "one", "only", "or", "order", "our", "over", "park", "peace", "police", "post", "power", "president", "price", "prime", "queen",
    "reading", "real", "republic", "rich", "rock", "same", "san", "santa", "save", "say", "school", "sea", "see", "senate", "she", "sister", "so", "social", "some", "south",
    "speed", "spring", "star", "state", "still", "street", "such", "summer", "sun", "sunday", "team", "temple", "that", "the", "their", "then", "there", "they", "this", "time",
    "to", "today", "top", "tow", "tower", "trinity", "truth", "two", "union", "unity", "university", "up", "us", "value", "van", "very", "victory", "war", "water", "we", "well",
    "west", "what", "when", "where", "which", "white", "who", "why", "will", "winter", "with", "wood", "world", "you", "young", "your", "january",
    "february", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "christmas", "easter", "god", "internet", "facebook", "twitter", "telegram", "covid", "muslim",
    "christian", "islam", "bank", "fort", "saint", "st", "st.", "mr", "mrs", "ms", "dr", "per", "un", "eu", "nato", "mon", "sat", "along", "inter", "police",
    "chief", "major", "colonel", "captain", "lake", "island", "river", "mountain", "valley", "county", "district", "region", "city", "town", "village",
    "exit", "exits", "section", "supreme", "university", "constitution", "recreation", "commerce", "education", "rehab", "marine", "man", "woman", "men", "women", "boy", "girl", "since", "province", "parkway", "loop", "phase", "troop", "route", "kids", "mom", "dad", "passover", "paper", "gaming", "hamas", "hezbollah", "taliban", "grad", "alert", "battle", "early", "enterprise", "energy", "opportunity", "plain", "premier", "protection", "ridge", "sandy", "security", "show", "story", "strong", "success", "success", "surprise", "welcome", "wow",
    "contact", "blue", "black", "red", "gold", "silver", "brown", "gray", "grey", "orange", "baker", "taylor", "smith", "johnson", "davis", "wilson", "moore", "miller",
    "dear", "ace", "art", "ada", "ada's", "mary", "john", "james", "george", "martin", "david", "paul", "peter", "thomas", "marion", "kelly", "tony", "alexander",
    "front", "line", "old", "little", "upper", "lower", "middle", "grand", "golden", "family", "children", "health", "history", "science", "medical", "public", "plan", "press",
    "road", "avenue", "boulevard", "highway", "drive", "lane", "bridge", "airport", "station", "base", "camp", "field", "farm", "garden", "market",
];

/// Whether a word in lower case names a body after the name of a place.
pub(crate) fn is_body(word: &str) -> bool {
    BODIES.contains(&word)
}

/// Whether a word in lower case makes a newspaper, a firm or a team of the name before it.
pub(crate) fn is_not_there(word: &str) -> bool {
    NOT_THERE.contains(&word)
}

/// Whether a word in lower case is a common word, or a person's name, before it is a town's.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.contains(&word)
}

/// Prepositions that a place follows.
pub(crate) fn is_locative(word: &str) -> bool {
    matches!(
        word,
        "in" | "near" | "from" | "at" | "outside" | "around" | "into" | "through" | "across" | "toward" | "towards" | "throughout"
            | "inside" | "within" | "between" | "beyond" | "above" | "off" | "along" | "over" | "downtown" | "via" | "leaving"
    )
}

/// Titles that a person's name follows.
pub(crate) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "dr" | "dr." | "sir" | "lord" | "lady" | "judge" | "sheriff" | "officer" | "sgt."
            | "sgt" | "lt." | "capt." | "captain" | "major" | "colonel" | "col." | "general" | "gen." | "president" | "senator" | "sen."
            | "rep." | "gov." | "governor" | "mayor" | "minister" | "secretary" | "chairman" | "coach" | "deputy" | "detective" | "rev."
            | "pastor" | "father" | "sister" | "brother" | "king" | "queen" | "prince" | "princess" | "professor" | "prof." | "justice"
            | "superintendent" | "commissioner" | "councilman" | "councilwoman" | "corporal" | "sergeant" | "lieutenant" | "spokesman"
            | "spokeswoman" | "director" | "lawyer" | "frigate" | "corvette" | "ship" | "tanker" | "submarine" | "destroyer"
    )
}

/// Directions as words of names: "North Laurel", "East Texas".
pub(crate) fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "north" | "south" | "east" | "west" | "northeast" | "northwest" | "southeast" | "southwest" | "northern" | "southern" | "eastern" | "western"
            | "northeastern" | "northwestern" | "southeastern" | "southwestern" | "central" | "upper" | "lower" | "mid"
    )
}
