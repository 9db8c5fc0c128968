import NotionModel
import Testing

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
