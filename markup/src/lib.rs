//! `view!`: Leptos' markup for elements of one type.
//!
//! Leptos' own macro makes a type of its own for every element with its attributes and children, and the compiler
//! writes the whole machinery of drawing again for each. This one fills `gantry::ui::element::Element`, which is one
//! type for all, so that an element costs its words and little more. What it takes is a subset of what Leptos takes:
//!
//! - elements with attributes, `on:event`, `prop:name`, `style=("--name", value)` and `node_ref`;
//! - components by their `#[component]` functions, with children;
//! - text in quotes, and `{expressions}`;
//! - several of these side by side.
//!
//! The result is an `AnyView`, so it stands wherever Leptos wants a view, and views of Leptos stand inside it.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement, NodeName};
use syn::spanned::Spanned;
use syn::{Block, Error, Expr, Ident, LitStr, Stmt};

/// Elements that belong to the SVG namespace.
const SVG: &[&str] = &["svg", "path", "g", "circle", "line", "rect", "polyline", "text"];

/// Events that Leptos has no name for; their handlers say what they take.
const UNTYPED: &[&str] = &["cancel"];

/// Markup as an `AnyView`; see the crate's documentation for what it takes.
#[proc_macro]
pub fn view(markup: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let view = rstml::parse2(markup.into()).and_then(|nodes| side_by_side(&nodes));
    view.unwrap_or_else(|fault| fault.to_compile_error()).into()
}

/// Nodes side by side: one is itself, several are a list.
fn side_by_side(nodes: &[Node]) -> syn::Result<TokenStream> {
    let views = nodes.iter().map(node).collect::<syn::Result<Vec<_>>>()?;
    Ok(match views.as_slice() {
        [one] => one.clone(),
        many => quote! { crate::ui::element::list(::std::vec![#(#many),*]) },
    })
}

/// One node as an `AnyView`.
fn node(node: &Node) -> syn::Result<TokenStream> {
    match node {
        Node::Element(found) if is_component(found.name()) => component(found),
        Node::Element(found) => element(found),
        Node::Fragment(found) => side_by_side(&found.children),
        Node::Block(block) => Ok(child(inside_braces(block))),
        Node::Text(text) => Ok(child(&text.value)),
        other => Err(Error::new(other.span(), "text stands in quotes, and comments outside of the markup")),
    }
}

/// What stands in braces: mostly one expression, which needs none.
fn inside_braces(block: &NodeBlock) -> &dyn ToTokens {
    match block {
        NodeBlock::ValidBlock(Block { stmts, .. }) => match stmts.as_slice() {
            [Stmt::Expr(one, None)] => one,
            _ => block,
        },
        NodeBlock::Invalid(_) => block,
    }
}

fn child(value: &dyn ToTokens) -> TokenStream {
    quote_spanned! { value.to_token_stream().span() => crate::ui::element::Child::into_child(#value) }
}

/// Components are written like types.
fn is_component(name: &NodeName) -> bool {
    let NodeName::Path(path) = name else { return false };
    let last = path.path.segments.last().map(|segment| segment.ident.to_string());
    last.is_some_and(|last| last.starts_with(char::is_uppercase))
}

/// A component: its properties by their names, its children as Leptos hands them over.
fn component(found: &NodeElement<rstml::Infallible>) -> syn::Result<TokenStream> {
    let name = found.name();
    let mut properties = Vec::new();
    for attribute in found.attributes() {
        let (NodeAttribute::Attribute(attribute @ KeyedAttribute { key: NodeName::Path(key), .. }), Some(key_name)) =
            (attribute, property_name(attribute))
        else {
            return Err(Error::new(attribute.span(), "a property of a component is a plain name"));
        };
        let value = attribute.value().map_or_else(|| quote! { true }, ToTokens::to_token_stream);
        properties.push(quote_spanned! { key.span() => .#key_name(#value) });
    }
    if !found.children.is_empty() {
        let inside = side_by_side(&found.children)?;
        properties.push(quote! { .children(::leptos::children::ToChildren::to_children(move || #inside)) });
    }
    Ok(quote_spanned! { name.span() =>
        crate::ui::element::Child::into_child(::leptos::component::component_view(
            #name,
            ::leptos::component::component_props_builder(&#name) #(#properties)* .build(),
        ))
    })
}

fn property_name(attribute: &NodeAttribute) -> Option<Ident> {
    let NodeAttribute::Attribute(KeyedAttribute { key: NodeName::Path(key), .. }) = attribute else { return None };
    key.path.get_ident().cloned()
}

/// An element: made, filled line by line, and handed over as a view.
fn element(found: &NodeElement<rstml::Infallible>) -> syn::Result<TokenStream> {
    let tag = found.name().to_string();
    let make = if SVG.contains(&tag.as_str()) {
        quote! { svg }
    } else {
        quote! { html }
    };
    let tag = LitStr::new(&tag, found.name().span());
    let made = Ident::new("made", Span::mixed_site());
    let mut lines = Vec::new();
    for attribute in found.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "an attribute has a name"));
        };
        lines.push(trait_of(&made, attribute)?);
    }
    for inside in &found.children {
        lines.push(match inside {
            Node::Text(text) => {
                let text = &text.value;
                quote! { #made.text(#text); }
            }
            other => {
                let view = node(other)?;
                quote! { #made.child(#view); }
            }
        });
    }
    Ok(quote! {{
        let mut #made = crate::ui::element::Element::#make(#tag);
        #(#lines)*
        #made.into_view()
    }})
}

/// The line that gives an element one of its traits.
fn trait_of(made: &Ident, attribute: &KeyedAttribute) -> syn::Result<TokenStream> {
    let key = attribute.key.to_string();
    let span = attribute.key.span();
    let value = attribute.value();
    let needed = || value.ok_or_else(|| Error::new(span, "a value is missing"));
    if let Some(event) = key.strip_prefix("on:") {
        let hear = needed()?;
        if UNTYPED.contains(&event) {
            return Ok(quote_spanned! { span => #made.on(::leptos::ev::Custom::new(#event), #hear); });
        }
        let event = Ident::new(event, span);
        return Ok(quote_spanned! { span => #made.on(::leptos::ev::#event, #hear); });
    }
    if let Some(name) = key.strip_prefix("prop:") {
        let value = needed()?;
        return Ok(
            quote_spanned! { span => #made.property(#name, crate::ui::element::Property::into_property(#value)); },
        );
    }
    match (key.as_str(), value) {
        ("node_ref", Some(value)) => Ok(quote_spanned! { span => #made.node(#value); }),
        ("style", Some(Expr::Tuple(pair))) => {
            let mut parts = pair.elems.iter();
            let (Some(name), Some(value), None) = (parts.next(), parts.next(), parts.next()) else {
                return Err(Error::new(pair.span(), "a style is a name and a value"));
            };
            Ok(quote_spanned! { span => #made.style(#name, crate::ui::element::Value::into_value(#value)); })
        }
        (name, _) if name.contains(':') => Err(Error::new(span, "no such kind of attribute")),
        (name, None) => Ok(quote_spanned! { span => #made.fixed(#name, ""); }),
        (name, Some(Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }))) => {
            Ok(quote_spanned! { span => #made.fixed(#name, #text); })
        }
        (name, Some(value)) => {
            Ok(quote_spanned! { span => #made.attribute(#name, crate::ui::element::Value::into_value(#value)); })
        }
    }
}
