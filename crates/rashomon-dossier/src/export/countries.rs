//! Countries as the standards number them: ISO 3166, ACLED's regions, Gleditsch and Ward's numbers as UCDP has them.
//!
//! A place is filed under the country of its row in the gazetteer; no sovereignty is asserted by that.

use Region::{
    Antarctica, Caribbean, CaucasusAndCentralAsia, CentralAmerica, EastAsia, EasternAfrica, Europe, MiddleAfrica,
    MiddleEast, NorthAmerica, NorthernAfrica, Oceania, SouthAmerica, SouthAsia, SoutheastAsia, SouthernAfrica, Unknown,
    WesternAfrica,
};

/// A country in the standards of the field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Country {
    /// ISO 3166's code of two letters.
    pub(super) alpha2: &'static str,
    /// ISO 3166's code of three letters.
    pub(super) alpha3: &'static str,
    numeric: u32,
    /// What it is called in English.
    pub(super) name: &'static str,
    region: Region,
    gleditsch_ward: u32,
}

/// A region as ACLED draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Region {
    WesternAfrica,
    MiddleAfrica,
    EasternAfrica,
    SouthernAfrica,
    NorthernAfrica,
    SouthAsia,
    SoutheastAsia,
    MiddleEast,
    Europe,
    CaucasusAndCentralAsia,
    CentralAmerica,
    SouthAmerica,
    Caribbean,
    EastAsia,
    NorthAmerica,
    Oceania,
    Antarctica,
    Unknown,
}

impl Country {
    /// The country of a code of two letters.
    pub(super) fn of_code(code: &str) -> Option<&'static Self> {
        COUNTRIES.iter().find(|country| country.alpha2 == code)
    }

    /// The country that a party is called by.
    pub(super) fn of_name(name: &str) -> Option<&'static Self> {
        let other = OTHER_NAMES.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        if let Some((_, code)) = other {
            return Self::of_code(code);
        }
        COUNTRIES.iter().find(|country| country.name.eq_ignore_ascii_case(name))
    }

    /// ISO 3166's number.
    pub(super) fn numeric(&self) -> Option<u32> {
        (self.numeric > 0).then_some(self.numeric)
    }

    /// Gleditsch and Ward's number, by which UCDP knows it.
    pub(super) fn gleditsch_ward(&self) -> Option<u32> {
        (self.gleditsch_ward > 0).then_some(self.gleditsch_ward)
    }

    /// What UCDP calls it.
    pub(super) fn ucdp_name(&self) -> &'static str {
        let own = UCDP_NAMES.iter().find(|(code, _)| *code == self.alpha2);
        own.map_or(self.name, |(_, name)| name)
    }

    /// UCDP's region, which follows from the number.
    pub(super) fn ucdp_region(&self) -> Option<&'static str> {
        Some(match self.gleditsch_ward()? {
            0..=199 => "Americas",
            200..=399 => "Europe",
            400..=629 => "Africa",
            630..=699 => "Middle East",
            _ => "Asia",
        })
    }

    /// ACLED's region.
    pub(super) fn acled_region(&self) -> Option<&'static str> {
        Some(match self.region {
            WesternAfrica => "Western Africa",
            MiddleAfrica => "Middle Africa",
            EasternAfrica => "Eastern Africa",
            SouthernAfrica => "Southern Africa",
            NorthernAfrica => "Northern Africa",
            SouthAsia => "South Asia",
            SoutheastAsia => "Southeast Asia",
            MiddleEast => "Middle East",
            Europe => "Europe",
            CaucasusAndCentralAsia => "Caucasus and Central Asia",
            CentralAmerica => "Central America",
            SouthAmerica => "South America",
            Caribbean => "Caribbean",
            EastAsia => "East Asia",
            NorthAmerica => "North America",
            Oceania => "Oceania",
            Antarctica => "Antarctica",
            Unknown => return None,
        })
    }
}

const fn row(
    alpha2: &'static str,
    alpha3: &'static str,
    numeric: u32,
    name: &'static str,
    region: Region,
    gleditsch_ward: u32,
) -> Country {
    Country {
        alpha2,
        alpha3,
        numeric,
        name,
        region,
        gleditsch_ward,
    }
}

/// Other names by which a party may be called.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("Russian Federation", "RU"),
    ("United States of America", "US"),
    ("USA", "US"),
    ("UK", "GB"),
    ("Britain", "GB"),
    ("Great Britain", "GB"),
    ("DR Congo", "CD"),
    ("Burma", "MM"),
    ("Türkiye", "TR"),
    ("Czechia", "CZ"),
    ("UAE", "AE"),
];

