import { BlockList, isIP } from 'node:net';
import type { SensorFormat } from '../../sense/index.ts';
import { BongsuError } from '../errors.ts';
import { openFile } from './file.ts';
import { framingOf } from './framing.ts';
import type { Intake } from './intake.ts';
import { openPcap } from './pcap.ts';
import { listensBeyond, parseSource } from './source.ts';
import { openStdin } from './stdin.ts';
import { openTcp } from './tcp.ts';
import { openUdp } from './udp.ts';

/** An input that is running. */
export interface OpenInput {
  /** Brings counters up to date that have to be asked for. */
  refresh?(): void;
  close(): Promise<void>;
}

/** Who may send to an input that listens. */
export interface Senders {
  allows(address: string): boolean;
}

/** Everybody where the list is empty; addresses and `address/prefix` otherwise. */
export function senderList(allowed: readonly string[]): Senders {
  if (allowed.length === 0) return { allows: () => true };
  const list = new BlockList();
  for (const entry of allowed) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return {
    allows(address) {
      const bare = address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
      return list.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

/** Opens what a sensor's `source` names and lets it fill the intake. Throws a BongsuError. */
export async function openInput(
  format: SensorFormat,
  intake: Intake,
  options: { readonly allowRemote: boolean; readonly senders: Senders },
): Promise<OpenInput> {
  const source = parseSource(intake.source);
  if (listensBeyond(source) && !options.allowRemote) {
    throw new BongsuError('BNG_ADDRESS_REMOTE', {
      what: 'A sensor input',
      address: intake.source,
      setting: 'inputs.allowRemote: true',
    });
  }
  switch (source.kind) {
    case 'udp':
      return openUdp(source, intake, options.senders);
    case 'tcp':
      return openTcp(source, framingOf(format), intake, options.senders);
    case 'file':
      return openFile(source, framingOf(format), intake);
    case 'pcap':
      return openPcap(source, intake);
    case 'stdin':
      return openStdin(framingOf(format), intake);
  }
}
