package import NotionModel

/// The part of a list of blocks that the outline is made of: nested lists, child pages and databases, in order.
package struct OutlineSkeleton: Sendable, Hashable {
  package enum Entry: Sendable, Hashable {
    /// A block whose children are read at its own id.
    case nested(ObjectID)
    case page(ObjectID)
    case database(ObjectID)
  }

  package var entries: [Entry] = []

  package init() {}

  /// One byte for the kind and 16 for the id of each entry.
  var bytes: [UInt8] {
    entries.flatMap { entry in
      switch entry {
      case .nested(let id): [1] + id.storedBytes
      case .page(let id): [2] + id.storedBytes
      case .database(let id): [3] + id.storedBytes
      }
    }
  }

  init(bytes: some RandomAccessCollection<UInt8>) {
    var rest = bytes[...]
    while rest.count >= 17, let kind = rest.first, let id = ObjectID(storedBytes: rest.dropFirst().prefix(16))
    {
      switch kind {
      case 1: entries.append(.nested(id))
      case 2: entries.append(.page(id))
      case 3: entries.append(.database(id))
      default: break
      }
      rest = rest.dropFirst(17)
    }
  }
}
