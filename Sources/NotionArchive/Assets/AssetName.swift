internal import Foundation
package import NotionExportKit

/// The name of a file as its address tells it.
package enum AssetName {
  /// The last part of the path, decoded; `file` where there is none.
  package static func name(in key: AssetKey) -> String {
    let path = key.text.prefix { $0 != "?" && $0 != "#" }
    guard let last = path.split(separator: "/").last else { return "file" }
    return String(last).removingPercentEncoding ?? String(last)
  }
}
