import { formatInstant } from '../mark/index.ts';
import { CONFIRMING, type ReceiverRecord, type ReceiversOf } from '../watch/index.ts';
import { ask } from './ask.ts';
import type { Say } from './command.ts';

/** Tells who was told of a warning and who has confirmed. Exit code 1: nothing is known of it. */
export async function runReceivers(
  {
    url,
    warning,
    json,
  }: { readonly url: string; readonly warning: string; readonly json: boolean },
  out: Say,
  err: Say,
): Promise<number> {
  const path = `/api/v1/warnings/${encodeURIComponent(warning)}/receivers`;
  const answer = await ask<Partial<ReceiversOf> & { message?: string }>(url, path);
  const { receivers } = answer;
  if (receivers === undefined) {
    err(answer.message ?? 'The node refused it.');
    return 1;
  }
  const lines = json ? receivers.map((one) => JSON.stringify(one)) : listed(answer as ReceiversOf);
  for (const line of lines) out(line);
  return 0;
}

/** Whoever is silent comes first: they are to be called. */
function listed({ warning, revision, releasedMs, receivers }: ReceiversOf): string[] {
  const asked = receivers.filter(({ channel }) => channel === CONFIRMING);
  const silent = asked.filter(({ confirmed }) => confirmed < revision);
  const done = asked.filter(({ confirmed }) => confirmed >= revision);
  const sent = receivers.filter(({ channel }) => channel !== CONFIRMING);
  return [
    `${warning}, revision ${revision}, since ${formatInstant(releasedMs)}`,
    `Confirmed by ${done.length} of ${asked.length}`,
    ...[...silent, ...done].map((one) => `  ${one.receiver}: ${confirmation(one, revision)}`),
    ...(sent.length === 0 ? [] : ['Sent to']),
    ...sent.map((one) => `  ${one.channel} ${one.receiver}: ${sending(one, revision)}`),
  ];
}

function confirmation({ confirmed, confirmedMs }: ReceiverRecord, revision: number): string {
  if (confirmedMs === null) return 'NOT CONFIRMED';
  const at = formatInstant(confirmedMs);
  return confirmed >= revision
    ? `confirmed ${at}`
    : `NOT CONFIRMED; revision ${confirmed} at ${at}`;
}

function sending({ sent, sentMs, failed, doubtful }: ReceiverRecord, revision: number): string {
  const doubt = doubtful === revision ? '; perhaps twice' : '';
  if (sent >= revision && sentMs !== null) return `sent ${formatInstant(sentMs)}${doubt}`;
  const before = sent === 0 ? '' : `; revision ${sent} was sent`;
  return `${failed >= revision ? 'NOT TAKEN YET' : 'on its way'}${doubt}${before}`;
}
