/// The description of an option, derived from an options type.
public struct OptionDescription: Sendable, Hashable {
  /// The permitted values of an option.
  public enum Value: Sendable, Hashable {
    /// `true` or `false`.
    case boolean
    /// A whole number.
    case integer
    /// A number.
    case number
    /// One of these words.
    case choice([String])
    /// Any text.
    case text
    /// Several texts; on the command line separated by commas.
    case list
  }

  /// The option's name, without the format.
  public let name: String
  /// The permitted values.
  public let value: Value
  /// The default value in the syntax of the command line; `nil` for none.
  public let defaultValue: String?
  /// A description of one line.
  public let help: String

  init?(label: String?, value: Any, help: [String: String]) {
    guard let label else { return nil }
    name = label
    self.help = help[label] ?? ""
    let (type, content) = Self.unwrapped(value)
    switch type {
    case is Bool.Type: self.value = .boolean
    case is any BinaryInteger.Type: self.value = .integer
    case is any BinaryFloatingPoint.Type: self.value = .number
    case is any Collection.Type where type != String.self: self.value = .list
    case let choices as any CaseIterable.Type: self.value = .choice(Self.words(of: choices))
    default: self.value = .text
    }
    defaultValue = content.map(Self.text)
  }

  /// Returns the type of an option's value without optionals, and the value unless it is `nil`.
  private static func unwrapped(_ value: Any) -> (Any.Type, Any?) {
    guard let optional = value as? any OptionalValue else { return (type(of: value), value) }
    return (optional.wrappedType, optional.wrappedValue)
  }

  private static func words(of choices: any CaseIterable.Type) -> [String] {
    func words<Choices: CaseIterable>(_ type: Choices.Type) -> [String] { type.allCases.map { text($0) } }
    return words(choices)
  }

  private static func text(_ value: Any) -> String {
    if let raw = value as? any RawRepresentable { return "\(raw.rawValue)" }
    if let list = value as? [Any] { return list.map(text).joined(separator: ",") }
    return "\(value)"
  }
}

/// Unwraps an `Optional` of an unknown type.
private protocol OptionalValue {
  var wrappedType: Any.Type { get }
  var wrappedValue: Any? { get }
}

extension Optional: OptionalValue {
  fileprivate var wrappedType: Any.Type { Wrapped.self }
  fileprivate var wrappedValue: Any? { self }
}

extension SinkOptions {
  /// The descriptions of all options of this type, in the order of its properties.
  public static var descriptions: [OptionDescription] {
    Mirror(reflecting: Self()).children.compactMap {
      OptionDescription(label: $0.label, value: $0.value, help: help)
    }
  }
}
