/// An option that makes no sense, and what would.
public struct OptionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The option's name with its format, as in `json.layout`.
  public let option: String
  /// What is wrong, and what would be right.
  public let detail: String

  /// Makes an error about one option.
  public init(option: String, detail: String) {
    self.option = option
    self.detail = detail
  }

  /// The option and what is wrong.
  public var description: String { "\(option): \(detail)" }
}
