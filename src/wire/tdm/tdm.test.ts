import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createTdmState,
  DATA_KEYWORDS,
  endTdm,
  feedTdm,
  instantOf,
  MAX_FAULTS,
  METADATA_KEYWORDS,
  parseEpoch,
  readTdm,
  type Tdm,
  writeTdmKvn,
  writeTdmXml,
} from './index.ts';

const KVN = `CCSDS_TDM_VERS = 2.0
COMMENT made for a test
CREATION_DATE = 2026-11-21T12:00:00Z
ORIGINATOR = BONGSU
META_START
TIME_SYSTEM = UTC
PARTICIPANT_1 = RADAR-1
PARTICIPANT_2 = OBJECT
MODE = SEQUENTIAL
PATH = 1,2,1
RANGE_UNITS = km
ANGLE_TYPE = AZEL
META_STOP
DATA_START
RANGE = 2026-325T11:00:00.5 1834.2115
ANGLE_1 = 2026-325T11:00:00.5 40.8125
ANGLE_2 = 2026-11-21T11:00:00.5 31.58
DATA_STOP
`;

const lines = KVN.split('\n');

/** The message with one line written anew; its number counts from 1. */
function withLine(number: number, text: string): string {
  return lines.map((line, index) => (index === number - 1 ? text : line)).join('\n');
}

function told(text: string): [number, string][] {
  return readTdm(text).faults.map(({ line, reason }) => [line, reason]);
}

test('a message reads as it stands, with instants of UTC', () => {
  const { messages, faults } = readTdm(KVN);
  assert.deepEqual(faults, []);
  const epochMs = Date.UTC(2026, 10, 21, 11, 0, 0, 500);
  assert.deepEqual(messages, [
    {
      version: '2.0',
      comments: ['made for a test'],
      creationDate: '2026-11-21T12:00:00Z',
      originator: 'BONGSU',
      messageId: null,
      segments: [
        {
          metadata: {
            comments: [],
            TIME_SYSTEM: 'UTC',
            PARTICIPANT_1: 'RADAR-1',
            PARTICIPANT_2: 'OBJECT',
            MODE: 'SEQUENTIAL',
            PATH: [1, 2, 1],
            RANGE_UNITS: 'km',
            ANGLE_TYPE: 'AZEL',
          },
          unread: [],
          comments: [],
          observations: [
            {
              keyword: 'RANGE',
              epoch: '2026-325T11:00:00.5',
              timeMs: epochMs,
              line: 15,
              value: 1834.2115,
            },
            {
              keyword: 'ANGLE_1',
              epoch: '2026-325T11:00:00.5',
              timeMs: epochMs,
              line: 16,
              value: 40.8125,
            },
            {
              keyword: 'ANGLE_2',
              epoch: '2026-11-21T11:00:00.5',
              timeMs: epochMs,
              line: 17,
              value: 31.58,
            },
          ],
        },
      ],
    },
  ]);
});

test('both encodings say the same', () => {
  const strip = (message: Tdm | undefined): string =>
    JSON.stringify(message, (name, value: unknown) => (name === 'line' ? undefined : value));
  const [message] = readTdm(KVN).messages;
  assert.equal(strip(readTdm(writeTdmXml(message!)).messages[0]), strip(message));
  assert.equal(writeTdmKvn(readTdm(writeTdmXml(message!)).messages[0]!), writeTdmKvn(message!));
});

test('every line end that the standard allows is one', () => {
  for (const end of ['\r\n', '\n\r', '\r']) {
    const { messages, faults } = readTdm(KVN.replaceAll('\n', end));
    assert.deepEqual(faults, []);
    assert.equal(messages[0]!.segments[0]!.observations[2]!.line, 17);
  }
});

