public import NotionModel

/// The shape of a property's value: types of properties that most formats treat alike.
///
/// The API has some thirty types of properties. A renderer switches over these shapes instead. A value that is
/// missing is ``empty`` whatever its type, and the result of a formula or rollup has the shape of a property of
/// that kind. A new type of Notion that resembles a known one gets its shape, so that no renderer changes.
///
/// ```swift
/// switch value.content.shape(in: schema?.configuration) {
/// case .checkbox(let isChecked): try file.write(isChecked ? "true" : "false")
/// case .number(let number, _): try file.write(number.text)
/// case .empty: try file.write("null")
/// case let shape: try file.write(quoted(try await texts.text(of: shape).plainText))
/// }
/// ```
@nonexhaustive
public enum PropertyShape: Sendable, Hashable {
  /// The number of values that an option property holds.
  @nonexhaustive
  public enum Choice: Sendable, Hashable {
    /// One option.
    case select
    /// Any number of options.
    case multiSelect
    /// One option, in a group.
    case status
  }

  /// The kinds of addresses.
  @nonexhaustive
  public enum AddressKind: Sendable, Hashable {
    /// An address of the web, or of a file.
    case web
    /// An e-mail address.
    case email
    /// A telephone number.
    case telephone
  }

  /// A text with styles.
  case text(RichText)
  /// A text without styles, as the result of a formula.
  case plainText(String)
  /// An address, with an action in most formats.
  case address(String, AddressKind)
  /// A number, with one of Notion's formats for ``NumberText``.
  case number(JSONNumber, format: String?)
  /// A sequence number of pages.
  case uniqueID(UniqueID)
  /// The state of a checkbox, or a truth value.
  case checkbox(Bool)
  /// The chosen options.
  case options([SelectOption], Choice)
  /// A date or span.
  case date(DateValue)
  /// A time that Notion keeps itself.
  case time(Timestamp)
  /// Users; `isList` tells whether the type holds several.
  case people([User], isList: Bool)
  /// Pages of a relation.
  case pages([PageID])
  /// Files.
  case files([FileReference])
  /// The verification of a page; `nil` outside wikis.
  case verification(Verification?)
  /// A geographical place.
  case place(Place)
  /// The values that a rollup collects.
  case list([PropertyShape])
  /// No value.
  case empty
  /// A value that the API does not give, or of an unknown type, with the words that stand in its place; `nil` if
  /// an unknown value is empty.
  case unresolved(mark: String?)
}

extension PropertyContent {
  /// Returns the shape of the value; the schema has the format of a number.
  public func shape(in schema: PropertyConfiguration?) -> PropertyShape {
    switch self {
    case .title(let text), .richText(let text): return .text(text)
    case .number(let number?):
      guard case .number(let format)? = schema else { return .number(number, format: nil) }
      return .number(number, format: format)
    case .select(let option?): return .options([option], .select)
    case .multiSelect(let options): return .options(options, .multiSelect)
    case .status(let option?): return .options([option], .status)
    case .date(let date?): return .date(date)
    case .people(let people): return .people(people, isList: true)
    case .createdBy(let user?), .lastEditedBy(let user?): return .people([user], isList: false)
    case .files(let files): return .files(files)
    case .checkbox(let isChecked): return .checkbox(isChecked)
    case .url(let address?): return .address(address, .web)
    case .email(let address?): return .address(address, .email)
    case .phoneNumber(let number?): return .address(number, .telephone)
    case .formula(let value): return value.shape
    case .relation(let pages): return .pages(pages)
    case .rollup(let rollup): return rollup.shape
    case .createdTime(let time?), .lastEditedTime(let time?), .lastVisitedTime(let time?): return .time(time)
    case .uniqueID(let id): return .uniqueID(id)
    case .verification(let verification): return .verification(verification)
    case .place(let place?), .location(let place?): return .place(place)
    case .unknown: return .unresolved(mark: unresolved?.mark)
    case .number(nil), .select(nil), .status(nil), .date(nil), .createdBy(nil), .lastEditedBy(nil), .url(nil),
      .email(nil), .phoneNumber(nil), .createdTime(nil), .lastEditedTime(nil), .lastVisitedTime(nil),
      .place(nil), .location(nil), .button:
      return .empty
    }
  }
}
