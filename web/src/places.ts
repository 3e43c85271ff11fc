import type { Language } from '../../src/warn/index.ts';

/** Names to find one's way by: [longitude, latitude] in degrees, names in three languages. */
export const PLACES: readonly (readonly [number, number, Readonly<Record<Language, string>>])[] = [
  [126.98, 37.57, { en: 'Seoul', ko: '서울', ja: 'ソウル' }],
  [129.08, 35.18, { en: 'Busan', ko: '부산', ja: '釜山' }],
  [126.53, 33.5, { en: 'Jeju', ko: '제주', ja: '済州' }],
  [130.9, 37.5, { en: 'Ulleung', ko: '울릉', ja: '鬱陵' }],
  [125.75, 39.03, { en: 'Pyongyang', ko: '평양', ja: '平壌' }],
  [127.5, 39.95, { en: 'Hamhung', ko: '함흥', ja: '咸興' }],
  [139.77, 35.68, { en: 'Tokyo', ko: '도쿄', ja: '東京' }],
  [135.5, 34.69, { en: 'Osaka', ko: '오사카', ja: '大阪' }],
  [130.4, 33.59, { en: 'Fukuoka', ko: '후쿠오카', ja: '福岡' }],
  [132.46, 34.39, { en: 'Hiroshima', ko: '히로시마', ja: '広島' }],
  [133.06, 35.47, { en: 'Matsue', ko: '마쓰에', ja: '松江' }],
  [136.66, 36.56, { en: 'Kanazawa', ko: '가나자와', ja: '金沢' }],
  [139.02, 37.92, { en: 'Niigata', ko: '니가타', ja: '新潟' }],
  [140.1, 39.72, { en: 'Akita', ko: '아키타', ja: '秋田' }],
  [140.87, 38.27, { en: 'Sendai', ko: '센다이', ja: '仙台' }],
  [140.74, 40.82, { en: 'Aomori', ko: '아오모리', ja: '青森' }],
  [141.35, 43.06, { en: 'Sapporo', ko: '삿포로', ja: '札幌' }],
];
