import type { HazardKind } from '../../assess/index.ts';
import { type Region, regionByCode } from '../../earth/index.ts';
import { capStatus, type Instant } from '../../mark/index.ts';
import {
  CAP_PROFILE_RULES,
  type CapAlert,
  type CapArea,
  type CapInfo,
  type CapPolygon,
  type CapValue,
  capReference,
  capXml,
} from '../../wire/cap/index.ts';
import { areasInForce, areasLetGo } from '../areas.ts';
import type { WarnSettings } from '../settings.ts';
import { issuerIn, type LanguageTable, languageOf } from '../texts/language.ts';
import { placeName } from '../texts/places.ts';
import {
  type Texts,
  textIn,
  textsFor,
  type Warning,
  type WarningArea,
  type WarningText,
} from '../warning.ts';
import { capPolygons } from './outline.ts';

/** A CAP message ready to go out. */
export interface RenderedCap {
  /** File name. */
  readonly name: string;
  readonly document: string;
  /** How later messages about the same warning refer to this one. */
  readonly reference: string;
}

/** More areas than this are said by name and code alone: outlines would swell the message. */
export const MAX_OUTLINED_AREAS = 12;

/** What of the settings a message is made with. */
type CapSettings = Pick<WarnSettings, 'capSender' | 'issuerName' | 'cap' | 'languages'>;

/**
 * The CAP 1.2 messages of a public revision, in the order in which they leave; `references` are
 * those of the messages about the same warning before it. None for what never leaves: drafts,
 * drops, and mode `simulated`.
 *
 * One message, but for what was issued in error: its `Cancel` takes back every message before it,
 * and many receivers show nothing more of a cancelled alert; so a new `Alert` says the correction
 * to the same areas, as loudly as the warning was said.
 *
 * Areas go out as named areas with the outline of the administrative area, never the predicted
 * one: its middle would give the predicted point away. Areas that are told something else than
 * others, by their stage or since it only passes over, have an `info` of their own. Areas let go by a warning still in force
 * elsewhere have an `info` of their own, with the response `AllClear`; those under another warning
 * one with `Shelter`.
 */
export function renderCap(
  warning: Warning,
  references: readonly string[],
  settings: CapSettings,
): readonly RenderedCap[] {
  const status = capStatus(warning.mode);
  const { issuedMs } = warning;
  if (status === null || warning.state === 'drafted' || issuedMs === undefined) return [];
  const msgType = messageType(warning, references);
  const identifier = capWord(`bongsu-${warning.mode}-${warning.id}-${warning.revision}`);
  const { code } = CAP_PROFILE_RULES[settings.cap?.profile ?? 'core'];
  const message = (changes: Pick<CapAlert, 'identifier' | 'msgType'>): RenderedCap => {
    const isFirst = changes.msgType === 'Alert';
    const alert: CapAlert = {
      ...changes,
      sender: capWord(settings.capSender),
      sentMs: issuedMs,
      status,
      ...(warning.mode === 'actual'
        ? { scope: 'Public' }
        : {
            scope: 'Restricted',
            restriction: `${status.toUpperCase()}: participants only, not for the public`,
            note: status.toUpperCase(),
          }),
      ...(code === null ? {} : { code: [code] }),
      ...(isFirst ? {} : { references }),
      incidents: capWord(warning.hazard.id),
      info: Object.keys(warning.texts).flatMap((language) =>
        infosOf(warning, changes.msgType, issuedMs, language, settings),
      ),
    };
    return {
      name: `${alert.identifier}.xml`,
      document: capXml(alert),
      reference: capReference(alert),
    };
  };
  const said = message({ identifier, msgType });
  if (msgType !== 'Cancel') return [said];
  return [said, message({ identifier: `${identifier}-correction`, msgType: 'Alert' })];
}

/** `references` is mandatory in an update: without one, what would be an update is an alert. */
function messageType(warning: Warning, references: readonly string[]): CapAlert['msgType'] {
  if (references.length === 0) return 'Alert';
  switch (warning.state) {
    case 'drafted':
    case 'released':
      return 'Alert';
    case 'cancelled':
      return 'Cancel';
    case 'updated':
    case 'lost':
    case 'ended':
    case 'all-clear':
      return 'Update';
  }
}

function infosOf(
  warning: Warning,
  msgType: CapAlert['msgType'],
  issuedMs: Instant,
  language: string,
  settings: CapSettings,
): CapInfo[] {
  const { areas, texts, lifted, apart, held = [] } = warning;
  const info = (part: Part): CapInfo =>
    infoOf(warning, part, msgType, issuedMs, language, settings);
  const text = textIn(texts, language);
  const under = areas.filter(({ region }) => held.includes(region));
  const others = areas.filter(({ region }) => !held.includes(region));
  const parts: readonly Part[] =
    lifted === undefined
      ? [
          ...(apart === undefined
            ? [{ areas: others, text, ...judgement(warning, others) }]
            : inForce(warning, others, language)),
          { areas: under, text, ...UNDER_ANOTHER },
        ]
      : [
          ...inForce(warning, others, language),
          { areas: areasLetGo(others), text: textIn(lifted, language), ...OVER },
          { areas: under, text: textIn(lifted, language), ...UNDER_ANOTHER },
        ];
  const said = parts.filter((part) => part.areas.length > 0);
  return (said.length === 0 ? parts.slice(0, 1) : said).map(info);
}

/** The areas in force, those that are told the same together. */
function inForce(warning: Warning, areas: readonly WarningArea[], language: string): Part[] {
  const parts = new Map<Texts, WarningArea[]>();
  for (const area of areasInForce(areas)) {
    const texts = textsFor(warning, area);
    parts.set(texts, [...(parts.get(texts) ?? []), area]);
  }
  return [...parts].map(([texts, told]) => ({
    ...{ areas: told, text: textIn(texts, language) },
    ...judgement(warning, told),
  }));
}

