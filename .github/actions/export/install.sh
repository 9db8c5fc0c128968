#!/usr/bin/env bash
# Downloads a release of notion-export, checks it, and puts it in the PATH of the job's later steps.
#
# In the environment: VERSION (may be empty), REF (by which the action is used), REPOSITORY, SERVER and what GitHub sets.
set -euo pipefail
: "${VERSION?}" "${REF?}" "${REPOSITORY?}" "${SERVER?}"

fail() {
  echo "::error title=notion-export::$*"
  exit 1
}

case "$RUNNER_OS-$RUNNER_ARCH" in
Linux-X64) platform=linux-x86_64 ;;
Linux-ARM64) platform=linux-aarch64 ;;
macOS-ARM64) platform=macos-arm64 ;;
*) fail "There is no notion-export for $RUNNER_OS on $RUNNER_ARCH; use ubuntu-latest." ;;
esac

releases=$SERVER/$REPOSITORY/releases
version=${VERSION#v}
if [[ -z $version && $REF =~ ^v([0-9]+\.[0-9]+\.[0-9]+.*)$ ]]; then version=${BASH_REMATCH[1]}; fi
if [[ -z $version ]]; then
  # The page of the latest release leads to that of its tag.
  latest=$(curl --fail --silent --show-error --location --output /dev/null --write-out '%{url_effective}' "$releases/latest") ||
    fail "$releases/latest cannot be read."
  version=${latest##*/v}
fi
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.-]*$ ]] || fail "\"$version\" is no version; an example of one is 0.9.0."

name=notion-export-$version-$platform
folder=$RUNNER_TEMP/notion-export
mkdir -p "$folder"
cd "$folder"
for file in "$name.tar.gz" "SHA256SUMS-$platform"; do
  curl --fail --silent --show-error --location --retry 3 --remote-name "$releases/download/v$version/$file" ||
    fail "Version $version has no $file."
done
if command -v sha256sum >/dev/null; then sums=(sha256sum); else sums=(shasum -a 256); fi
# The sums are of the Debian package too.
grep -F " $name.tar.gz" "SHA256SUMS-$platform" | "${sums[@]}" --check - || fail "$name.tar.gz is not what was released."
tar -xzf "$name.tar.gz"

echo "$folder/$name/bin" >>"$GITHUB_PATH"
echo "version=$version" >>"$GITHUB_OUTPUT"
