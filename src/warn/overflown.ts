import type { Overflight } from '../assess/index.ts';
import { regionByCode } from '../earth/index.ts';
import type { Instant } from '../mark/index.ts';
import { TAKE_COVER_WITHIN_S } from './areas.ts';
import {
  DEFAULT_OVERFLOWN,
  type OverflownRule,
  WARNED_COUNTRIES,
  type WarnSettings,
} from './settings.ts';
import type { Stage, WarningArea } from './warning.ts';

/** The way may lie to the side, and its times are those of the most likely pace: told this much wider, ms. */
const ROOM_MS = 60_000;

/**
 * The areas that a missile is expected to pass over, in that order, and that are to be told so
 * (`WarnSettings.overflown`) where that is as probable as an area is warned from, without those in `struck`, where it may come down. One that was told
 * stays until the time told for it is over, however the way moves: the most likely way wanders.
 */
export function overflownAreas(
  overflown: readonly Overflight[],
  settings: WarnSettings,
  standing: readonly WarningArea[],
  struck: ReadonlySet<string>,
  nowMs: Instant,
): WarningArea[] {
  const areas = new Map<string, WarningArea>();
  for (const { region, passesMs, leavesMs, probability } of overflown) {
    const known = regionByCode(region);
    if (probability < settings.areaProbability) continue;
    if (known === null || struck.has(region) || leavesMs + ROOM_MS <= nowMs) continue;
    const rule = ruleFor(settings, known.country);
    if (rule === 'none') continue;
    const earliestMs = passesMs - ROOM_MS;
    areas.set(region, {
      ...{ region, names: known.names, stage: stageOf(region, rule, earliestMs, standing, nowMs) },
      ...{ earliestMs, latestMs: leavesMs + ROOM_MS, over: true },
    });
  }
  for (const area of standing) {
    if (area.over !== true || areas.has(area.region) || struck.has(area.region)) continue;
    if ((area.latestMs ?? 0) > nowMs) areas.set(area.region, area);
  }
  return [...areas.values()];
}

/** Who was told to take cover is not told to merely be ready again. */
function stageOf(
  region: string,
  rule: Exclude<OverflownRule, 'none'>,
  earliestMs: Instant,
  standing: readonly WarningArea[],
  nowMs: Instant,
): Stage {
  const told = standing.some((area) => area.region === region && area.stage === 'take-cover');
  const soon = rule === 'take-cover' && earliestMs - nowMs < TAKE_COVER_WITHIN_S * 1000;
  return told || soon ? 'take-cover' : 'launched';
}

function ruleFor({ overflown, countries }: WarnSettings, country: string): OverflownRule {
  if (!(countries ?? WARNED_COUNTRIES).includes(country)) return 'none';
  if (typeof overflown === 'string') return overflown;
  return overflown?.[country] ?? DEFAULT_OVERFLOWN[country] ?? 'none';
}
