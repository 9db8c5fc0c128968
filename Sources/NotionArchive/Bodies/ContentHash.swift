import Foundation
package import GRDB
import Hashing

/// The first 16 bytes of a SHA-256, enough to distinguish versions of an object.
package struct ContentHash: Sendable, Hashable {
  package let bytes: [UInt8]

  package init(of bytes: [UInt8]) { self.bytes = Array(SHA256.hash(data: bytes).prefix(16)) }

  init(bytes: [UInt8]) { self.bytes = bytes }
}

extension ContentHash: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> ContentHash? {
    guard let data = Data.fromDatabaseValue(value), data.count == 16 else { return nil }
    return ContentHash(bytes: Array(data))
  }
}
