//! The way a place was found, in one phrase for a person.

use rashomon_gazetteer::Entry;

use super::group::{Candidate, Group, How};
use super::relation::Ground;
use super::resolve::{Resolved, container, is_nation};

/// "exact name; in Belgorod Oblast, which the report names".
pub(crate) fn of_candidate(resolved: &Resolved<'_>, number: usize, group: &Group<'_>, best: &Candidate<'_>) -> String {
    let head = match best.how {
        _ if is_nation(group) => return "adjective or short form of the country".to_owned(),
        How::Exact => "exact name".to_owned(),
        How::Alias => format!("another name of {}", best.entry.name),
        How::Spelling(cost) => spelling(cost, best.entry.name),
        How::InDocument => format!("another spelling of {}", best.entry.name),
    };
    format!("{head}{}", reason(resolved, number, group, best))
}

fn spelling(cost: f64, name: &str) -> String {
    match cost.ceil() as u32 {
        0 | 1 => format!("1 letter from {name}"),
        letters => format!("{letters} letters from {name}"),
    }
}

fn reason(resolved: &Resolved<'_>, number: usize, group: &Group<'_>, best: &Candidate<'_>) -> String {
    if let Some(outer) = container(resolved, number, &best.entry) {
        return format!("; in {}, which the report names", outer.name);
    }
    if let Some((anchor, km)) = resolved.focus.nearest(best.entry.point, number).filter(|(_, km)| *km < 200.0) {
        let near = resolved.groups.get(anchor.group).and_then(Group::best).map(|near| near.entry.name);
        if let Some(name) = near.filter(|name| *name != best.entry.name) {
            return format!("; {km:.0} km from {name}");
        }
    }
    match group.candidates.len() {
        1 => "; the only one known".to_owned(),
        _ => "; the largest of that name".to_owned(),
    }
}

/// "another spelling of Grayvoron in this report".
pub(crate) fn of_alias(entry: &Entry<'_>, words: &str) -> String {
    format!("taken for another spelling of {words} in this report, which is {}", entry.name)
}

/// "not in the gazetteer; 17 km north-east of Kutum".
pub(crate) fn of_relation(ground: &Ground, has_name: bool) -> String {
    if has_name {
        format!("in no gazetteer; {}", ground.route)
    } else {
        ground.route.clone()
    }
}
