import { readFileSync } from 'node:fs';
import { parseInstant } from '../mark/index.ts';
import {
  type Arrangement,
  DEFAULT_SHARING,
  DETAIL_FIELDS,
  type DetailField,
  LAUNCH_GRID_M,
  MAX_PROTECTED_DELAY_S,
  MAX_TRACK_DELAY_S,
  type ReleaseClass,
  type SharingSettings,
  type SignedArrangement,
  TRACK_KINDS,
  type TrackKind,
  type TrackRelease,
} from '../share/index.ts';
import { BongsuError, reasonOf } from './errors.ts';

/** The part `sharing` of a configuration: what leaves, and by which signed arrangements. */
export interface SharingConfig {
  readonly classes?: readonly ClassConfig[];
  /** Files that `bongsu link arrange` has signed. */
  readonly arrangements?: readonly string[];
  readonly protectedSensors?: readonly string[];
  readonly protectedDelayS?: number;
}

export interface ClassConfig {
  readonly id: string;
  readonly fields: readonly DetailField[];
  readonly gridKm?: number;
  readonly timeStepS?: number;
  readonly launchGridKm?: number;
  readonly delayS?: number;
  readonly everyS?: number;
  readonly overRangeKm?: number;
  readonly overApogeeKm?: number;
  readonly tracks?: TracksConfig;
}

/** How a class tells tracks. */
export interface TracksConfig {
  readonly kinds: readonly TrackKind[];
  readonly gridKm?: number;
  readonly velocity?: boolean;
  readonly identity?: boolean;
  readonly delayS?: number;
  readonly everyS?: number;
  readonly onward?: readonly string[];
}

const AMOUNT = { type: 'number', minimum: 0 } as const;

export const SHARING_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  description: 'Release classes and arrangements with peers: docs/sharing.md.',
  properties: {
    classes: {
      type: 'array',
      maxItems: 16,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'fields'],
        properties: {
          id: {
            type: 'string',
            pattern: '^[a-z][a-z0-9-]{1,31}$',
            not: { const: 'minimum' },
            description: '2 to 32 lower-case letters, digits, dashes; "minimum" is always there.',
          },
          fields: {
            type: 'array',
            maxItems: DETAIL_FIELDS.length,
            items: { type: 'string', enum: DETAIL_FIELDS },
            description: 'What leaves beyond kind, areas, times and action.',
          },
          gridKm: { ...AMOUNT, description: 'Cells that positions and distances are told by.' },
          timeStepS: { ...AMOUNT, description: 'Steps that times are told by.' },
          launchGridKm: {
            type: 'number',
            minimum: LAUNCH_GRID_M / 1000,
            description: 'Cells that a launch point is told by; never finer than 10 km.',
          },
          delayS: { ...AMOUNT, description: 'Nothing of the class leaves sooner after the fact.' },
          everyS: { ...AMOUNT, description: 'Revisions leave at whole multiples of this alone.' },
          overRangeKm: { ...AMOUNT, description: 'Only flights of this range over the ground …' },
          overApogeeKm: { ...AMOUNT, description: '… or of this height.' },
          tracks: {
            type: 'object',
            additionalProperties: false,
            required: ['kinds'],
            description: 'How the class tells tracks; without it, not at all.',
            properties: {
              kinds: {
                type: 'array',
                minItems: 1,
                maxItems: TRACK_KINDS.length,
                items: { type: 'string', enum: TRACK_KINDS },
                description: 'Tracks of what; no other one leaves.',
              },
              gridKm: { ...AMOUNT, description: 'Cells that positions are told by.' },
              velocity: {
                type: 'boolean',
                description: 'Whether velocities are told; if unset, yes.',
              },
              identity: {
                type: 'boolean',
                description: 'Whether callsigns and addresses are told.',
              },
              delayS: {
                ...AMOUNT,
                maximum: MAX_TRACK_DELAY_S,
                description: 'Updates leave this long after the fact.',
              },
              everyS: { ...AMOUNT, description: 'Updates leave at whole multiples of this alone.' },
              onward: {
                type: 'array',
                maxItems: 64,
                items: { type: 'string', pattern: '^[a-z][a-z0-9]{1,15}$' },
                description: 'Nodes that may hold what the receivers make of it.',
              },
            },
          },
        },
      },
    },
    arrangements: {
      type: 'array',
      maxItems: 64,
      items: { type: 'string', minLength: 1 },
      description: 'Files that "bongsu link arrange" has signed.',
    },
    protectedSensors: {
      type: 'array',
      maxItems: 1000,
      items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
      description: 'Sensors that nobody may learn of from what is told, or when.',
    },
    protectedDelayS: {
      type: 'number',
      minimum: 0,
      maximum: MAX_PROTECTED_DELAY_S,
      description: 'How long a warning that protected sensors alone have shown waits.',
    },
  },
} as const;

