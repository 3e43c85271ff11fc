import type { Language, ShiftOpen } from '../../src/warn/index.ts';
import { alarmTitle } from './alarm-words.ts';
import { alarmState, openState } from './open-states.ts';
import { lengthText, timeOfDay } from './times.ts';
import { fill, WORDS } from './words.ts';

/** Words of the list of what is open. `{}` are filled in. */
export const OPEN_WORDS = {
  en: {
    open: 'Open',
    nothing: 'nothing is open',
    handed: 'As {officer} wrote it down at {time}',
    accept: 'To accept it: bongsu warn shift accept {id} --officer OFFICER',
    drafts: 'drafts',
    inForce: 'warnings in force',
    leads: 'leads',
    alarms: 'alarms',
    standing: 'standing authority',
    links: 'links that are down or wait',
    sensors: 'sensors',
    channels: 'channels',
    draft: '{warning} revision {revision}: {signed} of {needed} have signed',
    alone: 'goes out by itself in {in}',
    warned: '{warning}, {state}: {headline}',
    unconfirmed: '{count} receivers have not confirmed',
    lead: '{owner} to {to}: {areas}, {state}, {seconds} s left',
    failing: 'fails: {conditions}',
    alarm: '{code}, {count} ×: {state}',
    until: '{state} until {time}',
    waiting: '{name}: {state}, {count} not answered',
    unanswered: '{name}: {count} not answered',
  },
  ko: {
    open: '미결',
    nothing: '미결 사항 없음',
    handed: '{time} {officer} 인계 기록',
    accept: '인수: bongsu warn shift accept {id} --officer OFFICER',
    drafts: '초안',
    inForce: '발령 중인 경보',
    leads: '위임',
    alarms: '이상 알림',
    standing: '상시 위임',
    links: '끊겼거나 대기 중인 연결',
    sensors: '센서',
    channels: '전달 경로',
    draft: '{warning} 개정 {revision}: {needed}명 중 {signed}명 서명',
    alone: '{in} 후 자동 발령',
    warned: '{warning}, {state}: {headline}',
    unconfirmed: '수신 미확인 {count}곳',
    lead: '{owner} → {to}: {areas}, {state}, {seconds}초 남음',
    failing: '조건 미충족: {conditions}',
    alarm: '{code}, {count}회: {state}',
    until: '{state}, {time}까지',
    waiting: '{name}: {state}, 응답 대기 {count}건',
    unanswered: '{name}: 응답 대기 {count}건',
  },
  ja: {
    open: '未処理',
    nothing: '未処理なし',
    handed: '{time} {officer} の引き継ぎ記録',
    accept: '引き受け: bongsu warn shift accept {id} --officer OFFICER',
    drafts: '案',
    inForce: '発令中の警報',
    leads: '委任',
    alarms: '異常通知',
    standing: '包括委任',
    links: '切断または待機中の接続',
    sensors: 'センサー',
    channels: '配信先',
    draft: '{warning} 改訂 {revision}: {needed}人中{signed}人が署名',
    alone: '{in}後に自動発令',
    warned: '{warning}、{state}: {headline}',
    unconfirmed: '受信未確認 {count}件',
    lead: '{owner}から{to}: {areas}、{state}、残り{seconds}秒',
    failing: '条件を満たさない: {conditions}',
    alarm: '{code}、{count}回: {state}',
    until: '{state}、{time}まで',
    waiting: '{name}: {state}、応答待ち{count}件',
    unanswered: '{name}: 応答待ち{count}件',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Items of one kind. */
export interface OpenGroup {
  readonly key: keyof ShiftOpen;
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a healthy link has on its way is answered within this, s: nothing waits before. */
const ON_ITS_WAY_S = 3;

/** Keeps from the list what is only on its way, so that it does not come and go every second. */
export class LastingLinks {
  readonly #since = new Map<string, { atMs: number; waiting: number }>();

  see(links: ShiftOpen['links'], nowMs: number): ShiftOpen['links'] {
    return links.map((link) => {
      const before = this.#since.get(link.peer);
      if (before === undefined || link.waiting === 0 || link.waiting < before.waiting)
        this.#since.set(link.peer, { atMs: nowMs, waiting: link.waiting });
      else before.waiting = link.waiting;
      const { atMs = nowMs } = this.#since.get(link.peer) ?? {};
      const lasts = link.state !== 'up' || nowMs - atMs >= ON_ITS_WAY_S * 1000;
      return lasts ? link : { ...link, waiting: 0 };
    });
  }
}

/** What the next officer has to know, by kind, what presses most first; kinds with nothing left out. */
export function openGroups(open: ShiftOpen, language: Language, nowMs: number): OpenGroup[] {
  const words = OPEN_WORDS[language];
  const { states } = WORDS[language];
  const joined = (...parts: readonly string[]): string =>
    parts.filter((part) => part !== '').join('; ');
  const groups: OpenGroup[] = [
    {
      key: 'drafts',
      title: words.drafts,
      lines: open.drafts.map(({ warning, revision, needed, signed, goesOutMs }) =>
        joined(
          fill(words.draft, {
            ...{ warning, revision: `${revision}`, needed: `${needed}` },
            signed: `${signed.length}`,
          }),
          goesOutMs === null ? '' : fill(words.alone, { in: lengthText(goesOutMs - nowMs) }),
        ),
      ),
    },
    {
      key: 'inForce',
      title: words.inForce,
      lines: open.inForce.map(({ warning, state, headline, unconfirmed }) =>
        joined(
          fill(words.warned, { warning, state: states[state] ?? state, headline }),
          unconfirmed === 0 ? '' : fill(words.unconfirmed, { count: `${unconfirmed}` }),
        ),
      ),
    },
    {
      key: 'leads',
      title: words.leads,
      lines: open.leads.map(({ owner, to, areas, state, leftS, failing }) =>
        joined(
          fill(words.lead, {
            ...{ owner, to, areas: areas.join(', ') },
            ...{ state: openState(state, language), seconds: `${Math.round(leftS)}` },
          }),
          failing.length === 0 ? '' : fill(words.failing, { conditions: failing.join(', ') }),
        ),
      ),
    },
    {
      key: 'alarms',
      title: words.alarms,
      lines: open.alarms.map(({ code, count, state }) =>
        fill(words.alarm, {
          code: alarmTitle(code, language),
          state: alarmState(state, language),
          count: `${count}`,
        }),
      ),
    },
    {
      key: 'standing',
      title: words.standing,
      lines: open.standing.map(({ state, untilMs }) =>
        fill(words.until, { state: openState(state, language), time: timeOfDay(untilMs) }),
      ),
    },
    {
      key: 'links',
      title: words.links,
      lines: open.links
        .filter(({ state, waiting }) => state !== 'up' || waiting > 0)
        .map(({ peer: name, state, waiting: count }) =>
          fill(words.waiting, { name, state: openState(state, language), count: `${count}` }),
        ),
    },
    {
      key: 'sensors',
      title: words.sensors,
      lines: open.sensors.map(({ id, state }) => `${id}: ${openState(state, language)}`),
    },
    {
      key: 'channels',
      title: words.channels,
      lines: open.channels.map(({ channel: name, waiting }) =>
        fill(words.unanswered, { name, count: `${waiting}` }),
      ),
    },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

/** `Open: drafts 2 · alarms 1`: what is open in one line. */
export function openSummary(groups: readonly OpenGroup[], language: Language): string {
  const { open, nothing } = OPEN_WORDS[language];
  const counts = groups.map(({ title, lines }) => `${title} ${lines.length}`);
  return `${open}: ${counts.length === 0 ? nothing : counts.join(' · ')}`;
}
