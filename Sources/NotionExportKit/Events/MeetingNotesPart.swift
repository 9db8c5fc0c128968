public import NotionModel

/// A part of a meeting note and the block that contains it.
public struct MeetingNotesPart: Sendable, Hashable {
  /// Which part.
  public let section: MeetingNotesSection
  /// The block whose children are the part's content.
  public let container: BlockID
  /// Why the part's content could not be read; the report has the reason too. `nil` where it could.
  public let unavailable: String?

  /// Names a part.
  public init(section: MeetingNotesSection, container: BlockID, unavailable: String? = nil) {
    self.section = section
    self.container = container
    self.unavailable = unavailable
  }
}
