import { DEGREE, enuRotation, fromEnu } from '../../earth/index.ts';
import { admit, type Gather, refuse, refuseMode } from '../gather.ts';
import type { Sensor, Site } from '../sensor.ts';
import { type Items, numberAt } from './items.ts';
import { timingOf } from './time-of-day.ts';

/** Largest magnitudes of the fields: that or beyond (I015/625 R and RR, I015/626 DV). */
const RANGE_SATURATED_M = 8_388_607 / 10;
const RATE_SATURATED_MPS = 8_388_607 / 10;
const DOPPLER_SATURATED_MPS = 8_388_607 / 100;

/** I015/000 MT: the track's end is no measurement. */
const TRACK_END = 5;

/**
 * A target report of CAT015 edition 1.2 (independent non-cooperative surveillance): with range a
 * polar report, without one (electro-optic sensors) a bearing. Precisions that the record states
 * go before the sensor's own.
 */
export function readNonCooperative(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  const taxonomy = numberAt(items, '020', 'TTAX') ?? 0;
  // 2: synthetic, made inside the sensor to test it. 3: simulated or replayed.
  if (sensor.mode === 'actual' && taxonomy >= 2) {
    const nature = taxonomy === 2 ? 'synthetic' : 'simulated or replayed';
    const what = `a ${nature} report (I015/020 TTAX is ${taxonomy})`;
    refuseMode(gather, sensor, what, at, end);
    return;
  }
  // 1: a reference target on the ground, not an object.
  if (taxonomy === 1 || numberAt(items, '000', 'MT') === TRACK_END) return;
  if ((numberAt(items, '020', 'MOMU') ?? 0) !== 0) {
    refuse(gather, sensor, 'unsupported', 'only mono-static CAT015 reports are read', at, end);
    return;
  }
  const azimuthDeg = numberAt(items, '627', 'AZ');
  if (azimuthDeg === null || sensor.site === null) {
    refuse(gather, sensor, 'no-position', 'the record has no I015/627 AZ', at, end);
    return;
  }
  const timing = timingOf(gather, sensor, numberAt(items, '145'), at, end);
  if (timing === null) return;
  const track = numberAt(items, '161');
  const common = {
    source: sensor.id,
    mode: sensor.mode,
    ...timing,
    ...(track === null ? {} : { sourceTrack: track }),
  };
  const elevation = angle(items, '628', 'EL');
  const range = numberAt(items, '625', 'R');
  if (range === null) {
    if (elevation === null) {
      refuse(gather, sensor, 'no-position', 'the record has neither range nor elevation', at, end);
      return;
    }
    const los = direction(sensor.site, azimuthDeg * DEGREE, elevation);
    const losRad = stated(items, '627', 'SDASZ') ?? sensor.sigma.losRad;
    admit(
      gather,
      sensor,
      {
        kind: 'bearing',
        ...common,
        observerEcefM: sensor.site.ecefM,
        losEcef: los,
        sigma: { losRad },
      },
      at,
      end,
    );
    return;
  }
  if (Math.abs(range) >= RANGE_SATURATED_M) {
    refuse(
      gather,
      sensor,
      'saturated',
      `I015/625 R is ${range} m, the largest it can say: the object is there or beyond`,
      at,
      end,
    );
    return;
  }
  const rate = rangeRate(gather, sensor, items, at, end);
  admit(
    gather,
    sensor,
    {
      kind: 'polar',
      ...common,
      observerEcefM: sensor.site.ecefM,
      rangeM: range,
      azimuthRad: azimuthDeg * DEGREE,
      ...(elevation === null ? {} : { elevationRad: elevation }),
      ...(rate === null ? {} : { rangeRateMps: rate.value }),
      sigma: {
        rangeM: positive(numberAt(items, '625', 'SDR')) ?? sensor.sigma.rangeM,
        azimuthRad: stated(items, '627', 'SDASZ') ?? sensor.sigma.azimuthRad,
        ...(elevation === null
          ? {}
          : { elevationRad: stated(items, '628', 'SDEL') ?? sensor.sigma.elevationRad }),
        ...(rate === null ? {} : { rangeRateMps: rate.sigma }),
      },
    },
    at,
    end,
  );
}

/**
 * Doppler is measured, the range rate only derived, so Doppler goes first. Both grow with the
 * distance: the specification calls each a time derivative of the range.
 */
function rangeRate(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): { value: number; sigma: number } | null {
  const doppler = numberAt(items, '626', 'DV');
  if (doppler !== null && Math.abs(doppler) < DOPPLER_SATURATED_MPS) {
    const sigma = positive(numberAt(items, '626', 'SDDV')) ?? sensor.sigma.rangeRateMps;
    return { value: doppler, sigma };
  }
  const rate = numberAt(items, '625', 'RR');
  if (rate !== null && Math.abs(rate) < RATE_SATURATED_MPS) {
    const sigma = positive(numberAt(items, '625', 'SDRR', 'SDRR')) ?? sensor.sigma.rangeRateMps;
    return { value: rate, sigma };
  }
  if (doppler !== null || rate !== null) {
    refuse(
      gather,
      sensor,
      'saturated',
      'the range rate is the largest it can say: left out',
      at,
      end,
    );
  }
  return null;
}

function direction(site: Site, azimuth: number, elevation: number): [number, number, number] {
  const rotation = enuRotation(site.latitudeRad, site.longitudeRad);
  const flat = Math.cos(elevation);
  return fromEnu(rotation, flat * Math.sin(azimuth), flat * Math.cos(azimuth), Math.sin(elevation));
}

/** An angle of the record in radians. */
function angle(items: Items, item: string, name: string): number | null {
  const degrees = numberAt(items, item, name);
  return degrees === null ? null : degrees * DEGREE;
}

/** A stated precision in radians; zero states none. */
function stated(items: Items, item: string, name: string): number | null {
  return positive(angle(items, item, name));
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}
