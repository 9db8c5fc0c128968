import NotionModel

/// Relative links between files of the output.
package enum RelativePath {
  /// Returns the link from a file in `folder` to the file at `path`, percent-encoded.
  package static func link(from folder: [String], to path: [String]) -> String {
    var shared = 0
    while shared < folder.count, shared < path.count - 1, folder[shared] == path[shared] { shared += 1 }
    let up = Array(repeating: "..", count: folder.count - shared)
    return (up + path[shared...].map(PercentEncoding.encoded)).joined(separator: "/")
  }
}
