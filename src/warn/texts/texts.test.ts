import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeTexts, isComplete, MAX_HEADLINE } from './compose.ts';
import { fill } from './fill.ts';
import { languageOf, languagesOf, SHIPPED_LANGUAGES } from './language.ts';
import { AREAS, areasAt, say, TABLES } from './texts.fixture.ts';

const EN = SHIPPED_LANGUAGES['en']!;
const ISSUER = { en: 'Warning Centre', ko: '경보센터', ja: '警報センター' };
const NIIGATA = areasAt('JP-15');

test('the settings say which languages a warning has; one that comes with the program needs no code', () => {
  const saying = { kind: 'ballistic', message: 'takeCover', areas: NIIGATA } as const;
  const inThese = (languages?: readonly string[]): string[] =>
    Object.keys(
      composeTexts(saying, {
        mode: 'actual',
        settings: { issuerName: ISSUER, ...(languages === undefined ? {} : { languages }) },
      }),
    );
  assert.deepEqual(inThese(), ['en', 'ko', 'ja']);
  assert.deepEqual(inThese(['ja', 'tl']), ['ja', 'tl']);
  assert.deepEqual(inThese(['xx']), ['en'], 'what is not known is left out, but never all');
});

test('a language of a node’s own speaks in its own words, with its own names of places', () => {
  const own = {
    ...EN,
    tag: 'en-x-own',
    places: { ...EN.places, names: { 'JP-15': 'Snow Country' } },
  };
  const settings = { issuerName: { ...ISSUER, 'en-x-own': 'Us' }, languages: [own] };
  const saying = { kind: 'ballistic', message: 'takeCover', areas: NIIGATA } as const;
  const text = composeTexts(saying, { mode: 'actual', settings })['en-x-own']!;
  assert.match(text.headline, /Take cover now: Snow Country/);
  assert.match(text.description, /From: Us\./);
  assert.equal(languageOf(settings, 'en-x-own'), own);
  assert.equal(languageOf(settings, 'zz'), EN);
  assert.deepEqual(languagesOf(settings), [own]);
});

test('a place without a name in a language goes by its English one', () => {
  const tl = SHIPPED_LANGUAGES['tl']!;
  assert.match(say(tl, NIIGATA).brief, /Niigata Prefecture/);
  assert.match(say(SHIPPED_LANGUAGES['ja']!, NIIGATA).brief, /新潟県/);
});

test('a warning says reason, place, time, action, issuer and when the next message comes', () => {
  const nextMs = Date.UTC(2026, 10, 21, 0, 9, 40);
  const { headline, brief, description, instruction } = say(EN, NIIGATA, { nextMs });
  assert.equal(
    headline,
    'Missile launch. Take cover now: Niigata Prefecture (due 09:06 Japan time)',
  );
  assert.equal(
    brief,
    'A ballistic missile is in flight. It may come down in or near: Niigata Prefecture. ' +
      'Expected 09:06 to 09:08 Japan time. Go into a building or underground now. ' +
      'Stay away from windows. No building near? Get behind something solid. ' +
      'Or lie face down and protect your head. Stay there until the all-clear. ' +
      'Next message by 09:10 Japan time. From: Warning Centre.',
  );
  assert.match(description, /Expected 09:06 to 09:08 Japan time \(00:06 to 00:08 UTC\)\./);
  assert.match(instruction, /^Go into a building or underground now\. .* until the all-clear\.$/);
});

test('areas let go are told apart, and in the withdrawal with all the others', () => {
  const gone = areasAt('KR-42');
  for (const table of TABLES) {
    const name = table.tag === 'ko' ? '강원' : table.tag === 'ja' ? '江原' : 'Gangwon';
    const { headline, brief, description, instruction } = say(table, NIIGATA, { gone });
    assert.ok(!headline.includes(name), headline);
    for (const text of [brief, description, instruction]) assert.ok(text.includes(name), text);
    const withdrawn = say(table, [...NIIGATA, ...gone], { message: 'correction', gone });
    assert.equal(withdrawn.description.split(name).length, 2, withdrawn.description);
  }
});

