import type { HazardKind } from '../../assess/index.ts';
import type { Instant, Mode } from '../../mark/index.ts';
import type { WarnSettings } from '../settings.ts';
import type { Texts, WarningText } from '../warning.ts';
import { ADVICE, CALM } from './advice.ts';
import { fill, growth, placeholdersOf } from './fill.ts';
import {
  FIRST_MESSAGES,
  type Framed,
  issuerIn,
  type LanguageTable,
  type LaterMessage,
  languagesOf,
  type Message,
  SHIPPED_LANGUAGES,
  type TextPart,
} from './language.ts';
import { countedPlaces, namedPlaces, type Place, type PlaceWords, placeWords } from './places.ts';
import { type Expected, momentWords, peoplesTimes, type TimeWords, timeWords } from './times.ts';

/**
 * Longest headline and brief text, characters as cell broadcast counts them ({@link lengthOf}): the
 * short and the long form of a Wireless Emergency Alert (47 CFR 10.430), of which the first is
 * also what a Korean disaster text holds.
 */
export const MAX_HEADLINE = 90;
export const MAX_BRIEF = 360;
/** Longest description and instruction: under what a statement may hold (share/read.ts). */
export const MAX_LONG = 3500;

/**
 * UTF-16 units: what UCS-2 counts, and GSM 7-bit too for the letters that English texts keep to
 * (3GPP TS 23.038, sections 6.2.1 and 6.2.3).
 */
export function lengthOf(text: string): number {
  return text.length;
}

/** What is to be said, before it is put in the words of any language. */
export interface Saying {
  readonly kind: HazardKind;
  readonly message: Message;
  /** In the order in which they are named, with their times. */
  readonly areas: readonly (Place & Expected)[];
  /** True where it passes over all of `areas` and is not expected to come down there. */
  readonly flown?: boolean;
  /** Of the end of the time: nobody in `areas` was told to take cover. */
  readonly calm?: boolean;
  /** Areas that are told the same as `areas`, and that it only passes over. */
  readonly over?: readonly Place[];
  /** Areas that are to be ready while those of `areas` take cover. */
  readonly ready?: readonly Place[];
  /** What a ballistic flight is told to be; absent: a missile that nobody announced. */
  readonly launch?: LaunchTold;
  /** Areas that the warning has let go: told apart. */
  readonly gone?: readonly Place[];
  /** Those of `gone` where people can go on as usual; left out: all. */
  readonly free?: readonly Place[];
  /** Of a message that takes a warning back: areas for which another one is in force. */
  readonly held?: readonly Place[];
  /** By when the next message comes; null: when something changes. */
  readonly nextMs?: Instant | null;
  /** Who announced it. */
  readonly source?: string;
  /** Only these areas, of several: no wider name may stand for them. */
  readonly exact?: boolean;
  /** Times in UTC with the date. */
  readonly dated?: boolean;
}

/** A missile or a rocket, by what it more probably is, and whether it was announced as a satellite. */
export type LaunchTold = 'announced' | 'announced-rocket' | 'rocket';

/** Who says it, how. */
export interface Speaker {
  readonly mode: Mode;
  readonly settings: Pick<WarnSettings, 'issuerName' | 'languages' | 'clockAheadS'>;
}

/** One message in every language of the settings, framed unless the mode is `actual`. */
export function composeTexts(given: Saying, { mode, settings }: Speaker): Texts {
  const saying = peoplesTimes(given, settings.clockAheadS ?? 0);
  return Object.fromEntries(
    languagesOf(settings).map((table) => [
      table.tag,
      composeText(table, saying, mode, issuerIn(settings.issuerName, table.tag)),
    ]),
  );
}

/**
 * One message in one language, in three lengths: `headline` (90), `brief` (360), and `description`
 * with `instruction`. A shorter one leaves out whole sentences and names, in this order, and never
 * cuts any: reason, place and action come first and stay.
 */
