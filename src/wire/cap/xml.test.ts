import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { outsideBytes } from '../../../test/outside.ts';
import { CAP_NAMESPACE, type CapAlert } from './alert.ts';
import { capReference, capTime } from './time.ts';
import { capXml } from './xml.ts';

const FULL: CapAlert = {
  identifier: 'a-1',
  sender: 'centre.example',
  sentMs: Date.UTC(2026, 10, 21, 20, 38, 27, 999),
  status: 'Exercise',
  msgType: 'Update',
  source: 'desk',
  scope: 'Restricted',
  restriction: 'participants',
  addresses: 'one two',
  code: ['c1', 'c2'],
  note: 'note',
  references: ['centre.example,a-0,2026-11-21T20:00:00-00:00', 'x,y,2026-11-21T20:00:01-00:00'],
  incidents: 'i1',
  info: [
    {
      language: 'en-US',
      category: ['Safety', 'Security'],
      event: 'event',
      responseType: ['Shelter', 'Monitor'],
      urgency: 'Immediate',
      severity: 'Extreme',
      certainty: 'Likely',
      audience: 'all',
      eventCode: [{ valueName: 'SAME', value: 'CDW' }],
      effectiveMs: 0,
      onsetMs: 1000,
      expiresMs: 2000,
      senderName: 'Centre',
      headline: 'headline',
      description: 'description',
      instruction: 'instruction',
      web: 'https://centre.example/a-1',
      contact: 'phone',
      parameter: [{ valueName: 'p', value: 'v' }],
      resource: [
        {
          resourceDesc: 'map',
          mimeType: 'image/png',
          size: 12,
          uri: 'https://centre.example/a.png',
          derefUri: 'AAAA',
          digest: 'da39',
        },
      ],
      area: [
        {
          areaDesc: 'area',
          polygon: [
            [
              [37, 127],
              [37, 128],
              [38, 128],
              [37, 127],
            ],
          ],
          circle: [{ latitudeDeg: 37, longitudeDeg: 127, radiusKm: 1.5 }],
          geocode: [{ valueName: 'ISO 3166-2', value: 'KR-11' }],
          altitudeFt: 0,
          ceilingFt: 1000.5,
        },
      ],
    },
    {
      category: ['Other'],
      event: 'bare',
      urgency: 'Unknown',
      severity: 'Unknown',
      certainty: 'Unknown',
    },
  ],
};

const BARE: CapAlert = {
  identifier: 'a-1',
  sender: 'centre.example',
  sentMs: 0,
  status: 'Test',
  msgType: 'Alert',
  scope: 'Public',
  info: [],
};

/** Text of the first element with this name. */
function read(document: XmlDocument, name: string): string | undefined {
  return document.get(`//c:${name}`, { c: CAP_NAMESPACE })?.content;
}

test('every element stands in the order of the schema', (context) => {
  const xsd = outsideBytes(context, 'cap/cap12.xsd');
  if (xsd === null) return;
  using schema = XmlDocument.fromBuffer(xsd);
  using validator = XsdValidator.fromDoc(schema);
  for (const alert of [FULL, BARE]) {
    using document = XmlDocument.fromString(capXml(alert));
    validator.validate(document);
  }
  const broken = capXml(FULL).replace(/-00:00<\/sent>/, 'Z</sent>');
  using document = XmlDocument.fromString(broken);
  assert.throws(() => validator.validate(document));
});

test('whatever is written is read back as it was, save what XML cannot say', () => {
  const character = fc.oneof(
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(']]>', '<', '&', '&amp;', '"', "'", '\r\n', '\t', '\u0000'),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('\u001b', '\ud800', '\uffff', '\u2028', '한', '\u0085'),
    },
  );
  const anything = fc.array(character, { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(anything, anything, (note, headline) => {
      const [info] = FULL.info;
      const xml = capXml({ ...FULL, note, info: [{ ...info!, headline }] });
      using document = XmlDocument.fromString(xml);
      assert.equal(read(document, 'note'), carried(note));
      assert.equal(read(document, 'headline'), carried(headline));
      assert.equal(read(document, 'areaDesc'), 'area');
    }),
  );
});

/** With U+FFFD where XML 1.0 has no character. */
function carried(text: string): string {
  return [...text.toWellFormed()]
    .map((letter) => {
      const code = letter.codePointAt(0)!;
      const has =
        code === 9 || code === 10 || code === 13 || (code >= 32 && (code & 0xfffe) !== 0xfffe);
      return has || code > 0xffff ? letter : '\ufffd';
    })
    .join('');
}

test('times are in UTC without Z and cut to seconds, before the day of the epoch is no time', () => {
  assert.equal(capTime(FULL.sentMs), '2026-11-21T20:38:27-00:00');
  assert.equal(capTime(0), '1970-01-01T00:00:00-00:00');
  assert.equal(capReference(FULL), 'centre.example,a-1,2026-11-21T20:38:27-00:00');
});

test('what is absent is not written', () => {
  const xml = capXml(BARE);
  for (const name of ['note', 'references', 'info', 'restriction']) {
    assert.ok(!xml.includes(`<${name}`), name);
  }
});
