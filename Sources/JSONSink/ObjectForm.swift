internal import NotionExportKit
internal import NotionModel

/// The form of an object's bytes.
struct ObjectForm: Sendable {
  /// Whether every byte is written, including signatures.
  var verbatim: Bool

  func bytes(_ object: JSONSlice) -> ArraySlice<UInt8> {
    verbatim ? object.bytes : object.withoutSignatures(keepsExpiryTimes: false).bytes
  }

  /// Returns the bytes up to the closing brace, so that members can follow.
  func openBytes(_ object: JSONSlice) -> ArraySlice<UInt8> { bytes(object).dropLast() }
}

extension OutputFile {
  /// Writes a JSON string.
  mutating func write(string: String) throws {
    var writer = JSONWriter()
    writer.value(string)
    try write(writer.bytes)
  }
}
