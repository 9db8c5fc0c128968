import NotionModel

extension ObjectWriter {
  /// Writes a stored value with resolved placeholders.
  mutating func write(_ value: JSONValue) {
    switch value {
    case .array(let elements):
      json.beginArray()
      for element in elements { write(element) }
      json.endArray()
    case .object(let object):
      if object.members.count == 1, let member = object.members.first, member.key.hasPrefix("$"),
        let text = member.value.string
      {
        fill(member.key, text)
      } else {
        json.beginObject()
        for member in object.members {
          json.key(member.key)
          write(member.value)
        }
        json.endObject()
      }
    default: json.value(value)
    }
  }

  private mutating func fill(_ placeholder: String, _ text: String) {
    switch placeholder {
    case "$web": json.value(signer.baseURL + "/web/" + text)
    case "$emoji": emoji(text)
    default:
      guard let id = ObjectID(text) else { return json.null() }
      switch placeholder {
      case "$user": user(id)
      case "$at": json.value("@" + (workspace.user(id)?.draft.name ?? "Anonymous"))
      case "$title": json.value(shownTitle(of: id))
      case "$url": json.value(url(of: id))
      case "$asset": hostedFile(id)
      case "$signed": json.value(signedURL(of: id))
      default: json.null()
      }
    }
  }

  /// Returns the title that a mention shows; for an object that the integration cannot read, `Untitled`, as
  /// in Notion.
  private func shownTitle(of id: ObjectID) -> String {
    guard workspace.isReachable(id), let title = workspace.title(of: id), !title.isEmpty else {
      return "Untitled"
    }
    return title
  }

  /// Writes `{"url":…,"expiry_time":…}` with a fresh signature.
  mutating func hostedFile(_ asset: ObjectID) {
    json.beginObject()
    member("url", signedURL(of: asset))
    member("expiry_time", signer.expiry(now: now).text)
    json.endObject()
  }

  private mutating func signedURL(of asset: ObjectID) -> String {
    nonce &+= 1
    let name = workspace.asset(asset)?.name ?? "file"
    return signer.url(of: asset, name: name, now: now, nonce: nonce)
  }

  private mutating func emoji(_ name: String) {
    guard let emoji = workspace.emojis.first(where: { $0.name == name }) else { return json.null() }
    json.beginObject()
    member("id", emoji.id)
    member("name", emoji.name)
    member("url", emojiURL(emoji.asset))
    json.endObject()
  }

  /// Returns the address of an emoji's picture, which is public and needs no signature.
  func emojiURL(_ asset: ObjectID) -> String {
    let name = workspace.asset(asset)?.name ?? "emoji"
    return "\(signer.baseURL)/public/\(asset)/\(PercentEncoding.encoded(name))"
  }

  /// Writes a user who is known to the integration; only the id of guests and strangers.
  mutating func user(_ id: ObjectID, isOwnBot: Bool = false) {
    json.beginObject()
    userMembers(id, isOwnBot: isOwnBot)
    json.endObject()
  }

  mutating func userMembers(_ id: ObjectID, isOwnBot: Bool) {
    member("object", "user")
    member("id", id)
    guard workspace.capabilities.readsUsers || isOwnBot, let user = workspace.user(id)?.draft else { return }
    member("name", user.name)
    json.key("avatar_url")
    json.value(user.avatar)
    if user.kind == .bot {
      member("type", "bot")
      json.key("bot")
      json.beginObject()
      if id == workspace.integration { ownBot() }
      json.endObject()
    } else {
      member("type", "person")
      json.key("person")
      json.beginObject()
      if let email = user.email, workspace.capabilities.readsEmails { member("email", email) }
      json.endObject()
    }
  }

  private mutating func ownBot() {
    if let owner = workspace.capabilities.tokenOwner {
      json.key("owner")
      json.beginObject()
      member("type", "user")
      json.key("user")
      user(owner)
      json.endObject()
    } else {
      member("owner", ["type": "workspace", "workspace": true])
    }
    member("workspace_name", workspace.name)
    member("workspace_id", workspace.id)
    member("workspace_limits", ["max_file_upload_size_in_bytes": 5_242_880])
  }
}
