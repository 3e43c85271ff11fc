import { createHmac } from 'node:crypto';
import type { Mode, NodeId } from '../../mark/index.ts';
import { type Envelope, isSealed, type Verifier } from '../../seal/index.ts';
import type { NodeConfig, ReceiverConfig } from '../config.ts';
import { BongsuError } from '../errors.ts';
import type { AcknowledgeLink } from './gateway.ts';
import { isSameText, readSecretFile, SHORTEST_SECRET } from './secrets.ts';

/** Type line of a signed confirmation. */
export const ACKNOWLEDGEMENT_TYPE = 'bongsu/acknowledgement/1';

/** What a receiver signs, when it signs rather than shows its token. */
export interface Acknowledgement {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly receiver: string;
  readonly warning: string;
  readonly revision: number;
  readonly atMs: number;
}

/** A signed confirmation is taken so long before and after the time in it, ms: clocks differ. */
export const ACKNOWLEDGED_WITHIN_MS = 300_000;

/** Knows whether a confirmation comes from the receiver that it names. */
export interface Confirmations {
  /** Links for the receivers behind a gateway; empty without `http.publicUrl`. */
  links(gateway: string, warning: string, revision: number): AcknowledgeLink[];
  /** Each answers with null, or why it is not believed. */
  byToken(receiver: string, token: string): string | null;
  byLink(receiver: string, warning: string, revision: number, mac: string): string | null;
  bySignature(signed: Envelope<Acknowledgement>): string | null;
}

interface Known {
  readonly given: ReceiverConfig;
  /** Null: it signs. */
  readonly token: string | null;
  readonly endsMs: number;
}

/** Reads the tokens of all receivers. Throws a BongsuError that says what is wrong. */
export function openConfirmations(
  { node, mode, receivers, http, channels }: NodeConfig,
  nowMs: () => number,
  verifier: Verifier,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Confirmations {
  const known = new Map(receivers.map((given) => [given.id, readOne(given, environment)]));
  const gateways = new Set(channels.gateways.map(({ id }) => id));
  for (const { id, via } of receivers) {
    if (via === undefined || gateways.has(via)) continue;
    throw invalid(id, `via names the gateway ${via}, which channels.gateways has not`);
  }

  /** One answer for whoever is not known and whoever is not believed: it tells a stranger nothing. */
  const NO = 'receiver and token, link or signature do not belong together';

  function found(receiver: string): Known | null {
    const one = known.get(receiver);
    return one === undefined || nowMs() >= one.endsMs ? null : one;
  }

  return {
    links(gateway, warning, revision) {
      const { publicUrl } = http;
      if (publicUrl === undefined) return [];
      return [...known.values()].flatMap(({ given, token }): AcknowledgeLink[] => {
        if (given.via !== gateway || token === null) return [];
        const mac = linkMac(token, given.id, warning, revision);
        const path = ['ack', given.id, warning, String(revision), mac].map(encodeURIComponent);
        return [{ receiver: given.id, url: new URL(`/${path.join('/')}`, publicUrl).href }];
      });
    },
    byToken(receiver, token) {
      const one = found(receiver);
      return one !== null && one.token !== null && isSameText(one.token, token) ? null : NO;
    },
    byLink(receiver, warning, revision, mac) {
      const one = found(receiver);
      if (one === null || one.token === null) return NO;
      return isSameText(linkMac(one.token, receiver, warning, revision), mac) ? null : NO;
    },
    bySignature(signed) {
      const { body } = signed;
      const one = found(body.receiver);
      if (one === null || one.given.key !== signed.key) return NO;
      if (body.node !== node || body.mode !== mode) return 'it is for another node or mode';
      if (Math.abs(nowMs() - body.atMs) > ACKNOWLEDGED_WITHIN_MS) {
        return 'its time is more than five minutes off the clock here';
      }
      return isSealed(ACKNOWLEDGEMENT_TYPE, signed, verifier) ? null : NO;
    },
  };
}

/** Of a link 128 bits: it can be handed on by the gateway, which never learns the token. */
const MAC_BYTES = 16;

function linkMac(token: string, receiver: string, warning: string, revision: number): string {
  const about = JSON.stringify(['bongsu/ack', receiver, warning, revision]);
  const mac = createHmac('sha256', token).update(about).digest();
  return mac.subarray(0, MAC_BYTES).toString('base64url');
}

function readOne(
  given: ReceiverConfig,
  environment: Readonly<Record<string, string | undefined>>,
): Known {
  const { id, tokenFile, tokenEnv, key, secretEnds } = given;
  const ways = [tokenFile, tokenEnv, key].filter((way) => way !== undefined);
  if (ways.length !== 1) throw invalid(id, 'it has one of tokenFile, tokenEnv and key');
  const endsMs = secretEnds === undefined ? Number.POSITIVE_INFINITY : Date.parse(secretEnds);
  if (key !== undefined) return { given, token: null, endsMs };
  const text = tokenFile === undefined ? environment[tokenEnv!] : readSecretFile(tokenFile);
  const token = text?.trim() ?? '';
  if (token.length < SHORTEST_SECRET) {
    throw invalid(id, `its token has fewer than ${SHORTEST_SECRET} characters or is not there`);
  }
  return { given, token, endsMs };
}

function invalid(id: string, reason: string): BongsuError {
  return new BongsuError('BNG_CONFIG_INVALID', {
    ...{ file: 'receivers', where: id, reason },
    hint: 'docs/channels.md tells how receivers confirm.',
  });
}
