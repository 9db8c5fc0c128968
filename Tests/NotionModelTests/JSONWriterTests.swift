import NotionModel
import Testing

@Suite struct JSONWriterTests {
  @Test("Commas and colons are where they belong") func commasAndColonsAreWhereTheyBelong() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("a")
      writer.array { writer in
        writer.value(1)
        writer.value("two")
        writer.value(true)
        writer.null()
        writer.array { _ in }
        writer.object { _ in }
      }
      writer.key("b")
      writer.value(JSONNumber(unchecked: "1e5"))
      writer.key("c")
      writer.value(nil as String?)
      writer.key("d")
      writer.value(["x": [nil, false]] as JSONValue)
    }
    #expect(text(writer) == #"{"a":[1,"two",true,null,[],{}],"b":1e5,"c":null,"d":{"x":[null,false]}}"#)
  }

  @Test("Strings are escaped as little as the grammar allows")
  func stringsAreEscapedAsLittleAsTheGrammarAllows() throws {
    var writer = JSONWriter()
    let string = "\u{0}\u{1F}\u{8}\t\n\u{C}\r\"\\/\u{7F}é\u{2028}😀"
    writer.value(string)
    #expect(text(writer) == #""\u0000\u001f\b\t\n\f\r\"\\/\#u{7F}é\#u{2028}😀""#)
    #expect(try String(json: writer.bytes) == string)
  }

  @Test("Drained bytes and later ones make one document")
  func drainedBytesAndLaterOnesMakeOneDocument() throws {
    var writer = JSONWriter()
    var document: [UInt8] = []
    writer.beginArray()
    for number in 0..<100 {
      writer.value(number)
      document += writer.drain()
    }
    writer.endArray()
    document += writer.drain()
    #expect(try [Int](json: document) == Array(0..<100))
    #expect(writer.bytes.isEmpty)
  }

  @Test("Elements are on separate lines if that is enabled")
  func elementsAreOnSeparateLinesIfThatIsEnabled() throws {
    var writer = JSONWriter()
    writer.array { writer in
      for number in 1...3 {
        writer.lineBreak()
        writer.value(number)
      }
    }
    #expect(text(writer) == "[\n1,\n2,\n3]")
    #expect(try [Int](json: writer.bytes) == [1, 2, 3])
  }

  @Test("A slice is written with its own bytes") func aSliceIsWrittenWithItsOwnBytes() throws {
    let slice = try JSONSlice(validating: Array(#" { "a" : 1.0 } "#.utf8))
    var writer = JSONWriter()
    writer.array { writer in
      writer.value(slice)
      writer.value(slice)
    }
    #expect(text(writer) == #"[{ "a" : 1.0 },{ "a" : 1.0 }]"#)
  }

  @Test(
    "A double is spelled so that it is read back exactly",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (1e15, "1000000000000000.0"),
      (1e16, "1e+16"), (1.5e-7, "1.5e-07"),
      (123_456_789.25, "123456789.25"), (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"),
    ])
  func aDoubleIsSpelledSoThatItIsReadBackExactly(double: Double, spelling: String) throws {
    let number = try #require(JSONNumber(double))
    #expect(number.text == spelling)
    #expect(try JSONNumber(json: Array(number.text.utf8)).double == double)
  }

  @Test("Texts that are not numbers in JSON are refused") func textsThatAreNotNumbersInJSONAreRefused() {
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(Double.infinity) == nil)
  }

  private func text(_ writer: JSONWriter) -> String { String(decoding: writer.bytes, as: UTF8.self) }
}

@Suite struct JSONObjectTests {
  @Test("Members are found, changed and removed at any size", arguments: [3, 16, 17, 40])
  func membersAreFoundChangedAndRemovedAtAnySize(count: Int) {
    var object = JSONObject()
    for number in 0..<count { object["key \(number)"] = .number(JSONNumber(number)) }
    #expect(object.keys == (0..<count).map { "key \($0)" })
    object["key 1"] = "changed"
    object["key 0"] = nil
    object["absent"] = nil
    #expect(object.keys == (1..<count).map { "key \($0)" })
    #expect(object["key 1"] == "changed")
    #expect(object["key 0"] == nil)
    object["key 0"] = true
    #expect(object.keys.last == "key 0")
    for number in 2..<count { #expect(object["key \(number)"]?.integer == number) }
  }

  @Test("Values are reached by key and type") func valuesAreReachedByKeyAndType() {
    let value: JSONValue = ["a": ["b", 2, true, nil], "c": ["d": "e"]]
    #expect(value["a"]?.array?.count == 4)
    #expect(value["a"]?.array?[0].string == "b")
    #expect(value["a"]?.array?[1].integer == 2)
    #expect(value["a"]?.array?[2].bool == true)
    #expect(value["c"]?["d"]?.string == "e")
    #expect(value["c"]?.object?.keys == ["d"])
    #expect(value["x"] == nil)
    #expect(value["a"]?["b"] == nil)
    #expect(value.string == nil && value.array == nil && value.bool == nil && value.integer == nil)
  }

  @Test("Objects are equal if members and their order are") func objectsAreEqualIfMembersAndTheirOrderAre() {
    let object: JSONObject = ["a": 1, "b": 2]
    #expect(object == ["a": 1, "b": 2])
    #expect(object != ["b": 2, "a": 1])
    #expect(Set([object, ["a": 1, "b": 2], ["a": 1]]).count == 2)
  }
}
