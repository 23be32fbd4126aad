//! What lines, systems, products and disks are called, and what else a row says of them.

use std::collections::BTreeMap;

use crate::domain::moment::Moment;
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::life;
use crate::domain::server::record::Server;
use crate::text;

/// Names by ids, of what is offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    lines: ById,
    systems: ById,
    products: ById,
    disks: ById,
}

/// Names by ids, with figures: of a disk its size in GB, of a line its hours until release and its days of retention. One type
/// for all, because each other would be compiled again.
type ById = BTreeMap<String, (String, Figures)>;
type Figures = [Option<u32>; 2];

const NO_FIGURES: Figures = [None, None];

fn by_id<'a>(named: &mut dyn Iterator<Item = (&'a String, &'a String, Figures)>) -> ById {
    let mut all = ById::new();
    for (guid, name, figures) in named {
        all.insert(guid.clone(), (name.clone(), figures));
    }
    all
}

fn name_of<'a>(named: &'a ById, guid: &'a str) -> &'a str {
    named.get(guid).map_or(guid, |(name, _)| name)
}

impl Names {
    /// The names in a catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        Self {
            lines: by_id(
                &mut catalogue
                    .lines
                    .iter()
                    .map(|line| (&line.guid, &line.name, [line.release_hours, line.retention_days])),
            ),
            systems: by_id(&mut catalogue.systems.iter().map(|system| (&system.guid, &system.name, NO_FIGURES))),
            products: by_id(&mut catalogue.products.iter().map(|product| (&product.guid, &product.name, NO_FIGURES))),
            disks: by_id(&mut catalogue.disks.iter().map(|disk| (&disk.guid, &disk.kind, [disk.size_gb, None]))),
        }
    }

    /// A line by its name, else by its id.
    pub fn line<'a>(&'a self, guid: &'a str) -> &'a str {
        name_of(&self.lines, guid)
    }

    /// A system by its name, else by its id.
    pub fn system<'a>(&'a self, guid: &'a str) -> &'a str {
        name_of(&self.systems, guid)
    }

    /// A product by its name, else by its id.
    pub fn product<'a>(&'a self, guid: &'a str) -> &'a str {
        name_of(&self.products, guid)
    }

    /// A disk by kind and size, else by its id.
    pub fn disk(&self, guid: &str) -> String {
        match self.disks.get(guid) {
            Some((kind, [Some(size), _])) => [kind, " ", &(text::words().servers.gb)(&size.to_string())].concat(),
            Some((kind, _)) => kind.clone(),
            None => guid.to_owned(),
        }
    }

    /// When a server is released, and until when it is kept, as far as its line says.
    pub fn after_the_end(&self, server: &Server) -> [Option<Moment>; 2] {
        let [hours, days] = self.lines.get(&server.line_guid).map_or(NO_FIGURES, |(_, figures)| *figures);
        [life::released(server.ends, hours), life::kept_until(server.ends, days)]
    }
}
