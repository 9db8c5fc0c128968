/// An event of the traversal of a page's content.
public enum BlockEvent: Sendable {
  /// A block begins; its content follows.
  case enter(BlockNode)
  /// A part of a meeting note begins; its content follows, unless it is unavailable.
  case enterSection(MeetingNotesPart)
  /// The innermost part of a meeting note ends.
  case leaveSection(MeetingNotesSection)
  /// The innermost open block ends.
  case leave(BlockNode)
  /// Blocks at this position in Notion that could not be read; the report has the reason too.
  case unavailable(reason: String)
}
