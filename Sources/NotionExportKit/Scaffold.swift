enum NotionExportKitScaffold {}
