public import NotionModel

extension SimulatedWorkspace {
  /// Sets a property of a row by its name; updates the other side of a two-way relation.
  public mutating func setValue(_ name: String, of row: ObjectID, to value: ValueDraft) {
    guard case .dataSource(let dataSource)? = page(row)?.parent else { return }
    store(value, as: name, of: row, in: dataSource)
    touch(row)
  }

  /// Adds a property to a schema.
  public mutating func add(property: PropertyDraft, to dataSource: ObjectID) {
    change(dataSource) { $0.properties.append(property) }
  }

  /// Renames a property; its id and values are kept.
  public mutating func renameProperty(_ name: String, to newName: String, of dataSource: ObjectID) {
    change(dataSource) { record in
      guard let index = record.properties.firstIndex(where: { $0.name == name }) else { return }
      record.properties[index].name = newName
    }
  }

  private mutating func change(_ dataSource: ObjectID, _ change: (inout DataSourceRecord) -> Void) {
    guard var record = self.dataSource(dataSource) else { return }
    change(&record)
    dataSources[dataSource] = record
    touch(dataSource)
  }

  mutating func store(_ value: ValueDraft, as name: String, of row: ObjectID, in dataSource: ObjectID) {
    guard let property = self.dataSource(dataSource)?.property(named: name), var page = page(row)
    else { return }
    let old = page.values[property.id]
    if property.type == "title", case .text(let text) = value {
      page.title = text.runs
    } else {
      page.values[property.id] = value.json(in: property.configuration)
      page.wholeValues[property.id] = value.whole
    }
    pages[row] = page
    guard case .relation(let targets) = value,
      let back = property.configuration["dual_property"]?["synced_property_id"]?.string
    else { return }
    for former in SimulatedWorkspace.ids(in: old) where !targets.contains(former) {
      change(former, back) { $0.removeAll { $0 == SimulatedWorkspace.reference(to: row) } }
    }
    for target in targets {
      if self.page(target) == nil {
        awaitedReferences[target, default: []].append((back, row))
      } else {
        refer(from: target, by: back, to: row)
      }
    }
  }

  /// Updates the other side of a two-way relation.
  mutating func refer(from row: ObjectID, by property: String, to target: ObjectID) {
    let reference = SimulatedWorkspace.reference(to: target)
    change(row, property) { references in
      if !references.contains(reference) { references.append(reference) }
    }
  }

  private mutating func change(
    _ row: ObjectID, _ property: String, _ change: (inout [JSONValue]) -> Void
  ) {
    guard var page = page(row) else { return }
    var references = page.values[property]?.array ?? []
    change(&references)
    page.values[property] = .array(references)
    pages[row] = page
  }

  static func ids(in relation: JSONValue?) -> [ObjectID] {
    relation?.array?.compactMap { $0["id"]?.string.flatMap { ObjectID($0) } } ?? []
  }

  private static func reference(to id: ObjectID) -> JSONValue { ["id": .string(id.description)] }
}
