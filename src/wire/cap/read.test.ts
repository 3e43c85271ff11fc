import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { outsideBytes } from '../../../test/outside.ts';
import { CAP_PROFILES, type CapAlert, capXml, checkCap, readCap } from './index.ts';
import { MAX_CHARACTERS, MAX_DEPTH, MAX_ELEMENTS } from './tree.ts';

/** Of the outside samples of CAP 1.2: alerts, and signatures in the first. */
const SAMPLES: readonly (readonly [string, number, number])[] = [
  ['australia.cap', 1, 0],
  ['canada.cap', 1, 0],
  ['canada_signed.cap', 1, 2],
  ['wcatwc-warning.cap', 1, 0],
  ['canada_signed.atom', 1, 2],
  ['bushfire_valid.edxlde', 7, 0],
];

test('samples of agencies are read whole, alone and in feeds and envelopes', (context) => {
  for (const [name, count, signatures] of SAMPLES) {
    const bytes = outsideBytes(context, `cap/${name}`);
    if (bytes === null) return;
    const read = readCap(bytes);
    if ('reason' in read) assert.fail(`${name}: ${read.message}`);
    assert.equal(read.length, count, name);
    assert.equal(read[0]?.signatures, signatures, name);
    for (const { version, faults, alert } of read) {
      assert.deepEqual([version, faults], ['1.2', []], name);
      assert.deepEqual(checkCap(alert!), [], name);
    }
  }
});

test('what is written again from a sample is valid and reads the same', (context) => {
  const xsd = outsideBytes(context, 'cap/cap12.xsd');
  if (xsd === null) return;
  using schema = XmlDocument.fromBuffer(xsd);
  using validator = XsdValidator.fromDoc(schema);
  for (const name of ['australia.cap', 'canada.cap', 'wcatwc-warning.cap', 'weather.cap']) {
    const read = readCap(outsideBytes(context, `cap/${name}`)!);
    if ('reason' in read) assert.fail(name);
    const xml = capXml(read[0]!.alert!);
    using document = XmlDocument.fromString(xml);
    validator.validate(document);
    const again = readCap(xml);
    assert.deepEqual('reason' in again ? again : again[0]!.alert, read[0]!.alert);
  }
});

test('attacks by external entities and schemas of other formats are refused or empty', (context) => {
  for (const name of ['xee.cap', 'xee.atom']) {
    const bytes = outsideBytes(context, `cap/${name}`);
    if (bytes === null) return;
    const read = readCap(bytes);
    assert.ok('reason' in read && /document type/.test(read.message), name);
  }
  assert.deepEqual(readCap(outsideBytes(context, 'cap/invalid.rss')!), []);
});

const OPEN = '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">';

/** Each is refused before anything is made of it. */
const HOSTILE: readonly (readonly [string, string, RegExp])[] = [
  ['entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /document type/],
  ['an entity that nothing defines', `${OPEN}<note>&xxe;</note></alert>`, /entity/],
  [
    'inclusion of a file',
    `${OPEN}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/></alert>`,
    /inclusion/,
  ],
  ['depth', `${'<a>'.repeat(MAX_DEPTH + 1)}${'</a>'.repeat(MAX_DEPTH + 1)}`, /levels/],
  ['number', `<a>${'<b/>'.repeat(MAX_ELEMENTS)}</a>`, /elements/],
  ['size', ' '.repeat(MAX_CHARACTERS + 1), /characters/],
  ['a second document', '<a/><a/>', /second element/],
  ['an end that is none', '<a></b>', /not open/],
  ['no end', '<a><b></b>', /no end/],
  ['a prefix that stands for nothing', '<c:alert/>', /prefix/],
  ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><a/>', /encoding/],
];

test('hostile documents are refused as a whole, with the place', () => {
  for (const [name, document, message] of HOSTILE) {
    const bytes = new TextEncoder().encode(document);
    const read = readCap(bytes);
    assert.ok('reason' in read, name);
    assert.match(read.message, message, name);
  }
  const read = readCap(Uint8Array.of(0x3c, 0x61, 0xff, 0x3e));
  assert.ok('reason' in read && read.reason === 'unknown-format');
});

test('names out of an object’s own prototype are names like others', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    const read = readCap(`<alert xmlns="${name}"><${name}/></alert>`);
    assert.deepEqual(read, []);
    const inside = readCap(`${OPEN}<${name}>x</${name}></alert>`);
    if ('reason' in inside) assert.fail(inside.message);
    assert.equal(inside[0]?.faults[0]?.reason, 'undefined-item');
  }
});

