import type { Language } from '../../src/warn/index.ts';

/** What the page says of alarms, shifts and a suspended exercise. */
export interface DeskWords {
  readonly alarmNew: string;
  readonly alarmAcknowledged: string;
  readonly alarmOver: string;
  readonly shiftWaits: string;
  readonly shiftAccepted: string;
  readonly shiftNobody: string;
  readonly suspended: string;
}

export const DESK_WORDS: Readonly<Record<Language, DeskWords>> = {
  en: {
    alarmNew: 'new',
    alarmAcknowledged: 'acknowledged',
    alarmOver: 'over',
    shiftWaits: 'Hand-over {id} of {officer} waits to be accepted',
    shiftAccepted: 'Shift accepted by {officer} at {time}',
    shiftNobody: 'Nobody has accepted this shift',
    suspended: 'Exercise suspended: an actual hazard is at hand',
  },
  ko: {
    alarmNew: '미확인',
    alarmAcknowledged: '확인됨',
    alarmOver: '종료',
    shiftWaits: '{officer}의 인계 {id} 인수 대기',
    shiftAccepted: '{time} {officer} 근무 인수',
    shiftNobody: '이 근무를 인수한 사람이 없음',
    suspended: '훈련 중지: 실제 위험 발생',
  },
  ja: {
    alarmNew: '未確認',
    alarmAcknowledged: '確認済み',
    alarmOver: '終了',
    shiftWaits: '{officer} の引き継ぎ {id} が引き受け待ち',
    shiftAccepted: '{time} {officer} が勤務を引き受け',
    shiftNobody: 'この勤務を引き受けた人がいません',
    suspended: '訓練中断: 実際の危険が発生',
  },
};
