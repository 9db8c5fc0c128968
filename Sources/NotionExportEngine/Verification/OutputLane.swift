internal import DurableFiles
public import Foundation
internal import NotionArchive

/// The output of a lane: the format, the name of its manifest and checkpoint, and the folder.
public struct OutputLane: Sendable, Hashable {
  private static let folderSuffix = "-folder"

  /// The name of the lane's files in the state folder.
  public let name: String
  /// The format.
  public let format: String
  /// The folder of the output's files.
  public let root: URL

  /// The name that is shown to a person: the format, with a slash if its files are in a folder of that name.
  public var label: String { name == format ? format : "\(format)/" }

  private init(name: String, in output: URL) {
    self.name = name
    let isAlone = !name.hasSuffix(Self.folderSuffix)
    format = isAlone ? name : String(name.dropLast(Self.folderSuffix.count))
    root = isAlone ? output : output.appending(path: format, directoryHint: .isDirectory)
  }

  /// Returns all lanes that have ever written into `output`, by name.
  public static func all(in output: URL) -> [OutputLane] {
    let manifests = StateDirectory(in: output).manifest(of: "")
      .deletingLastPathComponent().path(percentEncoded: false)
    return POSIX.names(in: manifests).filter { $0.hasSuffix(".sqlite") }.sorted().map {
      OutputLane(name: String($0.dropLast(".sqlite".count)), in: output)
    }
  }
}
