package import NotionExportKit
package import NotionModel

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
