import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BallisticHazard, Overflight } from '../assess/index.ts';
import { ed25519Verifier } from '../seal/index.ts';
import { onAct } from './acts.ts';
import { renderCap } from './channels/cap.ts';
import { renderCot } from './channels/cot.ts';
import { renderMessage } from './channels/message.ts';
import { renderPublic } from './channels/public.ts';
import { type Expected, hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import type { WarnSettings } from './settings.ts';
import { createWarn, currentWarnings, type WarnState } from './state.ts';
import { SHIPPED_LANGUAGES } from './texts/language.ts';
import { textsFor, type Warning } from './warning.ts';

const VERIFIER = ed25519Verifier();
const PEOPLE = [holder('ann'), holder('ben')] as const;
const OFFICERS = PEOPLE.map(({ officer }) => officer);
const at = (second: number): number => START_MS + second * 1000;

function desk(settings: Partial<WarnSettings> = {}): WarnState {
  const channels = ['cap', 'public', 'cot', 'siren', 'page'];
  return createWarn({ ...SETTINGS, channels, ...settings }, 'actual', OFFICERS, LABEL);
}

function see(
  state: WarnState,
  revision: number,
  second: number,
  expected: readonly Expected[],
  changes: Partial<BallisticHazard> = {},
): void {
  onHazard(state, hazardOf(revision, expected, { mode: 'actual', ...changes }), at(second));
}

function draftOf(state: WarnState): Warning | undefined {
  return currentWarnings(state).find(
    ({ kind, state: now }) => kind === 'ballistic' && now === 'drafted',
  );
}

function release(state: WarnState, second: number): Warning {
  const draft = draftOf(state)!;
  for (const who of PEOPLE) {
    onAct(state, signAct(who, 'release', draft, at(second)), VERIFIER, at(second));
  }
  return currentWarnings(state).find(({ id, state: now }) => id === draft.id && now !== 'drafted')!;
}

/** Under ten minutes, or over. */
const when = fc.boolean().map((soon): [number, number] => (soon ? [320, 380] : [900, 960]));
const struck = fc.uniqueArray(fc.constantFrom('JP-15', 'JP-05', 'KR-42', 'KR-11', 'US-HI'), {
  maxLength: 4,
});
const flown = fc.uniqueArray(fc.constantFrom('JP-01', 'JP-02', 'JP-03'), { maxLength: 3 });

const EN = SHIPPED_LANGUAGES['en']!;
const COVER = EN.advice.cover;
const READY = EN.advice.ready;

/** What one text to some people tells them to do, of the two. */
function judge(text: string, stage: string): void {
  const says = { 'take-cover': COVER, launched: READY }[stage]!;
  const other = stage === 'take-cover' ? READY : COVER;
  assert.ok(text.includes(says.do[0]!), `${stage}: ${text}`);
  assert.ok(!text.includes(other.do[0]!), `${stage}: ${text}`);
}

test('in every text and on every channel each area is told what its own stage asks', () => {
  let mixed = 0;
  let over = 0;
  fc.assert(
    fc.property(
      struck,
      flown,
      fc.array(when, { minLength: 7, maxLength: 7 }),
      (named, passed, times) => {
        const state = desk();
        const expected = named.map((region, i): Expected => [region, 0.3, ...times[i]!]);
        const overflown = passed.map((region, i): Overflight => {
          const [from, to] = times[4 + i]!;
          return { region, passesMs: at(from), leavesMs: at(to), lowestM: 300_000, probability: 1 };
        });
        see(state, 1, 0, expected, { overflown });
        if (named.length + passed.length === 0) return assert.equal(draftOf(state), undefined);
        const warning = release(state, 1);
        assert.equal(warning.areas.length, named.length + passed.length);
        const kinds = new Set(warning.areas.map((area) => `${area.stage} ${area.over}`));
        assert.equal(warning.apart !== undefined, kinds.size > 1);
        if (kinds.size > 1) mixed += 1;
        for (const area of warning.areas) {
          const text = textsFor(warning, area)['en']!;
          judge(text.instruction, area.stage);
          assert.ok(
            text.headline.includes(area.stage === 'take-cover' ? COVER.short : READY.short),
          );
          const falls = text.description.includes('come down in or near');
          assert.equal(falls, area.over !== true, text.description);
          assert.equal(
            area.over === true,
            passed.some((region) => region === area.region),
          );
          assert.ok(text.description.includes(area.names.en));
          for (const other of kinds.size > 1 ? warning.areas : []) {
            if (other.stage === area.stage && other.over === area.over) continue;
            assert.ok(!text.description.includes(other.names.en), text.description);
          }
          if (area.over) over += 1;
        }
        // One text to all names everybody, and calls none under cover who is to be ready.
        const all = warning.texts['en']!;
        const stages = new Set(warning.areas.map(({ stage }) => stage));
        for (const { names } of warning.areas) assert.ok(all.description.includes(names.en));
        if (stages.size === 2) {
          const ready = warning.areas.filter(({ stage }) => stage === 'launched');
          const [, tail = ''] = all.instruction.split('Be ready to take cover in: ');
          for (const { names } of ready) assert.ok(tail.includes(names.en), all.instruction);
        }
        channels(warning);
      },
    ),
    { numRuns: 60 },
  );
  assert.ok(mixed > 10 && over > 10, `${mixed} ${over}`);
});

function channels(warning: Warning): void {
  const stageOf = new Map(warning.areas.map(({ region, stage }) => [region, stage]));
  const [cap] = renderCap(warning, [], SETTINGS);
  let infos = 0;
  for (const info of cap!.document.split('<info>').slice(1)) {
    if (!info.includes('<language>en')) continue;
    const regions = [...info.matchAll(/<value>([A-Z]{2}-\w+)<\/value>/g)].map(([, code]) => code!);
    const stages = new Set(regions.map((region) => stageOf.get(region)!));
    assert.equal(stages.size, 1, 'people of two stages in one info');
    const [stage] = stages;
    judge(/<instruction>([\s\S]*)<\/instruction>/.exec(info)![1]!, stage!);
    const response = stage === 'take-cover' ? 'Shelter' : 'Prepare';
    assert.ok(info.includes(`<responseType>${response}<`), info.slice(0, 600));
    infos += regions.length;
  }
  assert.equal(infos, warning.areas.length);
  for (const { name, document } of renderPublic(warning, [warning], SETTINGS)) {
    const stage = stageOf.get(name.slice(name.indexOf('/') + 1, -'.html'.length));
    if (stage !== undefined) judge(document, stage);
  }
  for (const event of renderCot(warning, null)!.document.split('<event ').slice(1)) {
    const region = /region="([^"]+)"/.exec(event)![1]!;
    assert.ok(event.includes(`stage="${stageOf.get(region)}"`));
    const remarks = /<remarks>([\s\S]+)<\/remarks>/.exec(event)?.[1];
    if (remarks !== undefined) judge(remarks, stageOf.get(region)!);
  }
  const { apart = [] } = JSON.parse(renderMessage(warning, SETTINGS)!.document) as {
    apart?: { regions: string[]; texts: { en: { instruction: string } } }[];
  };
  for (const { regions, texts } of apart) {
    for (const region of regions) judge(texts.en.instruction, stageOf.get(region)!);
  }
}

