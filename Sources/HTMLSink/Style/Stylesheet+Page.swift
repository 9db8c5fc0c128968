extension Stylesheet {
  /// The page and the frame of its content.
  static let page = #"""
    *, ::before, ::after { box-sizing: border-box }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.6 ui-sans-serif, -apple-system, "Segoe UI", "Noto Sans", "Helvetica Neue", "Liberation Sans",
        Arial, sans-serif;
      font-kerning: normal; overflow-wrap: break-word;
    }
    .top { padding: .85rem 1.5rem; color: var(--soft); font-size: .85rem }
    .top a { color: inherit; text-decoration: none }
    .top a:hover { color: var(--ink) }
    main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.5rem 5rem }
    main:has(> .wide) { max-width: 80rem }
    .cover { display: block; width: 100%; height: auto; max-height: 17rem; object-fit: cover; border-radius: 6px; margin: 0 0 2rem }
    .page-icon { font-size: 3.25rem; line-height: 1; margin: 0 0 .75rem }
    .page-icon .icon-name { font-size: 1rem }
    .page-icon .icon { width: 1em; height: 1em }
    .cover + .page-icon { margin-top: -3.4rem; position: relative; padding-left: .25rem }
    h1 { font-size: 2.3rem; line-height: 1.2; font-weight: 700; letter-spacing: -.018em; margin: 0 0 1.25rem; text-wrap: balance }
    footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .82rem }
    .breadcrumb ol { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none }
    .breadcrumb li { margin: 0; max-width: 24em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
    .breadcrumb li + li::before { content: "/"; color: var(--line); padding: 0 .55em }
    .breadcrumb [aria-current] { color: var(--ink) }
    article > .breadcrumb, .column > .breadcrumb { font-size: .9rem; margin: .5rem 0 }
    .properties { width: 100%; border-collapse: collapse; margin: 0 0 2rem; font-size: .92rem }
    .properties th { width: 11rem; padding: .28rem 1rem .28rem 0; text-align: left; vertical-align: top; font-weight: 400; color: var(--soft) }
    .properties td { padding: .28rem 0; vertical-align: top }
    .properties td:empty::before { content: "Empty"; color: var(--soft); opacity: .65 }
    .properties + * { margin-top: 0 }

    """#
}
