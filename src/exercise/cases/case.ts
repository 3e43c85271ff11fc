import type { Instant, NodeId } from '../../mark/index.ts';
import { parseInstant } from '../../mark/index.ts';
import { check, type Problem, type Schema } from '../check.ts';
import type { Scenario } from '../scenario.ts';
import { SCENARIO_SCHEMA } from '../schema.ts';
import { readScenario } from '../settings.ts';

/**
 * Something that really happened, told by the public, beside what this system says when it is
 * given a flight of the same published figures. Plain JSON.
 */
export interface Case {
  readonly name: string;
  readonly title: string;
  /** `flight`: a launch that was warned of. `drill`: a drill that went out as if it were real. */
  readonly kind: 'flight' | 'drill';
  /** The node that warns, and the countries whose people it warns. */
  readonly node: NodeId;
  readonly countries: readonly string[];
  /** The people's language beside English, and their clock. */
  readonly language: string;
  readonly zone: string;
  readonly zoneHours: number;
  /** The published minute of the launch (of the drill's call), taken as its full minute. */
  readonly zeroMs: Instant;
  /** When the public first heard of it, in a few words. */
  readonly firstWord: string;
  readonly happened: readonly Happened[];
  readonly assumed: readonly string[];
  /** What the comparison shows, and what it does not: written by people. */
  readonly lessons: readonly string[];
  /** Announced beforehand: lines of a notice feed, at the start. */
  readonly notices: readonly Readonly<Record<string, unknown>>[];
  readonly scenario: Scenario;
}

export interface Happened {
  /** Seconds after the launch; null where no public source says when. */
  readonly atS: number | null;
  readonly says: string;
  readonly source: string;
}

export type CaseReading =
  | { readonly ok: true; readonly case: Case }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Bounds of a file that people write: longer ones are mistakes. */
const MAX_LINES = 40;
const MAX_NOTICES = 4;
const TEXT: Schema = { type: 'string' };
const TEXTS: Schema = { type: 'array', items: TEXT, maxItems: MAX_LINES };

const CASE_SCHEMA: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9-]{1,40}$' },
    title: TEXT,
    kind: { enum: ['flight', 'drill'] },
    node: { type: 'string', pattern: '^[a-z][a-z0-9]{1,15}$' },
    countries: { type: 'array', items: { type: 'string', pattern: '^[A-Z]{3}$' }, maxItems: 5 },
    language: { type: 'string', pattern: '^[a-z]{2,3}$' },
    zone: { type: 'string', pattern: '^[A-Za-z]{3,5}$' },
    zoneHours: { type: 'number', minimum: -12, maximum: 14 },
    launched: {
      type: 'string',
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$',
      description: 'The published minute, UTC',
    },
    firstWord: TEXT,
    happened: {
      type: 'array',
      maxItems: MAX_LINES,
      items: {
        type: 'object',
        properties: {
          clock: {
            type: 'string',
            pattern: '^\\d\\d:\\d\\d$',
            description: 'By the clock of the place; absent: no public source says when',
          },
          says: TEXT,
          source: TEXT,
        },
        required: ['says', 'source'],
        additionalProperties: false,
      },
    },
    assumed: TEXTS,
    lessons: TEXTS,
    notices: {
      type: 'array',
      maxItems: MAX_NOTICES,
      items: { type: 'object', properties: {}, additionalProperties: true },
    },
    scenario: SCENARIO_SCHEMA,
  },
  required: [
    ...['name', 'title', 'kind', 'node', 'countries', 'language', 'zone', 'zoneHours'],
    ...['launched', 'firstWord', 'happened', 'assumed', 'lessons', 'scenario'],
  ],
  additionalProperties: false,
};

interface CaseFile extends Omit<Case, 'zeroMs' | 'happened' | 'notices' | 'scenario'> {
  readonly launched: string;
  readonly happened: readonly { clock?: string; says: string; source: string }[];
  readonly notices?: Case['notices'];
  readonly scenario: unknown;
}

/** Reads a parsed case file. Nothing is thrown: what is wrong comes back with its place. */
export function readCase(value: unknown): CaseReading {
  const problems: Problem[] = [];
  check(value, CASE_SCHEMA, '', problems);
  if (problems.length > 0) return { ok: false, problems };
  const file = value as CaseFile;
  const reading = readScenario(file.scenario);
  if (!reading.ok) {
    const at = ({ path, message }: Problem): Problem => ({ path: `/scenario${path}`, message });
    return { ok: false, problems: reading.problems.map(at) };
  }
  const zeroMs = parseInstant(file.launched);
  if (zeroMs === null) {
    return { ok: false, problems: [{ path: '/launched', message: 'is no time' }] };
  }
  const { launched: _, happened, notices, ...rest } = file;
  return {
    ok: true,
    case: {
      ...rest,
      zeroMs,
      happened: happened.map(({ clock, says, source }) => ({
        atS: clock === undefined ? null : sinceZero(clock, zeroMs, file.zoneHours),
        ...{ says, source },
      })),
      notices: notices ?? [],
      scenario: reading.scenario,
    },
  };
}

const DAY_S = 86_400;

/** Seconds after zero of a local clock time within half a day of it. */
function sinceZero(clock: string, zeroMs: Instant, zoneHours: number): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  const local = hours * 3600 + minutes * 60;
  const zero = (zeroMs / 1000 + zoneHours * 3600) % DAY_S;
  const off = local - zero;
  return off - DAY_S * Math.round(off / DAY_S);
}
