import { formatInstant, type Instant, type NodeId } from '../mark/index.ts';
import {
  announceKey,
  type Consult,
  type ConsultAct,
  checkConsultAct,
  consult,
  countRefusal,
  hearConsult,
  heardStatements,
  hearKey,
  hearRecall,
  type LinkState,
  recall,
  type SignedConsultAct,
  type SignedStatement,
  silentOf,
} from '../share/index.ts';
import { currentWarnings, type WarningText } from '../warn/index.ts';
import { alarm, decide, noteShared, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/** An officer speaks to allies on a hazard, or recalls a statement. No warning is touched by it. */
export function stepConsultAct(current: Step, stages: Stages, signed: SignedConsultAct): void {
  const { verifier } = current.watch.ports;
  const { officers } = stages.settings;
  const checked = checkConsultAct(stages.share, officers, signed, verifier, current.atMs);
  if (!checked.ok) {
    const { officer, reason, message } = checked;
    decide(current, { what: 'refused-act', subject: officer, reason, message });
    return;
  }
  const { act } = checked;
  const { act: word, officer: subject, about } = act;
  const done =
    word === 'rotate'
      ? rotate(current, stages, act)
      : word === 'recall'
        ? takeBack(current, stages, act)
        : speak(current, stages, act, word);
  decide(current, {
    what: done.ok ? 'accepted-act' : 'refused-act',
    ...{ subject, about, reason: done.ok ? word : done.reason, message: done.message },
  });
}

type Done =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly reason: string; readonly message: string };

function speak(
  current: Step,
  stages: Stages,
  { about, warning, answers, text, withinS }: ConsultAct,
  word: Exclude<ConsultAct['act'], 'recall' | 'rotate'>,
): Done {
  const said = {
    ...{ word, hazard: about, text },
    warning: warning === '' ? null : warning,
    answers: answers === '' ? null : answers,
    dueMs: withinS === 0 ? null : current.atMs + withinS * 1000,
  };
  const made = consult(stages.share, said, current.watch.ports.signer, current.atMs);
  if (!made.ok) return made;
  noteShared(current, made.shared.statement, made.shared.releases, about);
  const { id, to } = made.consult;
  return { ok: true, message: `${id} to ${to.join(', ')}` };
}

function takeBack(current: Step, stages: Stages, { about, text }: ConsultAct): Done {
  const made = recall(stages.share, about, text, current.watch.ports.signer, current.atMs);
  if (!made.ok) return made;
  noteShared(current, made.shared.statement, made.shared.releases, about);
  const { to, neverLeft } = made.recall;
  const names = (nodes: readonly NodeId[]): string =>
    nodes.length === 0 ? 'nobody' : nodes.join(', ');
  const message = `recalled from ${names(to)}; had not left for ${names(neverLeft)}`;
  return { ok: true, message };
}

/** The key that will follow ours: the present one says so to every peer. */
function rotate(current: Step, { share }: Stages, { about, text, withinS }: ConsultAct): Done {
  const { signer, verifier } = current.watch.ports;
  const untilMs = Math.floor(current.atMs) + withinS * 1000;
  const next = { key: about, untilMs, proof: text };
  const shared = announceKey(share, next, signer, verifier, current.atMs);
  if (shared === null) {
    const message = 'whoever holds the next key has not signed that it follows this one';
    return { ok: false, reason: 'no-proof', message };
  }
  noteShared(current, shared.statement, shared.releases, about);
  const to = shared.releases.filter(({ what }) => what === 'released-to').map(({ peer }) => peer);
  return { ok: true, message: `announced to ${to.join(', ') || 'nobody'}` };
}

/** Another node's next key: `taken`, or why not; null: the statement is about none. */
export function hearNextKey(
  current: Step,
  { share }: Stages,
  link: LinkState,
  statement: SignedStatement,
): 'taken' | { readonly refused: string } | null {
  const { origin: subject, id: about, content } = statement.body;
  if (content.about !== 'key') return null;
  const heard = hearKey(share, statement, current.watch.ports.verifier, current.atMs);
  const known = share.successors.get(subject) ?? [];
  const { key, untilMs } = content;
  const same = known.findLast((change) => change.from === statement.key && change.key === key);
  if (heard === 'ends-as-before' && same !== undefined) {
    const [end, asked] = [same.untilMs, untilMs].map(formatInstant);
    const message = `${about}: ${subject} has gone on to the key that is announced here again, so the key before it ends at ${end} as it was to, not at ${asked}`;
    decide(current, { what: 'settings', subject, reason: 'key-ends-as-before', message, about });
    return null;
  }
  if (heard === 'taken') {
    const message = 'a key that follows its own was announced by it and is taken';
    decide(current, { what: 'settings', subject, reason: 'key-announced', message, about });
    return 'taken';
  }
  // An older word on what is known: of files that come in any order, or by a clock that was set back.
  if (same !== undefined) return null;
  const message = `${about}: the key that ${subject} announces follows none of its keys here`;
  countRefusal(link, 'key');
  decide(current, { what: 'refused-statement', subject, reason: 'key', message, about });
  alarm(current, 'BNG_STATEMENT_REFUSED', subject, message);
  return { refused: message };
}

