import { choice, FLAG, list, quantity, spare, text, unsigned } from '../layout.ts';
import { DAY, HOUR, LATITUDE_27, LONGITUDE_28, MINUTE } from './shared.ts';

/**
 * DAC 1 FI 26: what up to eight sensors of a port or a waterway measure (SN.1/Circ.289
 * section 9). Sensor descriptions: 0 no data, 1 raw, 2 checked, 3 predicted from history,
 * 4 forecast, 5 nowcast, 7 no sensor.
 */

const HEAD = {
  day: DAY,
  hour: HOUR,
  minute: MINUTE,
  /** The same number in the site location, the station name and its measurements. */
  siteId: unsigned(7),
} as const;

const FORECAST_TIME = {
  forecastDay: DAY,
  forecastHour: HOUR,
  forecastMinute: MINUTE,
} as const;

const WIND = quantity(7, { high: 120, more: 121, none: 122 });
const BEARING = quantity(9, { high: 359, none: 360 });
const CURRENT = quantity(8, { divisor: 10, high: 245, more: 246, none: 247 });
const DEPTH = quantity(9, { high: 360, more: 361, none: 362 });
const DISTANCE = quantity(7, { high: 120, more: 121, none: 122 });
const HEIGHT = quantity(8, { divisor: 10, high: 245, more: 246, none: 247 });
const PERIOD = quantity(6, { high: 60, none: 61 });
const SALINITY = quantity(9, { divisor: 10, high: 500, more: 501, none: 502, also: 503 });
const WATER_TEMPERATURE = quantity(10, { offset: -100, divisor: 10, high: 600, none: 601 });
const GAP = quantity(13, { divisor: 100, more: 8191, none: 0 });
const LEVEL = quantity(16, { signed: true, divisor: 100, more: 32_767, none: -32_768 });
const SENSOR = unsigned(3);
/** 255: not available, 0: the forecast is cancelled. */
const DURATION = quantity(8, { high: 254, none: 255 });

