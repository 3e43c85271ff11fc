import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MODES } from '../../mark/index.ts';
import { ADVICE } from './advice.ts';
import { type LaunchTold, MAX_BRIEF, MAX_HEADLINE, MAX_LONG } from './compose.ts';
import { fill } from './fill.ts';
import {
  type LanguageTable,
  type LaterMessage,
  type Message,
  SHIPPED_LANGUAGES,
} from './language.ts';
import { AREAS, everything, say } from './texts.fixture.ts';

/** Any of all areas in any order; some at no time, some of no table with long names. */
const someAreas = fc
  .tuple(
    fc.shuffledSubarray([...AREAS], { minLength: 1 }),
    fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), { maxLength: 2 }),
    fc.nat({ max: 80_000_000 }),
    fc.boolean(),
  )
  .map(([known, odd, laterMs, timed]) => {
    const names = odd.map((text) => `name ${text.replace(/[{}…]/g, '_')}.`);
    const unknown = names.map((name, i) => ({
      ...{ region: `XX-${i}`, names: { en: name, ko: name, ja: name } },
      ...{ earliestMs: 0, latestMs: 0 },
    }));
    return [...known, ...unknown].map((area) => ({
      ...area,
      earliestMs: timed ? AREAS[0]!.earliestMs! + laterMs : null,
      latestMs: timed ? AREAS[0]!.latestMs! + laterMs : null,
    }));
  });

const options = fc.record({
  areas: someAreas,
  gone: fc.subarray([...AREAS], { maxLength: 20 }),
  nextMs: fc.option(fc.integer({ min: 0, max: 1_900_000_000_000 })),
  source: fc.string({ unit: 'grapheme-ascii', maxLength: 80 }).map((s) => s.replace(/[{}]/g, '')),
  over: fc.subarray([...AREAS], { maxLength: 60 }),
  ready: fc.subarray([...AREAS]),
  flown: fc.boolean(),
  launch: fc.constantFrom('announced', 'announced-rocket', 'rocket', undefined),
  dated: fc.boolean(),
  exact: fc.boolean(),
});

/** The words that give the reason, and the first that say what to do. */
function essence(
  table: LanguageTable,
  kind: keyof typeof ADVICE,
  message: Message,
  launch?: LaunchTold,
): string[] {
  const rocket = kind === 'ballistic' && (launch === 'rocket' || launch === 'announced-rocket');
  const ofKind = rocket ? table.rocket : table.kinds[kind];
  const later = table.after[message as LaterMessage];
  const { event, none } = ofKind;
  const { short, do: sentences } = table.advice[ADVICE[kind][message]];
  return [
    fill(later?.threat ?? ofKind.threat, { event, none }),
    fill((later?.reason ?? ofKind.reason)[0]!, { event, none }),
    short,
    sentences[0]!,
  ];
}

test('whatever the areas: every text keeps its length, its reason, its action and a place, and cuts nothing', () => {
  const all = [...everything()].map(({ table, ...each }) => ({ ...each, tag: table.tag }));
  fc.assert(
    fc.property(fc.constantFrom(...all), options, ({ tag, kind, message, mode }, changes) => {
      const table = SHIPPED_LANGUAGES[tag]!;
      const { launch, ...rest } = changes;
      const saying = { ...rest, ...(launch === undefined ? {} : { launch }), kind, message };
      const text = say(table, changes.areas, saying, mode);
      const { headline, brief, description, instruction } = text;
      const [threat, reason, short, first] = essence(table, kind, message, launch);
      assert.ok(headline.length <= MAX_HEADLINE, headline);
      assert.ok(brief.length <= MAX_BRIEF, brief);
      assert.ok(description.length <= MAX_LONG && instruction.length <= MAX_LONG);
      assert.ok(headline.includes(threat!) && headline.includes(short!), headline);
      assert.ok(brief.includes(reason!) && brief.includes(first!), brief);
      assert.ok(description.includes(reason!) && instruction.includes(first!));
      for (const each of [headline, brief, description, instruction]) {
        assert.doesNotMatch(each, /[{}]|undefined|null|…/);
        assert.equal(each, each.trim());
      }
      for (const each of [brief, instruction]) assert.match(each, /[.?。]$/, each);
      assert.ok(saysPlace(table, headline, changes.areas), headline);
      assert.ok(saysPlace(table, brief, changes.areas), brief);
    }),
    { numRuns: 2000 },
  );
});

/** A name of an area or country, or how many areas there are. */
function saysPlace(
  { tag, places }: LanguageTable,
  text: string,
  areas: readonly { readonly names: Readonly<Record<string, string>> }[],
): boolean {
  const names = areas.map(({ names: of }) => of[tag] ?? of['en']!);
  const count =
    areas.length === 1 ? places.one : fill(places.several, { count: `${areas.length}` });
  return [...names, ...Object.values(places.countries), count].some((name) => text.includes(name));
}

test('a drill holds no word of a live alert and is called a drill in every part; a live alert no word of a drill', () => {
  const all = [...everything()].map(({ table, ...each }) => ({ ...each, tag: table.tag }));
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.integer({ min: 1, max: 129 }), (each, count) => {
      const { tag, kind, message, mode } = each;
      const table = SHIPPED_LANGUAGES[tag]!;
      const text = say(table, AREAS.slice(0, count), { kind, message }, mode);
      for (const part of Object.values(text)) {
        const lower = part.toLowerCase();
        for (const word of table.words.live) assert.ok(!lower.includes(word), part);
        const drill = table.words.drill.some((word) => lower.includes(word));
        assert.equal(drill, mode !== 'actual', part);
      }
    }),
    { numRuns: 2000 },
  );
  assert.equal(MODES.length, 4);
});

/** The letters of the 7-bit default alphabet that count once (3GPP TS 23.038, section 6.2.1). */
const SEVEN_BIT =
  /^[A-Za-z0-9 @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r-]*$/;

test('English texts keep to letters that cell broadcast sends in seven bits, names of areas included', () => {
  for (const { table, kind, message, mode } of everything()) {
    if (table.tag !== 'en') continue;
    for (const part of Object.values(say(table, AREAS, { kind, message, nextMs: 0 }, mode))) {
      assert.match(part, SEVEN_BIT);
    }
  }
});
