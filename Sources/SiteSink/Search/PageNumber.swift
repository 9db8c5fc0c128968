import NotionModel

/// The number of a page in the index: 48 bits that depend only on its id.
///
/// So no page's number changes when others are added or removed, and an edit changes only the files of the
/// words that it adds or removes. Among 100,000 pages two have the same number once in 50,000 sites; one of
/// them is not found then.
struct PageNumber: Hashable, Comparable {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private let value: UInt64

  init(of id: ObjectID) {
    // Ids of Notion share whole groups of digits, so all bits are mixed.
    value = Self.mix(Self.mix(id.high) ^ id.low) >> 16
  }

  private static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  static func < (left: PageNumber, right: PageNumber) -> Bool { left.value < right.value }

  /// The number in a list of the index: its six bytes in Base64.
  var listed: [UInt8] {
    (0..<8).map { Self.alphabet[Int(value >> UInt64(42 - 6 * $0) & 63)] }
  }

  /// The number in the name of a file, which may be case-insensitive: 12 hexadecimal digits.
  var name: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }

  /// The file with the search result of the page.
  var path: [String] { ["search", "pages", String(name.prefix(2)), "\(name.dropFirst(2)).css"] }
}
