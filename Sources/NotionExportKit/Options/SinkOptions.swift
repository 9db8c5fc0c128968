/// The options of a sink: plain stored properties, each with a default.
///
/// ```swift
/// public struct Options: SinkOptions {
///   public enum Layout: String, Codable, CaseIterable, Sendable { case files, ndjson }
///   public var layout = Layout.files
///   public var verbatim = false
///   public init() {}
///   public static let help = ["layout": "a file for each object, or a line", …]
/// }
/// ```
///
/// The synthesised `Codable` is enough: options that the user does not set keep the value of ``init()``. The
/// names of the options are those of the properties, so leave `CodingKeys` to the compiler.
public protocol SinkOptions: Codable, Sendable {
  /// Creates the default options.
  init()

  /// A description of one line for each option, by its name.
  static var help: [String: String] { get }
}

/// The options of sinks without any.
public struct NoOptions: SinkOptions {
  /// An empty dictionary, as there are no options.
  public static let help: [String: String] = [:]
  /// Creates the only value.
  public init() {}
}
