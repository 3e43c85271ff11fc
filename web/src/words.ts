import type { Language } from '../../src/warn/index.ts';

/** Words of the page. Warning texts come from the node in all languages. */
export interface Words {
  readonly exercise: string;
  readonly actual: string;
  readonly test: string;
  readonly simulated: string;
  /** `{time}`: when the node was last heard. */
  readonly lost: string;
  readonly waiting: string;
  /** `{mode}`: what the node says that it is in, unlike the page. */
  readonly otherMode: string;
  readonly warnings: string;
  readonly noWarnings: string;
  readonly noSensors: string;
  readonly tracks: string;
  readonly sensors: string;
  readonly links: string;
  readonly faults: string;
  readonly alarms: string;
  /** `{node}`: who signed it. */
  readonly from: string;
  readonly own: string;
  readonly signed: string;
  /** `{count}`, `{needed}`: people who have signed and who must. */
  readonly ofNeeded: string;
  /** `{in}`: minutes and seconds until a draft goes out under the standing authority. */
  readonly goesOutIn: string;
  readonly byStanding: string;
  /** In force until `{time}`. */
  readonly standing: string;
  readonly noStanding: string;
  readonly notReleased: string;
  /** `{state}`: what a draft becomes when it is released. */
  readonly becomes: string;
  readonly adds: string;
  readonly drops: string;
  readonly arrival: string;
  readonly passed: string;
  readonly now: string;
  readonly anyTime: string;
  readonly timeOpen: string;
  readonly byPrediction: string;
  readonly byWarning: string;
  readonly revision: string;
  readonly fullText: string;
  readonly otherLanguages: string;
  readonly areaColumn: string;
  readonly warnedColumn: string;
  readonly predictedColumn: string;
  readonly notWarned: string;
  readonly reachesNone: string;
  /** The same where nothing has been warned. */
  readonly reachesNoArea: string;
  /** A launch that is known of while nobody has warned of it. */
  readonly detected: string;
  readonly noWarningYet: string;
  readonly legend: string;
  readonly missile: string;
  readonly aircraft: string;
  readonly vessel: string;
  readonly other: string;
  /** Something seen that is no confirmed track. */
  readonly plot: string;
  readonly sensor: string;
  readonly area: string;
  readonly before: string;
  readonly warned: string;
  readonly drafted: string;
  readonly guessed: string;
  /** A launch that an authority has announced; nobody has seen it. */
  readonly announced: string;
  readonly launchWindow: string;
  readonly dropZones: string;
  /** `{count}` launches that belong together, from `{sites}` places. */
  readonly salvo: string;
  readonly salvoSites: string;
  readonly bySensor: string;
  readonly apart: string;
  readonly onWatch: string;
  readonly missileShort: string;
  readonly heard: string;
  readonly range: string;
  readonly azimuth: string;
  readonly elevation: string;
  readonly clock: string;
  readonly outside: string;
  readonly registrationNote: string;
  readonly held: string;
  readonly receivedFrom: string;
  readonly notUsed: string;
  /** Names of nodes by id. */
  readonly nodes: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    exercise: 'EXERCISE',
    actual: 'ACTUAL',
    test: 'TEST',
    simulated: 'SIMULATED',
    lost: 'No connection to the node. This picture is not live: last heard {time}',
    waiting: 'Waiting for the node',
    otherMode: 'This node is in mode {mode}, the page is not',
    warnings: 'Warnings',
    noWarnings: 'No warning.',
    noSensors: 'No sensors of its own: it sees what its allies have signed.',
    tracks: 'tracks',
    sensors: 'Sensors',
    links: 'Allies',
    faults: 'Bad input',
    alarms: 'Alarms',
    from: 'ALLY · from {node}',
    own: 'OWN',
    signed: 'Signed by',
    ofNeeded: '{count} of {needed}',
    goesOutIn: 'goes out by itself in {in}',
    byStanding: 'standing authority of',
    standing: 'Standing authority until {time}',
    noStanding: 'No standing authority',
    notReleased: 'NOT RELEASED',
    becomes: 'becomes {state} when signed',
    adds: 'Adds',
    drops: 'Drops',
    arrival: 'Arrival',
    passed: 'passed',
    now: 'NOW',
    anyTime: 'ANY TIME',
    timeOpen: 'time open',
    byPrediction: 'newest prediction',
    byWarning: 'as warned',
    revision: 'revision',
    fullText: 'Full text',
    otherLanguages: 'In other languages',
    areaColumn: 'Area',
    warnedColumn: 'Warned',
    predictedColumn: 'Predicted now',
    notWarned: 'not warned',
    reachesNone: 'The newest prediction reaches none of these areas.',
    reachesNoArea: 'The newest prediction reaches no area.',
    detected: 'MISSILE LAUNCH',
    noWarningYet: 'no warning yet',
    legend: 'Legend',
    missile: 'Missile, trail, path ahead',
    aircraft: 'Aircraft',
    vessel: 'Vessel',
    other: 'Other object',
    plot: 'Plot, not confirmed',
    sensor: 'Sensor',
    area: 'Predicted area 50 / 90 / 99 %',
    before: 'Earlier 90 % areas',
    warned: 'Warned',
    drafted: 'Drafted, not released',
    guessed: 'guessed place',
    announced: 'LAUNCH ANNOUNCED',
    launchWindow: 'Window',
    dropZones: 'Drop zones',
    salvo: 'Salvo of {count} launches',
    salvoSites: 'from {sites} place(s)',
    bySensor: 'What each sensor alone would say',
    apart: 'apart',
    onWatch: 'On watch',
    missileShort: 'Missile',
    heard: 'Heard',
    range: 'Range error',
    azimuth: 'Azimuth error',
    elevation: 'Elevation error',
    clock: 'Clock error',
    outside: 'Outside 95 %',
    registrationNote:
      '✓ is taken off the radar’s plots, – is not known yet. Of reports, 5 % should lie outside of the 95 % of their prediction.',
    held: 'Held by it',
    receivedFrom: 'From it',
    notUsed: 'Reports that moved no track',
    nodes: { kor: 'Republic of Korea', usa: 'United States', jpn: 'Japan' },
    stages: {
      prepare: 'prepare',
      launched: 'be ready',
      'take-cover': 'take cover',
      'all-clear': 'all-clear',
    },
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
    lost: '노드와 연결이 끊겼습니다. 현재 화면은 실시간이 아닙니다. 마지막 수신 {time}',
    waiting: '노드를 기다리는 중',
    otherMode: '이 노드의 모드는 {mode}입니다. 화면의 모드와 다릅니다',
    warnings: '경보',
    noWarnings: '경보 없음.',
    noSensors: '자체 센서 없음: 동맹국이 서명한 정보를 봅니다.',
    tracks: '항적',
    sensors: '센서',
    links: '동맹국',
    faults: '불량 입력',
    alarms: '이상 알림',
    from: '동맹 · {node} 발신',
    own: '자국',
    signed: '서명',
    ofNeeded: '{needed}명 중 {count}명',
    goesOutIn: '{in} 후 자동 발령',
    byStanding: '상시 위임 서명',
    standing: '상시 위임 유효: {time}까지',
    noStanding: '상시 위임 없음',
    notReleased: '미발령',
    becomes: '서명 시 {state}',
    adds: '추가',
    drops: '제외',
    arrival: '도달',
    passed: '경과',
    now: '지금',
    anyTime: '언제든',
    timeOpen: '시각 미정',
    byPrediction: '최신 예측',
    byWarning: '경보 기준',
    revision: '개정',
    fullText: '전문',
    otherLanguages: '다른 언어',
    areaColumn: '지역',
    warnedColumn: '경보',
    predictedColumn: '현재 예측',
    notWarned: '경보 없음',
    reachesNone: '최신 예측은 이 지역들에 닿지 않습니다.',
    reachesNoArea: '최신 예측은 어느 지역에도 닿지 않습니다.',
    detected: '미사일 발사',
    noWarningYet: '아직 경보 없음',
    legend: '범례',
    missile: '미사일, 항적, 예상 경로',
    aircraft: '항공기',
    vessel: '선박',
    other: '기타 물체',
    plot: '미확인 플롯',
    sensor: '센서',
    area: '예상 낙하 구역 50 / 90 / 99 %',
    before: '이전 90 % 구역',
    warned: '경보 지역',
    drafted: '초안 지역 (미발령)',
    guessed: '추정 위치',
    announced: '발사 예고',
    launchWindow: '예고 기간',
    dropZones: '낙하 구역',
    salvo: '연속 발사 {count}발',
    salvoSites: '발사 위치 {sites}곳',
    bySensor: '센서별 단독 예측',
    apart: '차이',
    onWatch: '감시 현황',
    missileShort: '미사일',
    heard: '최근 수신',
    range: '거리 오차',
    azimuth: '방위각 오차',
    elevation: '고각 오차',
    clock: '시계 오차',
    outside: '95 % 밖',
    registrationNote:
      '✓ 플롯에서 보정함, – 아직 모름. 예측의 95 % 범위를 벗어난 보고는 5 %가 정상.',
    held: '상대 보유',
    receivedFrom: '수신',
    notUsed: '항적에 쓰이지 않은 보고',
    nodes: { kor: '대한민국', usa: '미국', jpn: '일본' },
    stages: {
      prepare: '대비',
      launched: '대기',
      'take-cover': '대피',
      'all-clear': '해제',
    },
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
    lost: 'ノードとの接続がありません。この画面は最新ではありません。最終受信 {time}',
    waiting: 'ノードを待っています',
    otherMode: 'このノードのモードは{mode}で、画面のモードと異なります',
    warnings: '警報',
    noWarnings: '警報はありません。',
    noSensors: '自前のセンサーなし：同盟国が署名した情報を表示します。',
    tracks: '航跡',
    sensors: 'センサー',
    links: '同盟国',
    faults: '不正な入力',
    alarms: '異常通知',
    from: '同盟国 · {node} 発',
    own: '自国',
    signed: '署名',
    ofNeeded: '{needed}人中{count}人',
    goesOutIn: '{in}後に自動発令',
    byStanding: '包括委任の署名',
    standing: '包括委任 {time}まで有効',
    noStanding: '包括委任なし',
    notReleased: '未発令',
    becomes: '署名後に{state}',
    adds: '追加',
    drops: '除外',
    arrival: '到達',
    passed: '経過',
    now: '今',
    anyTime: 'いつでも',
    timeOpen: '時刻未定',
    byPrediction: '最新の予測',
    byWarning: '警報による',
    revision: '改訂',
    fullText: '全文',
    otherLanguages: '他の言語',
    areaColumn: '地域',
    warnedColumn: '警報',
    predictedColumn: '現在の予測',
    notWarned: '警報なし',
    reachesNone: '最新の予測ではこれらの地域に達しません。',
    reachesNoArea: '最新の予測ではいずれの地域にも達しません。',
    detected: 'ミサイル発射',
    noWarningYet: 'まだ警報なし',
    legend: '凡例',
    missile: 'ミサイル、航跡と予測経路',
    aircraft: '航空機',
    vessel: '船舶',
    other: 'その他の物体',
    plot: '未確認のプロット',
    sensor: 'センサー',
    area: '予測落下域 50 / 90 / 99 %',
    before: '以前の 90 % 域',
    warned: '警報地域',
    drafted: '案の地域（未発令）',
    guessed: '推定位置',
    announced: '打ち上げ予告',
    launchWindow: '予告期間',
    dropZones: '落下区域',
    salvo: '連続発射 {count}発',
    salvoSites: '発射地点 {sites}か所',
    bySensor: 'センサー単独の予測',
    apart: '差',
    onWatch: '監視状況',
    missileShort: 'ミサイル',
    heard: '最終受信',
    range: '距離誤差',
    azimuth: '方位角誤差',
    elevation: '仰角誤差',
    clock: '時計誤差',
    outside: '95 % 外',
    registrationNote: '✓ プロットから補正済み、– 未知。予測の95 %範囲を外れる報告は5 %が正常。',
    held: '相手の保有',
    receivedFrom: '受信',
    notUsed: '航跡に使われなかった報告',
    nodes: { kor: '韓国', usa: '米国', jpn: '日本' },
    stages: {
      prepare: '準備',
      launched: '待機',
      'take-cover': '避難',
      'all-clear': '解除',
    },
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

/** A sentence of the tables with its `{places}` filled in. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
