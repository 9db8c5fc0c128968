/// The value of a property, one case for each type.
@nonexhaustive
public enum PropertyContent: Sendable, Hashable {
  /// The title of the page.
  case title(RichText)
  /// A text.
  case richText(RichText)
  /// A number, with its original text.
  case number(JSONNumber?)
  /// One option.
  case select(SelectOption?)
  /// Several options.
  case multiSelect([SelectOption])
  /// One option of a status.
  case status(SelectOption?)
  /// A date or span.
  case date(DateValue?)
  /// Users and groups; in a page at most 25.
  case people([User])
  /// Files.
  case files([FileReference])
  /// The state of a checkbox.
  case checkbox(Bool)
  /// A URL.
  case url(String?)
  /// An e-mail address.
  case email(String?)
  /// A telephone number.
  case phoneNumber(String?)
  /// The result of a formula.
  case formula(FormulaValue)
  /// Pages; in a page at most 25, with `hasMore` if there are more.
  case relation([PageID])
  /// The result of a rollup.
  indirect case rollup(RollupValue)
  /// The time of the page's creation.
  case createdTime(Timestamp?)
  /// The creator of the page.
  case createdBy(User?)
  /// The time of the page's last edit.
  case lastEditedTime(Timestamp?)
  /// The last editor of the page.
  case lastEditedBy(User?)
  /// A sequence number of the pages.
  indirect case uniqueID(UniqueID)
  /// The verification of the page; `nil` outside wikis.
  indirect case verification(Verification?)
  /// A button, which has no value.
  case button
  /// A geographical place.
  indirect case place(Place?)
  /// A place; never seen in a response.
  indirect case location(Place?)
  /// The time of a user's last visit; never seen in a response.
  case lastVisitedTime(Timestamp?)
  /// An unknown type, or a known one of unexpected shape.
  indirect case unknown(UnknownContent)
}

extension PropertyContent {
  /// The options that are chosen in a property that has some; `nil` for any other type.
  public var chosenOptions: [SelectOption]? {
    switch self {
    case .select(let option), .status(let option): option.map { [$0] } ?? []
    case .multiSelect(let options): options
    case .title, .richText, .number, .date, .people, .files, .checkbox, .url, .email, .phoneNumber, .formula,
      .relation, .rollup, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification,
      .button, .place, .location, .lastVisitedTime, .unknown:
      nil
    }
  }

  /// The number of a number property, or the one that a formula or rollup comes to.
  public var numberResult: JSONNumber? {
    switch self {
    case .number(let number), .formula(.number(let number)): number
    case .rollup(let rollup): if case .number(let number) = rollup.result { number } else { nil }
    case .title, .richText, .select, .multiSelect, .status, .date, .people, .files, .checkbox, .url, .email,
      .phoneNumber, .formula, .relation, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID,
      .verification, .button, .place, .location, .lastVisitedTime, .unknown:
      nil
    }
  }

  /// The date or span of a date property, or the one that a formula or rollup comes to.
  public var dateResult: DateValue? {
    switch self {
    case .date(let date), .formula(.date(let date)): date
    case .rollup(let rollup): if case .date(let date) = rollup.result { date } else { nil }
    case .title, .richText, .number, .select, .multiSelect, .status, .people, .files, .checkbox, .url, .email,
      .phoneNumber, .formula, .relation, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID,
      .verification, .button, .place, .location, .lastVisitedTime, .unknown:
      nil
    }
  }

  /// The time of a property that Notion keeps itself: when the page was made, edited or visited.
  public var time: Timestamp? {
    switch self {
    case .createdTime(let time), .lastEditedTime(let time), .lastVisitedTime(let time): time
    case .title, .richText, .number, .select, .multiSelect, .status, .date, .people, .files, .checkbox, .url,
      .email, .phoneNumber, .formula, .relation, .rollup, .createdBy, .lastEditedBy, .uniqueID, .verification,
      .button, .place, .location, .unknown:
      nil
    }
  }

  /// The text of a title or of a text property; `nil` for any other type.
  public var text: RichText? {
    switch self {
    case .title(let text), .richText(let text): text
    case .number, .select, .multiSelect, .status, .date, .people, .files, .checkbox, .url, .email,
      .phoneNumber, .formula, .relation, .rollup, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy,
      .uniqueID, .verification, .button, .place, .location, .lastVisitedTime, .unknown:
      nil
    }
  }

  /// The address of a URL, e-mail or telephone property, empty if there is none; `nil` for any other type.
  public var address: String? {
    switch self {
    case .url(let text), .email(let text), .phoneNumber(let text): text ?? ""
    case .title, .richText, .number, .select, .multiSelect, .status, .date, .people, .files, .checkbox,
      .formula,
      .relation, .rollup, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification,
      .button, .place, .location, .lastVisitedTime, .unknown:
      nil
    }
  }

  /// Whether the value is calculated from others.
  public var isCalculated: Bool {
    switch self {
    case .formula, .rollup: true
    case .title, .richText, .people, .number, .select, .multiSelect, .status, .date, .files, .checkbox, .url,
      .email, .phoneNumber, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID,
      .verification, .button, .place, .location, .lastVisitedTime, .relation, .unknown:
      false
    }
  }

