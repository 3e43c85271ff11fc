import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outsideFile } from '../../../test/outside.ts';
import { type AisMessage, createAisState, decodeSentence } from './index.ts';

function decodeLines(lines: readonly string[]): AisMessage[] {
  const state = createAisState();
  const found: AisMessage[] = [];
  for (const line of lines) {
    const { message } = decodeSentence(state, line, 'test');
    if (message !== null) found.push(message);
  }
  return found;
}

function reasons(line: string): string[] {
  return decodeSentence(createAisState(), line, 'test').faults.map((fault) => fault.reason);
}

test('a position report reads as its fields say', () => {
  const [message] = decodeLines(['!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A']);
  assert.deepEqual(message, {
    type: 1,
    repeat: 0,
    mmsi: 371_798_000,
    navigationStatus: 0,
    rateOfTurnDegPerMin: null,
    turningHard: 'port',
    speedKn: 12.3,
    accurate: true,
    longitudeDeg: -123.39538333,
    latitudeDeg: 48.38163333,
    courseDeg: 224,
    headingDeg: 215,
    utcSecond: 33,
    manoeuvre: 0,
    raim: false,
    radio: 34_017,
  });
});

test('TAG blocks and coast-guard trailers give the time of reception', () => {
  const sentence = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A';
  const tagged = decodeSentence(createAisState(), `\\c:1609841515,s:r1*7D\\${sentence}`, 'test');
  assert.deepEqual(tagged.faults, []);
  assert.equal(tagged.timeMs, 1_609_841_515_000);
  assert.equal(tagged.station, 'r1');
  const trailed = decodeSentence(createAisState(), `${sentence},b003669794,1272412827`, 'test');
  assert.equal(trailed.timeMs, 1_272_412_827_000);
  assert.equal(decodeSentence(createAisState(), sentence, 'test').timeMs, null);
});

