import { choice, degrees, FLAG, quantity, spare, squared, text, unsigned } from '../layout.ts';
import { DIRECTION, HOUR, LATITUDE_24, LONGITUDE_25, MINUTE } from './shared.ts';

/** Directions that mark "not available" by 511. */
const DIRECTION_236 = quantity(9, { high: 360, none: 511 });
const CURRENT_236 = quantity(8, { high: 250, divisor: 10, none: 255 });
const SPEED_289 = quantity(7, { high: 125, more: 126, none: 127 });
const CURRENT_289 = quantity(8, { high: 250, divisor: 10, more: 251, none: 255 });
const HEIGHT_289 = quantity(8, { high: 250, divisor: 10, more: 251, none: 255 });
const DEPTH = quantity(5, { high: 30, none: 31 });
const PERIOD = quantity(6, { high: 60, none: 63 });

/** DAC 1 FI 11: meteorological and hydrological data (IMO SN/Circ.236, M.1371-1). */
export const WEATHER_236 = {
  latitudeDeg: degrees(24, 60_000, 90, 0x7fffff),
  longitudeDeg: degrees(25, 60_000, 180, 0xffffff),
  day: quantity(5, { low: 1, high: 31, none: 0 }),
  hour: quantity(5, { high: 23, none: 31 }),
  minute: quantity(6, { high: 59, none: 63 }),
  /** Mean of the last ten minutes. */
  windSpeedKn: quantity(7, { high: 126, none: 127 }),
  gustKn: quantity(7, { high: 126, none: 127 }),
  windDirectionDeg: DIRECTION_236,
  gustDirectionDeg: DIRECTION_236,
  airTemperatureC: quantity(11, { offset: -600, divisor: 10, high: 1200, none: 2047 }),
  humidityPercent: quantity(7, { high: 100, none: 127 }),
  dewPointC: quantity(10, { offset: -200, divisor: 10, high: 700, none: 1023 }),
  pressureHpa: quantity(9, { offset: 800, high: 400, none: 511 }),
  /** 0 steady, 1 decreasing, 2 increasing, 3 not available. */
  pressureTendency: unsigned(2),
  visibilityNm: quantity(8, { divisor: 10, high: 250, none: 255 }),
  /** Against the local datum. */
  waterLevelM: quantity(9, { offset: -100, divisor: 10, high: 400, none: 511 }),
  /** 0 steady, 1 decreasing, 2 increasing, 3 not available. */
  waterLevelTrend: unsigned(2),
  surfaceCurrentKn: CURRENT_236,
  surfaceCurrentDirectionDeg: DIRECTION_236,
  current2Kn: CURRENT_236,
  current2DirectionDeg: DIRECTION_236,
  current2DepthM: DEPTH,
  current3Kn: CURRENT_236,
  current3DirectionDeg: DIRECTION_236,
  current3DepthM: DEPTH,
  waveHeightM: quantity(8, { divisor: 10, high: 250, none: 255 }),
  wavePeriodS: PERIOD,
  waveDirectionDeg: DIRECTION_236,
  swellHeightM: quantity(8, { divisor: 10, high: 250, none: 255 }),
  swellPeriodS: PERIOD,
  swellDirectionDeg: DIRECTION_236,
  /** Beaufort. */
  seaState: quantity(4, { high: 12, none: 15 }),
  waterTemperatureC: quantity(10, { offset: -100, divisor: 10, high: 600, none: 1023 }),
  /** 1 rain, 2 thunderstorm, 3 freezing rain, 4 mixed or ice, 5 snow, 7 not available. */
  precipitation: unsigned(3),
  salinityPermille: quantity(9, { divisor: 10, high: 500, none: 511 }),
  /** 0 no, 1 yes, 3 not available. */
  ice: unsigned(2),
  spare: spare(6),
} as const;

