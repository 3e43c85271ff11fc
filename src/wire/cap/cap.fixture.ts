/** What the tests of this format start from: any message that its types can say. */
import fc from 'fast-check';
import type { CapAlert, CapArea, CapInfo, CapPolygon } from './alert.ts';
import { ALERT, INFO } from './schema.ts';

const word = fc.stringMatching(/^[A-Za-z0-9가-힣.@:_-]{1,12}$/);
/** Text as XML has it: no control characters, none of which XML would lose. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((value) => value.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/gu, '?'));
const uri = fc.stringMatching(/^https:\/\/[a-z]{1,5}\.example\/[a-z0-9]{0,5}$/);
/** Whole seconds: CAP has no fractions. */
const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const tenThousandth = (most: number) =>
  fc
    .integer({ min: -most * 1e4, max: most * 1e4 })
    .map((value) => Number((value / 1e4).toFixed(4)));

const value = fc.record({ valueName: word, value: text }, { noNullPrototype: true });
const point = fc.tuple(tenThousandth(90), tenThousandth(180));
const polygon: fc.Arbitrary<CapPolygon> = fc
  .array(point, { minLength: 3, maxLength: 6 })
  .map((points) => [...points, points[0]!]);

const area: fc.Arbitrary<CapArea> = fc.record(
  {
    areaDesc: text,
    polygon: fc.array(polygon, { minLength: 1, maxLength: 2 }),
    circle: fc.array(
      fc.record(
        {
          latitudeDeg: tenThousandth(90),
          longitudeDeg: tenThousandth(180),
          radiusKm: fc.integer({ min: 0, max: 1000 }),
        },
        { noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    geocode: fc.array(value, { minLength: 1, maxLength: 2 }),
    altitudeFt: fc.integer({ min: 0, max: 1000 }),
    ceilingFt: fc.integer({ min: 1000, max: 9000 }),
  },
  { requiredKeys: ['areaDesc', 'altitudeFt'], noNullPrototype: true },
);

function oneOf<T>(table: typeof ALERT, element: string): fc.Arbitrary<T> {
  const content = table.find((member) => member.element === element)!.content;
  if (typeof content === 'string') throw new Error(element);
  const all = (
    'Actual Exercise System Test Draft Alert Update Cancel Ack Error Public Restricted Private ' +
    'Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other ' +
    'Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None ' +
    'Immediate Expected Future Past Unknown Extreme Severe Moderate Minor Observed Likely ' +
    'Possible Unlikely'
  ).split(' ');
  return fc.constantFrom(...all.filter((one) => content(one) === one)) as fc.Arbitrary<T>;
}

const info: fc.Arbitrary<CapInfo> = fc.record(
  {
    language: fc.constantFrom('en-US', 'ko', 'ja-JP'),
    category: fc.array(oneOf<CapInfo['category'][number]>(INFO, 'category'), {
      minLength: 1,
      maxLength: 2,
    }),
    event: text,
    responseType: fc.array(oneOf<'Shelter'>(INFO, 'responseType'), { minLength: 1, maxLength: 2 }),
    urgency: oneOf<CapInfo['urgency']>(INFO, 'urgency'),
    severity: oneOf<CapInfo['severity']>(INFO, 'severity'),
    certainty: oneOf<CapInfo['certainty']>(INFO, 'certainty'),
    audience: text,
    eventCode: fc.array(value, { minLength: 1, maxLength: 2 }),
    effectiveMs: instant,
    onsetMs: instant,
    expiresMs: instant,
    senderName: text,
    headline: text,
    description: text,
    instruction: text,
    web: uri,
    contact: text,
    parameter: fc.array(value, { minLength: 1, maxLength: 2 }),
    resource: fc.array(
      fc.record(
        {
          resourceDesc: text,
          mimeType: fc.constant('image/png'),
          size: fc.nat(),
          uri,
          derefUri: word,
          digest: fc.stringMatching(/^[0-9a-f]{40}$/),
        },
        { requiredKeys: ['resourceDesc', 'mimeType'], noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    area: fc.array(area, { minLength: 1, maxLength: 2 }),
  },
  {
    requiredKeys: ['category', 'event', 'urgency', 'severity', 'certainty'],
    noNullPrototype: true,
  },
);

const reference = fc
  .tuple(word, word, instant)
  .map(([sender, identifier]) => `${sender},${identifier},2026-11-21T20:00:00-00:00`);

export const alert: fc.Arbitrary<CapAlert> = fc.record(
  {
    identifier: word,
    sender: word,
    sentMs: instant,
    status: oneOf<CapAlert['status']>(ALERT, 'status'),
    msgType: oneOf<CapAlert['msgType']>(ALERT, 'msgType'),
    source: text,
    scope: oneOf<CapAlert['scope']>(ALERT, 'scope'),
    restriction: text,
    addresses: text,
    code: fc.array(word, { minLength: 1, maxLength: 2 }),
    note: text,
    references: fc.array(reference, { minLength: 1, maxLength: 3 }),
    incidents: word,
    info: fc.array(info, { maxLength: 2 }),
  },
  {
    requiredKeys: ['identifier', 'sender', 'sentMs', 'status', 'msgType', 'scope', 'info'],
    noNullPrototype: true,
  },
);
