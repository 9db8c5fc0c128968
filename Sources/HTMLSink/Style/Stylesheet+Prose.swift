extension Stylesheet {
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
}
