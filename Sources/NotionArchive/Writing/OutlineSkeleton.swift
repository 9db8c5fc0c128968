package import NotionModel

/// The part of a list of blocks that makes up the outline: nested lists, child pages and databases, in order.
package struct OutlineSkeleton: Sendable, Hashable {
  package enum Entry: Sendable, Hashable {
    /// A block whose children are read at its own id.
    case nested(ObjectID)
    case page(ObjectID)
    case database(ObjectID)
  }

  package var entries: [Entry] = []

  package init() {}

  /// Serialised entries, with one byte for the kind and 16 for the id.
  var bytes: [UInt8] {
    entries.flatMap { entry in
      switch entry {
      case .nested(let id): [1] + id.storedBytes
      case .page(let id): [2] + id.storedBytes
      case .database(let id): [3] + id.storedBytes
      }
    }
  }

  /// Returns whether it can be the outline of a response: child pages and databases are equal, and blocks
  /// with children are included.
  ///
  /// The parts of a meeting note are nested as well, and are not all in the response.
  func fits(_ list: ObjectList<Block>) -> Bool {
    var objects: [Entry] = []
    let nested = Set(entries)
    for block in list.results {
      switch block.children {
      case .none, .refused, .synced: break
      case .own(let id): if !nested.contains(.nested(id.object)) { return false }
      case .page(let id): objects.append(.page(id.object))
      case .database(let id): objects.append(.database(id.object))
      }
    }
    return objects == entries.filter { if case .nested = $0 { false } else { true } }
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
