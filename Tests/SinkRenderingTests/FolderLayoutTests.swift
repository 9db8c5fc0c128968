import NotionModel
import RenderingTestSupport
import SinkRendering
import SinkTestKit
import Testing

/// The places of documents are unique, and do not depend on the order of queries.
struct FolderLayoutTests {
  private func id(_ number: UInt64) -> ObjectID { ObjectID(high: number << 40, low: number) }

  @Test("Siblings whose names differ in case or Unicode form alone are told apart by their ids")
  func namesakes() async throws {
    var workspace = ScriptedWorkspace(name: "W")
    let titles = ["Notes", "notes", "NOTES?", "Other", "", "Untitled", "CON", "con_"]
    for (index, title) in titles.enumerated() { try workspace.add(page: title, id: id(UInt64(index + 1))) }
    var names: [String] = []
    for index in titles.indices {
      let place = try await FolderLayout(of: workspace).location(of: id(UInt64(index + 1)))
      names.append(try #require(place?.path.last))
    }
    #expect(Set(names.map { $0.lowercased() }).count == titles.count)
    #expect(names[3] == "Other")
    #expect(names[5] == "Untitled")
    let all = FolderLayout(of: workspace)
    for index in titles.indices.reversed() {
      #expect(try await all.location(of: id(UInt64(index + 1)))?.path.last == names[index])
    }
  }

  @Test("A page stands beside the folder of its children")
  func folders() async throws {
    var workspace = ScriptedWorkspace(name: "W")
    try workspace.add(page: "A", id: id(1))
    try workspace.add(page: "B", id: id(2), in: ["type": "page_id", "page_id": .string("\(id(1))")])
    let place = try await FolderLayout(of: workspace).location(of: id(2))
    #expect(place?.path == ["A", "B"])
    #expect(place?.childrenFolder == ["A", "B"])
  }

  @Test("No folder is named like the document of another page, whatever its extension")
  func extensions() async throws {
    var workspace = ScriptedWorkspace(name: "W")
    try workspace.add(page: "Notes", id: id(1))
    try workspace.add(page: "Notes.GMI", id: id(2))
    let layout = FolderLayout(of: workspace, fileExtension: ".gmi")
    #expect(try await layout.location(of: id(1))?.path == ["Notes"])
    #expect(try await layout.location(of: id(2))?.path == ["Notes_GMI"])
  }

  @Test("What was read before everything was forgotten is not kept after it")
  func forgettingWhileAPlaceIsRead() async throws {
    let (beside, inside) = try MovingWorkspace.pageBesideAndInside(id(1), id(2))
    let workspace = MovingWorkspace(beside, then: inside, reading: id(2))
    let layout = FolderLayout(of: workspace)
    layout.refresh()
    // As another page does that is written at the same time, and begins once the outline is another.
    workspace.whenMoved { layout.refresh() }
    #expect(try await layout.location(of: id(2))?.path == ["B"])
    #expect(try await layout.location(of: id(2))?.path == ["A", "B"])
  }

  @Test("A place in the outline that somebody read earlier is not kept")
  func oldNodes() async throws {
    let (beside, inside) = try MovingWorkspace.pageBesideAndInside(id(1), id(2))
    let layout = FolderLayout(of: inside)
    let old = try #require(beside.node(id(2)))
    #expect(try await layout.location(of: old)?.path == ["B"])
    #expect(try await layout.location(of: id(2))?.path == ["A", "B"])
  }
}
