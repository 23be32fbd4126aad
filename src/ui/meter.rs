//! The quota bar: cap, handed out and really used in one picture. The figures stand beside it in words.
use super::element::sometimes;
use super::erased::words;
use super::view;
use leptos::prelude::*;

/// The upper end of a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cap {
    /// A figure, in the unit of the other two.
    At(f64),
    /// There is none.
    Unlimited,
    /// The server did not say.
    Unknown,
}

/// How full a bar is; drawn as colour and as a shape, and said by the caller in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Below 80 %, or nothing to compare with.
    Calm,
    /// From 80 %.
    Warn,
    /// From 100 %.
    Over,
}

/// Three figures in one unit. A figure that is not known is `None`, and is not drawn as 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gauge {
    /// What may be handed out.
    pub cap: Cap,
    /// What is handed out.
    pub handed_out: Option<f64>,
    /// What is really used.
    pub used: Option<f64>,
}

impl Gauge {
    /// How full it is: the larger of the two figures against the cap.
    pub fn level(self) -> Level {
        let Cap::At(cap) = self.cap else { return Level::Calm };
        let most = self.most();
        if most <= 0.0 {
            Level::Calm
        } else if most >= cap {
            Level::Over
        } else if most >= cap * 0.8 {
            Level::Warn
        } else {
            Level::Calm
        }
    }

    fn most(self) -> f64 {
        self.handed_out.unwrap_or(0.0).max(self.used.unwrap_or(0.0))
    }

    /// The length that the whole bar stands for. Without a cap the larger figure takes three fifths.
    fn whole(self) -> f64 {
        match self.cap {
            Cap::At(cap) => self.most().max(cap),
            Cap::Unlimited | Cap::Unknown => self.most() / 0.6,
        }
    }

    /// Thousandths of the bar for a figure.
    fn share(self, figure: f64) -> u32 {
        let whole = self.whole();
        if whole > 0.0 && figure > 0.0 { (figure / whole * 1000.0).min(1000.0) as u32 } else { 0 }
    }
}

/// The bar. It is one picture with one spoken text; its parts are not read one by one.
#[component]
pub fn Meter(
    /// The whole of it as a sentence, figures and units included.
    #[prop(into)]
    spoken: TextProp,
    /// The figures.
    #[prop(into)]
    gauge: Signal<Gauge>,
    /// Whether it stands in a dense row.
    #[prop(optional)]
    thin: bool,
) -> AnyView {
    let kind = move || match gauge.get().cap {
        Cap::At(_) => "limited",
        Cap::Unlimited => "endless",
        Cap::Unknown => "unknown",
    };
    let level = move || match gauge.get().level() {
        Level::Calm => "calm",
        Level::Warn => "warn",
        Level::Over => "over",
    };
    let length = move |figure: fn(Gauge) -> Option<f64>| {
        let gauge = gauge.get();
        figure(gauge).map_or(0, |figure| gauge.share(figure)).to_string()
    };
    let cap = sometimes(move || match gauge.get().cap {
        Cap::At(cap) => {
            let gauge = gauge.get();
            Some(view! { <span class="cap" style=("--cap", gauge.share(cap).to_string())></span> })
        }
        _ => None,
    });
    view! {
        <div
            class=if thin { "meter thin" } else { "meter" }
            role="img"
            aria-label=words(spoken)
            data-kind=words(kind)
            data-level=words(level)
        >
            <span
                class="bar"
                style=("--out", words(move || length(|gauge| gauge.handed_out)))
                style=("--use", words(move || length(|gauge| gauge.used)))
            >
                {cap}
            </span>
            <span class="mark"></span>
        </div>
    }
}

/// What the three parts of a bar are, once per table.
#[component]
pub fn MeterKey(
    /// The word for the cap.
    #[prop(into)]
    cap: TextProp,
    /// The word for what is handed out.
    #[prop(into)]
    handed_out: TextProp,
    /// The word for what is really used.
    #[prop(into)]
    used: TextProp,
) -> AnyView {
    let line = |class: &'static str, word: TextProp| view! { <li><i class=class></i>{words(word)}</li> };
    view! { <ul class="key">{line("cap", cap)} {line("out", handed_out)} {line("use", used)}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gauge(cap: Cap, handed_out: f64, used: f64) -> Gauge {
        Gauge { cap, handed_out: Some(handed_out), used: Some(used) }
    }

    #[test]
    fn levels_turn_at_80_and_100_percent() {
        let level = |handed_out| gauge(Cap::At(10.0), handed_out, 0.0).level();
        assert_eq!(
            [level(7.9), level(8.0), level(9.9), level(10.0)],
            [Level::Calm, Level::Warn, Level::Warn, Level::Over]
        );
    }

    #[test]
    fn nothing_of_a_cap_of_zero_is_calm_and_something_is_over() {
        assert_eq!(gauge(Cap::At(0.0), 0.0, 0.0).level(), Level::Calm);
        assert_eq!(gauge(Cap::At(0.0), 1.0, 0.0).level(), Level::Over);
    }

    #[test]
    fn beyond_the_cap_the_bar_grows_and_the_cap_moves_inwards() {
        let over = gauge(Cap::At(100.0), 125.0, 50.0);
        assert_eq!((over.share(100.0), over.share(125.0), over.share(50.0)), (800, 1000, 400));
    }

    #[test]
    fn without_a_cap_no_figure_fills_the_bar() {
        assert_eq!(gauge(Cap::Unlimited, 30.0, 3.0).share(30.0), 600);
        assert_eq!(gauge(Cap::Unknown, 0.0, 0.0).share(0.0), 0);
    }

    #[test]
    fn a_figure_that_is_no_number_draws_nothing() {
        assert_eq!(gauge(Cap::At(10.0), f64::NAN, 5.0).share(f64::NAN), 0);
    }
}
