import { join } from 'node:path';
import { PUBLIC_STATES, renderCot, type Warning } from '../../warn/index.ts';
import type { NodeConfig } from '../config.ts';
import type { EndingKey } from '../housekeeping.ts';
import { openCamfChannel } from './camf.ts';
import { type CapChannel, openCapChannel } from './cap.ts';
import { readCapKey } from './cap-key.ts';
import type { CapKey } from './cap-signature.ts';
import { openCotChannel } from './cot.ts';
import type { PublishEffect, Receipt } from './delivery.ts';
import {
  camfDestination,
  certificateEnds,
  claimDestinations,
  cotDestination,
} from './destination.ts';

/** Every way in which warnings leave this node, beside the links to peers. */
export interface Channels {
  readonly cap: CapChannel;
  /** Hands a document to its channel; what became of it comes back as receipts. Never throws. */
  publish(effect: PublishEffect, unrecorded: boolean): void;
  /** What this node shows to others as its own, and when it ends. */
  readonly certificates: readonly EndingKey[];
  /** Warnings that are in force from before this start: they are said again where that is done. */
  keepUp(warnings: readonly Warning[]): void;
  /** Resolves when what was handed over has left or was given up. */
  close(): Promise<void>;
}

/** When the certificate that CAP messages are signed under ends. */
function capCertificate(key: CapKey | null): EndingKey[] {
  const certificate = key?.certificate ?? null;
  if (certificate === null) return [];
  return [{ id: 'certificate of CAP messages', notAfterMs: Date.parse(certificate.validTo) }];
}

/** Throws a BongsuError where a destination makes no sense or belongs to another mode. */
export function openChannels(
  config: NodeConfig,
  nowMs: () => number,
  answer: (receipt: Receipt) => void,
): Channels {
  const given = config.channels;
  const destinations = [...given.cot.map(cotDestination), ...given.camf.map(camfDestination)];
  claimDestinations(config, destinations);
  const capKey = readCapKey(config);
  const cap = openCapChannel(join(config.data, config.mode, 'cap'), answer, capKey);
  const cot = openCotChannel(given.cot, nowMs, answer);
  const camf = openCamfChannel(given.camf, nowMs, answer);
  return {
    cap,
    certificates: [
      ...destinations
        .filter(({ kind }) => kind === 'tls')
        .map((to) => ({ id: `certificate for ${to.name}`, notAfterMs: certificateEnds(to) })),
      ...capCertificate(capKey),
    ],
    publish(effect, unrecorded) {
      switch (effect.channel) {
        case 'cot':
          cot.publish(effect, unrecorded);
          return;
        case 'camf':
          camf.publish(effect, unrecorded);
          return;
        default:
          cap.publish(effect, unrecorded);
      }
    },
    keepUp(warnings) {
      for (const warning of warnings) {
        const isPublic = (PUBLIC_STATES as readonly string[]).includes(warning.state);
        if (!isPublic || !warning.channels.includes('cot')) continue;
        const rendered = renderCot(warning, null);
        if (rendered !== null) cot.keepUp(warning.id, rendered.document);
      }
    },
    async close() {
      await Promise.all([cap.close(), cot.close(), camf.close()]);
    },
  };
}
