public import NotionModel

extension SimulatedWorkspace {
  /// Revokes the integration's access to an object and everything in it, without a change of edit times.
  public mutating func revokeAccess(to id: ObjectID) {
    revoked.insert(id)
    version += 1
  }

  /// Shares an object with the integration again.
  public mutating func grantAccess(to id: ObjectID) {
    revoked.remove(id)
    version += 1
  }

  /// Hides an object from search, as Notion's index does with some; other requests still find it.
  public mutating func hideFromSearch(_ id: ObjectID) {
    if var page = page(id) {
      page.isIndexed = false
      pages[id] = page
    } else if var dataSource = dataSource(id) {
      dataSource.isIndexed = false
      dataSources[id] = dataSource
    }
    version += 1
  }

  /// Refuses the list of a block's children permanently, with a 400 and this message.
  public mutating func refuseChildren(of id: ObjectID, message: String) {
    guard var block = block(id) else { return }
    block.childrenRefusal = message
    blocks[id] = block
    version += 1
  }

  /// Resolves the thread of a comment, so that the API no longer returns it.
  public mutating func resolveThread(of comment: ObjectID) {
    guard let discussion = self.comment(comment)?.discussion else { return }
    for (id, record) in comments where record.discussion == discussion {
      comments[id]?.isResolved = true
    }
    version += 1
  }
}