test('a bad line of data is told with its number and its reason', () => {
  const cases: [string, string][] = [
    ['RANGE = 2026-325T11:00:00.5 far', 'not-a-number'],
    ['RANGE = 2026-325T11:00:00.5 NaN', 'not-a-number'],
    ['RANGE = 2026-325T11:00:00.5 1e999', 'not-a-number'],
    ['RANGE = 2026-366T11:00:00.5 1', 'malformed'],
    ['RANGE = 2026-02-29T11:00:00.5 1', 'malformed'],
    ['RANGE = 2026-325T24:00:00 1', 'malformed'],
    ['RANGE = 1834', 'malformed'],
    ['RANGE', 'malformed'],
    ['range = 2026-325T11:00:00.5 1', 'malformed'],
    ['DISTANCE = 2026-325T11:00:00.5 1', 'undefined-item'],
    ['ANGLE_1 = 2026-325T11:00:01 360.0', 'out-of-range'],
    ['RCS = 2026-325T11:00:01 0', 'out-of-range'],
    ['RHUMIDITY = 2026-325T11:00:01 101', 'out-of-range'],
    ['DOPPLER_COUNT = 2026-325T11:00:01 1.5', 'not-a-number'],
    ['TRANSMIT_PHASE_CT_1 = 2026-325T11:00:01 1E5', 'not-a-number'],
    [`RANGE = 2026-325T11:00:01 ${'1'.repeat(5000)}`, 'oversized'],
  ];
  for (const [line, reason] of cases) {
    const { messages, faults } = readTdm(withLine(15, line));
    assert.deepEqual(
      faults.map((fault) => [fault.line, fault.reason]),
      [[15, reason]],
      line,
    );
    assert.equal(messages[0]!.segments[0]!.observations.length, 2);
    assert.match(faults[0]!.message, /^line 15: /);
    assert.equal(faults[0]!.offset, lines.slice(0, 14).join('\n').length + 1);
  }
});

test('a value that is there twice at one epoch counts once', () => {
  assert.deepEqual(told(withLine(16, 'RANGE = 2026-11-21T11:00:00.500 5')), [[16, 'malformed']]);
});

test('a metadata line that cannot be read is named: the data may mean something else', () => {
  const cases: [number, string, string, string][] = [
    [11, 'RANGE_UNITS = miles', 'unknown-type', 'RANGE_UNITS'],
    [11, 'RANGE_UNIT = s', 'undefined-item', '?'],
    [11, 'RANGE_UNITS s', 'malformed', '?'],
    [10, 'PATH = 1,2,7', 'malformed', 'PATH'],
    [12, 'ANGLE_TYPE = ALTAZ', 'unknown-type', 'ANGLE_TYPE'],
    [12, 'RANGE_UNITS = s', 'malformed', 'RANGE_UNITS'],
  ];
  for (const [line, text, reason, keyword] of cases) {
    const { messages, faults } = readTdm(withLine(line, text));
    assert.deepEqual(
      faults.map((fault) => [fault.line, fault.reason]),
      [[line, reason]],
      text,
    );
    assert.deepEqual(messages[0]!.segments[0]!.unread, [keyword]);
    assert.equal(messages[0]!.segments[0]!.observations.length, 3);
  }
});

test('what is missing is told', () => {
  assert.deepEqual(told(withLine(3, '')), [[5, 'missing-part']]);
  assert.deepEqual(told(withLine(6, '')), [[13, 'missing-part']]);
  assert.deepEqual(told(withLine(7, '')), [[13, 'malformed']], 'the path leads over nobody');
  assert.deepEqual(told(withLine(13, '')), [[14, 'missing-part']]);
  assert.deepEqual(told(withLine(18, '')), [[18, 'missing-part']]);
  assert.deepEqual(told(withLine(12, 'CORRECTION_RANGE = 1.0')), [[13, 'missing-part']]);
  assert.deepEqual(told(lines.slice(0, 4).join('\n')).at(-1), [4, 'missing-part']);
});

test('a segment whose beginning is lost loses its data, and the next one is read', () => {
  const text = [...lines.slice(0, 4), 'MTA_START', ...lines.slice(5, -1), ...lines.slice(4)].join(
    '\n',
  );
  const { messages, faults } = readTdm(text);
  assert.equal(messages[0]!.segments.length, 1);
  assert.equal(messages[0]!.segments[0]!.observations.length, 3);
  assert.ok(faults.every((fault) => fault.line <= 14));
});

