import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import {
  type FlightJudgement,
  judgeFlight,
  judgeState,
  MAXIMUM_SAMPLES,
  PROPELLANTS,
  type Propellant,
  type ReportedFlight,
  sampledImpact,
} from '../assess/index.ts';
import { DEGREE } from '../earth/index.ts';
import type { Say } from './command.ts';
import { fitText } from './fit-text.ts';
import { type Figure, figureOf } from './predict/figures.ts';
import { contentsOf, unusable } from './predict/file.ts';
import { sampleInParallel } from './predict/samples.ts';
import { sampledLines, sampledObject } from './predict/text.ts';
import { type FlightRow, readFlights } from './predict-flights.ts';
import { readState, type StateFile } from './predict-state.ts';
import { flightLines, flightObject, TABLE_HEAD, tableRow, unknownObject } from './predict-text.ts';

export const PREDICT_HELP = `bongsu predict --apogee KM --range KM --from LAT,LON [--bearing DEG] [options]
bongsu predict --state FILE [options]
bongsu predict --csv FILE [--json | --table]

What a flight was by its observed or reported figures: how long it took, its class, whether it
flew like a ballistic object at all, where it came down, and whether a reported time fits.

  --apogee KM        greatest height
  --range KM         ground distance from launch to impact
  --from LAT,LON     place of launch, degrees north and east
  --bearing DEG      direction of flight from north, -360 to 360; without it no place of impact
  --state FILE       JSON of one state in flight instead: {"stateEcef":[x,y,z,vx,vy,vz]} in m and
                     m/s, or {"latitudeDeg","longitudeDeg","heightM","velocityEnuMps":[e,n,u]};
                     optional "covariance" (36 numbers)
  --samples N        with --state: beside the analytical areas of the free fall, N samples of it
                     (Monte Carlo, up to 1,000,000) and the share of them that each area holds
  --seed N           of the samples, 1 by default; the same seed gives the same samples
  --workers N        threads for the samples; they do not change the result
  --propellant KIND  liquid, solid or unknown (default)
  --reported-time S  flight time that somebody reported
  --csv FILE         a table of flights: date, missile, apogee_km, range_km, flight_time_s,
                     launch_lat, launch_lon; optional bearing_deg, propellant, and notes in which
                     "bearing N deg" may stand; a row that cannot be used is told with its line on
                     stderr, and the others are judged
  --json             one object a flight on stdout
  --table            with --csv: a Markdown table

A FILE of - is standard input.

Example: bongsu predict --apogee 770 --range 3700 --from 39.2,125.67 --bearing 72 --reported-time 1140`;

/** Of the areas that samples are held against. */
const CONTAINMENTS = [0.5, 0.9, 0.99];

const OPTIONS = {
  apogee: { type: 'string' },
  range: { type: 'string' },
  from: { type: 'string' },
  bearing: { type: 'string' },
  state: { type: 'string' },
  samples: { type: 'string' },
  seed: { type: 'string' },
  workers: { type: 'string' },
  propellant: { type: 'string' },
  'reported-time': { type: 'string' },
  csv: { type: 'string' },
  json: { type: 'boolean', default: false },
  table: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof parse>;

function parse(args: string[]) {
  return parseArgs({ args: joinNegative(args), options: OPTIONS, strict: true }).values;
}

/** `--from -33.9,18.4`: a value that begins with a minus is meant as one, not as an option. */
function joinNegative(args: string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined[joined.length - 1];
    if (/^-\d/.test(arg) && before !== undefined && /^--[a-z-]+$/.test(before)) {
      joined[joined.length - 1] = `${before}=${arg}`;
    } else joined.push(arg);
  }
  return joined;
}

