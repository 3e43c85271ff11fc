import type { CapAlert, CapArea, CapInfo } from './alert.ts';

/** Something that a rule asks for and a message does not do. */
export interface CapFinding {
  /** The document and its section, or the element that it speaks of. */
  readonly rule: string;
  /** `must`: the message is not conforming. `should`: it is, and is worse for it. */
  readonly level: 'must' | 'should';
  /** For example `info[0].area[1].polygon[0]`. */
  readonly at: string;
  readonly message: string;
}

/** One rule: what it says of one message. */
export type CapRule = (alert: CapAlert) => readonly Said[];

export interface NamedRule {
  readonly rule: string;
  readonly level: CapFinding['level'];
  readonly check: CapRule;
}

/** A finding as a rule makes it. */
export type Said = Omit<CapFinding, 'rule' | 'level'>;

export function must(rule: string, check: CapRule): NamedRule {
  return { rule, level: 'must', check };
}

export function should(rule: string, check: CapRule): NamedRule {
  return { rule, level: 'should', check };
}

/** What is said of the whole message where something is not so. */
export function unless(holds: boolean, at: string, message: string): readonly Said[] {
  return holds ? [] : [{ at, message }];
}

/** For every `info`. */
export function eachInfo(
  alert: CapAlert,
  check: (info: CapInfo, at: string) => readonly Said[],
): readonly Said[] {
  return alert.info.flatMap((info, i) => check(info, `info[${i}]`));
}

/** For every `area` of every `info`. */
export function eachArea(
  alert: CapAlert,
  check: (area: CapArea, at: string) => readonly Said[],
): readonly Said[] {
  return eachInfo(alert, (info, at) =>
    (info.area ?? []).flatMap((area, i) => check(area, `${at}.area[${i}]`)),
  );
}

/** True for words, not mere white space. */
export function isText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
