internal import ArgumentParser
internal import Foundation
internal import NotionExportEngine
internal import NotionModel

/// `notion-export status`: prints the content of the archive, the position of each sink, and the outcome of
/// the last run.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows what the archive holds, its age, how far each format is, and what a next run would do.",
    discussion: "It asks nobody and changes nothing, so it also works while an export is running.")

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
