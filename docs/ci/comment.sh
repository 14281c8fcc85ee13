#!/usr/bin/env bash
# Writes a comment of `livegate export --format pull-request` to a pull request on GitHub, or updates the one that is there:
# the one of our own that begins with the marker, whatever anybody else has written.
#
#   GITHUB_TOKEN=… docs/ci/comment.sh owner/repository 17 comment.md
#
#   GITHUB_API_URL   of an installation of its own
#   COMMENT_AUTHOR   whose comments are ours: github-actions[bot], whom the token of a workflow writes as
set -euo pipefail

repository=$1 number=$2 file=$3
api=${GITHUB_API_URL:-https://api.github.com}
export COMMENT_AUTHOR=${COMMENT_AUTHOR:-github-actions[bot]}

# The token goes in by standard input: what stands in a command line, every process of the machine can read.
call() {
  printf 'header = "authorization: Bearer %s"\n' "$GITHUB_TOKEN" |
    curl --silent --show-error --fail-with-body --config - \
      --header 'accept: application/vnd.github+json' --header 'content-type: application/json' "$@"
}

# Of one page of comments: the id of ours, or how many there are.
read -r -d '' find <<'JS' || true
const comments = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const marker = '<!-- livegate:pull-request -->';
const ours = comments.find(({ body, user }) => user.login === process.env.COMMENT_AUTHOR && body.startsWith(marker));
console.log(ours === undefined ? `none ${comments.length}` : `id ${ours.id}`);
JS

found=none id='' page=1
while [ "$found" = none ] && [ "$page" -le 50 ]; do
  read -r found id < <(call "$api/repos/$repository/issues/$number/comments?per_page=100&page=$page" | node -e "$find")
  [ "$found" = id ] || [ "$id" -eq 100 ] || break
  page=$((page + 1))
done

body=$(mktemp)
trap 'rm -f "$body"' EXIT
node -p 'JSON.stringify({ body: require("node:fs").readFileSync(process.argv[1], "utf8") })' "$file" >"$body"
if [ "$found" = id ]; then
  call --request PATCH --data-binary "@$body" "$api/repos/$repository/issues/comments/$id" >/dev/null
  echo "updated comment $id"
else
  call --request POST --data-binary "@$body" "$api/repos/$repository/issues/$number/comments" >/dev/null
  echo 'wrote a comment'
fi
