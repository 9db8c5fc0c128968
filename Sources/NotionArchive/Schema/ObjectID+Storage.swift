import Foundation
public import GRDB
public import NotionModel

/// Stores ids as 16 bytes, most significant first, so that SQLite orders them like their texts.
extension ObjectID: DatabaseValueConvertible {
  /// The 16 bytes.
  public var databaseValue: DatabaseValue {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) }.databaseValue
  }

  /// The id of 16 bytes.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> ObjectID? {
    guard let bytes = Data.fromDatabaseValue(value), bytes.count == 16 else { return nil }
    return bytes.withUnsafeBytes { bytes in
      ObjectID(
        high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }

  var storedBytes: [UInt8] {
    (0..<16).map { index in
      let half = index < 8 ? high : low
      return UInt8(truncatingIfNeeded: half >> UInt64((7 - index % 8) * 8))
    }
  }

  init?(storedBytes bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if index < 8 {
        halves.0 = halves.0 << 8 | UInt64(byte)
      } else {
        halves.1 = halves.1 << 8 | UInt64(byte)
      }
    }
    self.init(high: halves.0, low: halves.1)
  }
}
