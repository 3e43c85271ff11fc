import type { ConsultWord } from '../../src/share/index.ts';
import type { Language } from '../../src/warn/index.ts';

/** Words of the panel of what nations say to each other. `{}` are filled in. */
export interface ConsultWords {
  readonly title: string;
  /** What a nation tells its public. */
  readonly tells: string;
  readonly nothing: string;
  readonly noWord: string;
  /** `{in}`: minutes and seconds that are left for the answer. */
  readonly asked: string;
  readonly silent: string;
  readonly answers: string;
  readonly positions: Readonly<Record<ConsultWord, string>>;
}

export const CONSULT_WORDS: Readonly<Record<Language, ConsultWords>> = {
  en: {
    title: 'Consultation on {hazard}',
    tells: 'Tells its public',
    nothing: 'nothing',
    noWord: 'no word yet',
    asked: 'asked, {in} left',
    silent: 'SILENT since {time}',
    answers: 'in answer to {node}',
    positions: {
      concur: 'concurs',
      differ: 'DIFFERS',
      'request-information': 'asks for information',
      'intend-to-warn': 'intends to warn',
      answer: 'answers',
    },
  },
  ko: {
    title: '{hazard} 협의',
    tells: '대국민 안내',
    nothing: '없음',
    noWord: '의견 없음',
    asked: '답변 요청, {in} 남음',
    silent: '{time}부터 무응답',
    answers: '{node}에 대한 답변',
    positions: {
      concur: '동의',
      differ: '이견',
      'request-information': '정보 요청',
      'intend-to-warn': '경보 예정',
      answer: '답변',
    },
  },
  ja: {
    title: '{hazard} の協議',
    tells: '国民への案内',
    nothing: 'なし',
    noWord: '意見なし',
    asked: '回答待ち、残り {in}',
    silent: '{time} から無回答',
    answers: '{node} への回答',
    positions: {
      concur: '同意',
      differ: '異なる見解',
      'request-information': '情報の要請',
      'intend-to-warn': '警報の予定',
      answer: '回答',
    },
  },
};
