import { PROPELLANTS, type Propellant, type ReportedFlight } from '../assess/index.ts';
import { DEGREE } from '../earth/index.ts';
import { type Figure, figureOf, plainText, shown } from './predict/figures.ts';

/** One row of a table of reported flights, or why it cannot be used. */
export interface FlightRow {
  readonly line: number;
  readonly date: string;
  readonly missile: string;
  readonly flight: ReportedFlight | null;
  readonly error: string | null;
}

const NEEDED = ['date', 'missile', 'apogee_km', 'range_km', 'launch_lat', 'launch_lon'];
const BEARING = /bearing (\d+(?:\.\d+)?) deg/;

/**
 * Reads a table with the header of data/flights/flights.csv, plus optional `bearing_deg` and
 * `propellant`; without the former `bearing N deg` in the notes is used. Returns the reason
 * where the whole file is none; a bad row comes back with its own error.
 */
export function readFlights(text: string): FlightRow[] | string {
  const rows = parseCsv(text.replace(/^\uFEFF/, ''));
  const header = rows[0]?.cells;
  if (header === undefined) return 'it is empty';
  const missing = NEEDED.filter((name) => !header.some((one) => one.trim() === name));
  if (missing.length > 0) return `it has no column ${missing.join(', ')}`;
  if (rows.length < 2) return 'it has a header and no flights';
  const columns = new Map(header.map((name, i) => [name.trim(), i]));
  return rows.slice(1).map((row) => {
    const cell = (name: string): string => row.cells[columns.get(name) ?? -1]?.trim() ?? '';
    const about = {
      line: row.line,
      date: plainText(cell('date')),
      missile: plainText(cell('missile')),
    };
    const flight = wrongShape(row, header.length) ?? flightOf(cell);
    return typeof flight === 'string'
      ? { ...about, flight: null, error: flight }
      : { ...about, flight, error: null };
  });
}

/** A comma too many moves every cell after it: such a row is not guessed at. */
function wrongShape({ cells, open }: CsvRow, columns: number): string | null {
  if (open) return 'a quoted cell begins here and never ends';
  const more = cells.slice(columns).some((cell) => cell.trim() !== '');
  return more ? `it has ${cells.length} cells where the header has ${columns}` : null;
}

function flightOf(cell: (name: string) => string): ReportedFlight | string {
  /** Null where the cell is empty, text what is wrong with it. */
  const figure = (column: string, name: Figure): number | null | string => {
    const text = cell(column);
    if (text === '') return null;
    const value = figureOf(name, text);
    return typeof value === 'string' ? `${column} ${value}` : value;
  };
  const apogee = figure('apogee_km', 'apogee');
  const range = figure('range_km', 'range');
  const latitude = figure('launch_lat', 'latitude');
  const longitude = figure('launch_lon', 'longitude');
  const time = figure('flight_time_s', 'time');
  const told = figure('bearing_deg', 'bearing');
  const bearing = told ?? bearingOf(cell('notes'));
  for (const one of [apogee, range, latitude, longitude, time, bearing]) {
    if (typeof one === 'string') return one;
  }
  if (apogee === null || range === null) return 'apogee or range is not given';
  if (latitude === null || longitude === null) return 'the place of launch is not given';
  const propellant = propellantOf(cell('propellant'));
  if (propellant === undefined) {
    return `propellant "${shown(cell('propellant'))}" is none of ${PROPELLANTS.join(', ')}`;
  }
  return {
    from: {
      latitudeRad: Number(latitude) * DEGREE,
      longitudeRad: Number(longitude) * DEGREE,
    },
    apogeeM: Number(apogee) * 1000,
    rangeM: Number(range) * 1000,
    bearingRad: bearing === null ? null : Number(bearing) * DEGREE,
    propellant,
    reportedTimeS: time === null ? null : Number(time),
  };
}

function bearingOf(notes: string): number | null | string {
  const text = BEARING.exec(notes)?.[1];
  if (text === undefined) return null;
  const value = figureOf('bearing', text);
  return typeof value === 'string' ? `bearing in the notes ${value}` : value;
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
