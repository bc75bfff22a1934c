//! The table of codes: every rule that a finding can name, with its severity.
//!
//! The sentences of each stand in `messages/<lang>.yaml`; a test holds the two together.
//! A code is stable: it stands in settings, in reports and in people's notes.

use super::Severity;

macro_rules! codes {
    ($( $(#[$doc:meta])* $name:ident $id:literal $severity:ident; )*) => {
        /// A rule's stable name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $( $(#[$doc])* $name, )* }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Self] = &[$( Self::$name, )*];

            /// The code as it is written in reports and settings.
            pub fn id(self) -> &'static str {
                match self { $( Self::$name => $id, )* }
            }

            /// How much a finding of this code weighs.
            pub fn severity(self) -> Severity {
                match self { $( Self::$name => Severity::$severity, )* }
            }
        }
    };
}

codes! {
    // Files and folders.
    /// A file or folder that cannot be read because of its name or kind.
    OddFile "odd-file" Warning;
    /// A symbolic link that leads to no file of the content folder.
    LinkOutside "link-outside" Error;
    /// What a command wrote as an example, in a file that is published.
    ExampleLeft "example-left" Warning;
    /// A file larger than what is read.
    FileTooLarge "file-too-large" Error;
    /// A file that a record names and that is not there.
    MissingFile "missing-file" Error;
    /// An attachment that is a program, or holds one.
    ActiveFile "active-file" Error;
    /// An attachment that is not what the ending of its name says.
    WrongFile "wrong-file" Error;
    /// An attachment that is a secret, or that a program left behind.
    SecretFile "secret-file" Error;
    /// An attachment that a program opens, and that runs something in it.
    MacroFile "macro-file" Warning;
    /// Attachments that are published and that no record names.
    UnnamedFile "unnamed-file" Note;
    /// An attachment that takes long to fetch.
    HeavyFile "heavy-file" Warning;
    /// A PDF of pictures alone.
    ScannedFile "scanned-file" Warning;
    /// A path that leaves the municipality's folder, or is not a relative path.
    BadPath "bad-path" Error;
    /// A file in a place where none of its kind is read.
    UnknownFile "unknown-file" Warning;
    /// A folder named like a page or file that the program writes itself.
    ReservedName "reserved-name" Error;
    /// A name that cannot be part of a web address.
    BadId "bad-id" Error;
    /// A municipality's folder without `municipality.yaml`.
    NoMunicipalityFile "no-municipality-file" Warning;

    // YAML and Markdown as such.
    /// Bytes that are not UTF-8.
    NotUtf8 "not-utf8" Error;
    /// A file or front matter without anything in it.
    EmptyFile "empty-file" Error;
    /// A text without front matter, or with nothing in it.
    FrontMatterMissing "front-matter-missing" Error;
    /// Front matter that no second `---` closes.
    FrontMatterOpen "front-matter-open" Error;
    /// Front matter in TOML or JSON.
    FrontMatterForm "front-matter-form" Error;
    /// A tab where spaces indent.
    YamlTab "yaml-tab" Error;
    /// A quote that is never closed.
    YamlQuote "yaml-quote" Error;
    /// A word processor's quotation marks around a value.
    SmartQuote "smart-quote" Warning;
    /// The same in braces, around a value that a comma parts.
    SmartQuoteParted "smart-quote-parted" Error;
    /// A bracket or brace that is never closed.
    YamlBracket "yaml-bracket" Error;
    /// A colon inside text without quotes.
    YamlColon "yaml-colon" Error;
    /// A `#` right before a word, after which nothing of the line is read.
    YamlHash "yaml-hash" Warning;
    /// Lines that do not stand under one another.
    YamlIndent "yaml-indent" Error;
    /// A line that is neither `key: value` nor a list item.
    YamlKey "yaml-key" Error;
    /// Text after the quotes of a value.
    YamlQuoteTail "yaml-quote-tail" Error;
    /// A backslash in double quotes that means nothing.
    YamlEscape "yaml-escape" Error;
    /// A value that begins with a mark that YAML keeps for itself.
    YamlMark "yaml-mark" Error;
    /// Anything else that is not YAML.
    YamlSyntax "yaml-syntax" Error;
    /// A control character.
    ControlCharacter "control-character" Error;
    /// A key that stands twice.
    DuplicateKey "duplicate-key" Error;
    /// A tag such as `!!binary`.
    YamlTag "yaml-tag" Error;
    /// The merge key `<<`.
    YamlMerge "yaml-merge" Error;
    /// An alias of something that is not there.
    YamlAlias "yaml-alias" Error;
    /// More aliases, depth or values than are read.
    YamlTooLarge "yaml-too-large" Error;
    /// A second document in one file.
    YamlSecondDocument "yaml-second-document" Error;

    // Records.
    /// A key that this kind of record does not have.
    UnknownKey "unknown-key" Error;
    /// A key that a record must have.
    MissingKey "missing-key" Error;
    /// A key without a value where one is needed.
    EmptyValue "empty-value" Error;
    /// A list, a map or a text where another is expected.
    WrongType "wrong-type" Error;
    /// A word that is not one of those allowed.
    UnknownChoice "unknown-choice" Error;
    /// A value that is neither yes nor no.
    NotBoolean "not-boolean" Error;
    /// A value that is not a whole number, or out of its bounds.
    NotInteger "not-integer" Error;
    /// A value that is not a date.
    NotDate "not-date" Error;
    /// A date that the calendar does not have.
    NoSuchDate "no-such-date" Error;
    /// A date far from any that a municipality has.
    OddDate "odd-date" Error;
    /// A value that is not a time of day.
    NotTime "not-time" Error;
    /// A value that is not an amount.
    NotAmount "not-amount" Error;
    /// An amount beside which another currency's symbol stands.
    OtherCurrency "other-currency" Error;
    /// An amount that can be read in two ways.
    AmbiguousAmount "ambiguous-amount" Error;
    /// An amount with more decimals than its currency.
    AmountDecimals "amount-decimals" Error;
    /// A spreadsheet's formula without its value.
    FormulaWithoutValue "formula-without-value" Error;
    /// A table none of whose rows gives an amount.
    TableWithoutAmounts "table-without-amounts" Error;
    /// A row that is a remark beside the table, and no line.
    RowIsNote "row-is-note" Note;
    /// An amount below zero where none can be.
    NegativeAmount "negative-amount" Error;
    /// A value that is not a number with decimals.
    NotNumber "not-number" Error;
    /// A value that is not a year, a quarter or a month.
    NotPeriod "not-period" Error;
    /// A file that is not GeoJSON.
    NotGeojson "not-geojson" Error;
    /// An outline that cannot be where it is written, or is none.
    /// A boundary whose numbers are no degrees, or stand the wrong way round.
    BoundaryNotDegrees "boundary-not-degrees" Error;
    /// A boundary that is odd.
    OddBoundary "odd-boundary" Warning;
    /// An area that became others and has not ended, or became itself.
    OddEnd "odd-end" Warning;
    /// An area deeper than the levels that are named.
    LevelUnnamed "level-unnamed" Warning;
    /// Two areas of a level with one code.
    AreaCodeTwice "area-code-twice" Warning;
    /// An area of which nothing is known but its name, and that lies in nothing though the others of its level do.
    AreaAlone "area-alone" Note;
    /// A municipality that does not say which area of the territory it is.
    PortalWithoutArea "portal-without-area" Note;
    /// A second list of duties to publish, which stands in place of the first.
    SeveralDutyLists "several-duty-lists" Warning;
    /// A line, programme or service that names a place which is none at its time.
    PlaceNotThen "place-not-then" Warning;
    /// A value of a year in which its area does not exist.
    ValueWithoutArea "value-without-area" Warning;
    /// A value that is not a language tag.
    NotLanguage "not-language" Error;
    /// A language that the settings do not name.
    LanguageNotUsed "language-not-used" Warning;
    /// A value that is not an ISO 4217 currency.
    NotCurrency "not-currency" Error;
    /// A value that is not a web address.
    NotUrl "not-url" Error;
    /// A value that is not a colour such as `#1b6e3c`.
    NotColour "not-colour" Error;
    /// A character that reverses or hides text.
    HiddenCharacter "hidden-character" Error;
    /// A rule whose weight the settings lower and that guards what is read.
    FixedSeverity "fixed-severity" Error;
    /// Content of a later format than this program reads.
    FormatTooNew "format-too-new" Error;
    /// A code without quotes, which some editors rewrite (`1.10` becomes `1.1`).
    UnquotedCode "unquoted-code" Note;
    /// A key that the editor in the browser would write the text over.
    BodyInEditor "body-in-editor" Warning;

    // Tables.
    /// A table that cannot be read as CSV.
    NotTable "not-table" Error;
    /// A column that the mapping names and the table does not have.
    MissingColumn "missing-column" Error;
    /// A row with more or fewer cells than the header.
    RaggedRow "ragged-row" Error;
    /// A sheet that the mapping names and the spreadsheet does not have.
    MissingSheet "missing-sheet" Error;
    /// A title that two columns have.
    AmbiguousColumn "ambiguous-column" Error;
    /// A heading that is to name a side of the budget, and that no row of the table has.
    NoHeadingOfSide "no-heading-of-side" Error;
    /// A row with one text among headings that name sides, of which the mapping says nothing.
    HeadingUnknown "heading-unknown" Warning;
    /// A table none of whose rows is of the budget's year.
    NoRowOfYear "no-row-of-year" Error;
    /// Bytes that are not of the stated encoding.
    WrongEncoding "wrong-encoding" Error;
    /// An encoding that is not known.
    UnknownEncoding "unknown-encoding" Error;

    // References.
    /// A reference to something that is not there.
    UnknownReference "unknown-reference" Error;
    /// A name that fits more than one person or thing.
    AmbiguousReference "ambiguous-reference" Error;
    /// Two records with one id.
    DuplicateId "duplicate-id" Error;
    /// Two municipalities with one area, or with one name where not both have an area.
    SameMunicipality "same-municipality" Warning;
    /// Codes that contain one another in a circle, or are too deep.
    CodesInCircle "codes-in-circle" Error;
    /// Records that are part of, or became, one another in a circle.
    RecordsInCircle "records-in-circle" Error;
    /// A code that stands twice in a classification's table.
    RepeatedCode "repeated-code" Warning;
    /// Codes of a table that zeros seem to fill up, and that stand side by side.
    CodesFilledUp "codes-filled-up" Warning;
    /// Two pages with one address.
    DuplicateAddress "duplicate-address" Error;
    /// A link in a text to a page or file that is not there.
    BrokenLink "broken-link" Error;
    /// A translation of a text that is not there.
    OrphanTranslation "orphan-translation" Error;
    /// A text that is not in all languages.
    NotTranslated "not-translated" Note;

    // Budgets.
    /// A stated total that the lines do not add up to.
    TotalDiffers "total-differs" Error;
    /// A stated sum of a part that its lines do not add up to.
    SubtotalDiffers "subtotal-differs" Error;
    /// A line that is the sum of others.
    LineIsTotal "line-is-total" Error;
    /// A line that is as much as others, and may be their sum or not.
    LineMayBeTotal "line-may-be-total" Warning;
    /// A line that is called a total, and is not the sum of the others.
    LineCalledTotal "line-called-total" Error;
    /// Lines that are the same money as others, by another classification.
    LinesTwice "lines-twice" Error;
    /// A code that rows of a table call by two names.
    CodeNamedTwice "code-named-twice" Warning;
    /// A row of no month, or of no day, with what other rows of its line tell by months.
    YearBesideMonths "year-beside-months" Error;
    /// What was approved and its modification that do not make what it became.
    ChainDiffers "chain-differs" Warning;
    /// A transfer between lines that adds or takes money.
    TransferUnbalanced "transfer-unbalanced" Warning;
    /// A row of execution that fits no line of the plan, where one could be meant.
    RowFitsNoLine "row-fits-no-line" Warning;
    /// Lines with something done that a report of execution does not name, and the one before did.
    LineNotInReport "line-not-in-report" Warning;
    /// Interest or repayment that loans tell, and no line of expenditure.
    DebtNotInLines "debt-not-in-lines" Warning;
    /// Internal transfers of revenue and of expenditure that differ.
    EliminationsDiffer "eliminations-differ" Warning;
    /// More is taken away as internal transfers than an entity has.
    EliminationWithoutLine "elimination-without-line" Warning;
    /// Two years with the same figures.
    SameFigures "same-figures" Warning;
    /// A line of which less than nothing was approved.
    NegativeLine "negative-line" Warning;
    /// A line that stands twice.
    DuplicateLine "duplicate-line" Warning;
    /// Lines whose codes and names are the same, so that their references count rows.
    LinesAlike "lines-alike" Note;
    /// Lines that do not say what they became, while others do.
    AdjustedPartly "adjusted-partly" Note;
    /// A year between two others without a budget.
    MissingYear "missing-year" Warning;
    /// Two budgets of one year.
    RepeatedYear "repeated-year" Error;
    /// A date of execution outside of its year, or twice.
    ExecutionDate "execution-date" Error;
    /// A stage's or an amendment's day that cannot be one of its year.
    DayOutsideYear "day-outside-year" Warning;
    /// A stage that tells another day than the report whose figures it has.
    StageDayDiffers "stage-day-differs" Warning;
    /// Cumulative execution that shrinks from one date to the next.
    ExecutionShrinks "execution-shrinks" Warning;
    /// A difference between plan and execution without a written reason.
    VarianceWithoutReason "variance-without-reason" Warning;
    /// Lines of which nothing is told at the year's end.
    ExecutionNotTold "execution-not-told" Warning;
    /// A budget in another currency than the site's, which is not compared with others.
    ForeignCurrency "foreign-currency" Note;
    /// A municipality with budgets and without inhabitants, which others of its level have.
    InhabitantsUnknown "inhabitants-unknown" Note;
    /// Figures per inhabitant without the population of the year.
    PopulationMissing "population-missing" Warning;
    /// A stage whose figures name no document, where others do.
    FigureWithoutSource "figure-without-source" Note;
    /// A budget that names no document at all.
    BudgetWithoutSource "budget-without-source" Note;
    /// Loans, projects or reports of execution that name no document.
    RecordWithoutSource "record-without-source" Note;
    /// Debt of a year that has not ended, without its day.
    DebtWithoutDay "debt-without-day" Note;
    /// An amendment that names no act.
    AmendmentWithoutAct "amendment-without-act" Note;
    /// Execution that does not say up to which day it reaches.
    ExecutionWithoutDay "execution-without-day" Note;
    /// Figures of a day to come.
    FigureToCome "figure-to-come" Error;
    /// A year that is carried over from one that is not there.
    NothingToCarryOver "nothing-to-carry-over" Error;
    /// A year that is carried over and approves other sums itself.
    CarriedOverDiffers "carried-over-differs" Note;
    /// Revenue and expenditure that differ.
    BudgetUnbalanced "budget-unbalanced" Warning;
    /// A code that the classification does not have.
    UnknownCode "unknown-code" Warning;
    /// Codes of expenditure that the standard has for revenue, or the reverse.
    CodeOfOtherSide "code-of-other-side" Warning;
    /// Codes that nothing names.
    CodeWithoutName "code-without-name" Note;
    /// A budget without lines.
    BudgetWithoutLines "budget-without-lines" Warning;
    /// A year that the file's name and its `year` tell differently.
    YearDiffers "year-differs" Error;
    /// More was accrued or paid than the credit allows.
    OverExecuted "over-executed" Warning;
    /// A project whose total is not what was spent before and is planned year by year.
    ProjectTotal "project-total" Warning;
    /// A payment on a day outside its fiscal year.
    PaymentOutsideYear "payment-outside-year" Warning;
    /// Payments of a line that sum to more than was paid from it.
    PaymentsExceedLine "payments-exceed-line" Warning;
    /// An amount of a stage that the direction does not have.
    StageNotOfDirection "stage-not-of-direction" Error;

    // Minutes.
    /// A vote by somebody who was not present.
    VoteByAbsent "vote-by-absent" Error;
    /// Somebody who stands twice in a vote or in the attendance.
    NamedTwice "named-twice" Error;
    /// Somebody who was no member of the body on that day.
    NotMember "not-member" Warning;
    /// A substitute who takes the seat that they are written for at no time.
    SubstituteWithoutSeat "substitute-without-seat" Warning;
    /// A point that somebody came or left with, and that the agenda has not.
    UnknownPoint "unknown-point" Warning;
    /// Names in a secret ballot.
    SecretNames "secret-names" Warning;
    /// A heading of a translation that is no point of the minutes.
    TranslatedPoint "translated-point" Warning;
    /// Something done about a decision on a day to come.
    StepToCome "step-to-come" Warning;
    /// What follows a meeting, dated before it.
    BeforeMeeting "before-meeting" Warning;
    /// Corrected minutes that do not say what was corrected.
    CorrectionUntold "correction-untold" Warning;
    /// A decision that was taken back, of which nobody wrote by what, or when.
    RevocationUntold "revocation-untold" Warning;
    /// A decision that was taken back, whose state is written as another.
    RevokedYetOpen "revoked-yet-open" Warning;
    /// Decisions of a meeting without quorum.
    NoQuorum "no-quorum" Warning;
    /// A result that the vote contradicts.
    ResultContradicted "result-contradicted" Error;
    /// More votes than people present.
    TooManyVotes "too-many-votes" Error;
    /// A vote or an attendance in a meeting that has not taken place.
    VoteInFuture "vote-in-future" Warning;
    /// A day that the file's name and its `date` tell differently.
    DateDiffers "date-differs" Warning;
    /// A decision past its date.
    DecisionOverdue "decision-overdue" Warning;
    /// A line that cannot be read as a vote.
    OddVote "odd-vote" Error;
    /// A block of a motion, vote or decision where none can stand.
    OddBlock "odd-block" Error;
    /// A block of the minutes without its closing fence.
    UnclosedBlock "unclosed-block" Error;
    /// A vote of all in a meeting without attendance.
    AllWithoutAttendance "all-without-attendance" Error;
    /// A vote by somebody without a vote in the body.
    VoteWithoutSeat "vote-without-seat" Error;
    /// Counts that differ from the names beside them.
    CountsDiffer "counts-differ" Error;
    /// A casting vote where there is no tie.
    CastingWithoutTie "casting-without-tie" Error;
    /// A vote by somebody who withdrew because of a conflict of interest.
    ConflictVoted "conflict-voted" Error;
    /// A number that is missing among the acts of a year.
    NumberGap "number-gap" Warning;
    /// The identity number of a person.
    IdentityNumber "identity-number" Error;
    /// A bank account.
    BankAccount "bank-account" Error;
    /// A private person's address of mail.
    PrivateEmail "private-email" Warning;
    /// A private person's telephone.
    PrivatePhone "private-phone" Warning;
    /// A day of birth.
    BirthDate "birth-date" Warning;
    /// Where a child lives.
    MinorAddress "minor-address" Warning;
    /// A file that tells who wrote it.
    FileAuthor "file-author" Warning;
    /// A file that tells where it was made.
    FilePlace "file-place" Warning;
    /// A text that names the author of a proposal who is not to be named.
    AuthorNamed "author-named" Error;
    /// A text in which perhaps the author of a proposal is named who is not to be.
    AuthorHinted "author-hinted" Warning;
    /// An author too long to be looked for.
    AuthorTooLong "author-too-long" Error;
    /// A table that no record names.
    UnnamedTable "unnamed-table" Warning;
    /// Minutes that have been a draft for too long.
    DraftTooLong "draft-too-long" Warning;
    /// A meeting whose day has passed and that is still planned.
    StillPlanned "still-planned" Warning;
    /// A meeting that was held and of which nothing is published.
    MinutesMissing "minutes-missing" Warning;
    /// An end that lies before its beginning.
    EndBeforeStart "end-before-start" Error;
    /// A decision made by a motion that was not carried.
    DecisionNotCarried "decision-not-carried" Error;
    /// A rejection that only a larger majority than is written explains.
    MajorityNotWritten "majority-not-written" Warning;
    /// A result in words that can be read in several ways.
    ResultUnclear "result-unclear" Warning;
    /// Votes or decisions of a meeting that was not held.
    OffAndHeld "off-and-held" Error;
    /// More members present than the body has seats.
    MoreThanSeats "more-than-seats" Warning;
    /// Somebody who presided or kept the record and is noted as missing.
    ChairAbsent "chair-absent" Error;
    /// Minutes approved by a meeting before them, or by one that was not held.
    ApprovedEarly "approved-early" Error;
    /// Minutes approved by a meeting of another body.
    ApprovedElsewhere "approved-elsewhere" Warning;
    /// A block under a heading without a number, where points have numbers.
    BlockWithoutNumber "block-without-number" Error;
    /// A heading without a number between points that have one.
    HeadingWithoutNumber "heading-without-number" Note;
    /// An amendment without a motion before it.
    AmendmentAlone "amendment-alone" Error;
    /// A reference to a record that is kept out of what is published.
    NotPublicYet "not-public-yet" Note;

    // Proposals.
    /// A proposal's place far from the municipality.
    PlaceOutside "place-outside" Warning;
    /// A proposal refused without an answer.
    RefusedWithoutAnswer "refused-without-answer" Warning;
    /// A finished proposal without its final cost.
    FinishedWithoutCost "finished-without-cost" Warning;
    /// A proposal refused without a reason from the list.
    RefusedWithoutReason "refused-without-reason" Warning;
    /// A proposal handed in on a day to come.
    SubmittedInFuture "submitted-in-future" Warning;
    /// Degrees that are no place on Earth.
    NotCoordinate "not-coordinate" Error;

    // Participatory budgeting.
    /// Phases that begin before the one before has ended.
    PhasesOverlap "phases-overlap" Warning;
    /// A poll whose rules are not all written down.
    PollWithoutRules "poll-without-rules" Warning;
    /// Votes or winners written down while the poll is open.
    VotesBeforeClose "votes-before-close" Warning;
    /// A poll that closed long ago without results.
    ResultsMissing "results-missing" Warning;
    /// Winners that cost more than there is.
    WinnersOverMoney "winners-over-money" Warning;
    /// A declared winner whose state says otherwise, or the other way round.
    WinnerContradicted "winner-contradicted" Warning;
    /// Two winners that were declared incompatible.
    WinnersIncompatible "winners-incompatible" Warning;
    /// Results that no decision of the council adopted.
    ResultsWithoutDecision "results-without-decision" Warning;
    /// A decision on the results without a recorded vote.
    DecisionWithoutVote "decision-without-vote" Warning;
    /// A funded proposal that no decision adopted.
    FundedWithoutDecision "funded-without-decision" Warning;
    /// A funded proposal that no budget line pays.
    FundedWithoutLine "funded-without-line" Warning;
    /// A budget line that a proposal names and that is not there.
    LineNotFound "line-not-found" Warning;
    /// Work without a contract or payment.
    WorkWithoutContract "work-without-contract" Note;
    /// Work without milestones.
    WorkWithoutMilestone "work-without-milestone" Note;
    /// A milestone past its date.
    MilestoneOverdue "milestone-overdue" Warning;
    /// A milestone done on a day to come.
    DoneInFuture "done-in-future" Warning;
    /// Contracts for far more than the work was to cost.
    ContractOverCost "contract-over-cost" Warning;
    /// A budget line of one work for far more than it was to cost.
    LineOverCost "line-over-cost" Note;
    /// A budget line of a year that does not pay the work.
    LineOfOtherYear "line-of-other-year" Warning;
    /// A budget line of several works for less than they cost, or far more.
    LineSharedOddly "line-shared-oddly" Warning;
    /// A declared winner with fewer votes than a winner needs.
    WinnerBelowMinimum "winner-below-minimum" Warning;
    /// A declared winner that costs more than one work may.
    WinnerOverMost "winner-over-most" Warning;
    /// Declared winners of an area or a category that cost more than it may.
    WinnersOverLimit "winners-over-limit" Warning;
    /// Results that are declared on a day to come.
    ResultsInFuture "results-in-future" Warning;
    /// A cycle that was closed with works that are not done.
    ClosedUndone "closed-undone" Warning;
    /// A decision whose minutes are not published here.
    DecisionElsewhere "decision-elsewhere" Warning;
    /// More voters than people who may vote.
    VotersOverElectorate "voters-over-electorate" Error;
    /// A work with more votes than there were voters.
    VotesOverVoters "votes-over-voters" Warning;
    /// Fewer voters than a vote needs to count.
    PollQuorumMissed "poll-quorum-missed" Warning;
    /// A smallest group in which voters would be found out.
    CellTooSmall "cell-too-small" Warning;

    // Elections.
    /// A section of a ballot file that is missing, stands twice or has rows before it.
    BallotFileSection "ballot-file-section" Error;
    /// A quote that is never closed.
    BallotFileQuote "ballot-file-quote" Error;
    /// An empty line.
    BallotFileEmptyLine "ballot-file-empty-line" Warning;
    /// A number of rows that the head tells otherwise.
    BallotFileCount "ballot-file-count" Warning;
    /// Spaces around separators.
    BallotFileSpaces "ballot-file-spaces" Note;
    /// A key or column that the format does not have.
    BallotFileField "ballot-file-field" Note;
    /// A value that the format does not know.
    BallotFileValue "ballot-file-value" Note;
    /// A decimal comma.
    BallotFileComma "ballot-file-comma" Warning;
    /// A date that is none.
    BallotFileDate "ballot-file-date" Warning;
    /// The least above the most, or the end before the beginning.
    BallotFileCrossed "ballot-file-crossed" Warning;
    /// Cells between other marks than semicolons.
    BallotFileSeparator "ballot-file-separator" Error;
    /// A part of a rule that its name promises and the file does not hold.
    RulePartUntold "rule-part-untold" Warning;
    /// A counting rule that is not known.
    RuleUnknown "rule-unknown" Warning;
    /// A project that stands twice on a ballot.
    ProjectTwiceOnBallot "project-twice-on-ballot" Warning;
    /// A voter with two ballots.
    VoterTwice "voter-twice" Warning;
    /// A ballot with more or fewer projects than it may have.
    BallotLength "ballot-length" Warning;
    /// A ballot whose points do not go with its projects.
    BallotPoints "ballot-points" Error;
    /// A ballot whose points or cost are out of bounds.
    BallotSum "ballot-sum" Warning;
    /// Votes or points that the file tells and that the ballots do not give.
    ToldVotesDiffer "told-votes-differ" Warning;
    /// A project that costs more than there is.
    ProjectOverBudget "project-over-budget" Note;
    /// A flag that all projects can be paid, and it is not so; or the other way round.
    FullyFundedDiffers "fully-funded-differs" Note;
    /// Declared winners that cost more than there is.
    DeclaredOverspends "declared-overspends" Warning;
    /// A project that would have fitted in the money that was left.
    BudgetLeftFits "budget-left-fits" Note;
    /// A recount whose winners are not those that were declared.
    DeclaredDiffers "declared-differs" Warning;
    /// Shares raised by steps too small to come to an end.
    IncrementTooSmall "increment-too-small" Error;
    /// Winners that another order for ties would change.
    TieDecides "tie-decides" Warning;
    /// A tie that came to a lot which is not written down.
    LotMissing "lot-missing" Warning;
    /// A lot that names what is not on the ballot.
    LotUnknown "lot-unknown" Warning;
    /// A ballot file whose money, days, rule or number of ballots are not the cycle's.
    BallotsDifferFromCycle "ballots-differ-from-cycle" Warning;
    /// A project on the ballot that is no proposal.
    BallotWithoutProposal "ballot-without-proposal" Warning;
    /// A proposal whose number is not on the ballot.
    ProjectNotOnBallot "project-not-on-ballot" Warning;
    /// A cost on the ballot that is not the proposal's.
    BallotCostDiffers "ballot-cost-differs" Warning;
    /// Votes of a proposal that the ballots do not give.
    VotesDifferFromBallots "votes-differ-from-ballots" Warning;
    /// A limit of an area or a category that no project has.
    LimitHoldsNothing "limit-holds-nothing" Warning;

    // Programmes.
    /// What pays a programme stands in no budget.
    ProgrammeUnpaid "programme-unpaid" Warning;

    // Duties to publish.
    /// What the law asks to publish and is past its day.
    DutyMissing "duty-missing" Warning;
    /// What the law asks to publish in the next days.
    DutyDue "duty-due" Note;
    /// A municipality that publishes no document at all of what the law asks.
    DutiesUnkept "duties-unkept" Warning;
    /// A document without a file, an address or a text.
    DocumentEmpty "document-empty" Warning;
    /// A document that the law asks for and that does not say when it was published.
    DocumentUndated "document-undated" Note;
    /// A document that says that it is published on a day to come.
    DocumentToCome "document-to-come" Note;
    /// A document of what the law asks for whose period is not one that the law asks for.
    DocumentPeriod "document-period" Note;
    /// A time of which a duty is said not to apply that is shorter than what the duty asks for.
    ExemptionPeriod "exemption-period" Warning;
    /// A document of what the law asks for that was published before its period began.
    DocumentTooEarly "document-too-early" Note;

    // Calls to take part, and money from other levels.
    /// A call that does not say until when it is open.
    CallWithoutEnd "call-without-end" Note;
    /// Money that came before its year began, or long after it ended.
    ReceiptOfOtherYear "receipt-of-other-year" Warning;
    /// Money that came on a day to come.
    ReceiptInFuture "receipt-in-future" Warning;

    // Texts.
    /// HTML in a text, shown as text.
    HtmlInText "html-in-text" Warning;
    /// An HTML comment, left out.
    CommentInText "comment-in-text" Warning;
    /// A link whose scheme is not allowed.
    LinkRefused "link-refused" Warning;
    /// A picture of another site, shown as a link.
    ImageElsewhere "image-elsewhere" Warning;
    /// A picture without a description.
    ImageWithoutText "image-without-text" Warning;
    /// A heading of the first level, or a jump between levels.
    HeadingLevel "heading-level" Note;
    /// A heading without text.
    EmptyHeading "empty-heading" Warning;
    /// A link whose text says nothing.
    EmptyLinkText "empty-link-text" Warning;
    /// A footnote without its text or without its mark.
    LooseFootnote "loose-footnote" Warning;
    /// A link that is not encrypted.
    InsecureLink "insecure-link" Note;
    /// A text too deep, wide or long to be shown as written.
    TextTooLarge "text-too-large" Warning;

    // Settings, theme and addresses.
    /// A page that was published and is there no longer.
    PageGone "page-gone" Warning;
    /// A portal that was published and stands there no longer, with all its pages.
    PortalGone "portal-gone" Warning;
    /// An old address that leads to no page.
    AliasNowhere "alias-nowhere" Warning;
    /// An old address at which a page stands.
    AliasTaken "alias-taken" Error;
    /// An old address with a star that does not stand for all that follows, on both sides.
    AliasStar "alias-star" Error;
    /// An address of `aliases` with a sign that ends the path of an address.
    AliasSign "alias-sign" Warning;
    /// No base address, so that what needs it is left out.
    NoBaseUrl "no-base-url" Note;
    /// A theme's template that cannot be used.
    TemplateFault "template-fault" Error;
    /// A theme that is not there.
    UnknownTheme "unknown-theme" Error;
    /// A word of a theme that nothing asks for.
    UnknownWord "unknown-word" Warning;
    /// A template of the site's own theme that no page is made with.
    UnusedTemplate "unused-template" Warning;
    /// A word of the interface that a language does not have.
    MissingWord "missing-word" Warning;
    /// A municipality's colour that is hard to read.
    ColourContrast "colour-contrast" Warning;
    /// No municipality at all.
    NoMunicipality "no-municipality" Error;
    /// A commit from which the site was built that is not in the history any more.
    HistoryRewritten "history-rewritten" Warning;
    /// Content that is published and stands in no commit.
    UncommittedContent "uncommitted-content" Note;
    /// A fault of the program itself, caught.
    Internal "internal" Error;
}

impl Code {
    /// The code with this name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rules_share_a_code() {
        let mut ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
