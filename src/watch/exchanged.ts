import {
  countRefusal,
  type ExchangedFrame,
  type ExchangedOutcome,
  hearExchanged,
  isUnsigned,
  type LinkState,
  tickExchanged,
} from '../share/index.ts';
import { alarm, decide, type Step, send } from './record.ts';
import type { Stages } from './watch.ts';

/** Each peer is asked, at the cadence of that, to sign for what it sent. */
export function tickExchange(current: Step, { share }: Stages): void {
  const { signer } = current.watch.ports;
  for (const link of share.links.values()) {
    take(current, link, tickExchanged(share, link, signer, current.atMs));
    if (!isUnsigned(link)) continue;
    const { size = 0 } = link.exchanged.asked ?? {};
    const message = `${link.peer} has not signed for the ${size} statements that it sent, asked ${link.exchanged.unanswered + 1} times`;
    alarm(current, 'BNG_EXCHANGED_UNSIGNED', link.peer, message);
  }
}

/** What a peer has signed of what was exchanged with it. */
export function stepExchanged(
  current: Step,
  { share }: Stages,
  link: LinkState,
  frame: ExchangedFrame,
): void {
  take(current, link, hearExchanged(share, link, frame, current.watch.ports, current.atMs));
}

function take(current: Step, link: LinkState, outcome: ExchangedOutcome): void {
  const { peer } = link;
  for (const body of outcome.records) {
    current.records.push({ kind: 'exchanged', seq: current.seq, peer, body });
  }
  send(current, peer, outcome.frames);
  if (outcome.refusal !== null) {
    countRefusal(link, outcome.refusal.reason);
    decide(current, { what: 'refused-frame', subject: peer, ...outcome.refusal });
  }
  // Warnings go on over the link: what to make of the notes is for people.
  if (outcome.fork !== null) alarm(current, 'BNG_PEER_FORK', peer, outcome.fork);
}
