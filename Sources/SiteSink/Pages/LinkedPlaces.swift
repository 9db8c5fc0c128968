import NotionExportKit
import NotionModel
import NotionRendering
import Synchronization

/// Records the targets of a document's links with their locations: if one has moved, the document is
/// outdated.
final class LinkedPlaces: DocumentLocator {
  /// Maximum number of recorded targets of a page.
  private static let pageLimit = 5_000
  /// Maximum number of recorded targets of a database: fewer, as it is written again when rows that it shows
  /// change.
  private static let databaseLimit = 2_500

  private let places: any DocumentLocator
  private let limit: Int
  private let found = Mutex<[ObjectID: String]>([:])

  /// Creates a recorder of links to `places`; `isPage` distinguishes the document of a page from that of a
  /// database.
  init(_ places: any DocumentLocator, isPage: Bool) {
    self.places = places
    limit = isPage ? Self.pageLimit : Self.databaseLimit
  }

  /// The address of each target; an empty address means that it had none.
  var addresses: [ObjectID: String] { found.withLock { $0 } }

  func place(of id: ObjectID) async throws -> DocumentPlace? {
    let place = try await places.place(of: id)
    keep(place, of: id)
    return place
  }

  func place(of node: OutlineNode) async throws -> DocumentPlace? {
    let place = try await places.place(of: node)
    keep(place, of: node.id)
    return place
  }

  /// Records the icon that is shown for a target.
  func note(_ icon: ObjectIcon?, of id: ObjectID) {
    found.withLock { found in
      guard let address = found[id], !Self.showsIcon(address) else { return }
      found[id] = Self.address(address, icon: icon)
    }
  }

  /// Returns the address of a place in notes: never empty if there is a place.
  static func address(of place: DocumentPlace?) -> String { place.map { "/" + $0.address } ?? "" }

  /// Returns the form of an address in notes if the icon is shown too.
  static func address(_ address: String, icon: ObjectIcon?) -> String {
    let text = (icon?.text ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    return "\(address) \(text)"
  }

  /// Returns whether an icon is shown with a link; addresses have no spaces.
  static func showsIcon(_ address: String) -> Bool { address.contains(" ") }

  private func keep(_ place: DocumentPlace?, of id: ObjectID) {
    found.withLock { found in
      if let known = found[id], Self.showsIcon(known) { return }
      if found.count < limit || found[id] != nil { found[id] = Self.address(of: place) }
    }
  }
}
