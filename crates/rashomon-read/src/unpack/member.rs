//! Names of members of containers. They are shown and never used as paths.

/// How a member is named in messages: the container's name, then its own, with what would mislead made visible.
///
/// Steps upwards, roots, drives and characters that are not seen stand in marks: `a.zip#⟨..⟩/x.txt`.
pub fn name_in(container: &str, member: &str) -> String {
    /// A longer name is cut.
    const LONGEST: usize = 300;
    let member = member.replace('\\', "/");
    let rooted = member.starts_with('/');
    let parts: Vec<String> = member.split('/').filter(|part| !part.is_empty()).map(part).collect();
    let mut shown = format!("{container}#{}{}", if rooted { "⟨/⟩" } else { "" }, parts.join("/"));
    if shown.len() > container.len() + LONGEST {
        shown.truncate(shown.floor_char_boundary(container.len() + LONGEST));
        shown.push('…');
    }
    shown
}

/// One step of a path.
fn part(part: &str) -> String {
    let drive = part.len() == 2 && part.ends_with(':');
    if matches!(part, "." | "..") || drive {
        return format!("⟨{part}⟩");
    }
    part.chars().fold(String::new(), |mut shown, c| {
        if is_unseen(c) {
            shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            shown.push(c);
        }
        shown
    })
}

/// Whether a character is not seen, or changes how others are.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a file is one that systems keep for themselves.
pub fn is_hidden(member: &str) -> bool {
    member.split(['/', '\\']).any(|part| {
        (part.starts_with('.') && !matches!(part, "." | ".."))
            || matches!(part, "__MACOSX" | "Thumbs.db" | "desktop.ini")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tricks_in_names_are_shown() {
        for (member, shown) in [
            ("news/a.txt", "z#news/a.txt"),
            ("../../etc/passwd", "z#⟨..⟩/⟨..⟩/etc/passwd"),
            ("/etc/passwd", "z#⟨/⟩etc/passwd"),
            ("C:\\x\\a.txt", "z#⟨C:⟩/x/a.txt"),
            ("a\0b\u{202e}txt.exe", "z#a⟨U+0000⟩b⟨U+202E⟩txt.exe"),
        ] {
            assert_eq!(name_in("z", member), shown);
        }
        assert!(name_in("z", &"a".repeat(5000)).len() < 320);
        assert!(is_hidden("__MACOSX/._a.txt") && is_hidden("a/.DS_Store") && !is_hidden("../a.txt"));
    }
}
