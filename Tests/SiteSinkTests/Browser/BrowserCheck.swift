import Foundation
import RenderingTestSupport
import Testing

/// A check of a site in Chromium: a Python script in `checks`.
enum BrowserCheck {
  /// Whether the requirements of the checks are installed.
  static let isPossible = TestTool.chromium != nil && TestTool.browserPython != nil

  /// Advice if they are not.
  static let advice: Comment = "Chromium or Playwright is not installed; Scripts/install-dependencies does it"

  /// Runs a check, and expects it to find nothing.
  static func expectNothing(
    of name: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expectNothing(of: name, arguments: arguments, sourceLocation: sourceLocation)
  }

  /// Runs a check, and expects it to find nothing; the first argument is the address of a page.
  static func expectNothing(
    of name: String, arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard let chromium = TestTool.chromium, let python = TestTool.browserPython else { return }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "checks/run.py")
    let result = try run(python, [script.path, name, chromium.path] + arguments)
    #expect(result.status == 0, "\(name): \(result.text)", sourceLocation: sourceLocation)
  }

  /// A failing script writes to standard error, which is part of the message.
  private static func run(_ program: URL, _ arguments: [String]) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let identifier = process.processIdentifier
    let end = DispatchWorkItem { kill(identifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 300, execute: end)
    defer { end.cancel() }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (text, process.terminationStatus)
  }
}
