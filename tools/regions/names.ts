/**
 * What the source does not have, or has from before a change. Official names: Gangwon since
 * 2023-06-11 and Jeonbuk since 2024-01-18 are special self-governing provinces, called `State`
 * in English; ISO 3166-2 keeps their codes. The Mariana Islands have ISO 3166-2 codes as parts
 * of the United States, which the source leaves out.
 */
export interface Names {
  readonly en: string;
  readonly ko: string;
  readonly ja: string;
}

export const OFFICIAL_NAMES: Readonly<Record<string, Names>> = {
  'KR-42': { en: 'Gangwon State', ko: '강원특별자치도', ja: '江原特別自治道' },
  'KR-45': { en: 'Jeonbuk State', ko: '전북특별자치도', ja: '全北特別自治道' },
  'KP-01': { en: 'Pyongyang', ko: '평양직할시', ja: '平壌直轄市' },
  'US-GU': { en: 'Guam', ko: '괌', ja: 'グアム' },
  'US-HI': { en: 'Hawaii', ko: '하와이', ja: 'ハワイ州' },
  'US-MP': { en: 'Northern Mariana Islands', ko: '북마리아나 제도', ja: '北マリアナ諸島' },
};

/** Source codes that are not ISO 3166-2, and features that make up one area together. */
export const CODE_OF_SOURCE: Readonly<Record<string, string>> = {
  'GU-X01~': 'US-GU',
  'MP-X01~': 'US-MP',
  'MP-X02~': 'US-MP',
  'MP-X03~': 'US-MP',
  'MP-X04~': 'US-MP',
};

/** English as public authorities write it: `Hyogo`, not `Hyōgo`. */
export function plainLetters(name: string): string {
  return name.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}
