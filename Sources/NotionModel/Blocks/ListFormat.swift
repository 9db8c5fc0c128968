/// The number format of a list that the author has chosen.
public enum ListFormat: OpenEnum {
  case numbers, letters, roman
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<ListFormat> = [
    "numbers": .numbers, "letters": .letters, "roman": .roman,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