export function composeText(
  table: LanguageTable,
  saying: Saying,
  mode: Mode,
  issuer: string,
): WarningText {
  const words = wordsOf(table, saying, issuer);
  const framed = (part: TextPart, text: string): string =>
    mode === 'actual' ? text : fill(table.frames[mode as Framed][part], { text });
  return {
    headline: headlineOf(table, words, (text) => framed('headline', text)),
    brief: briefOf(table, words, (text) => framed('brief', text)),
    description: descriptionOf(table, words, (text) => framed('description', text)),
    instruction: instructionOf(table, words, (text) => framed('instruction', text)),
  };
}

/** All sentences of one message in one language, places apart. Empty: not to be said. */
interface Words {
  readonly areas: PlaceWords;
  /** Named in the headline: those to whom what it says to do applies. */
  readonly headed: PlaceWords;
  /** Null where no area was let go. */
  readonly gone: PlaceWords | null;
  readonly free: PlaceWords | null;
  /** Null where it passes over nobody else. */
  readonly over: PlaceWords | null;
  /** Null where nobody is merely to be ready. */
  readonly ready: PlaceWords | null;
  readonly exact: boolean;
  readonly threat: string;
  readonly short: string;
  readonly reason: readonly string[];
  readonly where: string;
  readonly act: readonly string[];
  readonly times: TimeWords;
  readonly timed: boolean;
  readonly when: string;
  readonly source: string;
  readonly next: string;
  readonly issuer: string;
}

function wordsOf(table: LanguageTable, saying: Saying, issuer: string): Words {
  const { kind, message, areas, gone = [], free = gone, held = [], nextMs = null } = saying;
  const { source = '', dated = false, flown = false, over: flownToo = [], ready = [] } = saying;
  const ofKind = kindWords(table, saying);
  const first = isFirst(message);
  const later = first ? null : table.after[message as LaterMessage];
  const values = { event: ofKind.event, none: ofKind.none };
  const usual = ADVICE[kind][message];
  const name = saying.calm === true && usual === 'waitCovered' ? CALM : usual;
  // A language file that a ledger kept from before this advice has none.
  const advice = table.advice[name] ?? table.advice.normal;
  const { sentences } = table;
  const over = message === 'correction' || message === 'allClear';
  const still = over && held.length > 0 ? table.still : null;
  const named = placeWords(table, areas);
  return {
    areas: named,
    headed: still === null ? named : placeWords(table, held),
    gone: over || gone.length === 0 ? null : placeWords(table, gone),
    free: over || free.length === 0 ? null : placeWords(table, free),
    over: !first || flownToo.length === 0 ? null : placeWords(table, flownToo),
    ready: !(first || message === 'ended') || ready.length === 0 ? null : placeWords(table, ready),
    exact: saying.exact ?? still !== null,
    threat: still?.threat ?? fill(later?.threat ?? ofKind.threat, values),
    short: still?.short ?? advice.short,
    reason: reasonOf(later?.reason ?? ofKind.reason, still).map((each) => fill(each, values)),
    where: later?.where ?? (flown ? sentences.over : ofKind.where),
    act: still === null ? advice.do : stillAct(table, saying, still.do, advice.do),
    times: timeWords(table, areas, dated),
    timed: first,
    when: first ? sentences.when : (later?.when ?? ''),
    source: source === '' || over ? '' : fill(sentences.source, { source }),
    next: over
      ? ''
      : nextMs === null
        ? sentences.nextChange
        : fill(sentences.nextBy, { time: momentWords(table, areas, nextMs) }),
    issuer: fill(sentences.issuer, { issuer }),
  };
}

/** The words of a kind; those of a ballistic flight follow from what it is told to be. */
function kindWords(
  table: LanguageTable,
  { kind, launch, message }: Saying,
): LanguageTable['kinds'][Saying['kind']] {
  const ofKind = table.kinds[kind];
  if (kind !== 'ballistic' || launch === undefined) return ofKind;
  const { announced, perhaps, ...rocket } = table.rocket;
  const words = launch === 'announced' ? ofKind : { ...rocket, where: ofKind.where };
  const more = launch === 'rocket' ? perhaps : announced;
  return isFirst(message) ? { ...words, reason: [...words.reason, more] } : words;
}

