internal import ArgumentParser
internal import Foundation

/// `notion-export serve`: shows a site or an HTML output in the browser, on this machine only.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves a site or an HTML output to the browser, and reloads it after each export.",
    discussion: """
      The server is reachable from this machine only, and changes no files. Press Ctrl-C to stop it.
      """)

  @Argument(
    help: "The output folder of an export; by default notion-export, or that of the demo.",
    completion: .directory)
  var folder: String?

  @Option(help: "The port to listen on; 0 selects a free one.")
  var port = 8000

  @OptionGroup var file: ConfigurationArguments

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port: expected a number from 0 to 65535.")
    }
  }

  func run() async throws {
    do {
      let served = try ServedFolder(of: folder)
      try await PreviewServer(folder: served, port: port).run { address in
        do {
          try StandardOutput.write(
            "Serving \(served.name) at \(address)\nPages reload after each export. Press Ctrl-C to stop.\n")
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
