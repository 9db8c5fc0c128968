import Foundation
import Synchronization
import TestSupport
import Testing

/// `notion-export serve` with a browser, and with a client that tries to read other files.
@Suite struct ServeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.put(
      "out/index.html",
      """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
      </head><body>Home</body></html>
      """)
    try folder.put("out/guide/index.html", "<!DOCTYPE html><html><head></head><body>Guide</body></html>")
    try folder.put(
      "out/404.html", "<!DOCTYPE html><html data-root=\"/docs/\"><head></head><body>Lost</body></html>")
    try folder.put("out/assets/site.css", "body { color: red }")
    try folder.put("out/assets/été 1.txt", "summer")
    try folder.put("out/.notion-export/report.json", "{}")
    try folder.put("secret.txt", "secret")
  }

  /// Runs the server on a free port while `body` asks it; returns how it ended after SIGINT.
  @discardableResult
  private func serving(
    _ path: String = "out", _ body: @escaping @Sendable (RawRequest) throws -> Void
  ) async throws -> Program.Ending {
    let program = Program("serve", "\(folder.path)/\(path)", "--port", "0")
    let failure = Mutex<(any Error)?>(nil)
    let ending = try await program.run { running in
      guard let output = await running.printed("/\n"),
        let port = output.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap({ UInt16($0.1) })
      else { return }
      do { try body(RawRequest(port: port)) } catch { failure.withLock { $0 = error } }
      running.send(SIGINT)
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return ending
  }

  @Test("It says where it serves what, and ends when it is interrupted")
  func beginningAndEnd() async throws {
    let ending = try await serving { _ in }
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(
      ending.output.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT") == """
        Serving \(folder.path)/out at http://127.0.0.1:PORT/
        Pages reload after each export. Press Ctrl-C to stop.

        """)
  }

  @Test("Files come with their types, folders with their pages, and what is not there with the page for it")
  func files() async throws {
    try await serving { (server: RawRequest) throws in
      let home = try server.send("/")
      #expect(home.status == 200)
      #expect(home.headers["content-type"] == "text/html; charset=utf-8")
      #expect(home.text.contains("Home"))
      #expect(home.headers["content-length"] == String(home.body.count))
      #expect(try server.send("/guide/").text.contains("Guide"))
      let css = try server.send("/assets/site.css?v=1")
      #expect(css.headers["content-type"] == "text/css; charset=utf-8")
      #expect(css.text == "body { color: red }")
      #expect(try server.send("/assets/%C3%A9t%C3%A9%201.txt").text == "summer")
      let missing = try server.send("/nowhere")
      #expect(missing.status == 404)
      #expect(missing.text.contains("Lost"))
      let redirect = try server.send("/guide?a=b")
      #expect(redirect.status == 302)
      #expect(redirect.headers["location"] == "/guide/?a=b")
    }
  }

  @Test("A site whose address has a path is found there too")
  func base() async throws {
    try await serving { (server: RawRequest) throws in
      #expect(try server.send("/docs/guide/").text.contains("Guide"))
      #expect(try server.send("/docs/").text.contains("Home"))
      #expect(try server.send("/docs").headers["location"] == "/docs/")
    }
  }

  @Test("Nothing outside the folder is read, and nothing hidden in it")
  func traversal() async throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/out/link.txt", withDestinationPath: "\(folder.path)/secret.txt")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/out/up", withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/out/state", withDestinationPath: "\(folder.path)/out/.notion-export")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/out/inside.css", withDestinationPath: "assets/site.css")
    try await serving { (server: RawRequest) throws in
      for path in [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/guide/../../secret.txt", "/link.txt",
        "/up/secret.txt", "/guide/..%5c..%5csecret.txt", "//secret.txt", "/.notion-export/report.json",
        "/%2enotion-export/report.json", "/state/report.json", "/docs/../secret.txt", "/guide/%00",
        "/secret.txt", "/assets/./site.css", "http://127.0.0.1/../secret.txt", "/%zz",
      ] {
        let answer = try server.send(path)
        #expect(answer.status == 404, "\(path)")
        #expect(!answer.text.contains("secret"), "\(path)")
      }
      #expect(try server.send("/inside.css").text == "body { color: red }")
    }
  }

  @Test(
    "An attachment that could run something is opened in a sandbox, and no answer can be framed by others",
    arguments: ["html", "HTML", "htm", "xhtml", "svg", "xml", "xsl", "js", "css", "swf", "unknown", ""])
  func attachments(ending: String) async throws {
    let name = ending.isEmpty ? "notes" : "notes.\(ending)"
    try folder.put("out/assets/\(name)", "<html><head></head><script>x</script></html>")
    try folder.put("out/guide/assets/\(name)", "<html><head></head><script>x</script></html>")
    try await serving { (server: RawRequest) throws in
      for path in ["/assets/\(name)", "/guide/assets/\(name)", "/docs/guide/assets/\(name)"] {
        let answer = try server.send(path)
        #expect(answer.status == 200, "\(path)")
        #expect(answer.headers["content-security-policy"]?.hasPrefix("sandbox;") == true, "\(path)")
        #expect(!answer.text.contains("reload.js"), "\(path)")
      }
    }
  }

  @Test("Every answer says that its type is not to be guessed and that others must not frame it")
  func headers() async throws {
    try folder.put("out/assets/paper.pdf", "%PDF-1.4")
    try await serving { (server: RawRequest) throws in
      for path in ["/", "/guide", "/guide/", "/assets/site.css", "/nowhere", "/assets/paper.pdf", "/.x"] {
        let headers = try server.send(path).headers
        #expect(headers["x-content-type-options"] == "nosniff", "\(path)")
        #expect(headers["x-frame-options"] == "SAMEORIGIN", "\(path)")
        #expect(headers["content-security-policy"]?.contains("frame-ancestors 'self'") == true, "\(path)")
      }
      #expect(try server.send("/").headers["content-security-policy"] == "frame-ancestors 'self'")
      #expect(try server.send("/", method: "POST").headers["x-frame-options"] == "SAMEORIGIN")
      #expect(try server.send("/", host: "evil.example").headers["x-frame-options"] == "SAMEORIGIN")
      // A redirect stays on this server, however many slashes or backslashes it is asked with.
      for path in [
        "//evil.example/..", "/\\evil.example", "/%5cevil.example", "//guide", "/guide%0d%0aX-A: b",
      ] {
        let answer = try server.send(path)
        #expect(answer.headers["location"] == nil && answer.headers["x-a"] == nil, "\(path)")
      }
    }
  }

  @Test("Another name for this machine is refused, and so is another method")
  func requests() async throws {
    try await serving { (server: RawRequest) throws in
      for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", ""] {
        #expect(try server.send("/", host: host).status != 200, "\(host)")
      }
      for host in ["localhost:1", "LOCALHOST", "[::1]:8000", "site.localhost"] {
        #expect(try server.send("/", host: host).status == 200, "\(host)")
      }
      #expect(try server.send("/", method: "POST").status == 405)
      let head = try server.send("/assets/site.css", method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.headers["content-length"] == "19")
    }
  }

  @Test("Parts of a file are given, and a file that the browser has is not sent again")
  func partsAndTags() async throws {
    try await serving { (server: RawRequest) throws in
      func part(_ range: String) throws -> RawRequest.Answer {
        try server.send("/assets/site.css", headers: ["Range": range])
      }
      #expect(try part("bytes=0-3").text == "body")
      #expect(try part("bytes=0-3").headers["content-range"] == "bytes 0-3/19")
      #expect(try part("bytes=14-").text == "red }")
      #expect(try part("bytes=-1").text == "}")
      #expect(try part("bytes=5-900").text == "{ color: red }")
      #expect(try part("bytes=19-").status == 416)
      #expect(try part("bytes=3-1").status == 200)
      #expect(try part("lines=1-2").status == 200)
      let tag = try #require(try server.send("/assets/site.css").headers["etag"])
      #expect(try server.send("/assets/site.css", headers: ["If-None-Match": tag]).status == 304)
      #expect(try server.send("/assets/site.css", headers: ["If-None-Match": "\"x\""]).status == 200)
    }
  }

  @Test("Pages get a script that listens for the next export, which their policy lets them do")
  func reload() async throws {
    let report = "\(folder.path)/out/.notion-export/report.json"
    try await serving { (server: RawRequest) throws in
      let home = try server.send("/").text
      #expect(home.contains("<head><script src=\"/.notion-export/reload.js\"></script>"))
      #expect(home.contains("default-src 'none'; connect-src 'self'; style-src"))
      #expect(try server.send("/.notion-export/reload.js").text.contains("EventSource"))
      let before = try server.send("/.notion-export/events", until: "data: ")
      #expect(before.headers["content-type"] == "text/event-stream")
      try Data("{\"new\": true}".utf8).write(to: URL(filePath: report), options: .atomic)
      let after = try server.send("/.notion-export/events", until: "data: ")
      #expect(before.text != after.text)
    }
    #expect(folder.text("out/index.html")?.contains("reload.js") == false)
  }

  @Test("Of several formats the site is served")
  func severalFormats() async throws {
    try folder.put("both/site/index.html", "<html><head></head>Site</html>")
    try folder.put("both/html/index.html", "<html><head></head>HTML</html>")
    try await serving("both") { (server: RawRequest) throws in
      #expect(try server.send("/").text.contains("Site"))
    }
  }

  @Test("A port that is taken, and a folder without a site, are told with what to do")
  func errors() async throws {
    try await serving { (server: RawRequest) throws in
      let program = Program("serve", "\(folder.path)/out", "--port", "\(server.port)")
      let process = Process()
      process.executableURL = URL(filePath: Program.path)
      process.arguments = program.arguments
      let pipe = Pipe()
      process.standardError = pipe
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 1)
      #expect(
        text == """
          Error: Port \(server.port) is in use by another program. Choose another: \
          notion-export serve --port \(Int(server.port) + 1)

          """)
    }
    let missing = try await Program("serve", "\(folder.path)/nowhere").run()
    #expect(missing.code == 1)
    #expect(
      missing.errors == """
        Error: The folder \(folder.path)/nowhere does not exist. To create a site there: \
        notion-export --format site --output \(folder.path)/nowhere

        """)
    try folder.put("plain/a.txt", "a")
    #expect(
      try await Program("serve", "\(folder.path)/plain").run().errors.contains("has no site. To create one:"))
    try folder.put("json/.notion-export/archive.sqlite", "")
    #expect(
      try await Program("serve", "\(folder.path)/json").run().errors
        .contains("notion-export render --format site --output \(folder.path)/json"))
    let range = try await Program("serve", "--port", "70000").run()
    #expect(range.code == 64)
    #expect(range.errors.contains("--port: expected a number from 0 to 65535."))
  }
}
