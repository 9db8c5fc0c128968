/// The stylesheet of the whole export: light and dark, for screens of every width and for paper.
enum Stylesheet {
  /// The path from the root of the output. No page can have this name: none ends in `.css`.
  static let path = ["assets", "style.css"]

  /// All of it.
  static let text = [colors, page, prose, blocks, media, data, paper].joined(separator: "\n")

  /// The colours, including those of Notion.
  static let colors = #"""
    :root {
      color-scheme: light dark;
      --paper: #fff; --ink: #2b2a27; --soft: #77756f; --line: #e6e4df; --wash: #f7f6f3; --link: #2f6f9f;
      --c-gray: #73716c; --c-lightgray: #8b8984; --c-brown: #8f5f4a; --c-orange: #b9600b; --c-yellow: #94681a; --c-green: #3b7456;
      --c-blue: #2b6f95; --c-purple: #8158a0; --c-pink: #ad4079; --c-red: #c0413c;
      --b-gray: #efeeeb; --b-brown: #f3e9e4; --b-orange: #fbe8d6; --b-yellow: #faf0cf; --b-green: #e3f0e4;
      --b-blue: #dfeef6; --b-purple: #efe6f6; --b-pink: #f8e6ef; --b-red: #fbe3e1;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #191918; --ink: #dcdad5; --soft: #97948d; --line: #353431; --wash: #232321; --link: #7ab6dd;
        --c-gray: #a09e98; --c-lightgray: #807e79; --c-brown: #c9977f; --c-orange: #dc9356; --c-yellow: #d5aa58; --c-green: #6cb48a;
        --c-blue: #65aed8; --c-purple: #b48fdc; --c-pink: #dd7fad; --c-red: #e8837e;
        --b-gray: #31302e; --b-brown: #44312a; --b-orange: #4d3521; --b-yellow: #483b1f; --b-green: #243c2f;
        --b-blue: #1d3a4b; --b-purple: #3a2d49; --b-pink: #482b3a; --b-red: #4d2c2a;
      }
    }
    .c-gray { color: var(--c-gray) } .b-gray { background: var(--b-gray) }
    .c-lightgray { color: var(--c-lightgray) }
    .c-brown { color: var(--c-brown) } .b-brown { background: var(--b-brown) }
    .c-orange { color: var(--c-orange) } .b-orange { background: var(--b-orange) }
    .c-yellow { color: var(--c-yellow) } .b-yellow { background: var(--b-yellow) }
    .c-green { color: var(--c-green) } .b-green { background: var(--b-green) }
    .c-blue { color: var(--c-blue) } .b-blue { background: var(--b-blue) }
    .c-purple { color: var(--c-purple) } .b-purple { background: var(--b-purple) }
    .c-pink { color: var(--c-pink) } .b-pink { background: var(--b-pink) }
    .c-red { color: var(--c-red) } .b-red { background: var(--b-red) }

    """#

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

  /// Running text.
  static let prose = #"""
    p, h1, h2, h3, h4, h5, summary, figcaption, td, th, label { white-space: pre-wrap }
    p { margin: .5rem 0 }
    p:empty { min-height: 1.6em }
    h2, h3, h4, h5 { line-height: 1.3; font-weight: 650; text-wrap: balance }
    h2, .h-1 { font-size: 1.6rem; letter-spacing: -.012em; margin: 2.2rem 0 .5rem }
    .h-2 { font-size: 1.28rem; letter-spacing: -.006em; margin: 1.8rem 0 .4rem }
    .h-3 { font-size: 1.08rem; letter-spacing: 0; margin: 1.5rem 0 .3rem }
    .h-4 { font-size: .95rem; letter-spacing: 0; margin: 1.3rem 0 .3rem }
    a { color: var(--link); text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); text-underline-offset: .16em; text-decoration-thickness: 1px }
    a:hover { text-decoration-color: currentColor }
    strong { font-weight: 650 }
    s { color: var(--soft) }
    u { text-underline-offset: .16em }
    code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace }
    code { font-size: .86em; background: var(--b-gray); border-radius: 3px; padding: .12em .32em }
    span[class^="b-"] { border-radius: 3px; padding: .05em .18em; -webkit-box-decoration-break: clone; box-decoration-break: clone }
    p[class*="b-"], :is(h2, h3, h4, h5)[class*="b-"], li[class*="b-"],
    blockquote[class^="b-"], details[class*="b-"], .toc[class*="b-"] { border-radius: 4px; padding: .2rem .5rem }
    .mention { color: var(--soft); background: var(--wash); border-radius: 3px; padding: .05em .2em }
    .emoji { height: 1.15em; width: auto; vertical-align: -.2em }
    .latex { color: var(--c-red) }
    math { font-size: 1.08em }
    mtd.left { text-align: left } mtd.right { text-align: right }
    .equation { margin: 1rem 0; overflow-x: auto; overflow-y: hidden; text-align: center }
    .equation .latex { white-space: pre-wrap }
    .indent { margin: 0 0 0 1.6rem }
    ul, ol { margin: .4rem 0; padding: 0 0 0 1.6rem }
    li { margin: .18rem 0 }
    li > p:first-child, .tasks > li > p { margin: 0 }
    li > ul, li > ol { margin: .18rem 0 }
    .tasks { list-style: none; padding-left: 0 }
    .tasks > li { padding-left: 1.75rem; position: relative }
    .tasks > li > input { position: absolute; left: 0; top: .32em; margin: 0; width: 1em; height: 1em; accent-color: var(--link) }
    .tasks > .done > p { color: var(--soft); text-decoration: line-through }
    li > .tasks { margin-left: 0 }
    hr { border: 0; border-top: 1px solid var(--line); margin: 1.75rem 0 }
    blockquote { margin: 1rem 0; padding: .1rem 0 .1rem 1.1rem; border-left: 3px solid var(--ink) }
    details { margin: .4rem 0 }
    details > :not(summary) { margin-left: 1.35rem }
    summary { cursor: pointer; list-style: none; position: relative; padding-left: 1.35rem }
    summary::-webkit-details-marker { display: none }
    summary::before {
      content: ""; position: absolute; left: .25rem; top: .52em; border: .3em solid transparent;
      border-left: .45em solid var(--soft); border-right: 0; transition: transform .12s
    }
    details[open] > summary::before { transform: rotate(90deg) }
    details.heading { margin: 1.8rem 0 .5rem }
    details.heading > summary > :is(h2, h3, h4, h5) { display: inline; margin: 0 }
    details.heading > summary:has(.h-1)::before { top: .85em }
    details.heading > summary:has(.h-2)::before { top: .65em }
    :target { outline: 2px solid var(--b-yellow); outline-offset: 4px; border-radius: 2px }
    a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px }

    """#

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

  /// Pictures, videos, cards.
  static let media = #"""
    figure { margin: 1.1rem 0 }
    figure.file, figure.bookmark, figure.embed { margin: .6rem 0 }
    .media img, .media video { display: block; max-width: 100%; height: auto; border-radius: 4px }
    .media audio { width: 100% }
    figcaption { color: var(--soft); font-size: .88rem; margin-top: .45rem }
    figure pre { margin: 0 }
    .card { display: flex; flex-direction: column; gap: .1rem; margin: 0; padding: .65rem .95rem; border: 1px solid var(--line); border-radius: 6px; color: var(--ink); text-decoration: none; overflow: hidden }
    a.card:hover { background: var(--wash) }
    .card-title { font-weight: 550; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
    .card-place { color: var(--soft); font-size: .82rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
    .file .card { flex-direction: row; align-items: baseline; gap: .7rem }
    iframe { display: block; width: 100%; aspect-ratio: 16 / 9; border: 1px solid var(--line); border-radius: 6px; margin-bottom: .4rem }

    """#

  /// Tables and the values of properties.
  static let data = #"""
    .scroll { overflow-x: auto; margin: 1rem 0 }
    .simple, table.database { border-collapse: collapse; font-size: .94rem; line-height: 1.5 }
    .simple td, .simple th { border: 1px solid var(--line); padding: .4rem .7rem; text-align: left; vertical-align: top; min-width: 5rem }
    .simple th { background: var(--wash); font-weight: 600 }
    table.database { min-width: 100%; font-size: .9rem }
    .database th, .database td { border-bottom: 1px solid var(--line); padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: top; max-width: 26rem; min-width: 7.5rem }
    .database thead th { color: var(--soft); font-weight: 500; font-size: .85rem; white-space: nowrap; border-bottom-color: var(--soft) }
    .database tbody th { font-weight: 550; min-width: 13rem; white-space: normal } .database tbody th a { color: var(--ink) }
    .database .number { text-align: right; min-width: 4rem; font-variant-numeric: tabular-nums }
    .pill { display: inline-block; border-radius: 4px; padding: 0 .5em; font-size: .92em; line-height: 1.5; margin: .06rem 0; white-space: nowrap; max-width: 100%; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom }
    .status { border-radius: 1em; padding: 0 .65em 0 .5em }
    .status::before { content: ""; display: inline-block; width: .5em; height: .5em; border-radius: 50%; background: currentColor; opacity: .55; margin-right: .45em; vertical-align: .08em }
    td input[type="checkbox"] { margin: 0; width: 1em; height: 1em; vertical-align: -.12em; accent-color: var(--link) }
    .description { color: var(--soft) } .more { color: var(--soft); font-size: .88rem }
    .inline-database { margin: 1.25rem 0 } .inline-database .scroll { margin-top: .25rem }

    """#

  /// Small screens and paper.
  static let paper = #"""
    @media (max-width: 40rem) {
      .top { padding: .75rem 1.1rem }
      main { padding: 1rem 1.1rem 3.5rem }
      h1 { font-size: 1.85rem }
      .columns { flex-direction: column; gap: .5rem }
      .properties th { width: 8rem }
      .cover { max-height: 11rem }
    }
    @media print {
      :root { color-scheme: light }
      body { font-size: 10.5pt; background: none }
      main { max-width: none; padding: 0 }
      .top { padding: 0 0 1rem }
      pre, .callout, .card, figure, tr { break-inside: avoid }
      h1, h2, h3, h4, h5 { break-after: avoid }
      pre { white-space: pre-wrap }
      .scroll { overflow: visible }
      details::details-content { content-visibility: visible; height: auto }
      .tabs { display: block } .tabs > .pane { display: block }
      a { color: inherit }
    }

    """#
}
