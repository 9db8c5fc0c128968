import NotionExportKit
import NotionModel
import NotionRendering
import Synchronization

/// Remembers what one document links to, and where that was: when it is elsewhere, the document is outdated.
final class LinkedPlaces: DocumentLocator {
  /// How many targets of a page are remembered.
  private static let pageLimit = 5_000
  /// Those of a database are fewer, as it comes again when rows that it shows change.
  private static let databaseLimit = 2_500

  private let places: any DocumentLocator
  private let limit: Int
  private let found = Mutex<[ObjectID: String]>([:])

  /// Links to `places`; `isPage` tells whether the document is that of a page or of a database.
  init(_ places: any DocumentLocator, isPage: Bool) {
    self.places = places
    limit = isPage ? Self.pageLimit : Self.databaseLimit
  }

  /// Where each target was; an empty address stands for one that was nowhere.
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

  /// Remembers the icon that is shown of a target.
  func note(_ icon: ObjectIcon?, of id: ObjectID) {
    found.withLock { found in
      guard let address = found[id], !Self.showsIcon(address) else { return }
      found[id] = Self.address(address, icon: icon)
    }
  }

  /// What notes call a place: never empty where there is one.
  static func address(of place: DocumentPlace?) -> String { place.map { "/" + $0.address } ?? "" }

  /// The form of an address in notes where the icon is shown too.
  static func address(_ address: String, icon: ObjectIcon?) -> String {
    let text = (icon?.text ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    return "\(address) \(text)"
  }

  /// Whether an icon is shown with a link; addresses have no spaces.
  static func showsIcon(_ address: String) -> Bool { address.contains(" ") }

  private func keep(_ place: DocumentPlace?, of id: ObjectID) {
    found.withLock { found in
      if let known = found[id], Self.showsIcon(known) { return }
      if found.count < limit || found[id] != nil { found[id] = Self.address(of: place) }
    }
  }
}
