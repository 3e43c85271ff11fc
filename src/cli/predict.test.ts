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
    ['--csv', 'a', '--bearing', '10'],
    ['--state', 'a', '--bearing', '10'],
    ['--state', 'a', '--seed', '1'],
    ...['1e300', '-361', '0x10', 'NaN', ''].map((b) => [...INTERMEDIATE, `--bearing=${b}`]),
    ...['-5', '0', '1e308', 'Infinity'].map((t) => [...INTERMEDIATE, `--reported-time=${t}`]),
    ['--apogee', '1e300', '--range', '100', '--from', '1,2'],
    ['--apogee', '-3', '--range', '100', '--from', '1,2'],
    ['--apogee', '100', '--range', '100', '--from', 'nan,inf'],
    ['--apogee', '100', '--range', '100', '--from', '1,2,3'],
  ]) {
    const { code, out, err } = await run(...args);
    assert.equal(code, 2, args.join(' '));
    assert.deepEqual(out, []);
    assert.match(err[0]!, /^BNG_USAGE: /);
  }
  assert.equal((await run('--help')).code, 0);
});

test('wrong figures are named with what they may be', async () => {
  for (const [option, text, words] of [
    ['bearing', '1e300', '--bearing 1e300 is not from -360 to 360 degrees'],
    ['reported-time', '-5', '--reported-time -5 is not from 1 to 86,400 s'],
    ['bearing', 'x'.repeat(1000), `--bearing "${'x'.repeat(40)}…" is not a number`],
    ['bearing', 'a\u001b[2Jb', '--bearing "a [2Jb" is not a number'],
  ] as const) {
    const { err } = await run(...INTERMEDIATE, `--${option}=${text}`);
    assert.equal(err[0], `BNG_USAGE: ${words}`);
  }
});

test('a state file that no sensor could write is refused with its reason', async (context) => {
  const state = { stateEcef: [-3.2e6, 4.2e6, 4.2e6, -2_000, -1_500, 1_800] };
  const over = {
    latitudeDeg: 39,
    longitudeDeg: 125,
    heightM: 1e5,
    velocityEnuMps: [4e3, 1e3, 3e3],
  };
  const diagonal = (each: number): number[] =>
    Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? each : 0));
  const but = (at: number, value: number): number[] => diagonal(1).with(at, value);
  const pair = (a: number, b: number, value: number): number[] =>
    but(6 * a + b, value).with(6 * b + a, value);
  for (const [content, words] of [
    [{ stateEcef: [6.3001e6, 0, 0, 100, 0, 0] }, /-78 km above the ground/],
    [{ stateEcef: [6_800, 0, 0, 1, 0, 0] }, /positions are in metres/],
    [{ stateEcef: [9.9e9, 0, 0, 100, 0, 0] }, /above the ground/],
    [{ stateEcef: [-3.2e6, 4.2e6, 4.2e6, -2e4, -1.5e4, 1.8e4] }, /faster than 11200/],
    [{ stateEcef: [-3.2e6, 4.2e6, 4.2e6, 0, 0, 1e300] }, /faster than 11200/],
    [{ ...over, latitudeDeg: 91 }, /"latitudeDeg"/],
    [{ ...over, longitudeDeg: 500 }, /"longitudeDeg"/],
    [{ ...over, latitudeDeg: '39' }, /not numbers/],
    [{ ...over, heightM: -5_000 }, /-5 km above the ground/],
    [{ ...over, velocityEnuMps: [1, 2] }, /"velocityEnuMps" is not 3/],
    [{ latitudeDeg: 39 }, /neither "stateEcef"/],
    [{ ...state, covariance: [1, 2, 3] }, /36 numbers/],
    [{ ...state, covariance: diagonal(-1) }, /variance under 0 in row 1/],
    [{ ...state, covariance: diagonal(1e300) }, /1 sigma above 1000000 m in row 1/],
    [{ ...state, covariance: but(1, 0.5) }, /not symmetric in row 1, column 2/],
    [{ ...state, covariance: pair(0, 1, 5) }, /more than its variances allow/],
    [
      { ...state, covariance: pair(0, 1, 0.9).map((v, i) => pair(1, 2, 0.9)[i]! || v) },
      /not positive semi-definite/,
    ],
  ] as const) {
    const path = file(context, 's.json', JSON.stringify(content));
    const { code, out, err } = await run('--state', path, '--json');
    assert.equal(code, 1, err[0]);
    assert.deepEqual(out, []);
    assert.match(err[0]!, /^BNG_FILE_UNREADABLE: .*"bongsu predict --help"/);
    assert.match(err[0]!, words);
  }
  // A covariance that a correlation of one leaves with no extent is one.
  const path = file(context, 's.json', JSON.stringify({ ...state, covariance: pair(0, 1, 1) }));
  assert.equal((await run('--state', path, '--json')).code, 0);
});

test('a file that never ends is not read to its end', async () => {
  const { code, err } = await run('--csv', '/dev/zero');
  assert.equal(code, 1);
  assert.match(err[0]!, /longer than 16 megabytes/);
});

test('absurd rows are told with their line, and the good ones are judged', async (context) => {
  const table = [
    'date,missile,apogee_km,range_km,flight_time_s,launch_lat,launch_lon,notes,bearing_deg,propellant',
    '1,A,1e300,500,,40,129,,,',
    '2,B,150,1e9,,40,129,,,',
    '3,C,-150,500,,40,129,,,',
    '4,D,150,500,-5,40,129,,,',
    '5,E,150,500,,40,129,,1e300,',
    '6,F,150,500,,40,129,bearing 999 deg,,',
    '7,G,0x96,500,,40,129,,,',
    '8,H,Infinity,500,,40,129,,,',
    '9,I,150,500,,40,129,flew, then fell,,solid',
    '10,\u001b[31mJ,150,500,,40,129,,90,',
  ].join('\n');
  const path = file(context, 't.csv', table);
  const { code, out, err } = await run('--csv', path);
  assert.equal(code, 0);
  assert.deepEqual(
    err.map((line) => line.slice(path.length)),
    [
      ', line 2: not judged: apogee_km 1e300 is not from 0.1 to 100,000 km.',
      ', line 3: not judged: range_km 1e9 is not from 0.1 to 19,000 km.',
      ', line 4: not judged: apogee_km -150 is not from 0.1 to 100,000 km.',
      ', line 5: not judged: flight_time_s -5 is not from 1 to 86,400 s.',
      ', line 6: not judged: bearing_deg 1e300 is not from -360 to 360 degrees.',
      ', line 7: not judged: bearing in the notes 999 is not from -360 to 360 degrees.',
      ', line 8: not judged: apogee_km "0x96" is not a number.',
      ', line 9: not judged: apogee_km "Infinity" is not a number.',
      ', line 10: not judged: it has 11 cells where the header has 10.',
    ],
  );
  assert.equal(out.filter((line) => /Verdict/.test(line)).length, 1);
  assert.ok(out.includes('10  [31mJ'), 'without what would colour a terminal');
  // Nothing but bad rows, or none at all.
  const bad = table.split('\n').slice(0, 3).join('\n');
  assert.equal((await run('--csv', file(context, 'b.csv', bad))).code, 1);
  assert.equal((await run('--csv', file(context, 'h.csv', table.split('\n')[0]!))).code, 1);
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
