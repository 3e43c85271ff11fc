import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { outsideFile } from '../../test/outside.ts';
import { runPredict } from './predict.ts';
import { readFlights } from './predict-flights.ts';

interface Ran {
  readonly code: number;
  readonly out: string[];
  readonly err: string[];
}

async function run(...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runPredict(
    args,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out, err };
}

function file(context: TestContext, name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-predict-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const INTERMEDIATE = ['--apogee', '770', '--range', '3700', '--from', '39.200159,125.673256'];

test('the flight of 2017-09-15 is a ballistic IRBM whose reported time fits', async () => {
  const args = [...INTERMEDIATE, '--bearing', '72', '--reported-time', '1140', '--json'];
  const { code, out } = await run(...args);
  assert.equal(code, 0);
  assert.equal(out.length, 1);
  const o = JSON.parse(out[0]!);
  assert.equal(o.verdict, 'ballistic');
  assert.equal(o.coastTimeS, 1041);
  assert.equal(o.flightTimeS, 1141);
  assert.deepEqual(o.flightTimeIntervalS, [1081, 1201]);
  assert.equal(o.minimumEnergyApogeeKm, 779);
  assert.ok(o.class.IRBM > 0.9);
  assert.equal(o.consistency.verdict, 'consistent');
  assert.equal(o.consistency.residualS, 99);
  assert.deepEqual(o.consistency.expectedResidualS, [40, 160]);
  assert.ok(Math.abs(o.impact.latitudeDeg - 41.3) < 0.2, `${o.impact.latitudeDeg}`);
  const sum = Object.values(o.probability as Record<string, number>).reduce((a, b) => a + b);
  assert.ok(Math.abs(sum - 1) < 0.02);
});

test('no answer holds a launch angle or a speed', async () => {
  for (const json of [[], ['--json']]) {
    const { out } = await run(...INTERMEDIATE, '--bearing', '72', ...json);
    const words = /angle|elevation|velocity|speed|mps|m\/s|burnout|start|ecef/i;
    assert.doesNotMatch(out.join('\n'), words);
  }
});

test('without a bearing there is no place of impact; without a time no residual', async () => {
  const { out } = await run(...INTERMEDIATE, '--json');
  const o = JSON.parse(out[0]!);
  assert.equal(o.impact, null);
  assert.equal(o.consistency.residualS, null);
  assert.equal(o.consistency.verdict, 'consistent');
  assert.match(o.consistency.sentence, /No flight time was reported/);
});

test('a low, long flight is no ballistic arc', async () => {
  const { out } = await run(
    ...['--apogee', '50', '--range', '900', '--from', '39.2,125.7', '--bearing', '81'],
    ...['--reported-time', '660', '--json'],
  );
  const o = JSON.parse(out[0]!);
  assert.equal(o.verdict, 'depressed-or-manoeuvring');
  assert.ok(o.probability.depressedOrManoeuvring > 0.8);
  assert.equal(o.consistency.verdict, 'not-ballistic');
});

test('places south and west are read, with a minus as a value', async () => {
  const { code, out } = await run(
    ...[
      '--apogee',
      '300',
      '--range',
      '1200',
      '--from',
      '-33.9,-70.5',
      '--bearing',
      '-45',
      '--json',
    ],
  );
  assert.equal(code, 0);
  const { impact } = JSON.parse(out[0]!);
  assert.ok(impact.latitudeDeg > -33.9 && impact.longitudeDeg < -70.5);
});

test('wrong usage says what is wrong and ends with 2', async () => {
  for (const args of [
    [],
    ['--apogee', '100'],
    ['--apogee', 'high', '--range', '10', '--from', '1,2'],
    ['--apogee', '100', '--range', '25000', '--from', '1,2'],
    ['--apogee', '100', '--range', '100', '--from', '91,2'],
    ['--apogee', '100', '--range', '100', '--from', '1'],
    ['--apogee', '100', '--range', '100', '--from', '1,2', '--propellant', 'steam'],
    ['--apogee', '100', '--range', '100', '--from', '1,2', '--to', '3,4'],
    ['--csv', 'a', '--state', 'b'],
  ]) {
    const { code, out, err } = await run(...args);
    assert.equal(code, 2, args.join(' '));
    assert.deepEqual(out, []);
    assert.match(err[0]!, /^BNG_USAGE: /);
  }
  assert.equal((await run('--help')).code, 0);
});

test('files that cannot be used end with 1 and say why', async (context) => {
  const missing = await run('--csv', '/nowhere/at/all.csv');
  assert.equal(missing.code, 1);
  assert.match(missing.err[0]!, /BNG_FILE_UNREADABLE/);
  for (const text of ['', 'a,b\n1,2\n']) {
    assert.equal((await run('--csv', file(context, 'a.csv', text))).code, 1);
  }
  for (const text of ['', '[]', '{}', '{"stateEcef":[1,2,3,4,5,6]}', '{"stateEcef":[1]}', '{']) {
    const { code, err } = await run('--state', file(context, 's.json', text));
    assert.equal(code, 1, text);
    assert.ok(err.length > 0);
  }
});

test('a state in flight is judged like its figures', async (context) => {
  const state = {
    latitudeDeg: 39.5,
    longitudeDeg: 127,
    heightM: 120_000,
    velocityEnuMps: [4_400, 1_000, 2_800],
  };
  const path = file(context, 'state.json', JSON.stringify(state));
  const { code, out } = await run('--state', path, '--json', '--propellant', 'liquid');
  assert.equal(code, 0);
  const o = JSON.parse(out[0]!);
  assert.equal(o.verdict, 'ballistic');
  assert.ok(o.class.IRBM > 0.8, JSON.stringify(o.class));
  assert.ok(o.impact.longitudeDeg > 150);
});

test('a table may quote, leave out and misspell; each row has its own answer', async (context) => {
  const table = [
    'date,missile,apogee_km,range_km,flight_time_s,launch_lat,launch_lon,source,notes,bearing_deg,propellant',
    '2020-01-01,"A, ""B""",770,3700,1140,39.2,125.67,x,"bearing 10 deg",72,liquid',
    '2020-01-02,C,,380,,39,125,x,failed',
    '',
    '2020-01-03,D,high,380,,39,125,x,failed',
    '2020-01-04,E,260,1000,,39,125,x,bearing 70 deg (derived)',
    '2020-01-05,F,260,1000,,99,125,x,',
  ].join('\r\n');
  const { code, out } = await run('--csv', file(context, 't.csv', table), '--json');
  assert.equal(code, 0);
  const rows = out.map((line) => JSON.parse(line));
  assert.deepEqual(
    rows.map((row) => [row.line, row.missile, row.verdict]),
    [
      [2, 'A, "B"', 'ballistic'],
      [3, 'C', 'unknown'],
      [5, 'D', 'unknown'],
      [6, 'E', 'ballistic'],
      [7, 'F', 'unknown'],
    ],
  );
  assert.ok(rows[0].impact.longitudeDeg > 160, 'the column wins over the notes');
  assert.ok(rows[3].impact !== null, 'the notes give a bearing');
});

test('a cell that cannot be read, or a quote that never ends, is told and not passed over', async (context) => {
  const table = [
    'date,missile,apogee_km,range_km,flight_time_s,launch_lat,launch_lon,bearing_deg,propellant',
    '1,A,150,500,xyz,40,129,,',
    '2,B,150,500,,40,129,east,',
    '3,C,150,500,,40,129,,plasma',
    '4,D,150,500,400,40,129,90,Solid',
    '5,"E,150,500,,40,129,,',
    '6,F,150,500,,40,129,,',
  ].join('\n');
  const { out } = await run('--csv', file(context, 't.csv', table), '--json');
  const reasons = out.map((line) => JSON.parse(line).reason as string | undefined);
  const [time, bearing, propellant, fine, quote] = reasons;
  assert.match(time!, /flight_time_s/);
  assert.match(bearing!, /bearing_deg/);
  assert.match(propellant!, /propellant/);
  assert.equal(fine, undefined);
  assert.match(quote!, /quoted/);
});

test('published flights: coast times as computed elsewhere, contradictions found', async (context) => {
  const path = outsideFile(context, 'flights/flights.csv');
  if (path === null) return;
  const { code, out } = await run('--csv', path, '--json');
  assert.equal(code, 0);
  const rows = out.map((line) => JSON.parse(line));
  const row = (date: string, missile: RegExp) =>
    rows.find((r) => r.date === date && missile.test(r.missile));
  // Coast times of an independent shooting on the rotating Earth with J2, rounded to seconds.
  for (const [date, missile, coastS, residualS, verdict] of [
    ['2017-05-15', /Hwasong-12/, 1686, null, 'consistent'],
    ['2017-07-04', /Hwasong-14/, 2080, 260, 'consistent'],
    ['2017-09-15', /Hwasong-12/, 1041, 99, 'consistent'],
    ['2017-11-29', /Hwasong-15/, 3039, 141, 'consistent'],
    ['2022-03-24', /Hwasong-15/, 4110, -58, 'contradictory'],
    ['2022-11-18', /Hwasong-17/, 3979, 156, 'consistent'],
    ['2023-02-18', /Hwasong-15/, 3812, 203, 'consistent'],
    ['2023-03-16', /Hwasong-17/, 3981, 170, 'consistent'],
    ['2023-07-12', /Hwasong-18/, 4355, 136, 'consistent'],
    ['2023-12-18', /Hwasong-18/, 4273, 142, 'consistent'],
    ['2024-10-31', /Hwasong-19/, 5017, 139, 'consistent'],
    ['2023-06-15', /SRBM/, 239, 421, 'not-ballistic'],
  ] as const) {
    const found = row(date, missile);
    assert.ok(found !== undefined, date);
    assert.ok(Math.abs(found.coastTimeS - coastS) <= 1, `${date}: ${found.coastTimeS}`);
    assert.equal(found.consistency.verdict, verdict, date);
    if (residualS !== null) {
      assert.ok(Math.abs(found.consistency.residualS - residualS) <= 1, date);
    }
  }
  assert.equal(rows.length, 93);
  assert.equal(rows.filter((r) => typeof r.consistency?.residualS === 'number').length, 11);
  const flights = readFlights(readFileSync(path, 'utf8'));
  assert.ok(typeof flights !== 'string');
  const far = flights.filter(
    ({ missile, flight }) =>
      /^Hwasong-1[45789]\b/.test(missile) && flight !== null && flight.apogeeM >= 2_500e3,
  );
  assert.equal(far.length, 10);
  for (const { line, date } of far) {
    const answer = rows.find((r) => r.line === line);
    assert.equal(Object.keys(answer.class)[0], 'ICBM', date);
    assert.equal(answer.verdict, 'ballistic', date);
  }
  for (const r of rows) {
    // The rule speaks of ranges beyond 325 km, whose flattest apogee is above 80 km.
    if (!/KN-23|glide|HGV/.test(r.missile) || r.minimumEnergyApogeeKm < 81) continue;
    assert.equal(r.verdict, 'depressed-or-manoeuvring', `${r.date} ${r.missile}`);
  }
});

test('the page of reported flights is what the command prints', async (context) => {
  const path = outsideFile(context, 'flights/flights.csv');
  if (path === null) return;
  const { out } = await run('--csv', path, '--table');
  const page = readFileSync(new URL('../../docs/algorithms/reported-flights.md', import.meta.url));
  assert.ok(page.toString().endsWith(`${out.join('\n')}\n`), 'make it anew, as its head says');
});

test('a table comes from standard input where the file is -', () => {
  const bin = fileURLToPath(new URL('../../bin/bongsu.js', import.meta.url));
  const input =
    'date,missile,apogee_km,range_km,launch_lat,launch_lon\n2020-01-01,A,770,3700,39.2,125.67\n';
  const ran = spawnSync(process.execPath, [bin, 'predict', '--csv', '-', '--json'], { input });
  assert.equal(ran.status, 0, ran.stderr.toString());
  assert.equal(JSON.parse(ran.stdout.toString()).verdict, 'ballistic');
});
