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
