import { type Run, type Say, usageOf } from './command.ts';

export const LINK_HELP = `bongsu link invite PEER --config FILE        write an invitation for a new peer
bongsu link join FILE --config FILE          take an invitation, or the answer to one
bongsu link status [PEER]                    which links are proven, and why one is not
bongsu link recall STATEMENT --why TEXT      take a statement back, and see who confirmed
bongsu link arrange FILE --officer OFFICER   sign an arrangement with a peer
bongsu link dry-run [HAZARD|WARNING]         who would get what, and why not
bongsu link accept PEER --ledger NAME --officer OFFICER
                                             go on with a peer that has lost its ledger

Each with --help.

Example: bongsu link dry-run kor-w1
Exit codes: 1 refused, 4 the node does not answer.`;

const VERBS: Readonly<Record<string, () => Promise<Run>>> = {
  accept: async () => (await import('./link/accept.ts')).runAccept,
  arrange: async () => (await import('./link/arrange.ts')).runArrange,
  invite: async () => (await import('./link/invite.ts')).runInvite,
  join: async () => (await import('./link/join.ts')).runJoin,
  status: async () => (await import('./link/status.ts')).runStatus,
  recall: async () => (await import('./link/recall.ts')).runRecall,
  'dry-run': async () => (await import('./link/dry-run.ts')).runDryRun,
};

/** What is done about links with peers, a file for each verb. */
export async function runLink(args: string[], out: Say, err: Say): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === '--help' || verb === '-h') {
    out(LINK_HELP);
    return 0;
  }
  const load = verb === undefined ? undefined : VERBS[verb];
  if (load === undefined) {
    err(verb === undefined ? 'Say what to do about a link.' : `There is no "link ${verb}".`);
    err(LINK_HELP);
    return 2;
  }
  try {
    return await (await load())(rest, out, err);
  } catch (error) {
    const usage = usageOf(error);
    if (usage === null) throw error;
    err(usage);
    return 2;
  }
}