/** Exit code 0, 1 for a file or flight that cannot be used, 2 for wrong usage. */
export async function runPredict(args: string[], out: Say, err: Say): Promise<number> {
  let values: Values;
  try {
    values = parse(args);
  } catch (error) {
    return usage(err, (error as Error).message);
  }
  if (values.help) {
    out(PREDICT_HELP);
    return 0;
  }
  const propellant = PROPELLANTS.find((name) => name === (values.propellant ?? 'unknown'));
  if (propellant === undefined) {
    return usage(err, `--propellant ${values.propellant} is none of ${PROPELLANTS.join(', ')}`);
  }
  const ways = [values.csv, values.state, values.apogee ?? values.range].filter(
    (way) => way !== undefined,
  );
  if (ways.length > 1) return usage(err, 'give one of --apogee with --range, --state, --csv');
  if (values.table && (values.csv === undefined || values.json)) {
    return usage(err, '--table goes with --csv and without --json');
  }
  if (values.csv !== undefined) {
    const beside = BESIDE_CSV.find((name) => values[name] !== undefined);
    if (beside !== undefined) {
      return usage(err, `--${beside} does not go with --csv, whose rows say it themselves`);
    }
    const form = values.json ? 'json' : values.table ? 'table' : 'text';
    return predictTable(values.csv, form, out, err);
  }
  if (values.samples === undefined && (values.seed ?? values.workers) !== undefined) {
    return usage(err, '--seed and --workers go with --samples');
  }
  const reported = optional('time', values['reported-time']);
  if (typeof reported === 'string') return usage(err, `--reported-time ${reported}`);
  if (values.state !== undefined) {
    if ((values.from ?? values.bearing) !== undefined) {
      return usage(err, '--from and --bearing go with --apogee and --range, not with --state');
    }
    const sampling = samplingOf(values);
    if (typeof sampling === 'string') return usage(err, sampling);
    return predictState(values.state, { propellant, reported, sampling }, values.json, out, err);
  }
  if (values.samples !== undefined) return usage(err, '--samples goes with --state');
  const flight = flightOf(values, propellant, reported);
  if (typeof flight === 'string') return usage(err, flight);
  return tell(judgeFlight(flight), values.json, out, err);
}

const BESIDE_CSV = ['from', 'bearing', 'reported-time', 'propellant', 'samples'] as const;

function usage(err: Say, what: string): number {
  err(`BNG_USAGE: ${what}`);
  err(PREDICT_HELP);
  return 2;
}

/** Null where it was not given, text is what is wrong with it. */
function optional(name: Figure, text: string | undefined): number | null | string {
  return text === undefined ? null : figureOf(name, text);
}

function flightOf(
  values: Values,
  propellant: Propellant,
  reportedTimeS: number | null,
): ReportedFlight | string {
  const apogee = optional('apogee', values.apogee);
  const range = optional('range', values.range);
  const bearing = optional('bearing', values.bearing);
  if (typeof apogee === 'string') return `--apogee ${apogee}`;
  if (typeof range === 'string') return `--range ${range}`;
  if (typeof bearing === 'string') return `--bearing ${bearing}`;
  if (apogee === null || range === null) return '--apogee and --range are needed';
  const [north, east, ...more] = (values.from ?? '').split(',');
  if (north === undefined || east === undefined || more.length > 0) {
    return '--from LAT,LON is needed, degrees north and east';
  }
  const [latitude, longitude] = [figureOf('latitude', north), figureOf('longitude', east)];
  if (typeof latitude === 'string') return `--from ${latitude}`;
  if (typeof longitude === 'string') return `--from ${longitude}`;
  return {
    from: { latitudeRad: latitude * DEGREE, longitudeRad: longitude * DEGREE },
    apogeeM: apogee * 1000,
    rangeM: range * 1000,
    bearingRad: bearing === null ? null : bearing * DEGREE,
    propellant,
    reportedTimeS,
  };
}

function tell(judged: FlightJudgement | null, json: boolean, out: Say, err: Say): number {
  if (judged === null) {
    err('No free flight meets these figures: the object does not come down, or never left.');
    if (json) out(JSON.stringify(unknownObject(NO_FLIGHT)));
    return 1;
  }
  if (json) out(JSON.stringify(flightObject(judged)));
  else for (const line of flightLines(judged)) out(fitText(line, process.stdout.columns));
  return 0;
}

