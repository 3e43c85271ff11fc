import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outsideFile } from '../../../test/outside.ts';
import type { Printed } from './gpsd.fixture.ts';
import { compare, createComparison } from './gpsd-compare.fixture.ts';
import { type AisMessage, createAisState, decodeSentence, readRadio } from './index.ts';

function decodeLines(lines: readonly string[]): AisMessage[] {
  const state = createAisState();
  return lines.flatMap((line) => decodeSentence(state, line, 'test').message ?? []);
}

/** libais' words for what is called otherwise here, is spare, or is said of the radio. */
const OF_LIBAIS = new Set(
  'spare spare2 spare3 spare4 slot_timeout sync_state slot_number slot_offset slot_increment slots_to_allocate keep_flag received_stations unit mode commstate_cs_fill commstate_flag utc_spare link_id notice_type sub_areas duration_minutes ack_required msg_seq transmission_ctl part_num type2_2 offset2_2 slot_offset_2 msg_2 alt_sensor'.split(
    ' ',
  ),
);

/** What libais reads otherwise. */
const DIFFERENT: readonly string[] = [
  // The flags' sense is turned round.
  'type 6.retransmit: false here, true there',
  'type 27.gnss: true here, false there',
  // 104 bits: they end before the second request does.
  'type 15.type1_2: 0 here, 62 there',
  'type 15.offset1_2: 0 here, 2832 there',
  // Its six-bit table has - for _ and ` for '.
  `type 21.name: "9%&//3*37_+P]['<RD^6" here, "9%&//3*37-+P][\`<RD^6" there`,
  // There is no 26th hour: none here.
  'type 11.timestamp: "8416-07-16T24:60:26Z" here, "8416-07-16T26:60:26Z" there',
  // Aircraft give whole knots (M.1371-5 annex 8 section 3.7).
  'type 9.speed: 168 here, 16.8 there',
];

test('libais’ example of each type: the values that it states', (context) => {
  const input = outsideFile(context, 'ais/libais_typeexamples.nmea');
  const output = outsideFile(context, 'ais/libais_typeexamples.json');
  if (input === null || output === null) return;
  const lines = readFileSync(input, 'utf8').trim().split('\n');
  const expected = readFileSync(output, 'utf8').trim().split('\n');
  // Single precision there, and type 27 in tenths of a minute.
  const comparison = createComparison(() => 4);
  const messages = lines.flatMap((line) => decodeLines([line]));
  let matched = 0;
  for (const line of expected) {
    const want = JSON.parse(line) as Record<string, unknown>;
    const message = messages.find((one) => one.type === want['type'] && one.mmsi === want['mmsi']);
    if (message === undefined) continue;
    matched += 1;
    const copy: Printed = Object.fromEntries(
      Object.entries(want)
        .filter(([name]) => !OF_LIBAIS.has(name))
        .map(([name, value]) => [name, name === 'imo' ? Number(value) : singly(value)]),
    );
    compare(comparison, message, copy);
  }
  context.diagnostic(
    `${matched} of ${expected.length} messages, ${comparison.compared} values; ` +
      `not compared: ${[...comparison.unseen.keys()].join(', ')}`,
  );
  assert.deepEqual(comparison.different.sort(), [...DIFFERENT].sort());
  assert.equal(matched, expected.length);
});

/** libais has values in single precision: 35.900001525878906 for 35.9. */
function singly(value: unknown): unknown {
  if (value === null) return 'n/a';
  return typeof value === 'number' && !Number.isInteger(value)
    ? Number(value.toPrecision(7))
    : value;
}

test('libais’ test file: every sentence gives a message, waits for its parts, or has a reason', (context) => {
  const file = outsideFile(context, 'ais/libais_test.aivdm');
  if (file === null) return;
  const state = createAisState();
  const types = new Set<number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const { message, faults, skipped } = decodeSentence(state, line, 'libais');
    if (message !== null) types.add(message.type);
    assert.ok(message !== null || faults.length > 0 || skipped || state.pending.size > 0, line);
  }
  context.diagnostic(`types ${[...types].sort((a, b) => a - b).join(' ')}`);
  for (const type of [1, 2, 3, 4, 5, 9, 18, 19, 21, 24]) assert.ok(types.has(type), `type ${type}`);
});

interface Checked {
  readonly test: string;
  readonly inputs: readonly string[];
  readonly checks: readonly (readonly [string, unknown])[];
}

type Fields = Readonly<Record<string, unknown>>;

