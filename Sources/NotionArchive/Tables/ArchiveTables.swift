internal import DurableFiles
import Foundation
import GRDB
import NotionModel

/// The tables of the archive within one transaction.
///
/// They contain all SQL that writes, and decide nothing about requests.
package struct ArchiveTables {
  package let database: Database
  let codec: BodyCodec

  package init(database: Database, codec: BodyCodec) {
    self.database = database
    self.codec = codec
  }

  package var archivedPages: ArchivedPagesTable { ArchivedPagesTable(database: database) }
  package var assets: AssetsTable { AssetsTable(database: database) }
  package var blockLinks: BlockLinksTable { BlockLinksTable(database: database) }
  package var blockLists: BlockListsTable { BlockListsTable(database: database, codec: codec) }
  package var changeLog: ChangeLogTable { ChangeLogTable(database: database) }
  package var changes: ChangesTable { ChangesTable(database: database) }
  var commentLists: CommentListsTable { CommentListsTable(database: database) }
  package var cutLists: CutListsTable { CutListsTable(database: database) }
  package var cutRows: CutRowsTable { CutRowsTable(database: database) }
  package var dependencies: DependenciesTable { DependenciesTable(database: database) }
  package var frontier: FrontierTable { FrontierTable(database: database) }
  package var links: LinkTargetsTable { LinkTargetsTable(database: database) }
  package var lists: PartLists { PartLists(database: database, codec: codec) }
  package var longDataSources: LongDataSourcesTable { LongDataSourcesTable(database: database) }
  package var objects: ObjectsTable { ObjectsTable(database: database, codec: codec) }
  package var propertyLists: PropertyListsTable { PropertyListsTable(database: database, codec: codec) }
  package var responses: StoredResponses { StoredResponses(database: database, codec: codec) }
  package var retries: RetriesTable { RetriesTable(database: database) }
  package var unresolvedValues: UnresolvedValuesTable { UnresolvedValuesTable(database: database) }
  package var users: UsersTable { UsersTable(database: database, codec: codec) }
  package var views: ViewsTable { ViewsTable(database: database, codec: codec) }
}
