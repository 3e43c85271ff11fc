import type { GeoPolygon, GeoRing } from '../../earth/index.ts';
import { formatInstant } from '../../mark/index.ts';
import {
  type Notam,
  type NotamName,
  notamPosition,
  notamWords,
  type Qualifiers,
  writeNotam,
} from '../../wire/notam/index.ts';
import type { WarnSettings } from '../settings.ts';
import type { Warning } from '../warning.ts';
import {
  circleAbout,
  corners,
  draftHead,
  firsAbout,
  modeWords,
  NO_FIR,
  type Notice,
  noticeOf,
  type Zone,
} from './notam-area.ts';

/** Drafts of NOTAM, ready for the office that may issue them. */
export interface RenderedNotice {
  readonly name: string;
  readonly document: string;
}

/**
 * Drafts for the aeronautical information services of each country whose regions an area touches,
 * one NOTAM an area and office; null for what never leaves and for warnings to people on land. A
 * later revision replaces, the correction and the giving back cancel.
 */
export function renderNotam(
  warning: Warning,
  settings: Pick<WarnSettings, 'issuerName' | 'notices' | 'clockAheadS'>,
  outline: readonly GeoPolygon[],
): RenderedNotice | null {
  const notice = noticeOf(warning, outline, settings);
  if (notice === null) return null;
  const drafts = [
    ...notice.zones.flatMap((zone) => inForce(notice, zone, settings)),
    ...notice.gone.flatMap((zone) => over(notice, zone, settings)),
  ];
  const head = draftHead('THE AERONAUTICAL INFORMATION SERVICE', notice, settings.issuerName.en);
  const about = `bongsu-${warning.mode}-${warning.id}-${warning.revision}-notam.txt`;
  return {
    name: about.replace(/[^A-Za-z0-9._-]/g, '_'),
    document: `${head.map(notamWords).join('\n')}\n\n${drafts.map(writeNotam).join('\n')}`,
  };
}

/** Missile, gun or rocket firing (Doc 8400: WM) will take place (LW), completed (CC), cancelled (CN). */
const SUBJECT = 'QWM';
/** Doc 8126 selection criteria: all flights; for immediate attention and operators; warnings. */
const SELECTION = { traffic: 'IV', purpose: 'BO', scope: 'W' } as const;
/** From the surface to no limit: what falls passes every height. */
const LEVELS = { lowerFl: 0, upperFl: 999 } as const;

function unnamed({ issuedMs }: Notice, settings: Pick<WarnSettings, 'notices'>): NotamName {
  const year = Number(formatInstant(issuedMs).slice(0, 4));
  return { series: settings.notices?.notamSeries ?? 'A', number: 0, year };
}

function inForce(
  notice: Notice,
  { name, ring, fromMs, untilMs }: Zone,
  settings: Pick<WarnSettings, 'notices'>,
): Notam[] {
  const { warning } = notice;
  const replaces = warning.supersedes !== undefined;
  const own = unnamed(notice, settings);
  const places = corners(ring).map(([latitude, longitude]) => notamPosition(latitude, longitude));
  const what =
    warning.kind === 'space-launch'
      ? 'ROCKET LAUNCH: FALLING PARTS'
      : 'OBJECT COMING DOWN FROM SPACE OR FROM A ROCKET FLIGHT';
  const text = [
    ...(warning.mode === 'actual' ? [] : [modeWords(warning.mode)]),
    `${what} WI AREA${name === '' ? '' : ` ${name}`} BOUNDED BY`,
    places.join(' - '),
  ];
  return firsAbout(ring, settings.notices).map((locations) => ({
    name: own,
    type: replaces ? 'R' : 'N',
    ...(replaces ? { refers: own } : {}),
    qualifiers: qualifiers('LW', locations, ring),
    locations,
    fromMs,
    untilMs,
    text: notamWords(text.join('\n')),
    ...{ lower: 'SFC', upper: 'UNL' },
  }));
}

function over(
  notice: Notice,
  { name, ring, fromMs }: Notice['gone'][number],
  settings: Pick<WarnSettings, 'notices'>,
): Notam[] {
  const { warning } = notice;
  const own = unnamed(notice, settings);
  const wrong = warning.state === 'cancelled';
  const text = [
    ...(warning.mode === 'actual' ? [] : [modeWords(warning.mode)]),
    `WARNING OF FALLING OBJECTS${name === '' ? '' : ` IN AREA ${name}`} ${wrong ? 'CNL: ISSUED IN ERROR' : 'CNL: COMPLETED'}`,
    ...(ring === null ? ['TAKE ITEMS Q AND A OVER FROM THE NOTAM THAT IS CANCELLED'] : []),
  ];
  const all = ring === null ? [[NO_FIR]] : firsAbout(ring, settings.notices);
  return all.map((locations) => ({
    ...{ name: own, type: 'C', refers: own, locations, fromMs },
    qualifiers: qualifiers(wrong ? 'CN' : 'CC', locations, ring),
    text: notamWords(text.join('\n')),
  }));
}

function qualifiers(
  condition: string,
  locations: readonly string[],
  ring: GeoRing | null,
): Qualifiers {
  const [first = NO_FIR] = locations;
  const nowhere = { latitudeMin: 0, longitudeMin: 0, radiusNm: 999 };
  return {
    fir: locations.length > 1 ? `${first.slice(0, 2)}XX` : first,
    code: `${SUBJECT}${condition}`,
    ...SELECTION,
    ...LEVELS,
    ...(ring === null ? nowhere : circleAbout(ring)),
  };
}
