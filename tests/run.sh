#!/usr/bin/env bash
# Every gate, the same for a developer and for continuous integration: what the tests need is installed, the source is checked, everything is built
# with warnings as errors, and every test runs on SQLite and on PostgreSQL. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."

# W^X guards a server, and profiles quicken one that runs for long: a test run has none of it and is slower for both, above all in the processes that it starts and kills.
export DOTNET_EnableWriteXorExecute=0 DOTNET_TieredPGO=0
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n%s\n0 passed, 1 failed\n' "$*"; exit 1; }

need() {
  command -v dotnet >/dev/null || fail 'The .NET SDK 10 is not on the PATH.'
  local missing=()
  # Without windows and what belongs to them: the pages look the same, and cost a third less.
  [ -x /usr/bin/chromium-headless-shell ] || missing+=(chromium-headless-shell)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  command -v setpriv >/dev/null || missing+=(util-linux)
  fc-list 2>/dev/null | grep -q . || missing+=(fontconfig fonts-dejavu-core)
  # Two calendar programs that read what we write (tests/SpineClinic.Tests/Booking/read_calendars.py).
  /usr/bin/python3 -c 'import icalendar' 2>/dev/null || missing+=(python3-icalendar)
  ldconfig -p | grep -q 'libical\.so\.3' || missing+=(libical3)
  # What judges the pages (tests/checkers): the Nu HTML checker runs in Java, Lighthouse in Node.
  command -v java >/dev/null || missing+=(default-jre-headless)
  command -v npm >/dev/null || missing+=(nodejs npm)
  [ "${#missing[@]}" -eq 0 ] && return
  say "Installing ${missing[*]}"
  local as_root=(); [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null || fail "Could not install ${missing[*]}."
}

# Memory is quicker than a disk, where there is enough of it for the few hundred databases of a run.
if [ -z "${TMPDIR:-}" ] && [ -d /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -1)" -gt 8000000 ]; then
  TMPDIR=$(mktemp -d /dev/shm/spineclinic.XXXXXX)
  chmod 1777 "$TMPDIR"
  scratch=$TMPDIR
  export TMPDIR
fi

# Each page that tests visit is kept as it was served, for the HTML checker.
SPINECLINIC_PAGES=$(mktemp -d)
trap 'rm -rf "$SPINECLINIC_PAGES" "${scratch:-}"' EXIT
export SPINECLINIC_PAGES

need
[ tests/checkers/node_modules/.package-lock.json -nt tests/checkers/package-lock.json ] || {
  say 'Installing the checkers, from their lock file'
  npm ci --prefix tests/checkers --ignore-scripts --no-audit --no-fund --silent || fail 'Could not install tests/checkers.'
}
say 'Restore, from the lock files'
dotnet restore SpineClinic.sln --locked-mode || fail 'The lock files do not match the projects.'
say 'Build, warnings are errors'
dotnet build SpineClinic.sln --no-restore || fail 'It does not build.'
say 'Format'
# Style is an error of the build; this looks at what is left: spaces and line ends.
dotnet format whitespace --folder . --verify-no-changes --exclude migrations/Sqlite/Migrations migrations/PostgreSql/Migrations || fail 'dotnet format would change something.'

# Three at a time on two cores: these wait for databases and for processes that they start.
declare -A threads=([SpineClinic.IntegrationTests]=1.5x)
passed=0 failed=0
for project in SpineClinic.Tests SpineClinic.Web.Tests SpineClinic.IntegrationTests SpineClinic.BrowserTests; do
  say "$project"
  log=$(mktemp)
  dotnet "tests/$project/bin/Debug/net10.0/$project.dll" -noColor -maxThreads "${threads[$project]:-default}" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  total=$(sed -n 's/.*Total: \([0-9]*\), Errors.*/\1/p' "$log" | tail -1)
  wrong=$(sed -n 's/.*Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\), Not Run: \([0-9]*\).*/\1 \2 \3 \4/p' "$log" | tail -1 | awk '{print $1 + $2 + $3 + $4}')
  rm -f "$log"
  # A runner that died, ran nothing, or left a test out is a failure too.
  if [ -z "$total" ] || [ "$total" -eq 0 ]; then total=1 wrong=1; fi
  if [ "$code" -ne 0 ] && [ "${wrong:-0}" -eq 0 ]; then wrong=1; fi
  passed=$((passed + total - wrong)) failed=$((failed + wrong))
done

# The checkers end with the same line as this program.
judge() {
  say "$1"
  local log count; log=$(mktemp)
  "${@:2}" 2>&1 | tee "$log"
  local code=${PIPESTATUS[0]}
  count=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log" | tail -1)
  rm -f "$log"
  [ -n "$count" ] || count='0 1'
  if [ "$code" -ne 0 ] && [ "${count#* }" -eq 0 ]; then count="${count% *} 1"; fi
  passed=$((passed + ${count% *})) failed=$((failed + ${count#* }))
}
judge 'The Nu HTML checker, every page that the tests visited' node tests/checkers/html.mjs "$SPINECLINIC_PAGES"
judge 'Lighthouse, two pages' bash tests/checkers/lighthouse.sh "$PWD/src/SpineClinic.Web/bin/Debug/net10.0"

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
