//! The functions of a module in an order that compresses well.
//!
//! The linker's order follows hashes of names, so that alike functions stand far apart, and the same program is by some
//! per cent larger or smaller after any edit. Here each function stands beside the one most like it.
use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, ExportSection, FunctionSection, GlobalSection,
    ImportSection, MemorySection, Module, StartSection, TableSection, TypeSection,
};
use wasmparser::{FunctionBody, Parser, Payload, TypeRef};

/// `module` with its functions in another order; it does the same. Sections that only tools read are left out.
pub fn by_likeness(module: &[u8]) -> Result<Vec<u8>> {
    let mut read = Read::default();
    for payload in Parser::new(0).parse_all(module) {
        match payload.context("no WebAssembly")? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    read.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(section) => read.types = section.into_iter().collect::<Result<_, _>>()?,
            Payload::CodeSectionEntry(body) => read.bodies.push(body),
            _ => {}
        }
    }
    let bodies: Vec<&[u8]> = read.bodies.iter().map(FunctionBody::as_bytes).collect();
    write(module, &read, &order(&bodies))
}

/// The functions that a module defines.
#[derive(Default)]
struct Read<'a> {
    /// How many functions it imports; theirs are the first indices.
    imported: u32,
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
}

/// Bytes that are compared at a time; about two instructions. Of 3 to 8 this one gave the smallest files.
const RUN: usize = 4;

/// What stands in so many functions says nothing about any.
const EVERYWHERE: usize = 400;

/// The places of `bodies` in their new order: the longest first, and after each the one of the rest that shares most with
/// it; where none shares anything, the longest of the rest.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(RUN).collect()).collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (place, runs) in runs.iter().enumerate() {
        for run in runs {
            holders.entry(run).or_default().push(place);
        }
    }
    let mut longest: Vec<usize> = (0..bodies.len()).collect();
    longest.sort_by_key(|place| std::cmp::Reverse(bodies.get(*place).map(|body| body.len())));
    let mut longest = longest.into_iter();
    let mut left: HashSet<usize> = (0..bodies.len()).collect();
    let mut order: Vec<usize> = Vec::new();
    while !left.is_empty() {
        let alike = order.last().and_then(|last| most_alike(*last, &runs, &holders, &left));
        let Some(next) = alike.or_else(|| longest.find(|place| left.contains(place))) else { break };
        left.remove(&next);
        order.push(next);
    }
    order
}

/// The function of `left` with the largest share of runs in common with `one`; of equals the first.
fn most_alike(
    one: usize,
    runs: &[HashSet<&[u8]>],
    holders: &HashMap<&[u8], Vec<usize>>,
    left: &HashSet<usize>,
) -> Option<usize> {
    let mut common: HashMap<usize, usize> = HashMap::new();
    let ours = runs.get(one)?;
    for holders in ours.iter().filter_map(|run| holders.get(run)).filter(|holders| holders.len() < EVERYWHERE) {
        for place in holders.iter().filter(|place| left.contains(place)) {
            *common.entry(*place).or_default() += 1;
        }
    }
    let share = |(place, common): &(usize, usize)| {
        let theirs = runs.get(*place).map_or(0, HashSet::len);
        *common as f64 / (ours.len() + theirs - common) as f64
    };
    let best = common.into_iter().max_by(|a, b| share(a).total_cmp(&share(b)).then(b.0.cmp(&a.0)));
    best.map(|(place, _)| place)
}

/// Where each function goes.
struct Moved {
    imported: u32,
    /// The new place of each function that is not imported.
    to: Vec<u32>,
}

impl Reencode for Moved {
    type Error = anyhow::Error;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<anyhow::Error>> {
        let Some(own) = index.checked_sub(self.imported) else { return Ok(index) };
        let to = usize::try_from(own).ok().and_then(|own| self.to.get(own));
        to.map(|to| self.imported + to).ok_or_else(|| Error::UserError(anyhow!("no function {index}")))
    }
}

