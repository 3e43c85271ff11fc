import type { Language } from '../../src/warn/index.ts';

/** Words of the page. Warning texts come from the node in all languages. */
export interface Words {
  readonly exercise: string;
  readonly actual: string;
  readonly test: string;
  readonly simulated: string;
  readonly lost: string;
  readonly warnings: string;
  readonly noWarnings: string;
  readonly tracks: string;
  readonly sensors: string;
  readonly links: string;
  readonly faults: string;
  readonly alarms: string;
  readonly from: string;
  readonly own: string;
  readonly signed: string;
  readonly passed: string;
  readonly now: string;
  readonly revision: string;
  readonly missile: string;
  readonly aircraft: string;
  readonly vessel: string;
  readonly area: string;
  readonly warned: string;
  readonly guessed: string;
  readonly states: Readonly<Record<string, string>>;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    exercise: 'EXERCISE',
    actual: 'ACTUAL',
    test: 'TEST',
    simulated: 'SIMULATED',
    lost: 'No connection to the node: this picture is not live',
    warnings: 'Warnings',
    noWarnings: 'No warning. The sensors below are being watched.',
    tracks: 'tracks',
    sensors: 'Sensors',
    links: 'Allies',
    faults: 'Bad input',
    alarms: 'Alarms',
    from: 'from',
    own: 'own',
    signed: 'Signed by',
    passed: 'passed',
    now: 'NOW',
    revision: 'revision',
    missile: 'Missile',
    aircraft: 'Aircraft',
    vessel: 'Vessel',
    area: 'Predicted area 50 / 90 / 99 %',
    warned: 'Warned area',
    guessed: 'guessed place',
    states: {
      drafted: 'DRAFT',
      released: 'RELEASED',
      updated: 'UPDATED',
      lost: 'TRACK LOST',
      cancelled: 'CANCELLED',
      ended: 'ENDED',
      'all-clear': 'ALL-CLEAR',
    },
  },
  ko: {
    exercise: '훈련',
    actual: '실제',
    test: '시험',
    simulated: '모의',
    lost: '노드와 연결이 끊겼습니다. 현재 화면은 실시간이 아닙니다',
    warnings: '경보',
    noWarnings: '경보 없음. 아래 센서를 감시하고 있습니다.',
    tracks: '항적',
    sensors: '센서',
    links: '동맹국',
    faults: '불량 입력',
    alarms: '이상 알림',
    from: '발신',
    own: '자국',
    signed: '서명',
    passed: '경과',
    now: '지금',
    revision: '개정',
    missile: '미사일',
    aircraft: '항공기',
    vessel: '선박',
    area: '예상 낙하 구역 50 / 90 / 99 %',
    warned: '경보 지역',
    guessed: '추정 위치',
    states: {
      drafted: '초안',
      released: '발령',
      updated: '갱신',
      lost: '항적 소실',
      cancelled: '취소',
      ended: '종료',
      'all-clear': '해제',
    },
  },
  ja: {
    exercise: '訓練',
    actual: '実際',
    test: '試験',
    simulated: '模擬',
    lost: 'ノードとの接続がありません。この画面は最新ではありません',
    warnings: '警報',
    noWarnings: '警報はありません。下記のセンサーを監視しています。',
    tracks: '航跡',
    sensors: 'センサー',
    links: '同盟国',
    faults: '不正な入力',
    alarms: '異常通知',
    from: '発信',
    own: '自国',
    signed: '署名',
    passed: '経過',
    now: '今',
    revision: '改訂',
    missile: 'ミサイル',
    aircraft: '航空機',
    vessel: '船舶',
    area: '予測落下域 50 / 90 / 99 %',
    warned: '警報地域',
    guessed: '推定位置',
    states: {
      drafted: '案',
      released: '発令',
      updated: '更新',
      lost: '航跡消失',
      cancelled: '取消',
      ended: '終了',
      'all-clear': '解除',
    },
  },
};
