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
