enum JSONSinkScaffold {}
