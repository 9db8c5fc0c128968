package import Foundation
package import NotionArchive
import NotionExportKit
import NotionModel

/// Everything that a reader sees, as lines: what differs between two archives differs in a line.
///
/// Signatures and expiry times are left out, as they differ at every read of the same object.
package struct WorkspaceDump {
  package private(set) var lines: [String] = []

  package init(_ reader: ArchiveWorkspaceReader) async throws {
    for try await page in reader.pages { try await add(page) }
    for try await database in reader.databases {
      add("database", database.place, database.database.json)
      for view in database.views { lines.append("  view \(hash(view.json))") }
    }
    for try await source in reader.dataSources {
      add("data source", source.place, source.dataSource.json)
      for try await row in reader.rows(of: source.dataSource.id) {
        lines.append("  row \(row.id) \(row.kind)")
      }
    }
    for try await user in reader.users { lines.append("user \(user.id) \(hash(user.json))") }
    for try await asset in reader.assets {
      // The simulator listens at another port in every run.
      let key = asset.key.text.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3)
      lines.append("asset \(key.joined(separator: "/")) \(asset.name) \(asset.content)")
    }
    for try await object in reader.unavailableObjects {
      lines.append("unavailable \(object.id) \(object.kind) \(object.reason)")
    }
    try await addOutline(of: nil, in: reader)
  }

  private mutating func add(_ page: PageDocument) async throws {
    add("page", page.place, page.page.json)
    for (property, items) in page.completedProperties.sorted(by: { $0.key < $1.key }) {
      lines.append("  property \(property) \(items.items.map { hash($0.json) }.joined(separator: " "))")
    }
    for comment in page.comments { lines.append("  comment \(comment.id) \(hash(comment.json))") }
    for try await event in page.content {
      switch event {
      case .enter(let node):
        let indent = String(repeating: "  ", count: node.depth + 1)
        lines.append("\(indent)\(node.block.type) \(node.block.id) \(hash(node.block.json)) \(node.children)")
      case .enterSection(let part): lines.append("  section \(part.section)")
      case .unavailable(let reason): lines.append("  unavailable \(reason)")
      case .leave, .leaveSection: break
      }
    }
  }

  private mutating func add(_ kind: String, _ place: OutlineNode, _ json: JSONSlice) {
    let parent = place.parent.map(\.description) ?? "top"
    lines.append("\(kind) \(place.id) \"\(place.title)\" in \(parent) at \(place.ordinal) \(hash(json))")
  }

  private mutating func addOutline(
    of parent: ObjectID?, in reader: ArchiveWorkspaceReader, indent: String = ""
  ) async throws {
    for try await node in reader.children(of: parent) {
      lines.append("\(indent)- \(node.ordinal) \(node.kind) \(node.id) \(node.title)")
      try await addOutline(of: node.id, in: reader, indent: indent + "  ")
    }
  }

  private func hash(_ json: JSONSlice) -> String {
    ResponseScan(json.bytes).hash.bytes.prefix(6).map { String($0, radix: 16) }.joined()
  }

  /// The lines that only one of two dumps has, few of them.
  package func difference(from other: WorkspaceDump) -> [String] {
    let difference = lines.difference(from: other.lines)
    return difference.prefix(12).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
  }
}

extension WorkspaceDump {
  /// Returns the content of the archive in `folder`.
  package static func of(_ folder: URL) async throws -> WorkspaceDump {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { try await WorkspaceDump($0.reader) }
  }
}
