import GRDB

/// In this module a database is SQLite's unless it is said to be Notion's.
typealias Database = GRDB.Database
