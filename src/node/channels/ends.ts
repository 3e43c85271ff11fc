import { X509Certificate } from 'node:crypto';
import type { NodeConfig } from '../config.ts';
import type { EndingKey } from '../ending-keys.ts';
import { BongsuError } from '../errors.ts';
import type { Destination } from './destination.ts';

/** Everything that channels and receivers are known by and that ends, with what stops then. */
export function endingCredentials(
  config: NodeConfig,
  destinations: readonly Destination[],
): EndingKey[] {
  const { webhooks, gateways } = config.channels;
  return [
    ...destinations.flatMap((to) =>
      to.kind === 'tls'
        ? [
            certificate(
              `certificate for ${to.name}`,
              to.certificate,
              `${to.name} takes no connection from us`,
            ),
            certificate(
              `authority of ${to.name}`,
              to.ca,
              `no certificate of ${to.name} is believed`,
            ),
          ]
        : [],
    ),
    ...destinations.flatMap((to) =>
      (to.kind === 'webhook' || to.kind === 'gateway') && to.ca !== null
        ? [
            certificate(
              `authority of ${to.name}`,
              to.ca,
              `no certificate of ${to.name} is believed`,
            ),
          ]
        : [],
    ),
    ...[...webhooks, ...gateways].flatMap(({ id, secretEnds }) =>
      secret(`secret for ${id}`, secretEnds, `${id} may refuse what we sign`),
    ),
    ...config.receivers.flatMap(({ id, secretEnds }) =>
      secret(`token of ${id}`, secretEnds, `confirmations of ${id} are refused`),
    ),
  ];
}

/** `notAfterMs` null: it cannot be read, and no connection will come up. */
function certificate(id: string, pem: Buffer, stops: string): EndingKey {
  try {
    return { id, notAfterMs: Date.parse(new X509Certificate(pem).validTo), stops };
  } catch {
    return { id, notAfterMs: null, stops };
  }
}

function secret(id: string, ends: string | undefined, stops: string): EndingKey[] {
  if (ends === undefined) return [];
  const notAfterMs = Date.parse(ends);
  if (!Number.isFinite(notAfterMs)) {
    throw new BongsuError('BNG_CONFIG_INVALID', {
      ...{ file: 'channels', where: id, reason: `secretEnds "${ends}" is no time` },
      hint: 'Write it as 2027-03-31T00:00:00Z.',
    });
  }
  return [{ id, notAfterMs, stops }];
}
