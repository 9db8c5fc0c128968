import NotionModel

extension SyntheticWorkspace {
  func block(_ id: ObjectID) -> BlockRecord? {
    guard let read = read(id, .block), read.index < plan.pages else { return nil }
    let layout = layout(read.index)
    guard read.ordinal < layout.slots.count else { return nil }
    let slot = layout.slots[read.ordinal]
    let draft = draft(slot.type, page: read.index, place: read.ordinal, layout: layout)
    let mark = SeededRandom.mix(UInt64(read.index) &+ seed)
    let created = times.created(page: read.index)
    var record = BlockRecord(
      id: id,
      parent: slot.parent < 0
        ? .page(self.id(.page, read.index)) : .block(self.id(.block, read.index, slot.parent)),
      type: draft.type, payload: draft.payload, created: created, edited: times.edited(page: read.index),
      createdBy: user(mark), editedBy: user(mark >> 16))
    if slot.type == .unsupported {
      record.childrenRefusal = "Block type button is not supported via the API."
    }
    return record
  }

  private func draft(
    _ type: SyntheticLayout.BlockType, page: Int, place: Int, layout: SyntheticLayout
  ) -> BlockDraft {
    var words = words(page, place + 1)
    switch type {
    case .paragraph: return .paragraph(text(&words))
    case .heading1: return .heading1(TextDraft(words.title()))
    case .heading2:
      return .heading2(TextDraft(words.title()), toggle: layout.parts(of: place).isEmpty ? nil : [])
    case .heading3: return .heading3(TextDraft(words.title()))
    case .heading4: return .heading4(TextDraft(words.title()))
    case .bulleted: return .bulleted(text(&words))
    case .numbered: return .numbered(text(&words))
    case .toDo: return .toDo(text(&words), checked: words.oneIn(2))
    case .quote: return .quote(text(&words))
    case .toggle: return .toggle(text(&words), [])
    case .template: return .template(text(&words), [])
    case .callout: return .callout(text(&words), icon: "⚠️", color: "yellow_background")
    case .code:
      return .code(
        "let level = gauge.read()\nif level > \(words.below(4000)) { alarm.ring() } // \(page)",
        language: "swift")
    case .equation:
      return .equation("h(t) = \\sum_i A_i \\cos(\\omega_i t + \\varphi_i) + \(words.below(99))")
    case .divider: return .divider
    case .breadcrumb: return .breadcrumb
    case .tableOfContents: return .tableOfContents()
    case .image, .webImage, .video, .audio, .pdf, .file, .embed, .bookmark, .linkPreview:
      return media(type, page: page, place: place, &words)
    case .linkToPage: return .linkToPage(anyPage(&words))
    case .table:
      return BlockDraft(
        "table", payload: ["table_width": 3, "has_column_header": true, "has_row_header": false])
    case .tableRow:
      let cells = (0..<3).map { _ in TextDraft(words.sentence()) }
      return BlockDraft("table_row", payload: ["cells": .array(cells.map { .array($0.runs) })])
    case .columns: return BlockDraft("column_list")
    case .column: return BlockDraft("column", payload: ["width_ratio": .number(JSONNumber(0.5) ?? 1)])
    case .tabs: return BlockDraft("tab")
    case .tabPane:
      return .text("paragraph", TextDraft(words.name()), [], ["icon": IconDraft.emoji("📎").json])
    case .syncedOriginal: return .synced([])
    case .syncedCopy: return .syncedCopy(of: original(&words))
    case .meetingNotes: return meetingNotes(page: page, place: place, layout: layout, &words)
    case .meetingSummary: return BlockDraft("meeting_notes_summary")
    case .meetingTranscript: return BlockDraft("meeting_notes_transcript")
    case .unsupported: return .unsupported("button")
    }
  }

  private func text(_ words: inout SyntheticWords) -> TextDraft {
    let plain = TextDraft(words.sentence() + " ")
    switch words.below(14) {
    case 0: return [plain, .page(anyPage(&words)), "."]
    case 1: return [plain, .bold(words.sentence())]
    case 2: return [plain, .link("See also", to: anyPage(&words)), " and ", .code("a < b && c > d"), "."]
    case 3:
      return [plain, .user(user(UInt64(words.below(999)))), ", ", .date("2026-05-0\(1 + words.below(9))")]
    case 4: return [plain, .equation("x^2"), TextDraft(" ").italic(), .colored("in red", "red")]
    case 5: return [plain, .link("the manual", to: "https://example.com/manual?page=\(words.below(99))")]
    default: return plain
    }
  }

  private func anyPage(_ words: inout SyntheticWords) -> ObjectID { id(.page, words.below(plan.pages)) }

  /// Returns the original at the top of some page; in a workspace too small to have one, a missing one.
  private func original(_ words: inout SyntheticWords) -> ObjectID {
    id(.block, words.below(max(1, (plan.pages + 16) / 20)) * 20 + 3, 0)
  }

  private func media(
    _ type: SyntheticLayout.BlockType, page: Int, place: Int, _ words: inout SyntheticWords
  ) -> BlockDraft {
    let hosted = FileDraft.hosted(id(.asset, page, 8 + place), name: "readings.svg")
    switch type {
    case .webImage: return .image(.web("chart.png"), caption: TextDraft(words.title()))
    case .video: return .video(.external("https://example.com/films/\(page).mp4"))
    case .audio: return .audio(.web("tone.wav"))
    case .pdf: return .pdf(.web("manual.pdf"))
    case .file: return .file(hosted)
    case .embed: return .embed("https://example.com/map?at=\(page)")
    case .bookmark: return .bookmark("https://example.com/tides/\(page)", caption: TextDraft(words.title()))
    case .linkPreview: return .linkPreview("https://github.com/example/gauge/issues/\(page)")
    default: return .image(hosted, caption: words.oneIn(2) ? TextDraft(words.sentence()) : .empty)
    }
  }

  private func meetingNotes(
    page: Int, place: Int, layout: SyntheticLayout, _ words: inout SyntheticWords
  ) -> BlockDraft {
    var block = BlockDraft.meetingNotes(TextDraft(words.title()))
    let parts = layout.parts(of: place)
    guard parts.count == 2 else { return block }
    block.payload["status"] = "notes_ready"
    block.payload["children"] = [
      "summary_block_id": .string(id(.block, page, parts[0]).description),
      "transcript_block_id": .string(id(.block, page, parts[1]).description),
    ]
    return block
  }
}
