#!/usr/bin/env bash
# Draws the pictures that cannot be SVG: the card of shared links, and the icons of devices that know no SVG. Run it after a change of the art; commit what it writes.
set -euo pipefail
cd "$(dirname "$0")"
files=../../src/SpineClinic.Web/wwwroot
shot() { chromium-headless-shell --no-sandbox --hide-scrollbars --force-device-scale-factor=1 --default-background-color=00000000 --window-size="$2" --screenshot="$3" "$1" 2>/dev/null; }
icon() {
  # The whole square in the icon's colour: devices cut the corners themselves.
  printf '<!DOCTYPE html><title>Icon</title><style>body{margin:0;background:#0e5a5c}img{display:block;width:%spx}</style><img src="file://%s">' "$1" "$(realpath $files/favicon.svg)" > /tmp/icon.$$.html
  shot "file:///tmp/icon.$$.html" "$1,$1" "$2"; rm /tmp/icon.$$.html
}
shot "file://$PWD/card.html" 1200,630 "$files/card.png"
icon 180 "$files/apple-touch-icon.png"
icon 32 /tmp/icon.$$.png
python3 - /tmp/icon.$$.png "$files/favicon.ico" <<'PY'
import struct, sys
png = open(sys.argv[1], 'rb').read()
open(sys.argv[2], 'wb').write(struct.pack('<3H4B2H2I', 0, 1, 1, 32, 32, 0, 0, 1, 32, len(png), 22) + png)
PY
rm /tmp/icon.$$.png
