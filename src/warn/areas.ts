import type { BallisticHazard } from '../assess/index.ts';
import {
  type GeoPolygon,
  polygonArea,
  polygonsWithin,
  type Region,
  regionByCode,
} from '../earth/index.ts';
import type { Instant } from '../mark/index.ts';
import { overflownAreas } from './overflown.ts';
import { STANDS_OUT, WARNED_COUNTRIES, type WarnSettings } from './settings.ts';
import type { SeenHazard } from './state.ts';
import type { Stage, WarningArea } from './warning.ts';

/** Less than this to the earliest arrival: people are told to take cover, not to prepare. */
export const TAKE_COVER_WITHIN_S = 600;
/**
 * A stated time may be off by this much before it is said anew: half the minute that texts are
 * rounded to.
 */
export const TIME_TOLERANCE_S = 30;
/**
 * An area once named stays until its probability falls below this part of the threshold: one
 * that hovers there must not come and go with every revision.
 */
export const KEEP_FRACTION = 0.5;

/**
 * No ballistic flight from the ground lasts longer, seconds (the longest published: 5,160 s, 31
 * October 2024). The first estimates of a short track may spread over hours; a time is stated
 * within this of the first sight and never before it.
 */
export const MAX_FLIGHT_S = 6000;

/**
 * An area that was warned stays warned while the widest predicted area is within this distance of
 * it, m, however small its own probability has become: what falls into the sea before a coast is
 * no reason to come out of cover.
 */
export const NEAR_M = 100_000;

/**
 * The areas that a hazard asks to warn, most probable first, those that it only passes over last: those in a warned country whose
 * probability reaches the threshold, or, having been named in `before`, half of it, or that were
 * named and are near ({@link NEAR_M}). Who was told to take cover is not told to merely prepare
 * again. An area of `before` that was let go is as one never named.
 *
 * While the prediction is too wide to name areas by ({@link isWide}) no single area may reach the
 * threshold though the country does: then all of its areas that are touched are told of the
 * launch; those under the threshold are not told to take cover.
 */
export function areasOf(
  hazard: Pick<
    SeenHazard,
    'arrivals' | 'extentM2' | 'firstMs' | 'outline' | 'overflown' | 'window'
  >,
  settings: WarnSettings,
  before: readonly WarningArea[],
  nowMs: Instant,
): WarningArea[] {
  const areas = new Map<string, WarningArea>();
  const standing = areasInForce(before);
  const { firstMs } = hazard;
  const lastMs = firstMs + MAX_FLIGHT_S * 1000;
  const impacts = standing.filter(({ over }) => over !== true);
  const touched = touchedCountries(hazard, settings, impacts);
  for (const { region, probability, ...times } of hazard.arrivals) {
    const earliestMs = Math.min(lastMs, Math.max(firstMs, times.earliestMs));
    const latestMs = Math.min(lastMs, Math.max(firstMs, times.latestMs));
    const named = standing.filter((area) => area.region === region);
    const kept = named.some(({ over }) => over !== true);
    const threshold = settings.areaProbability * (kept ? KEEP_FRACTION : 1);
    const known = regionByCode(region);
    const likely = probability >= threshold;
    if (areas.has(region) || !isWarned(known, settings)) continue;
    if (!likely && !(known !== null && touched.has(known.country))) continue;
    const soon = likely && earliestMs - nowMs < TAKE_COVER_WITHIN_S * 1000;
    areas.set(region, {
      region,
      names: known?.names ?? { en: region, ko: region, ja: region },
      stage: soon || named.some((area) => area.stage === 'take-cover') ? 'take-cover' : 'launched',
      earliestMs,
      latestMs,
    });
  }
  for (const area of impacts) {
    if (areas.has(area.region) || !isNear(area.region, hazard.outline)) continue;
    areas.set(area.region, { ...area, ...hazard.window });
  }
  const struck = new Set(areas.keys());
  const over = overflownAreas(hazard.overflown, settings, standing, struck, nowMs);
  return [...areas.values(), ...over];
}