/** That there is no danger, or that it is over, is not said where another warning stays in force. */
function reasonOf(reason: readonly string[], still: LanguageTable['still'] | null): string[] {
  if (still?.reason === undefined) return [...reason];
  return [...reason.filter((each) => placeholdersOf(each).length === 0), still.reason];
}

/** Where another warning is in force, that comes first; what is over is said of the others by name. */
function stillAct(
  table: LanguageTable,
  { areas, held = [], message }: Saying,
  sentence: string,
  advice: readonly string[],
): string[] {
  const free = areas.filter(({ region }) => held.every((each) => each.region !== region));
  const first = goneOf(table, placeWords(table, held), sentence, SHORT_NAMES);
  if (free.length === 0) return [first];
  const usual = goneOf(table, placeWords(table, free), table.lifted.free, SHORT_NAMES);
  return [first, usual, ...(message === 'allClear' ? advice.slice(1) : [])];
}

function isFirst(message: Message): boolean {
  return (FIRST_MESSAGES as readonly Message[]).includes(message);
}

type Frame = (text: string) => string;

function headlineOf(table: LanguageTable, words: Words, frame: Frame): string {
  const { headed: areas, exact, threat, short } = words;
  const manner = { wide: true, exact };
  const from = words.timed ? words.times.from : '';
  const text = (template: string) => (place: string) =>
    frame(fill(template, { threat, short, place, from }));
  const timed = text(table.headline.timed);
  const plain = text(table.headline.plain);
  const fits = (made: Frame) => (place: string) => lengthOf(made(place)) <= MAX_HEADLINE;
  if (from !== '') {
    const place = namedPlaces(table, areas, fits(timed), manner);
    if (place !== null) return timed(place);
  }
  return plain(
    namedPlaces(table, areas, fits(plain), manner) ?? countedPlaces(areas, fits(plain), manner),
  );
}

/** Sentences in the order in which they are read, `named` being the one that names the places. */
type Draft = (optional: Optional, named: string) => string[];

/** What a brief text says beside reason, place and the first advice. */
interface Optional {
  readonly when: boolean;
  readonly next: boolean;
  readonly issuer: boolean;
  readonly gone: boolean;
  readonly over: boolean;
  readonly ready: boolean;
  readonly source: boolean;
  /** Further sentences of advice. */
  readonly more: number;
}

const BARE: Optional = {
  ...{ when: false, next: false, issuer: false, gone: false, source: false, more: 0 },
  ...{ over: false, ready: false },
};

function briefOf(table: LanguageTable, words: Words, frame: Frame): string {
  const { sentences, lifted } = table;
  const over = goneOf(table, words.over, sentences.over, SHORT_NAMES);
  const ready = goneOf(table, words.ready, sentences.ready, SHORT_NAMES);
  const gone = goneOf(table, words.gone, lifted.over, SHORT_NAMES);
  const draft: Draft = (says, named) => [
    ...words.reason,
    says.source ? words.source : '',
    named,
    says.when ? whenOf(words, words.times.short) : '',
    says.over ? over : '',
    ...words.act.slice(0, 1 + says.more),
    says.ready ? ready : '',
    says.gone ? gone : '',
    says.next ? words.next : '',
    says.issuer ? words.issuer : '',
  ];
  const where = (places: string): string => fill(words.where, { places });
  const made = (says: Optional, places: string): string =>
    frame(joined(table, draft(says, where(places))));
  // Frame and sentence grow evenly with what is put into them: lengths need no text to be made.
  const [framed, named, gap] = [growth(frame), growth(where), lengthOf(sentences.gap)];
  const fitting = (says: Optional): ((places: string) => boolean) => {
    let others = 0;
    for (const each of draft(says, '')) if (each !== '') others += lengthOf(each) + gap;
    return (places) => framed(others + named(lengthOf(places))) <= MAX_BRIEF;
  };
  const placed = (says: Optional): string | null =>
    namedPlaces(table, words.areas, fitting(says), words);
  let [says, places] = [BARE, placed(BARE)];
  if (places === null) return made(says, countedPlaces(words.areas, fitting(says), words));
  for (const { costs, ...more } of fuller(words)) {
    const tried = { ...says, ...more };
    const found = placed(tried);
    if (found === null || (found !== places && costs === 'nothing')) continue;
    says = tried;
    places = found;
  }
  return made(says, places);
}

