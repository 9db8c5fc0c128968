/// The value of a property, one case for each type.
public enum PropertyContent: Sendable, Hashable {
  /// The title of the page.
  case title(RichText)
  /// A text.
  case richText(RichText)
  /// A number, as it is spelled.
  case number(JSONNumber?)
  /// One option.
  case select(SelectOption?)
  /// Some options.
  case multiSelect([SelectOption])
  /// One option of a status.
  case status(SelectOption?)
  /// A date or span.
  case date(DateValue?)
  /// Users and groups; in a page at most 25.
  case people([User])
  /// Files.
  case files([FileReference])
  /// A box, ticked or not.
  case checkbox(Bool)
  /// A URL.
  case url(String?)
  /// An e-mail address.
  case email(String?)
  /// A telephone number.
  case phoneNumber(String?)
  /// The result of a formula.
  case formula(FormulaValue)
  /// Pages; in a page at most 25, and then `hasMore` stands beside them.
  case relation([PageID])
  /// The result of a rollup.
  indirect case rollup(RollupValue)
  /// When the page was made.
  case createdTime(Timestamp?)
  /// Who made the page.
  case createdBy(User?)
  /// When the page was last edited.
  case lastEditedTime(Timestamp?)
  /// Who last edited the page.
  case lastEditedBy(User?)
  /// A number that counts the pages.
  indirect case uniqueID(UniqueID)
  /// Whether the page is verified; `nil` outside wikis.
  indirect case verification(Verification?)
  /// A button, which has no value.
  case button
  /// A place on the map.
  indirect case place(Place?)
  /// A place; never seen in a response.
  indirect case location(Place?)
  /// When the user last saw the page; never seen in a response.
  case lastVisitedTime(Timestamp?)
  /// A type that this version does not know, or a known one of unexpected shape.
  indirect case unknown(UnknownContent)
}

extension PropertyContent {
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