const HOKKAIDO: Overflight = {
  ...{ region: 'JP-01', passesMs: at(400), leavesMs: at(460), lowestM: 500_000, probability: 1 },
};

test('what a missile passes over is told as each nation has it, and never hides where it comes down', () => {
  const told = (settings: Partial<WarnSettings>, region = 'JP-01'): string | undefined => {
    const state = desk(settings);
    see(state, 1, 0, [], { overflown: [{ ...HOKKAIDO, region }] });
    return draftOf(state)?.areas[0]?.stage;
  };
  assert.equal(told({}), 'take-cover', 'Japan has always done so');
  assert.equal(told({}, 'KR-42'), undefined);
  assert.equal(told({ overflown: 'inform' }), 'launched');
  assert.equal(told({ overflown: 'inform' }, 'KR-42'), 'launched');
  assert.equal(told({ overflown: 'none' }), undefined);
  assert.equal(told({ overflown: { KOR: 'take-cover' } }, 'KR-42'), 'take-cover');
  assert.equal(told({ overflown: { KOR: 'take-cover' } }), 'take-cover', 'others as shipped');
  assert.equal(told({ overflown: 'take-cover', countries: ['KOR'] }), undefined, 'not its people');
  // Where it may come down after all, that is told, as a widening.
  const state = desk();
  see(state, 1, 0, [], { overflown: [HOKKAIDO] });
  const out = release(state, 1);
  assert.match(out.texts['en']!.description, /It may pass over: Hokkaido/);
  see(state, 2, 30, [['JP-01', 0.2, 390, 470]], { overflown: [] });
  const draft = draftOf(state)!;
  assert.equal(draft.areas[0]!.over, undefined);
  assert.match(draft.texts['en']!.description, /It may come down in or near: Hokkaido/);
});

