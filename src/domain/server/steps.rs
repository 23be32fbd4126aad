//! How long what is done to a server usually takes. The contract names no times; these are what bare metal takes by experience
//! \[I\], and only say when something is worth a look. All of them pass while a server is watched ([`super::watch`]), or nobody
//! would ever hear of them.
use super::state::{ActState, OrderState};

const MINUTE: i64 = 60_000;

/// After how many milliseconds a state lasts longer than usual; `None` for states that may last.
#[must_use]
pub fn usual_ms(order: &OrderState, act: &ActState) -> Option<i64> {
    if *order == OrderState::Provisioning {
        return Some(12 * MINUTE);
    }
    Some(match act {
        ActState::Idle | ActState::Other(_) => return None,
        ActState::Starting | ActState::Stopping => 3 * MINUTE,
        ActState::Restarting | ActState::SettingPassword => 5 * MINUTE,
        ActState::Upgrading => 10 * MINUTE,
        ActState::Reinstalling => 12 * MINUTE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_passes_can_last_too_long() {
        assert_eq!(usual_ms(&OrderState::Normal, &ActState::Idle), None);
        assert_eq!(usual_ms(&OrderState::Normal, &ActState::Other("9".into())), None);
        assert_eq!(usual_ms(&OrderState::Provisioning, &ActState::Idle), Some(720_000));
        assert!(
            usual_ms(&OrderState::Normal, &ActState::Reinstalling) > usual_ms(&OrderState::Normal, &ActState::Starting)
        );
    }
    #[test]
    fn nothing_takes_longer_than_it_is_watched() {
        let acts = [
            ActState::Starting,
            ActState::Stopping,
            ActState::Restarting,
            ActState::SettingPassword,
            ActState::Upgrading,
            ActState::Reinstalling,
        ];
        for act in acts {
            assert!(usual_ms(&OrderState::Normal, &act).unwrap() < super::super::watch::LIMIT_MS, "{act:?}");
        }
        assert!(usual_ms(&OrderState::Provisioning, &ActState::Idle).unwrap() < super::super::watch::LIMIT_MS);
    }
}
