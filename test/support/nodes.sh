#!/usr/bin/env bash
# Runs the tests, or the npm script given, on every Node line the library supports.
set -euo pipefail

for major in 20 22 24 26; do
  npx --yes --package "node@$major" -- node --version
  npx --yes --package "node@$major" -- npm run "${1:-test}"
done
