//! Which systems can be installed where (contract `baremetal.md` §4.3, §8).
use super::catalogue::{Catalogue, Hardware, System};

/// What a system is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new server.
    Order,
    /// A reinstallation.
    Reinstall,
}

/// Why a system does not fit, or may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It is not offered for this purpose.
    Purpose,
    /// It does not run on bare metal.
    NotBareMetal,
    /// It is not offered on this line.
    Line,
    /// It does not say on which lines it is offered.
    LinesNotSaid,
    /// It needs more cores.
    Cores {
        /// So many.
        needs: u32,
        /// There are so many; `None` = not known.
        has: Option<u32>,
    },
    /// It needs more memory.
    Memory {
        /// So many GB.
        needs: u32,
        /// There are so many; `None` = not known.
        has: Option<u32>,
    },
    /// It needs more memory, unless the vendor meant MB, which no document rules out: the need would fit then.
    MemoryUnit {
        /// What is said to be needed.
        needs: u32,
        /// The GB that there are.
        has: u32,
    },
    /// What it needs cannot be read.
    NeedsNotKnown,
}

/// A system, and whether it fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit<'a> {
    /// The system.
    pub system: &'a System,
    /// Why it cannot be chosen; empty = it can.
    pub misfits: Vec<Misfit>,
    /// What should be seen before it is chosen.
    pub doubts: Vec<Misfit>,
}

/// All systems for a machine on a line, in the vendor's order.
#[must_use]
pub fn fits<'a>(catalogue: &'a Catalogue, purpose: Purpose, line_guid: &str, hardware: &Hardware) -> Vec<Fit<'a>> {
    catalogue.systems.iter().map(|system| fit(system, purpose, line_guid, hardware)).collect()
}

/// Whether a system fits. What it needs of the hardware is a rule for orders only; at a reinstallation it is a doubt.
#[must_use]
pub fn fit<'a>(system: &'a System, purpose: Purpose, line_guid: &str, hardware: &Hardware) -> Fit<'a> {
    let mut fit = Fit { system, misfits: Vec::new(), doubts: Vec::new() };
    let offered = match purpose {
        Purpose::Order => system.for_create,
        Purpose::Reinstall => system.for_install,
    };
    if !offered {
        fit.misfits.push(Misfit::Purpose);
    }
    if !system.for_bare_metal {
        fit.misfits.push(Misfit::NotBareMetal);
    }
    if system.lines.is_empty() {
        fit.doubts.push(Misfit::LinesNotSaid);
    } else if !system.lines.iter().any(|line| line == line_guid) {
        fit.misfits.push(Misfit::Line);
    }
    if system.min_cores.is_none() || system.min_memory_gb.is_none() {
        fit.doubts.push(Misfit::NeedsNotKnown);
    }
    for (misfit, sure) in needs(system, hardware) {
        if sure && purpose == Purpose::Order {
            fit.misfits.push(misfit);
        } else {
            fit.doubts.push(misfit);
        }
    }
    fit
}

/// What a machine lacks, and whether that is sure.
fn needs(system: &System, hardware: &Hardware) -> Vec<(Misfit, bool)> {
    let mut lacking = Vec::new();
    let (needs, has) = (system.min_cores.unwrap_or(0), hardware.cores);
    if has.is_none_or(|has| has < needs) && needs > 0 {
        lacking.push((Misfit::Cores { needs, has }, has.is_some()));
    }
    let (needs, has) = (system.min_memory_gb.unwrap_or(0), hardware.memory_gb);
    match has {
        // No system needs a terabyte.
        Some(has) if has < needs && needs >= 1024 && needs.div_ceil(1024) <= has => {
            lacking.push((Misfit::MemoryUnit { needs, has }, false));
        }
        _ if has.is_none_or(|has| has < needs) && needs > 0 => {
            lacking.push((Misfit::Memory { needs, has }, has.is_some()));
        }
        _ => {}
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{hardware, system};

    fn found(change: fn(&mut System), purpose: Purpose) -> (Vec<Misfit>, Vec<Misfit>) {
        let mut system = system();
        change(&mut system);
        let fit = fit(&system, purpose, "line", &hardware());
        (fit.misfits, fit.doubts)
    }

    #[test]
    fn each_reason_is_given() {
        use Misfit::{Cores, Line, LinesNotSaid, Memory, MemoryUnit, NeedsNotKnown, NotBareMetal};
        let order = |change| found(change, Purpose::Order);
        assert_eq!(order(|_| {}), (vec![], vec![]));
        assert_eq!(order(|system| system.for_create = false), (vec![Misfit::Purpose], vec![]));
        assert_eq!(order(|system| system.for_bare_metal = false), (vec![NotBareMetal], vec![]));
        assert_eq!(order(|system| system.lines = vec!["other".into()]), (vec![Line], vec![]));
        assert_eq!(order(|system| system.lines.clear()), (vec![], vec![LinesNotSaid]));
        assert_eq!(order(|system| system.min_cores = Some(4)), (vec![], vec![]));
        assert_eq!(order(|system| system.min_cores = Some(5)), (vec![Cores { needs: 5, has: Some(4) }], vec![]));
        assert_eq!(
            order(|system| system.min_memory_gb = Some(65)),
            (vec![Memory { needs: 65, has: Some(64) }], vec![])
        );
        assert_eq!(
            order(|system| system.min_memory_gb = Some(2048)),
            (vec![], vec![MemoryUnit { needs: 2048, has: 64 }])
        );
        assert_eq!(order(|system| system.min_memory_gb = None), (vec![], vec![NeedsNotKnown]));
    }

    #[test]
    fn a_reinstallation_asks_for_other_things() {
        let again = |change| found(change, Purpose::Reinstall);
        assert_eq!(again(|system| system.for_create = false), (vec![], vec![]));
        assert_eq!(again(|system| system.for_install = false), (vec![Misfit::Purpose], vec![]));
        let cores = Misfit::Cores { needs: 5, has: Some(4) };
        assert_eq!(again(|system| system.min_cores = Some(5)), (vec![], vec![cores]));
    }

    #[test]
    fn unknown_hardware_is_a_doubt() {
        let (mut system, mut hardware) = (system(), hardware());
        (hardware.cores, hardware.memory_gb) = (None, None);
        assert_eq!(fit(&system, Purpose::Order, "line", &hardware).doubts, []);
        (system.min_cores, system.min_memory_gb) = (Some(2), Some(2));
        let fit = fit(&system, Purpose::Order, "line", &hardware);
        assert_eq!(fit.misfits, []);
        assert_eq!(fit.doubts, [Misfit::Cores { needs: 2, has: None }, Misfit::Memory { needs: 2, has: None }]);
    }
}
