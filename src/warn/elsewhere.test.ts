import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519Verifier } from '../seal/index.ts';
import { MESSAGE_TYPES, readHexLine } from '../wire/camf/index.ts';
import type { Act } from './act.ts';
import { onAct } from './acts.ts';
import { renderCamf } from './channels/camf.ts';
import { renderCap } from './channels/cap.ts';
import { renderMessage } from './channels/message.ts';
import {
  type Expected,
  type Holder,
  hazardOf,
  holder,
  LABEL,
  SETTINGS,
  START_MS,
  signAct,
} from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import { createWarn, type WarnCase } from './state.ts';
import type { Warning } from './warning.ts';

const ANN = holder('ann');
const BEN = holder('ben');
const NIIGATA: Expected = ['JP-15', 0.4, 380, 430];
const YAMAGATA: Expected = ['JP-06', 0.4, 380, 430];
/** A second missile, later, at Niigata too. */
const LATER: Expected = ['JP-15', 0.4, 780, 830];

/** Two warnings: the first of these areas, the second of Niigata later. */
function desk(first: readonly Expected[]) {
  const state = createWarn(SETTINGS, 'exercise', [ANN.officer, BEN.officer], LABEL);
  const at = (s: number): number => START_MS + s * 1000;
  const act = (s: number, who: Holder, what: Act['act'], warning: Warning): void => {
    const outcome = onAct(state, signAct(who, what, warning, at(s)), ed25519Verifier(), at(s));
    assert.deepEqual(outcome.refusals, []);
  };
  const both = (s: number, what: Act['act'], warning: () => Warning): void => {
    act(s, ANN, what, warning());
    act(s, BEN, what, warning());
  };
  const warn = (id: string, expected: readonly Expected[]): WarnCase => {
    onHazard(state, hazardOf(1, expected, { id }), at(0));
    const entry = [...state.cases.values()].at(-1)!;
    both(1, 'release', () => entry.draft!);
    assert.equal(entry.released?.state, 'released');
    return entry;
  };
  const one = warn('kor-h1', first);
  const two = warn('kor-h2', [LATER]);
  return { state, at, act, both, one, two, tick: (s: number) => onTick(state, at(s)) };
}

/** Words that tell people to come out. */
const COME_OUT = /leave shelter|나오셔도|避難の必要はなく|Maaari na(ng| kayong) lumabas/;

function whole(warning: Warning): string {
  return JSON.stringify(warning.texts);
}

test('an all-clear under which another warning stands tells nobody to come out, in any language', () => {
  const { one, act, at, state } = desk([NIIGATA]);
  assert.match(whole({ ...one.released!, texts: one.released!.withdrawal.allClear }), COME_OUT);
  act(100, ANN, 'all-clear', one.released!);
  const draft = one.draft!;
  assert.equal(draft.becomes, 'all-clear');
  assert.doesNotMatch(whole(draft), COME_OUT);
  const { en, ko, ja } = draft.texts;
  assert.match(en!.headline, /Another warning is still in force\. Stay under cover: Niigata/);
  assert.match(en!.instruction, /Stay under cover, another warning is in force for: Niigata/);
  assert.match(
    en!.brief,
    /One warning is over, but another is still in force\. .* Stay under cover, another/,
  );
  assert.match(ko!.instruction, /다른 경보가 유효하니/);
  assert.match(ja!.instruction, /別の警報が続いている/);
  assert.ok(onTick(state, at(101)).length === 0, 'the draft stands');
});

test('where only some areas are under another warning, those are named', () => {
  const { one, act } = desk([NIIGATA, YAMAGATA]);
  act(100, ANN, 'all-clear', one.released!);
  const { en } = one.draft!.texts;
  assert.match(
    en!.instruction,
    /in force for: Niigata Prefecture\. You can go on as usual in: Yamagata Prefecture\./,
  );
  assert.match(en!.description, /Yamagata/);
  assert.doesNotMatch(whole(one.draft!), COME_OUT);
});