test('broken sentences are refused with a reason', () => {
  assert.deepEqual(reasons('!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4B'), ['bad-checksum']);
  assert.deepEqual(reasons('!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), ['bad-checksum']);
  assert.deepEqual(reasons('\\c:1*00\\!AIVDM,1,1,,A,15,0*00'), ['bad-checksum']);
  assert.deepEqual(reasons('!AIVDM,1,1,,B,,0*25'), ['truncated']);
  assert.deepEqual(reasons('hello'), ['unknown-format']);
  assert.deepEqual(reasons('!'.repeat(2000)), ['oversized']);
  const other = decodeSentence(createAisState(), '$GPGGA,,*00', 'test');
  assert.equal(other.skipped, true);
  assert.deepEqual(other.faults, []);
});

const PARTS = [
  '!AIVDM,2,1,9,B,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0*2A',
  '!AIVDM,2,2,9,B,`88888888888880,2*76',
] as const;

test('the parts of a message join by channel, sequence and source, in either order', () => {
  for (const order of [PARTS, [PARTS[1], PARTS[0]]]) {
    const [message] = decodeLines(order);
    assert.ok(message !== undefined && message.type === 5 && !('other' in message));
    assert.equal(message.name, 'SEA ENTERPRISE');
    assert.equal(message.destination, 'LEMMER');
    assert.equal(message.callsign, 'HP6683');
  }
  const state = createAisState();
  decodeSentence(state, PARTS[0], 'one');
  assert.equal(decodeSentence(state, PARTS[1], 'other').message, null);
  assert.equal(state.pending.size, 2);
});

test('a first part whose second never came is dropped when its number comes again', () => {
  const state = createAisState();
  decodeSentence(state, PARTS[0], 'test');
  const again = decodeSentence(state, PARTS[0], 'test');
  assert.deepEqual(
    again.faults.map((fault) => fault.reason),
    ['missing-part'],
  );
  assert.ok(decodeSentence(state, PARTS[1], 'test').message !== null);
});

test('a part that waited too long is not joined with a later message', () => {
  const state = createAisState();
  decodeSentence(state, PARTS[0], 'test');
  for (let i = 0; i < 201; i++) decodeSentence(state, PARTS[0], `other ${i}`);
  const late = decodeSentence(state, PARTS[1], 'test');
  assert.equal(late.message, null);
  assert.equal(late.faults[0]?.reason, 'missing-part');
});

test('waiting parts are bounded', () => {
  const state = createAisState();
  for (let i = 0; i < 3000; i++) decodeSentence(state, PARTS[0], `feed ${i}`);
  assert.equal(state.pending.size, 1000);
});

/** One line of gpsd's expected output. */
type Expected = Readonly<Record<string, string | number | boolean | null>>;

/** What our message would be in gpsd's scaled form; fields that it has no equal of are left out. */
function asGpsd(message: AisMessage): Record<string, unknown> {
  if ('other' in message) {
    return { type: message.type, repeat: message.repeat, mmsi: message.mmsi };
  }
  const position =
    'longitudeDeg' in message
      ? {
          lon: message.longitudeDeg ?? 181,
          lat: message.latitudeDeg ?? 91,
          accuracy: message.accurate,
          raim: message.raim,
        }
      : {};
  const size =
    'toBowM' in message
      ? {
          to_bow: message.toBowM,
          to_stern: message.toSternM,
          to_port: message.toPortM,
          to_starboard: message.toStarboardM,
        }
      : {};
  const common = { type: message.type, repeat: message.repeat, mmsi: message.mmsi };
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      return {
        ...common,
        ...position,
        status: message.navigationStatus,
        speed: message.speedKn,
        course: message.courseDeg ?? 360,
        heading: message.headingDeg ?? 511,
        maneuver: message.manoeuvre,
        radio: message.radio,
        turn:
          message.turningHard !== null
            ? message.turningHard === 'port'
              ? 'fastleft'
              : 'fastright'
            : (message.rateOfTurnDegPerMin ?? 'n/a'),
      };
    case 4:
    case 11:
      return { ...common, ...position, epfd: message.positionDevice, radio: message.radio };
    case 5:
      return {
        ...common,
        ...size,
        imo: message.imo ?? 0,
        ais_version: message.version,
        callsign: message.callsign ?? '',
        shipname: message.name ?? '',
        shiptype: message.shipType,
        epfd: message.positionDevice,
        draught: message.draughtM ?? 0,
        destination: message.destination ?? '',
        dte: message.dte ? 1 : 0,
      };
    case 9:
      return {
        ...common,
        ...position,
        alt: message.altitudeM,
        speed: message.speedKn,
        course: message.courseDeg ?? 360,
        dte: message.dte ? 1 : 0,
        assigned: message.assigned,
        radio: message.radio,
      };
    case 18:
      return {
        ...common,
        ...position,
        speed: message.speedKn,
        course: message.courseDeg ?? 360,
        heading: message.headingDeg ?? 511,
        cs: message.carrierSense,
        display: message.display,
        dsc: message.dsc,
        band: message.wholeBand,
        msg22: message.message22,
        radio: message.radio,
      };
    case 19:
      return {
        ...common,
        ...position,
        ...size,
        speed: message.speedKn,
        course: message.courseDeg ?? 360,
        heading: message.headingDeg ?? 511,
        shipname: message.name ?? '',
        shiptype: message.shipType,
        epfd: message.positionDevice,
        dte: message.dte ? 1 : 0,
        assigned: message.assigned,
      };
    case 21:
      return {
        ...common,
        ...position,
        ...size,
        aid_type: message.aidType,
        name: message.name ?? '',
        epfd: message.positionDevice,
        off_position: message.offPosition,
        regional: message.status,
        virtual_aid: message.virtual,
      };
    case 24:
      if (message.part === 'A') return { ...common, shipname: message.name ?? '' };
      return {
        ...common,
        shiptype: message.shipType,
        vendorid: message.vendor ?? '',
        model: message.model,
        serial: message.serial,
        callsign: message.callsign ?? '',
      };
    case 27:
      return {
        ...common,
        ...position,
        status: message.navigationStatus,
        speed: message.speedKn ?? 63,
        course: message.courseDeg ?? 511,
      };
  }
}

/** Compares what both sides have; returns how many values that were, and which names were not. */
function compare(message: AisMessage, expected: Expected, unseen: Set<string>): number {
  const ours = asGpsd(message);
  let compared = 0;
  for (const [name, want] of Object.entries(expected)) {
    if (name.endsWith('_text') || ['class', 'device', 'scaled'].includes(name)) continue;
    const have = ours[name];
    // A message without all of its communication state: gpsd reads a piece of it.
    if (name === 'radio' && have === null) continue;
    if (have === undefined) {
      unseen.add(`${expected['type']}.${name}`);
      continue;
    }
    const wanted =
      name === 'turn' && want !== 'n/a' && !String(want).startsWith('fast') ? Number(want) : want;
    // gpsd hands impossible places on; here they are none.
    if (name === 'lon' && have === 181 && Math.abs(Number(want)) > 180) continue;
    if (name === 'lat' && have === 91 && Math.abs(Number(want)) > 90) continue;
    // gpsd reads the vendor's three letters on into the bits of model and serial.
    if (name === 'vendorid' && String(want).startsWith(String(have))) continue;
    if (typeof have === 'number' && typeof wanted === 'number') {
      // gpsd prints turns in whole degrees a minute and type 27's positions in thousandths.
      const coarse = expected['type'] === 27 && (name === 'lon' || name === 'lat');
      const allowance = name === 'turn' ? 0.51 : coarse ? 1e-3 : 6e-8;
      assert.ok(
        Math.abs(have - wanted) <= allowance,
        `${name}: ${have}, expected ${wanted} in ${JSON.stringify(expected)}`,
      );
    } else {
      assert.equal(have, wanted, `${name} in ${JSON.stringify(expected)}`);
    }
    compared += 1;
  }
  return compared;
}

test('every message of gpsd’s test set agrees with its expected output, field by field', (context) => {
  const input = outsideFile(context, 'ais/gpsd_sample.aivdm');
  const output = outsideFile(context, 'ais/gpsd_sample.aivdm.js.chk');
  if (input === null || output === null) return;
  const expected = readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Expected);
  const messages = decodeLines(readFileSync(input, 'utf8').split('\n'));
  const unseen = new Set<string>();
  let compared = 0;
  let matched = 0;
  let at = 0;
  for (const want of expected) {
    const next = messages.findIndex(
      (message, index) =>
        index >= at && message.type === want['type'] && message.mmsi === want['mmsi'],
    );
    if (next < 0) continue;
    const message = messages[next]!;
    at = next + 1;
    // gpsd merges part A's name into part B's report.
    if (message.type === 24 && 'part' in message && message.part === 'B') continue;
    compared += compare(message, want, unseen);
    matched += 1;
  }
  context.diagnostic(
    `${messages.length} messages here, ${expected.length} there, ${matched} matched, ` +
      `${compared} values equal; not compared: ${[...unseen].sort().join(' ')}`,
  );
  assert.ok(matched >= expected.length * 0.9, `${matched} of ${expected.length} matched`);
  assert.ok(compared > 500, `${compared} values were compared`);
});

