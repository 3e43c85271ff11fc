/**
 * Cursor on Target, base schema 2.0 (MITRE, MTR050000028), as TAK clients and servers speak it.
 * Members have the names of its attributes, with their units. Plain data.
 */
export interface CotEvent {
  /** `2.0`. */
  readonly version: string;
  /** Globally unique and stable: a later event with it takes the place of this one. */
  readonly uid: string;
  /** Hyphenated, for example `a-f-G-U-C`, `b-d-l`, `t-x-d-d`. */
  readonly type: string;
  /** How the place came about, for example `m-g`; empty where it is not said. */
  readonly how: string;
  readonly access?: string;
  readonly qos?: string;
  /** `o`, `e` or `s`, with `-` and a name: operation, exercise, simulation. Absent: not said. */
  readonly opex?: string;
  /** When it was generated, ms since the epoch, UTC. */
  readonly timeMs: number;
  /** From when and until when it holds. */
  readonly startMs: number;
  readonly staleMs: number;
  readonly point: CotPoint;
  /** What stands in `<detail>`; absent: the event has none. */
  readonly detail?: readonly CotElement[];
}

export interface CotPoint {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Over the WGS-84 ellipsoid, metres; null: unknown. */
  readonly heightM: number | null;
  /** Circular error, 1 sigma where it is an error (else the radius of an area), metres. */
  readonly circularErrorM: number | null;
  /** Linear error of the height, 1 sigma, metres. */
  readonly linearErrorM: number | null;
}

/** An element of `<detail>`, whoever made it up. Text that is only white space is left out. */
export interface CotElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (CotElement | string)[];
}

/** The value from which on a height or error counts as unknown: 999999 in protobuf, 9999999 in XML. */
export const UNKNOWN_FROM = 999_999;

/** The first element of `<detail>` with a name. */
export function detailOf(event: CotEvent, name: string): CotElement | null {
  return event.detail?.find((element) => element.name === name) ?? null;
}

/** The text in an element, without that of the elements in it. */
export function textOf(element: CotElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** What is known of an event's mode by its `opex`: `other` is a word that the schema does not have. */
export type CotOpex = 'operation' | 'exercise' | 'simulation' | 'unsaid' | 'other';

export function opexOf({ opex }: Pick<CotEvent, 'opex'>): CotOpex {
  if (opex === undefined || opex === '') return 'unsaid';
  const [letter] = opex.split('-', 1);
  switch (letter) {
    case 'o':
      return 'operation';
    case 'e':
      return 'exercise';
    case 's':
      return 'simulation';
    default:
      return 'other';
  }
}
