//! Lists of objects, cut into pages that name one another.

use serde_json::{Value, json};

use super::super::File;
use super::Oparl;

/// How many objects a page holds.
const PAGE: usize = 100;

impl Oparl<'_> {
    /// A list's pages of objects, as they are written; one that is empty has a page all the same.
    pub(super) fn list(&self, name: &str, objects: &[&[u8]]) -> Vec<File> {
        let pages = objects.len().div_ceil(PAGE).max(1);
        let path = |page: usize| if page == 1 { format!("{name}.json") } else { format!("{name}-{page}.json") };
        let page = |page: usize| {
            let mut links =
                json!({"first": self.url(&path(1)), "last": self.url(&path(pages)), "self": self.url(&path(page))});
            if page > 1 {
                links["prev"] = Value::from(self.url(&path(page - 1)));
            }
            if page < pages {
                links["next"] = Value::from(self.url(&path(page + 1)));
            }
            let pagination = json!({
                "totalElements": objects.len(), "elementsPerPage": PAGE, "currentPage": page, "totalPages": pages,
            });
            let here = objects.chunks(PAGE).nth(page - 1).unwrap_or_default();
            let mut bytes = b"{\"data\":[".to_vec();
            bytes.extend(here.join(&b','));
            bytes.extend(format!("],\"links\":{links},\"pagination\":{pagination}}}").into_bytes());
            self.file(&path(page), bytes)
        };
        (1..=pages).map(page).collect()
    }
}
