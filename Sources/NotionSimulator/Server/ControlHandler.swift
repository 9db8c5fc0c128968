import NotionModel

/// The simulator's control addresses, for tests in other processes: statistics, reset, a few edits.
struct ControlHandler {
  let state: SimulatorState
  let request: SimulatorRequest

  func respond() -> SimulatorResponse {
    switch (request.method, request.route.id) {
    case ("GET", "statistics"): return json(state.statistics.json)
    case ("GET", "minimum"): return minimum()
    case ("POST", "reset"):
      state.resetStatistics()
      return json(["ok": true])
    case ("POST", "edit"): return edit()
    default:
      return json(["error": "GET statistics, GET minimum, POST reset and POST edit are known."], status: 404)
    }
  }

  private func json(_ value: JSONValue, status: Int = 200) -> SimulatorResponse {
    SimulatorResponse(
      status: status, headers: [("Content-Type", "application/json; charset=utf-8")], body: value.serialized)
  }

  /// Returns the minimum numbers of requests of an export with comments on pages and without files, and of a
  /// second one.
  private func minimum() -> SimulatorResponse {
    let workspace = state.workspace
    guard let first = try? RequestMinimum(workspace, comments: true).count else {
      return json(["error": "The workspace cannot be read."], status: 500)
    }
    let second = RequestMinimum.unchanged(workspace)
    return json(["first": .number(JSONNumber(first)), "unchanged": .number(JSONNumber(second))])
  }

  /// Executes `{"edit":"rename","id":…,"title":…}`, or `edit` and `append` with a `text`, `move` with the page `to`
  /// (without it to the root), `touch`, `trash`, `restore`, `delete`, `revoke`, `grant`.
  private func edit() -> SimulatorResponse {
    let body = (try? JSONSlice(validating: request.body).decode(JSONValue.self)) ?? .null
    guard let name = body["edit"]?.string, let id = body["id"]?.string.flatMap({ ObjectID($0) }) else {
      return json(["error": "An edit has the members edit and id."], status: 400)
    }
    let text = TextDraft(body["title"]?.string ?? body["text"]?.string ?? "Edited")
    let isKnown = state.edit { workspace -> Bool in
      guard workspace.parent(of: id) != nil else { return false }
      switch name {
      case "rename": workspace.rename(id, to: text)
      case "edit": workspace.setText(of: id, text)
      case "append": workspace.append([.paragraph(text)], to: id)
      case "move":
        let destination = body["to"]?.string.map { ObjectID($0) }
        if case .some(let page) = destination {
          guard let page, workspace.page(page) != nil else { return false }
          workspace.move(id, to: .page(page))
        } else {
          workspace.move(id, to: .workspace)
        }
      case "touch": workspace.touch(id)
      case "trash": workspace.trash(id)
      case "restore": workspace.restore(id)
      case "delete": workspace.delete(id)
      case "revoke": workspace.revokeAccess(to: id)
      case "grant": workspace.grantAccess(to: id)
      default: return false
      }
      return true
    }
    return isKnown ? json(["ok": true]) : json(["error": "No such edit or object."], status: 404)
  }
}

extension SimulatorStatistics {
  /// The statistics in the form of `GET /__simulator/statistics`.
  var json: JSONValue {
    var routes: JSONObject = [:]
    for (route, statuses) in served.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      routes[route.rawValue] = .object(
        JSONObject(
          statuses.sorted { $0.key < $1.key }.map { (String($0.key), .number(JSONNumber($0.value))) }))
    }
    func number(_ value: Int?) -> JSONValue { value.map { .number(JSONNumber($0)) } ?? .null }
    func fraction(_ value: Double?) -> JSONValue {
      value.flatMap { JSONNumber($0) }.map { .number($0) } ?? .null
    }
    return [
      "served": .object(routes), "most_concurrent": number(mostConcurrent), "accepted": number(accepted),
      "refused": number(refused), "capacity": number(capacity),
      "utilisation": fraction(utilisation),
      "utilisation_of_whole_windows": fraction(utilisationOfWholeWindows),
      "windows": .array(
        windows.map { window in
          [
            "start": .string(window.start.text), "allowance": number(window.allowance),
            "accepted": number(window.accepted), "refused": number(window.refused),
          ]
        }),
      "repeated_read_count": number(repeatedReadCount),
      "repeated_reads": .array(repeatedReads.map { .string($0) }),
      "faults": .object(
        JSONObject(faults.sorted { $0.key < $1.key }.map { ($0.key, .number(JSONNumber($0.value))) })),
      "tokens_sent_to_other_hosts": number(tokensSentToOtherHosts),
      "first_request": firstRequest.map { .string($0.text) } ?? .null,
      "last_request": lastRequest.map { .string($0.text) } ?? .null,
    ]
  }
}
