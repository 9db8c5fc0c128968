extension Stylesheet {
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
}
