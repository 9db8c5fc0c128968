public import NotionModel

/// A part of a meeting note and the block that contains it.
public struct MeetingNotesPart: Sendable, Hashable {
  /// Which part.
  public let section: MeetingNotesSection
  /// The block whose children are the part's content.
  public let container: BlockID

  /// Names a part.
  public init(section: MeetingNotesSection, container: BlockID) {
    self.section = section
    self.container = container
  }
}
