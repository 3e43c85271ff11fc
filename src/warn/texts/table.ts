import type { RegionCountry } from '../../earth/index.ts';
import type { WarningText } from '../warning.ts';

/**
 * What can be said. `takeCover` and `launched` announce, by how much time is left; `lost`,
 * `ended`, `correction` and `allClear` follow a warning that went out.
 */
export const MESSAGES = [
  'takeCover',
  'launched',
  'lost',
  'ended',
  'correction',
  'allClear',
] as const;
export type Message = (typeof MESSAGES)[number];

/** Modes whose texts are framed, so that nobody takes them for real. */
export const FRAMED = ['exercise', 'test', 'simulated'] as const;
export type Framed = (typeof FRAMED)[number];

/** Time zones that the regions live by. */
export const ZONES = ['KST', 'JST', 'HST', 'ChST'] as const;
export type Zone = (typeof ZONES)[number];

/**
 * All words of one language. Placeholders stand in braces:
 * `{place}` the first area and how many more, `{places}` all areas, `{times}` when it is
 * expected, `{issuer}` who says so, `{text}` what a frame goes around.
 */
export interface TextTable {
  readonly messages: Readonly<Record<Message, WarningText>>;
  /**
   * A text of a warning in force, `{text}`, with what is said of the areas let go, `{places}`.
   */
  readonly lifted: Readonly<Record<'description' | 'instruction', string>>;
  readonly frames: Readonly<Record<Framed, WarningText>>;
  /** `{place}` for two areas or more, from `{first}` and `{count}`, the number of the others. */
  readonly placeAndMore: string;
  /** `{place}` for at least half of the areas of `{country}`. */
  readonly muchOf: string;
  readonly countries: Readonly<Record<RegionCountry, string>>;
  readonly listSeparator: string;
  /** From `{from}`, `{to}` and `{zone}`. */
  readonly timeSpan: string;
  /** From `{local}` (spans with their zones) and `{utc}` (one span). */
  readonly times: string;
  readonly zones: Readonly<Record<Zone, string>>;
  /** CAP `event`. */
  readonly event: string;
  /** Words that only a live alert may hold, lower case: a framed text with one is a mistake. */
  readonly liveOnly: readonly string[];
  /** Words that only a framed text may hold, lower case. */
  readonly framedOnly: readonly string[];
}
