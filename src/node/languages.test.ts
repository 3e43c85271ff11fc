import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { composeTexts, SHIPPED_LANGUAGES } from '../warn/index.ts';
import { completeConfig } from './config-read.ts';
import { BongsuError } from './errors.ts';
import { readLanguages } from './languages.ts';
import { toWatchSettings } from './watch-settings.ts';

const EN = SHIPPED_LANGUAGES['en']!;

/** A folder with one file in it. */
function folderWith(context: TestContext, name: string, text: string): (path: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-languages-'));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), text);
  return (path) => join(folder, path);
}

function refusalOf(context: TestContext, text: string): string {
  const at = folderWith(context, 'xx.json', text);
  try {
    readLanguages(['xx.json'], at);
  } catch (error) {
    assert.ok(error instanceof BongsuError && error.code === 'BNG_LANGUAGE_INVALID');
    return error.message;
  }
  return 'taken';
}

test('languages that come with the program pass the schema and go by their tag', (context) => {
  const at = (path: string): string => path;
  assert.deepEqual(readLanguages(['en', 'tl'], at), ['en', 'tl']);
  for (const table of Object.values(SHIPPED_LANGUAGES)) {
    assert.equal(refusalOf(context, JSON.stringify(table)), 'taken');
  }
});

test('a language is added by a file alone, and its texts are in the warnings', (context) => {
  const own = { ...EN, tag: 'eo', kinds: { ...EN.kinds } };
  own.kinds.ballistic = { ...own.kinds.ballistic, threat: 'Misilo' };
  const at = folderWith(context, 'eo.json', JSON.stringify(own));
  const config = completeConfig({ warn: { languages: ['en', 'eo.json'] } }, at('.'));
  const { warn } = toWatchSettings(config, []);
  const areas = [
    { region: 'JP-15', names: { en: 'N', ko: 'N', ja: 'N' }, earliestMs: 0, latestMs: 0 },
  ];
  const saying = { kind: 'ballistic', message: 'takeCover', areas } as const;
  const texts = composeTexts(saying, { mode: 'actual', settings: warn });
  assert.deepEqual(Object.keys(texts), ['en', 'eo']);
  assert.match(texts['eo']!.headline, /^Misilo\. Take cover now/);
});

test('an issuer whose name is a word of drills cannot warn in mode actual', () => {
  const config = (mode: 'actual' | 'exercise', ko: string) =>
    completeConfig(
      { mode, title: 'Centre', warn: { issuerName: { en: 'Centre', ko, ja: 'C' } } },
      '.',
    );
  assert.throws(
    () => toWatchSettings(config('actual', '훈련센터'), []),
    /warn\.issuerName\.ko: "훈련센터" holds the drill word "훈련"/,
  );
  assert.ok(toWatchSettings(config('actual', '경보센터'), []));
  assert.ok(toWatchSettings(config('exercise', '훈련센터'), []));
});

test('what cannot be used is refused at the start: what, where, and what to do', (context) => {
  assert.match(refusalOf(context, '{'), /xx\.json, the file: .*JSON/);
  const { lifted: _, ...without } = EN;
  assert.match(
    refusalOf(context, JSON.stringify(without)),
    /at the top: must have required property 'lifted'.*Compare/,
  );
  assert.match(
    refusalOf(context, JSON.stringify({ ...EN, extra: 1 })),
    /at the top: "extra" is not known here/,
  );
  const places = { ...EN.lifted, over: 'It is over.' };
  assert.match(
    refusalOf(context, JSON.stringify({ ...EN, lifted: places })),
    /lifted\.over: \{places\} is missing.*Put \{places\}/,
  );
  const long = { ...EN.frames.test, headline: `THIS IS A TEST: ${'x'.repeat(60)} {text}` };
  assert.match(
    refusalOf(context, JSON.stringify({ ...EN, frames: { ...EN.frames, test: long } })),
    /headline: has \d+ characters .* 90 fit.* \(and \d+ more\).*Shorten/,
  );
  const at = (path: string): string => path;
  assert.throws(() => readLanguages(['xx'], at), /no such language.*There are en, ko, ja, tl/);
  assert.throws(() => readLanguages(['en', 'en'], at), /named twice/);
});
