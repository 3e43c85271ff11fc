import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { outsideFile } from '../../../test/outside.ts';
import type { Printed } from './gpsd.fixture.ts';
import { type Comparison, compare, createComparison } from './gpsd-compare.fixture.ts';
import { type AisMessage, createAisState, decodeSentence, encodeAis } from './index.ts';
import { APPLIED, asMessage, PLAIN } from './messages.fixture.ts';

interface Read {
  readonly message: AisMessage;
  readonly faults: readonly string[];
}

function readLines(lines: readonly string[]): Read[] {
  const state = createAisState();
  const found: Read[] = [];
  for (const line of lines) {
    const { message, faults } = decodeSentence(state, line, 'gpsd');
    if (message !== null) found.push({ message, faults: faults.map(({ reason }) => reason) });
  }
  return found;
}

/** gpsd joins the parts of type 24 and prints at the second; here they stay apart. */
class StaticB {
  readonly #names = new Map<number, string>();

  /** Part A's name into part B, as gpsd has it; null: gpsd prints nothing for this one. */
  joined(message: AisMessage): AisMessage | null {
    if (message.type !== 24) return message;
    if (message.part === 'A') {
      this.#names.set(message.mmsi, message.name ?? '');
      return null;
    }
    const name = this.#names.get(message.mmsi);
    this.#names.delete(message.mmsi);
    // `name` rides along as gpsd's shipname: see `printedOf`.
    return name === undefined ? null : ({ ...message, name } as AisMessage);
  }
}

function compareOne(to: Comparison, message: AisMessage, printed: Printed): void {
  if (message.type !== 24) {
    compare(to, message, printed);
    return;
  }
  const { shipname, vendorid, ...others } = printed;
  assert.equal((message as unknown as { name: string }).name, shipname);
  // Before M.1371-4 the vendor had seven characters, and gpsd reads them all.
  assert.ok(message.part === 'B' && String(vendorid).startsWith(message.vendor ?? ''));
  compare(to, message, others);
}

/** What gpsd prints and M.1371-5 has no field for: bits that it calls spare. */
const SPARE = [
  'type 9.regional',
  'type 18.regional',
  'type 18.reserved',
  'type 19.reserved',
  'type 19.regional',
];

/** Data that gpsd prints raw, and that are read by field here. */
const READ_HERE = ['type 6.data', 'type 17.data'];

/** Spare bits behind a destination since M.1371-4, which gpsd takes for data; unused by gpsd. */
const SPARE_BITS = [
  'type 25.app_id',
  'type 25.data',
  'type 26.app_id',
  'type 26.data',
  'type 26.radio',
];

test('gpsd’s sample, scaled: every value that it prints, but for the differences named', (context) => {
  // It prints corrections to a tenth of a degree, long range to four decimals.
  compareSample(context, 'js', (type) => (type === 17 ? 1 : type === 27 ? 4 : 6));
});

test('gpsd’s sample, as sent: the same to the last bit', (context) => {
  compareSample(context, 'ju', () => 7);
});

