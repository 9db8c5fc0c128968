import GRDB
import NotionExportKit
import NotionModel

/// The pages from which the rows of a data source are copied: neither search nor a query gives them.
extension ArchiveTransaction {
  /// Asks for the templates of a data source.
  func requestTemplates(of dataSource: StoredObject) throws {
    try add(WorkItem(phase: .listing, kind: .templates, target: dataSource.id, owner: dataSource.key))
  }

  /// Stores one response of a data source's templates, and asks for the page of each.
  mutating func store(_ list: DataSourceTemplates, for item: WorkItem) throws {
    guard let key = item.owner else { return try finish(item) }
    var next = item
    for template in list.templates {
      try note(template, ordinal: next.sequence, of: key)
      next.sequence += 1
    }
    for oddity in list.oddities {
      effects.diagnostics.append(.unreadableElement(.templates, item.target, oddity, id: nil, at: nil))
    }
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      return try update(next)
    }
    try finish(item)
    // What a list that was cut short does not name may still be there.
    if !endsLists { try forgetTemplates(of: key, notSeenIn: crawl) }
    try completeIfDone(owner: key)
  }

  private mutating func note(
    _ template: DataSourceTemplates.Template, ordinal: Int, of dataSource: Int64
  ) throws {
    let id = template.id.object
    let old = try Row.fetchOne(
      statement("SELECT ordinal, name, is_default FROM templates WHERE id = ?"), arguments: [id])
    let isSame = old.map { row in
      row["ordinal"] == ordinal && row["name"] == template.name && row["is_default"] == template.isDefault
    }
    try run(
      """
      INSERT INTO templates (id, data_source, ordinal, name, is_default, seen) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET data_source = excluded.data_source, ordinal = excluded.ordinal,
        name = excluded.name, is_default = excluded.is_default, seen = excluded.seen
      """, [id, dataSource, ordinal, template.name, template.isDefault, crawl])
    if isSame != true { try run("UPDATE objects SET dirty = 1 WHERE key = ?", [dataSource]) }
    try becomeTemplate(id)
  }

  /// Makes a page known as a template, and asks for it: no list shows its edit time.
  private mutating func becomeTemplate(_ id: ObjectID) throws {
    var (object, _) = try reference(id, .template)
    if object.kind == .page {
      // Something showed it before the list of templates did.
      let before = object
      object.kind = .template
      if before.state == .present {
        try run("UPDATE templates SET was_page = 1 WHERE id = ?", [id])
        if let container = before.container { try rowsChanged(of: container) }
        object.container = nil
        object.ordinal = nil
        object.isDirty = true
      }
      try save(object)
      if before.state == .present { try placeChanged(of: object, before: before) }
      try completeIfDone(&object)
    }
    if object.seen != crawl || object.state == .referenced {
      try add(WorkItem(phase: .retrieval, kind: .page, target: id))
    }
  }

  /// Whether a page is a template, or is inside one.
  func isTemplate(_ sighted: SightedObject) throws -> Bool {
    guard sighted.kind == .page else { return false }
    let isListed = try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM templates WHERE id = ?)"), arguments: [sighted.id])
    if isListed == true { return true }
    guard case .object(let parent, .page) = sighted.parent else { return false }
    return try object(parent)?.kind == .template
  }

  /// Asks for the children of a template: pages belong to the template; databases are shown by their block alone.
  mutating func wantTemplateChild(_ id: ObjectID, _ kind: StoredKind, in owner: StoredObject) throws {
    guard kind == .page else {
      return effects.diagnostics.append(.databaseInTemplate(id))
    }
    let (child, isNew) = try reference(id, .template)
    if isNew || child.kind != .template {
      try run(
        "UPDATE objects SET container = ?, kind = ? WHERE key = ?",
        [owner.key, StoredKind.template, child.key])
    }
    guard child.seen != crawl else { return }
    try add(WorkItem(phase: .retrieval, kind: .page, target: id))
  }

  /// Forgets the templates of a data source that its list does not show any more; all of them where it is gone.
  mutating func forgetTemplates(of dataSource: Int64, notSeenIn crawl: Int?) throws {
    let gone = try ObjectID.fetchAll(
      statement("SELECT id FROM templates WHERE data_source = ? AND seen IS NOT ?"),
      arguments: [dataSource, crawl])
    for id in gone {
      try run("DELETE FROM templates WHERE id = ?", [id])
      if var object = try object(id), object.kind == .template { try vanish(&object, reason: nil) }
    }
    if !gone.isEmpty { try run("UPDATE objects SET dirty = 1 WHERE key = ?", [dataSource]) }
  }

  /// Removes the pages inside a template.
  mutating func vanishTemplateChildren(of template: StoredObject) throws {
    let children = try ObjectID.fetchAll(
      statement("SELECT id FROM objects WHERE container = ? AND kind = ? AND state <> 3"),
      arguments: [template.key, StoredKind.template])
    for id in children {
      if var child = try object(id) { try vanish(&child, reason: nil) }
    }
  }
}