/** A word of another nation, a recall of theirs, or that ours was confirmed. */
export function hearTalk(
  current: Step,
  { share }: Stages,
  from: NodeId,
  statement: SignedStatement,
): void {
  const { origin, id } = statement.body;
  const word = hearConsult(share, statement);
  if (word !== null && word.said.dueMs !== null) {
    const { said } = word;
    const message = `${origin} says ${said.word} on ${said.hazard} and asks for an answer: ${said.text}`;
    alarm(current, 'BNG_CONSULT_ASKED', `${origin}/${id}`, message);
  }
  const heard = hearRecall(share, from, statement, current.watch.ports.signer, current.atMs);
  if (heard?.word !== 'recall') return;
  noteShared(current, heard.shared.statement, heard.shared.releases, id);
  if (heard.known) alarm(current, 'BNG_STATEMENT_RECALLED', origin, heard.why);
}

/** Allies who have not answered in time are named, once; nothing waits for them. */
export function tickConsult(current: Step, { share }: Stages): void {
  for (const word of share.consult.words.values()) {
    if (word.told || word.origin !== share.node) continue;
    const silent = silentOf(word, current.atMs);
    if (silent.length === 0) continue;
    word.told = true;
    const message = `${silent.join(', ')} has not answered ${word.said.word} on ${word.said.hazard}`;
    alarm(current, 'BNG_CONSULT_SILENT', `${word.origin}/${word.id}`, message);
  }
}

/** True while a word still asks: of ours somebody is silent, another's is not answered here. */
export function isAsking({ share }: Stages, subject: string, nowMs: Instant): boolean {
  const word = share.consult.words.get(subject);
  if (word === undefined) return false;
  if (word.origin === share.node) return silentOf(word, nowMs).length > 0;
  return word.said.dueMs !== null && !word.answers.has(share.node);
}

/** What was said between nations on one hazard, and what each tells its public, side by side. */
export interface ConsultView {
  readonly hazard: string;
  readonly words: readonly WordView[];
  readonly publicTexts: readonly PublicText[];
}

export interface WordView {
  readonly id: string;
  readonly origin: NodeId;
  readonly atMs: Instant;
  readonly word: string;
  readonly text: string;
  readonly warning: string | null;
  /** The word that it answers. */
  readonly inAnswerTo: string | null;
  readonly dueMs: Instant | null;
  /** Of ours: who was asked. */
  readonly to: readonly NodeId[];
  readonly answered: readonly NodeId[];
  /** Of ours: who is silent though the time is over. */
  readonly silent: readonly NodeId[];
}

export interface PublicText {
  readonly node: NodeId;
  readonly warning: string;
  readonly state: string;
  readonly texts: Readonly<Record<string, Pick<WarningText, 'headline' | 'instruction'>>>;
}

export interface RecallView {
  readonly statement: string;
  readonly atMs: Instant;
  readonly why: string;
  readonly to: readonly NodeId[];
  readonly neverLeft: readonly NodeId[];
  readonly confirmed: readonly {
    readonly node: NodeId;
    readonly atMs: Instant;
    /** False: it was not shown there any more, or had never come. */
    readonly known: boolean;
    readonly handedOn: boolean;
  }[];
}

/** By hazard, the one that was spoken of last first. */
export function consultViews(stages: Stages, nowMs: Instant): ConsultView[] {
  const byHazard = new Map<string, Consult[]>();
  for (const word of stages.share.consult.words.values()) {
    const { hazard } = word.said;
    const words = byHazard.get(hazard) ?? [];
    byHazard.delete(hazard);
    byHazard.set(hazard, [...words, word]);
  }
  return [...byHazard].reverse().map(([hazard, words]) => {
    const intended = words.flatMap(({ said }) => (said.warning === null ? [] : [said.warning]));
    return {
      hazard,
      words: words.map((word) => wordView(word, nowMs)),
      publicTexts: publicTexts(stages, hazard, intended),
    };
  });
}

function wordView(word: Consult, nowMs: Instant): WordView {
  const { id, origin, atMs, said, answers, to } = word;
  const { word: what, text, warning, dueMs } = said;
  return {
    ...{ id, origin, atMs, word: what, text, warning, dueMs, to, inAnswerTo: said.answers },
    answered: [...answers.keys()],
    silent: silentOf(word, nowMs),
  };
}

function publicTexts(
  { share, warn }: Stages,
  hazard: string,
  intended: readonly string[],
): PublicText[] {
  const concerns = (warning: string, on: string): boolean =>
    on === hazard || intended.includes(warning);
  const ours = currentWarnings(warn).flatMap(({ id, hazard: { id: on }, state, texts }) =>
    state !== 'drafted' && concerns(id, on)
      ? [{ node: share.node, warning: id, state, texts: shortOf(texts) }]
      : [],
  );
  const theirs = heardStatements(share).flatMap(({ body: { origin: node, content } }) =>
    content.about === 'warning' && concerns(content.warning, content.hazard)
      ? [{ node, warning: content.warning, state: content.state, texts: shortOf(content.texts) }]
      : [],
  );
  return [...ours, ...theirs];
}

function shortOf(texts: Readonly<Record<string, Pick<WarningText, 'headline' | 'instruction'>>>) {
  return Object.fromEntries(
    Object.entries(texts).map(([tag, { headline, instruction }]) => [
      tag,
      { headline, instruction },
    ]),
  );
}

/** Statements of ours that were recalled, and who has confirmed it; the newest first. */
export function recallViews({ share }: Stages): RecallView[] {
  return [...share.recall.ours.values()].reverse().map(({ confirmed, ...recalled }) => ({
    ...recalled,
    confirmed: [...confirmed].map(([node, how]) => ({ node, ...how })),
  }));
}
