//! A call that was let in: its parameters, and the checks that many actions share.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;

use super::catalogue::Line;
use super::fields::Fields;
use super::holdings::Totals;
use super::oddity::Oddity;
use super::play::Play;
use super::servers::{self, Server, act, order, run};
use super::wire::{Stop, refuse};
use super::words;

/// A member's call.
pub struct Ask<'a> {
    pub db: &'a Connection,
    pub fields: &'a Fields,
    pub member: i64,
    pub play: &'a Play,
}

impl<'a> Ask<'a> {
    /// A parameter that must be there and not empty.
    pub fn need(&self, name: &str) -> Result<&'a str, Stop> {
        let text = self.fields.text(name).filter(|text| !text.is_empty());
        text.ok_or_else(|| Stop::Refused(words::missing(name)))
    }

    /// A parameter that must be there, though it may be empty.
    pub fn sent(&self, name: &str) -> Result<&'a str, Stop> {
        self.fields.text(name).ok_or_else(|| Stop::Refused(words::missing(name)))
    }

    /// A parameter that is digits only.
    pub fn whole(&self, name: &str) -> Result<i64, Stop> {
        whole(name, self.need(name)?)
    }

    /// A number that must be sent, though it may be empty, which is 0.
    pub fn amount(&self, name: &str) -> Result<i64, Stop> {
        let text = self.sent(name)?;
        if text.is_empty() { Ok(0) } else { whole(name, text) }
    }

    /// The order number by which a caller knows its order again: digits.
    pub fn order_numbers(&self) -> Result<(), Stop> {
        for name in ["clientOrderNo", "agent_order_no"] {
            let text = self.need(name)?;
            if text.len() > 32 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
                return refuse(words::malformed(name));
            }
        }
        Ok(())
    }

    /// `system_partition_size`: −1, 0, or MB.
    pub fn partition(&self) -> Result<i64, Stop> {
        let text = self.need("system_partition_size")?;
        if text == "-1" { Ok(-1) } else { whole("system_partition_size", text) }
    }

    /// The hash of `loginPassword`, which is base64 of 8 to 30 printable characters.
    pub fn password(&self) -> Result<String, Stop> {
        let decoded = STANDARD.decode(self.need("loginPassword")?).unwrap_or_default();
        let is_good = (8..=30).contains(&decoded.len()) && decoded.iter().all(u8::is_ascii_graphic);
        match std::str::from_utf8(&decoded) {
            Ok(password) if is_good => Ok(servers::hashed(password)),
            _ => refuse(words::BAD_PASSWORD),
        }
    }

    /// The machine of `guid`, if the member has it and it is not deleted.
    pub fn server(&self) -> Result<Server, Stop> {
        let guid = self.whole("guid")?;
        match servers::find(self.db, self.member, guid)? {
            None => refuse(words::NO_SERVER),
            Some(server) if server.order == order::DELETED => refuse(words::DELETED),
            Some(server) => Ok(server),
        }
    }

    /// The machine of `guid`, if anything at all may be done to it now.
    pub fn idle_server(&self) -> Result<Server, Stop> {
        let server = self.server()?;
        if server.order == order::PROVISIONING {
            return refuse(words::PROVISIONING);
        }
        if server.is_pushed() {
            return refuse(words::PUSHING);
        }
        if server.act != act::NONE {
            return refuse(words::BUSY);
        }
        Ok(server)
    }

    /// The machine of `guid`, if it is in normal business: not expired, not locked.
    pub fn normal_server(&self) -> Result<Server, Stop> {
        let server = self.idle_server()?;
        if server.order != order::NORMAL {
            return refuse(words::EXPIRED);
        }
        if server.run == run::LOCKED {
            return refuse(words::LOCKED);
        }
        Ok(server)
    }

    /// Refuses what costs money when there is none.
    pub fn pay(&self, fen: i64) -> Result<(), Stop> {
        if fen > 0 && self.play.has(Oddity::NoBalance) { refuse(words::NO_BALANCE) } else { Ok(()) }
    }

    /// Begins work on a machine that takes so many steps.
    pub fn begin(&self, server: &Server, what: i64, steps: i64) -> rusqlite::Result<()> {
        self.db.prepare_cached("UPDATE zkeys_servers SET act = ?, due = ? WHERE id = ?")?.execute([
            what,
            self.play.after_steps(steps),
            server.id,
        ])?;
        Ok(())
    }
}

/// A text of digits as a number; the engine knows no others.
pub fn whole(name: &str, text: &str) -> Result<i64, Stop> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or_else(|| Stop::Refused(words::malformed(name)))
}

/// Whether a line's rule about bandwidth per address is kept.
pub fn ratio_is_kept(line: &Line, totals: Totals) -> bool {
    line.ratio == 0 || totals.bandwidth * 1000 >= line.ratio * totals.addresses
}
