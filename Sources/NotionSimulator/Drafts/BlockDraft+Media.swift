public import NotionModel

extension BlockDraft {
  /// A picture.
  public static func image(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("image", file, caption)
  }

  /// A video.
  public static func video(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("video", file, caption)
  }

  /// An audio file.
  public static func audio(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("audio", file, caption)
  }

  /// A PDF document.
  public static func pdf(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("pdf", file, caption)
  }

  /// A file to download, under the file's name.
  public static func file(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("file", file, caption, named: true)
  }

  private static func media(
    _ type: String, _ file: FileDraft, _ caption: TextDraft, named: Bool = false
  ) -> BlockDraft {
    var payload: JSONObject = ["caption": .array(caption.runs)]
    for member in file.members { payload[member.key] = member.value }
    if named { payload["name"] = .string(file.name ?? "file") }
    return BlockDraft(type, payload: payload)
  }

  /// Embedded content of another site.
  public static func embed(_ address: String, caption: TextDraft = .empty) -> BlockDraft {
    BlockDraft("embed", payload: ["caption": .array(caption.runs), "url": .string(address)])
  }

  /// An HTML block: an embed with the address of a hosted file, which is signed in every response.
  public static func html(_ asset: ObjectID, caption: TextDraft = .empty) -> BlockDraft {
    BlockDraft("embed", payload: ["caption": .array(caption.runs), "url": Template.signed(asset)])
  }

  /// A bookmark of another site.
  public static func bookmark(_ address: String, caption: TextDraft = .empty) -> BlockDraft {
    BlockDraft("bookmark", payload: ["caption": .array(caption.runs), "url": .string(address)])
  }

  /// A preview of the target of an address at a connected service.
  public static func linkPreview(_ address: String) -> BlockDraft {
    BlockDraft("link_preview", payload: ["url": .string(address)])
  }

  /// Notes of a meeting: with a summary, notes and a transcript, the notes are ready.
  ///
  /// Up to version 2025-09-03, its type is `transcription`.
  public static func meetingNotes(
    _ title: TextDraft, summary: [BlockDraft]? = nil, notes: [BlockDraft]? = nil,
    transcript: [BlockDraft]? = nil, start: String? = nil, end: String? = nil, attendees: [ObjectID] = []
  ) -> BlockDraft {
    let payload = meeting(title, isReady: summary != nil, start, end, attendees)
    let sections = [("summary", summary), ("notes", notes), ("transcript", transcript)]
    var block = BlockDraft("meeting_notes", payload: payload)
    block.children = sections.compactMap { name, blocks in
      blocks.map { BlockDraft("meeting_notes_\(name)", children: $0) }
    }
    return block
  }

  /// Notes of a meeting whose parts are among their children: each part is a block with its own text.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - parts: The blocks of the parts, by the parts' names: `summary`, `notes`, `transcript`.
  ///   - others: The other children of the notes.
  ///   - start: The start of the meeting.
  ///   - end: The end of the meeting.
  ///   - attendees: The attendees.
  /// - Returns: The block.
  public static func meetingNotes(
    _ title: TextDraft, parts: [(name: String, block: BlockDraft)], others: [BlockDraft] = [],
    start: String? = nil, end: String? = nil, attendees: [ObjectID] = []
  ) -> BlockDraft {
    var block = BlockDraft("meeting_notes", payload: meeting(title, isReady: true, start, end, attendees))
    block.children = parts.map(\.block) + others
    block.parts = parts.map(\.name)
    return block
  }

  private static func meeting(
    _ title: TextDraft, isReady: Bool, _ start: String?, _ end: String?, _ attendees: [ObjectID]
  ) -> JSONObject {
    var payload: JSONObject = ["title": .array(title.runs)]
    payload["status"] = .string(isReady ? "notes_ready" : "transcription_not_started")
    if let start, let end {
      payload["calendar_event"] = [
        "start_time": .string(start), "end_time": .string(end),
        "attendees": .array(attendees.map { .string($0.description) }),
      ]
      payload["recording"] = ["start_time": .string(start), "end_time": .string(end)]
    }
    return payload
  }
}