export const ENVIRONMENT = {
  reports: list(
    choice(4, {
      'site-location': [
        0,
        {
          ...HEAD,
          longitudeDeg: LONGITUDE_28,
          latitudeDeg: LATITUDE_27,
          /** Above mean sea level. */
          altitudeM: quantity(11, { divisor: 10, high: 2000, more: 2001, none: 2002 }),
          /** 0 unknown, 1 hydrographic office, 2 inland waterway, … 6 coast guard. */
          owner: unsigned(4),
          /** How long the data stay good: 0 not said, 1 10 min, 2 1 h, 3 6 h, 4 12 h, 5 24 h. */
          timeout: unsigned(3),
          spare: spare(12),
        },
      ],
      'station-name': [1, { ...HEAD, name: text(14), spare: spare(1) }],
      wind: [
        2,
        {
          ...HEAD,
          /** Mean of ten minutes. */
          speedKn: WIND,
          gustKn: WIND,
          directionDeg: BEARING,
          gustDirectionDeg: BEARING,
          sensor: SENSOR,
          forecastSpeedKn: WIND,
          forecastGustKn: WIND,
          forecastDirectionDeg: BEARING,
          ...FORECAST_TIME,
          forecastDurationMin: DURATION,
          spare: spare(3),
        },
      ],
      'water-level': [
        3,
        {
          ...HEAD,
          /** False: against the reference datum. */
          absolute: FLAG,
          levelM: LEVEL,
          /** The circular's code; 3: not available. */
          trend: unsigned(2),
          /** 0 MLLW, 1 IGLD-85, 2 local river, … 6 MSL, 10 WGS-84, 11 LAT, 14 unknown. */
          datum: unsigned(5),
          sensor: SENSOR,
          forecastAbsolute: FLAG,
          forecastLevelM: LEVEL,
          ...FORECAST_TIME,
          forecastDurationMin: DURATION,
          spare: spare(17),
        },
      ],
      'current-2d': [
        4,
        {
          ...HEAD,
          speed1Kn: CURRENT,
          direction1Deg: BEARING,
          depth1M: DEPTH,
          speed2Kn: CURRENT,
          direction2Deg: BEARING,
          depth2M: DEPTH,
          speed3Kn: CURRENT,
          direction3Deg: BEARING,
          depth3M: DEPTH,
          sensor: SENSOR,
          spare: spare(4),
        },
      ],
      'current-3d': [
        5,
        {
          ...HEAD,
          north1Kn: CURRENT,
          east1Kn: CURRENT,
          up1Kn: CURRENT,
          depth1M: DEPTH,
          north2Kn: CURRENT,
          east2Kn: CURRENT,
          up2Kn: CURRENT,
          depth2M: DEPTH,
          sensor: SENSOR,
          spare: spare(16),
        },
      ],
      'current-horizontal': [
        6,
        {
          ...HEAD,
          bearing1Deg: BEARING,
          distance1M: DISTANCE,
          speed1Kn: CURRENT,
          direction1Deg: BEARING,
          depth1M: DEPTH,
          bearing2Deg: BEARING,
          distance2M: DISTANCE,
          speed2Kn: CURRENT,
          direction2Deg: BEARING,
          depth2M: DEPTH,
          spare: spare(1),
        },
      ],
      'sea-state': [
        7,
        {
          ...HEAD,
          swellHeightM: HEIGHT,
          swellPeriodS: PERIOD,
          swellDirectionDeg: BEARING,
          /** Beaufort. */
          seaState: quantity(4, { high: 12, none: 13 }),
          swellSensor: SENSOR,
          waterTemperatureC: WATER_TEMPERATURE,
          waterTemperatureDepthM: quantity(7, { divisor: 10, high: 120, more: 121, none: 122 }),
          depthSensor: SENSOR,
          waveHeightM: HEIGHT,
          wavePeriodS: PERIOD,
          waveDirectionDeg: BEARING,
          waveSensor: SENSOR,
          salinityPermille: SALINITY,
        },
      ],
      salinity: [
        8,
        {
          ...HEAD,
          waterTemperatureC: WATER_TEMPERATURE,
          /** Siemens a metre. */
          conductivitySpm: quantity(10, {
            divisor: 100,
            high: 700,
            more: 701,
            none: 703,
            also: 702,
          }),
          pressureDbar: quantity(16, {
            divisor: 10,
            high: 60_000,
            more: 60_001,
            none: 60_003,
            also: 60_002,
          }),
          salinityPermille: SALINITY,
          /** 0 measured, 1 computed by PSS-78, 2 computed otherwise. */
          salinityBasis: unsigned(2),
          sensor: SENSOR,
          spare: spare(35),
        },
      ],
      weather: [
        9,
        {
          ...HEAD,
          airTemperatureC: quantity(11, {
            signed: true,
            divisor: 10,
            low: -600,
            high: 600,
            none: -1024,
          }),
          temperatureSensor: SENSOR,
          /** 0 rain, 1 rain and snow, 2 the same, 3 other. */
          precipitation: unsigned(2),
          visibilityNm: quantity(8, { divisor: 10, high: 240, more: 241, none: 243, also: 242 }),
          dewPointC: quantity(10, { signed: true, divisor: 10, low: -200, high: 500, none: 501 }),
          dewPointSensor: SENSOR,
          /** The lowest, 799, stands for 799 or less. */
          pressureHpa: quantity(9, { offset: 799, high: 401, more: 402, none: 403 }),
          /** 0 steady, 1 decreasing, 2 increasing, 3 not available. */
          pressureTendency: unsigned(2),
          pressureSensor: SENSOR,
          salinityPermille: SALINITY,
          spare: spare(25),
        },
      ],
      'air-gap': [
        10,
        {
          ...HEAD,
          airDraughtM: GAP,
          airGapM: GAP,
          /** 0 steady, 1 rising, 2 falling, 3 not available. */
          trend: unsigned(2),
          forecastAirGapM: GAP,
          ...FORECAST_TIME,
          spare: spare(28),
        },
      ],
    }),
    1,
    8,
  ),
} as const;
