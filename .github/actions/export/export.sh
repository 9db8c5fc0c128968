#!/usr/bin/env bash
# Exports, says how that ended, and fails as the user wants.
#
# In the environment: FORMAT, OUTPUT, ARGUMENTS (an option with its value a line), FINDINGS (pass or fail), NOTION_TOKEN.
set -euo pipefail
: "${FORMAT?}" "${OUTPUT?}" "${ARGUMENTS?}" "${FINDINGS?}" "${NOTION_TOKEN?}"

if [[ $FINDINGS != pass && $FINDINGS != fail ]]; then
  echo "::error title=notion-export::findings is \"$FINDINGS\"; it can be \"pass\" or \"fail\"."
  exit 1
fi

arguments=(--output "$OUTPUT" --progress plain)
read -r -a formats <<<"${FORMAT//$'\n'/ }"
for format in "${formats[@]}"; do arguments+=(--format "$format"); done
while IFS= read -r line; do
  # Spaces at both ends come from the indentation of YAML.
  line=${line#"${line%%[![:space:]]*}"}
  line=${line%"${line##*[![:space:]]}"}
  case $line in
  "") ;;
  -*" "*) arguments+=("${line%% *}" "${line#* }") ;;
  *) arguments+=("$line") ;;
  esac
done <<<"$ARGUMENTS"

if [[ -z $NOTION_TOKEN ]]; then unset NOTION_TOKEN; fi
code=0
notion-export "${arguments[@]}" || code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"

case $code in
0) ;;
3)
  echo "::warning title=notion-export::Some objects could not be exported; $OUTPUT/.notion-export/report.json says which, and why."
  if [[ $FINDINGS == pass ]]; then code=0; fi
  ;;
*) echo "::error title=notion-export::The export ended with exit code $code; the log above says why." ;;
esac
exit "$code"
