//! A line chart: how a few numbers went. Its figures in words and as a table are the caller's.
use super::element::list;
use super::erased::{settled, words};
use super::view;
use leptos::prelude::*;

/// One line. Where a value is missing, the line has a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its points from left to right: place and value.
    pub points: Vec<(f64, Option<f64>)>,
    /// Whether it is drawn as dashes, so that two lines differ without colour.
    pub dashed: bool,
}

/// The drawing plane, in its own units.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 120.0;

/// A chart from nothing upwards, with its greatest value at its side.
#[component]
pub fn Chart(
    /// What it shows.
    #[prop(into)]
    label: TextProp,
    /// The lines.
    #[prop(into)]
    lines: Signal<Vec<Line>>,
    /// The latest value in words; may be empty.
    #[prop(into)]
    now: TextProp,
    /// Puts a value into words, with its unit.
    shown: fn(f64) -> String,
    /// The whole chart in a sentence, for who cannot see it.
    #[prop(into)]
    spoken: TextProp,
) -> AnyView {
    let top = settled(move || lines.with(|lines| greatest(lines)));
    let paths = move || {
        let (top, lines) = (top.get(), lines.get());
        list(lines.iter().map(|line| {
            let class = if line.dashed { "line dashed" } else { "line" };
            view! { <path class=class d=path(line, &lines, top) /> }
        }))
    };
    let heading = label.clone();
    let name = words(move || [&*label.get(), &*spoken.get()].join(": "));
    view! {
        <figure class="chart">
            <figcaption>
                <span>{words(heading)}</span>
                <strong>{words(now)}</strong>
            </figcaption>
            <div class="plane">
                <span class="top" aria-hidden="true">{words(move || top.get().map(shown).unwrap_or_default())}</span>
                <svg viewBox="0 0 600 120" preserveAspectRatio="none" role="img" aria-label=name>
                    {super::element::dynamic(paths)}
                </svg>
            </div>
        </figure>
    }
}

/// The greatest value of all lines; none when there is no value at all.
fn greatest(lines: &[Line]) -> Option<f64> {
    let values = lines.iter().flat_map(|line| &line.points).filter_map(|(_, value)| finite(*value));
    values.reduce(f64::max)
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

/// The line as SVG draws it; all lines of a chart share their ends.
fn path(line: &Line, all: &[Line], top: Option<f64>) -> String {
    let places = || all.iter().flat_map(|line| &line.points).map(|(place, _)| *place).filter(|place| place.is_finite());
    let (Some(first), Some(last)) = (places().reduce(f64::min), places().reduce(f64::max)) else {
        return String::new();
    };
    let top = top.filter(|top| *top > 0.0).unwrap_or(1.0);
    let mut text = String::new();
    let mut joined = false;
    for (place, value) in &line.points {
        // A single point is the latest.
        let across = if last > first { (place - first) / (last - first) * WIDTH } else { WIDTH };
        let Some(value) = finite(*value).filter(|_| across.is_finite()) else {
            joined = false;
            continue;
        };
        let up = HEIGHT - (value / top).clamp(0.0, 1.0) * HEIGHT;
        text.push_str(if joined { "L" } else { "M" });
        text.push_str(&tenths(across));
        text.push(' ');
        text.push_str(&tenths(up));
        if !joined {
            // A point without neighbours is seen as a dot.
            text.push_str("h0");
        }
        joined = true;
    }
    text
}

/// A length with one decimal, which is finer than any screen; nothing has no sign.
fn tenths(value: f64) -> String {
    ((value * 10.0).round() / 10.0 + 0.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, Option<f64>)]) -> Line {
        Line { points: points.to_vec(), dashed: false }
    }

    fn drawn(points: &[(f64, Option<f64>)]) -> String {
        let line = line(points);
        path(&line, std::slice::from_ref(&line), greatest(std::slice::from_ref(&line)))
    }

    #[test]
    fn a_line_reaches_from_side_to_side_and_its_greatest_value_to_the_top() {
        assert_eq!(drawn(&[(10.0, Some(0.0)), (15.0, Some(1.0)), (20.0, Some(4.0))]), "M0 120h0L300 90L600 0");
        assert_eq!(drawn(&[(0.0, Some(0.0)), (1.0, Some(0.0))]), "M0 120h0L600 120", "nothing stays at the bottom");
    }

    #[test]
    fn what_is_not_known_is_a_gap() {
        assert_eq!(drawn(&[(0.0, Some(2.0)), (1.0, None), (2.0, Some(2.0))]), "M0 0h0M600 0h0");
        assert_eq!(drawn(&[(0.0, Some(2.0)), (1.0, Some(f64::NAN)), (2.0, Some(1.0))]), "M0 0h0M600 60h0");
    }

    #[test]
    fn without_a_value_nothing_is_drawn() {
        assert_eq!((drawn(&[]), drawn(&[(0.0, None)])), Default::default());
        assert_eq!(drawn(&[(5.0, Some(1.0))]), "M600 0h0", "a single point is a dot");
    }

    #[test]
    fn nothing_below_zero_is_written_without_its_sign() {
        assert_eq!(drawn(&[(0.0, None), (1.0, None), (-0.0, Some(0.0))]), "M0 120h0");
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_drawn_stays_in_the_plane(points: Vec<(f64, Option<f64>)>) {
            let text = drawn(&points);
            proptest::prop_assert!(!text.contains("NaN") && !text.contains("inf") && !text.contains('-'));
        }
    }
}
