import { formatInstant } from '../mark/index.ts';
import type { OpenLead } from '../warn/index.ts';
import type { View } from '../watch/index.ts';

export type LeadPicture = Pick<View, 'node' | 'mode' | 'nowMs' | 'authority' | 'merged'>;

/** Who leads where, what waits, how the conditions are, and what is said in public. */
export function leadLines({ node, mode, nowMs, authority, merged }: LeadPicture): string[] {
  const lines = [`${mode.toUpperCase()}: who may take warnings back, as ${node} knows it`];
  if (authority === null) {
    return [...lines, `  every node what it said: the settings of ${node} have no "lead"`];
  }
  const { owners, leads, pending, conditions, onShift, evaluation, takenBack, youngS } = authority;
  for (const { node: owner, areas } of owners) {
    lines.push(
      `  ${owner}: ${areas.length === 0 ? 'leads only where others lend' : areas.join(', ')}`,
    );
  }
  if (youngS > 0) lines.push(`  ${node} has begun anew and takes nothing back for ${youngS} s`);
  lines.push('Leads:', ...leads.map((lead) => `  ${leadLine(lead)}`));
  if (leads.length === 0) lines.push('  none: every nation leads in its own areas');
  for (const { act, officers } of pending) {
    const about = 'lead' in act ? ` ${act.lead}` : '';
    const whose = act.act === 'take-back' ? ` of ${act.warning}` : '';
    lines.push(
      `Waits for a second person: ${act.act}${whose}${about}, signed by ${officers.join(', ')}`,
    );
  }
  for (const { node: partner, seen } of conditions) {
    lines.push(`Conditions towards ${partner}:`);
    for (const { name, good, message } of seen) {
      lines.push(`  ${good ? 'good  ' : 'FAILED'}  ${name}: ${message}`);
    }
  }
  lines.push(`On shift: ${onShift.length === 0 ? 'nobody' : onShift.join(', ')}`);
  if (evaluation !== null) {
    const { heldMs, officer, passed } = evaluation;
    const how = passed ? 'passed' : 'failed';
    lines.push(`Evaluation of ${formatInstant(heldMs)}: ${how}, recorded by ${officer}`);
  }
  for (const { warning, revision, becomes, state, message, askedMs } of takenBack) {
    const agoS = Math.max(0, Math.round((nowMs - askedMs) / 1000));
    lines.push(
      `Taking back ${warning} revision ${revision} (${becomes}), ${agoS} s ago: ${state}, ${message}`,
    );
  }
  for (const { kind, warnings, areas } of merged) {
    const said = areas.map(
      ({ region, stage, nodes }) => `${region} ${stage} (${nodes.join(', ')})`,
    );
    lines.push(`In public, ${kind} of ${warnings.join(' and ')}: ${said.join('; ')}`);
  }
  return lines;
}

export function leadLine(lead: OpenLead): string {
  const { id, term, owner, to, state, areas, kinds, leftS, endsMs, why, failing } = lead;
  const scope = `${areas.join(', ')} for ${kinds.join(', ')}`;
  const until = `until ${formatInstant(endsMs)} at the latest`;
  const fails = failing.length === 0 ? '' : `; FAILS: ${failing.join(', ')}`;
  const head = `${id} term ${term}: ${owner} `;
  switch (state) {
    case 'offered':
      return `${head}offers ${to} ${scope}, ${until}; signed by ${lead.officers.join(', ')}`;
    case 'accepted':
      return `${head}has not answered the acceptance of ${scope}`;
    case 'lent':
      return `${head}has lent ${to} ${scope}; the lease has ${leftS} s, ${until}${fails}`;
    case 'held':
      return leftS > 0
        ? `${head}lends us ${scope}; the lease has ${leftS} s, ${until}${fails}`
        : `${head}no longer renews our lease of ${scope}: it does not count`;
    case 'over':
      return `${head}leads again in ${scope}: ${why ?? 'over'}`;
  }
}
