//! Writes a report from templates and keeps, for each claim that a template marks, where its parts lie.
//!
//! In a template `{a|b}` is either, `<name>` a slot, and `[S:…]` marks a part of the claim: S its source, C its cue, P its
//! content, Q a quantity, E what happened, I who did it, V to whom, L where, T when.

use rashomon_types::Span;

use super::dice::Dice;

/// Parts of a claim by their letter, in the order in which they end.
pub(super) type Marks = Vec<(char, Span)>;

/// Words that one writer puts where another puts the second.
const STYLES: [(&str, &str); 34] = [
    ("said", "stated"),
    ("told", "informed"),
    ("killed", "slain"),
    ("near", "not far from"),
    ("outside", "beyond"),
    ("denied", "disputed"),
    ("claimed", "asserted"),
    ("people", "persons"),
    ("wounded", "injured"),
    ("residents", "townspeople"),
    ("noon", "midday"),
    ("town", "township"),
    ("behind", "to the rear of"),
    ("beside", "next to"),
    ("opposite", "facing"),
    ("on", "late on"),
    ("when", "as"),
    ("had", "has"),
    ("hit", "struck"),
    ("burnt", "gutted"),
    ("bodies", "remains"),
    ("treated", "cared for"),
    ("statement", "message"),
    ("ministry", "department"),
    ("hospital", "infirmary"),
    ("foreign", "outer"),
    ("patients", "sufferers"),
    ("officials", "office holders"),
    ("in", "within"),
    ("by", "close by"),
    ("spokesman", "press officer"),
    ("and", "as well as"),
    ("dead", "lifeless"),
    ("that", "how"),
];

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Pen {
    pub(super) text: String,
    /// For each of [`STYLES`], whether this writer takes the second word.
    pub(super) style: u64,
}

impl Pen {
    /// Begins a new paragraph, but for the first.
    pub(super) fn paragraph(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// Writes a sentence with its choices made and its slots filled, and gives the marks.
    pub(super) fn write(
        &mut self,
        template: &str,
        dice: &mut Dice,
        slot: &mut dyn FnMut(&str, &mut Dice) -> String,
    ) -> Marks {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        let filled = fill(&self.styled(&choose(template, dice)), dice, slot);
        let mut marks = Vec::new();
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut rest = filled.as_str();
        while let Some(place) = rest.find(['[', ']']) {
            let (before, after) = rest.split_at(place);
            self.text.push_str(before);
            let mut signs = after.chars();
            if signs.next() == Some('[') {
                open.push((signs.next().unwrap_or('?'), self.text.len()));
                rest = after.get(3..).unwrap_or_default();
            } else {
                if let Some((letter, start)) = open.pop() {
                    marks.push((letter, Span::of(start..self.text.len())));
                }
                rest = after.get(1..).unwrap_or_default();
            }
        }
        self.text.push_str(rest);
        marks
    }

    /// The words as this writer would put them; what stands in slots is not touched.
    fn styled(&self, text: &str) -> String {
        let pieces = text.split_inclusive(|sign: char| !(sign.is_alphabetic() || sign == '<'));
        let other = |piece: &str| {
            let word = piece.trim_end_matches(|sign: char| !(sign.is_alphabetic() || sign == '<'));
            let mut styles = STYLES.iter().enumerate();
            let found = styles.find(|(place, (plain, _))| *plain == word && self.style >> place & 1 == 1);
            let end = piece.get(word.len()..).unwrap_or_default();
            found.map_or(word, |(_, (_, other))| other).to_owned() + end
        };
        pieces.map(other).collect()
    }
}

/// The template with one of each `{a|b}`.
fn choose(template: &str, dice: &mut Dice) -> String {
    between(template, '{', '}', |inner| {
        let choices: Vec<&str> = inner.split('|').collect();
        dice.pick(&choices).to_owned()
    })
}

fn fill(text: &str, dice: &mut Dice, slot: &mut dyn FnMut(&str, &mut Dice) -> String) -> String {
    between(text, '<', '>', |name| slot(name, dice))
}

/// The text with each piece between two signs replaced.
fn between(text: &str, open: char, close: char, mut replace: impl FnMut(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let (inner, after) = after.split_once(close).unwrap_or((after, ""));
        out += before;
        out += &replace(inner);
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lie_where_the_words_are() {
        let mut pen = Pen::default();
        pen.write("Rain.", &mut Dice::new(1), &mut |_, _| String::new());
        let marks = pen.write(
            "[S:{Ada|Ada}] said [P:[Q:<n> men] left].",
            &mut Dice::new(1),
            &mut |name, _| format!("{name}12"),
        );
        assert_eq!(pen.text, "Rain. Ada said n12 men left.");
        let shown: Vec<(char, &str)> = marks
            .iter()
            .map(|(letter, span)| (*letter, span.slice(&pen.text)))
            .collect();
        assert_eq!(shown, [('S', "Ada"), ('Q', "n12 men"), ('P', "n12 men left")]);
    }
}
