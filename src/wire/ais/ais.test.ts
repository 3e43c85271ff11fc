import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AisContent,
  type AisMessage,
  type AisSentenceOptions,
  createAisState,
  decodeSentence,
  encodeAis,
  readRadio,
} from './index.ts';

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
    positionMode: 'normal',
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

test('a TAG block is read whole, and a broken one refuses the line', () => {
  const tag = '\\s:r3669961,d:MHQ,n:157036,r:12,t:hi,c:1241544035123*13\\';
  const sentence = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A';
  const { tag: read, timeMs } = decodeSentence(createAisState(), tag + sentence, 'test');
  assert.equal(timeMs, 1_241_544_035_123);
  assert.deepEqual(read, {
    timeMs: 1_241_544_035_123,
    station: 'r3669961',
    destination: 'MHQ',
    line: 157_036,
    relativeTime: 12,
    group: null,
    text: 'hi',
  });
  assert.deepEqual(reasons(`${tag.replace('r:12', 'r:13')}${sentence}`), ['bad-checksum']);
  assert.deepEqual(reasons(`\\c:12${sentence}`), ['malformed']);
});

test('TAG blocks behind one another are read, and what the inner one says counts', () => {
  const outer = '\\s:relay,c:1609841600,d:MHQ*7C\\';
  const inner = '\\s:r1,c:1609841515*7D\\';
  const sentence = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A';
  const read = decodeSentence(createAisState(), outer + inner + sentence, 'test');
  assert.deepEqual(read.faults, []);
  assert.equal(read.message?.mmsi, 371_798_000);
  assert.deepEqual(
    [read.timeMs, read.station, read.tag?.destination],
    [1_609_841_515_000, 'r1', 'MHQ'],
  );
  assert.deepEqual(reasons(`${outer}\\c:1*00\\${sentence}`), ['bad-checksum']);
  assert.deepEqual(reasons(`${outer}\\c:1`), ['malformed']);
});

test('a message longer than five slots is none', () => {
  const state = createAisState();
  const parts = encodeAis({ type: 14, mmsi: 1, text: 'X'.repeat(150) }, { sequence: 1 });
  const payload = parts.map((line) => line.split(',')[5]!);
  const sentence = (number: number, of: string): string => {
    const body = `!AIVDM,2,${number},1,A,${of},0`;
    let sum = 0;
    for (let i = 1; i < body.length; i++) sum ^= body.charCodeAt(i);
    return `${body}*${sum.toString(16).padStart(2, '0')}`;
  };
  decodeSentence(state, sentence(1, payload.join('')), 'feed');
  const { message, faults } = decodeSentence(state, sentence(2, '1'.repeat(40)), 'feed');
  assert.equal(message, null);
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['oversized'],
  );
});

test('the lines of a TAG group share the time and the station of its first', () => {
  const state = createAisState();
  const lines = encodeAis(
    { type: 14, mmsi: 2_655_651, text: 'ALL STATIONS '.repeat(6) },
    { timeMs: 1_700_000_000_000, station: 'r1', group: 77, sequence: 3 },
  );
  assert.equal(lines.length, 2);
  const first = decodeSentence(state, lines[0]!, 'feed');
  assert.deepEqual(first.tag?.group, { line: 1, total: 2, id: '77' });
  assert.equal(state.groups.size, 1);
  const last = decodeSentence(state, lines[1]!, 'feed');
  assert.equal(last.station, 'r1');
  assert.equal(last.timeMs, 1_700_000_000_000);
  assert.equal(last.message?.type, 14);
  assert.equal(state.groups.size, 0);
});

test('groups that never end are forgotten', () => {
  const state = createAisState();
  const of = (id: number): string =>
    encodeAis({ type: 14, mmsi: 1, text: 'X'.repeat(80) }, { group: id, station: 'a' })[0]!;
  for (let i = 0; i < 1000; i++) decodeSentence(state, of(i), 'feed');
  assert.ok(state.groups.size <= 200);
});

test('own ships, other talkers and lines without a channel are told apart', () => {
  const [line] = encodeAis(
    { type: 18, mmsi: 440_000_001 },
    { own: true, talker: 'BS', channel: null },
  );
  assert.match(line!, /^!BSVDO,1,1,,,/);
  const result = decodeSentence(createAisState(), line!, 'feed');
  assert.equal(result.own, true);
  assert.equal(result.channel, null);
  assert.equal(result.message?.type, 18);
});