function compareSample(
  context: TestContext,
  form: 'js' | 'ju',
  decimals: (type: number) => number,
): void {
  const input = outsideFile(context, 'ais/gpsd_sample.aivdm');
  const output = outsideFile(context, `ais/gpsd_sample.aivdm.${form}.chk`);
  if (input === null || output === null) return;
  const expected = readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Printed)
    .map((printed) => (form === 'ju' ? scaled(printed) : printed));
  const parts = new StaticB();
  const ours = readLines(readFileSync(input, 'utf8').split('\n'));
  const comparison = createComparison(decimals);
  const short: string[] = [];
  let at = 0;
  for (const want of expected) {
    let found: AisMessage | null = null;
    let faults: readonly string[] = [];
    while (found === null && at < ours.length) {
      const one = ours[at]!;
      at += 1;
      const message = parts.joined(one.message);
      if (message === null || message.type !== want['type'] || message.mmsi !== want['mmsi']) {
        continue;
      }
      found = message;
      faults = one.faults;
    }
    assert.ok(found !== null, `no message for ${JSON.stringify(want)}`);
    if (found.type === 6 && faults.includes('bad-length')) {
      short.push(`DAC ${found.dac} FI ${found.fi} of ${found.data?.bits} bits`);
    } else {
      compareOne(comparison, found, want);
    }
  }
  context.diagnostic(`${expected.length} messages, ${comparison.compared} values compared`);
  assert.deepEqual(comparison.different, DIFFERENT);
  assert.deepEqual(
    [...comparison.unseen.keys()].filter(
      (name) => ![...SPARE, ...READ_HERE, ...SPARE_BITS].includes(name),
    ),
    [],
  );
  // gpsd reads on in zeros behind the end of what was sent; here these stay raw, with a fault.
  assert.deepEqual(short, [
    'DAC 1 FI 12 of 56 bits',
    'DAC 1 FI 14 of 80 bits',
    'DAC 1 FI 18 of 80 bits',
    'DAC 1 FI 18 of 80 bits',
    'DAC 1 FI 18 of 80 bits',
    'DAC 1 FI 32 of 80 bits',
    'DAC 1 FI 32 of 80 bits',
  ]);
  assert.ok(comparison.compared > 1200, `${comparison.compared} values were compared`);
}

/**
 * Two acknowledgements end within their third MMSI, which gpsd fills with zeros. Type 26 ends in
 * four spare bits before the communication state; gpsd counts them to the data.
 */
const DIFFERENT = [
  'type 7.mmsi3: 0 here, 836359488 there',
  'type 7.mmsi3: 0 here, 76161024 there',
  'type 26.data: "88:0014f2251db2ce9000ff96" here, "92:0014f2251db2ce9000ff9600" there',
  'type 26.data: "112:c700ef007300e000000008001828" here, "116:c700ef007300e0000000080018282e" there',
];

test('gpsd’s log of a waterway: every value of every message', (context) => {
  const file = outsideFile(context, 'ais/gpsd_ais-nmea.log.chk');
  if (file === null) return;
  const comparison = createComparison((type) => (type === 17 ? 1 : type === 27 ? 4 : 6));
  const matched = compareLog(readFileSync(file, 'utf8'), comparison);
  context.diagnostic(`${matched} messages, ${comparison.compared} values compared`);
  assert.deepEqual(comparison.different, []);
  assert.deepEqual(
    [...comparison.unseen.keys()].filter((name) => ![...SPARE].includes(name)),
    [],
  );
  assert.ok(matched > 250 && comparison.compared > 3000, `${matched}, ${comparison.compared}`);
});

/** Sentences with gpsd's output in raw units some lines behind each. */
function compareLog(text: string, comparison: Comparison): number {
  const state = createAisState();
  const parts = new StaticB();
  const latest = new Map<string, AisMessage>();
  let matched = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('!')) {
      const { message } = decodeSentence(state, line, 'log');
      const joined = message === null ? null : parts.joined(message);
      if (joined !== null) latest.set(`${joined.type} ${joined.mmsi}`, joined);
    } else if (line.startsWith('{"class":"AIS"')) {
      const want = JSON.parse(line) as Printed;
      const message = latest.get(`${String(want['type'])} ${String(want['mmsi'])}`);
      assert.ok(message !== undefined, line);
      compareOne(comparison, message, scaled(want));
      matched += 1;
    }
  }
  return matched;
}

/** Positions, speeds and turns of raw output in the units of scaled output. */
function scaled(printed: Printed): Printed {
  const copy: Record<string, unknown> = { ...printed };
  const divide = (name: string, by: number): void => {
    if (typeof copy[name] === 'number') copy[name] = copy[name] / by;
  };
  const type = Number(printed['type']);
  if (type === 6 || type === 8) return copy;
  const perDegree = [17, 22, 23, 27].includes(type) ? 600 : 600_000;
  for (const name of ['lon', 'lat', 'ne_lon', 'ne_lat', 'sw_lon', 'sw_lat']) {
    divide(name, perDegree);
  }
  if (type !== 27) divide('course', 10);
  if (type !== 27 && type !== 9) divide('speed', 10);
  if (type === 5) divide('draught', 10);
  const turn = printed['turn'];
  if (typeof turn === 'number') {
    copy['turn'] =
      turn === -128
        ? 'n/a'
        : Math.abs(turn) === 127
          ? turn < 0
            ? 'fastleft'
            : 'fastright'
          : Math.sign(turn) * (turn / 4.733) ** 2;
  }
  return copy;
}