/**
 * The areas and those that officers have added: told the whole time in which something may come
 * down, since no prediction says when there.
 */
export function withAdded(
  areas: readonly WarningArea[],
  added: readonly string[],
  window: SeenHazard['window'],
  nowMs: Instant,
): WarningArea[] {
  const named = new Set(areas.map(({ region }) => region));
  const more = added.flatMap((region): WarningArea[] => {
    const known = regionByCode(region);
    if (known === null || named.has(region)) return [];
    const soon = window.earliestMs - nowMs < TAKE_COVER_WITHIN_S * 1000;
    return [{ region, names: known.names, stage: soon ? 'take-cover' : 'launched', ...window }];
  });
  return [...areas, ...more];
}

/** A region that the tables do not know is warned by its code rather than not at all. */
function isWarned(known: Region | null, settings: WarnSettings): boolean {
  return known === null || (settings.countries ?? WARNED_COUNTRIES).includes(known.country);
}

/**
 * Countries that a wide prediction reaches as a whole: the probabilities of their areas sum to
 * the threshold, or to half of it where an area was named already.
 */
function touchedCountries(
  hazard: Pick<SeenHazard, 'arrivals' | 'extentM2'>,
  settings: WarnSettings,
  standing: readonly WarningArea[],
): Set<string> {
  if (!isWide(hazard, settings)) return new Set();
  const named = new Set<string | undefined>(
    standing.map(({ region }) => regionByCode(region)?.country),
  );
  const sums = new Map<string, number>();
  for (const { region, probability } of hazard.arrivals) {
    const country = regionByCode(region)?.country;
    if (country !== undefined) sums.set(country, (sums.get(country) ?? 0) + probability);
  }
  const reached = [...sums].filter(
    ([country, sum]) =>
      sum >= settings.countryProbability * (named.has(country) ? KEEP_FRACTION : 1),
  );
  return new Set(reached.map(([country]) => country));
}

function isNear(region: string, outline: readonly GeoPolygon[]): boolean {
  const polygons = regionByCode(region)?.polygons ?? [];
  return outline.some((area) => polygons.some((each) => polygonsWithin(area, each, NEAR_M)));
}

/** 99 % of a normal spread to either side. */
const WINDOW_SIGMAS = 2.58;

/** When the object comes down, whole range. */
export function windowOf({ impact, firstMs }: BallisticHazard): SeenHazard['window'] {
  const half = WINDOW_SIGMAS * impact.timeSigmaS * 1000;
  const lastMs = firstMs + MAX_FLIGHT_S * 1000;
  return {
    earliestMs: Math.min(lastMs, Math.max(firstMs, impact.timeMs - half)),
    latestMs: Math.min(lastMs, Math.max(firstMs, impact.timeMs + half)),
  };
}

/**
 * The predicted area with the highest containment: where the named areas were drawn from. An
 * outline alone; neither the impact point nor the areas nested around it.
 */
export function outlineOf(hazard: BallisticHazard): GeoPolygon[] {
  const widest = hazard.areas.reduce<BallisticHazard['areas'][number] | null>(
    (best, area) => (best === null || area.containment > best.containment ? area : best),
    null,
  );
  return widest === null ? [] : [widest.polygon];
}

/** Containment of the area by whose size a prediction counts as wide. */
const EXTENT_CONTAINMENT = 0.9;

/** Size of the smallest stated area that holds the impact at 90 %, m²; 0 where there is none. */
export function extentOf(hazard: BallisticHazard): number {
  const sizes = hazard.areas
    .filter((area) => area.containment >= EXTENT_CONTAINMENT)
    .map((area) => polygonArea(area.polygon));
  return sizes.length === 0 ? 0 : Math.min(...sizes);
}

/** True while a first draft had better wait for a sharper prediction: see `widestDraftM2`. */
export function isTooWide(seen: SeenHazard, settings: WarnSettings, nowMs: Instant): boolean {
  const standsOut = seen.arrivals.some(
    ({ region, probability }) =>
      probability >= STANDS_OUT && isWarned(regionByCode(region), settings),
  );
  return isWide(seen, settings) && !standsOut && nowMs < seen.firstMs + settings.wideWaitS * 1000;
}

