import CZlib
import Synchronization

/// Compresses response bodies for the archive, with a dictionary of typical Notion JSON.
///
/// A stored body is a form byte, four bytes of the plain size (little endian), and a zlib stream. The
/// dictionary is part of the form: a changed dictionary is a new form, and old ones remain readable.
package final class BodyCodec: Sendable {
  private enum Form {
    static let plain: UInt8 = 0
    static let deflatedWithDictionary1: UInt8 = 1
    /// Plain, preceded by a checksum of four bytes, as in zlib streams.
    static let plainWithChecksum: UInt8 = 2
  }
  private static let headerSize = 5
  /// An upper bound of all responses; a larger number in a header means that the archive is damaged.
  private static let sizeLimit = 256 << 20

  // zlib's state is large and slow to set up, so one of each is shared under a lock.
  private let deflater = Mutex(Deflater(level: 3, dictionary: BodyDictionary.version1))
  private let inflater = Mutex(Inflater(dictionary: BodyDictionary.version1))

  package init() {}

  /// Returns the stored form of a body.
  package func encode(_ body: ArraySlice<UInt8>) throws(ArchiveError) -> [UInt8] {
    let size = UInt32(truncatingIfNeeded: body.count)
    let header = (0..<4).map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) }
    let packed = deflater.withLock { $0.deflate(body) }
    guard let packed, packed.count < body.count else {
      return [Form.plainWithChecksum] + header + Self.checksum(body) + body
    }
    return [Form.deflatedWithDictionary1] + header + packed
  }

  /// Returns the body of a stored form.
  ///
  /// - Throws: ``ArchiveError`` with code `damaged` if the bytes are not a result of ``encode(_:)``.
  package func decode(_ stored: some RandomAccessCollection<UInt8>) throws(ArchiveError) -> [UInt8] {
    let bytes = Array(stored)
    guard bytes.count >= Self.headerSize else { throw .damagedBody }
    let size = (0..<4).reduce(0) { $0 | Int(bytes[$1 + 1]) << ($1 * 8) }
    let content = bytes[Self.headerSize...]
    switch bytes[0] {
    case Form.plain:
      guard content.count == size else { throw .damagedBody }
      return Array(content)
    case Form.plainWithChecksum:
      let body = content.dropFirst(4)
      guard body.count == size, Self.checksum(body).elementsEqual(content.prefix(4)) else {
        throw .damagedBody
      }
      return Array(body)
    case Form.deflatedWithDictionary1:
      guard size <= Self.sizeLimit, let body = inflater.withLock({ $0.inflate(content, size: size) }) else {
        throw .damagedBody
      }
      return body
    default:
      throw .damagedBody
    }
  }

  /// Returns the CRC-32, little endian.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let sum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32(clamping: $0.count)) }
    return (0..<4).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) }
  }
}
