import type { GeoPolygon } from '../earth/index.ts';
import type { NodeId } from '../mark/index.ts';
import type { CapProfileName, CapValue } from '../wire/cap/index.ts';
import type { LeadSettings } from './authority/lead.ts';
import type { LanguageTable } from './texts/language.ts';

/** How a node warns. Defaults: {@link DEFAULT_WARN}. */
export interface WarnSettings {
  readonly node: NodeId;
  /** Name of the issuing authority as it stands in texts and in CAP `senderName`. */
  readonly issuerName: { readonly en: string; readonly [tag: string]: string };
  /**
   * Languages of the public texts: tags of those that come with the program, or whole tables of
   * others; absent: {@link DEFAULT_LANGUAGES}.
   */
  readonly languages?: readonly (string | LanguageTable)[];
  /** CAP `sender`: a globally unique address of the originator. */
  readonly capSender: string;
  /** Different people whose release a draft needs. */
  readonly officersToRelease: number;
  /**
   * With less than this to the earliest arrival the first *take cover* goes out by itself under a
   * standing authority, seconds; 0: never. The same after a second officer was silent for
   * `standingActsAfterS`; an alarm says so after `escalateAfterS`.
   */
  readonly automaticUnderS: number;
  readonly escalateAfterS: number;
  readonly standingActsAfterS: number;
  /** Areas with at least this probability of holding the impact are warned. */
  readonly areaProbability: number;
  /**
   * While a prediction is too wide to name areas by, a country of which at least this probability
   * is reached, all its areas together, is told of the launch as a whole.
   */
  readonly countryProbability: number;
  /**
   * The precision dial. While the 90 % area is wider than this, m², and no administrative area
   * stands out by {@link STANDS_OUT}, a first draft waits, but no longer than `wideWaitS` after
   * the hazard was recognised: precision is worth some seconds, and no more.
   */
  readonly widestDraftM2: number;
  readonly wideWaitS: number;
  /** A draft that nobody released expires after this, seconds. */
  readonly draftLifeS: number;
  /** How long after the latest arrival a released warning ends, seconds. */
  readonly endAfterS: number;
  readonly channels: readonly string[];
  /** Who is to confirm each public revision: references, never names. */
  readonly receivers?: readonly { readonly id: string }[];
  /** After so long without a confirmation an alarm says so, seconds; absent: 60. */
  readonly confirmWithinS?: number;
  /** How CAP messages are filled in beyond what the warning says; absent: CAP alone, no more. */
  readonly cap?: CapMaking;
  /** How drafts for pilots and mariners are filled in; absent: the office does it. */
  readonly notices?: NoticeMaking;
  /**
   * Country and provider as CAMF numbers them (A2, A3), for the channel `camf`; absent: nothing is
   * said there.
   */
  readonly camf?: { readonly country: number; readonly provider: number };
  /**
   * The launch is told on the channel `cot`, within so many metres, at least
   * {@link LEAST_LAUNCH_RADIUS_M}; absent: it is not told.
   */
  readonly cotLaunchM?: number;
  /**
   * ISO 3166-1 alpha-3 of the countries whose areas are warned; absent: {@link WARNED_COUNTRIES}.
   */
  readonly countries?: readonly string[];
  /**
   * What is told where a missile only passes over, for every country or by ISO 3166-1 alpha-3;
   * absent, or for a country not named: {@link DEFAULT_OVERFLOWN}.
   */
  readonly overflown?: OverflownRule | Readonly<Record<string, OverflownRule>>;
  /** How many people live in an area, by its code; the release dialogue says the sum where known. */
  readonly people?: Readonly<Record<string, number>>;
  /**
   * The node's time is known to be so far ahead of the clock that people live by, seconds: texts say
   * times by theirs. Absent: it is not.
   */
  readonly clockAheadS?: number;
  /** Whose people live where, and how authority over them is handed over; absent: everybody's own. */
  readonly lead?: LeadSettings;
}

/** Nothing; be ready, whatever the time left; the same as where it may come down. */
export const OVERFLOWN_RULES = ['none', 'inform', 'take-cover'] as const;
export type OverflownRule = (typeof OVERFLOWN_RULES)[number];

/**
 * Japan has told the prefectures under the way to take cover (2017-09-15, 2022-10-04), and since 2022
 * means to do so before the prediction settles; elsewhere nothing of the kind is practised.
 */
export const DEFAULT_OVERFLOWN: Readonly<Record<string, OverflownRule>> = { JPN: 'take-cover' };

/** See `WarnSettings.cap`. */
export interface CapMaking {
  /** Whose rules messages are to follow; absent: `core`. */
  readonly profile?: CapProfileName;
  /** Codes that receivers ask for beside the OASIS event term, for example SAME CDW. */
  readonly eventCodes?: readonly CapValue[];
  /** Where people read more. */
  readonly web?: string;
  readonly contact?: string;
}

/** See `WarnSettings.notices`. */
export interface NoticeMaking {
  /**
   * Flight information regions, ICAO location indicators (Doc 7910) with their limits, which the
   * national AIP gives; without limits: every area lies in it.
   */
  readonly firs?: readonly { readonly code: string; readonly polygon?: GeoPolygon }[];
  /** Letter of the NOTAM series; absent: A. */
  readonly notamSeries?: string;
  /** Series of navigational warnings, with the general area that each names. */
  readonly navSeries?: readonly { readonly series: string; readonly generalArea: string }[];
}

/** No launch point is told finer than this, m (docs/lifecycle.md, law 11). */
export const LEAST_LAUNCH_RADIUS_M = 10_000;

/** An area that holds the impact with this probability is warned however wide the rest is. */
export const STANDS_OUT = 0.1;

/** Countries with someone to warn: areas that a missile merely starts from are not named. */
export const WARNED_COUNTRIES: readonly string[] = ['KOR', 'JPN', 'USA'];

export const DEFAULT_WARN: Omit<WarnSettings, 'node' | 'issuerName' | 'capSender'> = {
  officersToRelease: 2,
  automaticUnderS: 300,
  escalateAfterS: 20,
  standingActsAfterS: 30,
  areaProbability: 0.01,
  countryProbability: 0.005,
  widestDraftM2: 1e12,
  wideWaitS: 3,
  draftLifeS: 900,
  endAfterS: 120,
  channels: ['cap', 'page'],
};
