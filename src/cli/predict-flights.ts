import { PROPELLANTS, type Propellant, type ReportedFlight } from '../assess/index.ts';
import { DEGREE } from '../earth/index.ts';

/** One row of a table of reported flights, or why it cannot be used. */
export interface FlightRow {
  readonly line: number;
  readonly date: string;
  readonly missile: string;
  readonly flight: ReportedFlight | null;
  readonly error: string | null;
}

const NEEDED = ['date', 'missile', 'apogee_km', 'range_km', 'launch_lat', 'launch_lon'];
/** Longer files than any table of reported flights are not read, characters. */
const MAXIMUM_CSV = 16_000_000;
const BEARING = /bearing (\d+(?:\.\d+)?) deg/;

/**
 * Reads a table with the header of data/flights/flights.csv, plus optional `bearing_deg` and
 * `propellant`; without the former `bearing N deg` in the notes is used. Returns the reason
 * where the whole file is none; a bad row comes back with its own error.
 */
export function readFlights(text: string): FlightRow[] | string {
  if (text.length > MAXIMUM_CSV) return `longer than ${MAXIMUM_CSV} characters`;
  const rows = parseCsv(text.replace(/^\uFEFF/, ''));
  const header = rows[0]?.cells;
  if (header === undefined) return 'empty';
  const missing = NEEDED.filter((name) => !header.includes(name));
  if (missing.length > 0) return `without the columns ${missing.join(', ')}`;
  return rows.slice(1).map((row) => {
    const cell = (name: string): string => row.cells[header.indexOf(name)]?.trim() ?? '';
    const about = { line: row.line, date: cell('date'), missile: cell('missile') };
    const flight = row.open ? 'a quoted cell begins here and never ends' : flightOf(cell);
    return typeof flight === 'string'
      ? { ...about, flight: null, error: flight }
      : { ...about, flight, error: null };
  });
}

function flightOf(cell: (name: string) => string): ReportedFlight | string {
  const number = (name: string): number | null => {
    const text = cell(name);
    const value = Number(text);
    return text === '' || !Number.isFinite(value) ? null : value;
  };
  const apogeeKm = number('apogee_km');
  const rangeKm = number('range_km');
  const latitude = number('launch_lat');
  const longitude = number('launch_lon');
  if (apogeeKm === null || rangeKm === null) return 'apogee or range is not given';
  if (!(apogeeKm > 0 && rangeKm > 0)) return 'apogee and range must be above 0';
  if (latitude === null || longitude === null) return 'the place of launch is not given';
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return 'the place of launch is none';
  for (const name of ['flight_time_s', 'bearing_deg']) {
    if (cell(name) !== '' && number(name) === null) return `${name} is not a number`;
  }
  const propellant = propellantOf(cell('propellant'));
  if (propellant === undefined) return `propellant is none of ${PROPELLANTS.join(', ')}`;
  const notes = BEARING.exec(cell('notes'))?.[1];
  const bearing = number('bearing_deg') ?? (notes === undefined ? null : Number(notes));
  return {
    from: { latitudeRad: latitude * DEGREE, longitudeRad: longitude * DEGREE },
    apogeeM: apogeeKm * 1000,
    rangeM: rangeKm * 1000,
    bearingRad: bearing === null ? null : bearing * DEGREE,
    propellant,
    reportedTimeS: number('flight_time_s'),
  };
}

function propellantOf(text: string): Propellant | undefined {
  return text === '' ? 'unknown' : PROPELLANTS.find((name) => name === text.toLowerCase());
}

interface CsvRow {
  /** Counted from 1, the header's. */
  readonly line: number;
  readonly cells: string[];
  /** A quoted cell of it goes on to the end of the file. */
  readonly open: boolean;
}

/** RFC 4180: quoted cells may hold commas, line ends and doubled quotes. Empty lines are left out. */
function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let startLine = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: startLine, cells, open: quoted });
    cells = [];
    cell = '';
    startLine = line + 1;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === ',') {
      cells.push(cell);
      cell = '';
    } else if (c === '\n') endRow();
    else if (c !== '\r') cell += c;
    if (c === '\n') line++;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
