internal import ArgumentParser
internal import Foundation

/// Which output folder a command looks at.
struct FolderArguments: ParsableArguments {
  @Option(help: "The folder that was exported to.", completion: .directory)
  var output: String?

  @OptionGroup var file: ConfigurationArguments

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  /// The folder.
  func folder(isDemo: Bool = false) -> URL {
    URL(filePath: output ?? (isDemo ? OutputArguments.demoFolder : OutputArguments.defaultFolder))
  }
}
