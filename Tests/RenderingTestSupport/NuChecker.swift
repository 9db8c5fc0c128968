import Foundation

/// The Nu HTML checker, which browsers' makers go by.
package enum NuChecker {
  /// Whether it and Java are installed; tests that need it are skipped where they are not.
  package static var isInstalled: Bool { TestTool.java != nil && TestTool.checker != nil }

  private struct Report: Decodable {
    struct Message: Decodable {
      let type: String
      let url: String?
      let message: String?
      let lastLine: Int?
    }
    let messages: [Message]
  }

  /// The errors in the pages among some files, each with where it is.
  package static func errors(in files: [String: [UInt8]]) async throws -> [String] {
    guard let java = TestTool.java, let checker = TestTool.checker else { return [] }
    let pages = files.filter { $0.key.hasSuffix(".html") }
    return try await TestTool.withFolder { folder in
      // The checker reads names of files as addresses, so that plain ones are safer.
      var names: [String: String] = [:]
      for (number, page) in pages.sorted(by: { $0.key < $1.key }).enumerated() {
        names["\(number).html"] = page.key
        try TestTool.write(["pages/\(number).html": page.value], to: folder)
      }
      let report = folder.appending(path: "report.json")
      let shell = URL(filePath: "/bin/sh")
      let command =
        "\"$0\" -Xss16m -jar \"$1\" --format json --errors-only --exit-zero-always \"$2\" 2>\"$3\""
      _ = try TestTool.run(
        shell, ["-c", command, java.path, checker.path, folder.appending(path: "pages").path, report.path])
      return try JSONDecoder().decode(Report.self, from: Data(contentsOf: report)).messages.map { message in
        let name = message.url.flatMap { URL(string: $0)?.lastPathComponent } ?? ""
        return "\(names[name] ?? name):\(message.lastLine ?? 0): \(message.message ?? message.type)"
      }
    }
  }
}
