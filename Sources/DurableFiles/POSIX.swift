package import NotionExportKit

#if canImport(Glibc)
package import Glibc
#elseif canImport(Musl)
package import Musl
#else
package import Darwin
#endif

/// System calls for files and folders, with errors that name the file.
package enum POSIX {
  /// The metadata of a path, from `lstat`.
  package struct Status: Equatable {
    package enum Kind { case file, directory, symbolicLink, other }
    package var kind: Kind
    package var size: Int64
    /// Nanoseconds since 1970.
    package var modified: Int64
    /// The number of hard links.
    package var links = 1
    /// The permissions of owner, group and others.
    package var permissions: UInt32 = 0
    /// Identifies the file itself, independently of its name.
    package var identity: [UInt64] = []
  }

  /// The maximum length of a path in bytes, including the terminating NUL.
  package static let pathLimit = Int(PATH_MAX)

  /// Returns the metadata of `path` itself, without following links, or `nil` if it does not exist.
  package static func status(_ path: String) throws(OutputError) -> Status? {
    var record = stat()
    guard lstat(path, &record) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("reading the status of the file", path)
    }
    return status(record)
  }

  /// Returns the metadata of the target of `path`, following links, or `nil` if it is inaccessible.
  package static func statusOfTarget(_ path: String) -> Status? {
    var record = stat()
    return stat(path, &record) == 0 ? status(record) : nil
  }

  /// Returns the time of a file's last change, in nanoseconds since 1970.
  private static func modified(_ record: stat) -> Int64 {
    #if canImport(Darwin)
    let time = record.st_mtimespec
    #else
    let time = record.st_mtim
    #endif
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  private static func status(_ record: stat) -> Status {
    let kind: Status.Kind =
      switch record.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      default: .other
      }
    return Status(
      kind: kind, size: Int64(record.st_size),
      modified: modified(record),
      links: Int(clamping: record.st_nlink),
      permissions: UInt32(record.st_mode & 0o777),
      identity: [UInt64(truncatingIfNeeded: record.st_dev), UInt64(truncatingIfNeeded: record.st_ino)])
  }

  /// Opens a regular file without following links or blocking on a pipe or device. `sharesFile` permits
  /// further hard links, through which the file would change too.
  package static func openFile(
    _ path: String, _ flags: Int32, mode: mode_t = 0o600, sharesFile: Bool = true
  ) throws(OutputError) -> Int32 {
    let descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
    guard descriptor >= 0 else {
      if errno == ELOOP {
        throw OutputError(
          .symbolicLink, path: path, detail: "this is a symbolic link, which is not followed; move it")
      }
      throw failure("opening the file", path)
    }
    var record = stat()
    guard fstat(descriptor, &record) == 0, record.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw OutputError(.occupied, path: path, detail: "this is not a regular file; move it")
    }
    guard sharesFile || record.st_nlink <= 1 else {
      close(descriptor)
      throw OutputError(
        .occupied, path: path,
        detail: "this file has a second name (a hard link), under which it would be changed too; move it")
    }
    return descriptor
  }

  /// Reads a whole file of at most `limit` bytes; returns `nil` if it does not exist.
  package static func contents(_ path: String, limit: Int = 64 << 20) throws(OutputError) -> [UInt8]? {
    guard let status = try status(path) else { return nil }
    guard status.size <= limit else {
      throw OutputError(.occupied, path: path, detail: "this file is larger than \(limit) bytes")
    }
    var bytes: [UInt8] = []
    try read(path) { bytes += $0 }
    return bytes
  }

  /// Returns whether this process may write the file or folder, by its permissions and its file system.
  package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// Creates a folder unless it exists.
  ///
  /// - Throws: ``OutputError``, also if there is a link or a file at the path.
  package static func makeDirectory(_ path: String, mode: mode_t = 0o777) throws(OutputError) {
    if mkdir(path, mode) == 0 { return }
    guard errno == EEXIST else { throw failure("creating the folder", path) }
    switch try status(path)?.kind {
    case .directory: return
    case .symbolicLink:
      throw OutputError(
        .symbolicLink, path: path, detail: "this is a symbolic link, which is not followed; move it")
    case .file, .other, nil:
      throw OutputError(.occupied, path: path, detail: "there is a file at the path of a folder; move it")
    }
  }

  /// Deletes a file if it exists.
  package static func removeFile(_ path: String) throws(OutputError) {
    guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw failure("deleting the file", path)
    }
  }

  /// Deletes a folder if it is empty; returns whether it was deleted.
  package static func removeDirectoryIfEmpty(_ path: String) -> Bool {
    rmdir(path) == 0 || errno == ENOENT
  }

  /// Renames a file on the same file system, replacing the file at the destination.
  package static func move(_ source: String, to destination: String) throws(OutputError) {
    guard rename(source, destination) == 0 else { throw failure("moving the file into place", destination) }
  }

  /// Writes some of the bytes; returns their number, or a negative number and sets `errno`.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    #if canImport(Glibc)
    return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
    return Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
    return Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Reads the file at `path` in pieces.
  package static func read(_ path: String, _ piece: ([UInt8]) throws(OutputError) -> Void) throws(OutputError)
  {
    let descriptor = try openFile(path, O_RDONLY)
    defer { close(descriptor) }
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, initializedCount in
        #if canImport(Glibc)
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
        count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
        count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
        initializedCount = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("reading the file", path) }
      if count == 0 { return }
      try piece(bytes)
    }
  }

  /// Flushes all pending writes to the disks, and waits for them.
  package static func synchronize() { sync() }

  /// Returns the names of a folder's entries; empty if it cannot be read.
  package static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Returns an error that names the failed operation and the file, with the system's reason.
  package static func failure(_ doing: String, _ path: String) -> OutputError {
    let reason = errno
    let advice =
      switch reason {
      case ENOSPC, EDQUOT: "; free some space, then run the same command to resume"
      case EACCES, EPERM, EROFS: "; make the output folder writable or choose another with --output"
      default: ""
      }
    let code: OutputError.Code =
      switch reason {
      case ENAMETOOLONG, EILSEQ, EINVAL, ELOOP, EISDIR, ENOTDIR, EEXIST, ENOTEMPTY: .unsuitablePath
      default: .system
      }
    return OutputError(
      code, path: path, detail: "\(doing) failed: \(String(cString: strerror(reason)))\(advice)")
  }
}