test('a message without its first line, or of another version, is not read; the next one is', () => {
  for (const [first, reason] of [
    ['CCSDS_TDM_VERSION = 2.0', 'bad-header'],
    ['CCSDS_TDM_VERS = 3.0', 'unknown-edition'],
  ] as const) {
    const { messages, faults } = readTdm(withLine(1, first) + KVN);
    assert.equal(messages.length, 1);
    assert.deepEqual(
      faults.map((fault) => [fault.line, fault.reason]),
      [[1, reason]],
    );
  }
});

test('time systems with an exact relation to UTC are converted', () => {
  const at = (text: string, system: string): number | null => instantOf(parseEpoch(text)!, system);
  const utc = Date.UTC(2026, 0, 1);
  assert.equal(at('2026-01-01T00:00:00', 'UTC'), utc);
  // 37 leap seconds since 2017; GPS runs 19 behind TAI, TT 32.184 before it.
  assert.equal(at('2026-01-01T00:00:37', 'TAI'), utc);
  assert.equal(at('2026-01-01T00:00:18', 'GPS'), utc);
  assert.equal(at('2026-01-01T00:01:09.184', 'TT'), utc);
  // J2000.0 is 2000-01-01T12:00:00 TT (IAU 1994): 11:58:55.816 UTC.
  assert.equal(at('2000-01-01T12:00:00', 'TT'), Date.UTC(2000, 0, 1, 11, 58, 55, 816));
  // The GPS epoch.
  assert.equal(at('1980-01-06T00:00:00', 'GPS'), Date.UTC(1980, 0, 6));
  for (const system of ['UT1', 'TDB', 'TCB', 'TCG', 'SCLK', 'GMST', 'MET']) {
    assert.equal(at('2026-01-01T00:00:00', system), null);
  }
  assert.equal(at('1971-12-31T23:59:59', 'TAI'), null);
});

test('a leap second is taken where there was one, and stands at the first second of the next day', () => {
  const leap = parseEpoch('2016-12-31T23:59:60.25');
  assert.equal(instantOf(leap!, 'UTC'), Date.UTC(2017, 0, 1, 0, 0, 0, 250));
  assert.deepEqual(parseEpoch('2016-366T23:59:60.25'), leap);
  assert.equal(parseEpoch('2017-12-31T23:59:60'), null);
  assert.equal(parseEpoch('2016-12-31T22:59:60'), null);
  // TAI runs through it: 36 s before, the second itself, 37 s behind it.
  const tai = (text: string): number | null => instantOf(parseEpoch(text)!, 'TAI');
  assert.equal(tai('2017-01-01T00:00:35.5'), Date.UTC(2016, 11, 31, 23, 59, 59, 500));
  assert.equal(tai('2017-01-01T00:00:36.5'), Date.UTC(2017, 0, 1, 0, 0, 0, 500));
  assert.equal(tai('2017-01-01T00:00:37.5'), Date.UTC(2017, 0, 1, 0, 0, 0, 500));
});

test('other time systems are told, their data stay without instants', () => {
  const { messages, faults } = readTdm(withLine(6, 'TIME_SYSTEM = UT1'));
  assert.deepEqual(
    faults.map((fault) => [fault.line, fault.reason]),
    [[13, 'unknown-type']],
  );
  const { observations } = messages[0]!.segments[0]!;
  assert.deepEqual(
    observations.map(({ timeMs }) => timeMs),
    [null, null, null],
  );
  const zulu = withLine(6, 'TIME_SYSTEM = GPS').replace(
    '2026-325T11:00:00.5 1834',
    '2026-325T11:00:00Z 1834',
  );
  assert.deepEqual(told(zulu), [[15, 'malformed']], 'Z says UTC');
  const leap = 'RANGE = 2016-366T23:59:60 1.0';
  assert.deepEqual(told(withLine(15, leap)), []);
  const tai = withLine(15, leap).replace('TIME_SYSTEM = UTC', 'TIME_SYSTEM = TAI');
  assert.deepEqual(told(tai), [[15, 'malformed']], 'TAI has no leap seconds');
});

