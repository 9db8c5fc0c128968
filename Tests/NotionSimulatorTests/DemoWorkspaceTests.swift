import NotionModel
import NotionSimulator
import Testing

@Suite struct DemoWorkspaceTests {
  private let workspace = DemoWorkspace.make()

  @Test("Every type of block appears") func everyTypeOfBlockAppears() throws {
    var types: Set<String> = []
    for page in workspace.allPages {
      for block in workspace.blocks(of: page) {
        if let type = try workspace.json(of: block)?["type"]?.string { types.insert(type) }
        if let database = try workspace.json(of: block), database["object"] == "database" {
          types.insert("child_database")
        }
        if let page = try workspace.json(of: block), page["object"] == "page" { types.insert("child_page") }
      }
    }
    let expected: Set<String> = [
      "paragraph", "heading_1", "heading_2", "heading_3", "heading_4", "bulleted_list_item",
      "numbered_list_item",
      "quote", "to_do", "toggle", "template", "synced_block", "child_page", "child_database", "equation",
      "code",
      "callout", "divider", "breadcrumb", "table_of_contents", "tab", "column_list", "column", "link_to_page",
      "table",
      "table_row", "meeting_notes", "embed", "bookmark", "image", "video", "pdf", "file", "audio",
      "link_preview",
      "unsupported",
    ]
    #expect(expected.subtracting(types).isEmpty, "missing: \(expected.subtracting(types))")
  }

  @Test("Every type of property appears with a value") func everyTypeOfPropertyAppearsWithAValue() throws {
    let schema = try #require(try workspace.json(of: DemoWorkspace.id("tasks"))?["properties"]?.object)
    let types = Set(schema.members.compactMap { $0.value["type"]?.string })
    #expect(types.count == 24)
    let values = try #require(try workspace.json(of: DemoWorkspace.id("task/alarm"))?["properties"]?.object)
    for value in values.members {
      let type = try #require(value.value["type"]?.string)
      #expect(value.value[type] != .null && value.value[type] != [], "\(value.key) is empty")
    }
  }

  @Test("Every type of mention, icon and parent appears")
  func everyTypeOfMentionIconAndParentAppears() throws {
    var found: Set<String> = []
    func look(_ value: JSONValue, _ key: String = "") {
      switch value {
      case .array(let elements): for element in elements { look(element, key) }
      case .object(let object):
        if let type = object["type"]?.string {
          if ["mention", "icon", "parent", "cover", "rich_text"].contains(key) {
            found.insert("\(key) \(type)")
          }
        }
        for member in object.members { look(member.value, member.key) }
      default: break
      }
    }
    for page in workspace.allPages {
      if let json = try workspace.json(of: page) { look(json) }
      for block in workspace.blocks(of: page) {
        if let json = try workspace.json(of: block) { look(json) }
      }
    }
    let expected: Set<String> = [
      "mention user", "mention page", "mention database", "mention date", "mention template_mention",
      "mention link_preview", "mention link_mention", "mention custom_emoji", "rich_text equation",
      "icon emoji", "icon file", "icon custom_emoji", "icon icon", "cover file", "cover external",
      "parent workspace", "parent page_id", "parent block_id", "parent data_source_id",
    ]
    #expect(expected.subtracting(found).isEmpty, "missing: \(expected.subtracting(found))")
  }

  @Test("The demo has the size of a handbook") func itIsOfTheSizeOfAHandbook() {
    let rows = workspace.allDataSources.flatMap { workspace.visibleRows(of: $0) }
    let pages = workspace.allPages.count - rows.count
    #expect((20...45).contains(pages))
    #expect((60...120).contains(workspace.allPages.count))
    let titles = workspace.allPages.compactMap { workspace.title(of: $0) }
    #expect(titles.filter { $0 == "Notes" }.count == 3)
    #expect(workspace.children(of: DemoWorkspace.id("catalogue")).count > 100)
  }

  @Test("The demo is the same at every call") func itIsTheSameAtEveryCall() throws {
    let other = DemoWorkspace.make()
    #expect(workspace.allPages == other.allPages)
    for page in workspace.allPages {
      #expect(try workspace.json(of: page) == other.json(of: page))
      #expect(workspace.blocks(of: page) == other.blocks(of: page))
    }
  }

  /// Every reference has a target, except for a few intended ones.
  @Test("Every reference leads to an object, with the exceptions on purpose")
  func everyReferenceLeadsSomewhereOrIsMeantNotTo() throws {
    let lost: Set<ObjectID> = [
      DemoWorkspace.id("salaries"), DemoWorkspace.id("an original that is not shared"),
    ]
    func check(_ value: JSONValue, in owner: ObjectID) {
      switch value {
      case .array(let elements): for element in elements { check(element, in: owner) }
      case .object(let object):
        for member in object.members {
          if ["page_id", "database_id", "comment_id", "block_id", "data_source_id"].contains(member.key),
            let id = member.value.string.flatMap({ ObjectID($0) }), !lost.contains(id)
          {
            #expect(workspace.isKnown(id), "\(owner) refers to \(id)")
          }
          if ["page", "database"].contains(member.key),
            let id = member.value["id"]?.string.flatMap({ ObjectID($0) }), !lost.contains(id)
          {
            #expect(workspace.isKnown(id), "\(owner) mentions \(id)")
          }
          check(member.value, in: owner)
        }
      default: break
      }
    }
    for page in workspace.allPages {
      for id in [page] + workspace.blocks(of: page) {
        if let json = try workspace.json(of: id) { check(json, in: id) }
      }
    }
  }
}

extension SimulatedWorkspace {
  fileprivate func isKnown(_ id: ObjectID) -> Bool { (try? json(of: id)) != nil && isReachable(id) }
}
