/// The static description of an output format: its name for `--format`, its options, and its sink.
///
/// A sink module has one public type of this kind, named `<Module>Plugin`, in `<Module>Plugin.swift`;
/// the `RegisterSinks` build plugin finds it by that name.
public protocol SinkPlugin: Sendable {
  /// The options that the user may set, in the sink's section of the configuration file and by `-O format.key=value`.
  associatedtype Options: SinkOptions = NoOptions

  /// The word after `--format`: lower case letters, digits and hyphens.
  static var format: String { get }

  /// The purpose of the format, in one line.
  static var summary: String { get }

  /// The version of the output. With a new version, every lane replays from the start, offline.
  static var schemaVersion: Int { get }

  /// Returns the requirements of the sink with these options.
  static func requirements(of options: Options) -> SinkRequirements

  /// Creates the plugin; nothing is read or written yet.
  init()

  /// Creates the sink for one run.
  ///
  /// - Throws: an error that names an invalid option and the values that are valid.
  func makeSink(_ options: Options, in context: SinkContext) throws -> any Sink
}

extension SinkPlugin {
  /// Version 1.
  public static var schemaVersion: Int { 1 }

  /// No requirements.
  public static func requirements(of options: Options) -> SinkRequirements { SinkRequirements() }
}
