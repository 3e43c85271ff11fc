import type { GeoPolygon } from '../../earth/index.ts';
import { formatInstant } from '../../mark/index.ts';
import {
  type NavName,
  type NavWarning,
  navPlace,
  navWords,
  writeNavWarning,
} from '../../wire/navwarn/index.ts';
import type { WarnSettings } from '../settings.ts';
import type { Warning } from '../warning.ts';
import type { RenderedNotice } from './notam.ts';
import { corners, draftHead, modeWords, type Notice, noticeOf } from './notam-area.ts';

/** Of all the waters around Korea and Japan; its coordinator is Japan (MSC.1/Circ.1310, annex). */
const DEFAULT_SERIES: readonly NavSeries[] = [
  { series: 'NAVAREA XI', generalArea: 'GENERAL AREA TO BE FILLED IN' },
];

type NavSeries = NonNullable<NonNullable<WarnSettings['notices']>['navSeries']>[number];

/** A warning ends an hour after its danger, so that nobody sails in too early, ms. */
const AFTER_MS = 3_600_000;
/** Areas that one message letters. */
const MOST_AREAS = 26;

/**
 * Drafts of navigational warnings, one for each series of the settings; null for what never leaves
 * and for warnings to people on land. A later revision cancels the one before and says all anew.
 */
export function renderNavWarning(
  warning: Warning,
  settings: Pick<WarnSettings, 'issuerName' | 'notices' | 'clockAheadS'>,
  outline: readonly GeoPolygon[],
): RenderedNotice | null {
  const notice = noticeOf(warning, outline, settings);
  if (notice === null) return null;
  const head = draftHead(
    'THE COORDINATOR OF NAVIGATIONAL WARNINGS',
    notice,
    settings.issuerName.en,
  );
  const messages = (settings.notices?.navSeries ?? DEFAULT_SERIES).map((series) =>
    writeNavWarning(messageOf(notice, series)),
  );
  const about = `bongsu-${warning.mode}-${warning.id}-${warning.revision}-navwarn.txt`;
  return {
    name: about.replace(/[^A-Za-z0-9._-]/g, '_'),
    document: `${head.map(navWords).join('\n')}\n\n${messages.join('\n')}`,
  };
}

function messageOf(notice: Notice, { series, generalArea }: NavSeries): NavWarning {
  const { warning, issuedMs, zones } = notice;
  const name: NavName = { series, number: 0, year: Number(formatInstant(issuedMs).slice(0, 4)) };
  const told = zones.slice(0, MOST_AREAS);
  const frame = warning.mode === 'actual' ? '' : `${modeWords(warning.mode)}: `;
  const common = {
    originMs: Math.floor(issuedMs / 60_000) * 60_000,
    name,
    generalArea: navWords(generalArea),
    cancels: warning.supersedes === undefined ? [] : [name],
  };
  if (told.length === 0) {
    const why = warning.state === 'cancelled' ? 'WAS ISSUED IN ERROR' : 'IS NO LONGER NEEDED';
    return { ...common, areas: [], remarks: [`${frame}THE WARNING OF FALLING OBJECTS ${why}`] };
  }
  const untilMs = Math.max(...told.map((zone) => zone.untilMs));
  const subject =
    warning.kind === 'space-launch'
      ? 'HAZARDOUS OPERATIONS, ROCKET LAUNCHING'
      : 'FALLING SPACE DEBRIS';
  return {
    ...common,
    subject: `${frame}${subject}`,
    fromMs: Math.min(...told.map((zone) => zone.fromMs)),
    untilMs,
    areas: told.map(({ ring }) =>
      corners(ring).map(([latitude, longitude]) => navPlace(latitude, longitude)),
    ),
    remarks: [
      ...(zones.length > told.length
        ? [`${zones.length - told.length} MORE AREAS NOT TOLD HERE`]
        : []),
      'WIDE BERTH REQUESTED',
      'REPORT OBJECTS FOUND AND DO NOT APPROACH THEM',
    ],
    endsMs: untilMs + AFTER_MS,
  };
}
