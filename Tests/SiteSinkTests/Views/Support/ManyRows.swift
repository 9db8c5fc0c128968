import Foundation
import NotionExportKit
import NotionModel
import SinkTestKit

@testable import NotionArchive

/// A database of as many rows as one likes: each is made when it is asked for, and their sort keys are on
/// disk, as with an archive.
struct ManyRows: WorkspaceReader {
  let base: ScriptedWorkspace
  let count: Int
  let folder: URL

  private static let mark: UInt64 = 0x0FF1_0000_0000_4000

  init(_ count: Int, views: [JSONObject], in folder: URL) throws {
    base = try TaskWorkspace.make(views: views, rows: [])
    self.count = count
    self.folder = folder
  }

  private func reference(_ number: Int) -> RowReference {
    RowReference(id: ObjectID(high: Self.mark, low: UInt64(number)), kind: .page)
  }

  func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    WorkspaceListing { batch(from: 0) }
  }

  private func batch(from start: Int) -> WorkspaceListing<RowReference>.Batch {
    let end = min(start + 100, count)
    return .init(
      elements: (start..<end).map(reference), next: end < count ? { @Sendable in batch(from: end) } : nil)
  }

  func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow> { try await sorter(keys).rows }

  func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    try await sorter { row in try await key(row).map { [$0] } ?? [] }.listing(\.row)
  }

  private func sorter(_ keys: @Sendable (RowReference) async throws -> [[UInt8]]) async throws -> RowSorter {
    let sorter = try RowSorter(in: folder)
    var gathered: [OrderedRow] = []
    var places = 0
    for number in 0..<count {
      let row = reference(number)
      for key in try await keys(row) { gathered.append(OrderedRow(row: row, key: key)) }
      guard gathered.count >= 500 || number == count - 1 else { continue }
      try sorter.append(gathered, from: places)
      places += gathered.count
      gathered.removeAll(keepingCapacity: true)
    }
    return sorter
  }

  func node(_ id: ObjectID) -> OutlineNode? {
    guard id.high == Self.mark else { return base.node(id) }
    return OutlineNode(
      id: id, kind: .page, parent: TaskWorkspace.source, title: "Row \(id.low)", ordinal: Int(id.low))
  }

  func page(_ id: PageID) async throws -> PageDocument? {
    guard let place = node(id.object) else { return nil }
    let number = Int(id.object.low)
    let states = ["New", "Open", "Done"]
    let json: JSONObject = [
      "object": "page", "id": .string("\(id.object)"), "created_time": "2026-03-01T08:00:00.000Z",
      "last_edited_time": "2026-03-02T09:30:00.000Z",
      "parent": ["type": "data_source_id", "data_source_id": .string("\(TaskWorkspace.source)")],
      "properties": [
        "Task": ["id": "title", "type": "title", "title": [ScriptedText.run("Row \(number)")]],
        "State": [
          "id": "st", "type": "status",
          "status": [
            "id": .string("id-\(states[number % 3])"), "name": .string(states[number % 3]), "color": "red",
          ],
        ],
        "Due": [
          "id": "due", "type": "date",
          "date": TaskWorkspace.date(Timestamp(millisecondsSince1970: Int64(number % 700) * 86_400_000).text),
        ],
      ],
    ]
    let page = try JSONSlice(validating: JSONValue.object(json).serialized).decode(Page.self)
    return PageDocument(page: page, place: place, content: BlockStream(of: BlockID(id.object), from: base))
  }

  func description() -> WorkspaceDescription { base.description() }
  func counts() -> WorkspaceCounts { base.counts() }
  func path(to id: ObjectID) -> [OutlineNode] { base.path(to: id) }
  func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> { base.children(of: parent) }
  func database(_ id: DatabaseID) -> DatabaseDocument? { base.database(id) }
  func dataSource(_ id: DataSourceID) -> DataSourceDocument? { base.dataSource(id) }
  func user(_ id: UserID) -> User? { base.user(id) }
  func containsChildren(of id: BlockID) -> Bool { false }
  func linkedBlocks(in page: PageID) -> Set<BlockID> { [] }
  func asset(_ key: AssetKey) -> Asset? { nil }
  var pages: WorkspaceListing<PageDocument> { WorkspaceListing([]) }
  var databases: WorkspaceListing<DatabaseDocument> { base.databases }
  var dataSources: WorkspaceListing<DataSourceDocument> { base.dataSources }
  var users: WorkspaceListing<User> { base.users }
  var assets: WorkspaceListing<Asset> { base.assets }
  var unavailableObjects: WorkspaceListing<UnavailableObject> { base.unavailableObjects }
}
