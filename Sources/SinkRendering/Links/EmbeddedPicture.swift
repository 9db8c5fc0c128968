import NotionModel

/// A raster picture in a `data:` address, as in `data:image/png;base64,…`.
public struct EmbeddedPicture: Sendable, Hashable {
  /// The address in a canonical form.
  public let address: String

  /// The length limit of an address in a page, in bytes.
  private static let limit = 8 << 20

  /// Types of raster pictures.
  private static let types: Set<String> = [
    "png", "jpeg", "jpg", "pjpeg", "gif", "webp", "avif", "bmp", "x-icon", "vnd.microsoft.icon", "apng",
    "x-png",
  ]

  /// Parses an address; returns `nil` if it contains no such picture.
  public init?(_ address: String) {
    guard address.utf8.count <= Self.limit, let header = DataAddress(address), header.isBase64,
      header.mediaType.hasPrefix("image/"), Self.types.contains(String(header.mediaType.dropFirst(6)))
    else { return nil }
    var content: [UInt8] = []
    content.reserveCapacity(header.content.utf8.count)
    let encoded = header.content.contains("%") ? PercentEncoding.decoded(header.content) : nil
    for byte in (encoded.map { Substring($0) } ?? header.content).utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
        content.append(byte)
      case UInt8(ascii: "-"): content.append(UInt8(ascii: "+"))
      case UInt8(ascii: "_"): content.append(UInt8(ascii: "/"))
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: continue
      default: return nil
      }
    }
    guard !content.isEmpty else { return nil }
    self.address = "data:\(header.mediaType);base64,\(String(decoding: content, as: UTF8.self))"
  }
}

/// A `data:` address. Source: RFC 2397.
struct DataAddress: Sendable {
  /// The type, in lower case and without parameters; `text/plain` if unspecified.
  let mediaType: String
  /// Whether the content is Base64.
  let isBase64: Bool
  /// The encoded content.
  let content: Substring

  /// Parses an address; returns `nil` for another scheme.
  init?(_ address: String) {
    let text = address.drop { $0.isWhitespace }
    guard text.prefix(5).lowercased() == "data:" else { return nil }
    let rest = text.dropFirst(5)
    let header = rest.prefix { $0 != "," }
    content = rest[header.endIndex...].dropFirst()
    let parts = header.lowercased().split(separator: ";", omittingEmptySubsequences: false).map {
      $0.filter { !$0.isWhitespace }
    }
    let type = parts.first ?? ""
    mediaType = type.isEmpty ? "text/plain" : String(type.prefix(80))
    isBase64 = parts.last == "base64"
  }

  /// A description of the content, as in `Embedded picture (PNG, 12 kB)`.
  var summary: String {
    let count = content.utf8.count
    let size = isBase64 ? count / 4 * 3 : count
    let amount =
      size < 1_000 ? "\(size) bytes" : size < 1_000_000 ? "\(size / 1_000) kB" : "\(size / 1_000_000) MB"
    let parts = mediaType.split(separator: "/")
    guard parts.count == 2, parts[0] == "image" else { return "Embedded content (\(mediaType), \(amount))" }
    let kind = parts[1].prefix { $0 != "+" }.uppercased()
    return "Embedded picture (\(kind), \(amount))"
  }
}