test('where most of a country is told, the headline names the country and what is beside it', () => {
  const japan = AREAS.filter(({ region }) => region.startsWith('JP-'));
  const some = japan.slice(0, Math.ceil(japan.length / 2));
  const headline = (areas: typeof AREAS): string =>
    say(EN, areas, { message: 'launched' }).headline;
  assert.match(headline(some), /: much of Japan \(due/);
  assert.doesNotMatch(headline(some.slice(1)), /much/);
  const korean = areasAt('KR-42');
  assert.match(headline([...some, ...korean]), /: much of Japan and 1 more \(due/);
  assert.match(headline([...korean, ...some]), /: Gangwon State and \d+ more/);
});

test('what does not fit is said by wider names: fewer areas, then their countries, then how many', () => {
  const headline = (threat: string): string =>
    say(
      { ...EN, kinds: { ...EN.kinds, ballistic: { ...EN.kinds.ballistic, threat } } },
      areasAt('JP-15', 'JP-16', 'KR-42'),
    ).headline;
  assert.match(headline('x'), /: Niigata Prefecture, Toyama Prefecture and 1 more \(due/);
  assert.match(
    headline('x'.repeat(20)),
    /: Niigata Prefecture and 2 more \(due 09:06 Japan time\)$/,
  );
  assert.match(headline('x'.repeat(40)), /: Niigata Prefecture and 2 more$/);
  assert.match(headline('x'.repeat(45)), /: parts of Japan, South Korea$/);
  assert.match(headline('x'.repeat(56)), /: 3 areas$/);
});

test('times stand in the clock of each region and in UTC, rounded outward', () => {
  const areas = areasAt('JP-15', 'KR-42', 'US-HI');
  assert.match(
    say(EN, areas).description,
    /Niigata Prefecture, Gangwon State, Hawaii\. Expected 09:06 to 09:08 Japan time, 09:06 to 09:08 Korea time, 14:06 to 14:08 Hawaii time \(00:06 to 00:08 UTC\)/,
  );
  assert.match(
    say(SHIPPED_LANGUAGES['ko']!, areas).description,
    /일본 시각 9시 6분부터 9시 8분까지, 한국 시각 9시 6분부터 9시 8분까지/,
  );
});

test('what may be days away is told with the date, in UTC', () => {
  const [area] = AREAS;
  const window = {
    ...area!,
    earliestMs: Date.UTC(2026, 10, 22, 1),
    latestMs: Date.UTC(2026, 10, 23, 4),
  };
  const changes = { kind: 'space-launch', message: 'prepare', source: 'Someone' } as const;
  const text = say(EN, [window], { ...changes, dated: true });
  assert.match(text.description, /Expected 2026-11-22 01:00 to 2026-11-23 04:00 UTC\./);
  assert.match(text.description, /Announced by: Someone\./);
  assert.match(text.headline, /Ships and aircraft, keep out/);
});

test('an area that no table knows is named by its code, with the time in UTC', () => {
  const area = { ...AREAS[0]!, region: 'XX-1', names: { en: 'XX-1', ko: 'XX-1', ja: 'XX-1' } };
  assert.match(say(EN, [area]).description, /XX-1\. Expected 00:06 to 00:08 UTC\./);
});

test('a name with braces is not read as a placeholder, and one that fits nowhere is counted', () => {
  const name = `{issuer}${'x'.repeat(400)}`;
  const area = { ...AREAS[0]!, region: 'XX-1', names: { en: name, ko: name, ja: name } };
  const text = say(EN, [area]);
  assert.ok(text.description.includes('{issuer}xxx'));
  assert.match(text.headline, /: 1 area$/);
  assert.match(text.brief, /in or near: 1 area\./);
  assert.ok(text.headline.length <= MAX_HEADLINE && isComplete({ en: text }));
});

test('an all-clear for some areas never takes in others by a wider name', () => {
  const japan = AREAS.filter(({ region }) => region.startsWith('JP-'));
  const told = { message: 'allClear' } as const;
  for (const table of TABLES) {
    const country = table.places.countries.JPN;
    const wider = [table.places.much, table.places.parts].map((each) => fill(each, { country }));
    const some = say(table, japan.slice(0, 40), { ...told, exact: true }, 'exercise');
    for (const text of Object.values(some)) {
      for (const each of wider) assert.ok(!text.includes(each), text);
    }
    const gone = say(table, areasAt('JP-15'), { gone: japan.slice(0, 40) });
    for (const text of [gone.brief, gone.instruction]) {
      for (const each of wider) assert.ok(!text.includes(each), text);
    }
  }
  assert.match(say(EN, japan, told).headline, /All-clear\. You can leave shelter: much of Japan/);
});

test('where another warning stays in force, no text sounds as if all were over', () => {
  const both = areasAt('JP-15', 'JP-16');
  for (const table of TABLES) {
    const { none, event } = table.kinds.ballistic;
    for (const message of ['correction', 'allClear'] as const) {
      const wholly = say(table, NIIGATA, { message, held: NIIGATA });
      const partly = say(table, both, { message, held: NIIGATA });
      const usual = table.advice.noNeed.do[1]!;
      for (const text of [wholly, partly].flatMap((each) => Object.values(each))) {
        assert.ok(!text.includes(none), text);
        assert.ok(!text.includes(usual), text);
        assert.ok(!text.includes(fill(table.after.allClear.reason[0]!, { event })), text);
      }
      assert.equal(wholly.instruction.split(/(?<=[.。])/).length, 1, wholly.instruction);
      const toyama = fill(table.lifted.free, {
        places:
          table.tag === 'ko' ? '도야마현' : table.tag === 'ja' ? '富山県' : 'Toyama Prefecture',
      });
      assert.ok(partly.instruction.includes(toyama), partly.instruction);
    }
  }
});

test('a track that is lost and a time that is over are never told as an end of the danger', () => {
  for (const table of TABLES) {
    const [, notOver] = table.after.lost.reason;
    const lost = say(table, NIIGATA, { message: 'lost' });
    for (const text of [lost.brief, lost.description]) assert.ok(text.includes(notOver!), text);
    const ended = say(table, NIIGATA, { message: 'ended' });
    for (const text of [...Object.values(lost), ...Object.values(ended)]) {
      for (const over of [table.after.allClear.threat, table.lifted.over.split('{')[0]!]) {
        assert.ok(!text.startsWith(over), text);
      }
    }
    // To whom it is the first text too, the advice of a kind says the same as before.
    const balloon = { kind: 'balloon', message: 'lost' } as const;
    assert.equal(
      say(table, NIIGATA, balloon).instruction,
      say(table, NIIGATA, { ...balloon, message: 'takeCover' }).instruction,
    );
  }
});

test('a clock time is said as the language reads it aloud', () => {
  const ja = SHIPPED_LANGUAGES['ja']!;
  assert.match(say(ja, NIIGATA).brief, /日本時間9時6分から9時8分まで/);
  const { clock: _, ...times } = ja.times;
  assert.match(say({ ...ja, times }, NIIGATA).brief, /日本時間09:06から09:08まで/);
});
