import Foundation
import TestSupport

/// A file system in memory of a given size; creating one requires root.
final class SmallDisk: Sendable {
  /// Whether this process may mount file systems.
  static let isAvailable: Bool = {
    guard getuid() == 0, let folder = try? TemporaryFolder() else { return false }
    return (try? SmallDisk(at: folder.path, size: "64k")) != nil
  }()

  private let path: String

  struct Failure: Error {}

  init(at path: String, size: String) throws {
    self.path = path
    guard Self.run("mount", "-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path) else { throw Failure() }
  }

  deinit { _ = Self.run("umount", "--lazy", path) }

  /// Mounts it again with other options, such as `size=64m` or `ro`.
  func remount(_ options: String) throws {
    guard Self.run("mount", "-o", "remount,\(options)", path) else { throw Failure() }
  }

  private static func run(_ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
