import { generateKeyPairSync } from 'node:crypto';
import { ed25519Signer, ed25519Verifier, type Signer, seal } from '../seal/index.ts';
import { ACT_TYPE, type Act, type SignedAct, type Warning } from '../warn/index.ts';
import {
  createWatch,
  type Effect,
  type Input,
  type Outcome,
  settingsHash,
  step,
  TICK_MS,
} from '../watch/index.ts';
import { completeConfig } from './config-read.ts';
import type { InputBody } from './ports.ts';
import { FLIGHTS, FLIGHTS_START_MS } from './rehearsal-flights.ts';
import { readSensorRows } from './sensors.ts';
import { toWatchSettings } from './watch-settings.ts';

const SOURCE = 'udp://127.0.0.1:1';
const OFFICERS = ['first', 'second'] as const;
/** After the last plot: time in which the tracks are lost and that is said, ms. */
const AFTER_MS = 15_000;
/** Time goes by in larger steps than a node's own: nothing here depends on them. */
const STRIDE_MS = 5 * TICK_MS;

/** One of the two nodes that rehearse. */
interface Actor {
  readonly name: string;
  take(body: InputBody, atMs: number): Outcome;
}

/**
 * Code that has never run is ten times as slow, and a launch may come years after the start: so a
 * node plays the whole way through by itself. Made-up flights are drafted, signed by two officers,
 * released and accepted by an ally. It has watches, keys and a time of its own, in mode `test`,
 * which nothing outside ever sees; all of it is thrown away, and nothing that a watch decides
 * depends on it (law 2). Goes on by some milliseconds of work at each `next()`.
 *
 * @returns how many warnings were released
 */
export function* rehearsal(): Generator<void, number> {
  const keys = new Map(['home', 'ally', ...OFFICERS].map((name) => [name, newSigner()]));
  const home = newActor('home', 'ally', keys);
  const ally = newActor('ally', 'home', keys);
  const greeting = home.take({ kind: 'link', peer: 'ally', state: 'up' }, FLIGHTS_START_MS);
  const answer = ally.take({ kind: 'link', peer: 'home', state: 'up' }, FLIGHTS_START_MS);
  deliver(greeting.effects, home, ally, FLIGHTS_START_MS);
  deliver(answer.effects, ally, home, FLIGHTS_START_MS);
  yield;
  let released = 0;
  const take = (body: InputBody, atMs: number): void => {
    const outcome = home.take(body, atMs);
    deliver(outcome.effects, home, ally, atMs);
    for (const draft of draftsOf(outcome)) {
      for (const officer of OFFICERS) {
        const command = releaseOf(draft, officer, keys.get(officer)!, atMs);
        deliver(home.take({ kind: 'command', command }, atMs).effects, home, ally, atMs);
      }
      released += 1;
    }
  };
  const plots = FLIGHTS.flat().sort(([a], [b]) => a - b);
  const lastMs = FLIGHTS_START_MS + plots.at(-1)![0] + AFTER_MS;
  for (let next = 0, atMs = FLIGHTS_START_MS; atMs <= lastMs; atMs += STRIDE_MS) {
    for (; next < plots.length && FLIGHTS_START_MS + plots[next]![0] <= atMs; next++) {
      const bytes = new Uint8Array(Buffer.from(plots[next]![1], 'base64url'));
      take({ kind: 'datagram', source: SOURCE, bytes }, atMs);
      yield;
    }
    take({ kind: 'tick' }, atMs);
    yield;
  }
  return released;
}

function newSigner(): Signer {
  return ed25519Signer(generateKeyPairSync('ed25519').privateKey);
}

