/// How the items of a numbered list are numbered, where the author chose.
public enum ListFormat: OpenEnum {
  case numbers, letters, roman
  case unknown(String)

  /// The names that have a case of their own.
  public static let names: NameTable<ListFormat> = [
    "numbers": .numbers, "letters": .letters, "roman": .roman,
  ]

  /// The name, where it has no case of its own.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
