public import NotionModel

/// A part of a meeting note and the block that contains it.
public struct MeetingNotesPart: Sendable, Hashable {
  /// The kind of part.
  public let section: MeetingNotesSection
  /// The block whose children are the part's content.
  public let container: BlockID
  /// The reason why the part's content could not be read; `nil` if it could. The report has the reason too.
  public let unavailable: String?

  /// Creates a part.
  public init(section: MeetingNotesSection, container: BlockID, unavailable: String? = nil) {
    self.section = section
    self.container = container
    self.unavailable = unavailable
  }
}
