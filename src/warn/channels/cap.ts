import { type Region, regionByCode } from '../../earth/index.ts';
import { capStatus, type Instant } from '../../mark/index.ts';
import {
  type CapAlert,
  type CapArea,
  type CapInfo,
  type CapPolygon,
  capReference,
  capXml,
} from '../../wire/cap/index.ts';
import { areasInForce, areasLetGo } from '../areas.ts';
import type { WarnSettings } from '../settings.ts';
import { TEXT_TABLES } from '../texts/compose.ts';
import {
  LANGUAGES,
  type Language,
  textIn,
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

/**
 * The CAP 1.2 message of a public revision, `references` being those of the messages about the
 * same warning before it. Null for what never leaves: drafts, drops, and mode `simulated`.
 *
 * Areas go out as named areas with the outline of the administrative area, never the predicted
 * one: its middle would give the predicted point away. Areas let go by a warning still in force
 * elsewhere have an `info` of their own, with the response `AllClear`.
 */
export function renderCap(
  warning: Warning,
  references: readonly string[],
  settings: Pick<WarnSettings, 'capSender' | 'issuerName'>,
): RenderedCap | null {
  const status = capStatus(warning.mode);
  const { issuedMs } = warning;
  if (status === null || warning.state === 'drafted' || issuedMs === undefined) return null;
  const alert: CapAlert = {
    identifier: capWord(`bongsu-${warning.mode}-${warning.id}-${warning.revision}`),
    sender: capWord(settings.capSender),
    sentMs: issuedMs,
    status,
    msgType: messageType(warning, references),
    ...(warning.mode === 'actual'
      ? { scope: 'Public' }
      : {
          scope: 'Restricted',
          restriction: `${status.toUpperCase()}: participants only, not for the public`,
          note: status.toUpperCase(),
        }),
    ...(references.length === 0 ? {} : { references }),
    incidents: capWord(warning.hazard.id),
    info: LANGUAGES.flatMap((language) => infosOf(warning, issuedMs, language, settings)),
  };
  return {
    name: `${alert.identifier}.xml`,
    document: capXml(alert),
    reference: capReference(alert),
  };
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

const CAP_LANGUAGE: Readonly<Record<Language, string>> = {
  en: 'en-US',
  ko: 'ko-KR',
  ja: 'ja-JP',
};

function infosOf(
  warning: Warning,
  issuedMs: Instant,
  language: Language,
  settings: Pick<WarnSettings, 'issuerName'>,
): CapInfo[] {
  const { areas, texts, lifted } = warning;
  const info = (part: Part): CapInfo => infoOf(warning, part, issuedMs, language, settings);
  if (lifted === undefined)
    return [info({ areas, text: textIn(texts, language), ...judgement(warning) })];
  return [
    info({ areas: areasInForce(areas), text: textIn(texts, language), ...judgement(warning) }),
    info({ areas: areasLetGo(areas), text: textIn(lifted, language), ...OVER }),
  ];
}

/** What is said in some of the areas. */
interface Part extends Judgement {
  readonly areas: readonly WarningArea[];
  readonly text: WarningText;
}

function infoOf(
  warning: Warning,
  { areas, text, ...judged }: Part,
  issuedMs: Instant,
  language: Language,
  settings: Pick<WarnSettings, 'issuerName'>,
): CapInfo {
  const onsetMs = areas.reduce<Instant | null>(
    (first, { earliestMs }) =>
      earliestMs === null ? first : first === null ? earliestMs : Math.min(first, earliestMs),
    null,
  );
  return {
    language: CAP_LANGUAGE[language],
    category: ['Safety', 'Security'],
    event: TEXT_TABLES[language].event,
    ...judged,
    effectiveMs: issuedMs,
    ...(onsetMs === null ? {} : { onsetMs }),
    expiresMs: warning.expiresMs,
    senderName: settings.issuerName[language],
    headline: text.headline,
    description: text.description,
    instruction: text.instruction,
    area: areas.map((area) => areaOf(area, language, warning.areas.length <= MAX_OUTLINED_AREAS)),
  };
}

type Judgement = Pick<CapInfo, 'responseType' | 'urgency' | 'severity' | 'certainty'>;

/** What a state means in CAP's words (sections 3.2.2 and, for the all-clear, `responseType`). */
function judgement(warning: Warning): Judgement {
  switch (warning.state) {
    case 'drafted':
    case 'released':
    case 'updated':
      return warning.areas.some((area) => area.stage === 'take-cover')
        ? judge('Shelter', 'Immediate', 'Extreme', 'Likely')
        : judge('Prepare', 'Expected', 'Extreme', 'Likely');
    case 'lost':
      return judge('Shelter', 'Immediate', 'Extreme', 'Possible');
    case 'ended':
      return judge('Shelter', 'Past', 'Severe', 'Possible');
    case 'cancelled':
    case 'all-clear':
      return OVER;
  }
}

const OVER: Judgement = judge('AllClear', 'Past', 'Minor', 'Unlikely');

function judge(
  response: NonNullable<CapInfo['responseType']>[number],
  urgency: CapInfo['urgency'],
  severity: CapInfo['severity'],
  certainty: CapInfo['certainty'],
): Judgement {
  return { responseType: [response], urgency, severity, certainty };
}

function areaOf(area: WarningArea, language: Language, outlined: boolean): CapArea {
  const region = outlined ? regionByCode(area.region) : null;
  return {
    areaDesc: area.names[language],
    ...(region === null ? {} : { polygon: outlineOf(region) }),
    geocode: [{ valueName: 'ISO 3166-2', value: area.region }],
  };
}

/** Regions never change, so each is drawn once; a memory of sums, no state. */
const OUTLINES = new Map<string, readonly CapPolygon[]>();

function outlineOf(region: Region): readonly CapPolygon[] {
  let outline = OUTLINES.get(region.code);
  if (outline === undefined) {
    outline = region.polygons.flatMap((polygon) => capPolygons(polygon[0]!));
    OUTLINES.set(region.code, outline);
  }
  return outline;
}

/** Section 3.2.1: identifiers have no white space, comma, `<` or `&`. */
function capWord(text: string): string {
  return text.replace(/[\s,<&]/g, '_');
}