test('a log of mixed sentences agrees with gpsd in its positions and names', (context) => {
  const file = outsideFile(context, 'ais/gpsd_ais-nmea.log.chk');
  if (file === null) return;
  const state = createAisState();
  const unseen = new Set<string>();
  let previous: AisMessage | null = null;
  let compared = 0;
  let matched = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('!')) {
      previous = decodeSentence(state, line, 'log').message ?? previous;
    } else if (line.startsWith('{"class":"AIS"')) {
      const want = JSON.parse(line) as Expected;
      if (previous === null || want['mmsi'] !== previous.mmsi || want['type'] !== previous.type) {
        continue;
      }
      compared += compare(previous, scaled(want), unseen);
      matched += 1;
    }
  }
  context.diagnostic(`${matched} messages, ${compared} values equal`);
  assert.ok(matched > 100 && compared > 1000, `${matched} messages, ${compared} values`);
});

/** The log's expected output is in raw units. */
function scaled(want: Expected): Expected {
  const type = Number(want['type']);
  const copy: Record<string, string | number | boolean | null> = { ...want };
  const perDegree = type === 27 ? 600 : 600_000;
  for (const name of ['lon', 'lat']) {
    if (typeof copy[name] === 'number') copy[name] = copy[name] / perDegree;
  }
  if (typeof copy['course'] === 'number' && type !== 27) copy['course'] = copy['course'] / 10;
  if (typeof copy['speed'] === 'number' && type !== 9 && type !== 27) {
    copy['speed'] = copy['speed'] === 1023 ? null : copy['speed'] / 10;
  }
  if (typeof copy['draught'] === 'number') copy['draught'] = copy['draught'] / 10;
  delete copy['turn'];
  return copy;
}

interface Checked {
  readonly test: string;
  readonly inputs: readonly string[];
  readonly checks: readonly (readonly [string, string | number | boolean | null])[];
}