const XML = writeTdmXml(readTdm(KVN).messages[0]!);

test('document type declarations and the entities that they define are refused', () => {
  const hostile = [
    XML.replace('<tdm', '<!DOCTYPE tdm SYSTEM "file:///etc/passwd"><tdm'),
    XML.replace('<tdm', '<!DOCTYPE tdm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tdm'),
    XML.replace('BONGSU', '&xxe;'),
    XML.replace('BONGSU', '&#0;'),
    XML.replace('</header>', '</heder>'),
    XML.replace('<header>', '<header'),
    XML.replace('<tdm', '<tdm version="1.0" <'),
    `${'<a>'.repeat(100)}`,
    `<${'a'.repeat(100_000)}`,
  ];
  for (const text of hostile) {
    const { messages, faults } = readTdm(text);
    assert.equal(messages.flatMap(({ segments }) => segments).length, 0, text.slice(0, 200));
    assert.ok(faults.some((fault) => /the rest of the document is not read/.test(fault.message)));
  }
});

test('behind a document that is refused the next one is read', () => {
  const { messages } = readTdm(XML.replace('</header>', '</heder>') + XML);
  assert.equal(messages.flatMap(({ segments }) => segments).length, 1);
});

/** Instants measured in all pieces of a stream, and all faults, those of its end too. */
function streamed(pieces: readonly string[]): { measured: number; reasons: string[] } {
  const state = createTdmState();
  const read = [...pieces.map((piece) => feedTdm(state, `${piece}\n`)), endTdm(state)];
  const events = read.flatMap((piece) => piece.events);
  return {
    measured: events.filter(({ kind }) => kind === 'observation').length,
    reasons: read.flatMap((piece) => piece.faults).map(({ reason }) => reason),
  };
}

test('a message that breaks off is told and takes nothing of the next one with it', () => {
  const bare = XML.slice(XML.indexOf('<tdm'));
  const whole = streamed([XML]).measured;
  assert.equal(whole, 3);
  const beginnings = [
    '<',
    '<tdm',
    '<tdm>',
    '<ndm',
    '<!-- never closed',
    '<?xml version="1.0"?><!--',
    '<!DOCTYPE tdm [<!ENTITY a "aaaa">]>',
    '<?xml version="1.0"?><tdm><header><COMMENT><![CDATA[',
    ...[60, 150, 300, 700, 1000].map((length) => XML.slice(0, length)),
    ...[20, 150, 250, 380].map((length) => KVN.slice(0, length)),
  ];
  for (const beginning of beginnings) {
    for (const next of [XML, KVN]) {
      const { measured, reasons } = streamed([beginning, next, next]);
      assert.ok(measured >= 2 * whole, `${measured} of ${beginning} before ${next.slice(0, 9)}`);
      assert.ok(reasons.length > 0, beginning);
    }
    // Without a declaration a root element that a comment quotes cannot be told from a real one.
    if (/<!(?:--|\[)/.test(beginning)) continue;
    assert.ok(streamed([beginning, bare, bare]).measured >= 2 * whole, beginning);
  }
});

test('in one file too the document behind one that breaks off is read', () => {
  for (const length of [60, 150, 300, 700, 1000]) {
    const { messages, faults } = readTdm(XML.slice(0, length) + XML);
    const read = messages.flatMap(({ segments }) => segments.flatMap((one) => one.observations));
    assert.ok(read.length >= 3, `cut at ${length}`);
    assert.ok(faults.length > 0);
  }
});

test('several messages stand in one element, with a namespace or without', () => {
  const inner = XML.slice(XML.indexOf('<tdm'));
  const qualified = `<?xml version="1.0"?>\n<ndm:ndm>${inner}${inner}</ndm:ndm>`;
  const { messages, faults } = readTdm(qualified);
  assert.deepEqual(faults, []);
  assert.equal(messages.length, 2);
});

test('other messages of a combined document are passed over', () => {
  const inner = XML.slice(XML.indexOf('<tdm'));
  const orbit = '<oem id="CCSDS_OEM_VERS"><header><tdm>x</tdm></header><body/></oem>';
  const own = '<MESSAGE_ID>7</MESSAGE_ID><COMMENT>c</COMMENT>';
  const { messages, faults } = readTdm(`<ndm>${own}${orbit}${inner}</ndm>`);
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['unknown-type'],
  );
  assert.equal(messages[0]!.segments[0]!.observations.length, 3);
});

