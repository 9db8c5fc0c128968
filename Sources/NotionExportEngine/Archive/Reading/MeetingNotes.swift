import NotionExportKit
import NotionModel

/// The parts of a meeting note, which are containers of their own.
enum MeetingNotes {
  /// The parts in the order in which Notion shows them; none for any other block.
  static func parts(of block: Block) -> [MeetingNotesPart] {
    guard case .meetingNotes(let notes) = block.content else { return [] }
    let ids: [(MeetingNotesSection, BlockID?)] = [
      (.summary, notes.summaryID), (.notes, notes.notesID), (.transcript, notes.transcriptID),
    ]
    return ids.compactMap { section, id in id.map { MeetingNotesPart(section: section, container: $0) } }
  }
}
