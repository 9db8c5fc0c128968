/// The description of a property in the schema of a data source.
public struct PropertySchema: Sendable, Hashable {
  /// The id, which does not change with the name.
  public let id: PropertyID
  /// The name.
  public let name: String
  /// The type, even if the configuration could not be decoded.
  public let type: PropertyType
  /// The author's description.
  public let description: String?
  /// The configuration of the type.
  public let configuration: PropertyConfiguration
}

extension PropertySchema {
  private enum Key: String, CaseIterable { case id, name, description }
  private static let table = TaggedKeys<PropertyType, Key>()

  /// Reads the schema of the property with the key `name`; one of unexpected shape is kept verbatim.
  init(name: String, from reader: inout JSONReader) throws(JSONError) {
    self = try reader.readOrKeep { (reader) throws(JSONError) in
      try PropertySchema(name: name, expectedFrom: &reader)
    } unknown: { content in
      PropertySchema(
        id: PropertyID(name), name: name, type: PropertyType(name: content.type), description: nil,
        configuration: .unknown(content))
    }
  }

  private init(name key: String, expectedFrom reader: inout JSONReader) throws(JSONError) {
    var id: PropertyID?
    var name: String?
    var description: String?
    var type: PropertyType?
    let configuration = try reader.readTagged(Self.table) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try PropertyID(from: &reader)
      case .name: name = try String?(from: &reader)
      case .description: description = try String?(from: &reader)
      }
    } payload: { (reader, tag) throws(JSONError) in
      type = tag
      return try PropertyConfiguration(tag, from: &reader)
    }
    switch configuration {
    case .known(let configuration):
      self.configuration = configuration
      self.type = type ?? .unknown("")
    case .unknown(let content):
      self.configuration = .unknown(content)
      self.type = PropertyType(name: content.type)
    }
    // The API accepts a name in place of an id.
    self.id = id ?? PropertyID(key)
    self.name = name ?? key
    self.description = description
  }
}

extension PropertySchema: NamedProperty {}

/// The configuration of a property in the schema, one case for each type.
@nonexhaustive
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

/// The target of a relation property.
public struct RelationSchema: Sendable, Hashable {
  /// The data source; `nil` before 2025-09-03.
  public let dataSourceID: DataSourceID?
  /// The database of that data source.
  public let databaseID: DatabaseID?
  /// The property on the other side of a two-way relation.
  public let syncedPropertyID: PropertyID?
  /// The name of that property.
  public let syncedPropertyName: String?
}

extension RelationSchema: JSONDecodable {
  private enum Key: String, CaseIterable {
    case type
    case dataSourceID = "data_source_id"
    case databaseID = "database_id"
    case singleProperty = "single_property"
    case dualProperty = "dual_property"
    // Before 2022-06-28.
    case syncedPropertyID = "synced_property_id"
    case syncedPropertyName = "synced_property_name"
  }
  private enum DualKey: String, CaseIterable {
    case syncedPropertyID = "synced_property_id"
    case syncedPropertyName = "synced_property_name"
  }
  private static let keys = JSONKeyTable<Key>()
  private static let dualKeys = JSONKeyTable<DualKey>()

  /// Reads a relation's schema.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var dataSourceID: DataSourceID?
    var databaseID: DatabaseID?
    var propertyID: PropertyID?
    var propertyName: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      // Implied by the presence of a property on the other side.
      case .type, .singleProperty: try reader.skipValue()
      case .dataSourceID: dataSourceID = try DataSourceID?(from: &reader)
      case .databaseID: databaseID = try DatabaseID?(from: &reader)
      case .syncedPropertyID: propertyID = try PropertyID?(from: &reader)
      case .syncedPropertyName: propertyName = try String?(from: &reader)
      case .dualProperty:
        if try reader.readNull() { return }
        try reader.readObject(keys: Self.dualKeys) { (reader, key) throws(JSONError) in
          switch key {
          case .syncedPropertyID: propertyID = try PropertyID?(from: &reader)
          case .syncedPropertyName: propertyName = try String?(from: &reader)
          }
        }
      }
    }
    self.dataSourceID = dataSourceID
    self.databaseID = databaseID
    self.syncedPropertyID = propertyID
    self.syncedPropertyName = propertyName
  }
}

/// The source and the function of a rollup property.
public struct RollupSchema: Sendable, Hashable {
  /// The function of the values.
  public let function: RollupFunction
  /// The relation to the pages.
  public let relationPropertyID: PropertyID?
  /// The name of that relation.
  public let relationPropertyName: String?
  /// The property of those pages whose values are collected.
  public let rollupPropertyID: PropertyID?
  /// The name of that property.
  public let rollupPropertyName: String?
}

extension RollupSchema: JSONDecodable {
  private enum Key: String, CaseIterable {
    case function
    case relationPropertyID = "relation_property_id"
    case relationPropertyName = "relation_property_name"
    case rollupPropertyID = "rollup_property_id"
    case rollupPropertyName = "rollup_property_name"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a rollup's schema.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var function: RollupFunction?
    var relationPropertyID: PropertyID?
    var relationPropertyName: String?
    var rollupPropertyID: PropertyID?
    var rollupPropertyName: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .function: function = try RollupFunction(from: &reader)
      case .relationPropertyID: relationPropertyID = try PropertyID?(from: &reader)
      case .relationPropertyName: relationPropertyName = try String?(from: &reader)
      case .rollupPropertyID: rollupPropertyID = try PropertyID?(from: &reader)
      case .rollupPropertyName: rollupPropertyName = try String?(from: &reader)
      }
    }
    self.function = try reader.require(function, "function", at: start)
    self.relationPropertyID = relationPropertyID
    self.relationPropertyName = relationPropertyName
    self.rollupPropertyID = rollupPropertyID
    self.rollupPropertyName = rollupPropertyName
  }
}

/// The function that a rollup applies to the collected values.
@nonexhaustive
public enum RollupFunction: OpenEnum {
  case count, countValues, empty, notEmpty, unique, showUnique, percentEmpty, percentNotEmpty, sum,
    average, median, min, max, range, earliestDate, latestDate, dateRange, checked, unchecked,
    percentChecked, percentUnchecked, countPerGroup, percentPerGroup, showOriginal
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<RollupFunction> = [
    "count": .count, "count_values": .countValues, "empty": .empty, "not_empty": .notEmpty,
    "unique": .unique, "show_unique": .showUnique, "percent_empty": .percentEmpty,
    "percent_not_empty": .percentNotEmpty, "sum": .sum, "average": .average, "median": .median,
    "min": .min, "max": .max, "range": .range, "earliest_date": .earliestDate, "latest_date": .latestDate,
    "date_range": .dateRange, "checked": .checked, "unchecked": .unchecked,
    "percent_checked": .percentChecked, "percent_unchecked": .percentUnchecked,
    "count_per_group": .countPerGroup, "percent_per_group": .percentPerGroup,
    "show_original": .showOriginal,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
