/** Mixed messages of an actual and an exercise world, for the tests of what never mixes (law 3). */

import { DEFAULT_BALLISTIC } from '../../src/assess/index.ts';
import type { Mode } from '../../src/mark/index.ts';
import { canonicalBytes, seal } from '../../src/seal/index.ts';
import {
  ACT_TYPE,
  type Act,
  AUTHORITY_ACT_TYPE,
  DESK_ACT_TYPE,
  type Warning,
} from '../../src/warn/index.ts';
import {
  createWatch,
  type Effect,
  type Input,
  type LedgerRecord,
  settingsHash,
  step,
  type Watch,
  type WatchSettings,
} from '../../src/watch/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import { fakeSigner, fakeVerifier } from './keys.ts';
import { RADAR, simulatedPeer, simulatedSettings } from './settings.ts';
import { flightStates, plotOf } from './world.ts';

export const START = 1_780_000_000_000;
export type Body = Record<string, unknown> & { kind: Input['kind'] };

const NAMES = ['a', 'b'] as const;

export function settingsOf(
  mode: Mode,
  changes: Partial<WatchSettings['warn']> = {},
): WatchSettings {
  const base = simulatedSettings('kor', [{ ...RADAR, mode }], [simulatedPeer('usa')]);
  return {
    ...base,
    mode,
    officers: NAMES.map((name) => ({
      ...{ id: `officer-${name}`, person: `person-${name}`, key: `sim-${mode}-${name}` },
      ...{ roles: ['release'] as const, notAfterMs: null, demonstration: false },
    })),
    assess: { ...base.assess, mode, ballistic: DEFAULT_BALLISTIC },
    warn: {
      ...base.warn,
      channels: ['cap', 'cot', 'camf', 'siren', 'sms', 'email', 'webhook'],
      camf: { country: 116, provider: 1 },
      ...changes,
    },
  };
}

/** A watch that numbers its own inputs and keeps what it says. */
export class Side {
  readonly watch: Watch;
  readonly records: LedgerRecord[] = [];
  readonly effects: Effect[] = [];

  constructor(settings: WatchSettings) {
    this.watch = createWatch(settings.mode, { signer: fakeSigner('kor'), verifier: fakeVerifier });
    this.take({ kind: 'settings', hash: settingsHash(settings), value: settings }, START);
  }

  take(body: Body, atMs: number): void {
    const input = { ...body, seq: this.watch.state.lastSeq + 1, atMs } as unknown as Input;
    const { records, effects } = step(this.watch, input);
    this.records.push(...records);
    this.effects.push(...effects);
  }

  draft(): Warning | null {
    const cases = [...this.watch.state.stages!.warn.cases.values()];
    return cases.find(({ draft }) => draft !== null)?.draft ?? null;
  }
}

/** What a watch says of the world: no refusals, alarms and quarantine, and no numbers of inputs. */
function saidOf({ records, effects }: Side): string[] {
  const kept = [
    ...records.filter(({ kind }) => kind !== 'decision'),
    ...effects.filter(({ kind }) => kind === 'publish' || kind === 'send'),
  ];
  return kept.map((each) => {
    const { seq: _seq, after: _after, ...rest } = each as unknown as Record<string, unknown>;
    const bytes = rest['bytes'];
    if (!(bytes instanceof Uint8Array)) return JSON.stringify(rest);
    return JSON.stringify({ ...rest, bytes: Buffer.from(bytes).toString('latin1') });
  });
}

const states = flightStates();

/** The radar's plots of one flight under the mode that they state. */
export function flightPlot(second: number, nowMs: number, mode: Mode, chance: Chance): Uint8Array {
  const bytes = plotOf(states[second % states.length]!, nowMs, chance);
  const report = JSON.parse(Buffer.from(bytes.subarray(4)).toString()) as object;
  return framed({ ...report, mode });
}

function framed(report: object): Uint8Array {
  const body = canonicalBytes(report);
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length);
  bytes.set(body, 4);
  return bytes;
}

let nonces = 0;

/** A release of a draft by an officer of a mode's list, stating a mode. */
export function release(draft: Warning, who: 0 | 1, key: Mode, mode: Mode, atMs: number): Body {
  nonces += 1;
  const { id: warning, revision, contentHash } = draft;
  const body: Act = {
    ...{ act: 'release', mode, warning, revision, contentHash },
    ...{ officer: `officer-${NAMES[who]}`, atMs, nonce: `n${nonces}` },
  };
  return { kind: 'command', command: seal(ACT_TYPE, body, fakeSigner(`${key}-${NAMES[who]}`)) };
}

/** Plots that are made beforehand: what is slow must not be the making of messages. */
const PLOTS = 512;

