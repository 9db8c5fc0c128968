import Foundation
import NotionModel

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

/// A deterministic generator of numbers (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
  mutating func chance(_ oneIn: Int) -> Bool { below(oneIn) == 0 }
}

/// Foundation's result for a document, for a comparison with ours.
enum FoundationJSON {
  /// The tree that JSONSerialization returns, or `nil` if it rejects the document.
  static func read(_ bytes: some Collection<UInt8>) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
  }

  /// Returns the first difference between two trees, as a path and both values, or `nil` if they are equal.
  static func difference(_ ours: JSONValue, _ theirs: Any, at path: String = "$") -> String? {
    switch ours {
    case .null: return theirs is NSNull ? nil : "\(path): null, \(theirs)"
    case .bool(let bool):
      guard let number = theirs as? NSNumber, isBool(number), number.boolValue == bool else {
        return "\(path): \(bool), \(theirs)"
      }
    case .number(let ours):
      guard let number = theirs as? NSNumber, !isBool(number), number.doubleValue == ours.double else {
        return "\(path): \(ours), \(theirs)"
      }
    case .string(let ours):
      // By scalars: Swift's == calls texts of different normal forms equal.
      guard let string = theirs as? String, ours.unicodeScalars.elementsEqual(string.unicodeScalars) else {
        return "\(path): \(ours), \(theirs)"
      }
    case .array(let ours):
      guard let array = theirs as? [Any], array.count == ours.count else {
        return "\(path): \(ours.count) elements, \(theirs)"
      }
      for (index, (ours, theirs)) in zip(ours, array).enumerated() {
        if let found = difference(ours, theirs, at: "\(path)[\(index)]") { return found }
      }
    case .object(let ours):
      guard let object = theirs as? [String: Any], object.count == ours.members.count else {
        return "\(path): keys \(ours.keys), \(theirs)"
      }
      for member in ours.members {
        guard let theirs = object[member.key] else { return "\(path).\(member.key): only ours" }
        if let found = difference(member.value, theirs, at: "\(path).\(member.key)") { return found }
      }
    }
    return nil
  }

  /// The numbers of JSON are integers or doubles, never the single byte of a boolean.
  private static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
