import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// A personal access token may not ask for users; their names come from wherever the API has sent them.
@Suite struct PersonalTokenTests {
  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: "user \(name)") }

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Personal")
    for name in ["Ines", "Tomas", "Wanda", "Berta", "Silent"] {
      workspace.add(
        user: UserDraft("\(name) Example", id: id(name), email: "\(name.lowercased())@example.com"))
    }
    workspace.capabilities.tokenOwner = id("Ines")
    workspace.add(
      page: PageDraft(
        "Notes", id: ObjectID(simulated: "notes"), content: [.paragraph(["With ", .user(id("Wanda"))])],
        comments: [CommentDraft("Right.", by: id("Berta"))], by: id("Tomas")))
    workspace.add(
      database: DatabaseDraft(
        "Tasks",
        dataSources: [
          DataSourceDraft(
            id: ObjectID(simulated: "source"), properties: [.title(), .people("Who")],
            rows: [PageDraft("Row", values: ["Who": .people([id("Tomas")])], by: id("Silent"))])
        ]))
    return workspace
  }

  private func users(_ run: AccessRun) throws -> [ObjectID: JSONValue] {
    Dictionary(
      uniqueKeysWithValues: (try run.json("users.json").array ?? []).compactMap { user in
        JSONOutput.id(user).map { ($0, user) }
      })
  }

  @Test("Users are known from people, mentions, comments and the token's owner")
  func learntUsers() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      let ending = try await run.export()
      #expect(ending.code == 0, "\(ending.errors)")
      let users = try users(run)
      for name in ["Ines", "Tomas", "Wanda"] {
        #expect(users[Self.id(name)]?["name"]?.string == "\(name) Example")
        #expect(users[Self.id(name)]?["person"]?["email"]?.string == "\(name.lowercased())@example.com")
      }
      #expect(users[Self.id("Berta")]?["name"]?.string == "Berta Example")
      // The API has returned only the id of this user.
      #expect(
        users[Self.id("Silent")] == ["object": "user", "id": .string("\(Self.id("Silent"))")])
      #expect(run.simulator.statistics.count(.users, status: 403) == 1)
      #expect(run.simulator.statistics.count(.user) == 0)
      let notes = try #require(try run.findings()["users-not-listed"])
      #expect(notes.map { $0["severity"]?.string } == ["note"])
      #expect(try run.findings()["capability-missing"] == nil)
      #expect(!ending.errors.contains("integration's settings"))
    }
  }

  @Test("Names stand in every format", arguments: ["markdown", "html", "site"])
  func names(format: String) async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export(formats: [format]).code == 0)
      #expect(try run.holds("Tomas Example"))
      #expect(try run.holds("Berta Example"))
      #expect(try !run.holds("author: \(Self.id("Tomas"))"))
    }
  }

  @Test("The name that a mention spells, and the one that a comment shows, do where nothing else tells")
  func namesAlone() async throws {
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [
        ResponseRewrite(on: [.blockChildren, .dataSourceQuery, .search, .page, .comments]) { answer, _ in
          answer.body = JSONValue.object(answer.json).withPartialUsers.serialized
        }
      ]
    }
    try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
      #expect(try await run.export().code == 0)
      let users = try users(run)
      #expect(users[Self.id("Wanda")]?["name"]?.string == "Wanda Example")
      #expect(users[Self.id("Berta")]?["name"]?.string == "Berta Example")
      #expect(users[Self.id("Tomas")]?.object?.keys == ["object", "id"])
    }
  }

  @Test(
    "The order of answers does not matter, and a name that becomes known later reaches what showed the id")
  func laterNames() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export("one", formats: ["json", "markdown"]).code == 0)
      #expect(try await run.export("two", formats: ["json", "markdown"]).code == 0)
      #expect(try run.folder.contents(of: "one") == run.folder.contents(of: "two"))
      run.simulator.edit { workspace in
        workspace.append([.paragraph(.user(Self.id("Silent")))], to: ObjectID(simulated: "notes"))
      }
      #expect(try await run.export("one", formats: ["json", "markdown"]).code == 0)
      #expect(try await run.export("three", formats: ["json", "markdown"]).code == 0)
      #expect(try run.folder.contents(of: "one") == run.folder.contents(of: "three"))
      #expect(try run.holds("Silent Example", in: "one"))
    }
  }

  @Test("A token that may ask for users later brings all of them")
  func laterCapability() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export().code == 0)
      run.simulator.edit { $0.capabilities.tokenOwner = nil }
      #expect(try await run.export().code == 0)
      #expect(try users(run)[Self.id("Silent")]?["name"]?.string == "Silent Example")
    }
  }

  @Test(
    "A token that has expired is told as such, and a missing one is explained with the shortest way to one")
  func messages() async throws {
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(.unauthorized)] }
    try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
      let ending = try await run.export()
      #expect(ending.code == 1)
      #expect(ending.errors.contains("expired or been revoked"))
      #expect(ending.errors.contains("expires after at most a year"))
    }
    let ending = try await Program("--format", "json", "--output", "/nonexistent").run()
    #expect(ending.code == 64)
    let personal = try #require(ending.errors.firstRange(of: "personal access token"))
    let connection = try #require(ending.errors.firstRange(of: "internal connection"))
    #expect(personal.lowerBound < connection.lowerBound)
    #expect(ending.errors.contains("at most a year"))
  }
}

extension JSONValue {
  /// The same value with every user cut down to kind and id.
  fileprivate var withPartialUsers: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.withPartialUsers))
    case .object(let object) where object["object"] == "user":
      ["object": "user", "id": object["id"] ?? .null]
    case .object(let object):
      .object(JSONObject(object.members.map { ($0.key, $0.value.withPartialUsers) }))
    case .null, .bool, .number, .string: self
    }
  }
}
