package import NotionExportKit
package import NotionModel

/// Reads the blocks of the archive, one stored response of the API at a time.
package struct ArchiveBlockSource: BlockSource {
  let reader: ArchiveWorkspaceReader

  /// Returns the blocks directly in a container; the cursor is the number of the response.
  package func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch {
    try reader.read { tables in
      let response = try tables.blockLists.response(in: container.object, after: cursor ?? -1)
      // The page may have been fetched again while it was read, and may have become shorter.
      guard let response else {
        return BlockBatch(entries: [], next: nil, unavailable: cursor == nil ? nil : MissingRest.ofList)
      }
      switch response.content {
      case .unavailable(let reason): return BlockBatch(entries: [], next: nil, unavailable: reason)
      case .body(let body):
        let list = try reader.decode(ObjectList<Block>.self, body: body)
        return try batch(list, sequence: response.sequence, in: tables)
      }
    }
  }

  /// Returns the blocks of a response. `known` returns the reason why the blocks in a container cannot be
  /// read, an inner `nil` if they can, and an outer `nil` if it does not know.
  func batch(
    _ list: ObjectList<Block>, sequence: Int, in tables: ArchiveTables,
    known: (BlockID) -> String?? = { _ in nil }
  ) throws -> BlockBatch {
    let entries = try list.results.map { block in
      try entry(block, in: tables) { try known($0) ?? availability(of: $0, in: tables) }
    }
    return BlockBatch(
      entries: entries, next: list.hasMore ? sequence : nil, unavailable: list.unavailableElements)
  }

  private func entry(
    _ block: Block, in tables: ArchiveTables, _ availability: (BlockID) throws -> String?
  ) throws -> BlockBatch.Entry {
    let parts = MeetingNotes.parts(of: block)
    if !parts.isEmpty { return try meeting(block, parts, in: tables, availability) }
    let children: BlockInterior
    switch block.children {
    case .none, .page, .database: children = .none
    case .refused:
      children = .unavailable(reason: try availability(block.id) ?? "it cannot be read")
    case .own(let id): children = try availability(id).map { .unavailable(reason: $0) } ?? .own
    case .synced(let original):
      if !block.hasChildren {
        children = .none
      } else {
        children =
          try availability(original).map { .unavailable(reason: $0) } ?? .synced(original)
      }
    }
    return BlockBatch.Entry(block: block, children: children)
  }

  /// Returns a meeting note with its parts, which are among its blocks or are containers elsewhere.
  private func meeting(
    _ block: Block, _ parts: [MeetingNotesPart], in tables: ArchiveTables,
    _ availability: (BlockID) throws -> String?
  ) throws -> BlockBatch.Entry {
    let containers = Set(parts.map(\.container))
    var children = BlockInterior.none
    var blocks: [BlockID: Block] = [:]
    if block.hasChildren {
      if let reason = try availability(block.id) {
        children = .unavailable(reason: reason)
      } else {
        for child in try self.blocks(in: block.id, in: tables) {
          if containers.contains(child.id) { blocks[child.id] = child } else { children = .own }
        }
      }
    }
    var sectionBlocks: [MeetingNotesSection: BlockBatch.Entry] = [:]
    let sections = try parts.map { part in
      let block = blocks[part.container]
      // A block of an unsupported kind has no content of its own.
      if let block, block.type != .unsupported {
        sectionBlocks[part.section] = try entry(block, in: tables, availability)
      }
      let isThere = sectionBlocks[part.section] != nil || block?.hasChildren == false
      return MeetingNotesPart(
        section: part.section, container: part.container,
        unavailable: isThere ? nil : try availability(part.container))
    }
    return BlockBatch.Entry(
      block: block, children: children, sections: sections, sectionBlocks: sectionBlocks)
  }

  /// Returns all blocks directly in a container that has few.
  private func blocks(in container: BlockID, in tables: ArchiveTables) throws -> [Block] {
    try tables.blockLists.bodies(in: container.object).flatMap {
      try reader.decode(ObjectList<Block>.self, body: $0).results
    }
  }

  /// Returns the reason why the blocks in a container cannot be read, or `nil` if they can.
  private func availability(of container: BlockID, in tables: ArchiveTables) throws -> String? {
    guard let reason = try tables.blockLists.reason(ofList: container.object) else {
      return "it is not in the archive"
    }
    return reason
  }
}

/// The parts of a meeting note, each of which is a container.
package enum MeetingNotes {
  /// Returns the parts in the order in which Notion shows them; empty for any other block.
  package static func parts(of block: Block) -> [MeetingNotesPart] {
    guard let notes = block.meetingNotes else { return [] }
    let ids: [(MeetingNotesSection, BlockID?)] = [
      (.summary, notes.summaryID), (.notes, notes.notesID), (.transcript, notes.transcriptID),
    ]
    var known: Set<BlockID> = [block.id]
    return ids.compactMap { section, id in
      guard let id, known.insert(id).inserted else { return nil }
      return MeetingNotesPart(section: section, container: id)
    }
  }

  // MARK: Requests

  private static let mark = "meeting "

  /// Returns the detail of the request for the blocks in a meeting note: its parts, or an empty text.
  package static func detail(of parts: [MeetingNotesPart]) -> String {
    parts.isEmpty ? "" : mark + parts.map { $0.container.object.compactText }.joined(separator: " ")
  }

  /// Returns the parts of the meeting note whose blocks an item requests.
  package static func sections(of item: WorkItem) -> [ObjectID] {
    guard item.detail.hasPrefix(mark) else { return [] }
    return item.detail.dropFirst(mark.count).split(separator: " ").compactMap { ObjectID($0) }
  }
}

/// The reasons why elements of a list are missing, derived from its responses.
enum MissingRest {
  /// The list has a next cursor, but no further response.
  static let ofList = "the list goes on, but was not read to its end"
}

extension ObjectList {
  /// The reason why elements of a response, or unannounced elements after it, are missing; `nil` if none are.
  package var unavailableElements: String? {
    let cut = requestStatus?.isIncomplete == true ? "the API has cut the list off" : nil
    let reasons = [unreadableElements, cut].compactMap { $0 }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  /// The reason why elements of a response are missing; `nil` if none are.
  package var unreadableElements: String? {
    guard !unreadable.isEmpty else { return nil }
    return unreadable.count == 1
      ? "one element has a shape that cannot be exported"
      : "\(unreadable.count) elements have a shape that cannot be exported"
  }
}
