//! Cabildo
#![allow(missing_docs)]
pub mod text;
pub mod i18n;
pub mod findings;
pub mod model;
pub mod source;
pub mod read;
