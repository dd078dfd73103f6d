//! Words before a time that open one of its ends: "since February", "until Friday", "by noon", "after Monday".

use rashomon_types::TimeModifier;

use super::expr::{Found, TimeExpr};
use super::lex::{Kind, Words};
use super::resolve::Value;

/// The value with what the words before it, and "on" or "onwards" after it, say of its ends.
pub(super) fn bounded(words: &Words<'_>, found: &Found, mut value: Value) -> Value {
    if !is_point(&found.expr) {
        return value;
    }
    let Some(before) = words.before(found.first) else {
        return value;
    };
    let before = if words.any(before, &["about", "around", "roughly", "on", "in", "at"]) { before.saturating_sub(1) } else { before };
    let (modifier, start, end) = match words.form(before).to_ascii_lowercase().as_str() {
        "since" => (TimeModifier::After, value.start, None),
        "after" | "following" if stands_alone(words, found) => (TimeModifier::After, value.end, None),
        "before" if stands_alone(words, found) => (TimeModifier::Before, None, value.start),
        "until" | "till" => (TimeModifier::OnOrBefore, None, value.end),
        "by" => (TimeModifier::OnOrBefore, None, value.end),
        "from" if words.any(found.end, &["on", "onward", "onwards", "forward"]) => (TimeModifier::OnOrAfter, value.start, None),
        "starting" | "beginning" => (TimeModifier::OnOrAfter, value.start, None),
        "around" | "about" => {
            value.modifier = value.modifier.or(Some(TimeModifier::Approx));
            return value;
        }
        _ if words.preceded(found.first, &["about", "around", "roughly"]) => {
            value.modifier = value.modifier.or(Some(TimeModifier::Approx));
            return value;
        }
        _ => return value,
    };
    (value.start, value.end) = (start, end);
    value.modifier = value.modifier.or(Some(modifier));
    value
}

/// "after Monday's attack" and "after the 2003 invasion" tell of an event, not of what comes after the day.
fn stands_alone(words: &Words<'_>, found: &Found) -> bool {
    if words.mark(found.end, '\'') {
        return false;
    }
    match words.kind(found.end) {
        Kind::Mark(_) | Kind::Break => true,
        Kind::Plain => !words.preceded(found.first, &["the", "a"]) && !words.is(found.first, "the"),
        _ => true,
    }
}

fn is_point(expr: &TimeExpr) -> bool {
    !matches!(
        expr,
        TimeExpr::Duration(_) | TimeExpr::Set(..) | TimeExpr::Stretch { .. } | TimeExpr::Reference(_) | TimeExpr::Range(..)
    )
}
