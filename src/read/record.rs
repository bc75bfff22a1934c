//! The definition of records: each field once, from which reading and reference documents derive.
//!
//! ```ignore
//! record! {
//!     /// A licence.
//!     pub struct Licence "licence" {
//!         /// Its short name.
//!         name: At<String> = "CC BY 4.0",
//!         /// Its text.
//!         url: Option<At<Url>> = "https://…",
//!     }
//! }
//! ```
//!
//! A field's type says whether it must be there (`At<T>`), may be (`Option<…>`), or is a list
//! (`Vec<…>`, nothing being the empty list); the text after `=` is the example in messages.

use super::reader::{Entry, Reader};
use crate::findings::Place;
use crate::text::yaml::{Node, Spanned};

/// A value with the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// What kind of value a field takes; for messages, schemas and the manual.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Text without formatting.
    Text,
    /// Text in one or several languages.
    LocalizedText,
    /// A classification's code: text that looks like a number.
    Code,
    /// Part of a web address.
    Id,
    /// A reference to another record.
    Reference,
    /// Money.
    Amount,
    /// A number with a decimal point.
    Decimal,
    /// A whole number.
    Integer,
    /// A year, a quarter or a month.
    Period,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// Yes or no.
    Boolean,
    /// One of a few words.
    Choice(Vec<&'static str>),
    /// A file, relative to the municipality's folder.
    Path,
    /// A colour.
    Colour,
    /// A language tag.
    Language,
    /// An ISO 4217 currency.
    Currency,
    /// A web address.
    Url,
    /// Several of a kind.
    List(Box<Kind>),
    /// Values by name.
    Map(Box<Kind>),
    /// Another record.
    Record(fn() -> Definition),
    /// One of several kinds.
    Either(Vec<Kind>),
}

/// A record's definition.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Its name, as messages and the manual call it.
    pub name: &'static str,
    /// What it is.
    pub description: &'static str,
    /// Its fields, in the order in which people write them.
    pub fields: Vec<Field>,
}

/// A field's definition.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it is.
    pub description: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// A value that it could have.
    pub example: &'static str,
}

impl Definition {
    /// This definition and those of all records inside it, each once.
    pub fn with_inner(self) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let mut left = vec![self];
        while let Some(definition) = left.pop() {
            if all.iter().any(|known| known.name == definition.name) {
                continue;
            }
            definition.fields.iter().for_each(|field| field.kind.records(&mut left));
            all.push(definition);
        }
        all
    }
}

impl Kind {
    /// Adds the definitions of the records that this kind takes.
    fn records(&self, found: &mut Vec<Definition>) {
        match self {
            Self::Record(definition) => found.push(definition()),
            Self::List(inner) | Self::Map(inner) => inner.records(found),
            Self::Either(kinds) => kinds.iter().for_each(|kind| kind.records(found)),
            _ => {}
        }
    }
}

/// A record that is read from keys and values.
pub trait Record: Sized {
    /// Its name, as messages call it.
    const NAME: &'static str;
    /// Its keys.
    const KEYS: &'static [&'static str];
    /// Its definition.
    fn definition() -> Definition;
    /// Reads it; nothing where a required field is missing or wrong, which has been told.
    fn read(entries: &[Entry], place: &Place, reader: &mut Reader) -> Option<Self>;
}

/// A value that a field's text, list or map can be read as.
pub trait Value: Sized {
    /// What kind it is.
    fn kind() -> Kind;
    /// Reads it; nothing where it is wrong, which has been told.
    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self>;
    /// Whether nothing was written.
    fn is_empty(node: &Spanned<Node>, reader: &Reader) -> bool {
        reader.is_empty(node)
    }
    /// What stands in a record that is read in part for one that must be there and is wrong.
    fn stand_in() -> Option<Self> {
        None
    }
}

/// The field that is being read, for messages.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The key.
    pub key: &'static str,
    /// An example of its value.
    pub example: &'static str,
    /// The record's name.
    pub record: &'static str,
}

/// What a field's declared type means for a key that is there or not.
pub trait FieldType: Sized {
    /// Whether the key must be there.
    const REQUIRED: bool;
    /// What it takes.
    fn kind() -> Kind;
    /// Takes the field from the key's value, if the key is there. `place` is the record's.
    fn take(value: Option<&Spanned<Node>>, asked: &Asked, place: &Place, reader: &mut Reader) -> Option<Self>;
}

impl<T: Value> FieldType for At<T> {
    const REQUIRED: bool = true;

    fn kind() -> Kind {
        T::kind()
    }