  /// The type of the property.
  public var type: PropertyType {
    switch self {
    case .title: .title
    case .richText: .richText
    case .number: .number
    case .select: .select
    case .multiSelect: .multiSelect
    case .status: .status
    case .date: .date
    case .people: .people
    case .files: .files
    case .checkbox: .checkbox
    case .url: .url
    case .email: .email
    case .phoneNumber: .phoneNumber
    case .formula: .formula
    case .relation: .relation
    case .rollup: .rollup
    case .createdTime: .createdTime
    case .createdBy: .createdBy
    case .lastEditedTime: .lastEditedTime
    case .lastEditedBy: .lastEditedBy
    case .uniqueID: .uniqueID
    case .verification: .verification
    case .button: .button
    case .place: .place
    case .location: .location
    case .lastVisitedTime: .lastVisitedTime
    case .unknown(let content): PropertyType(name: content.type)
    }
  }
}

/// The type of a property, the same for its schema and its values.
///
/// Before 2021-05-13 the name of `rich_text` was `text`.
@nonexhaustive
public enum PropertyType: OpenEnum {
  case number, url, select, multiSelect, status, date, email, phoneNumber, checkbox, files, createdBy,
    createdTime, lastEditedBy, lastEditedTime, formula, button, uniqueID, verification, place, title,
    richText, people, relation, rollup, location, lastVisitedTime
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<PropertyType> = [
    "number": .number, "url": .url, "select": .select, "multi_select": .multiSelect, "status": .status,
    "date": .date, "email": .email, "phone_number": .phoneNumber, "checkbox": .checkbox, "files": .files,
    "created_by": .createdBy, "created_time": .createdTime, "last_edited_by": .lastEditedBy,
    "last_edited_time": .lastEditedTime, "formula": .formula, "button": .button, "unique_id": .uniqueID,
    "verification": .verification, "place": .place, "title": .title, "rich_text": .richText,
    "text": .richText,
    "people": .people, "relation": .relation, "rollup": .rollup, "location": .location,
    "last_visited_time": .lastVisitedTime,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}

/// A property with a name and an id.
public protocol NamedProperty: Sendable, Hashable {
  /// The id, which does not change with the name.
  var id: PropertyID { get }
  /// The name.
  var name: String { get }
}

extension PropertyContent: JSONDecodable {
  private static let table = TaggedKeys<PropertyType, NoSibling>(
    tags: PropertyType.names.entries.map { ($0.name, $0.value) }, siblings: [])

  /// Reads a value outside of a page's properties, as in the array of a rollup.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let content = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, type) throws(JSONError) in
      try PropertyContent(type, from: &reader)
    }
    switch content {
    case .known(let content): self = content
    case .unknown(let content): self = .unknown(content)
    }
  }

  /// Reads the value of the key that `type` names; a list may be given by one of its elements, as from the
  /// property endpoint.
  init(_ type: PropertyType, from reader: inout JSONReader) throws(JSONError) {
    switch type {
    case .title: self = .title(try RichText(from: &reader))
    case .richText: self = .richText(try RichText(from: &reader))
    case .number: self = .number(try JSONNumber?(from: &reader))
    case .select: self = .select(try SelectOption?(from: &reader))
    case .multiSelect: self = .multiSelect(try reader.readOneOrMore())
    case .status: self = .status(try SelectOption?(from: &reader))
    case .date: self = .date(try DateValue?(from: &reader))
    case .people: self = .people(try reader.readOneOrMore())
    case .files: self = .files(try reader.readOneOrMore())
    case .checkbox: self = .checkbox(try reader.readFlag())
    case .url: self = .url(try String?(from: &reader))
    case .email: self = .email(try String?(from: &reader))
    case .phoneNumber: self = .phoneNumber(try String?(from: &reader))
    case .formula: self = .formula(try FormulaValue(from: &reader))
    case .relation:
      let pages: [ObjectReference] = try reader.readOneOrMore()
      self = .relation(pages.map { PageID($0.id) })
    case .rollup: self = .rollup(try RollupValue(from: &reader))
    case .createdTime: self = .createdTime(try Timestamp?(from: &reader))
    case .createdBy: self = .createdBy(try User?(from: &reader))
    case .lastEditedTime: self = .lastEditedTime(try Timestamp?(from: &reader))
    case .lastEditedBy: self = .lastEditedBy(try User?(from: &reader))
    case .uniqueID: self = .uniqueID(try UniqueID(from: &reader))
    case .verification: self = .verification(try Verification?(from: &reader))
    case .button:
      if try !reader.readNull() { try reader.readEmptyObject() }
      self = .button
    case .place: self = .place(try Place?(from: &reader))
    case .location: self = .location(try Place?(from: &reader))
    case .lastVisitedTime: self = .lastVisitedTime(try Timestamp?(from: &reader))
    case .unknown(let name):
      throw reader.failure(.invalidValue, "no property type is called \(name)")
    }
  }
}

extension JSONReader {
  /// Reads an array, or a single element as an array of one; `null` is an empty array.
  mutating func readOneOrMore<Element: JSONDecodable>() throws(JSONError) -> [Element] {
    switch try peekKind() {
    case .null:
      _ = try readNull()
      return []
    case .array: return try [Element](from: &self)
    default: return [try Element(from: &self)]
    }
  }
}
