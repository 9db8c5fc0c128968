/// Writes valid documents at random: every escape, every length of UTF-8, every spelling of a number, white
/// space wherever it is allowed.
struct JSONGenerator {
  private var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func document() -> [UInt8] { Array((space() + value(depth: 0) + space()).utf8) }

  private mutating func value(depth: Int) -> String {
    switch numbers.below(depth > 6 ? 5 : 9) {
    case 0: "null"
    case 1: numbers.chance(2) ? "true" : "false"
    case 2: number()
    case 3, 4: string()
    case 5, 6: array(depth: depth)
    default: object(depth: depth)
    }
  }

  private mutating func array(depth: Int) -> String {
    var elements: [String] = []
    for _ in 0..<numbers.below(6) { elements.append(space() + value(depth: depth + 1) + space()) }
    return "[" + (elements.isEmpty ? space() : elements.joined(separator: ",")) + "]"
  }

  private mutating func object(depth: Int) -> String {
    var members: [String] = []
    for index in 0..<numbers.below(6) {
      // Numbered, as duplicate keys have a separate test.
      let key = "\"\(index)" + string().dropFirst()
      members.append(space() + key + space() + ":" + space() + value(depth: depth + 1) + space())
    }
    return "{" + (members.isEmpty ? space() : members.joined(separator: ",")) + "}"
  }

  private mutating func number() -> String {
    var text = numbers.chance(3) ? "-" : ""
    text += numbers.chance(4) ? "0" : String(numbers.below(1_000_000) + 1)
    if numbers.chance(3) { text += "." + String(numbers.below(100_000)) }
    if numbers.chance(4) {
      text += (numbers.chance(2) ? "e" : "E") + ["", "+", "-"][numbers.below(3)] + String(numbers.below(40))
    }
    return text
  }

  private mutating func string() -> String {
    let pieces = [
      "a", "Zürich", "日本語", "😀", "👩‍👩‍👧", "e\u{301}", "\u{10FFFF}", "\u{FFFF}", "\u{7F}", "\u{2028}", "'", "/",
      #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\f"#, #"\n"#, #"\r"#, #"\t"#, #"\u0000"#, #"\u001F"#, #"\u00e9"#,
      #"\uFFFD"#, #"\ud83d\ude00"#, #"\uD834\uDD1E"#, "some words that are longer than fifteen bytes",
    ]
    var text = "\""
    for _ in 0..<numbers.below(7) { text += pieces[numbers.below(pieces.count)] }
    return text + "\""
  }

  private mutating func space() -> String {
    guard numbers.chance(5) else { return "" }
    return [" ", "\n", "\t", "\r", "  \n  "][numbers.below(5)]
  }
}
