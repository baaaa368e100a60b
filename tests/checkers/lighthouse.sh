#!/usr/bin/env bash
# Lighthouse over every public page of the published application with the demo clinic: bash tests/checkers/lighthouse.sh. It takes some minutes.
# With the folder of a build as its argument it looks at that one, and at two pages only.
set -euo pipefail
cd "$(dirname "$0")"
[ -d node_modules/lighthouse ] || npm ci --ignore-scripts --no-audit --no-fund --silent
work=$(mktemp -d) sample=
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
if [ $# -gt 0 ]; then app=$1 sample=--sample; else
  app=$work/app
  dotnet publish ../../src/SpineClinic.Web -c Release -o "$app" --nologo -v quiet
fi
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
base=http://localhost:$port
ASPNETCORE_ENVIRONMENT=Development dotnet "$app/SpineClinic.Web.dll" --DataDirectory="$work/data" --urls="$base" --Clinic:PublicUrl="$base" > "$work/log" 2>&1 &
server=$!
for _ in $(seq 600); do curl -fs -o /dev/null "$base/health/ready" && break; kill -0 "$server" || { cat "$work/log"; exit 1; }; sleep 0.1; done
node lighthouse.mjs "$base" $sample