/** True while a prediction is too wide to name areas by: see `widestDraftM2`. */
export function isWide(
  { extentM2 }: Pick<SeenHazard, 'extentM2'>,
  settings: WarnSettings,
): boolean {
  return extentM2 > settings.widestDraftM2;
}

/**
 * True when `stated` already says all that `needed` asks: every area of it, at a stage as urgent,
 * not merely as passed over, with times that hold its times within {@link TIME_TOLERANCE_S}. An area where nothing is
 * expected any more needs only to be named.
 */
export function covers(stated: readonly WarningArea[], needed: readonly WarningArea[]): boolean {
  return needed.every((need) => {
    const area = stated.find(({ region }) => region === need.region);
    if (area === undefined || urgency(area.stage) < urgency(need.stage)) return false;
    if (area.over === true && need.over !== true) return false;
    if (need.earliestMs === null || need.latestMs === null) return true;
    if (area.earliestMs === null || area.latestMs === null) return false;
    const tolerance = TIME_TOLERANCE_S * 1000;
    return (
      area.earliestMs <= need.earliestMs + tolerance && area.latestMs >= need.latestMs - tolerance
    );
  });
}

/**
 * What covers both: all areas of either, the more urgent stage, the times of both together.
 * Areas of `predicted` come first, in its order.
 */
export function uniteAreas(
  stated: readonly WarningArea[],
  predicted: readonly WarningArea[],
): WarningArea[] {
  const united = predicted.map((area): WarningArea => {
    const old = stated.find(({ region }) => region === area.region);
    if (old === undefined) return area;
    const { over, ...said } = area;
    return {
      ...said,
      ...(over === true && (old.over === true || old.stage === 'all-clear') ? { over } : {}),
      stage: urgency(old.stage) > urgency(area.stage) ? old.stage : area.stage,
      earliestMs: least(old.earliestMs, area.earliestMs),
      latestMs: most(old.latestMs, area.latestMs),
    };
  });
  const added = new Set(predicted.map((area) => area.region));
  return [...united, ...stated.filter((area) => !added.has(area.region))];
}

/**
 * The same areas with nothing more expected, at the given stage; those that were let go stay so.
 */
export function restAreas(areas: readonly WarningArea[], stage: Stage): WarningArea[] {
  return areas.map((area) =>
    area.stage === 'all-clear' ? area : { ...area, stage, earliestMs: null, latestMs: null },
  );
}

/** The areas where people are told to do something: all but those at stage `all-clear`. */
export function areasInForce(areas: readonly WarningArea[]): WarningArea[] {
  return areas.filter((area) => area.stage !== 'all-clear');
}

/** The areas at stage `all-clear`. */
export function areasLetGo(areas: readonly WarningArea[]): WarningArea[] {
  return areas.filter((area) => area.stage === 'all-clear');
}

/**
 * What narrows `stated` to `predicted`: every area that was ever named stays in the message, and
 * where nothing is predicted any more it is told so (law 7).
 */
export function narrowAreas(
  stated: readonly WarningArea[],
  predicted: readonly WarningArea[],
): WarningArea[] {
  const kept = new Set(predicted.map((area) => area.region));
  const gone = stated.filter((area) => !kept.has(area.region));
  return [...predicted, ...restAreas(gone, 'all-clear')];
}

/** The last instant at which something is expected anywhere; null when nothing is. */
export function latestOf(areas: readonly WarningArea[]): Instant | null {
  return areas.reduce<Instant | null>((latest, area) => most(latest, area.latestMs), null);
}

function urgency(stage: Stage): number {
  switch (stage) {
    case 'all-clear':
      return 0;
    case 'prepare':
      return 1;
    case 'launched':
      return 2;
    case 'take-cover':
      return 3;
  }
}

function least(a: Instant | null, b: Instant | null): Instant | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

function most(a: Instant | null, b: Instant | null): Instant | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
