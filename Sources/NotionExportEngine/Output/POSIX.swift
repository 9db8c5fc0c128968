internal import NotionExportKit

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The calls to the operating system that writing an output tree needs, with errors that name the file.
enum POSIX {
  /// What `lstat` tells of a path.
  struct Status: Equatable {
    enum Kind { case file, directory, symbolicLink, other }
    var kind: Kind
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
  }

  /// The bytes that a path may have, the NUL at its end included.
  static let pathLimit = Int(PATH_MAX)

  /// The status of what stands at `path` itself, links not followed; `nil` where nothing does.
  static func status(_ path: String) throws(OutputError) -> Status? {
    var record = stat()
    guard lstat(path, &record) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("looking at the file", path)
    }
    #if canImport(Darwin)
    let time = record.st_mtimespec
    #else
    let time = record.st_mtim
    #endif
    let kind: Status.Kind =
      switch record.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      default: .other
      }
    return Status(
      kind: kind, size: Int64(record.st_size),
      // A file may be of any year; the number only tells whether it is the same as before.
      modified: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  }

  /// Makes a folder; one that is there already is fine.
  static func makeDirectory(_ path: String, mode: mode_t = 0o777) throws(OutputError) {
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw failure("making the folder", path) }
  }

  /// Removes a file; one that is not there is fine.
  static func removeFile(_ path: String) throws(OutputError) {
    guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw failure("deleting the file", path)
    }
  }

  /// Removes a folder if it is empty; returns whether it is gone.
  static func removeDirectoryIfEmpty(_ path: String) -> Bool {
    rmdir(path) == 0 || errno == ENOENT
  }

  /// Gives a file another name on the same file system, replacing what has it.
  static func move(_ source: String, to destination: String) throws(OutputError) {
    guard rename(source, destination) == 0 else { throw failure("putting the file in place", destination) }
  }

  /// Writes some of the bytes; returns how many, or a negative number and sets `errno`.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    #if canImport(Glibc)
    return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
    return Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
    return Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Reads the file at `path` piece by piece.
  static func read(_ path: String, _ piece: ([UInt8]) throws(OutputError) -> Void) throws(OutputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw failure("opening the file", path) }
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
  static func synchronize() { sync() }

  /// The names of what is in a folder; none where it cannot be read.
  static func names(in path: String) -> [String] {
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
  static func failure(_ doing: String, _ path: String) -> OutputError {
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
