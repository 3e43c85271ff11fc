import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519Verifier, seal } from '../../seal/index.ts';
import { onAct } from '../acts.ts';
import { hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from '../fixture.ts';
import { onHazard, onTick } from '../life.ts';
import { createWarn, currentWarnings, type WarnState } from '../state.ts';
import { textsFor, type Warning } from '../warning.ts';
import { onLeadAct } from './acts.ts';
import {
  CONDITIONS,
  DEFAULT_LEAD,
  LEAD_ACT_TYPE,
  type LeadAct,
  type LeadFacts,
  type LeadSettings,
  type LeadWord,
} from './lead.ts';
import { otherRight } from './right.ts';
import { authorityView } from './view.ts';
import { onLeadWord, tickLead } from './words.ts';

const VERIFIER = ed25519Verifier();
const OWNERS: LeadSettings = {
  ...DEFAULT_LEAD,
  owners: [
    { node: 'kor', areas: ['KR'] },
    { node: 'jpn', areas: ['JP'] },
    { node: 'usa', areas: ['US'] },
  ],
};
const PEOPLE = [holder('officer-1'), holder('officer-2'), holder('officer-3')] as const;
const [FIRST, SECOND] = PEOPLE;
const GREEN: LeadFacts = { linkAgeS: { kor: 1, jpn: 1, usa: 1 } };
const GOOD = CONDITIONS.map((name) => ({ name, state: 'good' as const }));
const HOUR_MS = 3_600_000;

type Words = LeadAct extends infer Each
  ? Each extends LeadAct
    ? Omit<Each, 'mode' | 'node' | 'officer' | 'atMs'>
    : never
  : never;

/** A node with people on shift that has run for a while. */
function nodeOf(node: string, lead: LeadSettings = OWNERS): { state: WarnState; nowMs: number } {
  const officers = PEOPLE.map(({ officer }) => officer);
  const state = createWarn({ ...SETTINGS, node, lead }, 'exercise', officers, LABEL);
  const here = { state, nowMs: START_MS };
  pass(here, 70);
  for (const each of [FIRST, SECOND]) {
    say(here, each, { act: 'on-shift', untilMs: START_MS + HOUR_MS });
  }
  say(here, FIRST, { act: 'evaluated', passed: true, heldMs: START_MS - HOUR_MS });
  return here;
}
type Here = ReturnType<typeof nodeOf>;

/** Lets seconds pass; returns what was said meanwhile. */
function pass(here: Here, seconds: number): { revision: number; word: LeadWord }[] {
  const said: { revision: number; word: LeadWord }[] = [];
  for (let i = 0; i < seconds * 2; i++) {
    here.nowMs += 500;
    said.push(...tickLead(here.state, GREEN, VERIFIER, here.nowMs, 50).say);
  }
  return said;
}

function say(
  { state, nowMs }: Here,
  { officer, signer }: (typeof PEOPLE)[number],
  words: Words,
  facts: LeadFacts = GREEN,
): ReturnType<typeof onLeadAct> {
  const common = { mode: 'exercise', node: state.settings.node, officer: officer.id } as const;
  const body = { ...words, ...common, atMs: nowMs } as LeadAct;
  return onLeadAct(state, seal(LEAD_ACT_TYPE, body, signer), facts, VERIFIER, nowMs);
}

function hear(
  here: Here,
  from: string,
  { revision, word }: { revision: number; word: LeadWord },
): ReturnType<typeof onLeadWord> {
  const heard = { from, saidMs: here.nowMs, revision, word };
  return onLeadWord(here.state, heard, GREEN, VERIFIER, here.nowMs);
}

function offerOf(here: Here): Extract<Words, { act: 'offer' }> {
  const term = authorityView(here.state, GREEN, here.nowMs)!.nextTerm;
  const lead = `${here.state.settings.node}-l${term}`;
  return {
    ...{ act: 'offer', lead, term, to: 'usa', kinds: ['ballistic'], areas: ['KR'] },
    ...{ endsMs: here.nowMs + HOUR_MS, conditions: GOOD },
  };
}

/** Korea lends its areas to the United States, word by word. */
function handOver(): { kor: Here; usa: Here; lead: string; term: number } {
  const kor = nodeOf('kor');
  const usa = nodeOf('usa');
  const offer = offerOf(kor);
  say(kor, FIRST, offer);
  const [offered] = say(kor, SECOND, offer).say;
  hear(usa, 'kor', offered!);
  const { lead, term } = offer;
  const hash = usa.state.lead.leads.get(lead)!.offer;
  const accept = { act: 'accept', lead, term, offer: hash, conditions: GOOD } as const;
  say(usa, FIRST, accept);
  const [accepted] = say(usa, SECOND, accept).say;
  const [lease] = hear(kor, 'usa', accepted!).say;
  hear(usa, 'kor', lease!);
  return { kor, usa, lead, term };
}

const mayTake = ({ state, nowMs }: Here, region = 'KR-26'): boolean =>
  otherRight(state, region, 'ballistic', nowMs) === null;

/** A warning in force for Busan, and what a release or withdrawal answers. */
function warned(here: Here): Warning {
  const hazard = hazardOf(1, [
    ['KR-26', 0.7, 800, 860],
    ['KR-50', 0.7, 800, 860],
  ]);
  onHazard(here.state, hazard, here.nowMs);
  const [draft] = currentWarnings(here.state);
  for (const each of [FIRST, SECOND]) {
    const act = signAct(each, 'release', draft!, here.nowMs);
    assert.deepEqual(onAct(here.state, act, VERIFIER, here.nowMs).refusals, []);
  }
  return currentWarnings(here.state)[0]!;
}

test('authority passes by two signatures of each side, and nobody has it twice', () => {
  const { kor, usa, lead } = handOver();
  assert.equal(kor.state.lead.leads.get(lead)?.state, 'lent');
  assert.equal(usa.state.lead.leads.get(lead)?.state, 'held');
  assert.equal(mayTake(kor), false);
  assert.equal(mayTake(usa), true);
  assert.equal(mayTake(usa, 'JP-13'), false);
});

test('a lease that is not renewed ends at the holder first, then it is the owner’s again', () => {
  const { kor, usa } = handOver();
  pass(usa, 58);
  assert.equal(mayTake(usa), false, 'the holder stops by the bound on clocks sooner');
  pass(kor, 58);
  assert.equal(mayTake(kor), false);
  const said = pass(kor, 2);
  assert.equal(mayTake(kor), true);
  assert.deepEqual(
    said.map(({ word }) => (word.word === 'over' ? word.why : word.word)),
    ['lapsed'],
  );
});

test('a renewal counts from its question, and a late answer to it counts for less', () => {
  const { kor, usa } = handOver();
  const asked = pass(usa, 20).find(({ word }) => word.word === 'renew')!;
  kor.nowMs = usa.nowMs;
  const [lease] = hear(kor, 'usa', asked).say;
  const saidMs = kor.nowMs;
  pass(usa, 30);
  const heard = { from: 'kor', saidMs, ...lease! };
  onLeadWord(usa.state, heard, GREEN, VERIFIER, usa.nowMs);
  pass(usa, 27);
  assert.equal(mayTake(usa), true);
  pass(usa, 2);
  assert.equal(mayTake(usa), false);
});

test('who does not hold an area cannot cancel there, and is told who does; the warning itself goes out', () => {
  const { kor } = handOver();
  const warning = warned(kor);
  assert.equal(warning.state, 'released');
  const act = signAct(FIRST, 'withdraw', warning, kor.nowMs);
  const [refusal] = onAct(kor.state, act, VERIFIER, kor.nowMs).refusals;
  assert.equal(refusal?.reason, 'not-holder');
  assert.match(refusal?.message ?? '', /usa leads in KR-26 under kor-l\d+ until .* recall/);
});

test('a prediction that has become smaller lets no area go that is not ours', () => {
  const stageOf = (here: Here): string | undefined => {
    warned(here);
    const far = hazardOf(2, [['KR-50', 0.7, 800, 860]], {
      areas: [{ containment: 0.99, polygon: [ring(2.2, 0.58)] }],
    });
    onHazard(here.state, far, here.nowMs + 1000);
    onTick(here.state, here.nowMs + 61_000);
    const draft = currentWarnings(here.state).find(({ state }) => state === 'drafted');
    return draft?.areas.find(({ region }) => region === 'KR-26')?.stage;
  };
  assert.equal(stageOf(nodeOf('kor')), 'all-clear');
  assert.notEqual(stageOf(handOver().kor), 'all-clear');
});

/** A small ring far from Busan, longitude and latitude in radians. */
function ring(east: number, north: number): [number, number][] {
  return [
    [east, north],
    [east + 0.001, north],
    [east + 0.001, north + 0.001],
    [east, north],
  ];
}

test('the holder takes back what another node said, by two signatures, once', () => {
  const { kor, usa, lead, term } = handOver();
  const warning = warned(kor);
  const words = {
    act: 'take-back' as const,
    ...{ lead, term, warning: warning.id, revision: warning.revision },
    ...{ kind: 'ballistic' as const, regions: ['KR-26', 'KR-50'] },
    becomes: 'all-clear',
  } as const satisfies Words;
  say(usa, FIRST, words);
  const [taking] = say(usa, SECOND, words).say;
  const done = hear(kor, 'usa', taking!);
  const [change] = done.changes;
  assert.equal(change?.leaves, true);
  assert.equal(change?.warning.state, 'all-clear');
  assert.equal(change?.warning.takenBack?.node, 'usa');
  assert.equal(change?.warning.takenBack?.grants.length, 2);
  const again = hear(kor, 'usa', taking!);
  assert.deepEqual(again.changes, []);
  const [answer] = again.say;
  assert.equal(answer?.word.word === 'answer' && answer.word.done, false);
  hear(usa, 'kor', done.say[0]!);
  assert.equal(usa.state.lead.takenBack[0]?.state, 'done');
});

test('what is taken back in some areas of a lost or ended warning changes nothing in the others', () => {
  for (const said of ['lost', 'ended'] as const) {
    const { kor, usa, lead, term } = handOver();
    const first = warned(kor);
    if (said === 'lost') onHazard(kor.state, hazardOf(2, [], { status: 'lost' }), kor.nowMs);
    else onTick(kor.state, Math.max(...first.areas.map(({ latestMs }) => latestMs!)) + 300_000);
    const before = currentWarnings(kor.state).find(({ state }) => state === said)!;
    const words = {
      act: 'take-back' as const,
      ...{ lead, term, warning: before.id, revision: before.revision },
      ...{ kind: 'ballistic' as const, regions: ['KR-26'] },
      becomes: 'all-clear',
    } as const satisfies Words;
    say(usa, FIRST, words);
    const [taking] = say(usa, SECOND, words).say;
    const { changes } = hear(kor, 'usa', taking!);
    const out = changes.find(({ leaves }) => leaves)!.warning;
    assert.deepEqual([out.state, out.transition], [said, `narrow-${said}`]);
    const rest = (warning: Warning) => ({
      area: warning.areas.find(({ region }) => region === 'KR-50'),
      headline: textsFor(warning, { region: 'KR-50', stage: 'launched' })['en']!.headline,
    });
    assert.equal(rest(out).area?.stage, 'launched', 'and nobody is called under cover');
    assert.deepEqual(rest(out).area, rest(before).area);
    assert.equal(out.areas.find(({ region }) => region === 'KR-26')?.stage, 'all-clear');
    assert.match(out.lifted!['en']!.headline, /You can leave shelter/);
    const drafts = currentWarnings(kor.state).filter(({ state }) => state === 'drafted');
    assert.deepEqual(
      drafts.map(({ becomes }) => becomes),
      said === 'ended' ? ['all-clear'] : [],
    );
  }
});

test('a taking back under an ended lease, an older term or by one person changes nothing', () => {
  const { kor, usa, lead, term } = handOver();
  const warning = warned(kor);
  const words = {
    act: 'take-back' as const,
    ...{ lead, term, warning: warning.id, revision: warning.revision },
    ...{ kind: 'ballistic' as const, regions: ['KR-26'] },
    becomes: 'cancelled',
  } as const satisfies Words;
  say(usa, FIRST, words);
  const [taking] = say(usa, SECOND, words).say;
  const { word, revision } = taking!;
  assert.ok(word.word === 'take-back');
  const one = { revision, word: { ...word, grants: word.grants.slice(0, 1) } };
  assert.deepEqual(hear(kor, 'usa', one).changes, []);
  assert.deepEqual(hear(kor, 'jpn', taking!).changes, [], 'by another node');
  const older = { revision, word: { ...word, term: term - 1 } };
  assert.deepEqual(hear(kor, 'usa', older).changes, []);
  pass(kor, 61);
  assert.deepEqual(hear(kor, 'usa', taking!).changes, []);
});

test('a failing condition refuses the offer by its name, a waiver only where the settings let it', () => {
  const kor = nodeOf('kor');
  const down: LeadFacts = { linkAgeS: { usa: null } };
  const refused = say(kor, FIRST, offerOf(kor), down).refusal;
  assert.equal(refused?.reason, 'condition-links');
  const waived = {
    ...offerOf(kor),
    conditions: CONDITIONS.map((name) => ({
      name,
      state: name === 'links' ? ('waived' as const) : ('good' as const),
    })),
  };
  assert.equal(say(kor, FIRST, waived, down).refusal?.reason, 'condition-links');
  const lenient = nodeOf('kor', { ...OWNERS, waivable: ['links'] });
  const offer = { ...waived, ...{ lead: offerOf(lenient).lead, term: offerOf(lenient).term } };
  assert.equal(say(lenient, FIRST, offer, down).refusal, null);
});

test('nothing passes when an officer who signed the offer may not act any more', () => {
  const kor = nodeOf('kor');
  const usa = nodeOf('usa');
  const offer = offerOf(kor);
  say(kor, FIRST, offer);
  const [offered] = say(kor, SECOND, offer).say;
  hear(usa, 'kor', offered!);
  const { lead, term } = offer;
  const hash = usa.state.lead.leads.get(lead)!.offer;
  const accept = { act: 'accept', lead, term, offer: hash, conditions: GOOD } as const;
  say(usa, FIRST, accept);
  const [accepted] = say(usa, SECOND, accept).say;
  kor.state.officers = kor.state.officers.filter(({ id }) => id !== 'officer-2');
  const outcome = hear(kor, 'usa', accepted!);
  assert.match(outcome.notes[0]?.message ?? '', /may not act any more/);
  assert.equal(kor.state.lead.leads.get(lead)?.state, 'over');
  assert.equal(mayTake(kor), true);
});

test('an acceptance that comes again after the lead is over opens nothing', () => {
  const { kor, usa, lead, term } = handOver();
  const accept = { act: 'accept', lead, term, offer: '0'.repeat(64), conditions: GOOD } as const;
  assert.equal(say(usa, FIRST, accept).refusal?.reason, 'no-offer');
  say(usa, FIRST, { act: 'return', lead, term });
  const [back] = say(usa, SECOND, { act: 'return', lead, term }).say;
  hear(kor, 'usa', back!);
  assert.equal(mayTake(kor), true);
  const replayed = {
    revision: 99,
    word: { word: 'accept', lead, term, owner: 'kor', offer: '', conditions: GOOD, grants: [] },
  } as const;
  const outcome = hear(kor, 'usa', replayed);
  assert.equal(outcome.say[0]?.word.word, 'over');
  assert.equal(mayTake(kor), true);
});

test('nobody lends what is not its own, twice, or signs for two', () => {
  const kor = nodeOf('kor');
  assert.equal(say(kor, FIRST, { ...offerOf(kor), areas: ['JP'] }).refusal?.reason, 'not-owner');
  const offer = offerOf(kor);
  say(kor, FIRST, offer);
  kor.nowMs += 1000;
  assert.equal(say(kor, FIRST, offer).refusal?.reason, 'same-person');
  say(kor, SECOND, offer);
  const next = { ...offerOf(kor), areas: ['KR-26'] };
  assert.equal(say(kor, FIRST, next).refusal?.reason, 'already-lent');
});

test('a node without a past takes nothing back and lends nothing for one lease, and warns at once', () => {
  const officers = PEOPLE.map(({ officer }) => officer);
  const state = createWarn({ ...SETTINGS, lead: OWNERS }, 'exercise', officers, LABEL);
  const kor = { state, nowMs: START_MS };
  pass(kor, 1);
  assert.equal(mayTake(kor), false);
  assert.equal(say(kor, FIRST, offerOf(kor)).refusal?.reason, 'young');
  assert.equal(warned(kor).state, 'released');
  pass(kor, 60);
  assert.equal(mayTake(kor), true);
});

test('clocks a minute apart: the lease does not count, and people hear why', () => {
  const kor = nodeOf('kor');
  const usa = nodeOf('usa');
  const offer = offerOf(kor);
  say(kor, FIRST, offer);
  hear(usa, 'kor', say(kor, SECOND, offer).say[0]!);
  const { lead, term } = offer;
  const hash = usa.state.lead.leads.get(lead)!.offer;
  const accept = { act: 'accept', lead, term, offer: hash, conditions: GOOD } as const;
  say(usa, FIRST, accept);
  const [lease] = hear(kor, 'usa', say(usa, SECOND, accept).say[0]!).say;
  const heard = { from: 'kor', saidMs: kor.nowMs + 60_000, ...lease! };
  const outcome = onLeadWord(usa.state, heard, GREEN, VERIFIER, usa.nowMs);
  assert.deepEqual(
    outcome.alarms.map(({ about }) => about),
    ['clock'],
  );
  assert.equal(mayTake(usa), false);
});

test('a right over one kind of hazard takes back no warning of another', () => {
  const { kor } = handOver();
  const warning = warned(kor);
  const words = {
    ...{ act: 'take-back' as const, lead: 'kor-l0', term: 0, warning: warning.id },
    ...{ revision: warning.revision, kind: 'balloon' as const, regions: ['KR-26', 'KR-50'] },
    becomes: 'cancelled' as const,
  };
  say(kor, FIRST, words);
  const done = say(kor, SECOND, words);
  assert.deepEqual(done.changes, [], 'what was lent is not taken back');
  assert.equal(done.refusal?.reason, 'other-content');
  assert.equal(currentWarnings(kor.state)[0]?.state, 'released');
});
