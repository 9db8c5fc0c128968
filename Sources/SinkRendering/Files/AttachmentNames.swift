public import NotionExportKit
internal import NotionModel
internal import Synchronization

/// File names of attachments of published pages, under which neither browsers nor web servers execute them.
///
/// An active file is named as text, as in `page.html 0123456789.txt`, as a static host derives types from
/// extensions. A drawing in SVG without active content keeps its name, and so is shown as a picture.
public final class AttachmentNames: Sendable {
  /// The size limit of files whose content is inspected, in bytes.
  private static let limit = 2 << 20
  /// The capacity of the cache of results.
  private static let memory = 4_096

  private let workspace: any WorkspaceReader
  private let verdicts = Mutex<[String: Bool]>([:])

  /// Creates the names of attachments of a workspace.
  public init(of workspace: any WorkspaceReader) { self.workspace = workspace }

  /// Returns whether an attachment must not have its own name.
  ///
  /// - Throws: an error of reading the archive.
  func isActive(_ asset: Asset, _ content: Asset.StoredContent) async throws -> Bool {
    let name = asset.fileName
    guard ActiveContent.isActive(name: name, mediaType: content.mediaType) else {
      if ActiveContent.isPassive(name: name) { return false }
      // If a server does not know the type from the name, the browser sniffs it.
      return try await verdict(on: content, "page") { $0.map(ActiveContent.looksLikePage) ?? false }
    }
    guard ActiveContent.isDrawing(name: name) else { return true }
    return try await verdict(on: content, "drawing") { $0.map { !InertDrawing.isInert($0) } ?? true }
  }

  private func verdict(
    on content: Asset.StoredContent, _ question: String, _ judge: ([UInt8]?) -> Bool
  ) async throws -> Bool {
    let key = "\(question) \(content.sha256)"
    if let known = verdicts.withLock({ $0[key] }) { return known }
    let verdict = judge(try await workspace.bytes(of: content, limit: Self.limit))
    verdicts.withLock { verdicts in
      if verdicts.count >= Self.memory { verdicts = [:] }
      verdicts[key] = verdict
    }
    return verdict
  }

  /// Returns the name of a file that must not have its own.
  static func name(for name: String, digest: String) -> String {
    let decoded = PercentEncoding.decoded(name)
    // The extension precedes the digest: some servers evaluate every part of a name.
    return "\(FileName.name(for: decoded) ?? "file") \(digest.prefix(10)).txt"
  }
}

/// Files that execute something when a browser opens them, or that a web server may execute.
public enum ActiveContent {
  /// Extensions of files that browsers execute or apply to pages.
  private static let browserExtensions: Set<String> = [
    "html", "htm", "xhtml", "xht", "xhtm", "shtml", "shtm", "stm", "mhtml", "mht", "svg", "svgz", "xml",
    "xsl",
    "xslt", "xsd", "rdf", "rss", "atom", "xul", "xbl", "mml", "mathml", "js", "mjs", "cjs", "jsm", "es",
    "ecma",
    "css", "htc", "hta", "htt", "swf", "swfl", "wasm", "jar", "vbs", "jse", "wsf",
  ]
  /// Extensions of files that servers execute, such as `.php`.
  private static let serverExtensions: Set<String> = [
    "php", "php3", "php4", "php5", "php7", "php8", "phps", "pht", "phtml", "phar", "asp", "aspx", "asa",
    "asax",
    "ascx", "ashx", "asmx", "cer", "cdx", "jsp", "jspx", "jspf", "jsw", "jsv", "do", "cfm", "cfml", "cfc",
    "cgi",
    "fcgi", "pl", "inc", "htaccess", "htpasswd", "config",
  ]
  /// Extensions of types that every server knows and browsers do not execute.
  private static let passiveExtensions: Set<String> = [
    "png", "jpg", "jpeg", "jfif", "gif", "webp", "avif", "bmp", "ico", "tif", "tiff", "heic", "apng", "mp4",
    "m4v",
    "mov", "webm", "ogv", "mp3", "m4a", "aac", "wav", "ogg", "oga", "opus", "flac", "pdf", "zip", "gz", "tgz",
    "tar", "7z", "rar", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "txt", "md", "csv",
    "json", "yaml", "yml", "ics", "woff", "woff2", "ttf", "otf", "epub",
  ]
  private static let mediaTypes: Set<String> = [
    "text/html", "text/xml", "application/xml", "text/xsl", "text/css", "text/javascript", "text/ecmascript",
    "text/x-javascript", "application/javascript", "application/x-javascript", "application/ecmascript",
    "text/jscript", "text/livescript", "text/x-component", "text/vbscript", "application/x-shockwave-flash",
    "application/wasm", "application/java-archive", "multipart/related", "multipart/x-mixed-replace",
    "message/rfc822", "application/x-httpd-php", "application/xml-dtd",
  ]

  /// Returns whether a file is active, by the extension of its name, or by its media type if servers do not
  /// know the extension.
  public static func isActive(name: String, mediaType: String?) -> Bool {
    let ending = fileExtension(of: name)
    if isActive(fileExtension: ending) { return true }
    return !passiveExtensions.contains(ending) && mediaType.map(isActive(mediaType:)) == true
  }

  /// Returns whether a file is active, by its extension in lower case.
  public static func isActive(fileExtension: String) -> Bool {
    browserExtensions.contains(fileExtension) || serverExtensions.contains(fileExtension)
  }

  /// Returns whether every server knows the type from the name, and browsers do not execute it.
  static func isPassive(name: String) -> Bool { passiveExtensions.contains(fileExtension(of: name)) }

  /// Returns whether a browser would treat a file without a type as a page: it begins with a tag.
  ///
  /// Source: MIME Sniffing Standard, "Identifying a resource with an unknown MIME type".
  static func looksLikePage(_ bytes: [UInt8]) -> Bool {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return content.first { ![0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) } == UInt8(ascii: "<")
  }

  /// Returns whether a name has the extension of SVG.
  static func isDrawing(name: String) -> Bool { fileExtension(of: name) == "svg" }

  private static func isActive(mediaType: String) -> Bool {
    let type = mediaType.prefix { $0 != ";" && $0 != "," }.filter { !$0.isWhitespace }.lowercased()
    return mediaTypes.contains(type) || type.hasSuffix("+xml") || type.hasSuffix("/xml")
  }

  /// Returns the extension of a name in lower case, without the trailing characters that Windows drops, or an
  /// empty string.
  private static func fileExtension(of name: String) -> String {
    let decoded = PercentEncoding.decoded(name)
    let trimmed = decoded.reversed().drop { $0 == "." || $0.isWhitespace }.reversed()
    guard let dot = trimmed.lastIndex(of: ".") else { return "" }
    return String(trimmed[trimmed.index(after: dot)...]).lowercased()
  }
}
