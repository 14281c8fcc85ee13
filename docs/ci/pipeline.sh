#!/usr/bin/env bash
# A whole pipeline in one script, for any CI system that has none of its own here: the scenarios in shards, each a process,
# their records and Playwright's blobs merged, the gate decided, every report in one folder.
#
#   docs/ci/pipeline.sh [provider...]
#
#   SHARDS=4          how many parts
#   NETWORK=sandbox   or internet, with the credentials of the test environments set
#   OUT=artefacts     where everything goes
#   BASE=             a git revision, e.g. origin/main: what changed in the contracts since is in the comment
#   GATE=yes          no: decide nothing, as for a pull request
#   LIVEGATE_KEY=     private key of the runner: signs what was seen, without which the gate refuses
#   LIVEGATE, PLAYWRIGHT   how the two are called, if not by npx
#
# Needs bash 4.4 or later. Ends with 0 passed, 1 refused, 2 usage or configuration, 3 could not decide.
set -euo pipefail

read -ra livegate <<<"${LIVEGATE:-npx livegate}"
read -ra playwright <<<"${PLAYWRIGHT:-npx playwright}"
shards=${SHARDS:-4}
network=${NETWORK:-sandbox}
out=${OUT:-artefacts}
sign=()
[ -z "${LIVEGATE_KEY:-}" ] || sign=(--sign)
# What an earlier run left there is no part of this one.
rm -rf "$out/shards" "$out/blobs"
mkdir -p "$out/shards" "$out/blobs"

# One shard by itself. Its code says nothing yet: of what failed, the merger tells.
shard() {
  PLAYWRIGHT_BLOB_OUTPUT_DIR="$out/shards/$1-blob" "${livegate[@]}" verify "${@:2}" \
    --network "$network" --shard "$1/$shards" --json "${sign[@]}" >"$out/shards/$1.json" 2>"$out/shards/$1.log"
}

processes=()
for number in $(seq "$shards"); do
  shard "$number" "$@" &
  processes+=($!)
done
worst=0
for number in $(seq "$shards"); do
  code=0
  wait "${processes[number - 1]}" || code=$?
  # Without a record there is nothing to merge: wrong words, or it broke.
  [ -s "$out/shards/$number.json" ] || worst=$code
done
if [ "$worst" -ne 0 ]; then
  cat "$out"/shards/*.log >&2
  exit "$worst"
fi

runs=()
for number in $(seq "$shards"); do
  id=$(node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")).id' "$out/shards/$number.json")
  runs+=("reports/runs/$id")
  cp "$out/shards/$number-blob"/*.zip "$out/blobs/"
done

PLAYWRIGHT_HTML_OUTPUT_DIR="$out/playwright" PLAYWRIGHT_HTML_OPEN=never \
  "${playwright[@]}" merge-reports --reporter html "$out/blobs" >"$out/shards/merge-reports.log"

merged=0
"${livegate[@]}" merge "${sign[@]}" "${runs[@]}" \
  --report junit="$out/junit.xml" \
  --report sarif="$out/livegate.sarif" \
  --report ctrf="$out/ctrf.json" \
  --report gitlab-code-quality="$out/gl-code-quality.json" || merged=$?
[ "$merged" -ne 2 ] || exit 2

decided=0
comment=(--network "$network" --output "$out/comment.md")
[ -z "${BASE:-}" ] || comment+=(--base "$BASE")
if [ "${GATE:-yes}" = yes ]; then
  "${livegate[@]}" gate "$@" --network "$network" || decided=$?
  "${livegate[@]}" gate "$@" --network "$network" --json >"$out/gate.json" || true
  comment+=(--gate)
fi
"${livegate[@]}" export --format pull-request "${comment[@]}"
"${livegate[@]}" export --format github-summary "${comment[@]}" --output "$out/summary.md"
"${livegate[@]}" report --network "$network" --out "$out/report/index.html"

# Refused wins over undecided: what is known to be wrong needs no further look.
for code in 2 1 3; do
  if [ "$merged" -eq "$code" ] || [ "$decided" -eq "$code" ]; then exit "$code"; fi
done
