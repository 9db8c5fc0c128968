/// A step through a page's content.
public enum BlockEvent: Sendable {
  /// A block begins; what it contains follows.
  case enter(BlockNode)
  /// A part of a meeting note begins; what it contains follows, nothing where it is unavailable.
  case enterSection(MeetingNotesPart)
  /// The innermost part of a meeting note ends.
  case leaveSection(MeetingNotesSection)
  /// The innermost open block ends.
  case leave(BlockNode)
  /// Blocks that stand here in Notion, and that could not be read; the report has the reason too.
  case unavailable(reason: String)
}
