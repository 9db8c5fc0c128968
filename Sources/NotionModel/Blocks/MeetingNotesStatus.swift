/// The status of the notes of a meeting.
public enum MeetingNotesStatus: OpenEnum {
  case transcriptionNotStarted, transcriptionPaused, transcriptionInProgress, summaryInProgress,
    notesReady, transcriptionFailed
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<MeetingNotesStatus> = [
    "transcription_not_started": .transcriptionNotStarted, "transcription_paused": .transcriptionPaused,
    "transcription_in_progress": .transcriptionInProgress, "summary_in_progress": .summaryInProgress,
    "notes_ready": .notesReady, "transcription_failed": .transcriptionFailed,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
