//! How common the words of news are anywhere.
//!
//! A run of three reports cannot tell its common words from its rare ones, so every stem also counts as if it stood in a
//! share of [`PRIOR`] other reports. Shares are counts over English news, national and local, the lesser of the two; names
//! and numbers are left out. Stems are Snowball's.

use std::collections::BTreeMap;

/// How many reports the shares count for beside those of the run.
pub(super) const PRIOR: f64 = 100.0;

/// The share that stands for all stems that are not listed.
pub(super) const RARE: f64 = 0.01;

/// The share of reports that each stem is in.
pub(super) fn shares() -> BTreeMap<&'static str, f64> {
    let rows = COMMON.iter();
    rows.flat_map(|&(share, stems)| stems.split_whitespace().map(move |stem| (stem, share)))
        .collect()
}

/// Shares, and the stems that stand in at least so many reports.
const COMMON: &[(f64, &str)] = &[
    (0.60, "say"),
    (0.40, "year"),
    (
        0.25,
        "call come first go last m make new peopl state take time two work",
    ),
    (
        0.15,
        "anoth back begin believ center citi day die don find get give help high hold home includ know leav \
        life like look man meet member month need offic offici old open part place plan public receiv report \
        run see sever start street tell think three tri use want way week",
    ),
    (
        0.10,
        "ad allow along appear ask author base bill bring build busi case chang charg child close communiti \
        continu cost countri court current d develop director drive earli end everi expect face famili feder \
        feel fire five follow former four fund good group hope hour inform investig issu job keep later lead \
        live long lot manag million money morn move nation next night number offer oper past percent person \
        point presid program provid put recent releas remain right school second servic set show sign stop \
        support thing today well win woman",
    ),
    (
        0.07,
        "abl across act action addit age ago alleg approv area associ away best big block board break car \
        caus chief committe compani complet concern consid cut decid didn district econom effort event fall \
        far forc free friend futur general govern great grow hand happen head import improv increas interest \
        involv judg kill larg late law leader line littl local lose major name near never news order organ \
        pay play polic posit possibl present problem process project propos question rais reach realli \
        record relat repres requir respond result schedul seek send serv shoot short six someth speak \
        special spend staff system talk team third town turn visit vote",
    ),
    (
        0.05,
        "accept accus activ address administr agenc agre air although alway amount announc anyon arriv assist \
        attempt attend attorney avail becom behind better buy care carri central chairman chanc check \
        citizen class clear co collect colleg commit condit conduct control council counti creat daughter \
        deal degre determin differ direct discuss done door drop e economi educ effect eight elect emerg \
        employe enforc enough execut fail fight file final financi forward full ground half hall health hear \
        heard hit idea identifi immedi incid initi insid intern interview join kind land learn list love \
        main mark mayor mean middl minut miss often opportun outsid parent parti particip pass perform pick \
        polici power previous privat rate region request resid respons return rule safe seat secur sell \
        senior seven share side similar site small son spent spokesman stand statement stay step strike \
        student success sure tax term togeth top total victim wait walk white write young",
    ),
    (
        0.03,
        "access account actual admit advanc affect afternoon agreement ahead aid aim annual answer anyth \
        apart appar appli approach aren arm averag avoid awar award bad bank battl becam benefit bid bit \
        black bodi book budget campaign candid cash celebr certain challeng choos church cite claim club com \
        comment commiss common compet confer confirm connect conserv construct contact contain contribut \
        cooper coordin count coupl cover credit crime crimin critic cross daili damag date decad declin \
        defend defens demand deni depend deputi describ design despit detail difficult divid document doesn \
        dollar donat draw drug due earlier earn encourag energi enter entir especi establish estim even \
        everyon everyth evid exampl exist expens experi explain extens fact factor fair father featur field \
        figur fill financ fine finish firm fli floor focus front game goal governor grand grant green gun \
        guy hard hire histori honor host hundr husband impact indic individu industri instead invest isn key \
        kid latest legal legisl letter level light limit low maintain market match matter measur messag mile \
        militari minist minor mother murder natur negoti nine non note noth obtain occur onto option origin \
        own owner p park particular peac period phone photo polit post potenti practic prepar press pretti \
        prevent price prioriti prison probabl proceed product profession promis protect pull push quick rang \
        read readi real realiz reason recommend red reduc refus regist remov repeat replac research resourc \
        respect rest retir revenu review rise road room safeti sale save scene search season seem separ seri \
        serious session singl sit situat someon soon specif spokeswoman sponsor spring stage station steal \
        stori strong studi subject suffer suggest summer suppos target test thousand threaten throughout \
        track trail train travel treat trip type understand usual valu various view violat violenc volunt \
        war wasn watch water wear weekend wide wife wit wonder word worker world",
    ),
];
