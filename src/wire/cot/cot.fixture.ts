import fc from 'fast-check';
import type { CotElement, CotEvent } from './index.ts';

/** Text that XML carries unchanged: no controls but tab and line ends, no lone surrogates. */
const character = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<', '&', ']]>', '"', "'", '\n', '\r', '\t', '한', '🚨'),
  },
);
const words = fc
  .array(character, { minLength: 1, maxLength: 20 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');
const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,10}$/);

const attributes = fc
  .uniqueArray(fc.tuple(name, words), { maxLength: 4, selector: ([key]) => key })
  .map((pairs) => Object.fromEntries(pairs))
  .filter((found) => !Object.hasOwn(found, '__proto__'));

function element(depth: number): fc.Arbitrary<CotElement> {
  const child: fc.Arbitrary<CotElement | string> =
    depth === 0 ? words : fc.oneof(words, element(depth - 1));
  return fc
    .tuple(name, attributes, fc.array(child, { maxLength: 3 }).map(withoutNeighbours))
    .map(([of, given, children]) => ({ name: of, attributes: given, children }));
}

/** Two texts side by side are one when they are read. */
function withoutNeighbours(children: (CotElement | string)[]): (CotElement | string)[] {
  return children.filter(
    (child, index) => typeof child !== 'string' || typeof children[index - 1] !== 'string',
  );
}

const known: fc.Arbitrary<CotElement> = fc.oneof(
  fc.record({ callsign: words, endpoint: words }).map((given) => leaf('contact', { ...given })),
  fc.record({ name: words, role: words }).map((given) => leaf('__group', { ...given })),
  fc.nat({ max: 100 }).map((battery) => leaf('status', { battery: String(battery) })),
  fc
    .record({ speed: fc.double({ min: 0, max: 300, noNaN: true }), course: fc.nat({ max: 359 }) })
    .map(({ speed, course }) => leaf('track', { speed: String(speed), course: String(course) })),
  fc
    .record({ device: words, platform: words, os: words, version: words })
    .map((given) => leaf('takv', { ...given })),
);

function leaf(of: string, given: Record<string, string>): CotElement {
  return { name: of, attributes: given, children: [] };
}

const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
const unknown = (low: number): fc.Arbitrary<number | null> =>
  fc.option(fc.double({ min: low, max: 999_000, noNaN: true }).map(plain));

/** -0 is 0 in both encodings. */
function plain(value: number): number {
  return value === 0 ? 0 : value;
}

/** Events that both encodings carry unchanged, but for the order in `<detail>`. */
export const cotEvent: fc.Arbitrary<CotEvent> = fc
  .record(
    {
      version: fc.constant('2.0'),
      uid: words,
      type: fc.constantFrom('a-f-G-U-C', 'b-d-l', 'u-d-f', 't-x-d-d', 'a-n-A-C-F'),
      how: fc.constantFrom('', 'm-g', 'h-e'),
      access: words,
      qos: words,
      opex: fc.constantFrom('o', 'e-UFS 24', 's-demo', 'x'),
      timeMs: instant,
      startMs: instant,
      staleMs: instant,
      point: fc.record({
        latitudeDeg: fc.double({ min: -90, max: 90, noNaN: true }).map(plain),
        longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }).map(plain),
        heightM: unknown(-12_000),
        circularErrorM: unknown(0),
        linearErrorM: unknown(0),
      }),
      detail: fc.uniqueArray(fc.oneof(known, element(2)), {
        maxLength: 6,
        selector: (e) => e.name,
      }),
    },
    {
      requiredKeys: ['version', 'uid', 'type', 'how', 'timeMs', 'startMs', 'staleMs', 'point'],
    },
  )
  .map((event) => ({ ...event, point: { ...event.point } }) as CotEvent);

/** The same event with the elements of `<detail>` by name: their order says nothing. */
export function sorted(event: CotEvent): CotEvent {
  if (event.detail === undefined) return event;
  const detail = [...event.detail].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...event, detail };
}
