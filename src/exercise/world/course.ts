import {
  type GeoPoint,
  greatCircleAzimuth,
  greatCircleDistance,
  MEAN_RADIUS,
  wrapLongitude,
} from '../../earth/index.ts';

/**
 * A way over the ground as a function of the distance travelled: great circles between
 * waypoints, rounded at each waypoint by an arc of the turn radius (a fly-by turn, as ICAO Doc
 * 8168 vol. II names it). On a sphere of the mean radius. Plain data.
 */
export interface Course {
  readonly lengthM: number;
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly kind: 'leg' | 'turn';
  /** Distance at which the piece begins and how long it is, metres. */
  readonly fromM: number;
  readonly lengthM: number;
  /** A leg begins here; a turn is about its waypoint. */
  readonly at: GeoPoint;
  /** At the beginning of the piece, clockwise from north. */
  readonly bearingRad: number;
  /** Turns: radius, and angle turned, positive to the right. */
  readonly radiusM: number;
  readonly angleRad: number;
}

/** Where something on a course is and where it heads. */
export interface Heading extends GeoPoint {
  readonly bearingRad: number;
}

/** Turns under this are flown as a corner; the arc would be shorter than a ship. */
const SMALLEST_TURN_RAD = 0.01;
/** A turn may use at most this share of either leg; sharper ones get a smaller radius. */
const LEG_SHARE = 0.45;

/** `waypoints`: two or more. `radiusM`: of the turns, metres. */
export function layCourse(waypoints: readonly GeoPoint[], radiusM: number): Course {
  const pieces: Piece[] = [];
  let fromM = 0;
  let cutM = 0;
  const add = (piece: Omit<Piece, 'fromM'>): void => {
    if (piece.lengthM <= 0) return;
    pieces.push({ ...piece, fromM });
    fromM += piece.lengthM;
  };
  for (let i = 0; i + 1 < waypoints.length; i++) {
    const from = waypoints[i]!;
    const to = waypoints[i + 1]!;
    const lengthM = greatCircleDistance(from, to);
    const turn = turnAt(from, to, waypoints[i + 2], radiusM);
    const bearing = greatCircleAzimuth(from, to);
    const start = travel(from, bearing, cutM);
    const legM = lengthM - cutM - turn.cutM;
    add({
      kind: 'leg',
      lengthM: legM,
      at: start,
      bearingRad: greatCircleAzimuth(start, to),
      radiusM: 0,
      angleRad: 0,
    });
    if (turn.cutM > 0)
      add({
        kind: 'turn',
        lengthM: turn.radiusM * Math.abs(turn.angleRad),
        at: to,
        bearingRad: turn.bearingRad,
        radiusM: turn.radiusM,
        angleRad: turn.angleRad,
      });
    cutM = turn.cutM;
  }
  return { lengthM: fromM, pieces };
}

/** Where a course is after `distanceM`; ends are held. */
export function alongCourse(course: Course, distanceM: number): Heading {
  let low = 0;
  let high = course.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (course.pieces[middle]!.fromM <= distanceM) low = middle;
    else high = middle - 1;
  }
  const piece = course.pieces[low]!;
  const along = Math.min(Math.max(distanceM - piece.fromM, 0), piece.lengthM);
  if (piece.kind === 'leg') {
    const at = travel(piece.at, piece.bearingRad, along);
    return { ...at, bearingRad: along === 0 ? piece.bearingRad : onwards(piece, along) };
  }
  return onTurn(piece, along);
}

/** In the plane that touches the sphere at the waypoint: the arc is far smaller than the Earth. */
function onTurn(piece: Piece, along: number): Heading {
  const side = Math.sign(piece.angleRad);
  const cut = piece.radiusM * Math.tan(Math.abs(piece.angleRad) / 2);
  const turned = along / piece.radiusM;
  // Forwards along the way in, and to its right, from the waypoint.
  const forwards = -cut + piece.radiusM * Math.sin(turned);
  const right = side * piece.radiusM * (1 - Math.cos(turned));
  const at = travel(
    piece.at,
    piece.bearingRad + Math.atan2(right, forwards),
    Math.hypot(forwards, right),
  );
  return { ...at, bearingRad: wrap(piece.bearingRad + side * turned) };
}

function turnAt(
  from: GeoPoint,
  at: GeoPoint,
  next: GeoPoint | undefined,
  radiusM: number,
): { cutM: number; radiusM: number; angleRad: number; bearingRad: number } {
  const bearingRad = wrap(greatCircleAzimuth(at, from) + Math.PI);
  if (next === undefined) return { cutM: 0, radiusM: 0, angleRad: 0, bearingRad };
  const angleRad = halfTurn(greatCircleAzimuth(at, next) - bearingRad);
  if (Math.abs(angleRad) < SMALLEST_TURN_RAD)
    return { cutM: 0, radiusM: 0, angleRad: 0, bearingRad };
  const perRadius = Math.tan(Math.abs(angleRad) / 2);
  const room = LEG_SHARE * Math.min(greatCircleDistance(from, at), greatCircleDistance(at, next));
  const cutM = Math.min(radiusM * perRadius, room);
  return { cutM, radiusM: cutM / perRadius, angleRad, bearingRad };
}

/** The point that lies `distanceM` along the great circle. */
export function travel(from: GeoPoint, bearingRad: number, distanceM: number): GeoPoint {
  const arc = distanceM / MEAN_RADIUS;
  const sinLat =
    Math.sin(from.latitudeRad) * Math.cos(arc) +
    Math.cos(from.latitudeRad) * Math.sin(arc) * Math.cos(bearingRad);
  const latitudeRad = Math.asin(Math.min(1, Math.max(-1, sinLat)));
  const y = Math.sin(bearingRad) * Math.sin(arc) * Math.cos(from.latitudeRad);
  const x = Math.cos(arc) - Math.sin(from.latitudeRad) * sinLat;
  return { latitudeRad, longitudeRad: wrapLongitude(from.longitudeRad + Math.atan2(y, x)) };
}

/** Bearing on a leg after `along`, by the reverse of the bearing back to its beginning. */
function onwards(piece: Piece, along: number): number {
  return wrap(greatCircleAzimuth(travel(piece.at, piece.bearingRad, along), piece.at) + Math.PI);
}

/** To [0, 2π). */
function wrap(angle: number): number {
  const turns = angle / (2 * Math.PI);
  return (turns - Math.floor(turns)) * 2 * Math.PI;
}

/** To [-π, π). */
function halfTurn(angle: number): number {
  return wrap(angle + Math.PI) - Math.PI;
}