test('what a logger wrote in front of a sentence is passed over', () => {
  const sentence = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A';
  for (const prefix of ['2026-11-21T12:00:00Z ', '1700000000;', '\uFEFF', '  ', '[rx1] ']) {
    const { message, faults } = decodeSentence(createAisState(), prefix + sentence, 'feed');
    assert.deepEqual(faults, []);
    assert.equal(message?.mmsi, 371_798_000);
  }
  assert.deepEqual(reasons(`${'x'.repeat(70)}${sentence}`), ['unknown-format']);
  assert.equal(decodeSentence(createAisState(), `# ${sentence}`, 'feed').skipped, true);
});

test('parts that stations timed far apart are of two messages', () => {
  const state = createAisState();
  const at = (timeMs: number): string[] =>
    encodeAis({ type: 5, mmsi: 440_000_001, name: 'A' }, { timeMs, station: 'r', group: 5 });
  decodeSentence(state, at(1_700_000_000_000)[0]!, 'feed');
  decodeSentence(state, at(1_700_000_060_000)[0]!, 'feed');
  const late = decodeSentence(state, at(1_700_000_060_000)[1]!, 'feed');
  assert.equal(late.message?.type, 5);
  assert.equal(late.timeMs, 1_700_000_060_000);
});

test('what a short message leaves out is not filled from the message before', () => {
  const sentence = (payload: string): string => {
    const body = `!AIVDM,1,1,,A,${payload},0`;
    let sum = 0;
    for (let i = 1; i < body.length; i++) sum ^= body.charCodeAt(i);
    return `${body}*${sum.toString(16).padStart(2, '0')}`;
  };
  const state = createAisState();
  decodeSentence(state, sentence('w'.repeat(60)), 'feed');
  // A part B of 162 bits, as before M.1371-5: without the position device.
  const [whole] = encodeAis({ type: 24, part: 'B', mmsi: 440_000_001, positionDevice: 0 });
  const { message } = decodeSentence(state, sentence(whole!.split(',')[5]!.slice(0, 27)), 'feed');
  assert.ok(message?.type === 24 && message.part === 'B');
  assert.equal(message.positionDevice, 0);
});

test('a name of an aid to navigation goes on behind the fields only where it is full', () => {
  const name = (text: string): string | null => {
    const [line] = encodeAis({ type: 21, mmsi: 994_400_001, name: text });
    const { message } = decodeSentence(createAisState(), line!, 'feed');
    return message?.type === 21 ? message.name : '';
  };
  assert.equal(name('AHAAHA ROCKS NORTH BUOY NO 7'), 'AHAAHA ROCKS NORTH BUOY NO 7');
  assert.equal(name('TWENTY CHARACTERS   AND MORE'), 'TWENTY CHARACTERS   AND MORE');
  assert.equal(name('ENDS HERE@@@@@@@@@@@NOISE'), 'ENDS HERE');
});

test('application data of another length than its document says stay raw, with a fault', () => {
  const bits = { bits: 40, hex: '0102030405' };
  const [line] = encodeAis({ type: 8, mmsi: 1, dac: 1, fi: 31, content: null, data: bits });
  const { message, faults } = decodeSentence(createAisState(), line!, 'feed');
  assert.ok(message?.type === 8);
  assert.equal(message.content, null);
  assert.deepEqual(message.data, bits);
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['bad-length'],
  );
});

test('targets of a traffic service are 120 bits each, as table 6.2 of SN.1/Circ.289 has them', () => {
  // Bits laid out by the table: 56 + 120 and 56 + 240.
  const lines = [
    '!AIVDM,1,1,,A,802R5`h0DM84@5:3L29E43W`>1sN30,4*3D',
    '!AIVDM,1,1,,A,802R5`h0DM84@5:3L29E43W`>1sN3001`sh40?sK2;7kR5`twh,4*7D',
  ];
  const radar = {
    target: { kind: 'other', name: 'RADAR 7' },
    latitudeDeg: 37.5,
    longitudeDeg: 126.5,
    courseDeg: 123,
    utcSecond: 30,
    speedKn: 12,
  };
  const ship = {
    target: { kind: 'mmsi', mmsi: 440_123_456 },
    latitudeDeg: -1.25,
    longitudeDeg: -170.5,
    courseDeg: null,
    utcSecond: null,
    speedKn: null,
  };
  const state = createAisState();
  const read = lines.map((line) => {
    const { message, faults } = decodeSentence(state, line, 'feed');
    assert.deepEqual(faults, []);
    assert.ok(message?.type === 8 && message.content?.kind === 'vts-targets');
    assert.deepEqual(encodeAis(message), [line]);
    return message.content.targets;
  });
  assert.deepEqual(read, [[radar], [radar, ship]]);
});

