import Testing

@testable import NotionModel

@Suite struct JSONReaderTests {
  /// A document that RFC 8259 forbids, with the error of the reader.
  struct Malformed: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let code: JSONError.Code
    let offset: Int

    init(_ text: String, _ code: JSONError.Code, at offset: Int) {
      self.init(Array(text.utf8), code, at: offset)
    }

    init(_ bytes: [UInt8], _ code: JSONError.Code, at offset: Int) {
      self.bytes = bytes
      self.code = code
      self.offset = offset
    }

    var testDescription: String { String(decoding: bytes, as: UTF8.self) }
  }

  static let malformed: [Malformed] = [
    // Ends too early.
    Malformed("", .unexpectedEnd, at: 0), Malformed(" \n\t\r", .unexpectedEnd, at: 4),
    Malformed("{", .unexpectedEnd, at: 1), Malformed("[", .unexpectedEnd, at: 1),
    Malformed("[1", .unexpectedEnd, at: 2), Malformed("[1,", .unexpectedEnd, at: 3),
    Malformed(#"{"a"#, .unexpectedEnd, at: 3), Malformed(#"{"a""#, .unexpectedEnd, at: 4),
    Malformed(#"{"a":"#, .unexpectedEnd, at: 5), Malformed(#"{"a":1"#, .unexpectedEnd, at: 6),
    Malformed(#"{"a":1,"#, .unexpectedEnd, at: 7), Malformed(#"""#, .unexpectedEnd, at: 1),
    Malformed(#""\"#, .unexpectedEnd, at: 2), Malformed(#""\u"#, .unexpectedEnd, at: 3),
    Malformed(#""\u12"#, .unexpectedEnd, at: 5), Malformed("t", .unexpectedEnd, at: 1),
    Malformed("fals", .unexpectedEnd, at: 4), Malformed("nul", .unexpectedEnd, at: 3),
    Malformed("-", .unexpectedEnd, at: 1), Malformed("1.", .unexpectedEnd, at: 2),
    Malformed("1e", .unexpectedEnd, at: 2), Malformed("1e+", .unexpectedEnd, at: 3),
    Malformed([0x22, 0xC3], .unexpectedEnd, at: 1),
    // Bytes at places where the grammar does not permit them.
    Malformed("]", .unexpectedByte, at: 0), Malformed(",", .unexpectedByte, at: 0),
    Malformed("[1}", .unexpectedByte, at: 2), Malformed(#"{"a":1]"#, .unexpectedByte, at: 6),
    Malformed("[1,]", .unexpectedByte, at: 3), Malformed("[,1]", .unexpectedByte, at: 1),
    Malformed(#"{"a":1,}"#, .unexpectedByte, at: 7), Malformed("{,}", .unexpectedByte, at: 1),
    Malformed("{1:2}", .unexpectedByte, at: 1), Malformed("{a:2}", .unexpectedByte, at: 1),
    Malformed(#"{"a" 1}"#, .unexpectedByte, at: 5), Malformed(#"{"a"::1}"#, .unexpectedByte, at: 5),
    Malformed(#"{"a":1 "b":2}"#, .unexpectedByte, at: 7), Malformed("[1 2]", .unexpectedByte, at: 3),
    Malformed("'a'", .unexpectedByte, at: 0), Malformed("NaN", .unexpectedByte, at: 0),
    Malformed("Infinity", .unexpectedByte, at: 0), Malformed("undefined", .unexpectedByte, at: 0),
    Malformed("True", .unexpectedByte, at: 0), Malformed("tRue", .unexpectedByte, at: 1),
    Malformed("falze", .unexpectedByte, at: 3), Malformed("nil", .unexpectedByte, at: 1),
    Malformed("+1", .unexpectedByte, at: 0), Malformed(".5", .unexpectedByte, at: 0),
    Malformed("// no\n1", .unexpectedByte, at: 0), Malformed("[1,/* no */2]", .unexpectedByte, at: 3),
    Malformed("\u{FEFF}1", .unexpectedByte, at: 0), Malformed("\u{A0}1", .unexpectedByte, at: 0),
    Malformed("\u{C}1", .unexpectedByte, at: 0), Malformed("\u{0}", .unexpectedByte, at: 0),
    // Something after the value.
    Malformed("1 2", .trailingBytes, at: 2), Malformed("{}{}", .trailingBytes, at: 2),
    Malformed("nullnull", .trailingBytes, at: 4), Malformed("[]]", .trailingBytes, at: 2),
    Malformed("1\u{0}", .trailingBytes, at: 1), Malformed("1a", .trailingBytes, at: 1),
    Malformed("0x10", .trailingBytes, at: 1), Malformed("1_000", .trailingBytes, at: 1),
    // Numbers.
    Malformed("01", .invalidNumber, at: 1), Malformed("-01", .invalidNumber, at: 2),
    Malformed("00", .invalidNumber, at: 1), Malformed("-a", .invalidNumber, at: 1),
    Malformed("[1.]", .invalidNumber, at: 3), Malformed("[1.e5]", .invalidNumber, at: 3),
    Malformed("[1e]", .invalidNumber, at: 3), Malformed("[1e+]", .invalidNumber, at: 4),
    Malformed("--1", .invalidNumber, at: 1), Malformed("-Infinity", .invalidNumber, at: 1),
    // Strings.
    Malformed(#""\x41""#, .invalidEscape, at: 1), Malformed(#""\'""#, .invalidEscape, at: 1),
    Malformed(#""\u12G4""#, .invalidEscape, at: 5), Malformed(#""\U0041""#, .invalidEscape, at: 1),
    Malformed(#""\u{41}""#, .invalidEscape, at: 3), Malformed("\"\\\n\"", .invalidEscape, at: 1),
    Malformed("\"a\nb\"", .controlCharacter, at: 2), Malformed("\"\t\"", .controlCharacter, at: 1),
    Malformed("\"\u{0}\"", .controlCharacter, at: 1), Malformed("\"\u{1F}\"", .controlCharacter, at: 1),
    Malformed(#""\ud83d""#, .loneSurrogate, at: 1), Malformed(#""\ude00""#, .loneSurrogate, at: 1),
    Malformed(#""\ud83d\u0041""#, .loneSurrogate, at: 1),
    Malformed(#""\ud83d\ud83d\ude00""#, .loneSurrogate, at: 1),
    Malformed(#"{"\ud83d":1}"#, .loneSurrogate, at: 2),
    // UTF-8: stray, overlong, surrogate, beyond Unicode, cut short.
    Malformed([0x22, 0x80, 0x22], .invalidUTF8, at: 1), Malformed([0x22, 0xFF, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xC0, 0x80, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xC1, 0xBF, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xE0, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xF0, 0x80, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xC3, 0x22, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xE2, 0x82, 0x22, 0x22], .invalidUTF8, at: 1),
    Malformed([0x22, 0xF0, 0x9F, 0x98, 0x22, 0x22], .invalidUTF8, at: 1),
  ]

  @Test("Violations of the grammar are refused, with their position", arguments: malformed)
  func violationsOfTheGrammarAreRefusedWithTheirPosition(
    document: Malformed
  ) throws {
    let asTree = #expect(throws: JSONError.self) { try JSONValue(json: document.bytes, options: .init()) }
    #expect(asTree?.code == document.code)
    #expect(asTree?.offset == document.offset)
    let asSlice = #expect(throws: JSONError.self) { try JSONSlice(validating: document.bytes) }
    #expect(asSlice == asTree)
    #expect((FoundationJSON.read(document.bytes) != nil) == Self.takenByFoundation.contains(document.bytes))
  }

  /// Documents that JSONSerialization accepts although the grammar forbids them: a comma before the end of a
  /// container, a byte order mark, a NUL after the value.
  static let takenByFoundation = Set(["[1,]", #"{"a":1,}"#, "\u{FEFF}1", "1\u{0}"].map { Array($0.utf8) })

  @Test("A megabyte of opening brackets is refused without a crash", arguments: ["[", "{\"a\":"])
  func aMegabyteOfOpeningBracketsIsRefusedWithoutACrash(
    opening: String
  ) throws {
    let document = Array(String(repeating: opening, count: 1_000_000 / opening.count).utf8)
    for read in [{ _ = try JSONValue(json: document) }, { _ = try JSONSlice(validating: document) }] {
      #expect(#expect(throws: JSONError.self) { try read() }?.code == .tooDeep)
    }
  }

  @Test("Nesting is allowed up to the limit") func nestingIsAllowedUpToTheLimit() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONValue(json: nested(512))
    _ = try JSONSlice(validating: nested(512))
    #expect(#expect(throws: JSONError.self) { try JSONValue(json: nested(513)) }?.code == .tooDeep)
    #expect(#expect(throws: JSONError.self) { try JSONSlice(validating: nested(513)) }?.code == .tooDeep)
    _ = try JSONValue(json: nested(3), options: .init(depthLimit: 3))
    #expect(throws: JSONError.self) { try JSONValue(json: nested(4), options: .init(depthLimit: 3)) }
  }

  @Test("A lone surrogate becomes a replacement character if that is enabled")
  func aLoneSurrogateBecomesAReplacementCharacterIfThatIsEnabled() throws {
    let document = Array(#"["a\ud83d","\ude00b","\ud83dx","\ud83d\ud83d\ude00"]"#.utf8)
    let value = try JSONValue(json: document, options: .init(loneSurrogates: .replace))
    #expect(value == ["a\u{FFFD}", "\u{FFFD}b", "\u{FFFD}x", "\u{FFFD}😀"])
  }

  @Test("Of duplicate keys the last wins, at the position of the first")
  func ofDuplicateKeysTheLastWinsAtThePositionOfTheFirst() throws {
    let value = try JSONValue(json: Array(#"{"a":1,"b":2,"a":3}"#.utf8))
    #expect(value == ["a": 3, "b": 2])
    #expect(value.object?.keys == ["a", "b"])
  }

  @Test(
    "A number keeps its spelling",
    arguments: ["1e999", "-1e999", "123456789012345678901234567890", "1.0", "1e0", "-0", "1E-5"])
  func aNumberKeepsItsSpelling(spelling: String) throws {
    let value = try JSONValue(json: Array(spelling.utf8))
    #expect(value == .number(JSONNumber(unchecked: spelling)))
    #expect(value.serialized == Array(spelling.utf8))
  }

  @Test("Keys are found in any spelling") func keysAreFoundInAnySpelling() throws {
    enum Key: String, CaseIterable {
      case a, eightlon, ninelongx, é, seventeen_letters, seventeen_Xetters
      case sixteen = "sixteen__letters"
    }
    let members = Key.allCases.map { "\"\($0.rawValue)\":\"\($0.rawValue)\"" }.joined(separator: ",")
    let escaped = #""\u0061":"a","e\u0069ghtlon":"eightlon","\u00e9":"é""#
    var found: [Key] = []
    var others: [String] = []
    var reader = JSONReader(Array("{\(members),\(escaped),\"seventeen_Yetters\":1,\"\":2,\"b\\n\":3}".utf8))
    try reader.readObject(keys: JSONKeyTable<Key>()) { (reader, key) throws(JSONError) in
      #expect(try reader.readString() == key.rawValue)
      found.append(key)
    } other: { (reader, key) throws(JSONError) in
      others.append(key)
      try reader.skipValue()
    }
    try reader.finish()
    #expect(found == Key.allCases + [.a, .eightlon, .é])
    #expect(others == ["seventeen_Yetters", "", "b\n"])
  }

  @Test("An error has the position in the document") func anErrorHasThePositionInTheDocument() throws {
    let document = Array(#"{"results":[{"name":"a"},{"na\"me":"b:","list":[1,[2,3,tru]]}],"x":1}"#.utf8)
    let error = #expect(throws: JSONError.self) { try JSONValue(json: document) }
    #expect(error?.path == #"$.results[1].list[1][2]"#)
    #expect(error?.description.contains("at byte 58, $.results[1].list[1][2] (unexpectedByte)") == true)
  }

  @Test("A value of another type is an error of shape that names both types")
  func aValueOfAnotherTypeIsAnErrorOfShapeThatNamesBothTypes() throws {
    let error = #expect(throws: JSONError.self) { try [String](json: Array(#"["a", 5]"#.utf8)) }
    #expect(error?.code == .wrongType)
    #expect(error?.code.isShape == true)
    #expect(error?.offset == 6)
    #expect(error?.path == "$[1]")
    #expect(error?.detail == "expected string, found number")
    #expect(JSONError.Code.unexpectedByte.isShape == false)
  }

  @Test("A slice is the value without surrounding white space")
  func aSliceIsTheValueWithoutSurroundingWhiteSpace() throws {
    let slice = try JSONSlice(validating: Array(" \n{\"a\" : [1, 2]}\t".utf8))
    #expect(slice.text == "{\"a\" : [1, 2]}")
    let value: JSONValue = try slice.decode()
    #expect(value == ["a": [1, 2]])
  }

  @Test("Slices with equal bytes are equal, whatever their documents")
  func slicesWithEqualBytesAreEqualWhateverTheirDocuments() throws {
    let whole = try [JSONSlice](json: Array(#"[{"a":1}, {"a":1}, {"a": 1}]"#.utf8))
    #expect(whole[0] == whole[1])
    #expect(Set(whole).count == 2)
    #expect(whole[1].compacted() == whole[1])
    #expect(whole[1].compacted().bytes.count == whole[1].count)
    let again: [JSONSlice] = [try whole[2].decode(), JSONSlice(unchecked: whole[2].bytes)]
    #expect(again == [whole[2], whole[2]])
  }

  @Test("An error inside a slice has its position within the slice")
  func anErrorInsideASliceHasItsPositionWithinTheSlice() throws {
    let slices = try [JSONSlice](json: Array(#"[0, {"a": "b"}]"#.utf8))
    struct Number: JSONDecodable {
      enum Key: String, CaseIterable { case a }
      static let keys = JSONKeyTable<Key>()
      init(from reader: inout JSONReader) throws(JSONError) {
        try reader.readObject(keys: Self.keys) { (reader, _) throws(JSONError) in _ = try reader.readInt() }
      }
    }
    let error = #expect(throws: JSONError.self) { try slices[1].decode(Number.self) }
    #expect(error?.offset == 6)
    #expect(error?.path == "$.a")
  }
}

@Suite struct JSONWordTests {
  @Test("The first byte is the least significant") func theFirstByteIsTheLeastSignificant() {
    let bytes = (0..<20).map { UInt8($0) }
    #expect(JSONWord.load(bytes, at: 0) == 0x0706_0504_0302_0100)
    #expect(JSONWord.load(bytes, at: 12) == 0x1312_1110_0F0E_0D0C)
    #expect(JSONWord.first(3, of: JSONWord.load(bytes, at: 0)) == 0x02_0100)
    #expect(JSONWord.first(0, of: .max) == 0)
  }

  @Test("Plain bytes are counted up to the first other byte")
  func plainBytesAreCountedUpToTheFirstOtherByte() {
    var numbers = SeededNumbers(seed: 5)
    for byte in UInt8.min...UInt8.max {
      let isPlain = byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      #expect(Byte.isPlain(byte) == isPlain)
      for place in 0..<8 {
        var bytes = (0..<8).map { _ in UInt8(ascii: "a") + UInt8(numbers.below(26)) }
        bytes[place] = byte
        #expect(JSONWord.plainBytes(JSONWord.load(bytes, at: 0)) == (isPlain ? 8 : place))
        for index in (place + 1)..<8 where place < 7 {
          bytes[index] = UInt8(truncatingIfNeeded: numbers.next())
        }
        let first = bytes.firstIndex { !Byte.isPlain($0) } ?? 8
        #expect(JSONWord.plainBytes(JSONWord.load(bytes, at: 0)) == first)
      }
    }
  }

  @Test("Eight digits are a number, and any other byte is refused")
  func eightDigitsAreANumberAndAnyOtherByteIsRefused() {
    var numbers = SeededNumbers(seed: 6)
    for _ in 0..<200 {
      let number = numbers.next() >> 32
      let hex = String(number, radix: 16)
      let text = String(repeating: "0", count: 8 - hex.count) + hex
      for text in [text, text.uppercased()] {
        #expect(JSONWord.hexadecimal(JSONWord.load(Array(text.utf8), at: 0)) == number)
      }
    }
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        var bytes = Array("0189abEF".utf8)
        bytes[place] = byte
        let isDigit = Byte.hexDigit(byte) != nil
        #expect((JSONWord.hexadecimal(JSONWord.load(bytes, at: 0)) != nil) == isDigit)
      }
    }
  }
}