/** pyais' names in ours. */
const PYAIS: Readonly<Record<string, (message: AisMessage) => unknown>> = {
  msg_type: (m) => m.type,
  repeat: (m) => m.repeat,
  mmsi: (m) => m.mmsi,
  lat: (m) => ('latitudeDeg' in m ? (m.latitudeDeg ?? 91) : undefined),
  lon: (m) => ('longitudeDeg' in m ? (m.longitudeDeg ?? 181) : undefined),
  accuracy: (m) => ('accurate' in m ? m.accurate : undefined),
  raim: (m) => ('raim' in m ? m.raim : undefined),
  speed: (m) => ('speedKn' in m ? (m.speedKn ?? undefined) : undefined),
  course: (m) => ('courseDeg' in m ? (m.courseDeg ?? 360) : undefined),
  heading: (m) => ('headingDeg' in m ? (m.headingDeg ?? 511) : undefined),
  second: (m) => ('utcSecond' in m ? (m.utcSecond ?? undefined) : undefined),
  shipname: (m) => ('name' in m ? (m.name ?? '') : undefined),
  destination: (m) => ('destination' in m ? (m.destination ?? '') : undefined),
  callsign: (m) => ('callsign' in m ? (m.callsign ?? '') : undefined),
  draught: (m) => ('draughtM' in m ? (m.draughtM ?? 0) : undefined),
  imo: (m) => ('imo' in m ? (m.imo ?? 0) : undefined),
  to_bow: (m) => ('toBowM' in m ? m.toBowM : undefined),
  to_stern: (m) => ('toSternM' in m ? m.toSternM : undefined),
  to_port: (m) => ('toPortM' in m ? m.toPortM : undefined),
  to_starboard: (m) => ('toStarboardM' in m ? m.toStarboardM : undefined),
  year: (m) => ('year' in m ? m.year : undefined),
  month: (m) => ('year' in m ? m.month : undefined),
  day: (m) => ('year' in m ? m.day : undefined),
  hour: (m) => ('year' in m ? m.hour : undefined),
  minute: (m) => ('year' in m ? m.minute : undefined),
};

test('the values that pyais’ tests state hold', (context) => {
  const file = outsideFile(context, 'ais/pyais_test_decode.shared.expected.json');
  if (file === null) return;
  let compared = 0;
  const left: string[] = [];
  for (const one of JSON.parse(readFileSync(file, 'utf8')) as Checked[]) {
    const [message] = decodeLines(one.inputs);
    if (message === undefined || one.inputs.length > 2) continue;
    for (const [expression, want] of one.checks) {
      const match = /^(round\()?\w+\['(\w+)'\](?:, (\d)\))?$/.exec(expression);
      const read = match === null ? undefined : PYAIS[match[2]!];
      const have: unknown = read?.(message);
      if (have === undefined) {
        left.push(expression);
        continue;
      }
      const where = `${one.test}: ${expression} is ${String(have)}, expected ${String(want)}`;
      if (typeof want === 'number' && typeof have === 'number') {
        const digits = match?.[3] === undefined ? 5 : Number(match[3]);
        assert.ok(Math.abs(have - want) <= 0.51 * 10 ** -digits, where);
      } else {
        assert.equal(
          typeof have === 'boolean' ? Number(have) : have,
          typeof want === 'boolean' ? Number(want) : want,
          where,
        );
      }
      compared += 1;
    }
  }
  context.diagnostic(`${compared} values equal, ${left.length} of fields not decoded here`);
  assert.ok(compared > 60, `${compared} values were compared`);
});

test('libais’ examples are read: every sentence gives a message, waits for parts, or has a reason', (context) => {
  const file = outsideFile(context, 'ais/libais_test.aivdm');
  if (file === null) return;
  const state = createAisState();
  const types = new Set<number>();
  const faults = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const result = decodeSentence(state, line, 'libais');
    if (result.message !== null) types.add(result.message.type);
    for (const fault of result.faults)
      faults.set(fault.reason, (faults.get(fault.reason) ?? 0) + 1);
  }
  context.diagnostic(
    `types ${[...types].sort((a, b) => a - b).join(' ')}; ${JSON.stringify([...faults])}`,
  );
  for (const type of [1, 2, 3, 4, 5, 9, 18, 19, 21, 24]) assert.ok(types.has(type), `type ${type}`);
});
