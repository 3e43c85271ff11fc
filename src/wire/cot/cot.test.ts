import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { outsideBytes, outsideFile } from '../../../test/outside.ts';
import {
  type CotEvent,
  decodeCot,
  detailOf,
  opexOf,
  textOf,
  writeCotXml,
  writeTakDatagram,
} from './index.ts';
import { cotTime, readCotTime } from './time.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const POINT = '<point lat="37.5" lon="127" hae="12" ce="5" le="9999999.0"/>';
const TIMES =
  'time="2026-11-22T03:00:00Z" start="2026-11-22T03:00:00Z" stale="2026-11-22T03:05:00Z"';
const event = (inside: string, attributes = ''): string =>
  `<event version="2.0" uid="u-1" type="a-f-G" how="m-g" ${TIMES} ${attributes}>${inside}</event>`;

/** The reason of the one fault that a text gives. */
function reasonOf(text: string): string {
  const { events, unread } = decodeCot(bytesOf(text));
  assert.equal(events.length, 0);
  assert.equal(unread.length, 1, text);
  return unread[0]!.fault.reason;
}

test('an event is read with its units, what is unknown as null', () => {
  const [read] = decodeCot(
    bytesOf(event(`${POINT}<detail><remarks>a &amp; b</remarks></detail>`)),
  ).events;
  assert.deepEqual(read!.event.point, {
    latitudeDeg: 37.5,
    longitudeDeg: 127,
    heightM: 12,
    circularErrorM: 5,
    linearErrorM: null,
  });
  assert.equal(read!.event.staleMs - read!.event.timeMs, 300_000);
  assert.equal(textOf(detailOf(read!.event, 'remarks')!), 'a & b');
});

test('hostile and broken XML is refused by reason', () => {
  const doctype = '<!DOCTYPE event [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  assert.equal(reasonOf(doctype + event(POINT)), 'malformed');
  assert.equal(reasonOf(event(`${POINT}<detail><remarks>&x;</remarks></detail>`)), 'malformed');
  assert.equal(reasonOf(event(`${POINT}<detail><a></b></detail>`)), 'malformed');
  assert.equal(reasonOf(event(POINT).slice(0, -4)), 'truncated');
  assert.equal(reasonOf('<alert></alert>'), 'unknown-type');
  assert.equal(reasonOf(event('')), 'missing-part');
  assert.equal(reasonOf(event(POINT.replace('37.5', '97.5'))), 'out-of-range');
  assert.equal(reasonOf(event(POINT.replace('37.5', 'north'))), 'not-a-number');
  assert.equal(reasonOf(event(POINT).replace('2.0', '1.4')), 'unknown-edition');
  assert.equal(reasonOf(event(POINT).replace('03:00:00Z', '03:00:00')), 'malformed');
  const deep = `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`;
  assert.equal(reasonOf(event(`${POINT}<detail>${deep}</detail>`)), 'oversized');
  const wide = '<a/>'.repeat(20_001);
  assert.equal(reasonOf(event(`${POINT}<detail>${wide}</detail>`)), 'oversized');
});

test('one broken event takes none of its neighbours along', () => {
  const broken = event(POINT).replace('lat=', 'lat');
  const { events, unread } = decodeCot(bytesOf(event(POINT) + broken + event(POINT)));
  assert.equal(events.length, 2);
  assert.equal(unread.length, 1);
});

test('opex says the mode, in the schema’s words alone', () => {
  const said = (opex: string): string => opexOf({ opex });
  assert.equal(opexOf({}), 'unsaid');
  assert.deepEqual(['o', 'o-name', 'e-UFS 24', 's', 'live'].map(said), [
    'operation',
    'operation',
    'exercise',
    'simulation',
    'other',
  ]);
});

