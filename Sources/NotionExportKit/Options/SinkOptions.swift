/// What a user may set for a sink: plain stored properties, each with a default.
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
/// The synthesised `Codable` is enough: what the user does not set keeps the value of ``init()``. The names
/// of the options are those of the properties, so leave `CodingKeys` to the compiler.
public protocol SinkOptions: Codable, Sendable {
  /// The options when the user sets none.
  init()

  /// One line about each option, by its name.
  static var help: [String: String] { get }
}

/// For sinks that have nothing to set.
public struct NoOptions: SinkOptions {
  /// There is nothing to explain.
  public static let help: [String: String] = [:]
  /// The only value.
  public init() {}
}
