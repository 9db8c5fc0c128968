/// Texts that would run something if they became markup.
enum InjectionVectors {
  /// Returns the payload of a vector: it marks the document, calls a server, and opens a dialog, for which
  /// headless Chromium waits until it is stopped.
  static func payload(port: UInt16) -> String { "\(trace(port: port));alert(1)" }

  /// The same without the dialog.
  static func trace(port: UInt16) -> String {
    "document.documentElement.setAttribute('data-ran','1');fetch('http://127.0.0.1:\(port)/ran',{mode:'no-cors'})"
  }

  /// Markup, in every state that a parser can be in.
  static func markup(port: UInt16) -> [String] {
    let run = payload(port: port)
    let host = "http://127.0.0.1:\(port)"
    let texts = [
      "<script>RUN</script>", "<SCRIPT>RUN</SCRIPT>", "<scr<script>ipt>RUN</script>",
      "<script src=HOST/s></script>",
      "<script\n>RUN</script\n>", "</title><script>RUN</script>", "</textarea><script>RUN</script>",
      "</style><script>RUN</script>", "</code></pre><script>RUN</script>", "</a></p><script>RUN</script>",
      "--><script>RUN</script>", "<!--<script>RUN</script>", "]]><script>RUN</script>",
      "<![CDATA[<script>RUN</script>]]>",
      "<?xml version=\"1.0\"?><script>RUN</script>",
      "<!DOCTYPE html [<!ENTITY x \"<script>RUN</script>\">]>&x;",
      "<img src=x onerror=\"RUN\">", "<img src=HOST/i>", "<image href=HOST/i onerror=\"RUN\">",
      "<img/src=x/onerror=RUN>",
      "<svg onload=\"RUN\">", "<svg><script>RUN</script></svg>",
      "<svg><a xlink:href=\"javascript:RUN\">x</a></svg>",
      "<svg><animate onbegin=\"RUN\" attributeName=x dur=1s>", "<svg><use href=\"HOST/u#x\"/></svg>",
      "<math><mtext><script>RUN</script></mtext></math>", "<math href=\"javascript:RUN\">x</math>",
      "<math><annotation-xml encoding=\"text/html\"><script>RUN</script></annotation-xml></math>",
      "<iframe srcdoc=\"<script>parent.RUN</script>\"></iframe>", "<iframe src=\"HOST/f\"></iframe>",
      "<object data=\"HOST/o\"></object>", "<embed src=\"HOST/e\">",
      "<video><source onerror=\"RUN\"></video>",
      "<audio src=HOST/a autoplay onerror=\"RUN\"></audio>", "<link rel=stylesheet href=HOST/l>",
      "<style>@import url(HOST/c)</style>", "<style>*{background:url(HOST/b)}</style>",
      "<meta http-equiv=refresh content=\"0;url=HOST/m\">", "<base href=HOST/>",
      "<form action=HOST/><button autofocus onfocus=\"RUN\">",
      "<input autofocus onfocus=\"RUN\">", "<details open ontoggle=\"RUN\">", "<body onload=\"RUN\">",
      "<marquee onstart=\"RUN\">", "<template><script>RUN</script></template>",
      "<xmp><script>RUN</script></xmp>",
      "<noscript><p title=\"</noscript><script>RUN</script>\">", "<select><script>RUN</script></select>",
      "\" onmouseover=\"RUN\" autofocus onfocus=\"RUN\" x=\"", "' onload='RUN' x='",
      "\"><script>RUN</script>",
      "'><script>RUN</script>", "` onload=`RUN", "&lt;script&gt;RUN&lt;/script&gt;",
      "&#60;script&#62;RUN&#60;/script&#62;",
      "\u{0}<script>RUN</script>", "<\u{0}script>RUN</script>", "<script\u{0}>RUN</script>",
      "\u{FEFF}<script>RUN</script>",
      "\u{202E}<script>RUN</script>", "\u{2028}<script>RUN</script>", "＜script＞RUN＜/script＞",
      "<script>RUN</script\u{85}>",
      "+ADw-script+AD4-RUN+ADw-/script+AD4-", "\u{C}<script>RUN</script>",
      "{{constructor.constructor('RUN')()}}",
    ]
    return texts.map { $0.replacing("RUN", with: run).replacing("HOST", with: host) }
  }

  /// Addresses that a browser could run or load, in many spellings.
  static func addresses(port: UInt16) -> [String] {
    let run = payload(port: port)
    return [
      "javascript:\(run)", "JAVASCRIPT:\(run)", " javascript:\(run)", "java\nscript:\(run)",
      "java\tscript:\(run)",
      "\u{1}javascript:\(run)", "javascript\u{0}:\(run)", "javascript&colon;\(run)", "&#106;avascript:\(run)",
      "//127.0.0.1:\(port)/x", "data:text/html,<script>\(run)</script>", "data:text/html;base64,PHNjcmlwdD4=",
      "data:image/svg+xml,<svg onload=\"\(run)\"/>", "vbscript:msgbox(1)", "https://x.y/\"onclick=\"\(run)",
      "https://x.y/'><script>\(run)</script>", "https://x.y/?q=<script>\(run)</script>",
      "http://127.0.0.1:\(port)/external",
      "\\\\javascript:\(run)", "file:///etc/passwd", "view-source:javascript:\(run)", "blob:\(run)",
    ]
  }
}
