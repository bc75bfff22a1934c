//! Tables: in a region that scrolls by itself, or as lines of text when they are too large.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::limits::{MAX_TABLE_CELLS, MAX_TABLE_COLUMNS};
use super::notice::NoticeKind;
use super::writer::Writer;
use crate::text::html::escape_attribute;

/// The table being written.
pub(super) struct Table {
    form: Form,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    in_body: bool,
    /// Where the content of the current cell starts in the HTML.
    cell_start: usize,
    /// Where the last cell that the parser took from the source ended there.
    taken_to: usize,
    /// Where the last cell with content ended: in lines of text, empty cells after it are not told.
    content_end: usize,
}

/// How a table is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Grid,
    /// As preformatted lines, cells parted by bars. Links and emphasis stay.
    Lines,
    /// It stands in a comment.
    Nothing,
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>, range: Range<usize>) {
        self.page.new_line();
        let form = self.table_form(alignments.len(), &range);
        match form {
            Form::Grid => self.open_grid(),
            Form::Lines => self.page.html.push_str("<pre class=\"table-text\" tabindex=\"0\">"),
            Form::Nothing => {}
        }
        self.table = Some(Table {
            form,
            alignments,
            column: 0,
            in_head: false,
            in_body: false,
            cell_start: 0,
            taken_to: 0,
            content_end: 0,
        });
    }

    /// A row is a line of the source, so that the size is known before the first cell.
    fn table_form(&mut self, columns: usize, range: &Range<usize>) -> Form {
        let shallow = self.enter(range);
        if self.hidden.covers_start(range) {
            return Form::Nothing;
        }
        let lines = self.source[range.clone()].trim_end().lines().count();
        // The line of dashes is no row.
        let rows = lines.saturating_sub(1);
        if columns > MAX_TABLE_COLUMNS || columns.saturating_mul(rows) > MAX_TABLE_CELLS {
            let size = format!("{columns}×{rows}");
            self.notices.tell(NoticeKind::TableTooLarge, range.clone(), &size);
            return Form::Lines;
        }
        if shallow { Form::Grid } else { Form::Lines }
    }

    /// Whoever has no mouse scrolls with the keyboard, so the region can be focused. It is named
    /// after the heading above; a second table there would be a second region of that name, and
    /// is none.
    fn open_grid(&mut self) {
        let html = &mut self.page.html;
        html.push_str("<div class=\"table-scroll\" tabindex=\"0\"");
        if let Some(id) = self.headings.take_name() {
            html.push_str(" role=\"region\" aria-labelledby=\"");
            escape_attribute(html, id);
            html.push('"');
        }
        html.push_str("><table>\n");
    }

    pub(super) fn end_table(&mut self) {
        self.leave();
        let Some(table) = self.table.take() else {
            return;
        };
        match table.form {
            Form::Grid if table.in_body => self.page.html.push_str("</tbody>\n</table></div>\n"),
            Form::Grid => self.page.html.push_str("</table></div>\n"),
            Form::Lines => {
                let text = self.page.html.trim_end().len();
                self.page.html.truncate(text);
                self.page.html.push_str("</pre>\n");
            }
            Form::Nothing => {}
        }
        self.page.new_line();
    }

    pub(super) fn start_table_head(&mut self) {
        if let Some(table) = &mut self.table {
            table.in_head = true;
            if table.form == Form::Grid {
                self.page.html.push_str("<thead>\n");
            }
        }
        self.start_table_row();
    }

    pub(super) fn end_table_head(&mut self) {
        self.end_table_row();
        if let Some(table) = &mut self.table {
            table.in_head = false;
            if table.form == Form::Grid {
                self.page.html.push_str("</thead>\n");
            }
        }
    }

    pub(super) fn start_table_row(&mut self) {
        let Some(table) = &mut self.table else { return };
        table.column = 0;
        table.content_end = self.page.html.len();
        if table.form != Form::Grid {
            return;
        }
        if !table.in_head && !table.in_body {
            table.in_body = true;
            self.page.html.push_str("<tbody>\n");
        }
        self.page.html.push_str("<tr>");
    }

    pub(super) fn end_table_row(&mut self) {
        let Some(table) = &self.table else { return };
        match table.form {
            Form::Grid => self.page.html.push_str("</tr>\n"),
            Form::Lines => {
                self.page.html.truncate(table.content_end);
                self.page.html.push('\n');
            }
            Form::Nothing => {}
        }
        self.page.new_plain_line();
    }

    /// A row with more cells than the head loses the rest, as everywhere that reads such tables;
    /// here somebody is told. A comment may start in what is lost.
    pub(super) fn notice_lost_cells(&mut self, row_end: usize) {
        let Some(table) = &self.table else { return };
        let from = table.taken_to.max(self.hidden.until()).min(row_end);
        let lost = &self.source[from..row_end];
        let comment = self.first_comment(from..row_end);
        let told = &lost[..comment.map_or(lost.len(), |at| at - from)];
        let cells = told.trim_matches(|c: char| c == '|' || c.is_whitespace());
        if !cells.is_empty() {
            self.notices.tell(NoticeKind::TableCellsLost, from..from + told.len(), cells);
        }
        if let Some(at) = comment {
            self.hide_comment(at);
        }
    }

    pub(super) fn start_table_cell(&mut self, range: &Range<usize>) {
        let Some(table) = &mut self.table else { return };
        table.taken_to = table.taken_to.max(range.end);
        let html = &mut self.page.html;
        match table.form {
            Form::Grid => {
                let tag = if table.in_head { "<th scope=\"col\"" } else { "<td" };
                html.push_str(tag);
                html.push_str(alignment_class(table.alignments.get(table.column)));
                html.push('>');
            }
            // A cell that the parser added to a short row stands nowhere in the source.
            Form::Lines if table.column > 0 && !range.is_empty() => html.push_str(" | "),
            Form::Lines | Form::Nothing => {}
        }
        table.cell_start = html.len();
    }

    pub(super) fn end_table_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let html = &mut self.page.html;
        let empty = html.len() == table.cell_start;
        match table.form {
            // An empty header heads nothing: announced before every cell, it would only confuse.
            Form::Grid if table.in_head && empty => {
                html.truncate(html.rfind("<th").unwrap_or(html.len()));
                html.push_str("<td></td>");
            }
            Form::Grid => html.push_str(if table.in_head { "</th>" } else { "</td>" }),
            Form::Lines if !empty => table.content_end = html.len(),
            Form::Lines | Form::Nothing => {}
        }
        table.column += 1;
        let plain = &mut self.page.plain;
        if !empty && !plain.is_empty() && !plain.ends_with([' ', '\n']) {
            plain.push(' ');
        }
    }
}

/// A class and not a style: the pages' policy lets no style attribute work.
fn alignment_class(alignment: Option<&Alignment>) -> &'static str {
    match alignment {
        Some(Alignment::Left) => " class=\"align-left\"",
        Some(Alignment::Center) => " class=\"align-center\"",
        Some(Alignment::Right) => " class=\"align-right\"",
        Some(Alignment::None) | None => "",
    }
}
