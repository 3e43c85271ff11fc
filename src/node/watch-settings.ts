import { type AssessSettings, DEFAULT_BALLISTIC } from '../assess/index.ts';
import { DEGREE } from '../earth/index.ts';
import { type Label, type Mode, parseInstant } from '../mark/index.ts';
import type { Sensor } from '../sense/index.ts';
import type { Peer } from '../share/index.ts';
import { DEFAULT_TRACKER } from '../track/index.ts';
import { DEFAULT_WARN, type NoticeMaking, type Officer } from '../warn/index.ts';
import type { WatchSettings } from '../watch/index.ts';
import type { NodeConfig, OfficerConfig, PeerConfig } from './config.ts';
import { BongsuError } from './errors.ts';
import { refuseDrillNames } from './languages.ts';
import { leadProblemOf, toLead } from './lead-schema.ts';

/**
 * What the watch needs of a configuration, in SI, radians and ECEF. `sensors` are the
 * configuration's rows as `sense` reads them. Throws where the whole makes no sense.
 */
export function toWatchSettings(config: NodeConfig, sensors: readonly Sensor[]): WatchSettings {
  for (const sensor of sensors) {
    if (sensor.mode !== config.mode) {
      throw new BongsuError('BNG_CONFIG_INVALID', {
        file: config.node,
        where: `sensor ${sensor.id}`,
        reason: `it is of mode ${sensor.mode} in a node of mode ${config.mode}`,
        hint: 'A source has one mode for its life; give it to a node of that mode.',
      });
    }
  }
  refuseTwice(config);
  refuseDrillNames(config);
  if (config.keyEnds !== undefined && parseInstant(config.keyEnds) === null) {
    throw invalid(config, 'keyEnds', `"${config.keyEnds}" is no time`, {
      hint: 'Write it as 2027-03-31T00:00:00Z.',
    });
  }
  const leases = config.warn?.lead === undefined ? null : leadProblemOf(config.warn.lead);
  if (leases !== null) {
    throw invalid(config, 'warn.lead', leases, { hint: 'The defaults are 60, 20 and 2 s.' });
  }
  const needed = config.warn?.officersToRelease ?? DEFAULT_WARN.officersToRelease;
  if (config.mode === 'actual' && needed < 2) {
    throw invalid(config, 'warn.officersToRelease', `${needed} officer alone would release`, {
      hint: 'In mode actual a warning needs two officers; one alone is for exercises.',
    });
  }
  const label: Label = {
    ...config.label,
    releasableTo: sorted(config.label.releasableTo),
    caveats: sorted(config.label.caveats),
  };
  return {
    node: config.node,
    mode: config.mode,
    sensors,
    officers: config.officers.map((officer) => toOfficer(config.mode, officer)),
    peers: config.links.peers.map((peer) => toPeer(config, peer)),
    label,
    ...(config.sharing === undefined ? {} : { sharing: config.sharing }),
    track: { ...DEFAULT_TRACKER, ...config.track },
    assess: { node: config.node, mode: config.mode, label, ballistic: toBallistic(config.assess) },
    warn: toWarn(config),
    ...(config.shifts === undefined ? {} : { shifts: toShifts(config.shifts) }),
  };
}

/** Nobody is called for a shift within a quarter of an hour of its begin, unless configured. */
const SHIFT_GRACE_S = 900;
const DAY_S = 86_400;

function toShifts({
  starts,
  utcOffset = '+00:00',
  graceS = SHIFT_GRACE_S,
}: NonNullable<NodeConfig['shifts']>): NonNullable<WatchSettings['shifts']> {
  const aheadS = secondsOf(utcOffset.slice(1)) * (utcOffset.startsWith('-') ? -1 : 1);
  const startsS = starts.map((start) => (secondsOf(start) - aheadS + DAY_S) % DAY_S);
  return { startsS: startsS.sort((a, b) => a - b), graceS };
}

/** Seconds of `HH:MM`. */
function secondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}

