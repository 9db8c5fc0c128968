import NotionModel
import Testing

@Suite struct UserTests {
  @Test(
    "A partial user is an id",
    arguments: [
      #"{"object":"user","id":\#(quotedID(1))}"#, #"{ "id": \#(quotedID(1)), "object": "user" }"#,
      #"{"id":\#(quotedID(1))}"#,
    ])
  func aPartialUserIsAnId(text: String) throws {
    let user = try User(text: text)
    #expect(user.id.object == id(1))
    #expect(user.isPartial)
    #expect(user.kind == .partial)
    #expect(user.name == nil)
    #expect(user.json.text == text)
  }

  @Test("A person has name, picture and address") func aPersonHasNamePictureAndAddress() throws {
    let user = try User(
      text: #"""
        {"object":"user","id":\#(quotedID(1)),"name":"Ada","avatar_url":"https://e.com/a","type":"person",
        "person":{"email":"ada@example.com","email_verified":true}}
        """#)
    #expect(!user.isPartial)
    #expect(user.name == "Ada")
    #expect(user.avatarURL == "https://e.com/a")
    guard case .person(let person) = user.kind else { throw WrongCase() }
    #expect(person.email == "ada@example.com")
    #expect(person.isEmailVerified == true)
  }

  @Test("The token's own bot has its owner and workspace")
  func theTokensOwnBotHasItsOwnerAndWorkspace() throws {
    let user = try User(
      text: #"""
        {"object":"user","id":\#(quotedID(1)),"name":"Exporter","avatar_url":null,"type":"bot","bot":{
        "owner":{"type":"workspace","workspace":true},"workspace_name":"Acme","workspace_id":\#(quotedID(2)),
        "workspace_limits":{"max_file_upload_size_in_bytes":5242880}},"request_id":"r"}
        """#)
    guard case .bot(let bot) = user.kind else { throw WrongCase() }
    #expect(bot.owner == .workspace)
    #expect(bot.workspaceName == "Acme")
    #expect(bot.workspaceID == id(2))
    #expect(bot.maxFileUploadSize == 5_242_880)
  }

  @Test("A bot may be a user's, and may have no details") func aBotMayBeAUsersAndMayHaveNoDetails() throws {
    let owned = try Bot(text: #"{"owner":{"type":"user","user":{"object":"user","id":\#(quotedID(3))}}}"#)
    guard case .user(let owner) = owned.owner else { throw WrongCase() }
    #expect(owner.id.object == id(3))
    let other = try User(text: #"{"object":"user","id":\#(quotedID(1)),"name":"B","type":"bot","bot":{}}"#)
    #expect(other.kind == .bot(Bot()))
  }

  @Test("The uploader of a file has id and type") func theUploaderOfAFileHasIdAndType() throws {
    #expect(try User(text: #"{"id":\#(quotedID(1)),"type":"bot"}"#).kind == .bot(Bot()))
    #expect(try User(text: #"{"id":\#(quotedID(1)),"type":"person"}"#).kind == .person(Person()))
  }

  @Test("A group has a name") func aGroupHasAName() throws {
    let group = try User(text: #"{"object":"group","id":\#(quotedID(1)),"name":"Editors"}"#)
    #expect(group.kind == .group)
    #expect(group.name == "Editors")
    #expect(!group.isPartial)
  }

  @Test("A user of another type is kept") func aUserOfAnotherTypeIsKept() throws {
    let text = #"{"object":"agent","id":\#(quotedID(1)),"type":"helper","helper":{}}"#
    let agent = try User(text: text)
    guard case .unknown(let content) = agent.kind else { throw WrongCase() }
    #expect(content.type == "agent")
    #expect(content.json.text == text)
    let odd = try User(text: #"{"object":"user","id":\#(quotedID(1)),"type":"person","person":{"email":5}}"#)
    guard case .unknown(let content) = odd.kind else { throw WrongCase() }
    #expect(content.type == "person")
    #expect(content.reason?.path == "$.person.email")
  }

  @Test("A user without a valid id is an error") func aUserWithoutAValidIdIsAnError() {
    #expect(throws: JSONError.self) { try User(text: #"{"object":"user"}"#) }
    let error = #expect(throws: JSONError.self) { try User(text: #"{"object":"user","id":"x"}"#) }
    #expect(error?.path == "$.id")
  }
}
