import Foundation
import RenderingTestSupport

/// Headless Chromium.
enum Browser {
  /// Loads a file and returns the document after all its scripts have run.
  static func document(of file: URL) async throws -> String {
    guard let chromium = TestTool.chromium else { return "" }
    return try await TestTool.withFolder { profile in
      let arguments = [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-extensions",
        "--disable-sync", "--user-data-dir=\(profile.path)",
        "--dump-dom", file.absoluteString,
      ]
      return String(decoding: try TestTool.run(chromium, arguments).output, as: UTF8.self)
    }
  }
}
