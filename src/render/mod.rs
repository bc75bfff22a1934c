//! A view and its template become HTML, and pictures the sizes that pages show; the templates were made smaller when the theme was loaded.

mod contents;
pub mod photo;
pub mod sharing;

use tera::Context;

use crate::findings::Finding;
use crate::pages::Page;
use crate::theme::Theme;

/// The HTML of a page, or the finding that its template is at fault.
pub fn render(page: &Page, theme: &Theme) -> Result<Vec<u8>, Box<Finding>> {
    let mut context = Context::new();
    context.insert("frame", &page.frame);
    context.insert("view", &page.view);
    let mut html = Vec::with_capacity(16 * 1024);
    let template = page.view.template();
    match theme.engine(page.lang).render_to(template, &context, &mut html) {
        Ok(()) => Ok(contents::fill(html)),
        Err(error) => Err(Box::new(theme.fault(template, &context, page.lang, &error))),
    }
}