function toWarn({ node, warn, receivers }: NodeConfig): WatchSettings['warn'] {
  const { cotLaunchKm, lead, notices, ...rest } = warn;
  return {
    ...DEFAULT_WARN,
    node,
    ...rest,
    ...(cotLaunchKm === undefined ? {} : { cotLaunchM: cotLaunchKm * 1000 }),
    ...(lead === undefined ? {} : { lead: toLead(lead) }),
    ...(notices === undefined ? {} : { notices: toNotices(notices) }),
    ...(receivers.length === 0 ? {} : { receivers: receivers.map(({ id }) => ({ id })) }),
  };
}

function toNotices({
  firs = [],
  ...rest
}: NonNullable<NodeConfig['warn']['notices']>): NoticeMaking {
  return {
    ...rest,
    firs: firs.map(({ code, limits }) => {
      if (limits === undefined) return { code };
      const ring = limits.map(
        ([latitude, longitude]) => [longitude * DEGREE, latitude * DEGREE] as const,
      );
      return { code, polygon: [[...ring, ring[0]!]] };
    }),
  };
}

function toBallistic(assess: NodeConfig['assess']): AssessSettings['ballistic'] {
  const { marginKm, ...rest } = assess;
  return {
    ...DEFAULT_BALLISTIC,
    ...rest,
    ...(marginKm === undefined ? {} : { marginM: marginKm * 1000 }),
  };
}

function toOfficer(mode: Mode, officer: OfficerConfig): Officer {
  const demonstration = officer.demonstration ?? false;
  if (demonstration && mode === 'actual') {
    throw new BongsuError('BNG_KEY_DEMONSTRATION', { name: officer.id });
  }
  const notAfterMs = officer.notAfter === undefined ? null : parseInstant(officer.notAfter);
  if (officer.notAfter !== undefined && notAfterMs === null) {
    throw new BongsuError('BNG_CONFIG_INVALID', {
      file: 'officers',
      where: officer.id,
      reason: `notAfter "${officer.notAfter}" is no time`,
      hint: 'Write it as 2027-03-31T00:00:00Z.',
    });
  }
  const roles = officer.roles ?? ['release', 'observe'];
  const { id, person, key } = officer;
  return { id, person, key, roles, notAfterMs, demonstration };
}

function toPeer(config: NodeConfig, peer: PeerConfig): Peer {
  if (peer.node === config.node) {
    throw new BongsuError('BNG_CONFIG_INVALID', {
      file: config.node,
      where: 'links.peers',
      reason: 'a node cannot be its own peer',
      hint: 'Give each node another name.',
    });
  }
  return {
    node: peer.node,
    statementKey: peer.key,
    clearance: peer.clearance ?? config.label.classification,
    releaseClasses: sorted(['minimum', ...(peer.releaseClasses ?? [])]),
    relay: peer.relay ?? false,
    origins: (peer.origins ?? []).map((origin) => ({
      node: origin.node,
      statementKey: origin.key,
    })),
  };
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** One person with two officers' keys, or one key for two, would be two officers in one. */
function refuseTwice(config: NodeConfig): void {
  const { officers, links, receivers } = config;
  const one = 'Give each officer an id and a key of their own ("bongsu keys create").';
  const lists: [string, string, readonly string[], string][] = [
    ['officers', 'id', officers.map(({ id }) => id), one],
    ['officers', 'key', officers.map(({ key }) => key), one],
    ['links.peers', 'node', links.peers.map(({ node }) => node), 'List each peer once.'],
    ['receivers', 'id', receivers.map(({ id }) => id), 'List each receiver once.'],
    ['links.peers', 'key', links.peers.map(({ key }) => key), 'Each node has a key of its own.'],
  ];
  for (const [where, what, values, hint] of lists) {
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice === undefined) continue;
    throw invalid(config, where, `the ${what} ${twice} stands there twice`, { hint });
  }
}

function invalid(
  config: NodeConfig,
  where: string,
  reason: string,
  { hint }: { readonly hint: string },
): BongsuError {
  return new BongsuError('BNG_CONFIG_INVALID', { file: config.node, where, reason, hint });
}
