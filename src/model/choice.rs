//! Words of the domain that are one of a few: each an enum whose members know their written name.

/// An enum of words that can stand in content.
pub trait Choice: Copy + Eq + 'static {
    /// All members, in the order in which people meet them.
    const ALL: &'static [Self];
    /// The word as written in content, in templates' words and in exports.
    fn id(self) -> &'static str;

    /// Other words that may be written for a member, and are read as its own.
    fn others(self) -> &'static [&'static str] {
        &[]
    }

    /// Words that people write for a member, and that are told and not taken: of another language, or of more
    /// than one meaning. Without capitals and accents.
    fn told(self) -> &'static [&'static str] {
        &[]
    }

    /// The member that people mean by such a word.
    fn meant_by(folded: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.told().contains(&folded))
    }

    /// The member with this word, or with this other word.
    fn from_id(id: &str) -> Option<Self> {
        let own = Self::ALL.iter().copied().find(|choice| choice.id() == id);
        own.or_else(|| Self::ALL.iter().copied().find(|choice| choice.others().contains(&id)))
    }
}

/// Declares such an enum: each member with its written word, after `|` what may stand for it, and after `?`
/// what people write for it and is told.
macro_rules! choices {
    ($( #[$doc:meta] )* pub enum $name:ident {
        $( $(#[$member_doc:meta])* $member:ident $id:literal $( | $other:literal )* $( ? $told:literal )*, )*
    }) => {
        $( #[$doc] )*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$member_doc])* $member, )* }

        impl $crate::model::choice::Choice for $name {
            const ALL: &'static [Self] = &[$( Self::$member, )*];
            fn id(self) -> &'static str {
                match self { $( Self::$member => $id, )* }
            }
            fn others(self) -> &'static [&'static str] {
                match self { $( Self::$member => &[$( $other ),*], )* }
            }
            fn told(self) -> &'static [&'static str] {
                match self { $( Self::$member => &[$( $told ),*], )* }
            }
        }
    };
}
pub(crate) use choices;