test('a bad observation of a document loses only itself', () => {
  const { messages, faults } = readTdm(XML.replace('>1834.2115<', '>far<'));
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['not-a-number'],
  );
  assert.match(XML.split('\n')[faults[0]!.line - 1]!, /RANGE/);
  assert.equal(messages[0]!.segments[0]!.observations.length, 2);
  const without = readTdm(XML.replace('<EPOCH>2026-325T11:00:00.5</EPOCH>', ''));
  assert.deepEqual(
    without.faults.map(({ reason }) => reason),
    ['missing-part'],
  );
});

test('a broken file of any size makes a bounded number of faults and no state that grows', () => {
  const many = readTdm(`${lines.slice(0, 14).join('\n')}\n${'nonsense\n'.repeat(20_000)}`);
  assert.equal(many.faults.length, MAX_FAULTS + 1);
  assert.equal(many.unsaid, 20_000 - MAX_FAULTS);
  const state = createTdmState();
  for (let index = 0; index < 3000; index++) {
    feedTdm(state, 'CCSDS_TDM_VERS = 2.0\nCOMMENT a\n');
    feedTdm(state, 'META_START\n');
    for (let again = 0; again < 3; again++) feedTdm(state, 'COMMENT b\nRUBBISH = 1\n');
  }
  assert.ok(JSON.stringify(state).length < 2000);
  const comments = createTdmState();
  feedTdm(comments, `CCSDS_TDM_VERS = 2.0\n${'COMMENT a\n'.repeat(5000)}`);
  assert.equal(comments.header.comments.length, 1000);
  const open = createTdmState();
  for (let index = 0; index < 2000; index++) feedTdm(open, '<!-- never closed\n');
  assert.ok(open.xml.rest.length < 20_000);
  assert.ok(endTdm(createTdmState()).faults.length === 0);
});

test('what would not read back is refused by name', () => {
  const [message] = readTdm(KVN).messages;
  const segment = message!.segments[0]!;
  const broken = (change: Partial<Tdm>): Tdm => ({ ...message!, ...change });
  const cases: [Tdm, RegExp][] = [
    [broken({ creationDate: 'today' }), /CREATION_DATE/],
    [
      broken({
        segments: [
          { ...segment, observations: [{ keyword: 'RCS', epoch: '2020-001T00:00:00', value: -1 }] },
        ],
      }),
      /RCS/,
    ],
    [
      broken({
        segments: [{ ...segment, observations: [{ keyword: 'MAG', epoch: 'now', value: 1 }] }],
      }),
      /MAG/,
    ],
    [
      broken({
        segments: [
          {
            ...segment,
            observations: [{ keyword: 'MAG', epoch: '2020-001T00:00:00', value: Number.NaN }],
          },
        ],
      }),
      /MAG/,
    ],
    [broken({ segments: [{ ...segment, metadata: { ...segment.metadata, PATH: [6] } }] }), /PATH/],
  ];
  for (const [bad, name] of cases) {
    for (const write of [writeTdmKvn, writeTdmXml]) {
      assert.throws(() => write(bad), { name: 'RangeError', message: name });
    }
  }
  assert.throws(() => writeTdmKvn(broken({ originator: '봉수' })), /ORIGINATOR/);
  assert.equal(
    readTdm(writeTdmXml(broken({ originator: '봉수' }))).messages[0]!.originator,
    '봉수',
  );
});

test('the tables hold every keyword of the standard', () => {
  // Table 3-3 without META_START, META_STOP and COMMENT; table 3-5 without the three marks.
  assert.equal(METADATA_KEYWORDS.length, 59);
  assert.equal(DATA_KEYWORDS.length, 22 + 5 * 5);
});
