import Foundation
// Public, as an inlinable function may refer only to modules that are imported publicly.
public import GRDB
import NotionExportKit

/// A database that can be read without write access, as on a read-only file system.
///
/// SQLite creates companion files of a database in WAL mode. On a read-only file system the database is
/// opened as immutable, or, if its write-ahead log is not empty, as a copy.
package struct ReadableDatabase {
  /// The name with which to open it.
  package let name: String
  /// The copy, deleted with its last reference.
  package let copy: TemporaryCopy?

  /// The configuration of its connections.
  package static var configuration: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    return configuration
  }

  /// Determines how to open the database at `path`.
  ///
  /// - Throws: ``OutputError`` if a necessary copy cannot be created.
  package init(_ path: String) throws {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    if POSIX.isWritable(folder), POSIX.isWritable(path) {
      (name, copy) = (path, nil)
    } else if try POSIX.status(path + "-wal")?.size ?? 0 > 0 {
      let copy = try TemporaryCopy(of: path, suffixes: ["", "-wal"])
      (name, self.copy) = (copy.path, copy)
    } else {
      let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
      (name, copy) = ("file:\(encoded)?immutable=1", nil)
    }
  }
}

/// Copies of files in a temporary folder, deleted with the value.
package final class TemporaryCopy: Sendable {
  /// The copy of the first file.
  package let path: String
  private let folder: URL

  /// - Throws: ``OutputError`` if a file cannot be read, or the disk is full.
  package init(of source: String, suffixes: [String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "notion-export-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      path = folder.appending(path: "copy.sqlite").path(percentEncoded: false)
      for suffix in suffixes {
        try FileManager.default.copyItem(atPath: source + suffix, toPath: path + suffix)
      }
    } catch {
      throw OutputError(
        .system, path: source,
        detail:
          "it cannot be opened where it is, as the folder is read-only, and not be copied to \(folder.path): "
          + error.localizedDescription)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

extension DatabaseError {
  /// Whether the file's bytes are damaged.
  package var isDamage: Bool {
    resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB
  }

  /// Takes a database error, or the error of a row with an invalid value; returns `nil` for any other error.
  package init?(reading error: any Error) {
    switch error {
    case let error as DatabaseError: self = error
    case let error as RowDecodingError: self.init(error)
    default: return nil
    }
  }

  fileprivate init(_ error: RowDecodingError) {
    self.init(resultCode: .SQLITE_CORRUPT, message: String(error.description.prefix(400)))
  }
}

/// Values of a row, read without trust in their types.
///
/// SQLite stores a text in a column of integers without an error, and the subscripts of a row trap on it.
extension Row {
  /// Returns the value of a column.
  ///
  /// - Throws: a database error that reports damage and names the row.
  @inlinable
  package func value<Value: DatabaseValueConvertible>(_ column: String) throws(DatabaseError) -> Value {
    do { return try decode(forColumn: column) } catch { throw Self.damage(error) }
  }

  /// Returns the value of a column by its number.
  ///
  /// It avoids GRDB's faster access to numbers and texts, which reads a text in the row of a cursor as the
  /// number 0.
  ///
  /// - Throws: a database error that reports damage and names the row.
  @inlinable
  package func value<Value: DatabaseValueConvertible>(at index: Int) throws(DatabaseError) -> Value {
    do { return try decode(atIndex: index) } catch { throw Self.damage(error) }
  }

  @usableFromInline
  static func damage(_ error: any Error) -> DatabaseError {
    DatabaseError(reading: error)
      ?? DatabaseError(resultCode: .SQLITE_CORRUPT, message: String(describing: error))
  }
}

/// A checksum against accidental damage (FNV-1a, 64 bits).
///
/// SQLite detects an invalid page, but not a changed byte of a text; a JSON decoder accepts any digit.
package struct Checksum {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the checksum of no bytes.
  package init() {}

  /// The checksum of the bytes so far, in the form in which SQLite stores it.
  package var value: Int64 { Int64(bitPattern: hash) }

  /// Adds bytes and a terminator.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ 0x1FF) &* 0x0000_0100_0000_01B3
  }

  /// Adds a text.
  package mutating func add(_ text: String) { add(text.utf8) }

  /// Adds a number.
  package mutating func add(_ number: Int64) { withUnsafeBytes(of: number.littleEndian) { add($0) } }
}