type Step = Partial<Optional> & { readonly costs: 'names' | 'nothing' };

/**
 * What is added to a brief text while it fits, the most important first: time, issuer and next
 * message before the second name, the rest only where no name is lost by it.
 */
function fuller({ act }: Words): Step[] {
  return [
    { when: true, costs: 'names' },
    { over: true, costs: 'names' },
    { ready: true, costs: 'names' },
    { issuer: true, costs: 'names' },
    { next: true, costs: 'names' },
    { gone: true, costs: 'nothing' },
    { source: true, costs: 'nothing' },
    ...act.slice(1).map((_, i): Step => ({ more: i + 1, costs: 'nothing' })),
  ];
}

function descriptionOf(table: LanguageTable, words: Words, frame: Frame): string {
  const { sentences } = table;
  const over = goneOf(table, words.over, sentences.over, MAX_LONG / 5);
  const ready = goneOf(table, words.ready, sentences.ready, MAX_LONG / 5);
  const draft = (places: string, gone: string): string =>
    frame(
      joined(table, [
        ...words.reason,
        words.source,
        fill(words.where, { places }),
        whenOf(words, words.times.full),
        over,
        ready,
        gone,
        words.issuer,
        words.next,
      ]),
    );
  const gone = goneOf(table, words.gone, table.lifted.over, MAX_LONG / 2);
  const fits = (places: string): boolean => lengthOf(draft(places, gone)) <= MAX_LONG;
  const places =
    namedPlaces(table, words.areas, fits, { long: true, exact: words.exact }) ??
    countedPlaces(words.areas, fits, words);
  const text = draft(places, gone);
  if (lengthOf(text) <= MAX_LONG) return text;
  // Only names from outside can be that long: what must be said still is.
  return frame(joined(table, [...words.reason, fill(words.where, { places })]));
}

function instructionOf(table: LanguageTable, words: Words, frame: Frame): string {
  return frame(
    joined(table, [
      ...words.act,
      goneOf(table, words.ready, table.sentences.ready, MAX_LONG / 5),
      goneOf(table, words.free, table.lifted.free, MAX_LONG / 2),
    ]),
  );
}

/** Who is let go is named as it is, or not at all. */
const EXACT = { exact: true } as const;
/** So many characters of names let go a brief text bears. */
const SHORT_NAMES = 60;

function goneOf(
  table: LanguageTable,
  gone: PlaceWords | null,
  sentence: string,
  longest: number,
): string {
  if (gone === null) return '';
  const fits = (text: string): boolean => lengthOf(text) <= longest;
  const places = namedPlaces(table, gone, fits, EXACT) ?? countedPlaces(gone, fits, EXACT);
  return fill(sentence, { places });
}

function whenOf({ when }: Words, times: string): string {
  return times === '' ? '' : fill(when, { times });
}

function joined(table: LanguageTable, sentences: readonly string[]): string {
  return sentences.filter((each) => each !== '').join(table.sentences.gap);
}

/** True when there is a text, and every one has all its parts. */
export function isComplete(texts: Texts): boolean {
  const all = Object.values(texts);
  return (
    all.length > 0 &&
    all.every(
      ({ headline, brief, description, instruction }) =>
        headline !== '' && brief !== '' && description !== '' && instruction !== '',
    )
  );
}

/** Words of the kind that was warned of first, for renderers that know no other. */
export const TEXT_TABLES = Object.fromEntries(
  Object.entries(SHIPPED_LANGUAGES).map(([tag, { kinds, frames }]) => [
    tag,
    { event: kinds.ballistic.event, frames },
  ]),
) as Readonly<Record<'en' | 'ko' | 'ja', { event: string; frames: LanguageTable['frames'] }>>;
