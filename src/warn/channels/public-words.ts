import type { Warning } from '../warning.ts';

/** The page’s own words in one language; what is warned of stands in the warning’s texts. */
export interface PublicWords {
  readonly page: string;
  readonly expected: string;
  readonly action: string;
  readonly issued: string;
  readonly until: string;
  /** Behind that time. */
  readonly after: string;
  readonly by: string;
  readonly inForce: string;
  readonly over: string;
  readonly all: string;
  /** `{command}`: how to check that nobody has changed the page. */
  readonly signed: string;
  readonly drill: Readonly<Record<Exclude<Warning['mode'], 'actual'>, string>>;
}

export const PUBLIC_WORDS: Readonly<Record<string, PublicWords>> = {
  en: {
    page: 'Warnings',
    expected: 'Expected',
    action: 'What to do',
    issued: 'Issued',
    until: 'Valid until',
    after: 'After this time look for a newer page.',
    by: 'Issued by',
    inForce: 'Warning in force',
    over: 'Warning over',
    all: 'All areas',
    signed: 'This page is signed. To check that nobody has changed it:',
    drill: {
      exercise: 'EXERCISE. Nothing has happened. You do not need to do anything.',
      test: 'TEST. Nothing has happened. You do not need to do anything.',
      simulated: 'SIMULATION. Nothing has happened. You do not need to do anything.',
    },
  },
  ko: {
    page: '경보',
    expected: '예상 시각',
    action: '행동 요령',
    issued: '발표 시각',
    until: '유효 기한',
    after: '이 시각이 지나면 새 화면을 확인하십시오.',
    by: '발표',
    inForce: '경보 발효 중',
    over: '경보 해제',
    all: '모든 지역',
    signed: '이 화면은 서명되어 있습니다. 위조 여부를 확인하는 방법:',
    drill: {
      exercise: '훈련입니다. 실제로 일어난 일이 아닙니다. 아무 조치도 필요하지 않습니다.',
      test: '시험입니다. 실제로 일어난 일이 아닙니다. 아무 조치도 필요하지 않습니다.',
      simulated: '모의입니다. 실제로 일어난 일이 아닙니다. 아무 조치도 필요하지 않습니다.',
    },
  },
  ja: {
    page: '警報',
    expected: '予想時刻',
    action: '取るべき行動',
    issued: '発表時刻',
    until: '有効期限',
    after: 'この時刻を過ぎたら新しいページを確認してください。',
    by: '発表',
    inForce: '警報発表中',
    over: '警報解除',
    all: 'すべての地域',
    signed: 'このページには署名があります。改ざんの有無を確かめる方法：',
    drill: {
      exercise: '訓練です。実際には何も起きていません。何もする必要はありません。',
      test: '試験です。実際には何も起きていません。何もする必要はありません。',
      simulated: '模擬です。実際には何も起きていません。何もする必要はありません。',
    },
  },
  tl: {
    page: 'Mga babala',
    expected: 'Inaasahan',
    action: 'Ano ang gagawin',
    issued: 'Inilabas',
    until: 'May bisa hanggang',
    after: 'Pagkatapos nito, hanapin ang mas bagong pahina.',
    by: 'Mula sa',
    inForce: 'May babala',
    over: 'Tapos na ang babala',
    all: 'Lahat ng lugar',
    signed: 'May lagda ang pahinang ito. Para tiyaking walang nagbago nito:',
    drill: {
      exercise: 'PAGSASANAY. Walang totoong nangyari. Wala kayong kailangang gawin.',
      test: 'PAGSUBOK. Walang totoong nangyari. Wala kayong kailangang gawin.',
      simulated: 'SIMULASYON. Walang totoong nangyari. Wala kayong kailangang gawin.',
    },
  },
};
