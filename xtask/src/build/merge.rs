//! Several chunks of the splitter as one WebAssembly module.
//!
//! Each module that a page instantiates costs a round through the browser; the splitter makes one for every set of pages
//! that share something, most of them tiny. They all import the same memory, table and global of the main module, have no
//! functions in common and export nothing, so that they can be written one after the other, with their indices moved.
use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, FunctionSection, ImportSection, Module, TypeSection,
};
use wasmparser::{Import, Parser, Payload};

/// One module that does what `modules` do together.
pub fn merged(modules: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut sum = Sum::default();
    for module in modules {
        sum.add(module)?;
    }
    Ok(sum.finish())
}

/// What has been read so far.
#[derive(Default)]
struct Sum<'a> {
    imports: Vec<Import<'a>>,
    written_imports: ImportSection,
    types: TypeSection,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    /// Whether a module says how much data it has, as instructions that refer to it by number want it.
    counts_data: bool,
}

/// How far the indices of the module being read are moved.
struct Moved {
    types: u32,
    functions: u32,
    data: u32,
    elements: u32,
}

impl Reencode for Moved {
    type Error = anyhow::Error;

    fn type_index(&mut self, index: u32) -> Result<u32, Error<anyhow::Error>> {
        Ok(self.types + index)
    }

    fn function_index(&mut self, index: u32) -> Result<u32, Error<anyhow::Error>> {
        Ok(self.functions + index)
    }

    fn data_index(&mut self, index: u32) -> Result<u32, Error<anyhow::Error>> {
        Ok(self.data + index)
    }

    fn element_index(&mut self, index: u32) -> Result<u32, Error<anyhow::Error>> {
        Ok(self.elements + index)
    }
}