test('a way that wanders lets no area go before its time, and what was passed is let go by people', () => {
  const state = desk();
  see(state, 1, 0, [['JP-15', 0.5, 500, 560]], { overflown: [HOKKAIDO] });
  release(state, 1);
  see(state, 2, 40, [['JP-15', 0.5, 500, 560]], { overflown: [] });
  assert.equal(draftOf(state), undefined);
  const changes = onTick(state, at(530));
  assert.ok(changes.every(({ leaves }) => !leaves));
  assert.equal(draftOf(state)?.areas.find(({ region }) => region === 'JP-01')?.stage, 'all-clear');
});

const NOTICE = { hazard: 'kor-h9', issuer: 'Coast Guard', id: 'N-12' };

test('a launch that fits an announced satellite launch is told so, and warned of all the same', () => {
  const judged = (space: BallisticHazard['space']): Warning => {
    const state = desk();
    see(state, 1, 0, [['JP-15', 0.4, 320, 380]], { space });
    return draftOf(state)!;
  };
  const plain = judged({ spaceLaunch: 0.02, ballistic: 0.08, undecided: 0.9, notice: null });
  assert.equal(plain.launch, undefined, 'undecided, and nobody announced it: a missile');
  assert.match(plain.texts['en']!.headline, /^Missile launch\./);
  const open = { spaceLaunch: 0.3, ballistic: 0.2, undecided: 0.5 };
  const fits = judged({ ...open, notice: NOTICE });
  const text = fits.texts['en']!;
  assert.match(text.headline, /^Rocket launch\. Take cover now: Niigata/);
  assert.match(
    text.description,
    /A rocket is in flight\. It was announced as a satellite launch\./,
  );
  assert.match(text.description, /Announced by: Coast Guard\./);
  assert.deepEqual(fits.areas, plain.areas, 'the same people, as loudly');
  assert.deepEqual(fits.launch, {
    ...{ told: 'rocket', ...open, notice: { issuer: 'Coast Guard', id: 'N-12' } },
  });
  const down = judged({ spaceLaunch: 0.1, ballistic: 0.8, undecided: 0.1, notice: NOTICE });
  assert.match(down.texts['en']!.headline, /^Missile launch\./);
  assert.match(down.texts['en']!.brief, /announced as a satellite launch/);
  const quiet = judged({ spaceLaunch: 0.7, ballistic: 0.2, undecided: 0.1, notice: null });
  assert.match(quiet.texts['en']!.brief, /A rocket is in flight\. It may be a satellite launch\./);
});

test('what was told as a rocket and proves to be a missile is told anew; a missile stays one', () => {
  const rocket = { spaceLaunch: 0.3, ballistic: 0.2, undecided: 0.5, notice: NOTICE };
  const missile = { spaceLaunch: 0.1, ballistic: 0.8, undecided: 0.1, notice: NOTICE };
  const expected: Expected[] = [['JP-15', 0.4, 320, 380]];
  const state = desk();
  see(state, 1, 0, expected, { space: rocket });
  const out = release(state, 1);
  assert.equal(out.launch?.told, 'rocket');
  see(state, 2, 30, expected, { space: missile });
  const draft = draftOf(state)!;
  assert.equal(draft.becomes, 'updated');
  assert.match(draft.texts['en']!.headline, /^Missile launch\./);
  assert.equal(release(state, 31).launch?.told, 'missile');
  see(state, 3, 60, expected, { space: rocket });
  assert.equal(draftOf(state), undefined);
});
