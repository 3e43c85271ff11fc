import { FLAG, list, quantity, raw, spare, text, unsigned } from '../layout.ts';
import { DAY, HOUR, LINKAGE, MINUTE, MONTH } from './shared.ts';

const LAST_AND_NEXT_PORT = {
  /** UN locode. */
  lastPort: text(5),
  lastMonth: MONTH,
  lastDay: DAY,
  lastHour: HOUR,
  lastMinute: MINUTE,
  nextPort: text(5),
  nextMonth: MONTH,
  nextDay: DAY,
  nextHour: HOUR,
  nextMinute: MINUTE,
} as const;

/** 0 not available, 1 kg, 2 t, 3 kt. */
const CARGO_UNIT = unsigned(2);

/** DAC 1 FI 12: dangerous cargo (SN/Circ.236). */
export const DANGEROUS_CARGO_236 = {
  ...LAST_AND_NEXT_PORT,
  goods: text(20),
  imdCategory: text(4),
  unNumber: quantity(13, { high: 3363, none: 0 }),
  amount: quantity(10, { none: 0 }),
  unit: CARGO_UNIT,
  spare: spare(3),
} as const;

/** DAC 1 FI 25: dangerous cargo (SN.1/Circ.289 section 1). */
export const DANGEROUS_CARGO_289 = {
  unit: CARGO_UNIT,
  amount: quantity(10, { none: 0 }),
  cargos: list(
    {
      /** 1 IMDG, 2 IGC, 3 BC, 4 MARPOL I, 5 MARPOL II, 6 regional. */
      code: unsigned(4),
      /** By `code`: class or division, UN number, list of oils, category. */
      subtype: unsigned(13),
    },
    1,
    28,
  ),
} as const;

/** DAC 1 FI 15: height over the keel (SN/Circ.236). */
export const AIR_DRAUGHT = {
  airDraughtM: quantity(11, { divisor: 10, more: 2047, none: 0 }),
  spare: spare(5),
} as const;

const PERSONS = quantity(13, { more: 8191, none: 0 });

/** DAC 1 FI 16, and FI 40 of M.1371-1: persons on board. */
export const PERSONS_236 = { persons: PERSONS, spare: spare(3) } as const;

/** DAC 1 FI 16 (SN.1/Circ.289 section 3). */
export const PERSONS_289 = { persons: PERSONS, spare: spare(35) } as const;

/** 0 not available, 1 operational, 2 not operational, 3 no data. */
const EQUIPMENT = unsigned(2);
/** 0 not available, 1 no, 2 yes. */
const BUNKERED = unsigned(2);

/** DAC 1 FI 24: extended ship static and voyage data (SN.1/Circ.289 section 11). */
export const EXTENDED_SHIP = {
  linkage: LINKAGE,
  airDraughtM: quantity(13, { divisor: 100, more: 8191, none: 0 }),
  /** UN locodes. */
  lastPort: text(5),
  nextPort: text(5),
  secondPort: text(5),
  aisClassA: EQUIPMENT,
  automaticTracking: EQUIPMENT,
  watchAlarm: EQUIPMENT,
  ecdisBackup: EQUIPMENT,
  chart: EQUIPMENT,
  echoSounder: EQUIPMENT,
  electronicPlotting: EQUIPMENT,
  emergencySteering: EQUIPMENT,
  gnss: EQUIPMENT,
  gyroCompass: EQUIPMENT,
  lrit: EQUIPMENT,
  magneticCompass: EQUIPMENT,
  navtex: EQUIPMENT,
  arpa: EQUIPMENT,
  sBandRadar: EQUIPMENT,
  xBandRadar: EQUIPMENT,
  hfRadio: EQUIPMENT,
  inmarsat: EQUIPMENT,
  mfRadio: EQUIPMENT,
  vhfRadio: EQUIPMENT,
  groundSpeedLog: EQUIPMENT,
  waterSpeedLog: EQUIPMENT,
  headingDevice: EQUIPMENT,
  trackControl: EQUIPMENT,
  voyageRecorder: EQUIPMENT,
  reserved: spare(2),
  /** 0 none, 1 to 7 IACS polar classes, 8 to 10 Baltic and Russian, 15 not available. */
  iceClass: unsigned(4),
  /** Horse power. */
  shaftHp: quantity(18, { more: 262_142, none: 262_143 }),
  /** Channel number of M.1084. */
  vhfChannel: quantity(12, { none: 0 }),
  /** Lloyd's Register STATCODE 5. */
  lloydsShipType: text(7),
  grossTonnage: quantity(18, { more: 262_142, none: 262_143 }),
  /** 1 laden, 2 in ballast. */
  lading: unsigned(2),
  heavyFuelOil: BUNKERED,
  lightFuelOil: BUNKERED,
  dieselOil: BUNKERED,
  bunkerOilT: quantity(14, { more: 16_382, none: 16_383 }),
  persons: PERSONS,
  spare: spare(10),
} as const;

/** DAC 1 FI 0: text telegram (M.1371-5 annex 5 section 5.1). */
export const TELEGRAM = {
  acknowledge: FLAG,
  /** Of the text; 0: none. */
  textSequence: unsigned(11),
  text: text(0),
} as const;

/** DAC 1 FI 2: asks for an application message (M.1371-5 annex 5 section 5.2). */
export const INTERROGATION = {
  requestedDac: unsigned(10),
  requestedFi: unsigned(6),
  spare: spare(64),
} as const;

/** DAC 1 FI 3: asks what a station can do (section 5.3). */
export const CAPABILITY_REQUEST = { requestedDac: unsigned(10), spare: spare(70) } as const;

/** DAC 1 FI 4: what it can do (section 5.4). */
export const CAPABILITY_REPLY = {
  answeredDac: unsigned(10),
  /** Two bits for each FI from 0 to 63, the first of them set where it is there. */
  capabilities: raw(128),
  spare: spare(126),
} as const;

/** DAC 1 FI 5: an application message was received (section 5.5). */
export const APPLICATION_ACKNOWLEDGEMENT = {
  receivedDac: unsigned(10),
  receivedFi: unsigned(6),
  textSequence: unsigned(11),
  available: FLAG,
  /** 0 unable, 1 taken, 2 with delay, 3 will be answered, 4 no, 5 not understood. */
  response: unsigned(3),
  spare: spare(49),
} as const;
