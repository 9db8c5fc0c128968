internal import ArgumentParser

/// The path of the configuration file; it is read before the command line, so it is only declared here.
struct ConfigurationArguments: ParsableArguments {
  @Option(
    help: "A configuration file; otherwise notion-export.yaml in the working directory, if it is there.",
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?
}
