/// What pages may load from hosts elsewhere; nothing unless somebody wants it.
package struct ExternalLoading: Sendable, Hashable {
  /// Whether embeds of hosts that are known are shown in sandboxed frames.
  package var frames: Bool
  /// Whether pictures, films and sounds that are not in the output are loaded from where they are.
  package var media: Bool

  /// Chooses what may be loaded.
  package init(frames: Bool = false, media: Bool = false) {
    self.frames = frames
    self.media = media
  }
}
