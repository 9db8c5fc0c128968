/// What makes a page that is shown load itself again when an export has ended; no part of the page's file.
enum PageReload {
  static let scriptPath = "/.notion-export/reload.js"
  static let eventsPath = "/.notion-export/events"

  /// How many bytes of a page are looked at: its head is at the beginning.
  static let headLength = 16 << 10

  /// A page that nobody looks at does not listen, as a browser has six connections for all pages of a server.
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

  /// The beginning of a page with the script in it, before the policy that might forbid it.
  ///
  /// The policy is let allow the page to ask its own server, where it allows that to nobody.
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
