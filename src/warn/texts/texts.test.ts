import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REGIONS } from '../../earth/index.ts';
import { MODES } from '../../mark/index.ts';
import { LANGUAGES, type WarningArea } from '../warning.ts';
import { composeTexts, isComplete, MAX_HEADLINE, TEXT_TABLES } from './compose.ts';
import { FRAMED, MESSAGES } from './table.ts';

const ISSUER = { en: 'Warning Centre', ko: '경보센터', ja: '警報センター' };

const AREAS: readonly WarningArea[] = REGIONS.map(({ code, names }) => ({
  region: code,
  names,
  stage: 'take-cover',
  earliestMs: Date.UTC(2026, 10, 21, 0, 6, 10),
  latestMs: Date.UTC(2026, 10, 21, 0, 7, 10),
}));

/** Members and the placeholders of each text: what every language must have alike. */
function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') {
    assert.notEqual(value.trim(), '');
    return [...new Set(value.match(/\{[a-z]+\}/g) ?? [])].sort();
  }
  if (Array.isArray(value)) return 'list';
  return Object.fromEntries(
    Object.entries(value as object).map(([key, part]) => [key, shapeOf(part)]),
  );
}

test('every language has the same texts with the same placeholders', () => {
  for (const language of LANGUAGES) {
    assert.deepEqual(shapeOf(TEXT_TABLES[language]), shapeOf(TEXT_TABLES.en), language);
  }
});

test('every message says place, issuer and, while something is expected, the time', () => {
  for (const message of MESSAGES) {
    const { headline, description, instruction } = TEXT_TABLES.en.messages[message];
    assert.match(headline, /\{place\}/);
    assert.match(description, /\{places\}.*\{issuer\}/);
    assert.doesNotMatch(instruction, /\{/);
    const timed = message === 'takeCover' || message === 'launched' || message === 'lost';
    assert.equal(/\{times\}/.test(description), timed, message);
  }
  for (const framed of FRAMED) {
    for (const part of Object.values(TEXT_TABLES.en.frames[framed])) assert.match(part, /\{text\}/);
  }
});

test('areas let go are named apart, in the description and the instruction', () => {
  const [first, second] = [AREAS[0]!, { ...AREAS[1]!, stage: 'all-clear' as const }];
  for (const message of MESSAGES) {
    const texts = composeTexts(message, 'exercise', [first, second], ISSUER);
    const whole = message === 'correction' || message === 'allClear';
    for (const language of LANGUAGES) {
      const { headline, description, instruction } = texts[language]!;
      const name = second.names[language];
      const { lifted } = TEXT_TABLES[language];
      assert.equal(headline.includes(first.names[language]), true);
      assert.equal(/1/.test(headline), whole, headline);
      assert.ok(description.includes(name), description);
      assert.equal(instruction.includes(name), !whole, instruction);
      for (const [key, text] of [
        ['description', description],
        ['instruction', instruction],
      ] as const) {
        const said = lifted[key].replace('{text}', '').replace('{places}', name);
        assert.equal(text.endsWith(said), !whole, text);
      }
    }
  }
});

test('headlines fit on one page over all regions, alone and together', () => {
  for (const mode of MODES) {
    for (const message of MESSAGES) {
      for (let i = 0; i < AREAS.length; i++) {
        const rotated = [...AREAS.slice(i), ...AREAS.slice(0, i)];
        for (const areas of [[AREAS[i]!], rotated]) {
          const texts = composeTexts(message, mode, areas, ISSUER);
          for (const language of LANGUAGES) {
            const { headline, description, instruction } = texts[language]!;
            assert.ok(headline.length <= MAX_HEADLINE, headline);
            assert.doesNotMatch(headline, /…$/);
            assert.doesNotMatch(headline + description + instruction, /[{}]|undefined|null/);
          }
        }
      }
    }
  }
});

test('where most of a country is told, the headline names the country and what is beside it', () => {
  const japan = AREAS.filter(({ region }) => region.startsWith('JP-'));
  const some = japan.slice(0, Math.ceil(japan.length / 2));
  const headline = (areas: typeof AREAS): string =>
    composeTexts('launched', 'actual', areas, ISSUER).en!.headline;
  assert.match(headline(some), /: much of Japan$/);
  assert.doesNotMatch(headline(some.slice(1)), /much/);
  const korean = AREAS.find(({ region }) => region === 'KR-42')!;
  assert.match(headline([...some, korean]), /: much of Japan and 1 more$/);
  assert.match(headline([korean, ...some]), /: Gangwon.* and \d+ more$/);
});

test('a drill never holds words of a live alert, nor a live alert words of a drill', () => {
  for (const mode of MODES) {
    for (const message of MESSAGES) {
      const texts = composeTexts(message, mode, AREAS.slice(0, 3), ISSUER);
      for (const language of LANGUAGES) {
        const table = TEXT_TABLES[language];
        for (const part of Object.values(texts[language]!)) {
          const text = part.toLowerCase();
          for (const word of table.liveOnly) assert.ok(!text.includes(word), text);
          const framed = table.framedOnly.some((word) => text.includes(word));
          assert.equal(framed, mode !== 'actual', text);
        }
      }
    }
  }
});

test('an exercise is called one in the headline, the description and the instruction', () => {
  const words = { en: 'EXERCISE', ko: '훈련', ja: '訓練' };
  const texts = composeTexts('takeCover', 'exercise', AREAS.slice(0, 1), ISSUER);
  for (const language of LANGUAGES) {
    for (const part of Object.values(texts[language]!)) {
      assert.ok(part.slice(0, 25).includes(words[language]), part);
    }
  }
});

test('times stand in the clock of each region and in UTC, rounded outward', () => {
  const areas = AREAS.filter(({ region }) => ['JP-15', 'KR-42', 'US-HI'].includes(region));
  const { en, ko, ja } = composeTexts('takeCover', 'actual', areas, ISSUER);
  assert.match(
    en!.description,
    /Niigata Prefecture, Gangwon State, Hawaii\. Expected 09:06 to 09:08 JST, 09:06 to 09:08 KST, 14:06 to 14:08 HST \(00:06 to 00:08 UTC\)/,
  );
  assert.match(ko!.description, /일본시각 09:06~09:08, 한국시각 09:06~09:08/);
  assert.match(ja!.description, /日本時間09:06~09:08、韓国時間09:06~09:08/);
});

test('an area that no table knows is named by its code, with the time in UTC', () => {
  const area = { ...AREAS[0]!, region: 'XX-1', names: { en: 'XX-1', ko: 'XX-1', ja: 'XX-1' } };
  const { en } = composeTexts('takeCover', 'actual', [area], ISSUER);
  assert.match(en!.description, /XX-1\. Expected 00:06 to 00:08 UTC\./);
});

test('a name with braces is not read as a placeholder, and a long one is cut', () => {
  const name = `{issuer}${'x'.repeat(200)}`;
  const area = { ...AREAS[0]!, names: { en: name, ko: name, ja: name } };
  const texts = composeTexts('takeCover', 'actual', [area], ISSUER);
  assert.ok(texts.en!.description.includes('{issuer}xxx'));
  assert.equal(texts.en!.headline.length, MAX_HEADLINE);
  assert.ok(isComplete(texts));
});
