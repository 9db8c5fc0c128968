import DurableFiles
package import Foundation
import GRDB
import NotionExportKit

/// Opens the database of an archive, or sets a damaged one aside and creates another.
package enum ArchiveOpening {
  struct Opened {
    let database: DatabasePool
    let readers: ReadingConnections
    let id: String
    let setAside: URL?
    /// Damaged rows that were repaired.
    var mended: [ColumnCopies.Finding] = []
    var copy: TemporaryCopy?
    /// Whether some stored response may have the signatures of hosted files' addresses.
    let mayHoldSignatures: Bool
  }

  /// Identifies the file as an archive: "NEXP".
  private static let applicationID = 0x4E45_5850

  /// A file up to this size is checked completely at every start; a larger one only after a crash.
  private static let alwaysChecked = 32 << 20

  /// A file up to this size has all copies of columns compared at every start.
  private static let alwaysCompared = 4 << 20

  static func open(_ state: StateDirectory, configuration: ArchiveConfiguration) throws -> Opened {
    if configuration.mustExist || configuration.isReadOnly { return try openExisting(state, configuration) }
    try state.prepare()
    let isMarked = FileManager.default.fileExists(atPath: state.damageMark.path)
    do {
      let opened = try openDatabase(state, configuration, mending: isMarked ? .marked : .found)
      if isMarked { try FileManager.default.removeItem(at: state.damageMark) }
      return opened
    } catch  where DatabaseError(reading: error)?.isDamage == true {
      let copy = try setAside(state)
      if isMarked { try FileManager.default.removeItem(at: state.damageMark) }
      return try openDatabase(state, configuration, setAside: copy)
    } catch {
      throw ArchiveError.translating(error, archive: state.archive)
    }
  }

  /// The damage to rows of tables that is repaired.
  private enum Mending {
    case none
    /// Damage found in a small archive or by a verification.
    case found
    /// Damage met by a run; if none is found, the archive as a whole is damaged.
    case marked
  }

  /// Opens a sound archive; changes nothing if there is none.
  private static func openExisting(
    _ state: StateDirectory, _ configuration: ArchiveConfiguration
  ) throws -> Opened {
    let output = state.url.deletingLastPathComponent().path
    guard state.holdsArchive else { throw ArchiveError.missing(in: output) }
    try state.refuseForeignFiles()
    do {
      guard !FileManager.default.fileExists(atPath: state.damageMark.path) else {
        throw ArchiveError.missing(in: output, isDamaged: true)
      }
      return try configuration.isReadOnly
        ? openReadOnly(state, configuration) : openDatabase(state, configuration)
    } catch  where DatabaseError(reading: error)?.isDamage == true {
      throw ArchiveError.missing(in: output, isDamaged: true)
    } catch {
      throw ArchiveError.translating(error, archive: state.archive)
    }
  }

  /// Marks that a run met damage, which a check at the start may not detect.
  package static func markDamaged(_ state: StateDirectory) {
    // If the mark cannot be written, the damage will be met again.
    let mark = StagedFile(temporaryPath: state.damageMark.path + ".new")
    try? mark.append([0x0A])
    try? mark.move(to: state.damageMark.path)
  }

  /// Opens an archive without changing it.
  private static func openReadOnly(_ state: StateDirectory, _ archive: ArchiveConfiguration) throws -> Opened
  {
    let readable = try ReadableDatabase(state.archive.path)
    var configuration = ReadableDatabase.configuration
    configuration.maximumReaderCount = archive.readerCount
    configuration.label = "archive"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = \(-archive.cacheSize / 1024); PRAGMA temp_store = FILE")
    }
    let database = try DatabasePool(path: readable.name, configuration: configuration)
    do {
      let migrator = ArchiveSchema.migrator
      guard try database.read(migrator.hasCompletedMigrations) else {
        throw ArchiveError(
          .notWritable,
          "\(state.archive.path) was written by another version of this program, and cannot be updated because it is "
            + "read-only. Make the folder writable, or copy it.")
      }
      if let finding = try check(database, at: state.archive) {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: finding)
      }
      let id: String? = try database.read { try Meta.value(.archiveID, in: $0) }
      let readers = ReadingConnections(path: readable.name, configuration: configuration)
      return Opened(
        database: database, readers: readers, id: id ?? "", setAside: nil, copy: readable.copy,
        mayHoldSignatures: try database.read(Meta.mayHoldSignatures))
    } catch {
      try? database.close()
      throw error
    }
  }

  private static func openDatabase(
    _ state: StateDirectory, _ archive: ArchiveConfiguration, mending: Mending = .none, setAside: URL? = nil
  ) throws -> Opened {
    var configuration = Configuration()
    configuration.maximumReaderCount = archive.readerCount
    configuration.busyMode = .timeout(TimeInterval(WriteAheadLog.busyTimeout))
    configuration.label = "archive"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = \(-archive.cacheSize / 1024)")
      try database.execute(sql: "PRAGMA temp_store = FILE")
      // A log that grew under long reads is truncated when it is reset.
      try database.execute(sql: "PRAGMA journal_size_limit = \(WriteAheadLog.bound)")
    }
    let isNew = !state.holdsArchive
    let database = try DatabasePool(path: state.archive.path, configuration: configuration)
    do {
      let migrator = ArchiveSchema.migrator
      var mended: [ColumnCopies.Finding] = []
      if try database.read(migrator.hasBeenSuperseded) {
        // A corrupted version name does not make an archive newer than the program.
        if mending != .none, try database.read(ColumnCopies.areDamaged) {
          mended += try mend(database)
        } else if try database.read(ColumnCopies.areDamaged) {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "damaged names of versions")
        }
        if try database.read(migrator.hasBeenSuperseded) {
          throw ArchiveError(
            .newer, "\(state.archive.path) was written by a newer version of this program. Use that version.")
        }
      }
      let isCurrent = try database.read(migrator.hasCompletedMigrations)
      var holdsOddValues = false
      if !isNew {
        let finding = try check(database, at: state.archive)
        holdsOddValues = finding != nil
        // Rows of an older version are repaired only after their migration.
        if let finding, mending == .none || !isCurrent {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: finding)
        }
      }
      try migrator.migrate(database)
      if try mending != .none
        && (mending == .marked || holdsOddValues || isDamaged(database, at: state.archive))
      {
        mended += try mend(database)
        if mending == .marked, mended.isEmpty {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a run has met damage")
        }
      }
      let id = try database.write { database in
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        if archive.keepsSignatures { try Meta.set(.holdsSignatures, to: true, in: database) }
        try Meta.set(.isOpen, to: true, in: database)
        try LogStamps.begin(in: database)
        if try Meta.value(.lacksPictureSizes, in: database) ?? false {
          try measurePictures(in: state.assets, database)
          try Meta.set(.lacksPictureSizes, to: false, in: database)
        }
        if try Meta.value(.lacksBlockLinks, in: database) ?? false {
          try BlockLinksTable.addFromStoredResponses(in: database)
          try Meta.set(.lacksBlockLinks, to: false, in: database)
        }
        if let id: String = try Meta.value(.archiveID, in: database) { return id }
        let id = UUID().uuidString.lowercased()
        try Meta.set(.archiveID, to: id, in: database)
        try Meta.set(.scanVersion, to: ResponseScan.version, in: database)
        try Meta.set(.keepsSignatures, to: archive.keepsSignatures, in: database)
        try Meta.set(.holdsSignatures, to: archive.keepsSignatures, in: database)
        return id
      }
      let readers = ReadingConnections(path: state.archive.path, configuration: configuration)
      return Opened(
        database: database, readers: readers, id: id, setAside: setAside, mended: mended,
        mayHoldSignatures: try database.read(Meta.mayHoldSignatures))
    } catch {
      try? database.close()
      throw error
    }
  }

  /// Records the sizes of pictures that were fetched by versions without this column.
  private static func measurePictures(in folder: URL, _ database: SQLiteDatabase) throws {
    let assets = AssetsTable(database: database)
    for sha256 in try assets.contents() {
      let file = AssetFiles.url(of: sha256, in: folder)
      guard let size = PictureSize.size(ofFileAt: file) else { continue }
      try assets.setPixelSize(size, of: sha256)
    }
  }

  /// Checks the structure of a database.
  ///
  /// - Returns: the table with a value that no version writes, or `nil`.
  /// - Throws: an error of damage if SQLite cannot read the file correctly.
  private static func check(_ database: DatabasePool, at file: URL) throws -> String? {
    let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    return try database.read { database in
      guard try database.tableExists("meta") else { return nil }
      let wasOpen: Bool = try Meta.value(.isOpen, in: database) ?? true
      guard wasOpen || size <= alwaysChecked else { return nil }
      let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
      if finding != "ok" { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: finding) }
      return try StoredValues.finding(in: database)
    }
  }

  /// Returns whether a verification has found damaged tables, or a small archive has some.
  private static func isDamaged(_ database: DatabasePool, at file: URL) throws -> Bool {
    let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    return try database.read { database in
      let isMarked = try DamageTable(database: database).holdsTables()
      return try isMarked || size <= alwaysCompared && ColumnCopies.areDamaged(in: database)
    }
  }

  /// Repairs the damaged rows of tables; returns their findings.
  private static func mend(_ database: DatabasePool) throws -> [ColumnCopies.Finding] {
    try database.write { database in
      let found = try RowMending(ArchiveTables(database: database, codec: BodyCodec())).mend()
      try DamageTable(database: database).clearTables()
      return found
    }
  }

  private static func setAside(_ state: StateDirectory) throws -> URL {
    let files = FileManager.default
    var number = 1
    func copy(_ number: Int) -> URL {
      state.url.appending(path: "archive-damaged-\(number).sqlite", directoryHint: .notDirectory)
    }
    while files.fileExists(atPath: copy(number).path) { number += 1 }
    for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: state.archive.path + suffix) {
      try files.moveItem(atPath: state.archive.path + suffix, toPath: copy(number).path + suffix)
    }
    return copy(number)
  }
}

