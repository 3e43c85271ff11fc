import type { Report, ReportRow } from './report-gather.ts';

/** A row as it is printed: times as figures over all of its statements. */
export interface PrintedRow {
  readonly peer: string;
  readonly direction: string;
  readonly origin: string;
  readonly about: string;
  readonly kind: string;
  readonly releaseClass: string;
  readonly arrangement: string;
  readonly shared: number;
  readonly delayed: number;
  readonly withheld: number;
  readonly held: number;
  readonly refused: number;
  readonly medianS: number | null;
  readonly p95S: number | null;
  readonly slowestS: number | null;
  readonly reasons: string;
}

/** Rows in which anything happened, in one order whatever the ledger's was. */
export function printedRows({ rows }: Report): PrintedRow[] {
  return rows
    .filter((row) => row.shared + row.delayed + row.withheld + row.held + row.refused > 0)
    .map(printed)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf(row: PrintedRow): string {
  const { peer, direction, origin, about, kind, releaseClass, arrangement } = row;
  return [direction === 'to' ? 0 : 1, peer, about, kind, releaseClass, arrangement, origin].join(
    '\n',
  );
}

function printed(row: ReportRow): PrintedRow {
  const sorted = [...row.tookS].sort((a, b) => a - b);
  const reasons = [...row.reasons].map(([reason, times]) => `${reason} ${times}`);
  const { peer, direction, origin, about, kind, releaseClass, arrangement } = row;
  const { shared, delayed, withheld, held, refused } = row;
  return {
    ...{ peer, direction, origin, about, kind, releaseClass, arrangement },
    ...{ shared, delayed, withheld, held, refused },
    medianS: quantile(sorted, 0.5),
    p95S: quantile(sorted, 0.95),
    slowestS: quantile(sorted, 1),
    reasons: reasons.sort().join('; '),
  };
}

/** Nearest rank; to milliseconds. */
function quantile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return value === undefined ? null : Math.round(value * 1000) / 1000;
}

const COLUMNS = [
  ...(['direction', 'peer', 'origin', 'about', 'kind', 'releaseClass', 'arrangement'] as const),
  ...(['shared', 'delayed', 'withheld', 'held', 'refused'] as const),
  ...(['medianS', 'p95S', 'slowestS', 'reasons'] as const),
];

/** RFC 4180; what a spreadsheet would take for a formula is quoted away. */
export function csvOf(report: Report): string {
  const lines = printedRows(report).map((row) =>
    COLUMNS.map((column) => cell(row[column])).join(','),
  );
  return [COLUMNS.join(','), ...lines].join('\r\n');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+@\t\r-]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** For a meeting of both: totals in words, then the tables. */
export function markdownOf(report: Report): string {
  const rows = printedRows(report);
  const { node, mode, ledger, fromMs, untilMs, unnamed } = report;
  const sum = (
    of: readonly PrintedRow[],
    what: 'shared' | 'withheld' | 'held' | 'refused',
  ): number => of.reduce((total, row) => total + row[what], 0);
  const to = rows.filter(({ direction }) => direction === 'to');
  const from = rows.filter(({ direction }) => direction === 'from');
  return [
    `# What ${node} shared`,
    '',
    `Mode ${mode}; from ${instant(fromMs)} until ${instant(untilMs)}; out of ledger ${ledger} alone.`,
    '',
    `To allies: ${sum(to, 'shared')} releases, of which ${sum(to, 'held')} were acknowledged as`,
    `recorded and ${sum(to, 'refused')} not believed there; ${sum(to, 'withheld')} were withheld.`,
    `From allies: ${sum(from, 'shared')} accepted, ${sum(from, 'refused')} refused here.`,
    '',
    '## To allies',
    '',
    ...table(to),
    '## From allies',
    '',
    ...table(from),
    'Seconds: to allies from signing to the receipt of their acknowledgement, by our clock; from',
    'allies from their signing to acceptance here, by both clocks. Of hazards the newest revision',
    'alone leaves a full queue, so that fewer may be held than were released.',
    ...(unnamed === 0
      ? []
      : ['', `Of ${unnamed} acknowledged statements it cannot be told which they were.`]),
  ].join('\n');
}

function table(rows: readonly PrintedRow[]): string[] {
  if (rows.length === 0) return ['Nothing.', ''];
  const head = ['peer', 'of', 'about', 'kind', 'class', 'arrangement', 'shared', 'delayed'];
  const more = ['withheld', 'recorded', 'refused', 'median s', '95 % s', 'slowest s', 'reasons'];
  const names = [...head, ...more];
  return [
    `| ${names.join(' | ')} |`,
    `|${names.map(() => '---|').join('')}`,
    ...rows.map((row) => {
      const { peer, origin, about, kind, releaseClass, arrangement } = row;
      const counts = [row.shared, row.delayed, row.withheld, row.held, row.refused];
      const times = [row.medianS, row.p95S, row.slowestS].map((value) => value ?? '');
      const cells = [peer, origin, about, kind, releaseClass, arrangement, ...counts, ...times];
      return `| ${[...cells, row.reasons].map((each) => String(each).replaceAll('|', '\\|')).join(' | ')} |`;
    }),
    '',
  ];
}

function instant(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : ms < 0 ? 'the beginning' : 'the end';
}