/** What is said in some of the areas. */
interface Part extends Judgement {
  readonly areas: readonly WarningArea[];
  readonly text: WarningText;
}

function infoOf(
  warning: Warning,
  { areas, text, ...judged }: Part,
  msgType: CapAlert['msgType'],
  issuedMs: Instant,
  tag: string,
  settings: CapSettings,
): CapInfo {
  const { issuerName, cap } = settings;
  const words = languageOf(settings, tag);
  const { polygonPoints } = CAP_PROFILE_RULES[cap?.profile ?? 'core'];
  const outlined = warning.areas.length <= MAX_OUTLINED_AREAS;
  const onsetMs = areas.reduce<Instant | null>(
    (first, { earliestMs }) =>
      earliestMs === null ? first : first === null ? earliestMs : Math.min(first, earliestMs),
    null,
  );
  return {
    language: tag === words.tag ? words.capTag : tag,
    category: ['Safety', 'Security'],
    event: eventOf(words, warning),
    ...judged,
    eventCode: [eventTerm(warning.kind), ...(cap?.eventCodes ?? [])],
    // The Australian profile: a cancellation has no time from which it holds.
    ...(msgType === 'Cancel' ? {} : { effectiveMs: issuedMs }),
    ...(onsetMs === null ? {} : { onsetMs }),
    expiresMs: warning.expiresMs,
    senderName: issuerIn(issuerName, tag),
    headline: text.headline,
    description: text.description,
    instruction: text.instruction,
    ...(cap?.web === undefined ? {} : { web: cap.web }),
    ...(cap?.contact === undefined ? {} : { contact: cap.contact }),
    // The texts that a Wireless Emergency Alert takes as they are (IPAWS: 90 and 360 characters).
    parameter: [
      { valueName: 'CMAMtext', value: text.headline },
      { valueName: 'CMAMlongtext', value: text.brief },
    ],
    area: areas.map((area) => areaOf(area, words, outlined ? polygonPoints : 0)),
  };
}

/** A flight that is told as a rocket is none of a missile in words; its code stays the graver one. */
function eventOf({ rocket, kinds }: LanguageTable, { launch, kind }: Warning): string {
  return launch?.told === 'rocket' ? rocket.event : kinds[kind].event;
}

/**
 * OASIS Event Terms List for Use with the Common Alerting Protocol Version 1.2, Committee Note 01,
 * 19 November 2020; what it has no term for is `other event`.
 */
const EVENT_TERMS: Readonly<Partial<Record<HazardKind, string>>> = {
  // missile threat
  ballistic: 'OET-129',
  // falling object
  'space-launch': 'OET-077',
  balloon: 'OET-077',
  // space debris
  're-entry': 'OET-184',
  conjunction: 'OET-184',
  // cybercrime threat
  cyber: 'OET-050',
};
const OTHER_EVENT = 'OET-000';

function eventTerm(kind: HazardKind): CapValue {
  return { valueName: 'OET:v1.2', value: EVENT_TERMS[kind] ?? OTHER_EVENT };
}

type Judgement = Pick<CapInfo, 'responseType' | 'urgency' | 'severity' | 'certainty'>;

/** What a state means in CAP's words (sections 3.2.2 and, for the all-clear, `responseType`). */
function judgement(warning: Warning, areas: readonly WarningArea[]): Judgement {
  switch (warning.state) {
    case 'drafted':
    case 'released':
    case 'updated':
      return areas.some((area) => area.stage === 'take-cover')
        ? judge('Shelter', 'Immediate', 'Extreme', 'Likely')
        : judge('Prepare', 'Expected', 'Extreme', 'Likely');
    case 'lost':
      return judge('Shelter', 'Immediate', 'Extreme', 'Possible');
    case 'ended':
      return areas.some((area) => area.stage === 'take-cover')
        ? judge('Shelter', 'Past', 'Severe', 'Possible')
        : judge('Prepare', 'Past', 'Severe', 'Possible');
    case 'cancelled':
    case 'all-clear':
      return OVER;
  }
}

const OVER: Judgement = judge('AllClear', 'Past', 'Minor', 'Unlikely');
/** Where this warning is over and another one stands: programs that read no text are not misled. */
const UNDER_ANOTHER: Judgement = judge('Shelter', 'Immediate', 'Extreme', 'Possible');

function judge(
  response: NonNullable<CapInfo['responseType']>[number],
  urgency: CapInfo['urgency'],
  severity: CapInfo['severity'],
  certainty: CapInfo['certainty'],
): Judgement {
  return { responseType: [response], urgency, severity, certainty };
}

/** `points`: the most of a polygon; 0: no outlines. */
function areaOf(area: WarningArea, words: LanguageTable, points: number): CapArea {
  const region = points === 0 ? null : regionByCode(area.region);
  return {
    areaDesc: placeName(words, area),
    ...(region === null ? {} : { polygon: outlineOf(region, points) }),
    geocode: [{ valueName: 'ISO 3166-2', value: area.region }],
  };
}

/** Regions never change, so each is drawn once; a memory of sums, no state. */
const OUTLINES = new Map<string, readonly CapPolygon[]>();

function outlineOf(region: Region, points: number): readonly CapPolygon[] {
  const key = `${region.code}/${points}`;
  let outline = OUTLINES.get(key);
  if (outline === undefined) {
    outline = region.polygons.flatMap((polygon) => capPolygons(polygon[0]!, points));
    OUTLINES.set(key, outline);
  }
  return outline;
}

/** Section 3.2.1: identifiers have no white space, comma, `<` or `&`. */
function capWord(text: string): string {
  return text.replace(/[\s,<&]/g, '_');
}