test('times are read with any zone and written in UTC', () => {
  assert.equal(readCotTime('2026-02-28T23:30:00.5-00:45'), Date.UTC(2026, 2, 1, 0, 15, 0, 500));
  assert.equal(readCotTime('2024-02-29T00:00:00Z'), Date.UTC(2024, 1, 29));
  for (const none of ['2025-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01', '']) {
    assert.equal(readCotTime(none), null, none);
  }
  for (const ms of [0, 1, 951_782_399_999, 4_102_444_799_001]) {
    assert.equal(cotTime(ms), new Date(ms).toISOString());
  }
});

test('the headers of the TAK protocol are told apart, and what is not read is said', () => {
  const [read] = decodeCot(bytesOf(event(POINT))).events;
  const datagram = writeTakDatagram(read!.event);
  assert.deepEqual([...datagram.subarray(0, 3)], [0xbf, 1, 0xbf]);
  const later = Uint8Array.from(datagram);
  later[1] = 2;
  assert.equal(decodeCot(later).unread[0]!.fault.reason, 'unknown-edition');
  assert.equal(decodeCot(datagram.subarray(0, 20)).unread[0]!.fault.reason, 'malformed');
  assert.equal(decodeCot(Uint8Array.of(0xbf, 0x7f, 0x12)).unread[0]!.fault.reason, 'truncated');
  // A message that only says which versions its sender reads holds no event.
  const control = Uint8Array.of(0xbf, 1, 0xbf, 0x0a, 0x02, 0x08, 0x01);
  assert.deepEqual(decodeCot(control), { events: [], unread: [], unsaid: 0 });
});

test('what stands in a detail twice, or says more than its message can, comes through whole', () => {
  const twice =
    '<contact callsign="A"/><contact callsign="B"/><track speed="1.50" course="90"/>' +
    '<status battery="7" readiness="true"/>';
  const [read] = decodeCot(bytesOf(event(`${POINT}<detail>${twice}</detail>`))).events;
  const carried = decodeCot(writeTakDatagram(read!.event)).events[0]!.event;
  assert.deepEqual(carried.detail, read!.event.detail);
});

/** Samples without a uid, a type or a version: events that are none. */
const INCOMPLETE = ['freetakserver_mission', 'node-cot_cli', 'pytak_test_client'];

test('recorded events of TAK clients and servers are read, and written alike', (context) => {
  const tree = outsideFile(context, 'cot/cot-types.xml');
  if (tree === null) return;
  const folder = tree.slice(0, -'/cot-types.xml'.length);
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.xml') && name !== 'cot-types.xml',
  );
  assert.ok(names.length >= 29);
  for (const name of names) {
    const { events, unread } = decodeCot(outsideBytes(context, `cot/${name}`)!);
    if (INCOMPLETE.some((begin) => name.startsWith(begin))) {
      assert.equal(unread[0]!.fault.reason, 'missing-part', name);
      continue;
    }
    assert.equal(unread.length, 0, name);
    assert.equal(events.length, 1, name);
    const { event: read } = events[0]!;
    assert.deepEqual(decodeCot(bytesOf(writeCotXml(read))).events[0]!.event, read, name);
    const carried = decodeCot(writeTakDatagram(read)).events[0]!.event;
    assert.deepEqual(partsOf(carried), partsOf(read), name);
  }
});

/** What stands in `<detail>`, in whatever order elements and attributes come. */
function partsOf(read: CotEvent): string[] {
  return (read.detail ?? [])
    .map(({ name, attributes, children }) =>
      JSON.stringify([name, Object.entries(attributes).sort(), children]),
    )
    .sort();
}

test('what is begun a thousand times and never ended is one fault, and is looked through once', () => {
  for (const begun of ['<!--', '<?', '<![CDATA[']) {
    const bytes = new TextEncoder().encode(`${begun}</event>`.repeat(4000));
    const { events, unread, unsaid } = decodeCot(bytes);
    assert.deepEqual([events.length, unread.length, unsaid], [0, 1, 0], begun);
  }
});
