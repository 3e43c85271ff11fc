import {
  createTdmState,
  DATA,
  endTdm,
  feedTdm,
  type TdmFault,
  type TdmMetadata,
  type TdmObservation,
  type TdmPiece,
} from '../wire/tdm/index.ts';
import { type DecodeRequest, refusesOptions } from './decode-request.ts';
import { count } from './ledger-text.ts';

/**
 * A line for each header, segment and measurement, in their order; a measurement names its segment
 * by its number. What could not be read is a line with its errors.
 */
export function decodeTdm(request: DecodeRequest): number {
  if (refusesOptions(request, 'tracking data messages')) return 2;
  const printer = new TdmPrinter(request);
  const state = createTdmState();
  printer.print(feedTdm(state, new TextDecoder().decode(request.bytes)));
  printer.print(endTdm(state));
  return printer.finish();
}

class TdmPrinter {
  readonly #request: DecodeRequest;
  #segments = 0;
  #observations = 0;
  #faults = 0;
  #metadata: TdmMetadata | null = null;

  constructor(request: DecodeRequest) {
    this.#request = request;
  }

  print({ events, faults, unsaid }: TdmPiece): void {
    // Both come in the order of the file: each fault behind what stands before its line.
    let next = 0;
    let line = 0;
    const before = (limit: number): void => {
      while (next < faults.length && faults[next]!.line < limit) this.#fault(faults[next++]!);
    };
    for (const event of events) {
      switch (event.kind) {
        case 'header': {
          before(line + 1);
          this.#say('header', line, { ...event.header });
          break;
        }
        case 'segment': {
          line = event.line;
          before(line);
          this.#segments += 1;
          this.#metadata = event.metadata;
          const { metadata, unread } = event;
          this.#say('segment', line, { segment: this.#segments, metadata, unread });
          break;
        }
        case 'observation':
          line = event.observation.line ?? line;
          before(line);
          this.#observation(event.observation);
          break;
        case 'comment':
        case 'segment-end':
      }
    }
    before(Number.POSITIVE_INFINITY);
    this.#faults += unsaid;
    if (unsaid > 0) this.#request.err(`${unsaid} further faults are not listed.`);
  }

  #observation({ line, keyword, epoch, timeMs, value }: TdmObservation): void {
    this.#observations += 1;
    const { unit } = DATA[keyword];
    const named = unit === 'RANGE_UNITS' ? (this.#metadata?.RANGE_UNITS ?? 'km') : unit;
    const fields = { segment: this.#segments, keyword, epoch, timeMs, value, unit: named };
    this.#say('observation', line ?? 0, fields);
  }

  #say(kind: string, line: number, fields: Readonly<Record<string, unknown>>): void {
    const { json, out, file } = this.#request;
    if (json) {
      out(JSON.stringify({ file, line: line === 0 ? null : line, kind, ...fields, errors: [] }));
      return;
    }
    const text = Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
      .join('  ');
    out(`${line === 0 ? '' : `line ${line}  `}${kind}  ${text}`);
  }

  #fault(fault: TdmFault): void {
    const { json, out, file } = this.#request;
    this.#faults += 1;
    const { line, reason, message } = fault;
    if (json) out(JSON.stringify({ file, line, kind: 'fault', errors: [fault] }));
    else out(`  ! ${reason}: ${message}`);
  }

  finish(): number {
    const measured = count(this.#observations, 'measurement', 'measurements');
    const segments = count(this.#segments, 'segment', 'segments');
    this.#request.err(`${measured} in ${segments}; ${count(this.#faults, 'fault', 'faults')}.`);
    return this.#observations === 0 && this.#faults > 0 ? 1 : 0;
  }
}
