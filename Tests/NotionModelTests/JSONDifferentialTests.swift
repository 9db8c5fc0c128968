import NotionModel
import Testing

/// Our reader against Foundation's JSONSerialization.
///
/// The deliberate differences, each with its test in `JSONReaderTests`: a lone surrogate is rejected by both
/// unless our reader replaces it; a number beyond a double keeps its text; of duplicate keys our reader uses
/// the last. Foundation accepts some documents that the grammar forbids: see `takenByFoundation` there.
@Suite struct JSONDifferentialTests {
  @Test("Generated documents are read as by Foundation", arguments: 0..<40)
  func generatedDocumentsAreReadAsByFoundation(batch: UInt64) throws {
    var generator = JSONGenerator(seed: batch)
    for _ in 0..<50 {
      let document = generator.document()
      let theirs = try #require(FoundationJSON.read(document), "\(text(document))")
      let ours = try JSONValue(json: document, options: .init())
      if let difference = FoundationJSON.difference(ours, theirs) {
        Issue.record("\(difference) in \(text(document))")
      }
    }
  }

  @Test("Written documents are read as by Foundation", arguments: 0..<40)
  func writtenDocumentsAreReadAsByFoundation(batch: UInt64) throws {
    var generator = JSONGenerator(seed: 1000 + batch)
    for _ in 0..<50 {
      let ours = try JSONValue(json: generator.document(), options: .init())
      let written = ours.serialized
      #expect(try JSONValue(json: written, options: .init()) == ours)
      let theirs = try #require(FoundationJSON.read(written), "\(text(written))")
      if let difference = FoundationJSON.difference(ours, theirs) {
        Issue.record("\(difference) in \(text(written))")
      }
    }
  }

  @Test("Damaged documents are refused by both readers, or read alike", arguments: 0..<20)
  func damagedDocumentsAreRefusedByBothReadersOrReadAlike(
    batch: UInt64
  ) throws {
    var generator = JSONGenerator(seed: 2000 + batch)
    var numbers = SeededNumbers(seed: batch)
    for _ in 0..<100 {
      var document = generator.document()
      for _ in 0...numbers.below(2) where !document.isEmpty { numbers.damage(&document) }
      compare(document)
    }
  }

  @Test(
    "Every recorded line is read as by Foundation",
    .enabled(if: Corpus.isPresent, "the recorded corpus is not beside this checkout"))
  func everyRecordedLineIsReadAsByFoundation() throws {
    for line in Corpus.lines {
      let theirs = try #require(FoundationJSON.read(line))
      let ours = try JSONValue(json: line, options: .init())
      if let difference = FoundationJSON.difference(ours, theirs) { Issue.record("\(difference)") }
    }
  }

  @Test(
    "Every recorded response is read as by Foundation",
    .enabled(if: Corpus.isPresent, "the recorded corpus is not beside this checkout"))
  func everyRecordedResponseIsReadAsByFoundation() throws {
    for exchange in try Corpus.exchanges() {
      let theirs = try #require(FoundationJSON.read(exchange.response.bytes))
      let ours: JSONValue = try exchange.response.decode()
      if let difference = FoundationJSON.difference(ours, theirs) { Issue.record("\(difference)") }
    }
  }

  @Test(
    "A recorded response that is truncated anywhere is an unexpected end",
    .enabled(if: Corpus.isPresent, "the recorded corpus is not beside this checkout"))
  func aRecordedResponseThatIsTruncatedAnywhereIsAnUnexpectedEnd() throws {
    var numbers = SeededNumbers(seed: 7)
    for exchange in try Corpus.exchanges() {
      let body = Array(exchange.response.bytes)
      for _ in 0..<5 {
        let cut = Array(body[..<numbers.below(body.count)])
        #expect(failure { try JSONValue(json: cut) }?.code == .unexpectedEnd)
        #expect(failure { try JSONSlice(validating: cut) }?.code == .unexpectedEnd)
        #expect(
          failure {
            var reader = JSONReader(cut, options: .init(loneSurrogates: .replace))
            _ = try DecodedResponse(exchange, from: &reader)
          }?.code == .unexpectedEnd)
      }
    }
  }

  @Test(
    "A recorded response with changed bytes is refused by both readers, or read alike",
    .enabled(if: Corpus.isPresent, "the recorded corpus is not beside this checkout"))
  func aRecordedResponseWithChangedBytesIsRefusedByBothReadersOrReadAlike() throws {
    var numbers = SeededNumbers(seed: 8)
    for exchange in try Corpus.exchanges() {
      for _ in 0..<4 {
        var body = Array(exchange.response.bytes)
        numbers.damage(&body)
        compare(body)
        // For any input, the typed reader ends, with a value or with an error of its own.
        var reader = JSONReader(body, options: .init(loneSurrogates: .replace))
        do { _ = try DecodedResponse(exchange, from: &reader) } catch { #expect(error is JSONError) }
      }
    }
  }

  /// Requires that both readers reject a document, or return equal values.
  private func compare(_ document: [UInt8]) {
    let theirs = FoundationJSON.read(document)
    let ours = try? JSONValue(json: document, options: .init())
    // Whole trees and slices are read by different code.
    #expect((ours == nil) == ((try? JSONSlice(validating: document)) == nil), "\(text(document))")
    switch (ours, theirs) {
    case (nil, nil): break
    case (let ours?, let theirs?):
      if let difference = FoundationJSON.difference(ours, theirs) {
        Issue.record("\(difference) in \(text(document))")
      }
    // Foundation makes doubles of numbers, and refuses those that are none.
    case (let ours?, nil) where holdsHugeNumber(ours): break
    case (_?, nil): Issue.record("only ours takes \(text(document))")
    case (nil, _?) where endsWithComma(document): break
    case (nil, _?): Issue.record("only theirs takes \(text(document))")
    }
  }

  private func holdsHugeNumber(_ value: JSONValue) -> Bool {
    switch value {
    case .number(let number): !number.double.isFinite
    case .array(let elements): elements.contains(where: holdsHugeNumber)
    case .object(let object): object.members.contains { holdsHugeNumber($0.value) }
    default: false
    }
  }

  /// Whether the first error is a comma before the end of a container, which Foundation accepts.
  private func endsWithComma(_ document: [UInt8]) -> Bool {
    guard let error = failure({ try JSONValue(json: document, options: .init()) }),
      error.code == .unexpectedByte, "]}".utf8.contains(document[error.offset])
    else { return false }
    return document[..<error.offset].last { !" \n\r\t".utf8.contains($0) } == UInt8(ascii: ",")
  }

  private func failure(_ read: () throws -> some Any) -> JSONError? {
    do {
      _ = try read()
      return nil
    } catch {
      return error as? JSONError
    }
  }

  private func text(_ document: [UInt8]) -> String { String(decoding: document, as: UTF8.self) }
}

extension SeededNumbers {
  /// Changes, adds or removes one byte.
  mutating func damage(_ document: inout [UInt8]) {
    let place = below(document.count)
    switch below(4) {
    case 0: document[place] = UInt8(truncatingIfNeeded: next())
    case 1: document[place] ^= 1 << UInt8(below(8))
    case 2: document.remove(at: place)
    default:
      document.insert(
        Array("{}[]:,\"\\0-.eE \u{0}tfn\u{7F}".utf8).randomElement(using: &self) ?? 0, at: place)
    }
  }
}
