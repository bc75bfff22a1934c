//! More of a measure lies further right or higher, and every mark is told.

use super::{caption, checked, decimal};
use crate::chart::scale::Axis;
use crate::chart::scatter::{Mark, Scatter};

fn mark(id: &str, along: &str, up: &str) -> Mark {
    let href = Some(format!("{id}/"));
    Mark { id: id.to_owned(), label: format!("{id}: {along}, {up}"), along: decimal(along), up: decimal(up), href }
}

#[test]
fn marks_lie_by_their_values_and_lead_somewhere() {
    let chart = |marks: Vec<Mark>| Scatter {
        caption: caption(),
        marks,
        along: "Pobreza".to_owned(),
        up: "Dinero".to_owned(),
        along_axis: Axis::default(),
        up_axis: Axis::default(),
    };
    let svg = chart(vec![mark("b", "30", "5"), mark("a", "10", "9")]).svg();
    let document = checked(&svg);
    let places: Vec<(f64, f64)> = (document.descendants().filter(|node| node.has_tag_name("a")))
        .filter_map(|link| {
            let d = link.first_element_child()?.attribute("d")?;
            let (x, y) = d.trim_start_matches('M').split_once('m')?.0.split_once(' ')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        })
        .collect();
    assert_eq!(places.len(), 2);
    assert!(places[0].0 < places[1].0, "a has less along: {places:?}");
    assert!(places[0].1 < places[1].1, "a has more up: {places:?}");
    assert_eq!(chart(Vec::new()).svg(), "");
}
