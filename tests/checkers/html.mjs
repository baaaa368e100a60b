// The Nu HTML checker over a folder of pages as they were served (SPINECLINIC_PAGES, see tests/run.sh). One Java process reads them all.
// Errors and warnings count. What the checker calls "info" does not: that is how Blazor writes, such as "/>" at the end of an empty element.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
const pages = readdirSync(folder).filter(name => name.endsWith('.html'));
const jar = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
const run = spawnSync('java', ['-Xss8m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', jar, '--format', 'json', '--exit-zero-always', folder], { maxBuffer: 1 << 30, encoding: 'utf8' });
const wrong = new Map();
for (const message of JSON.parse(run.stderr).messages) {
  if (message.type === 'info' && message.subType !== 'warning') continue;
  const page = basename(message.url ?? 'the checker itself');
  wrong.set(page, [...(wrong.get(page) ?? []), `${message.subType ?? message.type}: ${message.message} ${(message.extract ?? '').replace(/\s+/g, ' ')}`]);
}
for (const [page, faults] of wrong) for (const fault of new Set(faults)) console.log(`${page}: ${fault}`);
console.log(`${pages.length - wrong.size} passed, ${wrong.size} failed`);
process.exit(wrong.size > 0 || pages.length === 0 ? 1 : 0);
