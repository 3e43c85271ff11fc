import { DEGREE } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import { admit, type Gather, refuse } from '../gather.ts';
import type { StatusReport } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import { codeAt, identityOf, isOfAnotherMode, levelAt, NAUTICAL_MILE_M } from './asterix-target.ts';
import { type Items, isSet, numberAt } from './items.ts';
import { timingOf } from './time-of-day.ts';

/** I001/040 RHO, the largest value of 16 bits of 1/128 NM: that or beyond. */
const RHO_SATURATED = 65_535 / 128;
/** I001/141 holds the two low bytes of the time of day in 1/128 s: it comes round every 512 s. */
const TRUNCATED_TIME_S = 512;

/**
 * A plot of CAT001 (EUROCONTROL-SPEC-0149-2a, monoradar data) as a polar report. The radar's own
 * tracks are smoothed by it and are left to the plots that they are made of.
 */
export function readPlot(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  const bits = [
    ['simulated', '020', 'SIM'],
    ['test', '020', 'TST'],
  ] as const;
  if (isOfAnotherMode(gather, sensor, items, bits, at, end)) return;
  if (numberAt(items, '020', 'TYP') === 1) {
    refuse(gather, sensor, 'unsupported', 'tracks of CAT001 are not used, its plots are', at, end);
    return;
  }
  // A fixed test transponder, or no detection at all.
  if (isSet(items, '020', 'RAB') || numberAt(items, '020', 'SSRPSR') === 0) return;
  const rho = numberAt(items, '040', 'RHO');
  const theta = numberAt(items, '040', 'THETA');
  if (rho === null || theta === null || sensor.site === null) {
    refuse(gather, sensor, 'no-position', 'the record has no I001/040', at, end);
    return;
  }
  if (rho >= RHO_SATURATED) {
    const message = `I001/040 RHO is ${rho} NM, the largest it can say: the object is there or beyond`;
    refuse(gather, sensor, 'saturated', message, at, end);
    return;
  }
  const identity = identityOf({ mode3A: codeAt(items, '070') });
  const pressureHeightM = levelAt(items, '090', 'HGT');
  admit(
    gather,
    sensor,
    {
      kind: 'polar',
      source: sensor.id,
      mode: sensor.mode,
      ...plotTime(gather, sensor, numberAt(items, '141')),
      ...(identity === null ? {} : { identity }),
      observerEcefM: sensor.site.ecefM,
      rangeM: rho * NAUTICAL_MILE_M,
      azimuthRad: theta * DEGREE,
      ...(pressureHeightM === null ? {} : { pressureHeightM }),
      sigma: { rangeM: sensor.sigma.rangeM, azimuthRad: sensor.sigma.azimuthRad },
    },
    at,
    end,
  );
}

/** Of all instants that the truncated time can mean, the one nearest to reception. */
function plotTime(
  { receivedMs }: Gather,
  sensor: Sensor,
  truncatedS: number | null,
): { timeMs: Instant; receivedMs: Instant; timeAssumed?: true } {
  if (truncatedS === null) return { timeMs: receivedMs, receivedMs, timeAssumed: true };
  // Midnight UTC is no whole number of turns: the time of day is 86,400 s, 168.75 of them.
  const dayS = 86_400;
  const clockS = receivedMs / 1000 - sensor.clockOffsetS;
  const midnightS = Math.floor(clockS / dayS) * dayS;
  let best = Number.POSITIVE_INFINITY;
  for (const startS of [midnightS - dayS, midnightS, midnightS + dayS]) {
    const sinceS = clockS - startS - truncatedS;
    const turns = Math.round(sinceS / TRUNCATED_TIME_S);
    const inDayS = truncatedS + turns * TRUNCATED_TIME_S;
    if (inDayS < 0 || inDayS >= dayS) continue;
    const timeS = startS + inDayS;
    if (Math.abs(timeS - clockS) < Math.abs(best - clockS)) best = timeS;
  }
  if (!Number.isFinite(best)) return { timeMs: receivedMs, receivedMs, timeAssumed: true };
  return { timeMs: (best + sensor.clockOffsetS) * 1000, receivedMs };
}

/** A service message of CAT002 (EUROCONTROL-SPEC-0149-2b of that generation): marks and sectors. */
export function readServiceMessage002(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  const timing = timingOf(gather, sensor, numberAt(items, '030'), at, end);
  if (timing === null) return;
  const period = numberAt(items, '041');
  const event = EVENTS[numberAt(items, '000') ?? 0] ?? 'alive';
  const sector = event === 'sector' ? numberAt(items, '020') : null;
  admit(
    gather,
    sensor,
    {
      kind: 'status',
      source: sensor.id,
      mode: sensor.mode,
      ...timing,
      event,
      ...(sector === null ? {} : { detail: `${sector} degrees` }),
      ...(period === null || period <= 0 ? {} : { scanPeriodS: period }),
    },
    at,
    end,
  );
}

/** I002/000: 1 north marker, 2 sector crossing. */
const EVENTS: Readonly<Record<number, StatusReport['event']>> = { 1: 'north-mark', 2: 'sector' };
