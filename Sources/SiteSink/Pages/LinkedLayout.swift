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

  /// The address of each target; an empty address means that it had none.
  var addresses: [ObjectID: String] { found.withLock { $0 } }

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
  func note(_ icon: ObjectIcon?, of id: ObjectID) {
    found.withLock { found in
      guard let address = found[id], !Self.showsIcon(address) else { return }
      found[id] = Self.address(address, icon: icon)
    }
  }

  /// Returns the address of a location in notes: never empty if there is a location.
  static func address(of location: OutputLocation?) -> String { location.map { "/" + $0.address } ?? "" }

  /// Returns the form of an address in notes if the icon is shown too.
  static func address(_ address: String, icon: ObjectIcon?) -> String {
    let text = (icon?.text ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    return "\(address) \(text)"
  }

  /// Returns whether an icon is shown with a link; addresses have no spaces.
  static func showsIcon(_ address: String) -> Bool { address.contains(" ") }

  private func keep(_ location: OutputLocation?, of id: ObjectID) {
    found.withLock { found in
      if let known = found[id], Self.showsIcon(known) { return }
      if found.count < limit || found[id] != nil { found[id] = Self.address(of: location) }
    }
  }
}
