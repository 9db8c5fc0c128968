import NotionModel
import Testing

@Suite struct OpenEnumTests {
  private func checkNames<Value: OpenEnum>(_ type: Value.Type) throws {
    for entry in Value.names.entries {
      #expect(Value(name: entry.name) == entry.value)
      #expect(try Value(text: "\"\(entry.name)\"") == entry.value)
      #expect(entry.value.unknownName == nil)
      #expect(Value(name: entry.value.name) == entry.value)
    }
    #expect(Value(name: "nothing of the kind") == .unknown("nothing of the kind"))
    #expect(Value(name: "nothing of the kind").name == "nothing of the kind")
    #expect(try Value(text: #""new""#).unknownName == "new")
    #expect(throws: JSONError.self) { try Value(text: "5") }
  }

  @Test("Every name stands for its case, and any other is kept")
  func everyNameStandsForItsCaseAndAnyOtherIsKept() throws {
    try checkNames(BlockType.self)
    try checkNames(PropertyType.self)
    try checkNames(TextColor.self)
    try checkNames(SelectColor.self)
    try checkNames(IconColor.self)
    try checkNames(RollupFunction.self)
    try checkNames(ViewType.self)
    try checkNames(ObjectKind.self)
    try checkNames(ListFormat.self)
    try checkNames(MeetingNotesStatus.self)
  }

  @Test("Every name of the API has a case") func everyNameOfTheAPIHasACase() {
    #expect(BlockType.names.entries.count == 37)
    // One of them twice: versions before 2021-05-13 say `text` for `rich_text`.
    #expect(PropertyType.names.entries.count == 26 + 1)
    #expect(TextColor.names.entries.count == 20)
    #expect(RollupFunction.names.entries.count == 24)
  }

  @Test("A name prints as the API spells it") func aNamePrintsAsTheAPISpellsIt() {
    #expect("\(BlockType.bulletedListItem)" == "bulleted_list_item")
    #expect("\(PropertyType.richText)" == "rich_text")
    #expect("\(TextColor.unknown("teal"))" == "teal")
  }
}
