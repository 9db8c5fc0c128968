import NotionModel
import NotionSimulator
import Testing

/// Compares the shape of all responses of the simulator with recordings of the real API.
///
/// The recordings are test data from elsewhere and not part of the project; without them there is nothing to
/// compare with.
@Suite(.enabled(if: Corpus.folder != nil, "the recordings are not beside this checkout"))
struct CorpusShapeTests {
  /// Documented members of the API that no recording contains, by the prefix of their path, with the reason.
  static let unrecorded: [(path: String, reason: String)] = [
    ("block.column.width_ratio", "optional; all columns of one recorded version had it"),
    ("block.link_to_page.comment_id", "SDK: LinkToPageBlockObjectResponse"),
    ("block.link_to_page.page_id", "one of three; the one recording of its version had this"),
    ("block.numbered_list_item.list_", "SDK: list_start_index and list_format, where they are set"),
    ("block.meeting_notes", "SDK: MeetingNotesBlockObjectResponse"),
    ("block.transcription", "SDK: TranscriptionBlockObjectResponse"),
    ("block.unsupported.block_type", "change note of 2026-03-02; recordings are older"),
    ("comment.attachments", "SDK: CommentObjectResponse"),
    ("database.cover: object", "SDK: DatabaseObjectResponse; recorded databases had none"),
    ("icon.icon", "change note of 2026-03-25"),
    ("list.custom_emoji.results", "recorded lists were empty; SDK: CustomEmojiResponse"),
    ("list.property_item.property_item.rollup.array", "a rollup's type decides; recorded ones were figures"),
    ("value.rollup.rollup.array", "as above: recorded arrays held multi_select values"),
    ("value.rollup.rollup.date", "SDK: PartialRollupValueResponse"),
    ("page.partial", "rows of view queries; recorded results were empty"),
    ("property_item.formula.formula", "a formula's type decides; recorded items were dates"),
    ("value.formula.formula.unsupported", "change note of 2026-08-05"),
    ("property_item.place.place", "recorded places were empty; SDK: PlacePropertyValueResponse"),
    ("value.place.place", "as above"),
    ("property_item.select.request_id", "items of a rollup's list have none"),
    ("run.mention.custom_emoji", "SDK: CustomEmojiMentionResponse"),
    ("schema.select.select.options[].description: string", "SDK: description is a string or null"),
    ("value.verification.verification", "SDK: both are null when nobody answers for the page"),
    ("view.configuration", "SDK: each type of view has its own"),
    ("view.filter", "SDK: as a query takes it; recorded views had none"),
    ("view.sorts", "as above"),
  ]

  @Test(arguments: ["2025-09-03", "2026-03-11"])
  func everyFieldHasARecordedShape(version: String) async throws {
    var recorded = ShapeBook()
    var all = ShapeBook()
    for exchange in try Corpus.responses() {
      all.add(exchange.response)
      if exchange.version == version { recorded.add(exchange.response) }
    }
    let emitted = try await Self.emitted(DemoWorkspace.make(), version: version)
    for difference in emitted.differences(from: recorded, or: all)
    where !Self.unrecorded.contains(where: { difference.hasPrefix($0.path) }) {
      Issue.record("\(version) \(difference)")
    }
  }

  /// The shapes of all responses of a traversal of a workspace.
  static func emitted(_ workspace: SimulatedWorkspace, version: String) async throws -> ShapeBook {
    try await withSimulator(workspace) { simulator in
      var client = TestClient(simulator)
      client.version = version
      var book = ShapeBook()
      func get(_ path: String) async throws {
        let answer = try await client.get(path)
        book.add(try answer.json)
      }
      for path in [
        "/users", "/users/me", "/users/\(workspace.listedUsers[1])", "/custom_emojis", "/file_uploads",
      ] {
        try await get(path)
      }
      book.add(try await client.post("/search").json)
      for page in workspace.allPages {
        try await get("/pages/\(page)")
        try await get("/blocks/\(page)")
        try await get("/blocks/\(page)/children")
        try await get("/comments?block_id=\(page)")
        let properties = try await client.get("/pages/\(page)").json["properties"]?.object?.members ?? []
        for property in properties.prefix(page == DemoWorkspace.id("task/alarm") ? 99 : 1) {
          try await get("/pages/\(page)/properties/\(property.value["id"]?.string ?? "")")
        }
        for block in workspace.blocks(of: page) {
          book.add(try await client.get("/blocks/\(block)/children").json)
        }
      }
      for database in workspace.allDatabases {
        try await get("/databases/\(database)")
        try await get("/views?database_id=\(database)")
        for view in try await client.get("/views?database_id=\(database)").ids {
          try await get("/views/\(view)")
          let query = try await client.post("/views/\(view)/queries").json
          book.add(query)
          try await get("/views/\(view)/queries/\(query["id"]?.string ?? "")")
        }
      }
      for source in workspace.allDataSources {
        try await get("/data_sources/\(source)")
        book.add(try await client.post("/data_sources/\(source)/query").json)
      }
      try await get("/pages/\(DemoWorkspace.id("handbook"))/markdown")
      try await get("/pages/\(DemoWorkspace.id("salaries"))")
      try await get("/pages/AAA")
      return book
    }
  }
}
