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
