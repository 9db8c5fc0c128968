enum NotionExportCommandScaffold {}
