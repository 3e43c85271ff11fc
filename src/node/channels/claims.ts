import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { MODES, type Mode } from '../../mark/index.ts';
import type { NodeConfig } from '../config.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import { type Destination, invalid } from './destination.ts';
import { shownCommand } from './program.ts';
import { secretClaim } from './secrets.ts';

/** File in the folder of a mode that says where this mode sends. */
const CLAIMS_FILE = 'channels.json';

/** What must never be common to two modes: addresses; certificates and secrets by SHA-256. */
export interface Claims {
  readonly addresses: readonly string[];
  readonly certificates: readonly string[];
}

/**
 * Law 3: no two modes of an installation send to one address, by one certificate or by one secret.
 * Each destination says its mode, which has to be the node's; what the node uses is written down
 * beside its ledger, and what another mode has written there is refused. But nothing of an exercise
 * keeps an actual node from its start: that takes what it is configured for, the other mode gives it
 * up (`actual-first.ts`), and what it was is returned to be told. Throws a BongsuError.
 */
export function claimDestinations(config: NodeConfig, all: readonly Destination[]): Overruled[] {
  const { mode, channels } = config;
  const { cot, camf, webhooks, gateways } = channels;
  for (const given of [...cot, ...camf, ...webhooks, ...gateways]) {
    if (given.mode === mode) continue;
    const what = 'id' in given ? given.id : given.address;
    throw invalid('channels', `${what} is of mode ${given.mode} in a node of mode ${mode}`);
  }
  const theirs = claimsOfOthers(config);
  const overruled: Overruled[] = [];
  for (const one of all) {
    const other = claimedBy(theirs, one);
    if (other === null) continue;
    if (mode !== 'actual') throw new BongsuError('BNG_CHANNEL_SHARED', { ...other, mode });
    overruled.push(other);
  }
  writeClaims(config, all);
  return overruled;
}

/** What an actual node took although another mode had claimed it. */
export interface Overruled {
  readonly what: string;
  readonly other: Mode;
}

/** Writes down what this mode uses. Throws a BongsuError. */
export function writeClaims(
  { mode, data }: Pick<NodeConfig, 'mode' | 'data'>,
  all: readonly Destination[],
): void {
  const claims: Claims = {
    addresses: all.map(placeOf),
    certificates: all.flatMap(credentialsOf),
  };
  const folder = join(data, mode);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, CLAIMS_FILE);
    // One that an earlier version wrote keeps its mode otherwise; addresses hold keys.
    if (existsSync(file)) chmodSync(file, 0o600);
    writeFileSync(file, `${JSON.stringify(claims)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new BongsuError('BNG_DATA_UNWRITABLE', { folder, reason: reasonOf(error) });
  }
}

/** Which other mode uses the destination, and what of it; null: none does. */
export function claimedBy(others: ReadonlyMap<Mode, Claims>, one: Destination): Overruled | null {
  const place = placeOf(one);
  const credentials = credentialsOf(one);
  for (const [other, theirs] of others) {
    if (theirs.addresses.includes(place)) return { what: shownPlace(one), other };
    const shared = credentials.find((each) => theirs.certificates.includes(each));
    if (shared === undefined) continue;
    const kind = one.kind === 'tls' ? 'certificate' : 'secret';
    return { what: `the ${kind} with SHA-256 ${shared.slice(0, 16)}`, other };
  }
  return null;
}

/** What each other mode of the installation uses. */
export function claimsOfOthers({
  mode,
  data,
}: Pick<NodeConfig, 'mode' | 'data'>): ReadonlyMap<Mode, Claims> {
  return new Map(
    MODES.filter((other) => other !== mode).map((other) => [other, claimsOf(data, other)]),
  );
}

function credentialsOf(one: Destination): string[] {
  switch (one.kind) {
    case 'tls':
      return [createHash('sha256').update(one.certificate).digest('hex')];
    case 'webhook':
    case 'gateway':
      return one.secrets.map(secretClaim);
    default:
      return [];
  }
}

/** Host and port whatever the protocol, with the path of a webhook; or the whole path of a file. */
export function placeOf(one: Destination): string {
  switch (one.kind) {
    case 'file':
      return `file:${isAbsolute(one.path) ? one.path : resolve(one.path)}`;
    case 'webhook':
      return webPlace(one.url);
    case 'gateway':
      return one.command === null ? webPlace(one.url) : `command:${JSON.stringify(one.command)}`;
    default:
      return `${hostName(one.host)}:${one.port}`;
  }
}

/** The same as people are told of it: neither the path of an address, nor a program's arguments. */
function shownPlace(one: Destination): string {
  const place = placeOf(one);
  if (one.kind !== 'webhook' && one.kind !== 'gateway') return place;
  if (one.kind === 'gateway' && one.command !== null) return `program ${shownCommand(one.command)}`;
  const end = place.indexOf('/');
  return `${one.name} at ${end === -1 ? place : place.slice(0, end)}`;
}

function webPlace({ protocol, hostname, port, pathname }: URL): string {
  const host = hostName(hostname.replace(/^\[|\]$/g, ''));
  return `${host}:${port || (protocol === 'https:' ? 443 : 80)}${pathname}`;
}

function hostName(host: string): string {
  const lower = host.toLowerCase();
  return THIS_MACHINE.test(lower) ? 'localhost' : lower;
}

/** All names that the machine has for itself without asking anybody. */
const THIS_MACHINE = /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|::1?|::ffff:7f.*)$/;

/** What cannot be read is no claim: no mode keeps another one from its start by it. */
function claimsOf(data: string, mode: Mode): Claims {
  try {
    const text = readFileSync(join(data, mode, CLAIMS_FILE), 'utf8');
    const value = (JSON.parse(text) ?? {}) as Readonly<Record<string, unknown>>;
    return {
      addresses: textsOf(value['addresses']),
      certificates: textsOf(value['certificates']),
    };
  } catch {
    return { addresses: [], certificates: [] };
  }
}

function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is string => typeof each === 'string');
}
