#!/usr/bin/env bash
# Make assets/fonts/NotoSansCJKsc-Regular.otf from Debian's fonts-noto-cjk: Latin letters and the characters of
# GB 2312. Needs Python with fonttools.
set -euo pipefail
cd "$(dirname "$0")/.."
characters=$(mktemp)
trap 'rm -f "$characters"' EXIT
python3 - "$characters" <<'PYTHON'
import sys

pairs = (bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
found = {pair.decode("gb2312", errors="ignore") for pair in pairs} | {chr(code) for code in range(0x20, 0x250)}
found |= set("·–—×“”’…−≤≥")
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("".join(sorted(found)))
PYTHON
pyftsubset /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc --font-number=2 --text-file="$characters" \
  --output-file=assets/fonts/NotoSansCJKsc-Regular.otf --layout-features='' --desubroutinize --no-hinting \
  --name-IDs=0,1,2,4,6,13,14 --name-languages='*'
