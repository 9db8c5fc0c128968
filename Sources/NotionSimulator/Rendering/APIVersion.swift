/// A version of the API, in the form of the `Notion-Version` header.
public enum APIVersion: String, Sendable, CaseIterable {
  /// Objects have `archived` in addition to `in_trash`; the type of meeting notes is `transcription`.
  case v2025_09_03 = "2025-09-03"
  /// The newest: `in_trash` only, `meeting_notes`.
  case v2026_03_11 = "2026-03-11"
}
