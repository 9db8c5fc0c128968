internal import ArgumentParser
internal import Foundation
internal import NotionExportEngine
internal import NotionModel

/// `notion-export status`: prints the content of the archive, the position of each sink, and the outcome of
/// the last run.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract:
      "Shows the content and age of the archive, the state of each format, and what the next run would do.",
    discussion: "It sends no requests and changes nothing, so you can use it while an export is running.")

  @OptionGroup var arguments: FolderArguments

  func run() async throws {
    let status: ExportStatus
    do {
      status = try await ExportStatus.read(in: arguments.folder())
    } catch {
      throw CommandError.code(reporting: error)
    }
    let text = StatusText(status: status, now: Int(Date.now.timeIntervalSince1970))
    try StandardOutput.write(arguments.json ? TerminalText(json: text.json) : text.text)
  }
}
