/// A property of a page as one would write it for JSONDecoder: the value is decoded by its type.
struct CodablePropertyValue: Decodable {
  let id: String
  let type: String
  let hasMore: Bool?
  let content: Content

  /// The value.
  enum Content {
    case text([CodableRun])
    case number(Double?)
    case option(CodableOption?)
    case options([CodableOption])
    case date(CodableDate?)
    case users([CodableUser])
    case user(CodableUser?)
    case files([CodableFile])
    case flag(Bool)
    case string(String?)
    case formula(Formula)
    case relation([CodableReference])
    case rollup(Rollup)
    case uniqueID(UniqueID)
    case other
  }

  struct Formula: Decodable {
    let type: String
    let string: String?
    let number: Double?
    let boolean: Bool?
    let date: CodableDate?
  }

  struct Rollup: Decodable {
    let type: String
    let function: String?
    let number: Double?
    let date: CodableDate?
    let array: [Element]?

    struct Element: Decodable {
      let type: String
      let content: Content

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        type = try container.decode(String.self, forKey: .type)
        content = try Content(type, from: container)
      }
    }
  }

  struct UniqueID: Decodable {
    let prefix: String?
    let number: Int?
  }

  enum Key: String, CodingKey {
    case id, type, title, number, select, status, date, people, files, checkbox, url, email, formula
    case relation, rollup
    case hasMore = "has_more"
    case richText = "rich_text"
    case multiSelect = "multi_select"
    case phoneNumber = "phone_number"
    case createdTime = "created_time"
    case createdBy = "created_by"
    case lastEditedTime = "last_edited_time"
    case lastEditedBy = "last_edited_by"
    case uniqueID = "unique_id"
  }

  var title: [CodableRun]? {
    if type == "title", case .text(let runs) = content { runs } else { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decode(String.self, forKey: .id)
    type = try container.decode(String.self, forKey: .type)
    hasMore = try container.decodeIfPresent(Bool.self, forKey: .hasMore)
    content = try Content(type, from: container)
  }
}

extension CodablePropertyValue.Content {
  init(_ type: String, from container: KeyedDecodingContainer<CodablePropertyValue.Key>) throws {
    guard let key = CodablePropertyValue.Key(rawValue: type) else {
      self = .other
      return
    }
    switch key {
    case .title, .richText: self = .text(try container.decode([CodableRun].self, forKey: key))
    case .number: self = .number(try container.decodeIfPresent(Double.self, forKey: key))
    case .select, .status: self = .option(try container.decodeIfPresent(CodableOption.self, forKey: key))
    case .multiSelect: self = .options(try container.decode([CodableOption].self, forKey: key))
    case .date: self = .date(try container.decodeIfPresent(CodableDate.self, forKey: key))
    case .people: self = .users(try container.decode([CodableUser].self, forKey: key))
    case .createdBy, .lastEditedBy:
      self = .user(try container.decodeIfPresent(CodableUser.self, forKey: key))
    case .files: self = .files(try container.decode([CodableFile].self, forKey: key))
    case .checkbox: self = .flag(try container.decode(Bool.self, forKey: key))
    case .url, .email, .phoneNumber, .createdTime, .lastEditedTime:
      self = .string(try container.decodeIfPresent(String.self, forKey: key))
    case .formula:
      self = .formula(try container.decode(CodablePropertyValue.Formula.self, forKey: key))
    case .relation: self = .relation(try container.decode([CodableReference].self, forKey: key))
    case .rollup: self = .rollup(try container.decode(CodablePropertyValue.Rollup.self, forKey: key))
    case .uniqueID: self = .uniqueID(try container.decode(CodablePropertyValue.UniqueID.self, forKey: key))
    case .id, .type, .hasMore: self = .other
    }
  }
}

/// A property of a schema as one would write it for JSONDecoder.
struct CodablePropertySchema: Decodable {
  struct Select: Decodable {
    let options: [CodableOption]
    let groups: [Group]?
  }

  struct Group: Decodable {
    let id: String?
    let name: String
    let color: String?
    let optionIDs: [String]?

    enum CodingKeys: String, CodingKey { case id, name, color, optionIDs = "option_ids" }
  }

  struct Relation: Decodable {
    let databaseID: String?
    let dataSourceID: String?
    let dualProperty: Dual?

    struct Dual: Decodable {
      let syncedPropertyID: String?
      let syncedPropertyName: String?

      enum CodingKeys: String, CodingKey {
        case syncedPropertyID = "synced_property_id"
        case syncedPropertyName = "synced_property_name"
      }
    }

    enum CodingKeys: String, CodingKey {
      case databaseID = "database_id"
      case dataSourceID = "data_source_id"
      case dualProperty = "dual_property"
    }
  }

  struct Rollup: Decodable {
    let function: String
    let relationPropertyID: String?
    let relationPropertyName: String?
    let rollupPropertyID: String?
    let rollupPropertyName: String?

    enum CodingKeys: String, CodingKey {
      case function
      case relationPropertyID = "relation_property_id"
      case relationPropertyName = "relation_property_name"
      case rollupPropertyID = "rollup_property_id"
      case rollupPropertyName = "rollup_property_name"
    }
  }

  struct Number: Decodable {
    let format: String?
  }

  struct Formula: Decodable {
    let expression: String?
  }

  struct UniqueID: Decodable {
    let prefix: String?
  }

  /// The configuration of the property.
  enum Content {
    case select(Select)
    case relation(Relation)
    case rollup(Rollup)
    case number(String?)
    case formula(String?)
    case uniqueID(String?)
    case other
  }

  let id: String
  let name: String
  let type: String
  let description: String?
  let content: Content

  private enum Key: String, CodingKey {
    case id, name, type, description, select, status, relation, rollup, number, formula
    case multiSelect = "multi_select"
    case uniqueID = "unique_id"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decode(String.self, forKey: .id)
    name = try container.decode(String.self, forKey: .name)
    type = try container.decode(String.self, forKey: .type)
    description = try container.decodeIfPresent(String.self, forKey: .description)
    switch Key(rawValue: type) {
    case .select: content = .select(try container.decode(Select.self, forKey: .select))
    case .multiSelect: content = .select(try container.decode(Select.self, forKey: .multiSelect))
    case .status: content = .select(try container.decode(Select.self, forKey: .status))
    case .relation: content = .relation(try container.decode(Relation.self, forKey: .relation))
    case .rollup: content = .rollup(try container.decode(Rollup.self, forKey: .rollup))
    case .number: content = .number(try container.decode(Number.self, forKey: .number).format)
    case .formula: content = .formula(try container.decode(Formula.self, forKey: .formula).expression)
    case .uniqueID: content = .uniqueID(try container.decode(UniqueID.self, forKey: .uniqueID).prefix)
    default: content = .other
    }
  }
}
