import NotionExportKit

extension Asset {
  /// The asset's name, with the extension of its address if it has none, as for an emoji, so that programs
  /// recognise the type.
  var fileName: String {
    let path = key.text.prefix { $0 != "?" && $0 != "#" }
    let last = path.split(separator: "/").last ?? ""
    guard !name.contains("."), let dot = last.lastIndex(of: "."), dot > last.startIndex else { return name }
    return name + last[dot...]
  }
}
