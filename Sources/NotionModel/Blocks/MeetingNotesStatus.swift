/// How far the notes of a meeting are.
public enum MeetingNotesStatus: OpenEnum {
  case transcriptionNotStarted, transcriptionPaused, transcriptionInProgress, summaryInProgress,
    notesReady, transcriptionFailed
  case unknown(String)

  /// The names that have a case of their own.
  public static let names: NameTable<MeetingNotesStatus> = [
    "transcription_not_started": .transcriptionNotStarted, "transcription_paused": .transcriptionPaused,
    "transcription_in_progress": .transcriptionInProgress, "summary_in_progress": .summaryInProgress,
    "notes_ready": .notesReady, "transcription_failed": .transcriptionFailed,
  ]

  /// The name, where it has no case of its own.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
