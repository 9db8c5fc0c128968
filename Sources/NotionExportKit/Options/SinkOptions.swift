#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif
public import NotionModel

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

/// An invalid option, with the valid values.
public struct OptionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The option's name with its format, as in `json.layout`.
  public let option: String
  /// A description of the problem and of valid values.
  public let detail: String

  /// Creates an error about one option.
  public init(option: String, detail: String) {
    self.option = option
    self.detail = detail
  }

  /// The option and the problem.
  public var description: String { "\(option): \(detail)" }
}

extension SinkOptions {
  /// Returns the defaults, overridden by the user's settings.
  ///
  /// Texts are converted to the type of the option, as the command line has only texts.
  ///
  /// - Parameters:
  ///   - settings: the user's settings, by name.
  ///   - format: the sink's format, for messages.
  /// - Returns: the options.
  /// - Throws: ``OptionError`` for an unknown option, which suggests the nearest match, or for an invalid
  ///   value.
  public static func decode(_ settings: JSONObject, format: String) throws -> Self {
    let descriptions = Self.descriptions
    var values = try JSONObject(json: Array(JSONEncoder().encode(Self())))
    for (name, setting) in settings.members {
      guard let description = descriptions.first(where: { $0.name == name }) else {
        throw OptionError(option: "\(format).\(name)", detail: unknown(name, among: descriptions))
      }
      guard let value = description.value.read(setting) else {
        throw OptionError(
          option: "\(format).\(name)",
          detail: "\(description.value.expectation), not \(setting.string ?? setting.text)")
      }
      values[name] = value
    }
    do {
      return try JSONDecoder().decode(Self.self, from: Data(JSONValue.object(values).serialized))
    } catch let error as DecodingError {
      throw OptionError(option: format, detail: "the options do not fit together: \(error)")
    }
  }

  private static func unknown(_ name: String, among descriptions: [OptionDescription]) -> String {
    let names = descriptions.map(\.name)
    if let near = NearMiss.of(name, among: names) { return "unknown option; did you mean \(near)?" }
    return names.isEmpty
      ? "unknown option; this format has none"
      : "unknown option; the options are \(names.joined(separator: ", "))"
  }
}

extension OptionDescription.Value {
  /// A description of the expected values, for a message.
  fileprivate var expectation: String {
    switch self {
    case .boolean: "expected true or false"
    case .integer: "expected a whole number"
    case .number: "expected a number"
    case .choice(let words): "expected \(words.joined(separator: " or "))"
    case .text: "expected a text"
    case .list: "expected texts separated by commas"
    }
  }

  /// Returns the setting converted to the option's type, or `nil` if it is invalid.
  fileprivate func read(_ setting: JSONValue) -> JSONValue? {
    switch (self, setting) {
    case (.boolean, .bool), (.number, .number), (.text, .string), (.list, .array): return setting
    case (.boolean, .string("true")), (.boolean, .string("yes")): return true
    case (.boolean, .string("false")), (.boolean, .string("no")): return false
    case (.integer, .number(let number)): return number.integer == nil ? .none : .some(setting)
    case (.integer, .string(let text)): return Int(text).map { .number(JSONNumber($0)) }
    case (.number, .string(let text)): return Double(text).flatMap(JSONNumber.init).map(JSONValue.number)
    case (.choice(let words), .string(let text)): return words.contains(text) ? .some(setting) : .none
    case (.text, .number(let number)): return .string(number.text)
    case (.text, .bool(let bool)): return .string(String(bool))
    case (.list, .string(let text)):
      return .array(text.split(separator: ",").map { .string(String($0)) })
    default: return nil
    }
  }
}

extension JSONValue {
  fileprivate var text: String { String(decoding: serialized, as: UTF8.self) }
}
