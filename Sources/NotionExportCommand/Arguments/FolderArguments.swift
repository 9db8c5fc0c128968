internal import ArgumentParser
internal import Foundation

/// The output folder that a command reads.
struct FolderArguments: ParsableArguments {
  @Option(help: "The folder that was exported to.", completion: .directory)
  var output: String?

  @OptionGroup var file: ConfigurationArguments

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  /// Returns the folder.
  func folder(isDemo: Bool = false) -> URL {
    URL(filePath: output ?? (isDemo ? OutputArguments.demoFolder : OutputArguments.defaultFolder))
  }
}
