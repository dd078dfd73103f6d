//! What the terminal is like, as far as a page must know.

use std::env;
use std::io::{self, IsTerminal};

use console::Term;
use rashomon::dossier::TerminalStyle;

/// The width of a page that goes to a file or a pipe.
const PIPED_WIDTH: u16 = 80;

/// The widest page that is still easy to read.
const WIDEST: u16 = 110;

/// The style of a page on standard output.
pub fn style(width: Option<u16>) -> TerminalStyle {
    let on_terminal = io::stdout().is_terminal();
    TerminalStyle {
        width: usize::from(width.unwrap_or_else(|| found_width(on_terminal))),
        colour: on_terminal && colour_wanted(),
    }
}

fn found_width(on_terminal: bool) -> u16 {
    let size = on_terminal.then(|| Term::stdout().size_checked()).flatten();
    size.map_or(PIPED_WIDTH, |(_, columns)| columns.min(WIDEST))
}

/// See <https://no-color.org>: any value but the empty one turns colour off.
fn colour_wanted() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}
