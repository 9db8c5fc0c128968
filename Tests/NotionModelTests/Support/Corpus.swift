import Foundation
import NotionModel

/// Recorded traffic of the real API; it belongs to others and is not part of this repository.
///
/// `NOTION_EXPORT_CORPUS` names its folder; by default it is `../shared/corpus`, next to the checkout.
enum Corpus {
  /// One recorded request and its response.
  struct Exchange: Sendable {
    let name: String
    let path: String?
    let version: String?
    let status: Int
    let response: JSONSlice
  }

  static let folder: URL? = {
    let manager = FileManager.default
    let path =
      ProcessInfo.processInfo.environment["NOTION_EXPORT_CORPUS"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/corpus").path
    return manager.fileExists(atPath: path) ? URL(filePath: path, directoryHint: .isDirectory) : nil
  }()

  /// Whether the corpus exists; tests that need it are skipped otherwise.
  static var isPresent: Bool { folder != nil }

  /// The recorded lines, without their line ends.
  static let lines: [[UInt8]] = {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    return names.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap { name in
      ((try? Data(contentsOf: folder.appending(path: name))) ?? Data())
        .split(separator: UInt8(ascii: "\n")).map(Array.init)
    }
  }()

  static func exchanges() throws -> [Exchange] {
    try lines.enumerated().map { number, line in try Exchange(line: line, number: number) }
  }
}

extension Corpus.Exchange {
  private enum Key: String, CaseIterable { case source, path, version, status, response }

  init(line: [UInt8], number: Int) throws {
    var reader = JSONReader(line, options: .init(loneSurrogates: .replace))
    var source: String?
    var path: String?
    var version: String?
    var status: Int?
    var response: JSONSlice?
    try reader.readObject(keys: JSONKeyTable<Key>()) { (reader, key) throws(JSONError) in
      switch key {
      case .source: source = try String?(from: &reader)
      case .path: path = try String?(from: &reader)
      case .version: version = try String?(from: &reader)
      case .status: status = try Int?(from: &reader)
      case .response: response = try reader.readSlice()
      }
    }
    try reader.finish()
    self.name = "#\(number) \(source ?? "?")"
    self.path = path
    self.version = version
    self.status = status ?? 0
    self.response = response ?? JSONSlice(unchecked: [])
  }
}

/// A response as the typed object that a client would decode it to.
struct DecodedResponse {
  /// The typed object.
  let value: any Sendable
  /// Its bytes.
  let json: JSONSlice
  /// The bytes of the objects of its list.
  let elements: [JSONSlice]

  /// Reads the response to a request, choosing the type as a client does, by the endpoint's response.
  init(_ exchange: Corpus.Exchange, from reader: inout JSONReader) throws {
    let shape = try JSONValue(json: Array(exchange.response.bytes))
    switch (shape["object"]?.string, shape["type"]?.string) {
    case ("page", _): self.init(try Page(from: &reader), \.json)
    case ("block", _): self.init(try Block(from: &reader), \.json)
    case ("database", _): self.init(try Database(from: &reader), \.json)
    case ("data_source", _): self.init(try DataSource(from: &reader), \.json)
    case ("user", _): self.init(try User(from: &reader), \.json)
    case ("comment", _): self.init(try Comment(from: &reader), \.json)
    case ("view", _): self.init(try View(from: &reader), \.json)
    case ("view_query", _): self.init(try ViewQuery(from: &reader), \.json)
    case ("page_markdown", _): self.init(try PageMarkdown(from: &reader), \.json)
    case ("file_upload", _): self.init(try FileUpload(from: &reader), \.json)
    case ("async_task", _): self.init(try AsyncTask(from: &reader), \.json)
    case ("error", _): self.init(try APIErrorBody(from: &reader), \.json)
    case ("property_item", _), ("list", "property_item"):
      switch try PropertyItemResponse(from: &reader) {
      case .item(let item): self.init(item, \.json)
      case .list(let list): self.init(list, elements: list.results.map(\.json))
      }
    case ("list", "block"):
      let list = try ObjectList<Block>(from: &reader)
      self.init(list, elements: list.results.map(\.json))
    case ("list", "user"):
      let list = try ObjectList<User>(from: &reader)
      self.init(list, elements: list.results.map(\.json))
    case ("list", "comment"):
      let list = try ObjectList<Comment>(from: &reader)
      self.init(list, elements: list.results.map(\.json))
    case ("list", "view"):
      let list = try ObjectList<View>(from: &reader)
      self.init(list, elements: list.results.map(\.json))
    case ("list", "page"):
      let list = try ObjectList<Page>(from: &reader)
      self.init(list, elements: list.results.map(\.json))
    case ("list", "file_upload"):
      let list = try ObjectList<FileUpload>(from: &reader)
      self.init(list, elements: list.results.map(\.json))
    case ("list", "custom_emoji"):
      let list = try ObjectList<CustomEmoji>(from: &reader)
      self.init(value: list, json: list.json, elements: [])
    case ("list", _):
      let list = try ObjectList<WorkspaceObject>(from: &reader)
      self.init(list, elements: list.results.map(\.json))
    case (nil, _): self.init(try DataSourceTemplates(from: &reader), \.json)
    case (let object?, _): throw UnexpectedObject(name: object)
    }
  }

  struct UnexpectedObject: Error {
    let name: String
  }

  private init(value: any Sendable, json: JSONSlice, elements: [JSONSlice]) {
    self.value = value
    self.json = json
    self.elements = elements
  }

  private init<Value: Sendable>(_ value: Value, _ json: KeyPath<Value, JSONSlice>) {
    self.init(value: value, json: value[keyPath: json], elements: [])
  }

  private init<Element>(_ list: ObjectList<Element>, elements: [JSONSlice]) {
    self.init(value: list, json: list.json, elements: elements)
  }
}

/// Finds all unknown content inside a decoded value.
struct UnknownFinder {
  /// The values without a case, as in `Mention data_source` or `TextColor teal`.
  private(set) var names: [String] = []
  /// Known types whose value had an unexpected shape.
  private(set) var misshapen: [UnknownContent] = []

  mutating func visit(_ value: Any) { visit(value, in: "") }

  private mutating func visit(_ value: Any, in owner: String) {
    switch value {
    case is JSONSlice, is String, is any BinaryInteger, is Bool, is Timestamp: return
    case let content as UnknownContent:
      names.append("\(owner) \(content.type)")
      if content.reason != nil { misshapen.append(content) }
      return
    case let name as any OpenEnum:
      if let unknown = name.unknownName { names.append("\(type(of: value)) \(unknown)") }
      return
    default: break
    }
    let mirror = Mirror(reflecting: value)
    let owner = mirror.displayStyle == .enum ? "\(type(of: value))" : owner
    for child in mirror.children { visit(child.value, in: owner) }
  }
}
