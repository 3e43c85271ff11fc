import type { SensorImpact } from '../../src/assess/index.ts';
import { regionByCode } from '../../src/earth/regions/index.ts';
import type { Mode } from '../../src/mark/index.ts';
import type { SharedText, WarningContent } from '../../src/share/index.ts';
import type {
  Language,
  LaunchJudged,
  ReleasePlan,
  Stage,
  Warning,
  WarningArea,
} from '../../src/warn/index.ts';
import { textIn } from '../../src/warn/warning.ts';
import type { ReceiversView, View } from '../../src/watch/index.ts';
import { hazardKey, isAnnounced, type OpenAreas, openAreas } from './areas.ts';
import { type Prediction, predictionOf } from './prediction.ts';
import type { Window } from './times.ts';

/** One warning as the rail shows it, one's own or an ally's. */
export interface Card {
  readonly key: string;
  readonly issuer: string;
  readonly mode: Mode;
  readonly own: boolean;
  /** A state of a warning, `detected` or `announced` for a hazard that nobody has warned of. */
  readonly state: string;
  /** What a draft becomes when it is released; otherwise the same as `state`. */
  readonly becomes: string;
  readonly revision: number;
  readonly issuedMs: number | null;
  /** Null for a hazard that nobody has warned of. */
  readonly text: SharedText | null;
  /** The same in every language that it has, by tag; empty where there is none. */
  readonly texts: Readonly<Record<string, SharedText>>;
  /** When it is expected: by the newest prediction where there is one with a time, else as warned. */
  readonly expected: Window | null;
  readonly basis: 'prediction' | 'warning';
  readonly areas: readonly CardArea[];
  /** Whether there is a newest prediction, and it reaches none of the areas. */
  readonly reachesNone: boolean;
  /** Key of the hazard's predicted areas, see `areas.ts`. */
  readonly hazard: string;
  /** Areas by name that a draft would add to and drop from what is in force; empty otherwise. */
  readonly adds: readonly string[];
  readonly drops: readonly string[];
  /** Officers who have released it, or have signed a draft so far. */
  readonly officers: readonly string[];
  /** Of an own ballistic hazard, where each sensor alone sees it come down. */
  readonly bySensor: readonly SensorImpact[];
  /** Of an announced launch: by whom, under which name, where something comes down. */
  readonly announced: Announced | null;
  /** Of a draft: how many people it needs, whom it speaks to, when it goes out by itself, null: never. */
  readonly plan: Pick<ReleasePlan, 'needed' | 'goesOutMs' | 'people' | 'waiting'> | null;
  /** Where it goes, or went; empty for what nobody has warned of, and of allies. */
  readonly channels: readonly string[];
  /** Where not all areas are told the same: what is said where, those let go last. */
  readonly parts: readonly CardPart[];
  /** Of an own flight that fits a launch notice, or goes to space. */
  readonly launch: LaunchJudged | null;
  /** Who had granted the standing authority that it went out under; empty where people released it. */
  readonly grantors: readonly string[];
  /** Of an own public revision, who was told and who has confirmed. */
  readonly receivers: ReceiversView | null;
}

/** What is said in some of the areas, by name; of those let go `over` is set. */
export interface CardPart {
  readonly places: string;
  readonly over: boolean;
  readonly text: SharedText;
}

export interface Announced {
  readonly issuer: string;
  readonly notice: string;
  readonly zones: readonly string[];
}

export interface CardArea {
  readonly region: string;
  readonly name: string;
  /** Null: the newest prediction reaches it, but nobody has warned it. */
  readonly stage: Stage | null;
  readonly warned: Window | null;
  readonly predicted: Window | null;
}

/** States in which a warning tells people to do something. */
const IN_FORCE = new Set(['released', 'updated', 'lost']);

export function isInForce(state: string): boolean {
  return IN_FORCE.has(state);
}

/** False for an area that a warning in force has let go. */
export function isWarned({ stage }: { readonly stage: Stage }): boolean {
  return stage !== 'all-clear';
}

/**
 * All warnings in a view, and hazards without one: in force first, then drafts, then hazards,
 * then what is over; soonest first.
 */
