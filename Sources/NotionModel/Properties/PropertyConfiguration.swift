/// The configuration of a property in the schema, one case for each type.
public enum PropertyConfiguration: Sendable, Hashable {
  /// The title of the page; every data source has exactly one.
  case title
  /// A text.
  case richText
  /// A number, and its display format, such as `euro` or `number_with_commas`.
  case number(format: String)
  /// One of several options.
  case select(options: [SelectOption])
  /// Any number of several options.
  case multiSelect(options: [SelectOption])
  /// One of several options in groups.
  case status(options: [SelectOption], groups: [StatusGroup])
  /// A date or span.
  case date
  /// Users and groups.
  case people
  /// Files.
  case files
  /// A checkbox.
  case checkbox
  /// A URL.
  case url
  /// An e-mail address.
  case email
  /// A telephone number.
  case phoneNumber
  /// A formula, in Notion's language; its references may have the form `{{notion:block_property:…}}`.
  case formula(expression: String)
  /// Pages of a data source.
  indirect case relation(RelationSchema)
  /// Values of the pages of a relation.
  indirect case rollup(RollupSchema)
  /// The time of the page's creation.
  case createdTime
  /// The creator of the page.
  case createdBy
  /// The time of the page's last edit.
  case lastEditedTime
  /// The last editor of the page.
  case lastEditedBy
  /// A sequence number of the pages, and its prefix.
  case uniqueID(prefix: String?)
  /// The verification of a wiki page.
  case verification
  /// A button; has no value.
  case button
  /// A geographical place.
  case place
  /// A place, valid in requests; never seen in a response.
  case location
  /// The time of a user's last visit, valid in requests; never seen in a response.
  case lastVisitedTime
  /// An unknown type, or a known one of unexpected shape.
  indirect case unknown(UnknownContent)
}

extension PropertyConfiguration {
  /// The options of a property that has some, in the order of the schema; `nil` for any other type.
  public var options: [SelectOption]? {
    switch self {
    case .select(let options), .multiSelect(let options), .status(let options, _): options
    case .title, .richText, .number, .date, .people, .files, .checkbox, .url, .email, .phoneNumber, .formula,
      .relation, .rollup, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification,
      .button, .place, .location, .lastVisitedTime, .unknown:
      nil
    }
  }
}

extension PropertyConfiguration {
  private enum Key: String, CaseIterable { case options, groups, format, expression, prefix }
  private static let keys = JSONKeyTable<Key>()

  /// Reads the value of the key that `type` names.
  init(_ type: PropertyType, from reader: inout JSONReader) throws(JSONError) {
    if type == .relation {
      self = .relation(try RelationSchema(from: &reader))
      return
    }
    if type == .rollup {
      self = .rollup(try RollupSchema(from: &reader))
      return
    }
    var options: [SelectOption] = []
    var groups: [StatusGroup] = []
    var format = "number"
    var expression = ""
    var prefix: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .options: options = try [SelectOption]?(from: &reader) ?? []
      case .groups: groups = try [StatusGroup]?(from: &reader) ?? []
      case .format: format = try String?(from: &reader) ?? format
      case .expression: expression = try String?(from: &reader) ?? ""
      case .prefix: prefix = try String?(from: &reader)
      }
    }
    switch type {
    case .title: self = .title
    case .richText: self = .richText
    case .number: self = .number(format: format)
    case .select: self = .select(options: options)
    case .multiSelect: self = .multiSelect(options: options)
    case .status: self = .status(options: options, groups: groups)
    case .date: self = .date
    case .people: self = .people
    case .files: self = .files
    case .checkbox: self = .checkbox
    case .url: self = .url
    case .email: self = .email
    case .phoneNumber: self = .phoneNumber
    case .formula: self = .formula(expression: expression)
    case .createdTime: self = .createdTime
    case .createdBy: self = .createdBy
    case .lastEditedTime: self = .lastEditedTime
    case .lastEditedBy: self = .lastEditedBy
    case .uniqueID: self = .uniqueID(prefix: prefix)
    case .verification: self = .verification
    case .button: self = .button
    case .place: self = .place
    case .location: self = .location
    case .lastVisitedTime: self = .lastVisitedTime
    case .relation, .rollup, .unknown:
      throw reader.failure(.invalidValue, "no property type is called \(type)")
    }
  }
}
