import NotionModel
import NotionSimulator
import Testing

@Suite struct AnswerRewriteTests {
  @Test("A rewrite changes the answers of its route and object, and no others")
  func selectedAnswers() async throws {
    var workspace = SimulatedWorkspace()
    let changed = workspace.add(page: PageDraft("Changed", content: [.paragraph("Text.")]))
    let kept = workspace.add(page: PageDraft("Kept", content: [.paragraph("Text.")]))
    let rewrite = AnswerRewrite(on: [.blockChildren], object: changed) { answer, request in
      answer.json["has_more"] = true
      answer.json["echo"] = .string(request.target)
      answer.headers.append(("X-Changed", "yes"))
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      let answer = try await client.get("/blocks/\(changed)/children")
      #expect(try answer.json["has_more"] == true)
      #expect(try answer.json["results"]?.array?.count == 1)
      #expect(try answer.json["echo"] == .string("/v1/blocks/\(changed)/children"))
      #expect(answer.header("x-changed") == "yes")
      #expect(try await client.get("/blocks/\(kept)/children").json["has_more"] == false)
      #expect(try await client.get("/pages/\(changed)").json["echo"] == nil)
    }
  }

  @Test("A rewrite replaces status and body")
  func wholeAnswer() async throws {
    let rewrite = AnswerRewrite(on: [.me]) { answer, _ in
      answer.status = 500
      answer.body = Array("not JSON".utf8)
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
    try await withSimulator(SimulatedWorkspace(), configuration) { simulator in
      let answer = try await TestClient(simulator).get("/users/me")
      #expect(answer.status == 500)
      #expect(answer.bytes == Array("not JSON".utf8))
    }
  }
}
