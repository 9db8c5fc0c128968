import NotionModel
import Testing

@testable import NotionArchive

@Suite struct BodyCodecTests {
  @Test("Encoding and decoding give the same bytes", arguments: [0, 1, 5, 100, 70_000])
  func whatIsEncodedIsDecodedToTheSameBytes(size: Int) throws {
    let codec = BodyCodec()
    let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    #expect(try codec.decode(codec.encode(body[...])) == body)
  }

  @Test("Notion's JSON is compressed well") func notionsJSONShrinksALot() throws {
    let text =
      #"{"object":"block","has_children":false,"in_trash":false,"type":"paragraph","paragraph":{"rich_text":[],"icon":null,"color":"default"}}"#
    let stored = try BodyCodec().encode(Array(text.utf8)[...])
    #expect(stored.count * 2 < text.utf8.count)
  }

  @Test("One codec encodes many bodies in turn") func oneCodecServesManyBodiesInTurn() throws {
    let codec = BodyCodec()
    let bodies = (0..<50).map { Array(String(repeating: "{\"id\":\($0)}", count: $0 + 1).utf8) }
    let stored = try bodies.map { try codec.encode($0[...]) }
    for (body, stored) in zip(bodies, stored).reversed() { #expect(try codec.decode(stored) == body) }
  }

  @Test("Damaged bytes are refused") func damagedBytesAreRefused() throws {
    let codec = BodyCodec()
    let stored = try codec.encode(Array(String(repeating: "some text ", count: 50).utf8)[...])
    for length in 0..<stored.count {
      #expect(throws: ArchiveError.self) { try codec.decode(stored.prefix(length)) }
    }
    for index in stored.indices {
      var damaged = stored
      damaged[index] ^= 0xFF
      // A stream may still end well with other bytes in it, but never with other lengths.
      if let body = try? codec.decode(damaged) { #expect(body.count == 500) }
    }
  }
}
