import type { Language } from '../../src/warn/index.ts';
import { DESK_WORDS } from './desk-words.ts';

/** States of standing authorities, leads, links and sensors, as people say them. */
const STATES = {
  en: {
    asked: 'waits for a second person',
    granted: 'granted',
    'in-force': 'in force',
    offered: 'offered',
    accepted: 'accepted',
    lent: 'lent',
    held: 'held',
    over: 'over',
    up: 'up',
    down: 'down',
    degraded: 'degraded',
    silent: 'silent',
  },
  ko: {
    asked: '두 번째 서명 대기',
    granted: '부여됨',
    'in-force': '효력 있음',
    offered: '제안됨',
    accepted: '수락됨',
    lent: '위임함',
    held: '위임받음',
    over: '종료',
    up: '연결됨',
    down: '끊김',
    degraded: '저하',
    silent: '수신 없음',
  },
  ja: {
    asked: '二人目の署名待ち',
    granted: '付与済み',
    'in-force': '有効',
    offered: '申し出中',
    accepted: '受諾済み',
    lent: '委任中',
    held: '受任中',
    over: '終了',
    up: '接続中',
    down: '切断',
    degraded: '低下',
    silent: '受信なし',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** A state in the reader's language; one that is not known here as it is. */
export function openState(state: string, language: Language): string {
  const words: Readonly<Record<string, string>> = STATES[language];
  return words[state] ?? state;
}

/** The state of a group of alarms, in the words that the list of alarms has. */
export function alarmState(state: string, language: Language): string {
  const desk = DESK_WORDS[language];
  const words: Readonly<Record<string, string>> = {
    new: desk.alarmNew,
    standing: desk.alarmAcknowledged,
    cleared: desk.alarmOver,
  };
  return words[state] ?? state;
}