fn write(module: &[u8], read: &Read<'_>, order: &[usize]) -> Result<Vec<u8>> {
    let mut to = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        *to.get_mut(*old).context("an order beyond the functions")? = u32::try_from(new)?;
    }
    let mut moved = Moved { imported: read.imported, to };
    let mut out = Module::new();
    /// Writes a section again in which only indices change.
    macro_rules! again {
        ($kind:ident, $parse:ident, $section:ident) => {{
            let mut again = $kind::new();
            moved.$parse(&mut again, $section).map_err(cannot)?;
            out.section(&again);
        }};
    }
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::TypeSection(section) => again!(TypeSection, parse_type_section, section),
            Payload::ImportSection(section) => again!(ImportSection, parse_import_section, section),
            Payload::TableSection(section) => again!(TableSection, parse_table_section, section),
            Payload::MemorySection(section) => again!(MemorySection, parse_memory_section, section),
            Payload::GlobalSection(section) => again!(GlobalSection, parse_global_section, section),
            Payload::ExportSection(section) => again!(ExportSection, parse_export_section, section),
            Payload::ElementSection(section) => again!(ElementSection, parse_element_section, section),
            Payload::DataSection(section) => again!(DataSection, parse_data_section, section),
            Payload::StartSection { func, .. } => {
                let function_index = moved.function_index(func).map_err(cannot)?;
                out.section(&StartSection { function_index });
            }
            Payload::DataCountSection { count, .. } => drop(out.section(&DataCountSection { count })),
            Payload::FunctionSection(_) => {
                let mut types = FunctionSection::new();
                for place in order {
                    types.function(*read.types.get(*place).context("a function without a type")?);
                }
                out.section(&types);
            }
            Payload::CodeSectionStart { .. } => {
                let mut code = CodeSection::new();
                for place in order {
                    let body = read.bodies.get(*place).context("a function without a body")?;
                    moved.parse_function_body(&mut code, body.clone()).map_err(cannot)?;
                }
                out.section(&code);
            }
            Payload::Version { .. } | Payload::CodeSectionEntry(_) | Payload::CustomSection(_) | Payload::End(_) => {}
            other => return Err(anyhow!("a module has something that modules are not known to have: {other:?}")),
        }
    }
    Ok(out.finish())
}

fn cannot(fault: Error<anyhow::Error>) -> anyhow::Error {
    anyhow!("a module cannot be written again: {fault}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, Elements, EntityType, ExportKind, Function, RefType, TableType, ValType};
    use wasmparser::{ElementItems, Operator};

    #[test]
    fn alike_stands_beside_alike() {
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"012345678", b"abcdefgX", b"0123456"];
        assert_eq!(order(&bodies), [1, 3, 0, 2]);
        assert_eq!(order(&[]), [0; 0]);
    }

    /// A module of an import and three functions: `f(n)` gives its number after calling the import; the second one calls
    /// the third. The first is exported and the third is in the table.
    fn module() -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        types.ty().function([], [ValType::I32]);
        types.ty().function([ValType::I32], [ValType::I32]);
        imports.import("a", "b", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(1).function(2).function(1);
        let mut tables = TableSection::new();
        let kind = RefType::FUNCREF;
        tables.table(TableType { element_type: kind, minimum: 1, maximum: None, table64: false, shared: false });
        let mut exports = ExportSection::new();
        exports.export("f", ExportKind::Func, 1);
        let mut elements = ElementSection::new();
        elements.active(Some(0), &ConstExpr::i32_const(0), Elements::Functions((&[3]).into()));
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().call(0).i32_const(1).end();
        code.function(&function);
        let mut function = Function::new([]);
        function.instructions().call(0).call(3).local_get(0).i32_add().i32_const(2).i32_add().end();
        code.function(&function);
        let mut function = Function::new([]);
        function.instructions().call(0).i32_const(3).end();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&exports);
        module.section(&elements).section(&code);
        module.finish()
    }

    #[test]
    fn whoever_names_a_function_still_names_the_same() {
        let moved = by_likeness(&module()).unwrap();
        let (mut types, mut exported, mut in_table, mut bodies) = (vec![], 0, vec![], vec![]);
        for payload in Parser::new(0).parse_all(&moved) {
            match payload.unwrap() {
                Payload::FunctionSection(section) => types.extend(section.into_iter().map(Result::unwrap)),
                Payload::ExportSection(section) => {
                    exported = section.into_iter().next().unwrap().unwrap().index;
                }
                Payload::ElementSection(section) => {
                    let ElementItems::Functions(functions) = section.into_iter().next().unwrap().unwrap().items else {
                        panic!("not as it was written")
                    };
                    in_table.extend(functions.into_iter().map(Result::unwrap));
                }
                Payload::CodeSectionEntry(body) => {
                    let mut said = (vec![], vec![]);
                    for operator in body.get_operators_reader().unwrap() {
                        match operator.unwrap() {
                            Operator::Call { function_index } => said.0.push(function_index),
                            Operator::I32Const { value } => said.1.push(value),
                            _ => {}
                        }
                    }
                    bodies.push(said);
                }
                _ => {}
            }
        }
        // The longest is now the first; the others follow it.
        assert_eq!(types[0], 2);
        let body = |index: u32| &bodies[index as usize - 1];
        assert_eq!((body(exported), body(in_table[0])), (&(vec![0], vec![1]), &(vec![0], vec![3])));
        assert_eq!(bodies[0], (vec![0, in_table[0]], vec![2]));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(by_likeness(b"no module").is_err());
    }
}
