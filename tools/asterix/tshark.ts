/** Reads captures with tshark, for tests that compare with it and for the benchmark beside it. */
import { spawnSync } from 'node:child_process';
import type { AsterixRecord, Value } from '../../src/wire/asterix/record.ts';

/** Values of one record by tshark's field names without their prefix, `048_040_RHO`. */
export type Fields = Map<string, string[]>;

/** Version line of the tshark on this machine; null where there is none. */
export function tsharkVersion(): string | null {
  const { status, stdout } = spawnSync('tshark', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0]! : null;
}

/** Options that make tshark read these UDP ports as ASTERIX. */
export function decodeAs(ports: Iterable<number>): string[] {
  return [...new Set(ports)].flatMap((port) => ['-d', `udp.port==${port},asterix`]);
}

/** Records of every block of every packet, as tshark sees them. */
export function tsharkRecords(
  file: string,
  ports: Iterable<number>,
  editions: Readonly<Record<string, string>> = {},
): Fields[] {
  const versions = Object.entries(editions).flatMap(([key, edition]) => [
    '-o',
    `asterix.i${key}_version:Version ${edition}`,
  ]);
  const options = ['-r', file, ...decodeAs(ports), ...versions, '-T', 'json', '-J', 'asterix'];
  const { status, stdout, stderr } = spawnSync('tshark', [...options, '--no-duplicate-keys'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`tshark ended with ${status}: ${stderr}`);
  const packets = JSON.parse(stdout) as { _source: { layers: Record<string, unknown> } }[];
  const records: Fields[] = [];
  for (const packet of packets) {
    for (const block of listOf(packet._source.layers['asterix'])) {
      for (const message of listOf((block as Record<string, unknown>)['asterix.message'])) {
        const fields: Fields = new Map();
        gather(message, fields);
        records.push(fields);
      }
    }
  }
  return records;
}

function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function gather(value: unknown, into: Fields): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    const name = key.replace(/^asterix\./, '');
    for (const entry of listOf(inner)) {
      if (typeof entry === 'object') gather(entry, into);
      else if (/^\d{3}_/.test(name) && entry !== '') {
        const known = into.get(name);
        if (known === undefined) into.set(name, [String(entry)]);
        else known.push(String(entry));
      }
    }
  }
}

/** Our record under the same names, each value as itself. */
export function ownFields(record: AsterixRecord): Map<string, (number | string)[]> {
  const fields = new Map<string, (number | string)[]>();
  const visit = (value: Value, path: string, leafName: string): void => {
    if (typeof value === 'number' || typeof value === 'string') {
      const known = fields.get(leafName);
      if (known === undefined) fields.set(leafName, [value]);
      else known.push(value);
    } else if (Array.isArray(value)) {
      for (const entry of value) visit(entry, path, leafName);
    } else {
      for (const [name, inner] of Object.entries(value)) {
        const below = `${path}_${name}`;
        visit(inner, below, below);
      }
    }
  };
  const category = String(record.category).padStart(3, '0');
  for (const [item, value] of Object.entries(record.items)) {
    const path = `${category}_${item}`;
    visit(value, path, `${path}_VALUE`);
  }
  return fields;
}
