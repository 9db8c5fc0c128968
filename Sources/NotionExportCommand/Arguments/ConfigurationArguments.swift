internal import ArgumentParser

/// Where the configuration file is; read before the command line is, so it is only described here.
struct ConfigurationArguments: ParsableArguments {
  @Option(
    help: "A configuration file; otherwise notion-export.yaml in the working directory, if it is there.",
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?
}
