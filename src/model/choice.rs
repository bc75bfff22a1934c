//! Words of the domain that are one of a few: each an enum whose members know their written name.

/// An enum of words that can stand in content.
pub trait Choice: Copy + Eq + 'static {
    /// All members, in the order in which people meet them.
    const ALL: &'static [Self];
    /// The word as written in content, in templates' words and in exports.
    fn id(self) -> &'static str;

    /// The member with this word.
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.id() == id)
    }
}

/// Declares such an enum: each member with its written word.
macro_rules! choices {
    ($( #[$doc:meta] )* pub enum $name:ident { $( $(#[$member_doc:meta])* $member:ident $id:literal, )* }) => {
        $( #[$doc] )*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$member_doc])* $member, )* }

        impl $crate::model::choice::Choice for $name {
            const ALL: &'static [Self] = &[$( Self::$member, )*];
            fn id(self) -> &'static str {
                match self { $( Self::$member => $id, )* }
            }
        }
    };
}
pub(crate) use choices;