/** What gpsd 3.22 prints wrongly or not at all, by the name of the arbitrary. */
const NOT_PRINTED: Readonly<Record<string, string>> = {
  '6 DAC 1 FI 14 tidal-window-236': 'places ten times too large',
  '6 DAC 1 FI 15 air-draught': 'read at the place of a type 8',
  '6 DAC 1 FI 16 persons-236': 'read at bit 55, in the destination',
  '6 DAC 1 FI 16 persons-289': 'read at bit 55 but for 136 bits of data, which it has not',
  '8 DAC 1 FI 16 persons-236': 'read at bit 55, one too early',
  '8 DAC 1 FI 16 persons-289': 'asks for 136 bits of data, which it has not',
  '8 DAC 1 FI 17 vts-targets': 'targets of 122 bits, which are 120 in the circular',
  '8 DAC 1 FI 19 traffic-signal': 'its JSON lacks a comma',
  '6 DAC 1 FI 23 area-notice': 'refused beyond 1,008 bits, which ten areas have, and else raw',
  '24 A': 'printed with part B only',
  '24 B': 'printed with part A only',
  '24 B of a mother ship': 'printed with part A only',
};

/** Values that gpsd 3.22 prints otherwise than its own documentation has them. */
const WRONG_IN_322 = [
  /^type (1|2|3)\.turn: -/, // without its sign
  /^type 8\.(lat|waterlevel): /, // 236: "none" of the latitude; 289: below zero as unsigned
  /^type 8\.(start|end): /, // EMMA: hour and minute
  /^type (17|27)\.(lon|lat): /, // to a tenth of a degree
  /^type 27\.status: \d+ here, "/, // its words in the place of the number
  /^type 26\.data: /, // four spare bits
];

test('what is encoded here is read by gpsd’s own decoder as it was meant', (context) => {
  if (!hasGpsdecode(context)) return;
  const raw = new Set<string>();
  const comparison = createComparison((type) => (type === 17 || type === 27 ? 1 : 4));
  for (const [name, arbitrary] of [...Object.entries(PLAIN), ...Object.entries(APPLIED)]) {
    if (name in NOT_PRINTED) continue;
    const messages = fc.sample(arbitrary, { numRuns: 40, seed: 1371 }).map(asMessage);
    const lines = messages.flatMap((message, i) => encodeAis(message, { sequence: i % 10 }));
    const { stdout } = spawnSync('gpsdecode', ['-j'], {
      input: `${lines.join('\r\n')}\r\n`,
      encoding: 'utf8',
    });
    const printed = stdout
      .trim()
      .split('\n')
      .filter((line) => line !== '');
    const expected = readLines(lines);
    if (printed.length !== expected.length) {
      comparison.different.push(`${name}: ${expected.length} here, ${printed.length} there`);
      continue;
    }
    printed.forEach((line, i) => {
      const want = JSON.parse(line) as Printed;
      const { message } = expected[i]!;
      if ('content' in message && message.content !== null && 'data' in want) raw.add(name);
      else compare(comparison, message, want);
    });
  }
  context.diagnostic(`${comparison.compared} values; raw in gpsd: ${[...raw].join(', ')}`);
  assert.deepEqual(
    [...comparison.unseen.keys()].filter(
      (name) => ![...SPARE, ...READ_HERE, ...SPARE_BITS].includes(name),
    ),
    [],
  );
  assert.deepEqual(
    comparison.different.filter((line) => !WRONG_IN_322.some((known) => known.test(line))),
    [],
  );
});

function hasGpsdecode(context: TestContext): boolean {
  const { stdout, stderr } = spawnSync('gpsdecode', ['-V'], { encoding: 'utf8' });
  const found = `${stdout}${stderr}`.includes('3.22');
  if (!found) context.skip('gpsdecode 3.22 is not installed');
  return found;
}
