import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { RADAR, simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { currentWarnings, type Warning } from '../warn/index.ts';
import {
  createWatch,
  type Input,
  settingsHash,
  step,
  summaryOf,
  type WatchSettings,
} from '../watch/index.ts';
import { systemClock } from './clock.ts';
import { BLIND_MS, movedAtStart, movedSettings, watchSensorClocks } from './sensor-clocks.ts';

const HOUR_MS = 3_600_000;
const START_MS = 1_780_000_000_000;
const SETTINGS = simulatedSettings('kor', [RADAR], [simulatedPeer('usa')]);

/** A node of one radar whose ledger ended so far ahead of the machine's clock. */
class Bench {
  readonly watch = createWatch('exercise', {
    signer: fakeSigner('kor'),
    verifier: fakeVerifier,
  });
  wallMs = START_MS;
  steadyMs = 0;
  readonly told: string[] = [];
  readonly settled: WatchSettings[] = [];
  readonly clock = systemClock({ wallMs: () => this.wallMs, steadyMs: () => this.steadyMs });
  readonly clocks;

  constructor(aheadMs: number, settings = SETTINGS, recorded: readonly string[] = []) {
    this.clock.goOnFrom!(START_MS + aheadMs);
    this.settle(settings);
    this.clocks = watchSensorClocks({
      ...{ clock: this.clock, settings, movedByMs: 0, recorded: new Set(recorded) },
      summary: () => summaryOf(this.watch, this.clock.nowMs()),
      settle: (settings) => {
        this.settled.push(settings);
        this.settle(settings);
      },
      tell: (code, message) => this.told.push(`${code} ${message}`),
      steadyMs: () => this.steadyMs,
    });
    this.clocks.stop();
  }

  settle(value: WatchSettings): void {
    this.take({ kind: 'settings', hash: settingsHash(value), value });
  }

  take(body: Record<string, unknown> & { kind: Input['kind'] }): void {
    const seq = this.watch.state.lastSeq + 1;
    step(this.watch, { ...body, seq, atMs: this.clock.nowMs() } as unknown as Input);
  }

  /** A second in which the radar's clock, so far from the machine's, stamps one plot. */
  second(state: readonly number[] | Float64Array, radarOffMs = 0): void {
    this.wallMs += 1000;
    this.steadyMs += 1000;
    const bytes = plotOf(state as never, this.wallMs + radarOffMs, CHANCE);
    this.take({ kind: 'datagram', source: RADAR.source, bytes });
    this.clocks.round();
  }

  reports(): number {
    return summaryOf(this.watch, this.clock.nowMs())!.sensors[0]!.reports;
  }

  drafts(): Warning[] {
    return currentWarnings(this.watch.state.stages!.warn);
  }
}

const CHANCE = chanceOf(1);
const STATES = flightStates();

test('sensors that keep the machine’s time are heard by a node an hour ahead, and people read their own time', () => {
  const bench = new Bench(HOUR_MS);
  for (let s = 0; s < 90; s++) bench.second(STATES[s]!);
  assert.equal(bench.settled.length, 1);
  assert.ok(bench.reports() > 60, `${bench.reports()} taken`);
  assert.match(bench.told.join(), /^BNG_SENSORS_MOVED .*3600 s behind/);
  const [draft] = bench.drafts();
  assert.ok(draft !== undefined, 'a missile is warned of');
  const earliestMs = Math.min(...draft.areas.flatMap((area) => area.earliestMs ?? []));
  assert.ok(earliestMs > bench.clock.nowMs() - 1, 'in the node’s own time');
  const said = /Expected .*?(\d\d):(\d\d)/.exec(draft.texts['en']!.description)!;
  const saidMin = 60 * Number(said[1]) + Number(said[2]);
  const wallMin = Math.floor(bench.wallMs / 60_000 + 9 * 60) % 1440;
  assert.ok((saidMin - wallMin + 1440) % 1440 < 40, `${said[0]} at ${wallMin}`);
});

test('sensors that keep the ledger’s time are heard as they are: nothing is moved', () => {
  const bench = new Bench(HOUR_MS);
  for (let s = 0; s < 60; s++) bench.second(STATES[s]!, HOUR_MS);
  assert.deepEqual([bench.settled, bench.told], [[], []]);
  assert.equal(bench.reports(), 60);
});

test('a node that is not ahead moves no sensor, however wrong its clock', () => {
  const bench = new Bench(0);
  for (let s = 0; s < 60; s++) bench.second(STATES[s]!, -HOUR_MS);
  assert.deepEqual([bench.settled, bench.told, bench.reports()], [[], [], 0]);
});

test('when the machine’s clock is set to the ledger’s time, sensors are heard as they are again', () => {
  const bench = new Bench(HOUR_MS);
  for (let s = 0; s < 30; s++) bench.second(STATES[s]!);
  assert.equal(bench.settled.length, 1);
  // Who looks after the machine and the radar sets both.
  bench.wallMs += HOUR_MS;
  for (let s = 30; s < 90; s++) bench.second(STATES[s]!);
  assert.equal(bench.settled.length, 2);
  assert.equal(bench.settled[1], SETTINGS);
  assert.ok(bench.reports() > 20, `${bench.reports()} taken`);
});

test('a sensor that keeps neither time is tried both ways with growing pauses, and told of as any', () => {
  const bench = new Bench(HOUR_MS);
  const seconds = 1800;
  for (let s = 0; s < seconds; s++) bench.second(STATES[s % STATES.length]!, -2 * HOUR_MS);
  assert.deepEqual([bench.reports(), bench.told], [0, []]);
  const { length } = bench.settled;
  assert.ok(length >= 4 && length <= 12, `${length} changes in ${seconds} s`);
  assert.ok(BLIND_MS < 10_000);
});

test('aircraft that are heard without a time of their own do not hide that every radar is refused', () => {
  const source = 'tcp://127.0.0.1:30003';
  const adsb = {
    ...RADAR,
    id: 'kor-adsb-1',
    kind: 'adsb',
    format: 'sbs',
    source,
    site: null,
  } as const;
  const settings = simulatedSettings('kor', [RADAR, adsb], [simulatedPeer('usa')]);
  const bench = new Bench(HOUR_MS, settings);
  const aircraft = (): number => summaryOf(bench.watch, bench.clock.nowMs())!.sensors[1]!.reports;
  for (let s = 0; s < 40; s++) {
    const before = aircraft();
    const place = `37.${1000 + s},127.5`;
    const line = `MSG,3,1,1,71BE01,1,2026/11/22,12:00:00.000,2026/11/22,12:00:00.000,,38000,,,${place},,,0,0,0,0\r\n`;
    bench.take({ kind: 'datagram', source, bytes: new TextEncoder().encode(line) });
    assert.equal(aircraft(), before + 1);
    bench.second(STATES[s]!);
  }
  assert.ok(bench.reports() > 20, `${bench.reports()} of the radar`);
  assert.match(bench.told.join(), /BNG_SENSORS_MOVED/);
});

test('a node that starts again goes on with its sensors as they were moved, and loses no track by it', () => {
  const bench = new Bench(HOUR_MS);
  for (let s = 0; s < 30; s++) bench.second(STATES[s]!);
  const { settingsHash: inForce, stages } = bench.watch.state;
  const movedS = stages!.settings.warn.clockAheadS!;
  // It was away for five seconds; or for ten minutes, or its clock was set meanwhile.
  const movedMs = movedAtStart(movedS, HOUR_MS - 5000);
  assert.equal(settingsHash(movedSettings(SETTINGS, new Set(), movedMs / 1000)), inForce);
  assert.equal(movedAtStart(movedS, HOUR_MS - 600_000), HOUR_MS - 600_000);
  assert.deepEqual([movedAtStart(movedS, 0), movedAtStart(0, HOUR_MS)], [0, 0]);
});
