import type { TextTable } from './table.ts';

export const KO: TextTable = {
  messages: {
    takeCover: {
      headline: '미사일 발사. 지금 즉시 대피하십시오: {place}',
      description:
        '탄도미사일이 발사되었습니다. 다음 지역이나 그 주변에 낙하할 수 있습니다: {places}. 예상 시각: {times}. 발령: {issuer}.',
      instruction:
        '즉시 가까운 지하시설이나 건물 안으로 대피하십시오. 창문에서 떨어지십시오. 야외에 있고 가까운 건물이 없으면 단단한 구조물 뒤에 몸을 숨기거나 바닥에 엎드려 머리를 보호하십시오. 해제될 때까지 그대로 계십시오.',
    },
    launched: {
      headline: '미사일 발사. 대피를 준비하십시오: {place}',
      description:
        '탄도미사일이 발사되었습니다. 다음 지역이나 그 주변에 낙하할 수 있습니다: {places}. 예상 시각: {times}. 발령: {issuer}.',
      instruction:
        '가까운 지하시설이나 건물을 확인하고 바로 들어갈 수 있도록 준비하십시오. 라디오, 텔레비전, 재난문자를 확인하십시오. 추가로 안내하겠습니다.',
    },
    lost: {
      headline: '미사일 추적 중단. 계속 대피하십시오: {place}',
      description:
        '미사일을 더 이상 추적하지 못하고 있으며 예측을 신뢰할 수 없습니다. 다음 지역의 경보는 계속 유효합니다: {places}. 당초 예상 시각: {times}. 발령: {issuer}.',
      instruction: '지하시설이나 건물 안에서 창문과 떨어져 계십시오. 다음 안내를 기다리십시오.',
    },
    ended: {
      headline: '해제를 기다려 주십시오: {place}',
      description:
        '미사일 낙하 예상 시각이 지났습니다. 다음 지역의 경보는 아직 해제되지 않았습니다: {places}. 발령: {issuer}.',
      instruction:
        '해제될 때까지 현재 위치에 계십시오. 낙하물로 보이는 것을 발견하면 가까이 가지 말고 경찰이나 소방서에 신고하십시오.',
    },
    correction: {
      headline: '정정: 미사일 경보 취소, {place}',
      description:
        '미사일 경보가 잘못 발령되어 다음 지역에 대해 취소합니다: {places}. 이 지역에 낙하할 것으로 예상되는 미사일은 없습니다. 발령: {issuer}.',
      instruction: '대피하실 필요가 없습니다. 평소대로 생활하십시오.',
    },
    allClear: {
      headline: '경보 해제: {place}',
      description:
        '다음 지역의 미사일 경보를 해제합니다: {places}. 이 지역에 낙하할 것으로 예상되는 미사일은 더 이상 없습니다. 발령: {issuer}.',
      instruction:
        '대피 장소에서 나오셔도 됩니다. 낙하물로 보이는 것을 발견하면 가까이 가지 말고 경찰이나 소방서에 신고하십시오.',
    },
  },
  lifted: {
    description:
      '{text} 다음 지역의 경보는 해제되었습니다: {places}. 이 지역에 낙하할 것으로 예상되는 미사일은 더 이상 없습니다.',
    instruction: '{text} 다음 지역에서는 대피 장소에서 나오셔도 됩니다: {places}.',
  },
  frames: {
    exercise: {
      headline: '[훈련] {text}',
      description: '이것은 훈련입니다. 발생한 상황은 없습니다. 훈련 문안: {text}',
      instruction: '훈련: 아무 조치도 필요하지 않습니다. 훈련 문안: {text}',
    },
    test: {
      headline: '[시험] {text}',
      description: '시험 문자입니다. 발생한 상황은 없습니다. 시험 문안: {text}',
      instruction: '시험: 아무 조치도 필요하지 않습니다. 시험 문안: {text}',
    },
    simulated: {
      headline: '[모의] {text}',
      description: '모의 상황입니다. 발생한 상황은 없습니다. 모의 문안: {text}',
      instruction: '모의: 아무 조치도 필요하지 않습니다. 모의 문안: {text}',
    },
  },
  placeAndMore: '{first} 외 {count}곳',
  muchOf: '{country} 대부분 지역',
  countries: { KOR: '대한민국', PRK: '북한', JPN: '일본', USA: '미국' },
  listSeparator: ', ',
  timeSpan: '{zone} {from}~{to}',
  times: '{local} ({utc})',
  zones: { KST: '한국시각', JST: '일본시각', HST: '하와이시각', ChST: '괌시각' },
  event: '탄도미사일',
  liveOnly: ['실제 상황', '실제상황', '훈련이 아닙니다', '훈련 아님', '훈련상황이 아닙니다'],
  framedOnly: ['훈련', '시험', '모의'],
};
