//! Cabildo
#![allow(missing_docs)]
pub mod cli;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod theme;
pub mod search;
pub mod export;
pub mod pages;
pub mod check;
pub mod link;
pub mod read;
pub mod source;
pub mod chart;
pub mod model;
pub mod findings;
pub mod i18n;
pub mod text;
