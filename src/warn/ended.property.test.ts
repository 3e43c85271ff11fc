import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ed25519Verifier } from '../seal/index.ts';
import { onAct } from './acts.ts';
import { renderCap } from './channels/cap.ts';
import { renderCot } from './channels/cot.ts';
import { renderMessage } from './channels/message.ts';
import { renderPublic } from './channels/public.ts';
import { type Expected, hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import { createWarn } from './state.ts';
import { languagesOf } from './texts/language.ts';
import { stageTold, textsFor, type Warning } from './warning.ts';

const VERIFIER = ed25519Verifier();
const PEOPLE = [holder('ann'), holder('ben')] as const;
const at = (second: number): number => START_MS + second * 1000;

/** Released, perhaps lost, and left until its time is over. */
function lived(expected: readonly Expected[], isLost: boolean): { before: Warning; end: Warning } {
  const settings = { ...SETTINGS, channels: ['cap', 'public', 'cot', 'siren'] };
  const officers = PEOPLE.map(({ officer }) => officer);
  const state = createWarn(settings, 'actual', officers, LABEL);
  onHazard(state, hazardOf(1, expected, { mode: 'actual' }), at(0));
  const [entry] = [...state.cases.values()];
  const draft = entry!.draft!;
  for (const who of PEOPLE) onAct(state, signAct(who, 'release', draft, at(1)), VERIFIER, at(1));
  if (isLost) onHazard(state, hazardOf(2, [], { mode: 'actual', status: 'lost' }), at(5));
  const before = entry!.released!;
  onTick(state, at(1000 + settings.endAfterS));
  return { before, end: entry!.released! };
}

const when = fc.boolean().map((soon): [number, number] => (soon ? [320, 380] : [900, 960]));
const struck = fc
  .uniqueArray(fc.constantFrom('JP-15', 'JP-05', 'KR-42', 'KR-11'), { minLength: 1 })
  .chain((regions) =>
    fc.tuple(...regions.map((region) => when.map((times): Expected => [region, 0.3, ...times]))),
  );

test('the end of the time tells nobody to do more than before, in any text or on any channel', () => {
  let mixed = 0;
  fc.assert(
    fc.property(struck, fc.boolean(), (expected, isLost) => {
      const { before, end } = lived(expected, isLost);
      assert.equal(before.state, isLost ? 'lost' : 'released');
      assert.equal(end.state, 'ended');
      const told = new Map(before.areas.map((area) => [area.region, stageTold(before, area)]));
      if (new Set(told.values()).size > 1) mixed += 1;
      assert.equal(end.areas.length, expected.length);
      for (const area of end.areas) {
        const stage = told.get(area.region)!;
        assert.equal(area.stage, stage);
        assert.deepEqual([area.earliestMs, area.latestMs], [null, null]);
        for (const { tag, advice } of languagesOf(SETTINGS)) {
          const { headline, brief, instruction } = textsFor(end, area)[tag]!;
          const { short, do: lines } = stage === 'take-cover' ? advice.waitCovered : advice.keepOn;
          assert.ok(headline.includes(short), headline);
          assert.ok(brief.includes(lines[0]!) && instruction.includes(lines[0]!), instruction);
          assert.ok(!JSON.stringify(textsFor(end, area)).includes(advice.cover.do[0]!));
        }
      }
      // One text to all: only who took cover is told to stay there, and everybody is named.
      const { headline, description, instruction } = end.texts['en']!;
      for (const { names, stage } of end.areas) {
        assert.ok(description.includes(names.en), description);
        if (!isUrgent(told) || stage === 'take-cover') continue;
        const [before = '', after = ''] = instruction.split('Be ready to take cover in: ');
        assert.ok(after.includes(names.en), instruction);
        assert.ok(!`${before}${headline}`.includes(names.en), `${headline} ${instruction}`);
      }
      onChannels(end, told);
    }),
    { numRuns: 60 },
  );
  assert.ok(mixed > 5, `${mixed} with people of both kinds`);
});

const isUrgent = (told: ReadonlyMap<string, string>): boolean =>
  [...told.values()].includes('take-cover');

function onChannels(end: Warning, told: ReadonlyMap<string, string>): void {
  const message = JSON.parse(renderMessage(end, SETTINGS)!.document);
  for (const { region, stage } of message.areas) assert.equal(stage, told.get(region));
  assert.equal(message.stage, isUrgent(told) ? 'take-cover' : 'launched');
  const [cap] = renderCap(end, ['a,b,c'], SETTINGS);
  for (const info of cap!.document.split('<info>').slice(1)) {
    for (const [, region] of info.matchAll(/<value>([A-Z]{2}-\w+)<\/value>/g)) {
      const response = told.get(region!) === 'take-cover' ? 'Shelter' : 'Prepare';
      assert.ok(info.includes(`<responseType>${response}<`), `${region} ${response}`);
    }
    assert.match(info, /<urgency>Past</);
  }
  for (const event of renderCot(end, null)!.document.split('<event ').slice(1)) {
    const region = /region="([^"]+)"/.exec(event)![1]!;
    assert.ok(event.includes(`stage="${told.get(region)}"`));
  }
  for (const { name, document } of renderPublic(end, [end], SETTINGS)) {
    const stage = told.get(name.slice(name.indexOf('/') + 1, -'.html'.length));
    if (stage === undefined) continue;
    assert.match(document, stage === 'take-cover' ? /class="cover/ : /class="ready/);
  }
}
