//! A view and its template become HTML, made smaller.

pub mod sharing;

use tera::Context;

use crate::findings::{Finding, Place};
use crate::pages::Page;
use crate::theme::{Theme, fault_at};

/// How pages are written.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether space that shows nothing is taken out.
    pub minify: bool,
}

/// The HTML of a page, or the finding that its template is at fault.
pub fn render(page: &Page, theme: &Theme, style: Style) -> Result<Vec<u8>, Box<Finding>> {
    let mut context = Context::new();
    context.insert("frame", &page.frame);
    context.insert("view", &page.view);
    let mut html = Vec::with_capacity(16 * 1024);
    theme.engine(page.lang).render_to(page.view.template(), &context, &mut html).map_err(|error| {
        let place = Place::file(&format!("themes/{}/templates/{}", theme.name, page.view.template()).into());
        Box::new(fault_at(&place, &error))
    })?;
    Ok(if style.minify { minify(&html) } else { html })
}

/// The careful form: what a browser reads is the same, closing tags and the head stay, and neither
/// CSS nor JavaScript is touched (rewritten media queries fail on old phones).
fn minify(html: &[u8]) -> Vec<u8> {
    let careful = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(html, &careful)
}
