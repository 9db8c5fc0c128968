import NotionExportKit
import NotionModel
import SinkRendering
import Synchronization

/// Records the targets of a document's links with their locations: if one has moved, the document is
/// outdated.
final class LinkedLayout: OutputLayout {
  /// Maximum number of recorded targets of a page.
  private static let pageLimit = 5_000
  /// Maximum number of recorded targets of a database: fewer, as it is written again when rows that it shows
  /// change.
  private static let databaseLimit = 2_500

  private let layout: any OutputLayout
  private let limit: Int
  private let found = Mutex<[ObjectID: String]>([:])

  /// Creates a recorder of links to `places`; `isPage` distinguishes the document of a page from that of a
  /// database.
  init(_ layout: any OutputLayout, isPage: Bool) {
    self.layout = layout
    limit = isPage ? Self.pageLimit : Self.databaseLimit
  }

  /// The targets as the document shows them; an empty text means that it had no location.
  var targets: [ObjectID: String] { found.withLock { $0 } }

  func location(of id: ObjectID) async throws -> OutputLocation? {
    let location = try await layout.location(of: id)
    keep(location, of: id)
    return location
  }

  func location(of node: OutlineNode) async throws -> OutputLocation? {
    let location = try await layout.location(of: node)
    keep(location, of: node.id)
    return location
  }

  /// Records the icon that is shown for a target.
  func record(_ icon: ObjectIcon?, of id: ObjectID) {
    found.withLock { found in
      guard let target = found[id], !Self.showsIcon(target) else { return }
      found[id] = Self.target(target, icon: icon)
    }
  }

  /// Returns the target of a link as notes have it: its address and a digest of its title; empty without a location.
  static func target(_ location: OutputLocation?) -> String {
    guard let location else { return "" }
    var title = StableHash()
    title.add(location.title)
    return "/\(location.address)|\(String(title.value, radix: 36))"
  }

  /// Returns the form of a target in notes if the icon is shown too.
  static func target(_ target: String, icon: ObjectIcon?) -> String {
    let text = (icon?.text ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    return "\(target) \(text)"
  }

  /// Returns whether an icon is shown with a link; addresses have no spaces.
  static func showsIcon(_ target: String) -> Bool { target.contains(" ") }

  private func keep(_ location: OutputLocation?, of id: ObjectID) {
    found.withLock { found in
      if let known = found[id], Self.showsIcon(known) { return }
      if found.count < limit || found[id] != nil { found[id] = Self.target(location) }
    }
  }
}
