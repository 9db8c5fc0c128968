package import NotionExportKit

#if canImport(Glibc)
package import Glibc
#elseif canImport(Musl)
package import Musl
#else
package import Darwin
#endif

/// Calls to the operating system for files and folders, with errors that name the file.
package enum POSIX {
  /// What `lstat` tells of a path.
  package struct Status: Equatable {
    package enum Kind { case file, directory, symbolicLink, other }
    package var kind: Kind
    package var size: Int64
    /// Nanoseconds since 1970.
    package var modified: Int64
    /// How many names the file has.
    package var links = 1
    /// The permissions of owner, group and others.
    package var permissions: UInt32 = 0
    /// The file itself, whatever its name.
    package var identity: [UInt64] = []
  }

  /// The bytes that a path may have, the NUL at its end included.
  package static let pathLimit = Int(PATH_MAX)

  /// The status of what stands at `path` itself, links not followed; `nil` where nothing does.
  package static func status(_ path: String) throws(OutputError) -> Status? {
    var record = stat()
    guard lstat(path, &record) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("looking at the file", path)
    }
    return status(record)
  }

  /// The status of what `path` leads to, links followed; `nil` where that is nothing that can be looked at.
  package static func statusOfTarget(_ path: String) -> Status? {
    var record = stat()
    return stat(path, &record) == 0 ? status(record) : nil
  }

  /// The time of a file's last change, in nanoseconds since 1970.
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

  /// Opens a file that is one: no link is followed, and a pipe or device neither opened nor waited for. `sharesFile` tells
  /// whether the file may have other names, by which it would be changed too.
  package static func openFile(
    _ path: String, _ flags: Int32, mode: mode_t = 0o600, sharesFile: Bool = true
  ) throws(OutputError) -> Int32 {
    let descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
    guard descriptor >= 0 else {
      if errno == ELOOP {
        throw OutputError(
          .symbolicLink, path: path, detail: "this is a symbolic link, which is not followed; move it away")
      }
      throw failure("opening the file", path)
    }
    var record = stat()
    guard fstat(descriptor, &record) == 0, record.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw OutputError(.occupied, path: path, detail: "this is no regular file; move it away")
    }
    guard sharesFile || record.st_nlink <= 1 else {
      close(descriptor)
      throw OutputError(
        .occupied, path: path,
        detail: "this file has another name, by which it would be changed too; move it away")
    }
    return descriptor
  }

  /// Reads a whole file of at most `limit` bytes; `nil` where there is none.
  package static func contents(_ path: String, limit: Int = 64 << 20) throws(OutputError) -> [UInt8]? {
    guard let status = try status(path) else { return nil }
    guard status.size <= limit else {
      throw OutputError(.occupied, path: path, detail: "this file is larger than \(limit) bytes")
    }
    var bytes: [UInt8] = []
    try read(path) { bytes += $0 }
    return bytes
  }

  /// Whether this process may write the file or folder, by its permissions and those of its file system.
  package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// Makes a folder; one that is there already is fine.
  ///
  /// - Throws: ``OutputError``, also where a link or a file stands there.
  package static func makeDirectory(_ path: String, mode: mode_t = 0o777) throws(OutputError) {
    if mkdir(path, mode) == 0 { return }
    guard errno == EEXIST else { throw failure("making the folder", path) }
    switch try status(path)?.kind {
    case .directory: return
    case .symbolicLink:
      throw OutputError(
        .symbolicLink, path: path, detail: "this is a symbolic link, which is not followed; move it away")
    case .file, .other, nil:
      throw OutputError(.occupied, path: path, detail: "a file stands where a folder is needed; move it away")
    }
  }

  /// Removes a file; one that is not there is fine.
  package static func removeFile(_ path: String) throws(OutputError) {
    guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw failure("deleting the file", path)
    }
  }

  /// Removes a folder if it is empty; returns whether it is gone.
  package static func removeDirectoryIfEmpty(_ path: String) -> Bool {
    rmdir(path) == 0 || errno == ENOENT
  }

  /// Gives a file another name on the same file system, replacing what has it.
  package static func move(_ source: String, to destination: String) throws(OutputError) {
    guard rename(source, destination) == 0 else { throw failure("putting the file in place", destination) }
  }

  /// Writes some of the bytes; returns how many, or a negative number and sets `errno`.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    #if canImport(Glibc)
    return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
    return Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
    return Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Reads the file at `path` piece by piece.
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

  /// Writes everything that is pending to the disks; returns when it is there.
  package static func synchronize() { sync() }

  /// The names of what is in a folder; none where it cannot be read.
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

  /// An error that says what could not be done to which file, with the system's reason.
  package static func failure(_ doing: String, _ path: String) -> OutputError {
    let reason = errno
    let advice =
      switch reason {
      case ENOSPC, EDQUOT: "; make space and run the command again, it goes on from here"
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
