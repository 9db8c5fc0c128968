package import GRDB

/// In this module a database is SQLite's unless it is said to be Notion's.
package typealias Database = GRDB.Database
