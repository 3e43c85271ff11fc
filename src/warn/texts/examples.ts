import { HAZARD_KINDS, type HazardKind } from '../../assess/index.ts';
import { regionByCode } from '../../earth/index.ts';
import type { Mode } from '../../mark/index.ts';
import type { WarningText } from '../warning.ts';
import { composeText, type Saying } from './compose.ts';
import { type LanguageTable, MESSAGES, type Message } from './language.ts';

/** One text as it stands in the documentation and on the sheet of those who review a language. */
export interface ExampleText {
  readonly kind: HazardKind;
  /** What it tells, in English. */
  readonly name: string;
  readonly live: WarningText;
  readonly drill: WarningText;
}

/** 2026-11-21T00:06:10Z: 09:06 in Japan and Korea. */
const EARLIEST_MS = 1_795_219_570_000;
const LATEST_MS = EARLIEST_MS + 60_000;
/** A sea area with its corners, as a notice names it. */
const ZONE = '38-10.0N/39-00.0N 135-20.0E/136-00.0E';
const ZONED: readonly HazardKind[] = ['space-launch', 're-entry'];

const ISSUERS: Readonly<Record<string, string>> = {
  ko: '국가경보센터',
  ja: '国家警報センター',
};
const ISSUER = 'National Warning Centre';

/** What each message of the table of stages means for those who read an example. */
const STAGES: Readonly<Record<Message, string>> = {
  prepare: 'prepare',
  launched: 'launched: be ready',
  takeCover: 'take cover',
  lost: 'track lost',
  ended: 'time over, wait',
  correction: 'correction (issued in error)',
  allClear: 'all-clear',
};

const placesAt = (
  ...codes: readonly string[]
): { region: string; names: Saying['areas'][0]['names'] }[] =>
  codes.map((region) => ({ region, names: regionByCode(region)!.names }));

const READY = placesAt('JP-01', 'JP-02');
const NOTICE = 'Japan Coast Guard';

/** What else the words of a missile warning may have to say. */
const MANNERS: readonly (readonly [name: string, message: Message, manner: Partial<Saying>])[] = [
  ['take cover, and elsewhere be ready', 'takeCover', { ready: READY }],
  ['take cover, and where it only passes over', 'takeCover', { over: READY }],
  ['where it only passes over', 'takeCover', { flown: true }],
  [
    'announced as a satellite launch, not known to come down',
    'takeCover',
    { launch: 'announced-rocket', source: NOTICE },
  ],
  [
    'announced as a satellite launch, and it comes down',
    'takeCover',
    { launch: 'announced', source: NOTICE },
  ],
  ['may be a satellite launch, which nobody announced', 'takeCover', { launch: 'rocket' }],
  ['correction of a rocket launch', 'correction', { launch: 'rocket' }],
  ['take cover, and where that is over', 'takeCover', { gone: READY }],
  ['correction, where another warning stays in force', 'correction', { held: placesAt('JP-15') }],
  ['all-clear, where another warning stays in force', 'allClear', { held: placesAt('JP-15') }],
];

/** Every kind with every message, and what else a missile warning says, in one language. */
export function exampleTexts(table: LanguageTable): ExampleText[] {
  return HAZARD_KINDS.flatMap((kind) => {
    const plain = MESSAGES.map((message) => [STAGES[message], message, {}] as const);
    const all = [...plain, ...(kind === 'ballistic' ? MANNERS : [])];
    return all.map(([name, message, manner]) => ({
      ...{ kind, name },
      live: example(table, kind, message, 'actual', manner),
      drill: example(table, kind, message, 'exercise', manner),
    }));
  });
}

function example(
  table: LanguageTable,
  kind: HazardKind,
  message: Message,
  mode: Mode,
  manner: Partial<Saying>,
): WarningText {
  const zoned = ZONED.includes(kind) && message !== 'takeCover';
  const over = message === 'correction' || message === 'allClear' || message === 'ended';
  const times = {
    earliestMs: over ? null : EARLIEST_MS,
    latestMs: over ? null : LATEST_MS,
  };
  const areas = zoned
    ? [{ region: 'zone-1', names: { en: ZONE, ko: ZONE, ja: ZONE }, ...times }]
    : placesAt('JP-15', 'JP-16', 'KR-42').map((place) => ({ ...place, ...times }));
  const nextMs = over ? null : LATEST_MS + 150_000;
  const saying = { kind, message, areas, ...(zoned ? { dated: true } : { nextMs }), ...manner };
  return composeText(table, saying, mode, ISSUERS[table.tag] ?? ISSUER);
}
