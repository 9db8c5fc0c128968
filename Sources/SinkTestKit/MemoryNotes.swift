import NotionExportKit

/// The notes of a sink in memory.
struct MemoryNotes {
  private var owners: [FileOwner: [String: [UInt8]]] = [:]

  func notes(of owner: FileOwner) -> [String: [UInt8]] { owners[owner] ?? [:] }

  func notes(withPrefix prefix: String) -> [OutputNote] {
    owners.flatMap { owner, notes in
      notes.filter { $0.key.utf8.starts(with: prefix.utf8) }
        .map { OutputNote(key: $0.key, owner: owner, value: $0.value) }
    }
    .sorted { first, second in
      if first.key == second.key {
        return first.owner.text.utf8.lexicographicallyPrecedes(second.owner.text.utf8)
      }
      return first.key.utf8.lexicographicallyPrecedes(second.key.utf8)
    }
  }

  mutating func replace(_ notes: [String: [UInt8]], of owner: FileOwner) {
    owners[owner] = notes.isEmpty ? nil : notes
  }
}
