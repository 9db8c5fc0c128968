import NotionModel

extension SyntheticWorkspace {
  func page(_ id: ObjectID) -> PageRecord? {
    guard let page = read(id, .page), page.index < plan.pages else { return nil }
    let index = page.index
    var words = words(index)
    let mark = SeededRandom.mix(UInt64(index) &+ seed)
    var record = PageRecord(
      id: id, parent: parent(ofPage: index), title: TextDraft(words.title()).runs,
      created: times.created(page: index), edited: times.edited(page: index),
      createdBy: user(mark), editedBy: user(mark >> 16))
    if mark % 3 == 0 { record.icon = IconDraft.emoji(["🌊", "⚓️", "🔧", "📈", "🧭"][Int(mark >> 8) % 5]).json }
    if mark % 50 == 0 { record.cover = .object(FileDraft.hosted(self.id(.asset, index, 1)).object) }
    record.isLocked = mark % 97 == 0
    if index >= plan.documents {
      let row = index - plan.documents
      let source = plan.dataSource(ofRow: row)
      record.number = row - plan.rows(ofDataSource: source).lowerBound + 1
      record.values = values(row: row, source: source)
    }
    return record
  }

  func outline(_ id: ObjectID) -> PageRecord? {
    guard let page = read(id, .page), page.index < plan.pages else { return nil }
    let mark = SeededRandom.mix(UInt64(page.index) &+ seed)
    return PageRecord(
      id: id, parent: parent(ofPage: page.index), title: [], created: times.created(page: page.index),
      edited: times.edited(page: page.index), createdBy: user(mark), editedBy: user(mark >> 16))
  }

  private func parent(ofPage index: Int) -> ParentRecord {
    if index >= plan.documents {
      return .dataSource(id(.dataSource, plan.dataSource(ofRow: index - plan.documents)))
    }
    return plan.parent(ofDocument: index).map { .page(id(.page, $0)) } ?? .workspace
  }

  func database(_ id: ObjectID) -> DatabaseRecord? {
    guard let database = read(id, .database), database.index < plan.databases else { return nil }
    let document = plan.document(ofDatabase: database.index)
    let created = times.created(page: document)
    let author = user(UInt64(database.index))
    var record = DatabaseRecord(
      id: id, parent: .page(self.id(.page, document)),
      title: TextDraft("Register \(database.index + 1)").runs, created: created, edited: created,
      createdBy: author, editedBy: author)
    record.isInline = database.index % 2 == 0
    record.dataSources = plan.dataSources(ofDatabase: database.index).map { self.id(.dataSource, $0) }
    record.views = (0..<(database.index % 3 == 0 ? 2 : 1)).map { self.id(.view, database.index, $0) }
    return record
  }

  func dataSource(_ id: ObjectID) -> DataSourceRecord? {
    guard let source = read(id, .dataSource), source.index < plan.dataSources else { return nil }
    let database = plan.database(ofDataSource: source.index)
    let author = user(UInt64(source.index))
    var record = DataSourceRecord(
      id: id, database: self.id(.database, database),
      title: TextDraft("Register \(database + 1)" + (source.index % 6 == 5 ? ", archive" : "")).runs,
      created: times.created(page: plan.document(ofDatabase: database)),
      edited: times.edited(dataSource: source.index), createdBy: author, editedBy: author)
    record.properties = SyntheticSchema.properties(isWide: source.index % 4 == 0, source: id)
    return record
  }

  func view(_ id: ObjectID) -> ViewRecord? {
    guard let view = read(id, .view), view.index < plan.databases, view.ordinal < 2 else { return nil }
    let draft =
      view.ordinal == 0
      ? ViewDraft("table", name: "All")
      : ViewDraft(
        "board", name: "By status", sorts: [["property": "Status", "direction": "ascending"]])
    let created = times.created(page: plan.document(ofDatabase: view.index))
    return ViewRecord(
      id: id, database: self.id(.database, view.index),
      dataSource: self.id(.dataSource, plan.dataSources(ofDatabase: view.index).lowerBound), draft: draft,
      created: created, edited: created, createdBy: user(UInt64(view.index)))
  }

  private func values(row: Int, source: Int) -> [String: JSONValue] {
    let rows = plan.rows(ofDataSource: source)
    let number = row - rows.lowerBound
    let count = number % 100 == 7 ? min(30, rows.count) : min(number % 4, rows.count)
    let related = (0..<count).map {
      id(.page, plan.documents + rows.lowerBound + (number + 1 + $0) % rows.count)
    }
    return SyntheticSchema.values(
      isWide: source % 4 == 0, number: number, words: words(plan.documents + row, 0xFFFF), related: related,
      owner: user(UInt64(number)), asset: id(.asset, plan.documents + row, 2))
  }

  func asset(_ id: ObjectID) -> AssetRecord? {
    guard let asset = read(id, .asset) else { return nil }
    var words = words(asset.index, asset.ordinal)
    let hue = words.below(360)
    let picture = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" \
      fill="hsl(\(hue) 40% 90%)"/><path d="M0 \(60 + words.below(60)) Q80 \(words.below(180)) 160 90 T320 90 \
      V180 H0Z" fill="hsl(\(hue) 50% 55%)"/><title>\(asset.index).\(asset.ordinal)</title></svg>
      """
    return AssetRecord(
      name: "chart \(asset.index).svg", contentType: "image/svg+xml", bytes: Array(picture.utf8))
  }

  // MARK: Comments

  func comments(on id: ObjectID) -> [ObjectID] {
    guard let read = SyntheticID(id, seed: seed), read.kind == .page || read.kind == .block else { return [] }
    let mark = SeededRandom.mix(UInt64(read.index) << 12 ^ UInt64(read.ordinal) ^ seed ^ 0xC0)
    if read.kind == .page {
      let count = mark % 12 == 0 ? 1 + Int(mark >> 8) % 3 : 0
      return (0..<count).map { self.id(.comment, read.index, $0) }
    }
    return mark % 60 == 0 ? [self.id(.comment, read.index, 16 + read.ordinal)] : []
  }

  func comment(_ id: ObjectID) -> CommentRecord? {
    guard let read = read(id, .comment), read.index < plan.pages else { return nil }
    let isOnBlock = read.ordinal >= 16
    let parent = isOnBlock ? self.id(.block, read.index, read.ordinal - 16) : self.id(.page, read.index)
    guard comments(on: parent).contains(id) else { return nil }
    var words = words(read.index, 0xC000 + read.ordinal)
    let created = times.created(page: read.index)
    return CommentRecord(
      id: id, parent: isOnBlock ? .block(parent) : .page(parent),
      discussion: self.id(.discussion, read.index, isOnBlock ? read.ordinal : 0),
      author: user(UInt64(read.index + read.ordinal)), text: TextDraft(words.sentence()).runs,
      attachments: [], isResolved: false, created: created, edited: created)
  }
}
