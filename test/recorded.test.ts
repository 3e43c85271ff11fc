import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runReplay } from '../src/cli/replay.ts';
import { readLedger } from '../src/ledger/index.ts';
import {
  completeConfig,
  type RunningNode,
  readYaml,
  scaledClock,
  sensorRows,
  startNode,
} from '../src/node/index.ts';
import type { WatchSettings } from '../src/watch/index.ts';
import { encodeAis } from '../src/wire/ais/index.ts';
import { outsideFile } from './outside.ts';

/** The node's clock runs this much faster: a minute of recordings takes three seconds. */
const SPEED = 20;
const START_MS = Date.UTC(2026, 10, 21, 12);
/** Nothing that is waited for takes long; beyond this it never comes. */
const GIVE_UP_MS = 60_000;
const MINUTE_S = 60;

const EXAMPLE = join(import.meta.dirname, '../examples/node/recorded.yaml');

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-recorded-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  while (!holds()) {
    if (Date.now() > end) assert.fail(`never held: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const each = <T>(count: number, stepS: number, make: (atS: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index * stepS));

/** Four kinds of recordings, of 2010 to 2021, each a minute long. */
function writeRecordings(path: string): Readonly<Record<string, unknown>>[] {
  const file = (name: string, bytes: string | Uint8Array, query = 'rebase=1'): string => {
    writeFileSync(join(path, name), bytes);
    return `file:${join(path, name)}?${query}`;
  };
  const iso = (ms: number): string => new Date(ms).toISOString();
  const balloon = each(MINUTE_S, 1, (atS) => {
    const at = iso(Date.UTC(2021, 4, 2, 23, 59, 40) + atS * 1000);
    return `${at};B1;49.7;${(8 + atS * 1e-4).toFixed(5)};${9000 + 5 * atS}`;
  });
  const aircraft = each(MINUTE_S, 1, (atS) =>
    JSON.stringify({
      ms: Date.UTC(2010, 0, 1) + atS * 1000,
      icao: '406B90',
      ...{ lat: 52 + atS * 0.002, lon: 4, altitude: 36_000 },
    }),
  );
  const ships = each(MINUTE_S / 6, 6, (atS) =>
    [440_000_001, 440_000_002].flatMap((mmsi, index) =>
      encodeAis({
        ...{ type: 1, repeat: 0, mmsi, navigationStatus: 0, rateOfTurnDegPerMin: 0 },
        ...{ turningHard: null, speedKn: 19.4, courseDeg: 90, headingDeg: 90, accurate: true },
        ...{ latitudeDeg: 36 + index, longitudeDeg: 25 + atS * 1.11e-4, utcSecond: atS % 60 },
        ...{ manoeuvre: 0, raim: false, radio: 0 },
      }),
    ),
  ).flat();
  return [
    {
      ...{ id: 'balloons', kind: 'fix', format: 'track-table', delimiter: ';' },
      source: file('balloon.csv', ['t;id;lat;lon;h', ...balloon.reverse()].join('\n')),
      columns: { time: 't', latitudeDeg: 'lat', longitudeDeg: 'lon', height: 'h', identity: 'id' },
      units: { time: 'iso', identity: 'tag' },
    },
    {
      ...{ id: 'aircraft', kind: 'fix', format: 'track-table' },
      // From its twelfth second on.
      source: file('aircraft.ndjson', aircraft.join('\n'), 'rebase=1&from=2010-01-01T00:00:12Z'),
      columns: {
        ...{ time: 'ms', identity: 'icao', latitudeDeg: 'lat', longitudeDeg: 'lon' },
        height: 'altitude',
      },
      units: { time: 'ms', identity: 'icao', height: 'ft' },
    },
    {
      ...{ id: 'ships', kind: 'ais', format: 'nmea', assumedRateHz: 2 / 6 },
      source: file('ships.nmea', ships.join('\r\n')),
    },
    {
      ...{ id: 'radar', kind: 'polar', format: 'asterix', editions: { '048': '1.32' } },
      source: file('radar.ast', Buffer.concat(each(15, 4, plot))),
      position: { latitudeDeg: 45, longitudeDeg: 16, heightM: 100, basis: 'guessed' },
      ...{ scanPeriodS: 4, clutterPerScan: 0.1 },
    },
  ].map((sensor) => ({ ...sensor, mode: 'test' }));
}

/** CAT048 with I048/010, /140, /020, /040, /070, /090: one aircraft at FL300 coming in at 200 m/s. */
function plot(atS: number): Uint8Array {
  const tod = Math.round((86_390 + atS) * 128) % (86_400 * 128);
  const rho = Math.round(((100_000 - 200 * atS) / 1852) * 256);
  return Uint8Array.of(
    ...[48, 0, 18, 0xfc, 25, 201, tod >> 16, (tod >> 8) & 255, tod & 255],
    ...[0x40, rho >> 8, rho & 255, 0x20, 0, 0x04, 0xd2, 300 >> 6, (300 * 4) & 255],
  );
}

async function play(
  context: TestContext,
  data: string,
  sensors: readonly unknown[],
): Promise<RunningNode> {
  const config = { data, node: 'rec', mode: 'test', http: { port: 0 }, sensors } as const;
  const node = await startNode({
    config: completeConfig(config as Parameters<typeof completeConfig>[0], data),
    clock: scaledClock(START_MS, SPEED),
    log: () => undefined,
  });
  context.after(() => node.stop());
  return node;
}

/** How many confirmed tracks each sensor has. */
function confirmed(node: RunningNode): Map<string, number> {
  const counts = new Map<string, number>();
  for (const track of node.view()?.tracks ?? []) {
    if (track.status !== 'confirmed') continue;
    for (const sensor of track.sensors) counts.set(sensor, (counts.get(sensor) ?? 0) + 1);
  }
  return counts;
}

async function verify(path: string): Promise<void> {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  assert.equal(await runReplay([path, '--verify'], say, say), 0, said.join('\n'));
}

test('recordings of different years feed one node at once, and its ledger replays', async (context) => {
  const data = folder(context);
  const sensors = writeRecordings(data);
  const node = await play(context, data, sensors);
  const expected = new Map([
    ...([
      ['balloons', 1],
      ['aircraft', 1],
      ['ships', 2],
      ['radar', 1],
    ] as const),
  ]);
  // On a busy machine one may be over before another has begun.
  const most = new Map<string, number>();
  await until(() => {
    for (const [id, count] of confirmed(node)) most.set(id, Math.max(most.get(id) ?? 0, count));
    return [...expected.keys()].every((id) => most.has(id));
  });
  await until(() => {
    for (const [id, count] of confirmed(node)) most.set(id, Math.max(most.get(id) ?? 0, count));
    return node.status().inputs.every((one) => one.state === 'ended' && one.queued === 0);
  });
  assert.deepEqual(new Map([...most].sort()), new Map([...expected].sort()));
  // A recording that is over is soon a silent sensor: 12 s of its time are half a second of ours.
  const faults = node.view()?.faults.filter(({ reason }) => reason !== 'silent');
  assert.deepEqual(faults, []);
  for (const track of node.view()?.tracks ?? []) {
    assert.ok(track.lastReportMs > START_MS && track.lastReportMs <= (node.view()?.nowMs ?? 0));
  }
  const { path } = node.status().ledger;
  await node.stop();
  const inputs = [...readLedger(path).inputs()];
  const first = inputs.findIndex(({ kind }) => kind === 'datagram');
  const settings = inputs.slice(0, first).find((input) => input.kind === 'settings');
  assert.ok(settings?.kind === 'settings', 'the shift is recorded before the first datagram');
  const shifts = (settings.value as WatchSettings).sensors.map(({ clockOffsetS }) => clockOffsetS);
  assert.ok(shifts[0]! > 5 * 365 * 86_400 && shifts[1]! > 16 * 365 * 86_400 && shifts[2] === 0);
  const rows = readFileSync(join(data, 'balloon.csv'), 'latin1').split('\n');
  const recorded = inputs.flatMap((input) =>
    input.kind === 'datagram' && input.source === sensors[0]!['source']
      ? [Buffer.from(input.bytes).toString('latin1')]
      : [],
  );
  assert.deepEqual(
    recorded.sort(),
    rows.sort(),
    'the bytes are recorded as they stand in the file',
  );
  await verify(path);
});

test('the example plays radars, ships, radiosondes and an aircraft together', async (context) => {
  const any = outsideFile(context, 'adsb/pymodes_adsb_shared.csv');
  if (any === null) return;
  const root = dirname(dirname(any));
  assert.ok((readYaml(EXAMPLE) as { mode?: string }).mode === 'test', basename(EXAMPLE));
  const sensors = sensorRows(EXAMPLE).map((row) => {
    const { source } = row as { readonly source: string };
    return { ...(row as object), source: source.replace(/^(file|pcap):/, `$1:${root}/`) };
  });
  const node = await play(context, folder(context), sensors);
  await until(() => {
    const tracks = confirmed(node);
    return (
      (tracks.get('ais-log') ?? 0) > 40 &&
      ['sonde-r3320833', 'sonde-s3140515', 'sonde-t2940341', 'adsb-recording'].every(
        (id) => tracks.get(id) === 1,
      )
    );
  });
  const radars = node.view()?.sensors.filter(({ id }) => id.startsWith('radar')) ?? [];
  assert.ok(radars.length === 7 && radars.every(({ reports }) => reports > 0));
  const reasons = new Set(node.view()?.faults.map(({ reason }) => reason));
  assert.deepEqual(reasons.has('clock'), false, 'nothing is late or early');
  const { path } = node.status().ledger;
  await node.stop();
  await verify(path);
});
