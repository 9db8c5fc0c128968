internal import ArgumentParser
internal import Foundation

/// `notion-export serve`: shows a site or an HTML output in the browser, on this machine only.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows a site or an HTML output in the browser, and reloads it when a new export ends.",
    discussion: """
      Only this machine can reach it. It serves what has been exported and changes nothing; Ctrl-C stops it.
      """)

  @Argument(
    help: "The folder that was exported to; where none is named, notion-export or the one of the demo.",
    completion: .directory)
  var folder: String?

  @Option(help: "The port to listen at; 0 takes a free one.")
  var port = 8000

  @OptionGroup var file: ConfigurationArguments

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
  }

  func run() async throws {
    do {
      let served = try ServedFolder(of: folder)
      try await PreviewServer(folder: served, port: port).run { address in
        do {
          try StandardOutput.write(
            "Serving \(served.name) at \(address)\nPages reload when a new export ends. Ctrl-C stops.\n")
        } catch {
          // The address is the result of the command, which is useless without it; the server cannot be
          // stopped from here.
          Foundation.exit(CommandError.code(reporting: error).rawValue)
        }
      }
    } catch {
      throw CommandError.code(reporting: error)
    }
  }
}