test('nor does any field that a siren, a phone or a thin link acts on', () => {
  const { one, act, both } = desk([NIIGATA, YAMAGATA]);
  act(100, ANN, 'all-clear', one.released!);
  both(101, 'release', () => one.draft!);
  const over = one.released!;
  assert.equal(over.state, 'all-clear');
  assert.deepEqual(over.held, ['JP-15']);
  const siren = JSON.parse(renderMessage(over, SETTINGS)!.document);
  assert.equal(siren.stage, 'take-cover');
  const stages = siren.areas.map(({ region, stage }: Record<string, string>) => [region, stage]);
  assert.deepEqual(Object.fromEntries(stages), { 'JP-15': 'take-cover', 'JP-06': 'all-clear' });
  const [cap] = renderCap(over, ['a,b,c'], SETTINGS);
  for (const info of cap!.document.split('<info>').slice(1)) {
    const isHeld = info.includes('JP-15');
    assert.notEqual(isHeld, info.includes('JP-06'), 'each area has its own');
    assert.match(info, isHeld ? /<responseType>Shelter</ : /<responseType>AllClear</);
  }
  const alone = desk([NIIGATA]);
  alone.act(100, ANN, 'all-clear', alone.one.released!);
  alone.both(101, 'release', () => alone.one.draft!);
  const camf = { camf: { country: 111, provider: 1 } };
  const actual = { ...alone.one.released!, mode: 'actual' as const };
  const lines = renderCamf(actual, camf)!.document.trim().split('\n');
  assert.ok(lines.length > 0);
  for (const line of lines) {
    const message = readHexLine(line);
    assert.ok('messageType' in message);
    assert.equal(MESSAGE_TYPES[message.messageType], 'update');
  }
});

test('a correction does not call people out from under another warning either', () => {
  const { one, act } = desk([NIIGATA]);
  act(100, ANN, 'withdraw', one.released!);
  assert.equal(one.draft?.becomes, 'cancelled');
  assert.doesNotMatch(one.draft!.texts['en']!.instruction, /do not need to take cover/);
  assert.match(one.draft!.texts['en']!.description, /by mistake/);
});

test('a draft that calls people out is made anew when another warning comes, and when it ends', () => {
  const { state, at, act, one } = desk([YAMAGATA]);
  act(100, ANN, 'all-clear', one.released!);
  const before = one.draft!;
  assert.match(whole(before), COME_OUT);
  act(101, ANN, 'release', before);
  onHazard(state, hazardOf(1, [['JP-06', 0.4, 780, 830]], { id: 'kor-h3' }), at(102));
  const three = [...state.cases.values()].at(-1)!;
  act(103, ANN, 'release', three.draft!);
  act(103, BEN, 'release', three.draft!);
  onTick(state, at(103.05));
  assert.notEqual(one.draft!.revision, before.revision, 'what one had signed is void');
  assert.deepEqual(one.acts, []);
  assert.doesNotMatch(whole(one.draft!), COME_OUT);
  const outcome = onAct(
    state,
    signAct(BEN, 'release', before, at(104)),
    ed25519Verifier(),
    at(104),
  );
  assert.equal(outcome.refusals.length, 1);
  act(110, ANN, 'withdraw', three.released!);
  act(111, ANN, 'release', three.draft!);
  act(111, BEN, 'release', three.draft!);
  onTick(state, at(111.05));
  assert.match(whole(one.draft!), COME_OUT);
});

test('two warnings whose time is over do not hold each other for ever', () => {
  const { state, at, one, two } = desk([LATER]);
  for (let s = 800; s < 1500; s += 5) onTick(state, at(s));
  assert.deepEqual([one.released?.state, two.released?.state], ['ended', 'ended']);
  for (const entry of [one, two]) {
    assert.equal(entry.draft?.becomes, 'all-clear');
    assert.match(whole(entry.draft!), COME_OUT);
  }
});
