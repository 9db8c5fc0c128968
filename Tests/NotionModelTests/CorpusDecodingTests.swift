import NotionModel
import Testing

/// The recorded responses, 2021 to 2026-03-11, as typed objects.
///
/// The corpus belongs to others and is not in this repository; without it these tests are skipped.
@Suite(.enabled(if: Corpus.isPresent, "the recorded corpus is not beside this checkout"))
struct CorpusDecodingTests {
  /// The elements of the recordings without a type, with the reason.
  ///
  /// Empty at present: every block, property, mention, parent, icon, colour and function in them is known.
  private let trulyUnknown: Set<String> = []

  /// The keys that no typed field reads, and why.
  private let leftOut: [String: String] = [
    "$.request_id": "Differs at every read; the client has it from the header, errors read it.",
    "$.block": "An empty object that repeats the list's type.",
    "$.comment": "An empty object that repeats the list's type.",
    "$.file_upload": "An empty object that repeats the list's type.",
    "$.page": "An empty object that repeats the list's type.",
    "$.page_or_data_source": "An empty object that repeats the list's type.",
    "$.page_or_database": "An empty object that repeats the list's type.",
    "$.user": "An empty object that repeats the list's type.",
    "$.view": "An empty object that repeats the list's type.",
    "$.upload_url": "Where to send a file; nothing is sent.",
    "$.complete_url": "Where to end the sending of a file; nothing is sent.",
    "$.number_of_parts": "How much of a file was sent; nothing is sent.",
    "$.file_import_result": "What came of an import of a file; nothing is imported.",
    "$.results[].upload_url": "Where to send a file; nothing is sent.",
    "$.results[].file_import_result": "What came of an import of a file; nothing is imported.",
    "$.operation": "Which request an asynchronous task carries out; who waits for it knows.",
    "$.status_url": "The task's own endpoint, which follows from its id.",
  ]

  @Test("The corpus has as many responses as were recorded")
  func theCorpusHasAsManyResponsesAsWereRecorded() throws {
    #expect(try Corpus.exchanges().count == 1651)
  }

  @Test("Each response decodes to its type, with no unknown content except the listed one")
  func eachResponseDecodesToItsTypeWithNoUnknownContentExceptTheListedOne() throws {
    var unknown: Set<String> = []
    for exchange in try Corpus.exchanges() {
      var reader = JSONReader(exchange.response, options: .init(loneSurrogates: .replace))
      let response = try DecodedResponse(exchange, from: &reader)
      try reader.finish()
      var finder = UnknownFinder()
      finder.visit(response.value)
      #expect(finder.misshapen.isEmpty, "\(exchange.name)")
      unknown.formUnion(finder.names)
    }
    #expect(unknown == trulyUnknown)
  }

  @Test("Each object keeps its own bytes") func eachObjectKeepsItsOwnBytes() throws {
    for exchange in try Corpus.exchanges() {
      var reader = JSONReader(exchange.response, options: .init(loneSurrogates: .replace))
      let response = try DecodedResponse(exchange, from: &reader)
      #expect(response.json == exchange.response, "\(exchange.name)")
    }
  }

  @Test("A list is written again from its objects, byte for byte")
  func aListIsWrittenAgainFromItsObjectsByteForByte() throws {
    var lists = 0
    for exchange in try Corpus.exchanges() {
      let source = try JSONValue(json: Array(exchange.response.bytes))
      guard source["object"]?.string == "list" else { continue }
      // Without the white space that the recorder put in; the API sends none.
      let compact = source.serialized
      var reader = JSONReader(compact, options: .init(loneSurrogates: .replace))
      let response = try DecodedResponse(exchange, from: &reader)
      guard !response.elements.isEmpty else { continue }
      lists += 1
      var writer = JSONWriter()
      var members = JSONReader(compact, options: .init(loneSurrogates: .replace))
      writer.beginObject()
      try members.readObject { (reader, key) throws(JSONError) in
        let value = try reader.readSlice()
        writer.key(key)
        guard key == "results" else { return writer.value(value) }
        writer.array { writer in for element in response.elements { writer.value(element) } }
      }
      writer.endObject()
      #expect(writer.bytes == compact, "\(exchange.name)")
    }
    #expect(lists > 300)
  }

  @Test("Every key is read by a typed field, with the exceptions on purpose")
  func everyKeyIsReadByATypedFieldWithTheExceptionsOnPurpose() throws {
    let recorder = JSONKeyRecorder()
    for exchange in try Corpus.exchanges() {
      var reader = JSONReader(exchange.response, options: .init(loneSurrogates: .replace))
      reader.unreadKeys = recorder
      _ = try DecodedResponse(exchange, from: &reader)
    }
    #expect(Set(recorder.counts.keys).subtracting(leftOut.keys) == [], "keys that nobody reads")
    #expect(Set(leftOut.keys).subtracting(recorder.counts.keys) == [], "entries of the list that are stale")
  }
}
