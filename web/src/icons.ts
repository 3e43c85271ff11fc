import { COLOURS } from './colours.ts';

/** A shape on a square from -1 to 1, north up. */
type Shape = (pen: CanvasRenderingContext2D) => void;

export interface Icon {
  readonly sizePx: number;
  readonly fill: string;
  readonly edge: string;
  readonly shape: Shape;
}

function polygon(...points: readonly (readonly [number, number])[]): Shape {
  return (pen) => {
    pen.beginPath();
    for (const [x, y] of points) pen.lineTo(x, y);
    pen.closePath();
  };
}

/** Told apart by shape as well as by colour. */
export const ICONS: Readonly<Record<string, Icon>> = {
  missile: {
    sizePx: 22,
    fill: COLOURS.missile,
    edge: '#ffffff',
    shape: polygon([0, -0.85], [0.6, 0.75], [0, 0.4], [-0.6, 0.75]),
  },
  aircraft: {
    sizePx: 13,
    fill: COLOURS.aircraft,
    edge: COLOURS.sea,
    shape: polygon(
      [0, -0.9],
      [0.2, -0.2],
      [0.85, 0.25],
      [0.2, 0.2],
      [0.3, 0.8],
      [-0.3, 0.8],
      [-0.2, 0.2],
      [-0.85, 0.25],
      [-0.2, -0.2],
    ),
  },
  vessel: {
    sizePx: 11,
    fill: COLOURS.vessel,
    edge: COLOURS.sea,
    shape: polygon([0, -0.9], [0.5, -0.2], [0.5, 0.85], [-0.5, 0.85], [-0.5, -0.2]),
  },
  other: {
    sizePx: 9,
    fill: COLOURS.other,
    edge: COLOURS.sea,
    shape: (pen) => {
      pen.beginPath();
      pen.arc(0, 0, 0.7, 0, 2 * Math.PI);
    },
  },
  plot: {
    sizePx: 4,
    fill: COLOURS.plot,
    edge: COLOURS.plot,
    shape: polygon([-0.7, -0.7], [0.7, -0.7], [0.7, 0.7], [-0.7, 0.7]),
  },
  sensor: {
    sizePx: 13,
    fill: COLOURS.sea,
    edge: COLOURS.sensor,
    shape: polygon([0, -0.75], [0.8, 0.7], [-0.8, 0.7]),
  },
  impact: {
    sizePx: 17,
    fill: 'rgba(0,0,0,0)',
    edge: '#ffffff',
    shape: (pen) => {
      pen.beginPath();
      pen.moveTo(-0.7, -0.7);
      pen.lineTo(0.7, 0.7);
      pen.moveTo(0.7, -0.7);
      pen.lineTo(-0.7, 0.7);
    },
  },
};

/** Pixels of an icon at twice its size, for sharp edges on dense screens. */
export const ICON_RATIO = 2;

export function drawIcon(icon: Icon): ImageData {
  const size = icon.sizePx * ICON_RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext('2d')!;
  pen.translate(size / 2, size / 2);
  pen.scale(size / 2, size / 2);
  icon.shape(pen);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = icon.fill;
  pen.fill();
  pen.strokeStyle = icon.edge;
  pen.lineWidth = 1.5 * ICON_RATIO;
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}
