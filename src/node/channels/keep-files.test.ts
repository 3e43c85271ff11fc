import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openKeeping } from './keep-files.ts';

const DAY_S = 86_400;
const NOW_S = 1_800_000_000;

test('documents older than the days given go with their marks; newer ones and other files stay', async (context) => {
  const at = mkdtempSync(join(tmpdir(), 'bongsu-keep-'));
  context.after(() => rmSync(at, { recursive: true }));
  mkdirSync(join(at, 'folder.xml'));
  const files = ['old.xml', 'old.xml.unrecorded', 'old.txt', 'new.xml', 'theirs.doc', '.part.xml'];
  for (const name of files) {
    writeFileSync(join(at, name), '');
    const ageS = (name === 'new.xml' ? 1 : 40) * DAY_S;
    utimesSync(join(at, name), NOW_S - ageS, NOW_S - ageS);
  }
  const clock = { nowMs: NOW_S * 1000 };
  const never = openKeeping([at], 0, () => clock.nowMs);
  never.tidy();
  await never.close();
  assert.equal(readdirSync(at).length, files.length + 1);

  const keeping = openKeeping([join(at, 'missing'), at], 30, () => clock.nowMs);
  keeping.tidy();
  await keeping.close();
  const left = ['.part.xml', 'folder.xml', 'new.xml', 'theirs.doc'];
  assert.deepEqual(readdirSync(at).sort(), left);

  clock.nowMs += 35 * DAY_S * 1000;
  keeping.tidy();
  await keeping.close();
  assert.deepEqual(
    readdirSync(at).sort(),
    left.filter((name) => name !== 'new.xml'),
  );
});