export function cardsOf(view: View, language: Language): Card[] {
  const own = view.warnings.map((warning) => ownCard(view, warning, language));
  const allied = view.allied.flatMap((statement) => {
    const { content, origin } = statement.body;
    return content.about === 'warning' ? [alliedCard(view, origin, content, language)] : [];
  });
  const cards = [...own, ...allied];
  const known = new Set(cards.map((card) => card.hazard));
  for (const open of openAreas(view)) {
    if (!known.has(open.key)) cards.push(hazardCard(view, open, language));
  }
  return cards.sort(
    (a, b) =>
      rank(a.state) - rank(b.state) ||
      (a.expected?.earliestMs ?? Infinity) - (b.expected?.earliestMs ?? Infinity) ||
      b.revision - a.revision,
  );
}

/** Who has released a card or signed its draft, and who had granted the authority to do without. */
export function signedText(
  { officers, grantors }: Pick<Card, 'officers' | 'grantors'>,
  words: { readonly signed: string; readonly byStanding: string },
): string {
  const granted = grantors.length === 0 ? [] : [`${words.byStanding}: ${grantors.join(', ')}`];
  if (granted.length > 0 && officers.length === 0) return granted[0]!;
  const names = officers.length === 0 ? '–' : officers.join(', ');
  return [...granted, `${words.signed}: ${names}`].join(' · ');
}

/** The draft that waits to change what `card` has in force, if there is one. */
export function draftUpon(card: Card, cards: readonly Card[]): Card | null {
  if (!card.own || card.state === 'drafted') return null;
  return (
    cards.find(({ own, state, hazard }) => own && state === 'drafted' && hazard === card.hazard) ??
    null
  );
}

function rank(state: string): number {
  if (isInForce(state)) return 0;
  const later = ['drafted', 'detected', 'announced'].indexOf(state);
  return later < 0 ? 4 : later + 1;
}

function partsOf({ apart = [], areas, lifted }: Warning, language: Language): CardPart[] {
  const named = (told: readonly WarningArea[]): string =>
    told.map(({ names }) => names[language]).join(', ');
  const parts = apart.map(({ regions, texts }) => ({
    places: named(areas.filter(({ region }) => regions.includes(region))),
    over: false,
    text: textIn(texts, language),
  }));
  if (lifted === undefined) return parts;
  const gone = named(areas.filter(({ stage }) => stage === 'all-clear'));
  return [...parts, { places: gone, over: true, text: textIn(lifted, language) }];
}

function ownCard(view: View, warning: Warning, language: Language): Card {
  const drafted = warning.state === 'drafted';
  const inForce = view.warnings.find((each) => each.id === warning.id && each.state !== 'drafted');
  const signed = view.pendingActs
    .map((act) => act.body)
    .filter((act) => act.warning === warning.id && act.revision === warning.revision);
  const prediction = predictionOf(view, view.node, warning.hazard.id);
  return {
    key: `${warning.id}/${warning.revision}`,
    ...{ issuer: warning.issuer, mode: warning.mode },
    own: true,
    state: warning.state,
    becomes: warning.becomes,
    revision: warning.revision,
    issuedMs: warning.issuedMs ?? null,
    text: textIn(warning.texts, language),
    texts: warning.texts,
    ...expectation(warning.areas, prediction),
    ...areasOf(warning.areas, prediction, language),
    hazard: hazardKey(view.node, warning.hazard.id),
    ...ofHazard(view, view.node, warning.hazard.id),
    adds: drafted && inForce !== undefined ? namesMissing(warning, inForce, language) : [],
    drops: drafted && inForce !== undefined ? namesMissing(inForce, warning, language) : [],
    officers: drafted
      ? signed.map((act) => act.officer)
      : (warning.standing?.whole?.approvals ?? warning.approvals).map((each) => each.officer),
    grantors: warning.standing?.grants.map((each) => each.officer) ?? [],
    plan:
      view.plans.find(
        (plan) => plan.warning === warning.id && plan.revision === warning.revision,
      ) ?? null,
    channels: warning.channels,
    parts: partsOf(warning, language),
    launch: warning.launch ?? null,
    receivers: drafted
      ? null
      : (view.receivers.find((each) => each.warning === warning.id) ?? null),
  };
}

function alliedCard(view: View, origin: string, content: WarningContent, language: Language): Card {
  const prediction = predictionOf(view, origin, content.hazard);
  return {
    key: `${origin}/${content.warning}/${content.revision}`,
    ...{ issuer: origin, mode: view.mode },
    own: false,
    state: content.state,
    becomes: content.state,
    revision: content.revision,
    issuedMs: content.issuedMs,
    text: textIn(content.texts, language),
    texts: content.texts,
    ...expectation(content.areas, prediction),
    ...areasOf(content.areas, prediction, language),
    hazard: hazardKey(origin, content.hazard),
    ...ofHazard(view, origin, content.hazard),
    adds: [],
    drops: [],
    officers: [],
    plan: null,
    channels: [],
    parts: [],
    launch: null,
    grantors: [],
    receivers: null,
  };
}

