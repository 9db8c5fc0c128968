/// The parts of a meeting note.
public enum MeetingNotesSection: String, Sendable, Hashable, CaseIterable {
  case summary, notes, transcript
}
