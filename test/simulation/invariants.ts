import { canonicalJson } from '../../src/seal/index.ts';
import type { SignedStatement } from '../../src/share/index.ts';
import type { Host } from './host.ts';

/** Something that must never be, and was. */
export interface Finding {
  readonly invariant: string;
  readonly message: string;
}

/** After all faults have healed: what every node holds, and whether its ledger replays. */
export function checkFederation(hosts: ReadonlyMap<string, Host>): Finding[] {
  const findings: Finding[] = [];
  const kor = hosts.get('kor')!;
  const made = statements(kor, 'statement');
  for (const name of ['usa', 'jpn']) {
    const accepted = statements(hosts.get(name)!, 'accepted');
    findings.push(...checkDelivery(name, made, accepted));
  }
  for (const host of hosts.values()) {
    findings.push(...checkLinks(host, hosts));
    try {
      host.verify();
    } catch (error) {
      findings.push({ invariant: 'law 2', message: String(error) });
    }
  }
  return findings;
}

function statements(host: Host, kind: 'statement' | 'accepted'): SignedStatement[] {
  return host.records.flatMap((record) => (record.kind === kind ? [record.body] : []));
}

function checkDelivery(
  name: string,
  made: readonly SignedStatement[],
  accepted: readonly SignedStatement[],
): Finding[] {
  const findings: Finding[] = [];
  const ids = accepted.map((each) => each.body.id);
  if (new Set(ids).size !== ids.length) {
    findings.push({ invariant: 'I3', message: `${name} accepted a statement twice` });
  }
  const warnings = made.filter((each) => each.body.content.about === 'warning');
  const got = accepted.filter((each) => each.body.content.about === 'warning');
  if (canonicalJson(got) !== canonicalJson(warnings)) {
    findings.push({
      invariant: 'I2',
      message: `${name} holds ${got.length} warnings of ${warnings.length}, or others, or in another order`,
    });
  }
  const newest = made.findLast((each) => each.body.content.about === 'hazard');
  const known = accepted.findLast((each) => each.body.content.about === 'hazard');
  if (newest?.body.id !== known?.body.id) {
    findings.push({
      invariant: 'I2',
      message: `${name} knows hazard ${known?.body.id}, the newest is ${newest?.body.id}`,
    });
  }
  return findings;
}

function checkLinks(host: Host, hosts: ReadonlyMap<string, Host>): Finding[] {
  const findings: Finding[] = [];
  for (const link of host.watch.state.stages?.share.links.values() ?? []) {
    const other = hosts.get(link.peer)!.watch.state.stages!.share.links.get(host.node)!;
    if (link.acknowledged !== link.sequenced || link.waiting.length > 0) {
      findings.push({ invariant: 'I4', message: `${host.node} to ${link.peer} did not settle` });
    }
    if (other.receivedChain !== link.chain || other.received !== link.sequenced) {
      findings.push({
        invariant: 'I3',
        message: `${host.node} and ${link.peer} differ in sequence or chain`,
      });
    }
  }
  return findings;
}