interface Sampling {
  readonly samples: number;
  readonly seed: number;
  readonly workers: number;
}

/** Null where none were asked for; text is what is wrong. */
function samplingOf(values: Values): Sampling | null | string {
  if (values.samples === undefined) return null;
  const whole = (text: string | undefined, fallback: number): number =>
    text === undefined ? fallback : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  const samples = whole(values.samples, 0);
  const seed = whole(values.seed, 1);
  const workers = whole(values.workers, availableParallelism());
  if (!(samples >= 1 && samples <= MAXIMUM_SAMPLES)) {
    return `--samples ${values.samples}: 1 to ${MAXIMUM_SAMPLES} are drawn`;
  }
  if (Number.isNaN(seed)) return `--seed ${values.seed} is not a whole number`;
  if (!(workers >= 1)) return `--workers ${values.workers} is not a number of threads`;
  return { samples, seed, workers };
}

interface StateAsked {
  readonly propellant: Propellant;
  readonly reported: number | null;
  readonly sampling: Sampling | null;
}

async function predictState(
  file: string,
  { propellant, reported, sampling }: StateAsked,
  json: boolean,
  out: Say,
  err: Say,
): Promise<number> {
  const text = contentsOf(file, err);
  if (text === null) return 1;
  const read: StateFile | string = readState(text);
  if (typeof read === 'string') {
    unusable(file, read, err);
    return 1;
  }
  const judged = judgeState(read.state, read.covariance, propellant, reported);
  if (judged === null || sampling === null) return tell(judged, json, out, err);
  const { samples, seed, workers } = sampling;
  const fall = { ...read, seed };
  const drawn = await sampleInParallel(fall, samples, workers);
  const sampled = sampledImpact(fall, drawn, CONTAINMENTS);
  if (sampled === null) {
    err('No area holds this: within its errors it may never come down.');
    return 1;
  }
  if (json) out(JSON.stringify({ ...flightObject(judged), sampled: sampledObject(sampled, seed) }));
  else
    for (const line of [...flightLines(judged), ...sampledLines(sampled)])
      out(fitText(line, process.stdout.columns));
  return 0;
}

function predictTable(file: string, form: 'json' | 'table' | 'text', out: Say, err: Say): number {
  const text = contentsOf(file, err);
  if (text === null) return 1;
  const rows = readFlights(text);
  if (typeof rows === 'string') {
    unusable(file, `it is no table of flights: ${rows}`, err);
    return 1;
  }
  if (form === 'table') for (const line of TABLE_HEAD) out(line);
  let left = 0;
  for (const row of rows) {
    const judged = row.flight === null ? null : judgeFlight(row.flight);
    if (form === 'table') out(tableRow(row.date, row.missile, judged));
    else tellRow(row, judged, form === 'json', out);
    if (judged !== null) continue;
    left += 1;
    if (left <= MOST_TOLD) err(`${file}, line ${row.line}: not judged: ${row.error ?? NO_FLIGHT}.`);
  }
  if (left > MOST_TOLD) err(`${file}: ${left - MOST_TOLD} more rows are not judged.`);
  return left < rows.length ? 0 : 1;
}

/** Rows that cannot be judged are told one by one up to so many. */
const MOST_TOLD = 20;
const NO_FLIGHT = 'no free flight meets these figures';

function tellRow(row: FlightRow, judged: FlightJudgement | null, json: boolean, out: Say): void {
  const { line, date, missile } = row;
  const reason = row.error ?? NO_FLIGHT;
  if (json) {
    const object = judged === null ? unknownObject(reason) : flightObject(judged);
    out(JSON.stringify({ line, date, missile, ...object }));
    return;
  }
  out(`${date} ${missile}`);
  if (judged === null) out(`  not judged: ${reason}`);
  else for (const words of flightLines(judged)) out(`  ${words}`);
}
