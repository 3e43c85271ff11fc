import { DEGREE } from '../../earth/index.ts';
import { admit, type Gather, refuse, refuseMode } from '../gather.ts';
import type { Identity } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import { type Items, isSet, numberAt, textAt } from './items.ts';
import { timingOf } from './time-of-day.ts';

const NAUTICAL_MILE_M = 1852;
/** One flight level is a hundred feet. */
const FLIGHT_LEVEL_M = 30.48;
/** I048/040 RHO, the largest value of 16 bits of 1/256 NM: that or beyond. */
const RHO_SATURATED = 65_535 / 256;

/**
 * A plot of CAT048 (EUROCONTROL-SPEC-0149-4, monoradar target reports) as a polar report: slant
 * range and azimuth, the transponder's flight level as pressure height.
 */
export function readTargetReport(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  if (sensor.mode === 'actual' && (isSet(items, '020', 'SIM') || isSet(items, '020', 'TST'))) {
    const what = isSet(items, '020', 'SIM')
      ? 'a simulated report (I048/020 SIM is set)'
      : 'a test report (I048/020 TST is set)';
    refuseMode(gather, sensor, what, at, end);
    return;
  }
  // A fixed test transponder, or a place that was only extrapolated, is no detection.
  if (isSet(items, '020', 'RAB') || numberAt(items, '020', 'TYP') === 0) return;
  const rho = numberAt(items, '040', 'RHO');
  const theta = numberAt(items, '040', 'THETA');
  if (rho === null || theta === null || sensor.site === null) {
    refuse(gather, sensor, 'no-position', 'the record has no I048/040', at, end);
    return;
  }
  if (rho >= RHO_SATURATED || isSet(items, '020', 'ERR')) {
    refuse(
      gather,
      sensor,
      'saturated',
      `I048/040 RHO is ${rho} NM, the largest it can say: the object is there or beyond`,
      at,
      end,
    );
    return;
  }
  const timing = timingOf(gather, sensor, numberAt(items, '140'), at, end);
  if (timing === null) return;
  const identity = identityOf(items);
  const track = numberAt(items, '161', 'TRN') ?? numberAt(items, '161');
  const pressureHeightM = pressureHeight(items);
  admit(
    gather,
    sensor,
    {
      kind: 'polar',
      source: sensor.id,
      mode: sensor.mode,
      ...timing,
      ...(identity === null ? {} : { identity }),
      ...(track === null ? {} : { sourceTrack: track }),
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

/** I048/090, where the code is validated and not garbled. */
function pressureHeight(items: Items): number | null {
  const level = numberAt(items, '090', 'FL');
  if (level === null || isSet(items, '090', 'V') || isSet(items, '090', 'G')) return null;
  return level * FLIGHT_LEVEL_M;
}

function identityOf(items: Items): Identity | null {
  const address = numberAt(items, '220');
  const callsign = textAt(items, '240');
  const code = isSet(items, '070', 'V') || isSet(items, '070', 'G') ? null : codeOf(items);
  if (address === null && callsign === null && code === null) return null;
  return {
    ...(address === null ? {} : { icao: address.toString(16).toUpperCase().padStart(6, '0') }),
    ...(callsign === null ? {} : { callsign }),
    ...(code === null ? {} : { mode3A: code }),
  };
}

function codeOf(items: Items): string | null {
  const code = textAt(items, '070', 'MODE3A');
  return code !== null && /^[0-7]{4}$/.test(code) ? code : null;
}
