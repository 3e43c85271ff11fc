/** Words of the confirmation page; each stands there in all languages, since nobody is asked which. */
export const ACK_WORDS = {
  confirm: {
    en: 'We have received this and act on it',
    ko: '수신했으며 조치하겠습니다',
    ja: '受信しました。対応します',
  },
  confirmed: { en: 'Confirmed', ko: '확인되었습니다', ja: '確認しました' },
  newer: {
    en: 'There is a newer revision. Confirm that one too, by its own link.',
    ko: '이후 발표된 새 내용이 있습니다. 해당 링크에서 그 내용도 확인해 주십시오.',
    ja: 'より新しい発表があります。その発表のリンクからも確認してください。',
  },
  refused: {
    en: 'This link is not valid. Nothing was confirmed.',
    ko: '유효하지 않은 링크입니다. 확인되지 않았습니다.',
    ja: 'このリンクは無効です。確認されていません。',
  },
  actual: { en: 'Warning', ko: '경보', ja: '警報' },
  exercise: { en: 'EXERCISE', ko: '훈련', ja: '訓練' },
  test: { en: 'TEST', ko: '시험', ja: '試験' },
  simulated: { en: 'SIMULATION', ko: '모의', ja: '模擬' },
} as const;

/** All languages of one text, on one line. */
export function allWords(text: {
  readonly en: string;
  readonly ko: string;
  readonly ja: string;
}): string {
  return [text.en, text.ko, text.ja].join(' · ');
}
