import type { HazardKind } from '../../assess/index.ts';
import type { RegionCountry } from '../../earth/index.ts';
import type { WarnSettings } from '../settings.ts';
import en from './languages/en.json' with { type: 'json' };
import ja from './languages/ja.json' with { type: 'json' };
import ko from './languages/ko.json' with { type: 'json' };
import schema from './languages/language.schema.json' with { type: 'json' };
import tl from './languages/tl.json' with { type: 'json' };

/** What announces a danger, by the most urgent stage that it tells people. */
export const FIRST_MESSAGES = ['prepare', 'launched', 'takeCover'] as const;
/** What follows a warning that went out. */
export const LATER_MESSAGES = ['lost', 'ended', 'correction', 'allClear'] as const;
export const MESSAGES = [...FIRST_MESSAGES, ...LATER_MESSAGES] as const;
export type LaterMessage = (typeof LATER_MESSAGES)[number];
export type Message = (typeof MESSAGES)[number];

/** Modes whose texts are framed, so that nobody takes them for real. */
export const FRAMED = ['exercise', 'test', 'simulated'] as const;
export type Framed = (typeof FRAMED)[number];

/** Clocks that the regions live by. */
export const ZONES = ['KST', 'JST', 'HST', 'ChST', 'UTC'] as const;
export type Zone = (typeof ZONES)[number];

/** What people can be told to do; which kind of hazard asks for which stands in `advice.ts`. */
export const ADVICES = [
  'ready',
  'cover',
  'inside',
  'stayCovered',
  'waitCovered',
  'noNeed',
  'leaveCover',
  'keepOut',
  'leaveArea',
  'leaveAlone',
  'navigate',
  'ships',
  'accounts',
  'satellites',
  'keepOn',
  'areaFree',
  'fallen',
  'normal',
] as const;
export type AdviceName = (typeof ADVICES)[number];