/** pyais' names in ours; what it gives in other units is converted. */
function asPyais(message: AisMessage): Fields {
  const m = message as unknown as Fields;
  const list = (m['acknowledged'] ?? m['requests'] ?? m['assignments'] ?? m['reservations']) as
    | readonly Fields[]
    | undefined;
  const [first, second] = list ?? [];
  const dimensions = (m['dimensions'] ?? m) as Fields;
  const content = m['content'] as Fields | null | undefined;
  const data = m['data'] as { hex: string } | null | undefined;
  const tenths = (value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * 600) / 10 : value;
  const place = (value: unknown, none: number): unknown =>
    value === undefined ? undefined : message.type === 17 ? tenths(value) : (value ?? none);
  return {
    msg_type: m['type'],
    repeat: m['repeat'],
    mmsi: m['mmsi'],
    lat: place(m['latitudeDeg'], 91),
    lon: place(m['longitudeDeg'], 181),
    accuracy: m['accurate'],
    raim: m['raim'],
    speed: m['speedKn'] === null ? undefined : m['speedKn'],
    course: m['courseDeg'] === null ? 360 : m['courseDeg'],
    heading: m['headingDeg'] === null ? 511 : m['headingDeg'],
    second: message.type === 4 || message.type === 11 ? m['second'] : (m['utcSecond'] ?? undefined),
    turn: m['rateOfTurnDegPerMin'],
    shipname: m['name'],
    name: m['name'],
    full_name: m['name'],
    destination: m['destination'],
    draught: m['draughtM'],
    callsign: m['callsign'],
    to_bow: dimensions['toBowM'],
    to_stern: dimensions['toSternM'],
    to_port: dimensions['toPortM'],
    to_starboard: dimensions['toStarboardM'],
    year: m['year'],
    month: m['month'],
    day: m['day'],
    hour: m['hour'],
    minute: m['minute'],
    alt: m['altitudeM'],
    dte: m['dte'],
    radio: m['radio'],
    dest_mmsi: m['destinationMmsi'],
    seqno: m['sequence'],
    retransmit: m['retransmitted'],
    dac: m['dac'],
    fid: m['fi'],
    beam: content?.['beamM'],
    data: data?.hex,
    text: m['text'],
    mmsi1: first?.['mmsi'],
    mmsiseq1: first?.['sequence'],
    mmsi2: second?.['mmsi'] === first?.['mmsi'] ? undefined : second?.['mmsi'],
    type1_1: first?.['messageType'],
    type1_2: second?.['messageType'],
    offset1: first?.['slotOffset'],
    offset1_1: first?.['slotOffset'],
    offset1_2: second?.['slotOffset'],
    increment1: first?.['increment'],
    number1: first?.['slots'],
    timeout1: first?.['timeoutMin'],
    cs: m['carrierSense'],
    display: m['display'],
    dsc: m['dsc'],
    band: m['wholeBand'],
    msg22: m['message22'],
    virtual_aid: m['virtual'],
    assigned: m['assigned'],
    off_position: m['offPosition'],
    aid_type: m['aidType'],
    epfd: m['positionDevice'],
    reserved_1: m['status'],
    channel_a: m['channelA'],
    channel_b: m['channelB'],
    power: m['lowPower'],
    band_a: m['narrowA'],
    band_b: m['narrowB'],
    zonesize: m['zoneSize'],
    addressed: m['destinations'] === undefined ? undefined : m['destinations'] !== null,
    dest1: (m['destinations'] as number[] | null | undefined)?.[0],
    dest2: (m['destinations'] as number[] | null | undefined)?.[1],
    ne_lon: tenths(m['northEastLongitudeDeg']),
    ne_lat: tenths(m['northEastLatitudeDeg']),
    sw_lon: tenths(m['southWestLongitudeDeg']),
    sw_lat: tenths(m['southWestLatitudeDeg']),
    interval: m['interval'],
    quiet: m['quietMin'],
    partno: m['part'] === undefined ? undefined : m['part'] === 'A' ? 0 : 1,
    ship_type: m['shipType'],
    vendorid: m['vendor'],
    model: m['model'],
    mothership_mmsi: m['motherShipMmsi'],
    status: m['navigationStatus'],
    gnss: m['late'],
  };
}

/** Tests of pyais whose message is read otherwise here, with the reason. */
const OTHERWISE: Readonly<Record<string, string>> = {
  test_msg_type_26_a: 'two spare bits behind the destination, four before the radio state',
  test_msg_type_27: 'its test has longitude and latitude exchanged',
  test_msg_type_17_a: 'compared without the data: read by field here',
  test_rot_encode_yields_expected_values: 'an encoder’s test',
};

test('the values that pyais’ tests state hold', (context) => {
  const file = outsideFile(context, 'ais/pyais_test_decode.shared.expected.json');
  if (file === null) return;
  let compared = 0;
  const left: string[] = [];
  for (const one of JSON.parse(readFileSync(file, 'utf8')) as Checked[]) {
    const messages = decodeLines(one.inputs);
    if (messages.length !== 1 || one.test in OTHERWISE) continue;
    const ours = asPyais(messages[0]!);
    for (const [expression, want] of one.checks) {
      const match = /(?:\['(\w+)'\]|\w+\.(\w+))(?:, (\d)\))?$/.exec(expression);
      const have = match === null ? undefined : ours[match[1] ?? match[2]!];
      if (have === undefined || want === null || typeof want === 'object') {
        if (want !== null) left.push(`${one.test}: ${expression}`);
        continue;
      }
      const where = `${one.test}: ${expression} is ${String(have)}, expected ${String(want)}`;
      compared += 1;
      if (typeof want === 'number' && typeof have === 'number') {
        const digits = match?.[3] === undefined ? 5 : Number(match[3]);
        assert.ok(Math.abs(have - want) <= 0.51 * 10 ** -digits, where);
      } else {
        const plain = (value: unknown): unknown =>
          typeof value === 'boolean' ? Number(value) : (value ?? '');
        assert.equal(plain(have), plain(want), where);
      }
    }
  }
  context.diagnostic(`${compared} values equal, ${left.length} of its own interface left`);
  assert.ok(compared > 200, `${compared} values were compared`);
});

test('pyais’ communication states hold', (context) => {
  const file = outsideFile(context, 'ais/pyais_test_decode.shared.expected.json');
  if (file === null) return;
  const tests = JSON.parse(readFileSync(file, 'utf8')) as Checked[];
  const one = tests.find(({ test: name }) => name === 'test_sotdma_time_conversion')!;
  const [message] = decodeLines(one.inputs);
  const radio = readRadio(message as { type: number });
  assert.ok(radio?.access === 'sotdma');
  assert.equal(radio.utcHour, 16);
  assert.equal(radio.utcMinute, 30);
});
