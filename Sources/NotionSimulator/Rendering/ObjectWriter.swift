import NotionModel

/// Writes the objects of a workspace for one reader at one moment.
struct ObjectWriter {
  let workspace: SimulatedWorkspace
  let version: APIVersion
  let signer: URLSigner
  let now: SimulatorTime
  /// A number that differs in every response, for fresh signatures.
  var nonce: UInt64
  var json = JSONWriter()

  init(
    _ workspace: SimulatedWorkspace, version: APIVersion, signer: URLSigner, now: SimulatorTime, nonce: UInt64
  ) {
    self.workspace = workspace
    self.version = version
    self.signer = signer
    self.now = now
    self.nonce = nonce
  }

  mutating func member(_ key: String, _ value: String) {
    json.key(key)
    json.value(value)
  }

  mutating func member(_ key: String, _ value: Bool) {
    json.key(key)
    json.value(value)
  }

  mutating func member(_ key: String, _ id: ObjectID) { member(key, id.description) }

  mutating func member(_ key: String, _ value: JSONValue) {
    json.key(key)
    write(value)
  }

  /// Writes `{"object":"user","id":…}`.
  mutating func partialUser(_ key: String, _ id: ObjectID) {
    json.key(key)
    json.beginObject()
    member("object", "user")
    member("id", id)
    json.endObject()
  }

  mutating func parent(_ key: String, _ parent: ParentRecord) {
    json.key(key)
    json.beginObject()
    switch parent {
    case .workspace:
      member("type", "workspace")
      member("workspace", true)
    case .page(let id): typed("page_id", id)
    case .block(let id): typed("block_id", id)
    case .database(let id): typed("database_id", id)
    case .dataSource(let id):
      typed("data_source_id", id)
      if let database = workspace.dataSource(id)?.database { member("database_id", database) }
    }
    json.endObject()
  }

  private mutating func typed(_ type: String, _ id: ObjectID) {
    member("type", type)
    member(type, id)
  }

  /// Writes the state of the trash, which has two members before 2026-03-11.
  mutating func archived(_ inTrash: Bool) {
    if version == .v2025_09_03 { member("archived", inTrash) }
  }

  /// Returns the address of an object in the workspace.
  func url(of id: ObjectID) -> String {
    guard let page = workspace.page(id) else { return "https://app.notion.com/p/\(id.compactText)" }
    let title = page.title.compactMap { $0["plain_text"]?.string }.joined()
    return "https://app.notion.com/p/\(Self.slug(title))\(id.compactText)"
  }

  private static func slug(_ title: String) -> String {
    var slug = ""
    for byte in title.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      default: if !slug.isEmpty, slug.last != "-" { slug += "-" }
      }
    }
    if !slug.isEmpty, slug.last != "-" { slug += "-" }
    return slug
  }
}