/** An endless row of messages of `mode`, as they may come to a watch of another one. */
export function strangers(
  mode: Mode,
  seed: number,
): (nowMs: number, draft: Warning | null) => Body {
  const chance = chanceOf(seed);
  const plots = Array.from({ length: PLOTS }, (_, i) =>
    flightPlot(i % 60, START + i * 1000, mode, chance),
  );
  const settings = settingsOf(mode);
  const hash = settingsHash(settings);
  const officer = 'officer-a';
  return (nowMs, draft) => {
    const pick = chance.next();
    if (pick < 0.9) {
      // Now and then damaged too.
      const bytes = plots[chance.below(PLOTS)]!;
      const sent = chance.hit(0.02) ? bytes.subarray(0, chance.below(bytes.length)) : bytes;
      return { kind: 'datagram', source: RADAR.source, bytes: sent };
    }
    if (pick < 0.94) {
      const frame = { frame: 'heartbeat', mode, timeMs: nowMs };
      return { kind: 'peerFrame', peer: `${mode}-peer`, bytes: canonicalBytes(frame) };
    }
    if (pick < 0.96) {
      const who = chance.below(2) as 0 | 1;
      const any = { id: 'kor-w1', revision: 1 + chance.below(9), contentHash: 'f'.repeat(64) };
      return release((draft ?? any) as Warning, who, mode, mode, nowMs);
    }
    if (pick < 0.97) {
      const body = {
        act: 'grant',
        mode,
        node: 'kor',
        officer,
        fromMs: nowMs,
        untilMs: nowMs + 3.6e6,
      };
      const command = seal(AUTHORITY_ACT_TYPE, { ...body, atMs: nowMs }, fakeSigner(`${mode}-a`));
      return { kind: 'command', command };
    }
    if (pick < 0.98) {
      const body = { act: 'hand-over', mode, node: 'kor', about: '', contentHash: '', officer };
      const command = seal(
        DESK_ACT_TYPE,
        { ...body, atMs: nowMs, nonce: `s${chance.next()}` },
        fakeSigner(`${mode}-a`),
      );
      return { kind: 'command', command };
    }
    // What the actual node lets an exercise know is meant for it, and nothing to an actual watch.
    if (pick < 0.99 || mode === 'actual') return { kind: 'settings', hash, value: settings };
    const state = chance.hit(0.5) ? 'failed' : 'good';
    return { kind: 'health', subject: 'actual', name: 'x', state, message: 'an exercise' };
  };
}

/** The first thing that one watch says and the other does not; null: bit for bit the same. */
export function firstDifference(one: Side, other: Side): string | null {
  const [a, b] = [saidOf(one), saidOf(other)];
  const at = a.findIndex((each, index) => each !== b[index]);
  if (at === -1 && a.length === b.length) return null;
  return `${Math.max(at, 0)} of ${a.length} and ${b.length}: ${a[at]?.slice(0, 200)} / ${b[at]?.slice(0, 200)}`;
}

export interface Played {
  readonly alone: Side;
  readonly beside: Side;
  readonly strangers: number;
}

/**
 * Plays the same world of `mode` into two watches: one alone, and one amid `count` messages of
 * another mode, in an order that the seed decides. Officers release what stands for five seconds.
 */
export function playMixed(mode: Mode, other: Mode, count: number, seed: number): Played {
  const chance = chanceOf(seed);
  const noise = chanceOf(seed + 1);
  const settings = settingsOf(mode);
  const alone = new Side(settings);
  const beside = new Side(settings);
  const stranger = strangers(other, seed + 2);
  const seconds = 240;
  const each = Math.ceil(count / seconds);
  let sent = 0;
  for (let second = 1; second <= seconds; second++) {
    const nowMs = START + second * 1000;
    const amid = (share: number): void => {
      const until = Math.min(count, Math.round((second - 1 + share) * each));
      for (; sent < until; sent++) beside.take(stranger(nowMs, beside.draft()), nowMs);
    };
    const both = (body: Body): void => {
      alone.take(body, nowMs);
      beside.take(body, nowMs);
    };
    amid(0.3 * chance.next());
    both({ kind: 'tick' });
    amid(0.3 + 0.3 * chance.next());
    if (second % 120 < 90) {
      const bytes = flightPlot(second % 120, nowMs, mode, noise);
      both({ kind: 'datagram', source: RADAR.source, bytes });
    }
    amid(1);
    const draft = alone.draft();
    if (draft === null || nowMs - draft.draftedMs < 5000) continue;
    both(release(draft, 0, mode, mode, nowMs));
    both(release(draft, 1, mode, mode, nowMs));
  }
  return { alone, beside, strangers: sent };
}
