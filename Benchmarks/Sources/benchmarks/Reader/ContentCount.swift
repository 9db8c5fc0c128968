import NotionModel

/// The number of elements found in a body: equal on both sides, or one of them skipped some.
struct ContentCount: Equatable {
  var objects = 0
  var properties = 0
  var runs = 0

  mutating func add(_ page: Page) {
    objects += 1
    properties += page.properties.count
    runs += page.title.count
  }

  mutating func add(_ block: Block) {
    objects += 1
    runs += block.richText?.count ?? 0
  }

  mutating func add(_ database: Database) {
    objects += 1
    properties += database.properties.count
    runs += database.title.count
  }

  mutating func add(_ source: DataSource) {
    objects += 1
    properties += source.properties.count
    runs += source.title.count
  }

  mutating func add(_ object: WorkspaceObject) {
    switch object {
    case .page(let page): add(page)
    case .dataSource(let source): add(source)
    default: objects += 1
    }
  }

  mutating func add(_ page: CodablePage) {
    objects += 1
    properties += page.properties.count
    runs += page.properties.values.reduce(0) { $0 + ($1.title?.count ?? 0) }
  }

  mutating func add(_ block: CodableBlock) {
    objects += 1
    runs += block.content.richText?.count ?? 0
  }

  mutating func add(_ database: CodableDatabase) {
    objects += 1
    properties += database.properties?.count ?? 0
    runs += database.title.count
  }

  mutating func add(_ source: CodableDataSource) {
    objects += 1
    properties += source.properties.count
    runs += source.title.count
  }

  mutating func add(_ object: CodableObject) {
    switch object {
    case .page(let page): add(page)
    case .dataSource(let source): add(source)
    case .other: objects += 1
    }
  }
}