function newActor(name: string, peer: string, keys: ReadonlyMap<string, Signer>): Actor {
  const config = completeConfig(
    {
      ...{ node: name, mode: 'test', sensors: name === 'home' ? [SENSOR] : [] },
      links: { peers: [{ node: peer, key: keys.get(peer)!.publicKey }] },
      officers: OFFICERS.map((id) => ({ id, person: id, key: keys.get(id)!.publicKey })),
    },
    '/',
  );
  const value = toWatchSettings(config, readSensorRows(config.sensors, name));
  const ports = { signer: keys.get(name)!, verifier: ed25519Verifier() };
  const watch = createWatch('test', ports);
  let seq = 0;
  const take = (body: InputBody, atMs: number): Outcome => {
    seq += 1;
    return step(watch, { ...body, seq, atMs } as Input);
  };
  take({ kind: 'settings', hash: settingsHash(value), value }, FLIGHTS_START_MS);
  return { name, take };
}

/** A radar over the Sea of Japan, at a place that is none's. */
const SENSOR = {
  ...{ id: 'rehearsal', kind: 'polar', source: SOURCE, format: 'asterix', mode: 'test' },
  ...{ sacSic: [25, 15], editions: { '015': '1.2' } },
  position: { latitudeDeg: 37.5, longitudeDeg: 129, heightM: 200, basis: 'guessed' },
  sigma: { rangeM: 30, azimuthDeg: 0.057, elevationDeg: 0.057, rangeRateMps: 5 },
  ...{ scanPeriodS: 1, detectionProbability: 0.95, clutterPerScan: 0.05 },
  ...{ maximumRangeKm: 838.86, minimumElevationDeg: 3 },
};

/** Frames go to the other at once, and so do its answers. */
function deliver(effects: readonly Effect[], from: Actor, to: Actor, atMs: number): void {
  for (const effect of effects) {
    if (effect.kind !== 'send') continue;
    const answer = to.take({ kind: 'peerFrame', peer: from.name, bytes: effect.bytes }, atMs);
    deliver(answer.effects, to, from, atMs);
  }
}

/** First drafts alone: what comes after them changes too fast to be signed by anyone. */
function draftsOf({ records }: Outcome): Warning[] {
  return records.flatMap((record) =>
    record.kind === 'warning' &&
    record.body.state === 'drafted' &&
    record.body.becomes === 'released'
      ? [record.body]
      : [],
  );
}

function releaseOf(draft: Warning, officer: string, signer: Signer, atMs: number): SignedAct {
  const { mode, revision, contentHash, id: warning } = draft;
  const nonce = `${officer}-${warning}-${revision}`;
  const act: Act = { act: 'release', mode, warning, revision, contentHash, officer, atMs, nonce };
  return seal(ACT_TYPE, act, signer);
}

/** The engine forgets code that has not run for long: it is played again this often, ms, */
const AGAIN_MS = 600_000;
/** and then in pieces this far apart, ms: a node that works is not to feel it. */
const PIECE_MS = 20;
/**
 * Played so often one after another at the start, the first time without pauses. After one the engine
 * still compiles most of the way during the first dozens of warnings, which take half as long again.
 */
const FIRST_PLAYS = 4;
/** The others of these in pieces this far apart, ms: over within some seconds, and inputs get their turn. */
const FIRST_PIECE_MS = 4;

let begun = false;

/**
 * Plays the rehearsal in between whatever else the process does, at once, some more times, and then
 * again from time to time. One is enough for all nodes of a process: further calls do nothing.
 */
export function startRehearsal(): { stop(): void } {
  if (begun) return { stop: () => undefined };
  begun = true;
  let play = rehearsal();
  let played = 0;
  let first: NodeJS.Immediate | undefined = setImmediate(goOn);
  let later: NodeJS.Timeout | undefined;

  function goOn(): void {
    if (play.next().done === true) {
      first = undefined;
      played += 1;
      play = rehearsal();
      later = setTimeout(goOn, played < FIRST_PLAYS ? FIRST_PIECE_MS : AGAIN_MS).unref();
    } else if (first !== undefined) first = setImmediate(goOn);
    else later = setTimeout(goOn, played < FIRST_PLAYS ? FIRST_PIECE_MS : PIECE_MS).unref();
  }

  return {
    stop() {
      begun = false;
      clearImmediate(first);
      clearTimeout(later);
    },
  };
}
