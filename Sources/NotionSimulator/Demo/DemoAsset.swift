import NotionModel

/// A small file of the demo workspace, embedded in the source so that the program needs no separate
/// resources.
struct DemoAsset: Sendable {
  let name: String
  let contentType: String
  let bytes: [UInt8]

  init(_ name: String, _ contentType: String, base64: String) {
    self.name = name
    self.contentType = contentType
    bytes = Self.decode(base64)
  }

  /// The id of the hosted copy.
  var id: ObjectID { DemoWorkspace.id("asset/" + name) }

  /// The hosted copy.
  var hosted: FileDraft { .hosted(id, name: name) }

  static let all = [
    harbour, cover, workshop, gauge, chart, logo, buoy, bell, checklist, film, trace,
  ]

  private static func decode(_ text: String) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var values = [UInt8?](repeating: nil, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for value in text.utf8.compactMap({ values[Int($0)] }) {
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return bytes
  }
}
