package import NotionExportKit
package import NotionModel

/// The parts of a meeting note, which are containers of their own.
package enum MeetingNotes {
  /// The parts in the order in which Notion shows them; none for any other block.
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

  /// The detail of the request for the blocks in a meeting note: its parts; empty where it has none.
  package static func detail(of parts: [MeetingNotesPart]) -> String {
    parts.isEmpty ? "" : mark + parts.map { $0.container.object.compactText }.joined(separator: " ")
  }

  /// The parts of the meeting note whose blocks an item asks for.
  package static func sections(of item: WorkItem) -> [ObjectID] {
    guard item.detail.hasPrefix(mark) else { return [] }
    return item.detail.dropFirst(mark.count).split(separator: " ").compactMap { ObjectID($0) }
  }
}
