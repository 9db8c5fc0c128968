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

  /// What notes call a place: never empty where there is one.
  static func address(of place: DocumentPlace?) -> String { place.map { "/" + $0.address } ?? "" }

  private func keep(_ place: DocumentPlace?, of id: ObjectID) {
    found.withLock { found in
      if found.count < limit || found[id] != nil { found[id] = Self.address(of: place) }
    }
  }
}
