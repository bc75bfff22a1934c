//! Lists of objects, cut into pages that name one another.

use serde_json::{Value, json};

use super::super::File;
use super::Oparl;

/// How many objects a page holds.
const PAGE: usize = 100;

impl Oparl<'_> {
    /// A list's pages; one that is empty has a page all the same.
    pub(super) fn list(&self, name: &str, objects: Vec<Value>) -> Vec<File> {
        let all = objects.len();
        let pages = all.div_ceil(PAGE).max(1);
        let path = |page: usize| if page == 1 { format!("{name}.json") } else { format!("{name}-{page}.json") };
        let mut objects = objects.into_iter();
        (1..=pages)
            .map(|page| {
                let mut links =
                    json!({"first": self.url(&path(1)), "last": self.url(&path(pages)), "self": self.url(&path(page))});
                if page > 1 {
                    links["prev"] = Value::from(self.url(&path(page - 1)));
                }
                if page < pages {
                    links["next"] = Value::from(self.url(&path(page + 1)));
                }
                let data: Vec<Value> = objects.by_ref().take(PAGE).collect();
                let pagination = json!({
                    "totalElements": all, "elementsPerPage": PAGE, "currentPage": page, "totalPages": pages,
                });
                self.file(&path(page), &json!({"data": data, "pagination": pagination, "links": links}))
            })
            .collect()
    }
}
