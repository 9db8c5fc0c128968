package import NotionModel

/// The object that contains a file's address, and is requested again when the address has expired.
package struct AssetSource: Sendable, Hashable {
  package enum Kind: Int, Sendable, Hashable, CaseIterable {
    case page = 1
    case database = 2
    case dataSource = 3
    case block = 4
    case comment = 5
  }

  package var kind: Kind
  package var id: ObjectID

  package init(_ kind: Kind, _ id: ObjectID) {
    self.kind = kind
    self.id = id
  }

  package init(_ kind: StoredKind, _ id: ObjectID) {
    switch kind {
    case .page, .template: self.kind = .page
    case .database: self.kind = .database
    case .dataSource: self.kind = .dataSource
    case .block: self.kind = .block
    }
    self.id = id
  }
}