extension ArchiveError {
  /// Translates a database error for the person who runs the export; other errors are kept.
  init(translating error: DatabaseError, archive: URL) {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(
        .damaged,
        "\(archive.path) is damaged (\(error.message ?? "unreadable")). "
          + "Run again: the next run moves it aside and fetches everything again.")
    // A `where` clause applies to the last pattern only.
    case .SQLITE_FULL,
      .SQLITE_IOERR where Self.isFull(archive):
      self.init(
        .diskFull,
        "The disk with \(archive.path) is full. Free some space, then run the same command to resume.")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .notWritable,
        "\(archive.path) cannot be written: \(error.message ?? "no permission"). "
          + "Choose another output folder, or change its permissions.")
    default:
      self.init(.system, "\(archive.path): \(error.message ?? error.resultCode.description)")
    }
  }

  /// Returns whether the disk is full: SQLite reports an I/O error if the files next to the database cannot
  /// grow.
  private static func isFull(_ archive: URL) -> Bool {
    let folder = archive.deletingLastPathComponent().path
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    return (attributes?[.systemFreeSize] as? NSNumber).map { $0.intValue < 64 << 10 } ?? false
  }

  package static func translating(_ error: any Error, archive: URL) -> any Error {
    DatabaseError(reading: error).map { ArchiveError(translating: $0, archive: archive) } ?? error
  }
}
