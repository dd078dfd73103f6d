//! What the rules need to know of a Rust file: its functions, its test code, and what can panic.

use std::ops::RangeInclusive;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// Macros that end the program when they are reached or when what they check does not hold.
const PANICKING_MACROS: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "panic",
    "todo",
    "unimplemented",
    "unreachable",
];

/// A function and the lines it fills, counted from one.
pub struct Function {
    /// Its name.
    pub name: String,
    /// From `fn` to the closing brace.
    pub lines: RangeInclusive<usize>,
}

/// What was found in one file.
#[derive(Default)]
pub struct Syntax {
    /// All functions, of tests too.
    pub functions: Vec<Function>,
    /// The lines of items behind `#[cfg(test)]` or `#[test]`.
    pub test_lines: Vec<RangeInclusive<usize>>,
    /// Each place that can panic: the line, and what does so.
    pub panics: Vec<(usize, String)>,
}

impl Syntax {
    /// Reads a file; none if it is no Rust, which the compiler reports better.
    pub fn read(text: &str) -> Option<Self> {
        let file = syn::parse_file(text).ok()?;
        let mut syntax = Self::default();
        syntax.visit_file(&file);
        Some(syntax)
    }

    /// Whether a line belongs to a test.
    pub fn is_test(&self, line: usize) -> bool {
        self.test_lines.iter().any(|lines| lines.contains(&line))
    }

    fn note_function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let lines = signature.fn_token.span().start().line..=block.span().end().line;
        self.functions.push(Function {
            name: signature.ident.to_string(),
            lines,
        });
    }

    fn note_test(&mut self, attributes: &[syn::Attribute], item: &dyn Fn() -> proc_macro2::Span) {
        if attributes.iter().any(marks_test) {
            self.test_lines.push(item().start().line..=item().end().line);
        }
    }
}

impl<'ast> Visit<'ast> for Syntax {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.note_test(&item.attrs, &|| item.span());
        self.note_function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.note_test(&item.attrs, &|| item.span());
        self.note_function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.note_function(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.note_test(&item.attrs, &|| item.span());
        visit::visit_item_mod(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.note_test(&item.attrs, &|| item.span());
        visit::visit_item_impl(self, item);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "unwrap" || call.method == "expect" {
            self.panics
                .push((call.method.span().start().line, format!(".{}()", call.method)));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let name = called
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string())
            .unwrap_or_default();
        let line = called.path.span().start().line;
        let hidden = called.tokens.to_string().replace(' ', "");
        if PANICKING_MACROS.contains(&name.as_str()) {
            self.panics.push((line, format!("{name}!")));
        } else if hidden.contains(".unwrap()") || hidden.contains(".expect(") {
            self.panics
                .push((line, format!("an .unwrap() or .expect() inside {name}!")));
        }
    }
}

/// Whether an attribute keeps an item to tests.
fn marks_test(attribute: &syn::Attribute) -> bool {
    let is_test_only = |list: &syn::MetaList| list.path.is_ident("cfg") && list.tokens.to_string() == "test";
    attribute.path().is_ident("test") || attribute.meta.require_list().is_ok_and(is_test_only)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_tests_and_panics_are_found() {
        let text = "fn a() {\n  b.unwrap();\n}\n#[cfg(test)]\nmod tests {\n  #[test]\n  fn c() { panic!() }\n}\n";
        let syntax = Syntax::read(text).expect("it is Rust");
        let names: Vec<_> = syntax
            .functions
            .iter()
            .map(|found| (found.name.as_str(), found.lines.clone()))
            .collect();
        assert_eq!(names, [("a", 1..=3), ("c", 7..=7)]);
        assert_eq!(syntax.panics, [(2, ".unwrap()".to_owned()), (7, "panic!".to_owned())]);
        assert!(syntax.is_test(7) && !syntax.is_test(2));
    }

    #[test]
    fn a_panic_inside_a_macro_is_found() {
        let syntax = Syntax::read("fn a() { println!(\"{}\", b.unwrap()) }").expect("it is Rust");
        assert_eq!(syntax.panics.len(), 1);
    }
}
