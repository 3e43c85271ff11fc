import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { CoTParser } from '@tak-ps/node-cot';
import { outsideBytes, outsideFile } from '../../../test/outside.ts';
import {
  type CotEvent,
  decodeCot,
  detailOf,
  textOf,
  writeCotXml,
  writeTakDatagram,
  writeTakStream,
} from './index.ts';

/** What is used of `@tak-ps/node-cot`: another reader and writer of both encodings. */
interface Peer {
  from_xml(text: string): Parsed;
  to_xml(parsed: Parsed): string;
  to_proto(parsed: Parsed): Promise<Uint8Array>;
  from_proto(bytes: Uint8Array): Promise<Parsed>;
  to_geojson(parsed: Parsed): Promise<{ id?: string; properties: Record<string, unknown> }>;
}

interface Parsed {
  readonly raw: { readonly event: { readonly _attributes: Record<string, string> } };
}

const other = CoTParser as unknown as Peer;

/** The header of a datagram, which the other implementation leaves to whoever sends. */
const HEADER = [0xbf, 1, 0xbf];

function withHeader(message: Uint8Array): Uint8Array {
  return Uint8Array.from([...HEADER, ...message]);
}

const EVENT: CotEvent = {
  version: '2.0',
  uid: 'bongsu-exercise-kor-w1-KR-26',
  type: 'u-d-f',
  how: 'm-g',
  opex: 'e-UFS',
  timeMs: Date.UTC(2026, 10, 22, 3, 0, 0, 250),
  startMs: Date.UTC(2026, 10, 22, 3, 0, 0, 250),
  staleMs: Date.UTC(2026, 10, 22, 3, 5),
  point: {
    latitudeDeg: 35.18,
    longitudeDeg: 129.08,
    heightM: null,
    circularErrorM: 1200,
    linearErrorM: null,
  },
  detail: [
    { name: 'contact', attributes: { callsign: 'EXERCISE 부산' }, children: [] },
    { name: 'remarks', attributes: {}, children: ['EXERCISE\nTake shelter & wait'] },
    { name: 'link', attributes: { point: '35.1,129.0' }, children: [] },
    { name: 'link', attributes: { point: '35.2,129.0' }, children: [] },
    { name: 'link', attributes: { point: '35.2,129.2' }, children: [] },
    { name: 'link', attributes: { point: '35.1,129.0' }, children: [] },
    { name: 'track', attributes: { speed: '12.5', course: '90' }, children: [] },
  ],
};

test('what is written is read by another implementation, as XML and as protobuf', async () => {
  for (const parsed of [
    other.from_xml(writeCotXml(EVENT)),
    await other.from_proto(writeTakDatagram(EVENT).subarray(HEADER.length)),
  ]) {
    const { uid, type, stale } = parsed.raw.event._attributes;
    assert.equal(uid, EVENT.uid);
    assert.equal(type, EVENT.type);
    assert.equal(Date.parse(stale!), EVENT.staleMs);
    const { properties } = await other.to_geojson(parsed);
    assert.equal(properties['callsign'], 'EXERCISE 부산');
    assert.equal(properties['remarks'], 'EXERCISE\nTake shelter & wait');
  }
});

test('what another implementation writes is read as what it was made of', async () => {
  const parsed = other.from_xml(writeCotXml(EVENT));
  const encodings = [
    new TextEncoder().encode(other.to_xml(parsed)),
    withHeader(await other.to_proto(parsed)),
  ];
  for (const bytes of encodings) {
    const { events, unread } = decodeCot(bytes);
    assert.deepEqual(unread, []);
    const { event } = events[0]!;
    assert.equal(event.uid, EVENT.uid);
    assert.equal(event.staleMs, EVENT.staleMs);
    assert.equal(event.point.circularErrorM, 1200);
    assert.equal(event.point.heightM, null);
    assert.equal(textOf(detailOf(event, 'remarks')!), 'EXERCISE\nTake shelter & wait');
    assert.deepEqual(
      event
        .detail!.filter(({ name }) => name === 'link')
        .map(({ attributes }) => attributes['point']),
      ['35.1,129.0', '35.2,129.0', '35.2,129.2', '35.1,129.0'],
    );
    assert.deepEqual(detailOf(event, 'track')!.attributes, { speed: '12.5', course: '90' });
  }
});

test('recorded events come through another implementation with the same place and time', async (context) => {
  const tree = outsideFile(context, 'cot/cot-types.xml');
  if (tree === null) return;
  let compared = 0;
  for (const file of readdirSync(tree.slice(0, -'/cot-types.xml'.length))) {
    if (!file.endsWith('.xml') || file === 'cot-types.xml') continue;
    const { events } = decodeCot(outsideBytes(context, `cot/${file}`)!);
    if (events.length === 0) continue;
    const ours = events[0]!.event;
    let proto: Uint8Array;
    try {
      proto = await other.to_proto(other.from_xml(writeCotXml(ours)));
    } catch {
      // It wants more of an event than the schema does (a type in its own list, for one).
      continue;
    }
    compared += 1;
    const theirs = decodeCot(withHeader(proto)).events[0]!.event;
    assert.deepEqual(theirs.point, ours.point, file);
    assert.deepEqual(
      [theirs.uid, theirs.type, theirs.timeMs, theirs.startMs, theirs.staleMs],
      [ours.uid, ours.type, ours.timeMs, ours.startMs, ours.staleMs],
      file,
    );
    // The protobuf of one and the XML of the other say the same in the stream framing too.
    assert.equal(decodeCot(writeTakStream(theirs)).events.length, 1);
  }
  context.diagnostic(`${compared} events compared`);
  assert.ok(compared >= 20);
});
