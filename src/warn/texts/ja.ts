import type { TextTable } from './table.ts';

export const JA: TextTable = {
  messages: {
    takeCover: {
      headline: 'ミサイル発射。直ちに避難してください: {place}',
      description:
        '弾道ミサイルが発射されました。次の地域またはその周辺に落下する可能性があります: {places}。予想時刻: {times}。発表: {issuer}。',
      instruction:
        '直ちに建物の中、又は地下に避難してください。窓から離れてください。屋外にいて近くに建物がない場合は、物陰に身を隠すか、地面に伏せて頭部を守ってください。解除されるまでそのままお待ちください。',
    },
    launched: {
      headline: 'ミサイル発射。避難の準備をしてください: {place}',
      description:
        '弾道ミサイルが発射されました。次の地域またはその周辺に落下する可能性があります: {places}。予想時刻: {times}。発表: {issuer}。',
      instruction:
        '近くの建物や地下を確認し、すぐに入れるよう準備してください。ラジオ、テレビ、緊急速報を確認してください。続報をお待ちください。',
    },
    lost: {
      headline: 'ミサイルの追尾中断。避難を続けてください: {place}',
      description:
        'ミサイルを追尾できなくなり、予測は確実ではありません。次の地域の警報は引き続き有効です: {places}。当初の予想時刻: {times}。発表: {issuer}。',
      instruction:
        '建物の中、又は地下で、窓から離れて避難を続けてください。次の発表をお待ちください。',
    },
    ended: {
      headline: '解除をお待ちください: {place}',
      description:
        'ミサイルの落下予想時刻を過ぎました。次の地域の警報はまだ解除されていません: {places}。発表: {issuer}。',
      instruction:
        '解除されるまでその場でお待ちください。落下物と思われる不審な物を見つけた場合は、近寄らず、警察や消防に連絡してください。',
    },
    correction: {
      headline: '訂正: ミサイル警報の取り消し、{place}',
      description:
        'ミサイル警報は誤って発表されたため、次の地域について取り消します: {places}。この地域に落下が予想されるミサイルはありません。発表: {issuer}。',
      instruction: '避難の必要はありません。普段どおりお過ごしください。',
    },
    allClear: {
      headline: '警報解除: {place}',
      description:
        '次の地域のミサイル警報を解除します: {places}。この地域に落下が予想されるミサイルはもうありません。発表: {issuer}。',
      instruction:
        '避難の必要はなくなりました。落下物と思われる不審な物を見つけた場合は、近寄らず、警察や消防に連絡してください。',
    },
  },
  lifted: {
    description:
      '{text}次の地域の警報は解除されました: {places}。この地域に落下が予想されるミサイルはもうありません。',
    instruction: '{text}次の地域では避難の必要はなくなりました: {places}。',
  },
  frames: {
    exercise: {
      headline: '【訓練】{text}',
      description: 'これは訓練です。何も起きていません。訓練用の文面: {text}',
      instruction: '訓練: 何もする必要はありません。訓練用の文面: {text}',
    },
    test: {
      headline: '【試験】{text}',
      description: 'これは試験放送です。何も起きていません。試験用の文面: {text}',
      instruction: '試験: 何もする必要はありません。試験用の文面: {text}',
    },
    simulated: {
      headline: '【模擬】{text}',
      description: 'これは模擬です。何も起きていません。模擬の文面: {text}',
      instruction: '模擬: 何もする必要はありません。模擬の文面: {text}',
    },
  },
  placeAndMore: '{first}ほか{count}地域',
  muchOf: '{country}の広い範囲',
  countries: { KOR: '韓国', PRK: '北朝鮮', JPN: '日本', USA: '米国' },
  listSeparator: '、',
  timeSpan: '{zone}{from}~{to}',
  times: '{local}({utc})',
  zones: { KST: '韓国時間', JST: '日本時間', HST: 'ハワイ時間', ChST: 'グアム時間' },
  event: '弾道ミサイル',
  liveOnly: ['訓練ではありません', '訓練ではない', '実際の状況', '本番です'],
  framedOnly: ['訓練', '試験', '模擬'],
};
