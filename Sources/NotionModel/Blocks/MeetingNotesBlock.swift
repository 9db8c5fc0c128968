/// The content of the notes of a meeting; the notes themselves are separate blocks.
public struct MeetingNotesBlock: Sendable, Hashable {
  /// The title.
  public var title: RichText = []
  /// The status of the notes; the ids of their blocks are present when they are ready.
  public var status: MeetingNotesStatus?
  /// The block whose children are the summary.
  public var summaryID: BlockID?
  /// The block whose children are the notes.
  public var notesID: BlockID?
  /// The block whose children are the transcript.
  public var transcriptID: BlockID?
  /// The start of the meeting in the calendar.
  public var eventStart: Timestamp?
  /// The end of the meeting in the calendar.
  public var eventEnd: Timestamp?
  /// The attendees in the calendar.
  public var attendees: [UserID] = []
  /// The names or addresses of attendees who are not users.
  public var otherAttendees: [String] = []
  /// The start of the recording.
  public var recordingStart: Timestamp?
  /// The end of the recording.
  public var recordingEnd: Timestamp?

  /// Creates empty notes.
  public init() {}
}

extension MeetingNotesBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case title, status, children, recording
    case calendarEvent = "calendar_event"
  }
  private enum ChildKey: String, CaseIterable {
    case summary = "summary_block_id"
    case notes = "notes_block_id"
    case transcript = "transcript_block_id"
  }
  private enum SpanKey: String, CaseIterable { case start = "start_time", end = "end_time", attendees }
  private static let keys = JSONKeyTable<Key>()
  private static let childKeys = JSONKeyTable<ChildKey>()
  private static let spanKeys = JSONKeyTable<SpanKey>()

  /// Reads the notes of a meeting.
  public init(from reader: inout JSONReader) throws(JSONError) {
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      if try reader.readNull() { return }
      switch key {
      case .title: title = try RichText(from: &reader)
      case .status: status = try MeetingNotesStatus(from: &reader)
      case .children: try readChildren(from: &reader)
      case .calendarEvent: (eventStart, eventEnd) = try readSpan(from: &reader)
      case .recording: (recordingStart, recordingEnd) = try readSpan(from: &reader)
      }
    }
  }

  private mutating func readChildren(from reader: inout JSONReader) throws(JSONError) {
    try reader.readObject(keys: Self.childKeys) { (reader, key) throws(JSONError) in
      switch key {
      case .summary: summaryID = try BlockID?(from: &reader)
      case .notes: notesID = try BlockID?(from: &reader)
      case .transcript: transcriptID = try BlockID?(from: &reader)
      }
    }
  }

  private mutating func readSpan(
    from reader: inout JSONReader
  ) throws(JSONError) -> (Timestamp?, Timestamp?) {
    var span: (Timestamp?, Timestamp?)
    try reader.readObject(keys: Self.spanKeys) { (reader, key) throws(JSONError) in
      switch key {
      case .start: span.0 = try Timestamp?(from: &reader)
      case .end: span.1 = try Timestamp?(from: &reader)
      case .attendees: try readAttendees(from: &reader)
      }
    }
    return span
  }

  /// Reads ids, which the API sends; objects and names are accepted as well.
  private mutating func readAttendees(from reader: inout JSONReader) throws(JSONError) {
    for attendee in try [JSONValue]?(from: &reader) ?? [] {
      let id = attendee.string ?? attendee["id"]?.string ?? attendee["user"]?["id"]?.string
      if let id = id.flatMap({ UserID($0) }) {
        if !attendees.contains(id) { attendees.append(id) }
      } else if let name = attendee.string ?? attendee["name"]?.string ?? attendee["email"]?.string,
        !otherAttendees.contains(name)
      {
        otherAttendees.append(name)
      }
    }
  }
}

/// The status of the notes of a meeting.
@nonexhaustive
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
