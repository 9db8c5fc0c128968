import NotionModel

/// Addresses in a readable form.
///
/// ```swift
/// AddressText.name(of: "https://youtu.be/dQw4w9WgXcQ")  // YouTube
/// AddressText.name(of: "https://example.com/files/report.pdf?x=1")  // report.pdf
/// ```
public enum AddressText {
  /// The length limit of an address that is shown, in characters.
  private static let limit = 160
  private static let tail = 24

  /// Returns an address as text: a long one shortened in the middle, and a `data:` address as a description
  /// of its content.
  public static func text(_ address: String) -> String {
    if let data = DataAddress(address) { return data.summary }
    // A text has at least as many bytes as characters.
    guard address.utf8.count > limit, address.count > limit else { return address }
    return "\(address.prefix(limit - tail))…\(address.suffix(tail))"
  }

  /// Returns the label of a file by its address: the file name, else the service, else the host.
  public static func name(of address: String) -> String {
    if let data = DataAddress(address) { return data.summary }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let last = PercentEncoding.decoded(path.split(separator: "/").last ?? "")
    guard let host = host(of: address) else { return last.isEmpty ? text(address) : text(last) }
    if isFileName(last), last.lowercased() != host { return text(last) }
    if let service = service(ofHost: host) { return service }
    return last.isEmpty || last.lowercased() == host || isOpaque(last) ? host : text(last)
  }

  /// Returns the name of the service that an address belongs to, or `nil` if it is unknown.
  public static func service(of address: String) -> String? { host(of: address).flatMap(service(ofHost:)) }

  private static func isFileName(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
    let ending = name[name.index(after: dot)...]
    return (1...8).contains(ending.count)
      && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && ending.contains(where: \.isLetter)
  }

  /// Path components that name an operation on a file, not the file.
  private static let verbs: Set<String> = [
    "watch", "view", "embed", "download", "file", "files", "open", "share", "shared", "preview", "edit", "uc",
    "d",
    "v", "index", "video", "videos", "player", "play", "get", "raw",
  ]

  /// Returns whether a path component is meaningless to a reader: a number, a verb, a key.
  private static func isOpaque(_ name: String) -> Bool {
    if verbs.contains(name.lowercased()) || name.allSatisfy({ $0.isNumber }) { return true }
    let digits = name.count { $0.isNumber }
    return name.count >= 8 && digits * 3 >= name.count && name.allSatisfy { $0.isASCII && !$0.isWhitespace }
  }

  private static func host(of address: String) -> String? {
    guard let scheme = address.firstRange(of: "://"),
      ["http", "https"].contains(address[..<scheme.lowerBound].lowercased())
    else { return nil }
    let authority = address[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
    let host = authority.split(separator: "@").last?.prefix { $0 != ":" }.lowercased() ?? ""
    return host.isEmpty ? nil : host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// Services by their domains.
  private static let services: [String: String] = [
    "youtube.com": "YouTube", "youtu.be": "YouTube", "youtube-nocookie.com": "YouTube", "vimeo.com": "Vimeo",
    "loom.com": "Loom", "wistia.com": "Wistia", "wistia.net": "Wistia", "wi.st": "Wistia",
    "dailymotion.com": "Dailymotion", "dai.ly": "Dailymotion", "twitch.tv": "Twitch", "tiktok.com": "TikTok",
    "bilibili.com": "Bilibili", "b23.tv": "Bilibili", "vidyard.com": "Vidyard",
    "streamable.com": "Streamable",
    "rumble.com": "Rumble", "odysee.com": "Odysee", "ted.com": "TED", "nicovideo.jp": "Niconico",
    "facebook.com": "Facebook", "fb.watch": "Facebook", "instagram.com": "Instagram", "twitter.com": "X",
    "x.com": "X", "soundcloud.com": "SoundCloud", "spotify.com": "Spotify", "figma.com": "Figma",
    "codepen.io": "CodePen", "drive.google.com": "Google Drive", "docs.google.com": "Google Docs",
    "dropbox.com": "Dropbox", "onedrive.live.com": "OneDrive", "1drv.ms": "OneDrive",
    "sharepoint.com": "SharePoint", "miro.com": "Miro", "github.com": "GitHub",
    "gist.github.com": "GitHub Gist",
    "descript.com": "Descript", "screencast.com": "Screencast", "vidyo.com": "Vidyo", "zoom.us": "Zoom",
    "brightcove.net": "Brightcove", "jwplayer.com": "JW Player", "kaltura.com": "Kaltura",
    "cloudinary.com": "Cloudinary", "tella.tv": "Tella", "mux.com": "Mux",
  ]

  private static func service(ofHost host: String) -> String? {
    let labels = host.split(separator: ".")
    for count in stride(from: min(labels.count, 3), through: 2, by: -1) {
      if let name = services[labels.suffix(count).joined(separator: ".")] { return name }
    }
    return nil
  }
}
