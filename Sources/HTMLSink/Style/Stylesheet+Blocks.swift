extension Stylesheet {
  /// Blocks that are more than text.
  static let blocks = #"""
    pre {
      margin: 1rem 0; padding: 1rem 1.15rem; background: var(--wash); border-radius: 6px; overflow-x: auto;
      font-size: .86rem; line-height: 1.55; tab-size: 4
    }
    pre code { font-size: inherit; background: none; padding: 0 }
    .callout { display: flex; gap: .8rem; margin: 1rem 0; padding: .9rem 1.05rem; border-radius: 6px; background: var(--wash) }
    .callout[class*="b-gray"] { background: var(--b-gray) } .callout[class*="b-brown"] { background: var(--b-brown) }
    .callout[class*="b-orange"] { background: var(--b-orange) } .callout[class*="b-yellow"] { background: var(--b-yellow) }
    .callout[class*="b-green"] { background: var(--b-green) } .callout[class*="b-blue"] { background: var(--b-blue) }
    .callout[class*="b-purple"] { background: var(--b-purple) } .callout[class*="b-pink"] { background: var(--b-pink) }
    .callout[class*="b-red"] { background: var(--b-red) }
    .callout-icon { flex: none; font-size: 1.15rem; line-height: 1.4 }
    .callout-body { flex: 1; min-width: 0 }
    .callout-body > :first-child { margin-top: 0 } .callout-body > :last-child { margin-bottom: 0 }
    .icon { font-style: normal } img.icon { width: 1.25em; height: 1.25em; object-fit: cover; border-radius: 3px; vertical-align: -.22em }
    .icon.native { width: 1.2em; height: 1.2em; vertical-align: -.22em } .page-icon .native { margin-left: -.08em }
    .icon.letter { display: inline-grid; place-content: center; font-size: .72em; font-weight: 700; line-height: 1; width: 1.55em; height: 1.55em; border: .12em solid; border-radius: .3em; vertical-align: .12em }
    .page-icon .icon.letter { font-size: .66em; width: 1.5em; height: 1.5em }
    .link-icon { display: inline-block; white-space: normal; margin-right: .3em } .iconed .link-icon { min-width: 1.2em } .link-icon img { width: 1.15em; height: 1.15em; object-fit: contain; vertical-align: -.2em }
    .icon-name { color: var(--soft); font-size: .8em }
    .columns { display: flex; gap: 2rem; margin: .75rem 0 }
    .column { flex: 1 1 0; min-width: 0 }
    .column > :first-child { margin-top: 0 }
    .tabs { display: flex; flex-wrap: wrap; margin: 1.25rem 0; position: relative }
    .tabs > input { position: absolute; opacity: 0; pointer-events: none }
    .tabs > label { order: 1; padding: .4rem .9rem; cursor: pointer; color: var(--soft); border-bottom: 2px solid var(--line); font-size: .95rem }
    .tabs::after { content: ""; order: 1; flex: 1; border-bottom: 2px solid var(--line) }
    .tabs > input:checked + label { color: var(--ink); border-bottom-color: var(--ink); font-weight: 600 }
    .tabs > input:focus-visible + label { outline: 2px solid var(--link); outline-offset: -2px }
    .tabs > .pane { order: 2; display: none; flex: 0 0 100%; padding-top: .6rem; min-width: 0 }
    .tabs > input:checked + label + .pane { display: block }
    .toc { margin: 1rem 0; font-size: .95rem }
    .toc ul { list-style: none; margin: 0; padding-left: 1.15rem } .toc > ul { padding-left: 0 }
    .toc li { margin: .1rem 0 } .toc a { color: var(--soft); text-decoration: none } .toc a:hover { color: var(--ink); text-decoration: underline }
    .notice { color: var(--soft); font-size: .92rem; border: 1px dashed var(--line); border-radius: 6px; padding: .5rem .8rem; margin: .6rem 0 }
    .object::before {
      content: ""; display: inline-block; width: 1.05em; height: 1.05em; margin-right: .45em; vertical-align: -.16em;
      background: var(--soft); mask: var(--shape) center / contain no-repeat
    }
    @media (forced-colors: active) { .icon.native { forced-color-adjust: auto } .object::before { forced-color-adjust: none; background: CanvasText } }
    .object.iconed::before { content: none }
    .object.page { --shape: url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="black" stroke-width="1.3"><path d="M3.5 1.7h6l3 3v9.6h-9zM9.3 1.9v3h3M5.7 8h4.6M5.7 10.7h4.6"/></svg>') }
    .object.database { --shape: url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="black" stroke-width="1.3"><path d="M2 3h12v10H2zM2 6.3h12M2 9.7h12M6.3 6.3V13"/></svg>') }
    p.object { margin: .3rem 0 } p.object a { font-weight: 500; color: var(--ink) }
    .meeting { border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1.2rem; margin: 1rem 0 }
    .meeting-title { font-weight: 650; font-size: 1.08rem } .meeting-time { color: var(--soft); font-size: .9rem; margin-top: 0 }
    .part-title { font-weight: 600; color: var(--soft); font-size: .9rem; margin-top: 1rem }
    .comments { margin-top: 3.5rem } .comments h2 { font-size: 1.2rem }
    .discussion { border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1.1rem; margin: .8rem 0 }
    .discussion article + article { margin-top: .8rem }
    .discussion p { margin: .15rem 0 }
    .byline { font-size: .88rem; color: var(--soft) } .byline .person { color: var(--ink); font-weight: 600 } .about { font-size: .85rem }
    .index ul { list-style: none; padding-left: 1.5rem } .index > ul { padding-left: 0 }
    .index li { margin: .35rem 0 }

    """#
}
