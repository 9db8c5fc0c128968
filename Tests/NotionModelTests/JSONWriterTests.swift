import NotionModel
import Testing

@Suite struct JSONWriterTests {
  @Test func `commas and colons stand where they belong`() {
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

  @Test func `strings are escaped as little as the grammar allows`() throws {
    var writer = JSONWriter()
    let string = "\u{0}\u{1F}\u{8}\t\n\u{C}\r\"\\/\u{7F}é\u{2028}😀"
    writer.value(string)
    #expect(text(writer) == #""\u0000\u001f\b\t\n\f\r\"\\/\#u{7F}é\#u{2028}😀""#)
    #expect(try String(json: writer.bytes) == string)
  }

  @Test func `what is drained and what follows make one document`() throws {
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

  @Test func `elements stand on lines of their own where that is asked for`() throws {
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

  @Test func `a slice is written with its own bytes`() throws {
    let slice = try JSONSlice(validating: Array(#" { "a" : 1.0 } "#.utf8))
    var writer = JSONWriter()
    writer.array { writer in
      writer.value(slice)
      writer.value(slice)
    }
    #expect(text(writer) == #"[{ "a" : 1.0 },{ "a" : 1.0 }]"#)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (1e15, "1000000000000000.0"),
    (1e16, "1e+16"), (1.5e-7, "1.5e-07"),
    (123_456_789.25, "123456789.25"), (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"),
  ])
  func `a double is spelled as it reads back`(double: Double, spelling: String) throws {
    let number = try #require(JSONNumber(double))
    #expect(number.text == spelling)
    #expect(try JSONNumber(json: Array(number.text.utf8)).double == double)
  }

  @Test func `what is no number in JSON is none`() {
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(Double.infinity) == nil)
  }

  private func text(_ writer: JSONWriter) -> String { String(decoding: writer.bytes, as: UTF8.self) }
}

@Suite struct JSONObjectTests {
  @Test(arguments: [3, 16, 17, 40]) func `members are found, changed and removed at any size`(count: Int) {
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

  @Test func `values are reached by key and type`() {
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

  @Test func `objects are equal where members and order are`() {
    let object: JSONObject = ["a": 1, "b": 2]
    #expect(object == ["a": 1, "b": 2])
    #expect(object != ["b": 2, "a": 1])
    #expect(Set([object, ["a": 1, "b": 2], ["a": 1]]).count == 2)
  }
}
