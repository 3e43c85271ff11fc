import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { outsideFile } from '../../test/outside.ts';
import { runTrack } from './track.ts';

const SENSORS = fileURLToPath(new URL('../../examples/sensors/', import.meta.url));

interface Line {
  readonly timeMs: number;
  readonly track: string;
  readonly status: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly heightM: number;
  readonly velocityEnuMps: readonly number[];
  readonly positionSigmaM: readonly number[];
  readonly existence: number;
  readonly identity: Readonly<Record<string, unknown>>;
  readonly models: Readonly<Record<string, number>>;
  readonly sensors: readonly string[];
  readonly reason?: string;
}

async function track(...args: string[]): Promise<{ code: number; lines: Line[]; err: string }> {
  const lines: Line[] = [];
  const err: string[] = [];
  const code = await runTrack(
    [...args, '--json'],
    (line) => lines.push(JSON.parse(line)),
    (line) => err.push(line),
  );
  return { code, lines, err: err.join('\n') };
}

function file(context: TestContext, name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-track-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const SHIPS = `
sensors:
  - id: ships
    kind: fix
    source: "file:ship*.csv"
    format: track-table
    mode: test
    columns: { time: t, latitudeDeg: lat, longitudeDeg: lon, identity: mmsi }
    units: { time: s, identity: mmsi, heightBasis: surface }
  - id: balloons
    kind: fix
    source: "file:balloon.ndjson.gz"
    format: track-table
    mode: test
    columns: { time: t, latitudeDeg: lat, longitudeDeg: lon, height: h, identity: id }
    units: { time: s, identity: tag }
`;

/** A ship that goes east at 0.001° in 10 s, from a start time. */
function ship(mmsi: number, startS: number): string[] {
  return Array.from(
    { length: 20 },
    (_, i) => `${startS + i * 10},35.000,${(129 + i * 0.001).toFixed(6)},${mmsi}`,
  );
}

/** Every line keeps its promises: fields, ranges, one last line a track. */
function assertContract(lines: readonly Line[]): void {
  const ended = new Set<string>();
  const beforeMs = new Map<string, number>();
  for (const line of lines) {
    assert.ok(!ended.has(line.track), 'nothing after the last line of a track');
    assert.match(line.track, /^t\d+$/);
    assert.ok(line.existence >= 0 && line.existence <= 1);
    assert.ok(Math.abs(line.latitudeDeg) <= 90 && Math.abs(line.longitudeDeg) <= 180);
    assert.equal(line.velocityEnuMps.length, 3);
    assert.ok(line.positionSigmaM.length === 3 && line.positionSigmaM.every((sigma) => sigma > 0));
    const sum = Object.values(line.models).reduce((total, share) => total + share, 0);
    assert.ok(Math.abs(sum - 1) < 0.01, `models sum to ${sum}`);
    assert.ok(line.sensors.length > 0);
    assert.equal(line.status === 'dropped', line.reason !== undefined);
    if (line.status === 'dropped') ended.add(line.track);
    else {
      assert.ok(line.timeMs >= (beforeMs.get(line.track) ?? 0), 'in the order of time');
      beforeMs.set(line.track, line.timeMs);
    }
  }
  assert.deepEqual(ended, new Set(lines.map((line) => line.track)), 'every track has a last line');
}

test('a table becomes a track, whichever way its rows are sorted', async (context) => {
  const sensors = file(context, 'sensors.yaml', SHIPS);
  const rows = ship(440_000_001, 1_700_000_000);
  const rising = await track(
    file(context, 'ship.csv', ['t,lat,lon,mmsi', ...rows].join('\n')),
    '--sensors',
    sensors,
  );
  assert.equal(rising.code, 0);
  assertContract(rising.lines);
  assert.equal(new Set(rising.lines.map((line) => line.track)).size, 1);
  const last = rising.lines.at(-2)!;
  assert.equal(last.status, 'confirmed');
  assert.equal(last.identity['mmsi'], 440_000_001);
  assert.ok(Math.abs(last.longitudeDeg - 129.019) < 1e-3);
  assert.ok(Math.abs(last.velocityEnuMps[0]! - 9.13) < 0.5, 'metres a second to the east');
  const newestFirst = await track(
    file(context, 'ship.csv', ['t,lat,lon,mmsi', ...rows.reverse()].join('\n')),
    '--sensors',
    sensors,
  );
  assert.deepEqual(newestFirst.lines, rising.lines);
});

test('each file goes to its sensor, and --rebase lets them begin together', async (context) => {
  const sensors = file(context, 'sensors.yaml', SHIPS);
  const balloon = Array.from({ length: 30 }, (_, i) =>
    JSON.stringify({ t: 1_600_000_000 + i, lat: 37, lon: 127, h: 1000 + 5 * i, id: 'B1' }),
  );
  const files = [
    file(context, 'ship-1.csv', ['t,lat,lon,mmsi', ...ship(440_000_001, 1_700_000_000)].join('\n')),
    file(context, 'balloon.ndjson.gz', gzipSync(balloon.join('\n'))),
  ];
  const apart = await track(...files, '--sensors', sensors);
  const together = await track(...files, '--sensors', sensors, '--rebase');
  assertContract(apart.lines);
  assertContract(together.lines);
  const span = (lines: readonly Line[]): number => lines.at(-1)!.timeMs - lines[0]!.timeMs;
  assert.ok(span(apart.lines) > 1e10);
  assert.ok(span(together.lines) < 1e6);
  const of = (lines: readonly Line[], sensor: string): number =>
    lines.filter((line) => line.sensors.includes(sensor)).length;
  for (const sensor of ['ships', 'balloons']) {
    assert.ok(of(together.lines, sensor) > 0);
    assert.equal(of(together.lines, sensor), of(apart.lines, sensor));
  }
});

test('a file that no sensor is for, or that is not there, is told with its name', async (context) => {
  const sensors = file(context, 'sensors.yaml', SHIPS);
  const other = file(context, 'other.csv', 'x');
  await assert.rejects(track(other, '--sensors', sensors), {
    code: 'BNG_SENSORS_INVALID',
    message: /other\.csv.*file:other\.csv/,
  });
  await assert.rejects(track('/nowhere/ship.csv', '--sensors', sensors), {
    code: 'BNG_FILE_UNREADABLE',
  });
  await assert.rejects(track(other, '--sensors', '/nowhere/sensors.yaml'), {
    code: 'BNG_SENSORS_INVALID',
    message: /sensors file.*--sensors/,
  });
  assert.equal((await track('--sensors', sensors)).code, 2);
  assert.equal((await track(other)).code, 2);
});

test('the same input gives the same lines', async (context) => {
  const path = outsideFile(context, 'balloon/radiosondy/R3320833.csv.gz');
  if (path === null) return;
  const sensors = join(SENSORS, 'radiosonde.yaml');
  const first = await track(path, '--sensors', sensors);
  assertContract(first.lines);
  assert.deepEqual((await track(path, '--sensors', sensors)).lines, first.lines);
});

test('a radiosonde, stored newest first, rises and falls as its altitude column says', async (context) => {
  const path = outsideFile(context, 'balloon/radiosondy/T2940341.csv.gz');
  if (path === null) return;
  const { lines, code } = await track(path, '--sensors', join(SENSORS, 'radiosonde.yaml'));
  assert.equal(code, 0);
  assertContract(lines);
  assert.ok(lines.length > 4000);
  assert.equal(lines.at(-1)?.identity['tag'], 'T2940341');
});

test('the one aircraft of the ADS-B recording is named and followed for eight minutes', async (context) => {
  const path = outsideFile(context, 'adsb/pymodes_adsb_shared.csv');
  if (path === null) return;
  const { lines } = await track(path, '--sensors', join(SENSORS, 'adsb-recording.yaml'));
  assertContract(lines);
  assert.deepEqual(Object.keys(updatesOf(lines)), ['t1'], 'one aircraft, one track');
  assert.ok(lines.length > 600);
  assert.ok(lines.every((line) => line.identity['icao'] === '406B90'));
  assert.ok(lines.at(-2)!.timeMs - lines[0]!.timeMs > 450_000);
  assert.ok(lines.some((line) => line.identity['callsign'] === 'EZY85MH'));
});

test('one ship over days, with up to an hour and a half between its positions, is one track', async (context) => {
  const path = outsideFile(context, 'maritime/ais-tracks/338013000.json.gz');
  if (path === null) return;
  const { lines } = await track(path, '--sensors', join(SENSORS, 'ais-tracks.yaml'));
  assertContract(lines);
  assert.ok(lines.every((line) => line.identity['mmsi'] === 338_013_000));
  const [most = 0, ...rest] = Object.values(updatesOf(lines)).sort((a, b) => b - a);
  // 14 positions bear times half an hour to two hours off and cannot be the ship's.
  const all = most + rest.reduce((sum, count) => sum + count, 0);
  assert.ok(all > 1000 && most >= all - 14, `${most} of ${all} positions in one track`);
  assert.ok(rest.length <= 14 && rest.every((count) => count <= 5), `${rest}`);
});

/** The recordings of all kinds at once, and of each the object and how many reports it made. */
const RECORDINGS: readonly (readonly [file: string, name: string, reports: number])[] = [
  ['adsb/pymodes_adsb_shared.csv', '406B90', 620],
  ['balloon/radiosondy/R3320833.csv.gz', 'R3320833', 2587],
  ['balloon/radiosondy/R3330518.csv.gz', 'R3330518', 2718],
  ['balloon/radiosondy/S3140515.csv.gz', 'S3140515', 2833],
  ['balloon/radiosondy/T2940341.csv.gz', 'T2940341', 4198],
  ['balloon/eoss/EOSS-322-22.csv.gz', 'EOSS-322-22', 10_417],
  ['balloon/eoss/EOSS-340-23.csv.gz', 'EOSS-340-23', 7490],
];

test('aircraft, ships and balloons in one run do not take from each other', async (context) => {
  const paths = [];
  for (const [file] of RECORDINGS) {
    const path = outsideFile(context, file);
    if (path === null) return;
    paths.push(path);
  }
  const ship = outsideFile(context, 'maritime/ais-tracks/338013000.json.gz');
  if (ship === null) return;
  const sensors = join(SENSORS, 'all-recordings.yaml');
  const { lines } = await track(...paths, ship, '--sensors', sensors, '--rebase');
  assertContract(lines);
  const of = (name: string): Line[] =>
    lines.filter(({ identity }) => identity['icao'] === name || identity['tag'] === name);
  for (const [, name, reports] of RECORDINGS) {
    const updates = updatesOf(of(name));
    // Burst, descent and pauses of the logger included: whoever bears a name is one object.
    assert.deepEqual(Object.values(updates), [reports], name);
  }
  const alone = await track(ship, '--sensors', sensors);
  const ships = lines.filter((line) => line.identity['mmsi'] === 338_013_000);
  assert.deepEqual(countsOf(ships), countsOf(alone.lines), 'the ship as without the others');
});

function countsOf(lines: readonly Line[]): number[] {
  return Object.values(updatesOf(lines)).sort((a, b) => b - a);
}

/** Updates by track, without the last line of each. */
function updatesOf(lines: readonly Line[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    if (line.status !== 'dropped') counts[line.track] = (counts[line.track] ?? 0) + 1;
  }
  return counts;
}

test('half a second of radar: its plots are placed, SAC and SIC choose the radar', async (context) => {
  const path = outsideFile(context, 'asterix/croatia_cat_034_048.pcap');
  if (path === null) return;
  const { lines, err } = await track(path, '--sensors', join(SENSORS, 'radars.yaml'));
  assertContract(lines);
  // Two networks carried each datagram: the second of the same bytes is not another look.
  assert.match(err, /21 reports/);
  assert.match(err, /50 × duplicate/);
  assert.match(err, /wrong-sensor/);
  assert.ok(lines.every((line) => line.latitudeDeg > 40 && line.latitudeDeg < 52));
});

test('sentences without times get the declared rate', async (context) => {
  const path = outsideFile(context, 'ais/gpsd_sample.aivdm');
  if (path === null) return;
  const { lines } = await track(path, '--sensors', join(SENSORS, 'ais-sentences.yaml'));
  assertContract(lines);
  assert.ok(lines.length > 0);
});
