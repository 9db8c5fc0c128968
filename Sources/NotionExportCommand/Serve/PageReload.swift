/// The script that reloads an open page after an export; it is not part of the page's file.
enum PageReload {
  static let scriptPath = "/.notion-export/reload.js"
  static let eventsPath = "/.notion-export/events"

  /// The number of bytes of a page that are scanned for its head.
  static let headLength = 16 << 10

  /// A hidden page closes its event stream, as a browser has six connections for all pages of a server.
  static let script = """
    // Added by notion-export serve; no part of the page.
    (() => {
      let version;
      let events;
      const listen = () => {
        events?.close();
        if (document.hidden) return;
        events = new EventSource("\(eventsPath)");
        events.onmessage = ({ data }) => {
          if (version && version !== data) location.reload();
          version = data;
        };
      };
      document.addEventListener("visibilitychange", listen);
      addEventListener("pagehide", () => events?.close());
      addEventListener("pageshow", event => { if (event.persisted) listen(); });
      listen();
    })();

    """

  /// Inserts the script into the beginning of a page, before the policy that might forbid it.
  ///
  /// The policy is changed to permit requests to the page's own server, if it permits none.
  static func add(to head: [UInt8]) -> [UInt8] {
    var head = head
    let silent = Array("content=\"default-src 'none'; ".utf8)
    if head.firstRange(of: Array("connect-src".utf8)) == nil, let range = head.firstRange(of: silent) {
      head.insert(contentsOf: "connect-src 'self'; ".utf8, at: range.upperBound)
    }
    if let range = head.firstRange(of: Array("<head>".utf8)) {
      head.insert(contentsOf: "<script src=\"\(scriptPath)\"></script>".utf8, at: range.upperBound)
    }
    return head
  }
}
