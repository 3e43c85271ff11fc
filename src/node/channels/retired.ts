import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CamfDestination, CotDestination, GatewayConfig, WebhookConfig } from '../config.ts';

/** A destination as the configuration gives it. Files are named in it, secrets never stand in it. */
export type Given =
  | { readonly list: 'cot'; readonly config: CotDestination }
  | { readonly list: 'camf'; readonly config: CamfDestination }
  | { readonly list: 'webhooks'; readonly config: WebhookConfig }
  | { readonly list: 'gateways'; readonly config: GatewayConfig };

/** A destination that can be named: by channel, receiver and place. */
export interface Known {
  readonly given: Given;
  readonly channel: string;
  readonly receiver: string;
  /** Where it is: two names for one place are one destination. */
  readonly place: string;
}

/** File in the folder of a mode with what was configured when the node last ran. */
const FILE = 'destinations.json';

/**
 * Destinations that are no longer configured and are owed words on a warning that they were told of:
 * whoever heard a warning hears the end of it. Writes down what is configured now, and those.
 */
export function retired(
  folder: string,
  present: readonly Known[],
  isOwed: (channel: string, receiver: string) => boolean,
): Known[] {
  const kept = read(folder).filter(
    ({ channel, receiver, place }) =>
      isOwed(channel, receiver) &&
      !present.some(
        (one) => one.channel === channel && (one.receiver === receiver || one.place === place),
      ),
  );
  write(folder, [...present, ...kept]);
  return kept;
}

function read(folder: string): Known[] {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    return Array.isArray(value) ? value.filter(isKnown) : [];
  } catch {
    return [];
  }
}

function isKnown(value: unknown): value is Known {
  const { given, channel, receiver, place } = (value ?? {}) as Partial<Known>;
  return (
    [channel, receiver, place].every((text) => typeof text === 'string') &&
    typeof given === 'object' &&
    ['cot', 'camf', 'webhooks', 'gateways'].includes(given.list)
  );
}

function write(folder: string, all: readonly Known[]): void {
  const path = join(folder, FILE);
  try {
    writeFileSync(`${path}.part`, `${JSON.stringify(all)}\n`, { mode: 0o600 });
    renameSync(`${path}.part`, path);
  } catch {
    // The folder was written to a moment ago; a disk that fails now is told of by the ledger.
  }
}