/** A file of an arrangement is policies and a few lines. */
const MAX_FILE = 1 << 20;

/** What the watch is given; files that cannot be read are a mistake of the configuration. */
export function toSharing(config: SharingConfig, at: (path: string) => string): SharingSettings {
  return {
    ...DEFAULT_SHARING,
    classes: (config.classes ?? []).map(toClass),
    arrangements: (config.arrangements ?? []).map((path) => readArrangement(at(path))),
    protectedSensors: config.protectedSensors ?? [],
    protectedDelayS: config.protectedDelayS ?? 0,
  };
}

function toClass(config: ClassConfig): ReleaseClass {
  return {
    id: config.id,
    fields: config.fields,
    gridM: (config.gridKm ?? 0) * 1000,
    timeStepS: config.timeStepS ?? 0,
    launchGridM: (config.launchGridKm ?? LAUNCH_GRID_M / 1000) * 1000,
    delayS: config.delayS ?? 0,
    everyS: config.everyS ?? 0,
    overRangeM: (config.overRangeKm ?? 0) * 1000,
    overApogeeM: (config.overApogeeKm ?? 0) * 1000,
    ...(config.tracks === undefined ? {} : { tracks: toTracks(config.tracks) }),
  };
}

function toTracks(config: TracksConfig): TrackRelease {
  return {
    kinds: config.kinds,
    gridM: (config.gridKm ?? 0) * 1000,
    velocity: config.velocity ?? true,
    identity: config.identity ?? false,
    delayS: config.delayS ?? 0,
    everyS: config.everyS ?? 0,
    onward: config.onward ?? [],
  };
}

/** Reads a signed arrangement; whether it is good is the watch's to say. */
function readArrangement(file: string): SignedArrangement {
  const invalid = (reason: string): BongsuError =>
    new BongsuError('BNG_CONFIG_INVALID', {
      file,
      where: 'sharing.arrangements',
      reason,
      hint: 'Sign the arrangement with "bongsu link arrange" and name the file that it writes.',
    });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw invalid(`the file cannot be read: ${reasonOf(error)}`);
  }
  if (text.length > MAX_FILE) throw invalid('the file is longer than a megabyte');
  try {
    const signed = JSON.parse(text) as SignedArrangement;
    const { body } = signed;
    const texts = [signed.type, signed.key, signed.signature, body.id, body.policies, body.officer];
    const numbers = [body.version, body.validFromMs, body.validUntilMs];
    if (
      texts.every((each) => typeof each === 'string') &&
      numbers.every((each) => Number.isFinite(each)) &&
      Array.isArray(body.classes)
    ) {
      return signed;
    }
  } catch {
    // Said below, as for what is JSON of something else.
  }
  throw invalid('it is no signed arrangement');
}

/** An arrangement as people write it, in YAML. */
export interface ArrangementDraft {
  readonly id: string;
  readonly version: number;
  readonly node: string;
  readonly peer: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly tier?: 'full' | 'public-safety';
  readonly classes?: readonly string[];
  readonly policies?: string;
}

const MEMBERS = ['id', 'version', 'node', 'peer', 'validFrom', 'validUntil'] as const;
const OPTIONAL = ['tier', 'classes', 'policies'];

/** The arrangement that a draft means, or what is wrong with it in one sentence. */
export function arrangementOf(draft: unknown): Arrangement | string {
  if (typeof draft !== 'object' || draft === null) return 'it is no list of members';
  const given = draft as Partial<ArrangementDraft>;
  for (const member of MEMBERS) if (given[member] === undefined) return `${member} is missing`;
  const odd = Object.keys(given).find(
    (name) => !(MEMBERS as readonly string[]).includes(name) && !OPTIONAL.includes(name),
  );
  if (odd !== undefined) return `${odd} is not a member of an arrangement`;
  const { id, version, node, peer, tier = 'full', classes = [], policies = '' } = given;
  if (!Number.isInteger(version) || version! < 1) return 'version is no whole number from 1 on';
  const validFromMs = parseInstant(String(given.validFrom));
  const validUntilMs = parseInstant(String(given.validUntil));
  if (validFromMs === null || validUntilMs === null) {
    return 'validFrom or validUntil is no time: write it as 2027-03-31T00:00:00Z';
  }
  if (validUntilMs <= validFromMs) return 'it ends before it begins';
  if (tier !== 'full' && tier !== 'public-safety') return 'tier is full or public-safety';
  if (!Array.isArray(classes) || typeof policies !== 'string') {
    return 'classes is a list of names, policies a text';
  }
  const names = { id: String(id), node: String(node), peer: String(peer) };
  return { ...names, version: version!, validFromMs, validUntilMs, tier, classes, policies };
}
