//! In which column a box stands.

use super::{LogicBox, LogicRole, LogicTie};

/// The column of each box, from 0. Visions stand in the first, activities in the last; a box stands one
/// column behind the farthest that it contributes to. What leads to nothing but visions stands right behind
/// them, so that outcomes are side by side however long the way to them is. Ties that would close a circle
/// do not count; those whose ends are not there are ignored.
///
/// ```
/// use rashin_figures::{LogicBox, LogicRole, LogicTie, logic_columns};
///
/// let of = |role| LogicBox { role, ..LogicBox::default() };
/// let boxes = [of(LogicRole::Activity), of(LogicRole::Measure), of(LogicRole::Vision)];
/// let tie = |from, to| LogicTie { from, to, is_supposed: false };
/// assert_eq!(logic_columns(&boxes, &[tie(0, 1), tie(1, 2)]), [2, 1, 0]);
/// ```
pub fn logic_columns(boxes: &[LogicBox], ties: &[LogicTie]) -> Vec<usize> {
    let ties = without_circles(boxes.len(), ties);
    let has_activities = boxes.iter().any(|one| one.role == LogicRole::Activity);
    let mut heights: Vec<usize> =
        boxes.iter().map(|one| usize::from(has_activities && one.role == LogicRole::Measure)).collect();
    // Without circles the longest way has fewer ties than there are boxes.
    for _ in 0..boxes.len() {
        for (from, to) in &ties {
            heights[*to] = heights[*to].max(heights[*from] + 1);
        }
    }
    let is_vision = |index: usize| boxes[index].role == LogicRole::Vision;
    let highest = |wanted: &dyn Fn(usize) -> bool| {
        heights.iter().enumerate().filter(|(index, _)| wanted(*index)).map(|(_, height)| *height).max()
    };
    let below = highest(&|index| !is_vision(index));
    let top = highest(&is_vision).map_or(below.unwrap_or(0), |own| own.max(below.map_or(0, |below| below + 1)));
    let mut raised = heights.clone();
    for (index, height) in raised.iter_mut().enumerate() {
        let mut above = ties.iter().filter(|(from, _)| *from == index).map(|(_, to)| *to).peekable();
        if is_vision(index) {
            *height = top;
        } else if above.peek().is_some() && above.all(is_vision) {
            *height = top.saturating_sub(1);
        }
    }
    let columns: Vec<usize> = raised.iter().map(|height| top - height.min(&top)).collect();
    let mut used = columns.clone();
    used.sort_unstable();
    used.dedup();
    columns.iter().map(|column| used.partition_point(|other| other < column)).collect()
}

/// The ties in their order, without those that close a circle with the ones before.
fn without_circles(count: usize, ties: &[LogicTie]) -> Vec<(usize, usize)> {
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for tie in ties.iter().filter(|tie| tie.from < count && tie.to < count && tie.from != tie.to) {
        if !reaches(&kept, tie.to, tie.from) {
            kept.push((tie.from, tie.to));
        }
    }
    kept
}

/// Whether ties lead from one box to another.
fn reaches(ties: &[(usize, usize)], start: usize, end: usize) -> bool {
    let mut seen = vec![start];
    let mut next = 0;
    while let Some(current) = seen.get(next).copied() {
        if current == end {
            return true;
        }
        for (_, to) in ties.iter().filter(|(from, _)| *from == current) {
            if !seen.contains(to) {
                seen.push(*to);
            }
        }
        next += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::logic_columns;
    use crate::logic::{LogicBox, LogicRole, LogicTie};

    fn boxes(roles: &str) -> Vec<LogicBox> {
        let role = |letter| match letter {
            'v' => LogicRole::Vision,
            'm' => LogicRole::Measure,
            _ => LogicRole::Activity,
        };
        roles.chars().map(|letter| LogicBox { role: role(letter), ..LogicBox::default() }).collect()
    }

    fn ties(pairs: &[(usize, usize)]) -> Vec<LogicTie> {
        pairs.iter().map(|&(from, to)| LogicTie { from, to, is_supposed: false }).collect()
    }

    #[test]
    fn outcomes_stand_side_by_side_however_long_the_way_to_them_is() {
        // Activity, output, index, two outcomes, vision: one outcome over the index, one straight from the output.
        let columns = logic_columns(&boxes("ammmmv"), &ties(&[(0, 1), (1, 2), (2, 3), (1, 4), (3, 5), (4, 5)]));
        assert_eq!(columns, [4, 3, 2, 1, 1, 0]);
    }

    #[test]
    fn an_output_that_leads_nowhere_stands_with_the_outputs() {
        let columns = logic_columns(&boxes("ammv"), &ties(&[(0, 1), (0, 2), (1, 3)]));
        assert_eq!(columns, [2, 1, 1, 0]);
    }

    #[test]
    fn a_circle_ends() {
        assert_eq!(logic_columns(&boxes("mm"), &ties(&[(0, 1), (1, 0), (0, 0), (0, 7)])), [1, 0]);
    }

    #[test]
    fn without_visions_the_last_of_a_chain_is_first() {
        assert_eq!(logic_columns(&boxes("mm"), &ties(&[(0, 1)])), [1, 0]);
        assert!(logic_columns(&[], &[]).is_empty());
    }
}
