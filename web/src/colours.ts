/**
 * Okabe and Ito's colours where something is told apart by colour: every kind of colour vision
 * sees the difference, and shape and words say the same.
 */
export const COLOURS = {
  missile: '#e69f00',
  aircraft: '#56b4e9',
  vessel: '#2fbf92',
  other: '#d7dee5',
  plot: '#8391a0',
  sensor: '#f0e442',
  area: '#ff8a3d',
  announced: '#7f9fc4',
  warned: '#cc79a7',
  drafted: '#f0e442',
  sea: '#0b1620',
  land: '#1d2a35',
  coast: '#4a5c6b',
  border: '#31414f',
  name: '#c6d2dc',
} as const;
