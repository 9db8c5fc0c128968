/// The value of a property, one case for each type.
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
