package import GRDB

/// In this module a database is one of SQLite unless it is called Notion's.
package typealias Database = GRDB.Database