/** DAC 1 FI 31: the same, later (IMO SN.1/Circ.289 section 12). */
export const WEATHER_289 = {
  longitudeDeg: LONGITUDE_25,
  latitudeDeg: LATITUDE_24,
  /** True: better than 10 m. */
  accurate: FLAG,
  day: quantity(5, { low: 1, high: 31, none: 0 }),
  hour: HOUR,
  minute: MINUTE,
  /** Mean of the last ten minutes. */
  windSpeedKn: SPEED_289,
  gustKn: SPEED_289,
  windDirectionDeg: DIRECTION,
  gustDirectionDeg: DIRECTION,
  airTemperatureC: quantity(11, { signed: true, divisor: 10, low: -600, high: 600, none: -1024 }),
  humidityPercent: quantity(7, { high: 100, none: 101 }),
  dewPointC: quantity(10, { signed: true, divisor: 10, low: -200, high: 500, none: 501 }),
  /** The lowest, 799, stands for 799 or less. */
  pressureHpa: quantity(9, { offset: 799, high: 401, more: 402, none: 511 }),
  /** 0 steady, 1 decreasing, 2 increasing, 3 not available. */
  pressureTendency: unsigned(2),
  /** True: the sight reaches farther than the sensor's scale, which `visibilityNm` gives. */
  visibilityGreater: FLAG,
  visibilityNm: quantity(7, { divisor: 10, high: 126, none: 127 }),
  /** Against the local datum. */
  waterLevelM: quantity(12, { offset: -1000, divisor: 100, high: 4000, none: 4001 }),
  /** 0 steady, 1 decreasing, 2 increasing, 3 not available. */
  waterLevelTrend: unsigned(2),
  surfaceCurrentKn: CURRENT_289,
  surfaceCurrentDirectionDeg: DIRECTION,
  current2Kn: CURRENT_289,
  current2DirectionDeg: DIRECTION,
  current2DepthM: DEPTH,
  current3Kn: CURRENT_289,
  current3DirectionDeg: DIRECTION,
  current3DepthM: DEPTH,
  waveHeightM: HEIGHT_289,
  wavePeriodS: PERIOD,
  waveDirectionDeg: DIRECTION,
  swellHeightM: HEIGHT_289,
  swellPeriodS: PERIOD,
  swellDirectionDeg: DIRECTION,
  /** Beaufort. */
  seaState: quantity(4, { high: 12, none: 13 }),
  waterTemperatureC: quantity(10, { signed: true, divisor: 10, low: -100, high: 500, none: 501 }),
  /** 1 rain, 2 thunderstorm, 3 freezing rain, 4 mixed or ice, 5 snow, 7 not available. */
  precipitation: unsigned(3),
  salinityPermille: quantity(9, { divisor: 10, high: 500, more: 501, none: 510, also: 511 }),
  /** 0 no, 1 yes, 3 not available. */
  ice: unsigned(2),
  spare: spare(10),
} as const;

const FIVE_DEGREES = quantity(7, { step: 5, high: 72, none: 127 });
const HALF_MPS = quantity(8, { divisor: 2, high: 254, none: 255 });
const SWELL_DIRECTION = quantity(6, { step: 10, high: 36, none: 63 });
const SWELL_PERIOD = quantity(5, { high: 30, none: 31 });
const SWELL_HEIGHT = quantity(6, { divisor: 2, high: 60, none: 63 });
const CODE_31 = quantity(5, { high: 30, none: 31 });
const CLOUD_TYPE = quantity(6, { high: 62, none: 63 });