    fn take(value: Option<&Spanned<Node>>, asked: &Asked, place: &Place, reader: &mut Reader) -> Option<Self> {
        let read = match value {
            None => {
                super::reader::tell_missing(asked.key, asked.record, asked.example, place, reader);
                None
            }
            Some(node) if T::is_empty(node, reader) => {
                reader.tell_empty(node, asked);
                None
            }
            Some(node) => {
                let place = reader.place(node.span);
                T::read(node, asked, reader).map(|value| Self { value, place })
            }
        };
        read.or_else(|| reader.without_wrong(Self { value: T::stand_in()?, place: place.clone() }))
    }
}

impl<T: Value> FieldType for Option<At<T>> {
    const REQUIRED: bool = false;

    fn kind() -> Kind {
        T::kind()
    }

    fn take(value: Option<&Spanned<Node>>, asked: &Asked, _place: &Place, reader: &mut Reader) -> Option<Self> {
        match value {
            None => Some(None),
            Some(node) if T::is_empty(node, reader) => {
                reader.tell_empty(node, asked);
                reader.without_wrong(None)
            }
            Some(node) => {
                let place = reader.place(node.span);
                let read = T::read(node, asked, reader).map(|value| Some(At { value, place }));
                read.or_else(|| reader.without_wrong(None))
            }
        }
    }
}

impl<T: Value> FieldType for Vec<At<T>> {
    const REQUIRED: bool = false;

    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }

    fn take(value: Option<&Spanned<Node>>, asked: &Asked, _place: &Place, reader: &mut Reader) -> Option<Self> {
        let Some(node) = value else { return Some(Vec::new()) };
        let Node::Seq(items) = &node.value else {
            // One value alone is a list of one: people write `categories: health`.
            if !reader.is_empty(node) && !matches!(T::kind(), Kind::Record(_)) {
                let place = reader.place(node.span);
                let read = T::read(node, asked, reader).map(|value| vec![At { value, place }]);
                return read.or_else(|| reader.without_wrong(Vec::new()));
            }
            reader.tell_type(node, "a-list", asked);
            return reader.without_wrong(Vec::new());
        };
        let mut all = Vec::with_capacity(items.len());
        for item in items {
            if reader.is_empty(item) {
                reader.tell_empty(item, asked);
                continue;
            }
            let place = reader.place(item.span);
            all.extend(T::read(item, asked, reader).map(|value| At { value, place }));
        }
        if all.len() == items.len() { Some(all) } else { reader.without_wrong(all) }
    }
}

impl<R: Record> Value for R {
    fn kind() -> Kind {
        Kind::Record(R::definition)
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let Node::Map(entries) = &node.value else {
            reader.tell_type(node, "a-map", asked);
            return None;
        };
        let place = reader.place(node.span);
        R::read(entries, &place, reader)
    }
}

/// Declares a record; see the head of this file.
macro_rules! record {
    (
        #[doc = $record_doc:literal] $( #[doc = $more_doc:literal] )*
        pub struct $name:ident $id:literal {
            $( #[doc = $doc:literal] $( #[doc = $doc_more:literal] )* $field:ident $( as $key:literal )? : $ty:ty = $example:literal, )*
        }
    ) => {
        #[doc = $record_doc] $( #[doc = $more_doc] )*
        #[derive(Debug, Clone)]
        pub struct $name {
            $( #[doc = $doc] $( #[doc = $doc_more] )* pub $field: $ty, )*
            /// Where the record was written.
            pub place: $crate::findings::Place,
        }

        impl $crate::read::record::Record for $name {
            const NAME: &'static str = $id;
            const KEYS: &'static [&'static str] = &[$( $crate::read::record::record!(@key $field $( $key )?), )*];

            fn definition() -> $crate::read::record::Definition {
                $crate::read::record::Definition {
                    name: $id,
                    description: concat!($record_doc, $( $more_doc, )*).trim_ascii_start(),
                    fields: vec![$( $crate::read::record::Field {
                        key: $crate::read::record::record!(@key $field $( $key )?),
                        description: concat!($doc, $( $doc_more, )*).trim_ascii_start(),
                        kind: <$ty as $crate::read::record::FieldType>::kind(),
                        required: <$ty as $crate::read::record::FieldType>::REQUIRED,
                        example: $example,
                    }, )*],
                }
            }

            fn read(
                entries: &[$crate::read::reader::Entry],
                place: &$crate::findings::Place,
                reader: &mut $crate::read::reader::Reader,
            ) -> Option<Self> {
                let known = reader.tell_unknown_keys(entries, Self::NAME, Self::KEYS);
                $( let $field = <$ty as $crate::read::record::FieldType>::take(
                    $crate::read::reader::value_of(entries, $crate::read::record::record!(@key $field $( $key )?)),
                    &$crate::read::record::Asked {
                        key: $crate::read::record::record!(@key $field $( $key )?),
                        example: $example,
                        record: Self::NAME,
                    },
                    place,
                    reader,
                ); )*
                let _ = known;
                Some(Self { $( $field: $field?, )* place: place.clone() })
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}
pub(crate) use record;