/** The parts of a text, as a frame goes around each. */
export const TEXT_PARTS = ['headline', 'brief', 'description', 'instruction'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/**
 * All words of one language: a file of `languages/`, or one of a node’s own. Its shape is
 * `languages/language.schema.json`; what a schema cannot say is checked in `check.ts`. Texts are
 * made of whole sentences, so that a shorter text has fewer sentences and never half of one.
 * Placeholders stand in braces.
 */
export interface LanguageTable {
  /** BCP 47. */
  readonly tag: string;
  /** The language’s name for itself. */
  readonly name: string;
  /** CAP `language`. */
  readonly capTag: string;
  readonly kinds: Readonly<Record<HazardKind, KindWords>>;
  /**
   * In place of those of `ballistic` for a flight that fits an announced satellite launch, or goes to
   * space rather than down.
   */
  readonly rocket: RocketWords;
  readonly advice: Readonly<Record<AdviceName, AdviceWords>>;
  readonly after: Readonly<Record<LaterMessage, AfterWords>>;
  /** Of areas that a warning in force has let go, `{places}`. */
  readonly lifted: { readonly over: string; readonly free: string };
  /** Of areas for which another warning stays in force, `{places}` in `do`. */
  readonly still: {
    readonly threat: string;
    readonly short: string;
    /** In place of the reason that a withdrawal has: it must not sound as if all were over. */
    readonly reason?: string;
    readonly do: string;
  };
  /** Around `{text}`. */
  readonly frames: Readonly<Record<Framed, Readonly<Record<TextPart, string>>>>;
  /** From `{threat}`, `{short}`, `{place}`; `timed` with `{from}` too, the earliest time. */
  readonly headline: { readonly plain: string; readonly timed: string };
  readonly sentences: {
    /** Between two sentences. */
    readonly gap: string;
    /** `{times}`. */
    readonly when: string;
    /** `{places}` that are to be ready while others take cover. */
    readonly ready: string;
    /** `{places}` that it passes over. */
    readonly over: string;
    /** `{source}` announced it. */
    readonly source: string;
    readonly issuer: string;
    /** `{time}`. */
    readonly nextBy: string;
    readonly nextChange: string;
  };
  readonly places: PlaceTable;
  readonly times: {
    /** `{from}`, `{to}`, `{zone}`. */
    readonly span: string;
    /** `{at}`, `{zone}`. */
    readonly at: string;
    /** `{local}`, `{utc}`. */
    readonly withUtc: string;
    /** `{hour}` and `{minute}` as they are read aloud; left out: 09:06. */
    readonly clock?: string;
    readonly zones: Readonly<Record<Zone, string>>;
  };
  readonly words: {
    /** Words that only a live alert may hold, lower case: a framed text with one is a mistake. */
    readonly live: readonly string[];
    /** Words that only a framed text may hold, and one of which each holds, lower case. */
    readonly drill: readonly string[];
  };
  readonly plain: PlainRules;
  /** Who has read the texts of a kind of hazard (`review.ts`); left out: nobody. */
  readonly reviewed?: Readonly<Partial<Record<HazardKind, Review>>>;
}

/** That a person has read all texts of one kind and stands by them. */
export interface Review {
  /** A name, an office, or a number of the centre’s own staff register. */
  readonly by: string;
  /** Day, `2026-11-22`. */
  readonly on: string;
  /** Of the words that were read. */
  readonly digest: string;
}

interface KindWords {
  /** CAP `event`. */
  readonly event: string;
  /** A few words at the head of a headline. */
  readonly threat: string;
  readonly reason: readonly string[];
  /** `{places}`. */
  readonly where: string;
  /** That there is no such danger, without a full stop. */
  readonly none: string;
}

interface RocketWords extends Omit<KindWords, 'where'> {
  /** That it was announced as a satellite launch. */
  readonly announced: string;
  /** That it may be one, where nobody announced it. */
  readonly perhaps: string;
}

interface AdviceWords {
  /** In a headline. */
  readonly short: string;
  /** Sentences, the most important first. */
  readonly do: readonly string[];
}

interface AfterWords {
  /** May hold `{event}` or `{none}` of the kind. */
  readonly threat: string;
  readonly reason: readonly string[];
  readonly where: string;
  readonly when?: string;
}

export interface PlaceTable {
  /** Between two names. */
  readonly list: string;
  /** `{first}` names, and `{count}` that are not named. */
  readonly more: string;
  /** At least half of the areas of `{country}`. */
  readonly much: string;
  /** Some areas of `{country}`, or of several. */
  readonly parts: string;
  readonly one: string;
  readonly several: string;
  readonly countries: Readonly<Record<RegionCountry, string>>;
  /** Own names of areas by ISO 3166-2 code, where the language has them; else the English ones. */
  readonly names?: Readonly<Record<string, string>>;
}

/** What the check of plain language asks of a language (`plain.ts`). */
export interface PlainRules {
  readonly counts: 'words' | 'characters';
  /** Longest sentence, in what `counts` says. */
  readonly longest: number;
  readonly mostSentences: number;
  /** Where a sentence goes on to its next idea, and how often it may. */
  readonly joints: readonly string[];
  readonly mostJoints: number;
  /** Highest grade by Flesch and Kincaid; English only. */
  readonly grade?: number;
  readonly banned: readonly { readonly word: string; readonly say: string }[];
  readonly passive: readonly string[];
  readonly abbreviations: readonly string[];
}

/** The shape of a language file, as JSON Schema. */
export const LANGUAGE_SCHEMA: Readonly<Record<string, unknown>> = schema;

/** Languages that come with the program, by tag. */
export const SHIPPED_LANGUAGES: Readonly<Record<string, LanguageTable>> = { en, ko, ja, tl } as {
  readonly [tag: string]: LanguageTable;
};

/** A language tag of BCP 47 (RFC 5646, section 2.1) in its usual forms, as a pattern. */
export const LANGUAGE_TAG = '^[a-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$';

/** Languages of the public texts where the settings say none. */
export const DEFAULT_LANGUAGES: readonly string[] = ['en', 'ko', 'ja'];

/**
 * Languages that a node may warn in: enough for any country, and few enough that the longest
 * warning still fits in one statement (share/frame.ts).
 */
export const MAX_TEXT_LANGUAGES = 8;

/** The languages of a node’s texts; what is not known is left out, English where that is all. */
export function languagesOf({ languages }: Pick<WarnSettings, 'languages'>): LanguageTable[] {
  const tables = (languages ?? DEFAULT_LANGUAGES)
    .slice(0, MAX_TEXT_LANGUAGES)
    .flatMap((each) => (typeof each === 'string' ? (SHIPPED_LANGUAGES[each] ?? []) : each));
  return tables.length === 0 ? [SHIPPED_LANGUAGES['en']!] : tables;
}

/** The words of one of them, by tag; the English ones for a language that is not known here. */
export function languageOf(settings: Pick<WarnSettings, 'languages'>, tag: string): LanguageTable {
  return (
    languagesOf(settings).find((each) => each.tag === tag) ??
    SHIPPED_LANGUAGES[tag] ??
    SHIPPED_LANGUAGES['en']!
  );
}

/** Who warns, in a language. */
export function issuerIn(names: WarnSettings['issuerName'], tag: string): string {
  return names[tag] ?? names.en;
}
