export {
  LIFT_OFF,
  type LiftOff,
  type LiftOffEstimate,
  smoothBackward,
  traceBack,
} from './backward.ts';
export { burning, coasting, cruising } from './dynamics.ts';
export { extendedFilter } from './extended.ts';
export { interactingPredict, interactingUpdate } from './interacting.ts';
export { type MixtureStep, smoothMixtures } from './interacting-smoother.ts';
export { copyMixture, type Mixture, type ModelSet, type NamedModel, overall } from './mixture.ts';
export {
  copyGaussian,
  type Dynamics,
  type Evidence,
  type Filter,
  type Gaussian,
  gaussian,
  numericJacobian,
  type Observation,
  type RootGaussian,
} from './model.ts';
export { CUBATURE, julierUhlmann, type Spread, WAN_VAN_DER_MERWE } from './sigma-points.ts';
export { type FilterStep, type Moment, runFilter, smooth } from './smoother.ts';
export { rootOf, squareOf, squareRootExtendedFilter } from './square-root-extended.ts';
export { squareRootUnscentedFilter } from './square-root-unscented.ts';
export { unscentedFilter } from './unscented.ts';
