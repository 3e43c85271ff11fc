import { carriedEditions } from '../wire/asterix/index.ts';
import type { CapProfileName } from '../wire/cap/index.ts';

export type Say = (line: string) => void;

/** What a decoder of one format is given. */
export interface DecodeRequest {
  /** As the user named it; `-` for standard input. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly json: boolean;
  readonly labels: boolean;
  readonly editions: Readonly<Record<string, string>>;
  /** Destination ports to read; empty for all. */
  readonly ports: readonly number[];
  /** Each datagram's blocks are wrapped by an ORADIS recorder. */
  readonly oradis?: boolean;
  /** Mode S: wrong bits of a message that may be corrected. */
  readonly correctBits: 0 | 1 | 2;
  /** Mode S: where the messages were heard, degrees; null: not told. */
  readonly receiver: { readonly latitudeDeg: number; readonly longitudeDeg: number } | null;
  /** CAP: whose rules are checked; null: not told. */
  readonly profile?: CapProfileName | null;
  /** CAP: file of the key whose signature is trusted; null: none. */
  readonly keyFile?: string | null;
  readonly out: Say;
  /** Messages for a person, not results. */
  readonly err: Say;
}

/** Options of `decode` that belong to some formats alone. */
type FormatOption =
  | '--edition'
  | '--port'
  | '--labels'
  | '--oradis'
  | '--correct'
  | '--receiver'
  | '--profile'
  | '--key';

/**
 * True, with a sentence, where options are given that mean nothing in this format: who gives them
 * expects something of them.
 */
export function refusesOptions(
  request: DecodeRequest,
  format: string,
  own: readonly FormatOption[] = [],
): boolean {
  const given: readonly [FormatOption, boolean][] = [
    ['--edition', Object.keys(request.editions).length > 0],
    ['--port', request.ports.length > 0],
    ['--profile', (request.profile ?? null) !== null],
    ['--key', (request.keyFile ?? null) !== null],
    ['--labels', request.labels],
    ['--oradis', request.oradis === true],
    ['--correct', request.correctBits > 0],
    ['--receiver', request.receiver !== null],
  ];
  const foreign = given.filter(([option, is]) => is && !own.includes(option));
  if (foreign.length === 0) return false;
  const names = foreign.map(([option]) => option).join(', ');
  request.err(`${names} is not of ${format}: leave it out.`);
  return true;
}

/** Which editions of a category, or of all, this build reads. */
export function carriedText(key: string): string {
  const carried = carriedEditions();
  const own = carried[key];
  if (own !== undefined) return `of ${key} there is ${own.join(', ')}`;
  const all = Object.entries(carried).flatMap(([category, editions]) =>
    editions.map((edition) => `${category}=${edition}`),
  );
  return `there are ${all.join(', ')}`;
}
