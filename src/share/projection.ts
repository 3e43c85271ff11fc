import type { Hazard } from '../assess/index.ts';
import { type Instant, LAST_INSTANT } from '../mark/index.ts';
import { stageTold, type Warning, type WarningText } from '../warn/index.ts';
import { coarseArea } from './arrangement/coarse.ts';
import type { HazardContent, WarningContent } from './statement.ts';

/**
 * The minimum projection of a hazard, built field by field from an allow-list: what leaves is
 * what is named here and nothing else. No source, track, launch point, class; no impact point
 * either, so small areas are told by the cells that they touch.
 */
export function projectHazard(hazard: Hazard): HazardContent {
  return {
    about: 'hazard',
    hazard: hazard.id,
    revision: hazard.revision,
    kind: hazard.kind,
    status: hazard.status,
    areas: hazard.areas.map((area) => ({
      containment: area.containment,
      polygon: coarseArea(area.polygon),
    })),
    arrivals: hazard.arrivals.map((arrival) => ({
      region: arrival.region,
      earliestMs: arrival.earliestMs,
      latestMs: arrival.latestMs,
    })),
    ...windowOf(hazard),
  };
}

/** 99 % of a normal spread to either side. */
const WINDOW_SIGMAS = 2.58;

function windowOf(hazard: Hazard): Pick<HazardContent, 'earliestMs' | 'latestMs'> {
  if (hazard.kind !== 'ballistic') return { earliestMs: null, latestMs: null };
  const half = WINDOW_SIGMAS * hazard.impact.timeSigmaS * 1000;
  return {
    earliestMs: clampInstant(hazard.impact.timeMs - half),
    latestMs: clampInstant(hazard.impact.timeMs + half),
  };
}

/** A time spread of days must not make a time that is none. */
function clampInstant(instant: Instant): Instant {
  return Math.min(LAST_INSTANT, Math.max(0, instant));
}

/** The minimum projection of a warning; null for a draft, which never leaves. */
export function projectWarning(warning: Warning): WarningContent | null {
  if (warning.state === 'drafted' || warning.issuedMs === undefined) return null;
  return {
    about: 'warning',
    warning: warning.id,
    revision: warning.revision,
    state: warning.state,
    kind: warning.kind,
    hazard: warning.hazard.id,
    areas: warning.areas.map((area) => {
      const stage = stageTold(warning, area);
      return {
        ...{ region: area.region, stage, earliestMs: area.earliestMs, latestMs: area.latestMs },
        ...(stage === area.stage ? {} : { decided: area.stage }),
      };
    }),
    polygons: warning.polygons.map(coarseArea),
    texts: Object.fromEntries(
      Object.entries(warning.texts).map(([language, text]) => [language, projectText(text)]),
    ),
    issuedMs: warning.issuedMs,
    expiresMs: warning.expiresMs,
  };
}

function projectText(text: WarningText): WarningText {
  return {
    headline: text.headline,
    brief: text.brief,
    description: text.description,
    instruction: text.instruction,
  };
}
