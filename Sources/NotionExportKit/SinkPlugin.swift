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

  /// Returns the syntax of the links in a file of the format, or `nil` for a file without links to check.
  ///
  /// `notion-export verify` reads these files back and checks that every link leads to a file of the output. By default
  /// the ending of the path decides: `.md` for Markdown, `.html` and `.htm` for HTML.
  static func linkSyntax(of path: String) -> (any LinkSyntax)?

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

  /// The syntax by the ending of the path.
  public static func linkSyntax(of path: String) -> (any LinkSyntax)? { UsualLinkSyntax.syntax(of: path) }

  /// No requirements.
  public static func requirements(of options: Options) -> SinkRequirements { SinkRequirements() }
}

/// The requirements of a sink beyond the defaults.
public struct SinkRequirements: Sendable, Hashable {
  /// Whether the archive keeps the signatures of hosted files' URLs, which otherwise reach no file.
  public var keepsSignatures: Bool

  /// Whether the lane may call ``Sink/write(_:)`` for several pages at the same time.
  ///
  /// The events of different pages then overlap, in any order. Two events of one page never overlap, nor does any other
  /// event, nor ``Sink/open(_:)``, ``Sink/finish(_:)`` and ``Sink/close()``.
  ///
  /// The files of a page must depend neither on the pages written at the same time nor on their order: keep the state of
  /// a page in local variables of `write`, and guard shared state. `SinkCompliance` checks it.
  public var pagesInParallel: Bool

  /// Whether the sink's documents show their surroundings, so that it must know when these have changed.
  ///
  /// The sink then receives ``ExportEvent/surroundings(_:changes:)`` for a document whose backlinks may have changed, or
  /// whose outline: a title, an icon or the order of its siblings, of its ancestors, or of their children. Of the
  /// children of a page, the first ``OutlineNode/listedChildren`` count, and of the rows of a data source all if there
  /// are at most ``OutlineNode/listedRows``; of further ones, only those before and after the object.
  public var showsSurroundings: Bool

  /// Creates requirements; the defaults require nothing.
  public init(keepsSignatures: Bool = false, pagesInParallel: Bool = false, showsSurroundings: Bool = false) {
    self.keepsSignatures = keepsSignatures
    self.pagesInParallel = pagesInParallel
    self.showsSurroundings = showsSurroundings
  }
}

/// The sinks in a program.
///
/// The `RegisterSinks` plugin generates it; a hand-written one is a type with this property.
public protocol SinkRegistry: Sendable {
  /// One plugin type for each format.
  static var plugins: [any SinkPlugin.Type] { get }
}
