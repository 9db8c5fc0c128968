import NotionModel

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