function hazardCard(view: View, open: OpenAreas, language: Language): Card {
  const prediction = predictionOf(view, open.origin, open.hazard);
  const state = isAnnounced(open) ? 'announced' : 'detected';
  return {
    key: open.key,
    ...{ issuer: open.origin, mode: view.mode },
    own: open.origin === view.node,
    state,
    becomes: state,
    revision: open.revision,
    issuedMs: null,
    text: null,
    texts: {},
    ...expectation([], prediction),
    ...areasOf([], prediction, language),
    hazard: open.key,
    ...ofHazard(view, open.origin, open.hazard),
    adds: [],
    drops: [],
    officers: [],
    plan: null,
    channels: [],
    parts: [],
    launch: null,
    grantors: [],
    receivers: null,
  };
}

/** What an own hazard tells beside its areas; an ally's statement does not say it. */
function ofHazard(view: View, origin: string, id: string): Pick<Card, 'bySensor' | 'announced'> {
  const hazard = origin === view.node ? view.hazards.find((each) => each.id === id) : undefined;
  if (hazard?.kind === 'ballistic') return { bySensor: hazard.bySensor, announced: null };
  if (hazard?.kind !== 'space-launch') return { bySensor: [], announced: null };
  const { issuer, notice, zones } = hazard;
  return { bySensor: [], announced: { issuer, notice, zones } };
}

type Area = Pick<WarningContent['areas'][number], 'region' | 'stage' | 'earliestMs' | 'latestMs'>;

function expectation(
  areas: readonly Area[],
  prediction: Prediction | null,
): Pick<Card, 'expected' | 'basis'> {
  if (prediction?.window) return { expected: prediction.window, basis: 'prediction' };
  const windows = areas.flatMap((area) => windowOf(area) ?? []);
  if (windows.length === 0) return { expected: null, basis: 'warning' };
  return {
    expected: {
      earliestMs: Math.min(...windows.map((window) => window.earliestMs)),
      latestMs: Math.max(...windows.map((window) => window.latestMs)),
    },
    basis: 'warning',
  };
}

/** The warned areas, and those that the newest prediction reaches without a warning. */
function areasOf(
  areas: readonly Area[],
  prediction: Prediction | null,
  language: Language,
): Pick<Card, 'areas' | 'reachesNone'> {
  const reached = prediction?.regions ?? new Map<string, Window | null>();
  const warned = areas.map((area) => ({
    region: area.region,
    name: regionName(area.region, language),
    stage: area.stage,
    warned: windowOf(area),
    predicted: reached.get(area.region) ?? null,
  }));
  const codes = new Set(areas.map((area) => area.region));
  const others = [...reached.keys()]
    .filter((region) => !codes.has(region))
    .map((region) => ({
      region,
      name: regionName(region, language),
      stage: null,
      warned: null,
      predicted: reached.get(region) ?? null,
    }));
  const soonest = (area: CardArea): number =>
    area.predicted?.earliestMs ?? Number.MAX_VALUE - (area.warned === null ? 0 : 1);
  return {
    areas: [...warned, ...others].sort(
      (a, b) =>
        soonest(a) - soonest(b) ||
        (a.warned?.earliestMs ?? Infinity) - (b.warned?.earliestMs ?? Infinity),
    ),
    reachesNone: prediction !== null && reached.size === 0,
  };
}

function windowOf(area: Pick<Area, 'earliestMs' | 'latestMs'>): Window | null {
  const { earliestMs, latestMs } = area;
  return earliestMs === null || latestMs === null ? null : { earliestMs, latestMs };
}

function namesMissing(from: Warning, other: Warning, language: Language): string[] {
  const there = new Set(other.areas.filter(isWarned).map((area) => area.region));
  return from.areas
    .filter((area) => isWarned(area) && !there.has(area.region))
    .map((area) => area.names[language]);
}

/** The name of an administrative area, its code where there is none. */
export function regionName(code: string, language: Language): string {
  return regionByCode(code)?.names[language] ?? code;
}
