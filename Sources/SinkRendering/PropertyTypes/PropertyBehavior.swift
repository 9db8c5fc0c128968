import NotionExportKit
import NotionModel

// Everything that rendering knows of a property type is in one file of this folder: its text, its sort key, its groups
// and its value in filters. A file holds the types of one family rather than one type: most types are a shape that
// another has as well (an URL and an e-mail address, the creation and the last edit), and what a formula or a rollup
// comes to is one of these shapes too. A new type of Notion goes into the three switches that lead here, which are
// `PropertyContent.shape`, `PropertyType.traits` and, if it is like no other, `PropertyShape.behavior`.

/// The behaviour of the values of one shape.
protocol PropertyBehavior: Sendable {
  /// Returns the text as Notion shows it.
  func text(_ references: any DocumentReferences) async throws -> StyledText

  /// Returns the part of a sort key; options are ordered as in the schema.
  func sortKey(
    in schema: PropertyConfiguration?, _ workspace: any WorkspaceReader
  ) async throws -> RowKey.Part

  /// Returns the groups in which a view shows the row; none without a value.
  func groups(in grouping: RowGrouping) async throws -> [RowGroup]

  /// The form in which conditions of a filter evaluate the value.
  var filterValue: FilterValue { get }
}

extension PropertyShape {
  /// The behaviour of values of this shape.
  var behavior: any PropertyBehavior {
    switch self {
    case .text(let text): RichTextProperty(richText: text)
    case .plainText(let text): PlainTextProperty(characters: text)
    case .address(let address, let kind): AddressProperty(address: address, kind: kind)
    case .number(let number, let format): NumberProperty(number: number, format: format)
    case .uniqueID(let id): UniqueIDProperty(id: id)
    case .checkbox(let isChecked): CheckboxProperty(isChecked: isChecked)
    case .options(let options, let choice): OptionProperty(options: options, choice: choice)
    case .date(let date): DateProperty(date: date)
    case .time(let time): TimeProperty(time: time)
    case .people(let people, _): PeopleProperty(people: people)
    case .pages(let pages): RelationProperty(pages: pages)
    case .files(let files): FilesProperty(files: files)
    case .verification(let verification): VerificationProperty(verification: verification)
    case .place(let place): PlaceProperty(place: place)
    case .list(let values): CollectedValues(values: values)
    case .empty: MissingValue()
    case .unresolved(let mark): UnknownProperty(mark: mark)
    }
  }
}

/// The facts about a property type that do not depend on a value.
struct PropertyTraits: Sendable {
  /// The conditions of filters on the property; `nil` if there are none.
  let filterFamily: FilterFamily?
  /// Whether the API may omit values.
  var mayBeUntold = false
  /// Returns the groups that a view shows even without rows.
  var schemaGroups: @Sendable (RowGrouping) -> [RowGroup] = { _ in [] }
}

extension PropertyType {
  /// The facts about the type that do not depend on a value.
  var traits: PropertyTraits {
    switch self {
    case .title, .richText, .url, .email, .phoneNumber: .text
    case .number, .uniqueID: .number
    case .checkbox: .checkbox
    case .select, .multiSelect: .options
    case .status: .status
    case .date, .createdTime, .lastEditedTime, .lastVisitedTime: .time
    case .people, .createdBy, .lastEditedBy, .relation, .files: .names
    case .verification: .verification
    case .place, .location: .place
    case .formula: .formula
    case .rollup: .rollup
    case .button: PropertyTraits(filterFamily: nil)
    case .unknown: PropertyTraits(filterFamily: nil, mayBeUntold: true)
    }
  }
}