/** DAC 1 FI 21: weather as a ship sees it (SN.1/Circ.289 section 7), in one of two forms. */
export const WEATHER_OBSERVATION = {
  observation: choice(1, {
    plain: [
      0,
      {
        location: text(20),
        longitudeDeg: LONGITUDE_25,
        latitudeDeg: LATITUDE_24,
        day: quantity(5, { low: 1, high: 31, none: 0 }),
        hour: HOUR,
        minute: MINUTE,
        /** WMO code 45501: 0 clear … 8 not available. */
        presentWeather: unsigned(4),
        /** True: the sight reaches farther than the scale. */
        visibilityGreater: FLAG,
        visibilityNm: quantity(7, { divisor: 10, high: 126, none: 127 }),
        humidityPercent: quantity(7, { high: 100, none: 127 }),
        windSpeedKn: SPEED_289,
        windDirectionDeg: DIRECTION,
        pressureHpa: quantity(9, { offset: 799, high: 401, more: 402, none: 403 }),
        /** WMO FM13 code. */
        pressureTendency: unsigned(4),
        airTemperatureC: quantity(11, {
          signed: true,
          divisor: 10,
          low: -600,
          high: 600,
          none: -1024,
        }),
        waterTemperatureC: quantity(10, { offset: -100, divisor: 10, high: 600, none: 601 }),
        wavePeriodS: PERIOD,
        waveHeightM: HEIGHT_289,
        waveDirectionDeg: DIRECTION,
        swellHeightM: HEIGHT_289,
        swellDirectionDeg: DIRECTION,
        swellPeriodS: PERIOD,
        spare: spare(3),
      },
    ],
    wmo: [
      1,
      {
        longitudeDeg: quantity(16, { offset: -18_000, divisor: 100, high: 36_000, none: 65_535 }),
        latitudeDeg: quantity(15, { offset: -9000, divisor: 100, high: 18_000, none: 32_767 }),
        month: quantity(4, { low: 1, high: 12, none: 15 }),
        day: quantity(6, { low: 1, high: 31, none: 63 }),
        hour: quantity(5, { high: 23, none: 31 }),
        /** End of the ten minutes of observation. */
        minute: quantity(3, { step: 10, high: 5, none: 7 }),
        courseDeg: FIVE_DEGREES,
        speedMps: quantity(5, { divisor: 2, high: 29, more: 30, none: 31 }),
        headingDeg: FIVE_DEGREES,
        pressureHpa: quantity(11, { offset: 9000, divisor: 10, high: 2000, none: 2047 }),
        /** Of three hours. */
        pressureChangeHpa: quantity(10, { offset: -500, divisor: 10, high: 1000, none: 1023 }),
        /** WMO BUFR table 0 10 063. */
        pressureTendency: quantity(4, { high: 8, none: 15 }),
        /** 0: calm. */
        trueWindDirectionDeg: FIVE_DEGREES,
        trueWindSpeedMps: HALF_MPS,
        relativeWindDirectionDeg: FIVE_DEGREES,
        relativeWindSpeedMps: HALF_MPS,
        gustSpeedMps: HALF_MPS,
        gustDirectionDeg: FIVE_DEGREES,
        airTemperatureK: quantity(10, { offset: 2230, divisor: 10, high: 1000, none: 1023 }),
        humidityPercent: quantity(7, { high: 100, none: 127 }),
        seaTemperatureK: quantity(9, { offset: 2680, divisor: 10, high: 500, none: 511 }),
        visibilityM: squared(6, { factor: 13.073, high: 62, none: 63, decimals: 1 }),
        /** WMO BUFR table 0 20 003. */
        presentWeather: quantity(9, { high: 510, none: 511 }),
        /** WMO BUFR table 0 20 005. */
        pastWeather1: CODE_31,
        pastWeather2: CODE_31,
        cloudCoverPercent: quantity(4, { step: 10, high: 10, none: 15 }),
        /** WMO BUFR table 0 20 011. */
        lowCloudAmount: quantity(4, { high: 14, none: 15 }),
        /** WMO BUFR table 0 20 012, as the two below. */
        lowCloudType: CLOUD_TYPE,
        middleCloudType: CLOUD_TYPE,
        highCloudType: CLOUD_TYPE,
        cloudBaseM: squared(7, { factor: 0.16, high: 125, none: 127, decimals: 2 }),
        windWavePeriodS: SWELL_PERIOD,
        windWaveHeightM: SWELL_HEIGHT,
        /** Where it comes from; 0: calm. */
        swell1DirectionDeg: SWELL_DIRECTION,
        swell1PeriodS: SWELL_PERIOD,
        swell1HeightM: SWELL_HEIGHT,
        swell2DirectionDeg: SWELL_DIRECTION,
        swell2PeriodS: SWELL_PERIOD,
        swell2HeightM: SWELL_HEIGHT,
        iceThicknessCm: quantity(7, { high: 126, none: 127 }),
        /** WMO BUFR tables 0 20 032 to 0 20 037 from here on. */
        iceAccretionRate: quantity(3, { high: 6, none: 7 }),
        iceAccretionCause: quantity(3, { high: 6, none: 7 }),
        seaIceConcentration: CODE_31,
        iceAmount: quantity(4, { high: 14, none: 15 }),
        iceSituation: CODE_31,
        iceDevelopment: CODE_31,
        /** 0: no ice is seen in a direction. */
        iceEdgeBearingDeg: quantity(4, { step: 45, high: 8, none: 15 }),
      },
    ],
  }),
} as const;
