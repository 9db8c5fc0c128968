import NotionModel
import NotionSimulator
import Testing

/// All parts of meeting notes are shown exactly once.
@Suite struct MeetingNotesTests {
  private static let texts = ["Summary", "Notes", "Transcript"].flatMap {
    ["\($0) of its own", "\($0) below it"]
  }

  @Test("The parts show their own text and what they contain, each once, beside what else the notes contain")
  func parts() async throws {
    let run = try await ValuesRun.export()
    for format in ["markdown", "html", "site"] {
      let page = try run.document(format, holding: "Beside the parts")
      for text in Self.texts + ["Beside the parts"] {
        #expect(ValuesRun.count(text, in: page) == 1, "\(format): \(text)")
      }
    }
    let page = try run.page(ValuesWorkspace.meeting)
    let block = try #require(page["blocks"]?.array?.first)
    #expect(block["children"]?.array?.count == 1)
    let sections = try #require(block["sections"]?.object)
    #expect(sections.members.map(\.key) == ["summary", "notes", "transcript"])
    for section in sections.members {
      let part = try #require(section.value.array?.first)
      #expect(part["toggle"] != nil && part["children"]?.array?.count == 1, "\(section.key)")
    }
  }

  @Test("Attendees are shown by their names", arguments: ["markdown", "html", "site"])
  func attendees(format: String) async throws {
    let run = try await ValuesRun.export()
    let page = try run.document(format, holding: "Beside the parts")
    #expect(page.contains("Person 1") && page.contains("Visiting Vera"))
  }

  @Test(
    "A part that the notes do not list is read all the same", arguments: ["meeting_notes", "transcription"])
  func unlisted(type: String) async throws {
    var workspace = SimulatedWorkspace()
    let notes = BlockDraft.meetingNotes(
      "Sync", summary: [.paragraph("Summed up")], notes: [.paragraph("Noted")], transcript: [])
    workspace.add(page: PageDraft("Meeting", content: [notes]))
    let rewrite = ResponseRewrite(on: [.blockChildren]) { answer, _ in
      guard let block = answer.json["results"]?.array?.first, block["type"] == "meeting_notes",
        var object = block.object
      else { return }
      // The list of the notes exists and is empty.
      object["has_children"] = true
      object["type"] = .string(type)
      object[type] = object["meeting_notes"]
      answer.json["results"] = [.object(object)]
    }
    let run = try await ValuesRun.export(
      workspace, SimulatorConfiguration().with { $0.rewrites = [rewrite] })
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    for format in ValuesRun.formats {
      let text = try run.text(format)
      #expect(text.contains("Summed up") && text.contains("Noted"), "\(format)")
    }
  }
}
