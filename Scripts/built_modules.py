"""The modules of this package as they were built last, for checks that ask the compiler about the sources."""

import json
import re
import subprocess
from pathlib import Path

root = Path(__file__).resolve().parent.parent

# The arguments of a build that say what the sources mean, and not what is made of them.
kept = {
    "-I", "-Xcc", "-module-cache-path", "-module-name", "-package-name", "-sdk", "-swift-version", "-target",
    "-enable-experimental-feature", "-enable-upcoming-feature",
}  # fmt: skip


def modules():
    """Yields the compiler, its arguments and the sources of each module of this package, as they were built last."""
    bin_path = Path(subprocess.check_output(["swift", "build", "--show-bin-path"], cwd=root, text=True).strip())
    manifest = (bin_path.parent.parent / f"{bin_path.name}.yaml").read_text(errors="replace")
    for found in re.finditer(r"description: \"Compiling Swift Module '(\w+)'.*\n +args: (\[.*\])", manifest):
        if not (root / "Sources" / found[1]).is_dir():
            continue
        compiler, *rest = json.loads(found[2])
        arguments, sources = [], []
        while rest:
            argument = rest.pop(0)
            if argument in kept:
                value = rest.pop(0)
                # The build checks imports; without its other arguments the compiler finds C types in another module.
                if value != "MemberImportVisibility":
                    arguments += [argument, value]
            elif re.match("-[ID].|-parse-as-library", argument):
                arguments.append(argument)
            elif argument.startswith("@"):
                sources = [line.strip("'\"") for line in Path(argument[1:]).read_text().split("\n") if line]
        yield compiler, arguments, sources


def frontend(compiler, arguments):
    """Returns the beginning of a command that has the compiler read sources."""
    command = [compiler, "-frontend", "-diagnostic-style", "llvm", *arguments]
    for folder in ["lib", "local/lib"]:
        command += ["-plugin-path", str(Path(compiler).parent.parent / folder / "swift/host/plugins")]
    return command
