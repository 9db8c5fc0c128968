/// Static description of an output format: what `--format` calls it, its options, and how its sink is made.
///
/// A sink module has one public type of this kind, named `<Module>Plugin`, in `<Module>Plugin.swift`;
/// the `RegisterSinks` build plugin finds it by that name.
public protocol SinkPlugin: Sendable {
  /// What the user may set, in the sink's section of the configuration file and by `-O format.key=value`.
  associatedtype Options: SinkOptions = NoOptions

  /// The word after `--format`: lower case letters, digits and hyphens.
  static var format: String { get }

  /// What the format is good for, in one line.
  static var summary: String { get }

  /// The version of what the sink writes. A new version makes every lane replay from the start, offline.
  static var schemaVersion: Int { get }

  /// The demands of the sink, with these options, on the crawl and on its lane.
  static func requirements(of options: Options) -> SinkRequirements

  /// Makes the plugin; nothing is read or written yet.
  init()

  /// Makes the sink for one run.
  ///
  /// - Throws: an error that says which option makes no sense and what would.
  func makeSink(_ options: Options, in context: SinkContext) throws -> any Sink
}

extension SinkPlugin {
  /// 1, until what the sink writes changes.
  public static var schemaVersion: Int { 1 }

  /// Nothing beyond what every sink gets.
  public static func requirements(of options: Options) -> SinkRequirements { SinkRequirements() }
}
