import NotionExportKit

/// The name of a file as its address tells it.
enum AssetName {
  /// The last part of the path, decoded; `file` where there is none.
  static func name(in key: AssetKey) -> String {
    let path = key.text.prefix { $0 != "?" && $0 != "#" }
    guard let last = path.split(separator: "/").last else { return "file" }
    return decoded(last) ?? String(last)
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