test('values whose sign stands in bit 0, wherever that may be, are given as sent', () => {
  // Heard from Austria, where the last bit is the sign, and Croatia, where the first is: 3.63 m
  // to 7.68 m, and 1.85 m, 3.47 m, 1.71 m and 1.96 m.
  const heard = [
    '!AIVDM,1,1,,A,801tME0j60E04QJp1hhL10G20DH1,0*11',
    '!AIVDM,1,1,,B,802ATu0j624P2@G80pEd0D5F0634,0*2F',
  ];
  const codes = heard.map((line) => {
    const { message } = decodeSentence(createAisState(), line, 'feed');
    assert.ok(message?.type === 8 && message.content?.kind === 'water-levels');
    return message.content.gauges.map(({ levelCode }) => levelCode);
  });
  assert.deepEqual(codes, [
    [363 * 2 + 1, 387 * 2 + 1, 368 * 2 + 1, 768 * 2 + 1],
    [8192 + 185, 8192 + 347, 8192 + 171, 8192 + 196],
  ]);
  const warning = { kind: 'emma-warning', minimumCode: 511, maximumCode: 261 } as AisContent;
  const [line, ...more] = encodeAis({ type: 8, mmsi: 1, dac: 200, fi: 23, content: warning });
  assert.deepEqual(more, []);
  const { message } = decodeSentence(createAisState(), line!, 'feed');
  assert.ok(message?.type === 8 && message.content?.kind === 'emma-warning');
  assert.deepEqual([message.content.minimumCode, message.content.maximumCode], [511, 261]);
});

test('the communication state is read by the type’s access scheme', () => {
  assert.deepEqual(readRadio({ type: 1, radio: 34_017 }), {
    access: 'sotdma',
    sync: 0,
    slotTimeout: 2,
    slotNumber: 1249,
  });
  assert.deepEqual(readRadio({ type: 1, radio: 0x4000 + (16 << 9) + (30 << 2) }), {
    access: 'sotdma',
    sync: 0,
    slotTimeout: 1,
    utcHour: 16,
    utcMinute: 30,
  });
  assert.deepEqual(readRadio({ type: 3, radio: (2 << 17) + (100 << 4) + (3 << 1) + 1 }), {
    access: 'itdma',
    sync: 2,
    slotIncrement: 100,
    slots: 3,
    keep: true,
  });
  assert.equal(readRadio({ type: 18, radio: 393_222, carrierSense: true }), null);
  assert.equal(readRadio({ type: 5 }), null);
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
    assert.ok(message !== undefined && message.type === 5);
    assert.equal(message.name, 'SEA ENTERPRISE');
    assert.equal(message.destination, 'LEMMER');
    assert.equal(message.callsign, 'HP6683');
  }
  const state = createAisState();
  decodeSentence(state, PARTS[0], 'one');
  assert.equal(decodeSentence(state, PARTS[1], 'other').message, null);
  assert.equal(state.pending.size, 2);
});

test('messages whose parts come mixed are told apart by channel, sequence and TAG group', () => {
  const named = (name: string, options: AisSentenceOptions): string[] =>
    encodeAis({ type: 5, mmsi: 440_000_001, name, destination: `TO ${name}` }, options);
  const pairs = [
    named('ONE', { channel: 'A', sequence: 1 }),
    named('TWO', { channel: 'B', sequence: 1 }),
    named('THREE', { channel: 'A', sequence: 2 }),
    named('FOUR', { channel: 'A', sequence: 1, group: 8 }),
  ];
  const mixed = [...pairs.map(([first]) => first!), ...pairs.map(([, second]) => second!)];
  const state = createAisState();
  const read = mixed.map((line) => decodeSentence(state, line, 'feed').message);
  const said = read.flatMap((message) =>
    message?.type === 5 ? [`${message.name} ${message.destination}`] : [],
  );
  assert.deepEqual(said, ['ONE TO ONE', 'TWO TO TWO', 'THREE TO THREE', 'FOUR TO FOUR']);
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
