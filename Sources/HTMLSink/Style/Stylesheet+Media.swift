extension Stylesheet {
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
}