impl<'a> Sum<'a> {
    fn add(&mut self, module: &'a [u8]) -> Result<()> {
        let mut moved = Moved {
            types: self.types.len(),
            functions: self.functions.len(),
            data: self.data.len(),
            elements: self.elements.len(),
        };
        for payload in Parser::new(0).parse_all(module) {
            let done = match payload.context("a chunk is no WebAssembly")? {
                Payload::TypeSection(section) => moved.parse_type_section(&mut self.types, section),
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        self.import(import?, &mut moved)?;
                    }
                    Ok(())
                }
                Payload::FunctionSection(section) => moved.parse_function_section(&mut self.functions, section),
                Payload::ElementSection(section) => moved.parse_element_section(&mut self.elements, section),
                Payload::DataCountSection { .. } => {
                    self.counts_data = true;
                    Ok(())
                }
                Payload::CodeSectionEntry(body) => moved.parse_function_body(&mut self.code, body),
                Payload::DataSection(section) => moved.parse_data_section(&mut self.data, section),
                Payload::Version { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::CustomSection(_)
                | Payload::End(_) => Ok(()),
                // The splitter writes these also where they are empty.
                Payload::TableSection(section) if section.count() == 0 => Ok(()),
                Payload::MemorySection(section) if section.count() == 0 => Ok(()),
                Payload::TagSection(section) if section.count() == 0 => Ok(()),
                Payload::GlobalSection(section) if section.count() == 0 => Ok(()),
                Payload::ExportSection(section) if section.count() == 0 => Ok(()),
                other => return Err(anyhow!("a chunk has something that chunks are not known to have: {other:?}")),
            };
            done.map_err(|fault| anyhow!("a chunk cannot be written again: {fault}"))?;
        }
        Ok(())
    }

    /// Imports are shared, so their indices stay; that holds as long as there is one of a kind, the same for all.
    fn import(&mut self, import: Import<'a>, moved: &mut Moved) -> Result<()> {
        let kind = std::mem::discriminant(&import.ty);
        match self.imports.iter().find(|known| std::mem::discriminant(&known.ty) == kind) {
            Some(known) => ensure!(*known == import, "chunks import {known:?} and {import:?}"),
            None => {
                ensure!(!matches!(import.ty, wasmparser::TypeRef::Func(_)), "a chunk imports a function: {import:?}");
                moved
                    .parse_import(&mut self.written_imports, import)
                    .map_err(|fault| anyhow!("{import:?} cannot be written again: {fault}"))?;
                self.imports.push(import);
            }
        }
        Ok(())
    }

    fn finish(self) -> Vec<u8> {
        let mut module = Module::new();
        module.section(&self.types).section(&self.written_imports).section(&self.functions).section(&self.elements);
        if self.counts_data {
            module.section(&DataCountSection { count: self.data.len() });
        }
        module.section(&self.code).section(&self.data);
        module.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, Elements, EntityType, Function, GlobalType, MemoryType, RefType, TableType, ValType,
    };
    use wasmparser::{ElementItems, ElementKind, Operator};

    /// A chunk as the splitter writes it: one function that calls itself, in the table at `place`, and a byte of data.
    fn chunk(place: i32, byte: u8, memory: &str) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], []);
        let mut imports = ImportSection::new();
        let shape = MemoryType { minimum: 18, maximum: None, memory64: false, shared: false, page_size_log2: None };
        imports.import("__wasm_split", memory, shape);
        let table =
            TableType { element_type: RefType::FUNCREF, minimum: 9, maximum: None, table64: false, shared: false };
        imports.import("__wasm_split", "table", EntityType::Table(table));
        imports.import("__wasm_split", "g", GlobalType { val_type: ValType::I32, mutable: true, shared: false });
        let mut functions = FunctionSection::new();
        functions.function(1);
        let mut elements = ElementSection::new();
        elements.active(Some(0), &ConstExpr::i32_const(place), Elements::Functions((&[0]).into()));
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().local_get(0).call(0).end();
        code.function(&function);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(place), [byte]);
        module.section(&types).section(&imports).section(&functions).section(&elements).section(&code).section(&data);
        module.finish()
    }

    #[test]
    fn chunks_keep_their_calls_their_places_and_their_data() {
        let one = merged(&[chunk(3, 7, "memory"), chunk(5, 8, "memory")]).unwrap();
        let (mut imports, mut types, mut calls, mut places, mut bytes) = (0, vec![], vec![], vec![], vec![]);
        for payload in Parser::new(0).parse_all(&one) {
            match payload.unwrap() {
                Payload::ImportSection(section) => imports += section.into_imports().count(),
                Payload::FunctionSection(section) => types.extend(section.into_iter().map(Result::unwrap)),
                Payload::CodeSectionEntry(body) => {
                    calls.extend(body.get_operators_reader().unwrap().into_iter().filter_map(|operator| {
                        match operator.unwrap() {
                            Operator::Call { function_index } => Some(function_index),
                            _ => None,
                        }
                    }));
                }
                Payload::ElementSection(section) => places.extend(section.into_iter().map(|element| {
                    let element = element.unwrap();
                    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
                        (element.kind, element.items)
                    else {
                        panic!("not as it was written")
                    };
                    let Ok(Operator::I32Const { value }) = offset_expr.get_operators_reader().read() else { panic!() };
                    (value, functions.into_iter().map(Result::unwrap).collect::<Vec<_>>())
                })),
                Payload::DataSection(section) => {
                    bytes.extend(section.into_iter().flat_map(|data| data.unwrap().data.to_vec()))
                }
                _ => {}
            }
        }
        assert_eq!((imports, types, calls), (3, vec![1, 3], vec![0, 1]));
        assert_eq!(places, [(3, vec![0]), (5, vec![1])]);
        assert_eq!(bytes, [7, 8]);
    }

    #[test]
    fn chunks_of_different_worlds_are_not_merged() {
        assert!(merged(&[chunk(3, 7, "memory"), chunk(5, 8, "other")]).is_err());
        assert!(merged(&[b"no module".to_vec()]).is_err());
    }
}
