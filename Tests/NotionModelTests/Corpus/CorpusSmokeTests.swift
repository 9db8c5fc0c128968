import NotionModel
import Testing

@Suite struct CorpusSmokeTests {
  @Test(.enabled(if: Corpus.isPresent)) func smoke() throws {
    var failures = 0
    for exchange in try Corpus.exchanges() {
      let bytes = Array(exchange.response.bytes)
      do {
        let kind = try JSONValue(json: bytes)["object"]?.string
        switch kind {
        case "page": _ = try Page(json: bytes)
        case "block": _ = try Block(json: bytes)
        case "database": _ = try Database(json: bytes)
        case "data_source": _ = try DataSource(json: bytes)
        case "list":
          if try JSONValue(json: bytes)["type"]?.string == "property_item" {
            _ = try ObjectList<PropertyItem>(json: bytes)
          } else {
            _ = try ObjectList<WorkspaceObject>(json: bytes)
          }
        case "error": _ = try APIErrorBody(json: bytes)
        case "comment": _ = try Comment(json: bytes)
        case "property_item": _ = try PropertyItem(json: bytes)
        case "file_upload": _ = try FileUpload(json: bytes)
        case "user": _ = try User(json: bytes)
        case "view": _ = try View(json: bytes)
        case "page_markdown": _ = try PageMarkdown(json: bytes)
        case "view_query": _ = try ViewQuery(json: bytes)
        case "async_task": _ = try AsyncTask(json: bytes)
        case nil: _ = try DataSourceTemplates(json: bytes)
        default: Issue.record("kind \(kind ?? "")")
        }
      } catch {
        failures += 1
        if failures < 20 { Issue.record("\(exchange.name) \(exchange.path ?? "") \(error)") }
      }
    }
    print("failures", failures)
  }
}
