//! What one file of the user's may still unpack to: shared by everything that is taken out of it, however deep it lies.

use std::cell::Cell;
use std::rc::Rc;

use rashomon_types::Diagnostic;

use super::Limits;

/// The limits, and what is left of those that hold for a file as a whole.
#[derive(Debug, Clone)]
pub struct Allowance {
    limits: Limits,
    /// Bytes left: of the whole file, and of each container within it that has a bound of its own.
    left: Vec<Rc<Cell<u64>>>,
    /// How many containers what is read lies in.
    depth: usize,
}

impl Allowance {
    /// All of it, for a file that was not opened yet.
    pub fn whole(limits: &Limits) -> Self {
        Self {
            limits: limits.clone(),
            left: vec![Rc::new(Cell::new(limits.unpacked_bytes))],
            depth: 0,
        }
    }

    /// The limits of single inputs.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The same inside one more container; a refusal where that is one too many.
    pub fn inside(&self, name: &str) -> Result<Self, Diagnostic> {
        if self.depth >= self.limits.depth {
            return Err(too_deep(name, self.limits.depth));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self.clone()
        })
    }

    /// The same for the members of a container of this many bytes, which together may be no more than the ratio allows.
    pub fn of_container(mut self, bytes: u64) -> Self {
        /// A container may always unpack to this much.
        const FREE: u64 = 64 << 20;
        let most = bytes.saturating_mul(self.limits.ratio).max(FREE);
        self.left.push(Rc::new(Cell::new(most)));
        self
    }

    /// Takes these bytes off what is left; false where there is not so much.
    pub fn spend(&self, bytes: u64) -> bool {
        let mut enough = true;
        for left in &self.left {
            enough &= left.get() >= bytes;
            left.set(left.get().saturating_sub(bytes));
        }
        enough
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.left.iter().any(|left| left.get() == 0)
    }

    /// The refusal of what lies beyond what may be unpacked.
    pub fn exceeded(&self, name: &str) -> Diagnostic {
        let message = format!(
            "{name} unpacks to more than one file may (as a whole, or for its size): the rest of it was not read."
        );
        Diagnostic::error("input.unpacked_size", message)
            .with_help("If you trust it, unpack it yourself and read the folder.")
    }
}

/// The refusal of a container in too many others.
fn too_deep(name: &str, most: usize) -> Diagnostic {
    let message = format!("{name} lies in more than {most} archives, one in the other: it was not opened.");
    Diagnostic::error("input.too_deep", message).with_help("If you trust it, unpack it yourself and read the folder.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_member_takes_is_gone_for_all() {
        let limits = Limits {
            unpacked_bytes: 10,
            depth: 1,
            ..Limits::default()
        };
        let file = Allowance::whole(&limits);
        let member = file.inside("a.zip").unwrap();
        assert!(member.spend(6) && file.spend(4) && file.is_spent() && !member.spend(1));
        assert_eq!(member.inside("a.zip#b.zip").unwrap_err().code, "input.too_deep");
    }
}