const GOOD: CapAlert = {
  ...{ identifier: 'a-1', sender: 'c@example.org', sentMs: 1000, status: 'Actual' },
  ...{ msgType: 'Update', scope: 'Public', references: ['c,a-0,1970-01-01T00:00:00-00:00'] },
  code: ['IPAWSv1.0', 'urn:oasis:names:tc:emergency:cap:1.2:profile:CAP-AU:1.0'],
  info: [
    {
      ...{ category: ['Safety'], event: 'e', responseType: ['Shelter'], urgency: 'Immediate' },
      ...{ severity: 'Extreme', certainty: 'Likely', expiresMs: 2000, senderName: 'Centre' },
      ...{ headline: 'h', description: 'd', instruction: 'i', web: 'https://a', contact: 'c' },
      eventCode: [{ valueName: 'SAME', value: 'CDW' }],
      area: [
        {
          areaDesc: 'a',
          polygon: [
            [
              [1, 1],
              [1, 2],
              [2, 2],
              [1, 1],
            ],
          ],
          geocode: [{ valueName: 'SAME', value: '006109' }],
        },
      ],
    },
  ],
};

const { eventCode: _, ...BARE_INFO } = GOOD.info[0]!;
const AREA = GOOD.info[0]!.area![0]!;
const withArea = (changes: object): CapAlert => ({
  ...GOOD,
  info: [{ ...GOOD.info[0]!, area: [{ ...AREA, ...changes }] }],
});

/** What breaks a rule, the profile it is asked by, and the rule. */
const BROKEN: readonly (readonly [CapAlert, (typeof CAP_PROFILES)[number], RegExp])[] = [
  [{ ...GOOD, identifier: 'a b' }, 'core', /identifier/],
  [{ ...GOOD, sender: 'a,b' }, 'core', /sender/],
  [{ ...GOOD, references: [] }, 'core', /msgType and references/],
  [{ ...GOOD, references: ['a,b'] }, 'core', /3\.2\.1 references/],
  [{ ...GOOD, scope: 'Restricted' }, 'core', /restriction/],
  [{ ...GOOD, scope: 'Private' }, 'core', /addresses/],
  [{ ...GOOD, status: 'Exercise' }, 'core', /status and note/],
  [{ ...GOOD, info: [{ ...BARE_INFO, event: ' ' }] }, 'core', /event/],
  [{ ...GOOD, info: [{ ...BARE_INFO, responseType: ['Assess'] }] }, 'core', /responseType/],
  [
    withArea({
      polygon: [
        [
          [1, 1],
          [1, 2],
          [1, 1],
        ],
      ],
    }),
    'core',
    /polygon/,
  ],
  [withArea({ polygon: [[[1, 1]]] }), 'core', /polygon/],
  [
    withArea({
      polygon: [
        [
          [1, 1],
          [1, 2],
          [2, 2],
          [2, 1],
        ],
      ],
    }),
    'core',
    /polygon/,
  ],
  [
    withArea({
      polygon: [
        [
          [1, 1],
          [1, 181],
          [2, 2],
          [1, 1],
        ],
      ],
    }),
    'core',
    /polygon/,
  ],
  [withArea({ circle: [{ latitudeDeg: 91, longitudeDeg: 0, radiusKm: 1 }] }), 'core', /circle/],
  [withArea({ ceilingFt: 1 }), 'core', /ceiling/],
  [{ ...GOOD, code: [] }, 'ipaws', /code/],
  [{ ...GOOD, info: [BARE_INFO] }, 'ipaws', /eventCode/],
  [
    { ...GOOD, info: [GOOD.info[0]!, { ...GOOD.info[0]!, category: ['Met'] }] },
    'ipaws',
    /category/,
  ],
  [withArea({ polygon: [Array.from({ length: 101 }, () => [1, 1])] }), 'ipaws', /polygon/],
  [{ ...GOOD, info: [] }, 'au', /info/],
  [{ ...GOOD, msgType: 'Cancel', info: [{ ...BARE_INFO, effectiveMs: 0 }] }, 'au', /effective/],
  [{ ...GOOD, info: [{ ...BARE_INFO, web: '' }] }, 'google', /web/],
  [{ ...GOOD, info: [{ ...BARE_INFO, effectiveMs: 3000 }] }, 'google', /effective/],
];

test('a message that follows all rules has no finding in any profile', () => {
  for (const profile of CAP_PROFILES) assert.deepEqual(checkCap(GOOD, profile), [], profile);
});

test('each rule is found broken where it is', () => {
  for (const [message, profile, rule] of BROKEN) {
    const found = checkCap(message, profile);
    assert.ok(
      found.some((finding) => rule.test(finding.rule)),
      `${profile} ${rule}`,
    );
    for (const { at, message: why } of found) assert.ok(at !== '' && why !== '');
  }
});
