/// The style of a run of text.
public struct Annotations: Sendable, Hashable {
  /// Bold.
  public var bold = false
  /// Italic.
  public var italic = false
  /// Struck through.
  public var strikethrough = false
  /// Underlined.
  public var underline = false
  /// Inline code.
  public var code = false
  /// The text or background colour.
  public var color = TextColor.default

  /// Creates plain style.
  public init() {}
}

extension Annotations: JSONDecodable {
  private enum Key: String, CaseIterable { case bold, italic, strikethrough, underline, code, color }
  private static let keys = JSONKeyTable<Key>()
  /// The API's JSON of the style of nearly every run.
  private static let none = Array(
    #"{"bold":false,"italic":false,"strikethrough":false,"underline":false,"code":false,"color":"default"}"#
      .utf8)

  /// Reads a style; `null` and absent keys are defaults.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init()
    if reader.skip(Self.none) { return }
    if try reader.readNull() { return }
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .bold: bold = try reader.readFlag()
      case .italic: italic = try reader.readFlag()
      case .strikethrough: strikethrough = try reader.readFlag()
      case .underline: underline = try reader.readFlag()
      case .code: code = try reader.readFlag()
      case .color: color = try TextColor?(from: &reader) ?? .default
      }
    }
  }
}

/// The colour of a text or of a whole block; the `…Background` cases are background colours.
@nonexhaustive
public enum TextColor: OpenEnum {
  case `default`, gray, brown, orange, yellow, green, blue, purple, pink, red, defaultBackground,
    grayBackground, brownBackground, orangeBackground, yellowBackground, greenBackground,
    blueBackground, purpleBackground, pinkBackground, redBackground
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<TextColor> = [
    "default": .default, "gray": .gray, "brown": .brown, "orange": .orange, "yellow": .yellow,
    "green": .green, "blue": .blue, "purple": .purple, "pink": .pink, "red": .red,
    "default_background": .defaultBackground, "gray_background": .grayBackground,
    "brown_background": .brownBackground, "orange_background": .orangeBackground,
    "yellow_background": .yellowBackground, "green_background": .greenBackground,
    "blue_background": .blueBackground, "purple_background": .purpleBackground,
    "pink_background": .pinkBackground, "red_background": .redBackground,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
