/// A version of the API, as the `Notion-Version` header names it.
public enum APIVersion: String, Sendable, CaseIterable {
  /// Objects carry `archived` beside `in_trash`; meeting notes are called `transcription`.
  case v2025_09_03 = "2025-09-03"
  /// The newest: `in_trash` only, `meeting_notes`.
  case v2026_03_11 = "2026-03-11"
}