/// Where UCDP uses another name.
const UCDP_NAMES: &[(&str, &str)] = &[
    ("US", "United States of America"),
    ("BA", "Bosnia-Herzegovina"),
    ("CD", "DR Congo (Zaire)"),
    ("CG", "Congo"),
    ("KH", "Cambodia (Kampuchea)"),
    ("MG", "Madagascar (Malagasy)"),
    ("MM", "Myanmar (Burma)"),
    ("RS", "Serbia (Yugoslavia)"),
    ("RU", "Russia (Soviet Union)"),
    ("SZ", "Kingdom of eSwatini (Swaziland)"),
    ("YE", "Yemen (North Yemen)"),
    ("ZW", "Zimbabwe (Rhodesia)"),
];

/// Every code of ISO 3166, and Kosovo's; a number of 0 is none.
const COUNTRIES: &[Country] = &[
    row("AD", "AND", 20, "Andorra", Europe, 232),
    row("AE", "ARE", 784, "United Arab Emirates", MiddleEast, 696),
    row("AF", "AFG", 4, "Afghanistan", Unknown, 700),
    row("AG", "ATG", 28, "Antigua and Barbuda", Caribbean, 58),
    row("AI", "AIA", 660, "Anguilla", Caribbean, 0),
    row("AL", "ALB", 8, "Albania", Europe, 339),
    row("AM", "ARM", 51, "Armenia", CaucasusAndCentralAsia, 371),
    row("AO", "AGO", 24, "Angola", MiddleAfrica, 540),
    row("AQ", "ATA", 10, "Antarctica", Antarctica, 0),
    row("AR", "ARG", 32, "Argentina", SouthAmerica, 160),
    row("AS", "ASM", 16, "American Samoa", Oceania, 0),
    row("AT", "AUT", 40, "Austria", Europe, 305),
    row("AU", "AUS", 36, "Australia", Oceania, 900),
    row("AW", "ABW", 533, "Aruba", Caribbean, 0),
    row("AX", "ALA", 248, "Aland Islands", Europe, 0),
    row("AZ", "AZE", 31, "Azerbaijan", CaucasusAndCentralAsia, 373),
    row("BA", "BIH", 70, "Bosnia and Herzegovina", Europe, 346),
    row("BB", "BRB", 52, "Barbados", Caribbean, 53),
    row("BD", "BGD", 50, "Bangladesh", SouthAsia, 771),
    row("BE", "BEL", 56, "Belgium", Europe, 211),
    row("BF", "BFA", 854, "Burkina Faso", WesternAfrica, 439),
    row("BG", "BGR", 100, "Bulgaria", Europe, 355),
    row("BH", "BHR", 48, "Bahrain", MiddleEast, 692),
    row("BI", "BDI", 108, "Burundi", EasternAfrica, 516),
    row("BJ", "BEN", 204, "Benin", WesternAfrica, 434),
    row("BL", "BLM", 652, "Saint Barthelemy", Caribbean, 0),
    row("BM", "BMU", 60, "Bermuda", NorthAmerica, 0),
    row("BN", "BRN", 96, "Brunei", SoutheastAsia, 835),
    row("BO", "BOL", 68, "Bolivia", SouthAmerica, 145),
    row("BQ", "BES", 535, "Bonaire, Sint Eustatius and Saba", Caribbean, 0),
    row("BR", "BRA", 76, "Brazil", SouthAmerica, 140),
    row("BS", "BHS", 44, "Bahamas", Caribbean, 31),
    row("BT", "BTN", 64, "Bhutan", SouthAsia, 760),
    row("BV", "BVT", 74, "Bouvet Island", Unknown, 0),
    row("BW", "BWA", 72, "Botswana", SouthernAfrica, 571),
    row("BY", "BLR", 112, "Belarus", Europe, 370),
    row("BZ", "BLZ", 84, "Belize", CentralAmerica, 80),
    row("CA", "CAN", 124, "Canada", NorthAmerica, 20),
    row("CC", "CCK", 166, "Cocos (Keeling) Islands", Oceania, 0),
    row("CD", "COD", 180, "Democratic Republic of Congo", MiddleAfrica, 490),
    row("CF", "CAF", 140, "Central African Republic", MiddleAfrica, 482),
    row("CG", "COG", 178, "Republic of Congo", MiddleAfrica, 484),
    row("CH", "CHE", 756, "Switzerland", Europe, 225),
    row("CI", "CIV", 384, "Ivory Coast", WesternAfrica, 437),
    row("CK", "COK", 184, "Cook Islands", Oceania, 0),
    row("CL", "CHL", 152, "Chile", SouthAmerica, 155),
    row("CM", "CMR", 120, "Cameroon", MiddleAfrica, 471),
    row("CN", "CHN", 156, "China", EastAsia, 710),
    row("CO", "COL", 170, "Colombia", SouthAmerica, 100),
    row("CR", "CRI", 188, "Costa Rica", CentralAmerica, 94),
    row("CU", "CUB", 192, "Cuba", Caribbean, 40),
    row("CV", "CPV", 132, "Cape Verde", WesternAfrica, 402),
    row("CW", "CUW", 531, "Curacao", Caribbean, 0),
    row("CX", "CXR", 162, "Christmas Island", Oceania, 0),
    row("CY", "CYP", 196, "Cyprus", Europe, 352),
    row("CZ", "CZE", 203, "Czech Republic", Europe, 316),
    row("DE", "DEU", 276, "Germany", Europe, 260),
    row("DJ", "DJI", 262, "Djibouti", EasternAfrica, 522),
    row("DK", "DNK", 208, "Denmark", Europe, 390),
    row("DM", "DMA", 212, "Dominica", Caribbean, 54),
    row("DO", "DOM", 214, "Dominican Republic", Caribbean, 42),
    row("DZ", "DZA", 12, "Algeria", NorthernAfrica, 615),
    row("EC", "ECU", 218, "Ecuador", SouthAmerica, 130),
    row("EE", "EST", 233, "Estonia", Europe, 366),
    row("EG", "EGY", 818, "Egypt", NorthernAfrica, 651),
    row("EH", "ESH", 732, "Western Sahara", NorthernAfrica, 0),
    row("ER", "ERI", 232, "Eritrea", EasternAfrica, 531),
    row("ES", "ESP", 724, "Spain", Europe, 230),
    row("ET", "ETH", 231, "Ethiopia", EasternAfrica, 530),
    row("FI", "FIN", 246, "Finland", Europe, 375),
    row("FJ", "FJI", 242, "Fiji", Oceania, 950),
    row("FK", "FLK", 238, "Falkland Islands", SouthAmerica, 0),
    row("FM", "FSM", 583, "Micronesia", Oceania, 0),
    row("FO", "FRO", 234, "Faroe Islands", Europe, 0),
    row("FR", "FRA", 250, "France", Europe, 220),
    row("GA", "GAB", 266, "Gabon", MiddleAfrica, 481),
    row("GB", "GBR", 826, "United Kingdom", Europe, 200),
    row("GD", "GRD", 308, "Grenada", Caribbean, 55),
    row("GE", "GEO", 268, "Georgia", CaucasusAndCentralAsia, 372),
    row("GF", "GUF", 254, "French Guiana", SouthAmerica, 0),
    row("GG", "GGY", 831, "Guernsey", Europe, 0),
    row("GH", "GHA", 288, "Ghana", WesternAfrica, 452),
    row("GI", "GIB", 292, "Gibraltar", Europe, 0),
    row("GL", "GRL", 304, "Greenland", NorthAmerica, 0),
    row("GM", "GMB", 270, "Gambia", WesternAfrica, 420),
    row("GN", "GIN", 324, "Guinea", WesternAfrica, 438),
    row("GP", "GLP", 312, "Guadeloupe", Caribbean, 0),
    row("GQ", "GNQ", 226, "Equatorial Guinea", MiddleAfrica, 411),
    row("GR", "GRC", 300, "Greece", Europe, 350),
    row(
        "GS",
        "SGS",
        239,
        "South Georgia and the South Sandwich Islands",
        Unknown,
        0,
    ),
    row("GT", "GTM", 320, "Guatemala", CentralAmerica, 90),
    row("GU", "GUM", 316, "Guam", Oceania, 0),
    row("GW", "GNB", 624, "Guinea-Bissau", WesternAfrica, 404),
    row("GY", "GUY", 328, "Guyana", SouthAmerica, 110),
    row("HK", "HKG", 344, "Hong Kong", EastAsia, 0),
    row("HM", "HMD", 334, "Heard Island and McDonald Islands", Unknown, 0),
    row("HN", "HND", 340, "Honduras", CentralAmerica, 91),
    row("HR", "HRV", 191, "Croatia", Europe, 344),
    row("HT", "HTI", 332, "Haiti", Caribbean, 41),
    row("HU", "HUN", 348, "Hungary", Europe, 310),
    row("ID", "IDN", 360, "Indonesia", SoutheastAsia, 850),
    row("IE", "IRL", 372, "Ireland", Europe, 205),
    row("IL", "ISR", 376, "Israel", MiddleEast, 666),
    row("IM", "IMN", 833, "Isle of Man", Europe, 0),
    row("IN", "IND", 356, "India", SouthAsia, 750),
    row("IO", "IOT", 86, "British Indian Ocean Territory", Unknown, 0),
    row("IQ", "IRQ", 368, "Iraq", MiddleEast, 645),
    row("IR", "IRN", 364, "Iran", MiddleEast, 630),
    row("IS", "ISL", 352, "Iceland", Europe, 395),
    row("IT", "ITA", 380, "Italy", Europe, 325),
    row("JE", "JEY", 832, "Jersey", Europe, 0),
    row("JM", "JAM", 388, "Jamaica", Caribbean, 51),
    row("JO", "JOR", 400, "Jordan", MiddleEast, 663),
    row("JP", "JPN", 392, "Japan", EastAsia, 740),
    row("KE", "KEN", 404, "Kenya", EasternAfrica, 501),
    row("KG", "KGZ", 417, "Kyrgyzstan", CaucasusAndCentralAsia, 703),
    row("KH", "KHM", 116, "Cambodia", SoutheastAsia, 811),
    row("KI", "KIR", 296, "Kiribati", Oceania, 0),
    row("KM", "COM", 174, "Comoros", EasternAfrica, 581),
    row("KN", "KNA", 659, "Saint Kitts and Nevis", Caribbean, 60),
    row("KP", "PRK", 408, "North Korea", EastAsia, 731),
    row("KR", "KOR", 410, "South Korea", EastAsia, 732),
    row("KW", "KWT", 414, "Kuwait", MiddleEast, 690),
    row("KY", "CYM", 136, "Cayman Islands", Caribbean, 0),
    row("KZ", "KAZ", 398, "Kazakhstan", CaucasusAndCentralAsia, 705),
    row("LA", "LAO", 418, "Laos", SoutheastAsia, 812),
    row("LB", "LBN", 422, "Lebanon", MiddleEast, 660),
    row("LC", "LCA", 662, "Saint Lucia", Caribbean, 56),
    row("LI", "LIE", 438, "Liechtenstein", Europe, 223),
    row("LK", "LKA", 144, "Sri Lanka", SouthAsia, 780),
    row("LR", "LBR", 430, "Liberia", WesternAfrica, 450),
    row("LS", "LSO", 426, "Lesotho", SouthernAfrica, 570),
    row("LT", "LTU", 440, "Lithuania", Europe, 368),
    row("LU", "LUX", 442, "Luxembourg", Europe, 212),
    row("LV", "LVA", 428, "Latvia", Europe, 367),
    row("LY", "LBY", 434, "Libya", NorthernAfrica, 620),
    row("MA", "MAR", 504, "Morocco", NorthernAfrica, 600),
    row("MC", "MCO", 492, "Monaco", Europe, 221),
    row("MD", "MDA", 498, "Moldova", Europe, 359),
    row("ME", "MNE", 499, "Montenegro", Europe, 341),
    row("MF", "MAF", 663, "Saint Martin", Caribbean, 0),
    row("MG", "MDG", 450, "Madagascar", EasternAfrica, 580),
    row("MH", "MHL", 584, "Marshall Islands", Oceania, 0),
    row("MK", "MKD", 807, "North Macedonia", Europe, 343),
    row("ML", "MLI", 466, "Mali", WesternAfrica, 432),
    row("MM", "MMR", 104, "Myanmar", SoutheastAsia, 775),
    row("MN", "MNG", 496, "Mongolia", EastAsia, 712),
    row("MO", "MAC", 446, "Macao", EastAsia, 0),
    row("MP", "MNP", 580, "Northern Mariana Islands", Oceania, 0),
    row("MQ", "MTQ", 474, "Martinique", Caribbean, 0),
    row("MR", "MRT", 478, "Mauritania", WesternAfrica, 435),
    row("MS", "MSR", 500, "Montserrat", Caribbean, 0),
    row("MT", "MLT", 470, "Malta", Europe, 338),
    row("MU", "MUS", 480, "Mauritius", EasternAfrica, 590),
    row("MV", "MDV", 462, "Maldives", SouthAsia, 781),
    row("MW", "MWI", 454, "Malawi", EasternAfrica, 553),
    row("MX", "MEX", 484, "Mexico", CentralAmerica, 70),
    row("MY", "MYS", 458, "Malaysia", SoutheastAsia, 820),
    row("MZ", "MOZ", 508, "Mozambique", EasternAfrica, 541),
    row("NA", "NAM", 516, "Namibia", SouthernAfrica, 565),
    row("NC", "NCL", 540, "New Caledonia", Oceania, 0),
    row("NE", "NER", 562, "Niger", WesternAfrica, 436),
    row("NF", "NFK", 574, "Norfolk Island", Oceania, 0),
    row("NG", "NGA", 566, "Nigeria", WesternAfrica, 475),
    row("NI", "NIC", 558, "Nicaragua", CentralAmerica, 93),
    row("NL", "NLD", 528, "Netherlands", Europe, 210),
    row("NO", "NOR", 578, "Norway", Europe, 385),
    row("NP", "NPL", 524, "Nepal", SouthAsia, 790),
    row("NR", "NRU", 520, "Nauru", Oceania, 0),
    row("NU", "NIU", 570, "Niue", Oceania, 0),
    row("NZ", "NZL", 554, "New Zealand", Oceania, 920),
    row("OM", "OMN", 512, "Oman", MiddleEast, 698),
    row("PA", "PAN", 591, "Panama", CentralAmerica, 95),
    row("PE", "PER", 604, "Peru", SouthAmerica, 135),
    row("PF", "PYF", 258, "French Polynesia", Oceania, 0),
    row("PG", "PNG", 598, "Papua New Guinea", Oceania, 910),
    row("PH", "PHL", 608, "Philippines", SoutheastAsia, 840),
    row("PK", "PAK", 586, "Pakistan", SouthAsia, 770),
    row("PL", "POL", 616, "Poland", Europe, 290),
    row("PM", "SPM", 666, "Saint Pierre and Miquelon", NorthAmerica, 0),
    row("PN", "PCN", 612, "Pitcairn", Oceania, 0),
    row("PR", "PRI", 630, "Puerto Rico", Caribbean, 0),
    row("PS", "PSE", 275, "Palestine", MiddleEast, 0),
    row("PT", "PRT", 620, "Portugal", Europe, 235),
    row("PW", "PLW", 585, "Palau", Oceania, 0),
    row("PY", "PRY", 600, "Paraguay", SouthAmerica, 150),
    row("QA", "QAT", 634, "Qatar", MiddleEast, 694),
    row("RE", "REU", 638, "Reunion", EasternAfrica, 0),
    row("RO", "ROU", 642, "Romania", Europe, 360),
    row("RS", "SRB", 688, "Serbia", Europe, 340),
    row("RU", "RUS", 643, "Russia", Europe, 365),
    row("RW", "RWA", 646, "Rwanda", EasternAfrica, 517),
    row("SA", "SAU", 682, "Saudi Arabia", MiddleEast, 670),
    row("SB", "SLB", 90, "Solomon Islands", Oceania, 940),
    row("SC", "SYC", 690, "Seychelles", EasternAfrica, 591),
    row("SD", "SDN", 729, "Sudan", NorthernAfrica, 625),
    row("SE", "SWE", 752, "Sweden", Europe, 380),
    row("SG", "SGP", 702, "Singapore", SoutheastAsia, 830),
    row(
        "SH",
        "SHN",
        654,
        "Saint Helena, Ascension and Tristan da Cunha",
        WesternAfrica,
        0,
    ),
    row("SI", "SVN", 705, "Slovenia", Europe, 349),
    row("SJ", "SJM", 744, "Svalbard and Jan Mayen", Europe, 0),
    row("SK", "SVK", 703, "Slovakia", Europe, 317),
    row("SL", "SLE", 694, "Sierra Leone", WesternAfrica, 451),
    row("SM", "SMR", 674, "San Marino", Europe, 331),
    row("SN", "SEN", 686, "Senegal", WesternAfrica, 433),
    row("SO", "SOM", 706, "Somalia", EasternAfrica, 520),
    row("SR", "SUR", 740, "Suriname", SouthAmerica, 115),
    row("SS", "SSD", 728, "South Sudan", EasternAfrica, 626),
    row("ST", "STP", 678, "Sao Tome and Principe", MiddleAfrica, 403),
    row("SV", "SLV", 222, "El Salvador", CentralAmerica, 92),
    row("SX", "SXM", 534, "Sint Maarten", Caribbean, 0),
    row("SY", "SYR", 760, "Syria", MiddleEast, 652),
    row("SZ", "SWZ", 748, "eSwatini", SouthernAfrica, 572),
    row("TC", "TCA", 796, "Turks and Caicos Islands", Caribbean, 0),
    row("TD", "TCD", 148, "Chad", MiddleAfrica, 483),
    row("TF", "ATF", 260, "French Southern Territories", Unknown, 0),
    row("TG", "TGO", 768, "Togo", WesternAfrica, 461),
    row("TH", "THA", 764, "Thailand", SoutheastAsia, 800),
    row("TJ", "TJK", 762, "Tajikistan", CaucasusAndCentralAsia, 702),
    row("TK", "TKL", 772, "Tokelau", Oceania, 0),
    row("TL", "TLS", 626, "East Timor", SoutheastAsia, 860),
    row("TM", "TKM", 795, "Turkmenistan", CaucasusAndCentralAsia, 701),
    row("TN", "TUN", 788, "Tunisia", NorthernAfrica, 616),
    row("TO", "TON", 776, "Tonga", Oceania, 0),
    row("TR", "TUR", 792, "Turkey", MiddleEast, 640),
    row("TT", "TTO", 780, "Trinidad and Tobago", Caribbean, 52),
    row("TV", "TUV", 798, "Tuvalu", Oceania, 0),
    row("TW", "TWN", 158, "Taiwan", EastAsia, 713),
    row("TZ", "TZA", 834, "Tanzania", EasternAfrica, 510),
    row("UA", "UKR", 804, "Ukraine", Europe, 369),
    row("UG", "UGA", 800, "Uganda", EasternAfrica, 500),
    row("UM", "UMI", 581, "United States Minor Outlying Islands", Unknown, 0),
    row("US", "USA", 840, "United States", NorthAmerica, 2),
    row("UY", "URY", 858, "Uruguay", SouthAmerica, 165),
    row("UZ", "UZB", 860, "Uzbekistan", CaucasusAndCentralAsia, 704),
    row("VA", "VAT", 336, "Vatican City", Europe, 0),
    row("VC", "VCT", 670, "Saint Vincent and the Grenadines", Caribbean, 57),
    row("VE", "VEN", 862, "Venezuela", SouthAmerica, 101),
    row("VG", "VGB", 92, "British Virgin Islands", Caribbean, 0),
    row("VI", "VIR", 850, "US Virgin Islands", Caribbean, 0),
    row("VN", "VNM", 704, "Vietnam", SoutheastAsia, 816),
    row("VU", "VUT", 548, "Vanuatu", Oceania, 935),
    row("WF", "WLF", 876, "Wallis and Futuna", Oceania, 0),
    row("WS", "WSM", 882, "Samoa", Oceania, 0),
    row("YE", "YEM", 887, "Yemen", MiddleEast, 678),
    row("YT", "MYT", 175, "Mayotte", EasternAfrica, 0),
    row("ZA", "ZAF", 710, "South Africa", SouthernAfrica, 560),
    row("ZM", "ZMB", 894, "Zambia", Unknown, 551),
    row("ZW", "ZWE", 716, "Zimbabwe", Unknown, 552),
    row("XK", "XKX", 0, "Kosovo", Europe, 347),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_code_and_no_number_stands_twice() {
        let distinct = |codes: Vec<String>| codes.iter().collect::<BTreeSet<_>>().len() == codes.len();
        assert!(distinct(
            COUNTRIES.iter().map(|country| country.alpha2.to_owned()).collect()
        ));
        assert!(distinct(
            COUNTRIES.iter().map(|country| country.alpha3.to_owned()).collect()
        ));
        let numbers = COUNTRIES.iter().filter_map(Country::gleditsch_ward);
        assert!(distinct(numbers.map(|number| number.to_string()).collect()));
    }

    #[test]
    fn a_country_is_found_by_code_and_by_name() {
        let ukraine = Country::of_code("UA").unwrap();
        assert_eq!((ukraine.numeric(), ukraine.gleditsch_ward()), (Some(804), Some(369)));
        assert_eq!(
            (ukraine.acled_region(), ukraine.ucdp_region()),
            (Some("Europe"), Some("Europe"))
        );
        assert_eq!(
            Country::of_name("Russian Federation").unwrap().ucdp_name(),
            "Russia (Soviet Union)"
        );
        assert!(Country::of_code("ZZ").is_none() && Country::of_name("Kelmar").is_none());
    }
}
