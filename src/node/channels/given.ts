import type { NodeConfig } from '../config.ts';
import { reasonOf } from '../errors.ts';
import type { InputBody } from '../ports.ts';
import { claimedBy, claimsOfOthers, placeOf } from './claims.ts';
import {
  camfDestination,
  cotDestination,
  type Destination,
  gatewayDestination,
  webhookDestination,
} from './destination.ts';
import type { Given, Known } from './retired.ts';

/** Channels in the order in which they leave: what wakes people first. */
export const RANKS = ['siren', 'sms', 'email', 'webhook', 'cot', 'camf'] as const;
type Ranked = (typeof RANKS)[number];

/** Every destination that the configuration gives. */
export function givenBy({ channels }: NodeConfig): Given[] {
  return [
    ...channels.gateways.map((config): Given => ({ list: 'gateways', config })),
    ...channels.webhooks.map((config): Given => ({ list: 'webhooks', config })),
    ...channels.cot.map((config): Given => ({ list: 'cot', config })),
    ...channels.camf.map((config): Given => ({ list: 'camf', config })),
  ];
}

export interface Read extends Known {
  readonly channel: Ranked;
  readonly destination: Destination;
  readonly isRetired: boolean;
}

/** Reads a destination with its files. Throws a BongsuError. */
export function known(given: Given): Read {
  const [channel, destination] = readGiven(given);
  const { name: receiver } = destination;
  const place = placeOf(destination);
  return { given, channel, receiver, place, destination, isRetired: false };
}

function readGiven(given: Given): [Ranked, Destination] {
  switch (given.list) {
    case 'gateways':
      return [given.config.kind, gatewayDestination(given.config)];
    case 'webhooks':
      return ['webhook', webhookDestination(given.config)];
    case 'cot':
      return ['cot', cotDestination(given.config)];
    case 'camf':
      return ['camf', camfDestination(given.config)];
  }
}

export function asKnown({ given, channel, receiver, place }: Read): Known {
  return { given, channel, receiver, place };
}

/** Those that are owed something and can still be opened; of the others a person is told. */
export function openGone(
  config: NodeConfig,
  all: readonly Known[],
  answer: (health: Extract<InputBody, { kind: 'health' }>) => void,
): Read[] {
  const theirs = claimsOfOthers(config);
  return all.flatMap((one): Read[] => {
    const tell = (reason: string): Read[] => {
      const name = `${one.channel} ${one.receiver}`;
      const message = `it is no longer configured, was told of a warning in force, and cannot be told how that ends: ${reason}`;
      answer({ kind: 'health', subject: 'channel', name, state: 'failed', message });
      return [];
    };
    try {
      const read = known(one.given);
      const other = config.mode === 'actual' ? null : claimedBy(theirs, read.destination);
      if (other !== null) return tell(`mode ${other.other} uses ${other.what} now`);
      return [{ ...read, isRetired: true }];
    } catch (error) {
      return tell(reasonOf(error));
    }
  });
}
