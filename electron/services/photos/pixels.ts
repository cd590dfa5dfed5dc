/** A picture unpacked: 4 bytes a pixel, red, green, blue, opacity. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The picture turned upright as EXIF orientation 1 to 8 says. */
export function upright({ data, width, height }: Pixels, orientation: number): Pixels {
  if (orientation === 1) return { data, width, height };
  const isTurned = orientation >= 5;
  const [w, h] = isTurned ? [height, width] : [width, height];
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const [sx, sy] = sourcePlace(orientation, x, y, width, height);
      to[y * w + x] = from[sy * width + sx] ?? 0;
    }
  }
  return { data: new Uint8Array(to.buffer), width: w, height: h };
}

/** Where the pixel that stands upright at x, y is stored. EXIF 2.32, tag 274. */
function sourcePlace(orientation: number, x: number, y: number, width: number, height: number): readonly [number, number] {
  switch (orientation) {
    case 2:
      return [width - 1 - x, y];
    case 3:
      return [width - 1 - x, height - 1 - y];
    case 4:
      return [x, height - 1 - y];
    case 5:
      return [y, x];
    case 6:
      return [y, height - 1 - x];
    case 7:
      return [width - 1 - y, height - 1 - x];
    case 8:
      return [width - 1 - y, x];
    default:
      return [x, y];
  }
}

/** Lays the picture on white where it lets light through; JPEG knows no opacity. Changes `data`. */
export function onWhite(pixels: Pixels): Pixels {
  const { data } = pixels;
  for (let at = 3; at < data.length; at += 4) {
    const opacity = data[at] ?? 255;
    if (opacity === 255) continue;
    for (let part = at - 3; part < at; part += 1) data[part] = Math.round(((data[part] ?? 0) * opacity + 255 * (255 - opacity)) / 255);
    data[at] = 255;
  }
  return pixels;
}

/**
 * The picture's brightness in `columns` x `rows` fields, each the mean over its pixels, 0 to 255. A field's edges fall on
 * whole pixels; the picture must have at least one pixel a field.
 */
export function brightness({ data, width, height }: Pixels, columns: number, rows: number): Float64Array {
  const fields = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    const [top, bottom] = [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)];
    for (let column = 0; column < columns; column += 1) {
      const [left, right] = [Math.floor((column * width) / columns), Math.floor(((column + 1) * width) / columns)];
      let sum = 0;
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) {
          const at = (y * width + x) * 4;
          // ITU-R BT.601 luma, in whole numbers.
          sum += 299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0);
        }
      }
      fields[row * columns + column] = sum / (1000 * (bottom - top) * (right - left));
    }
  }
  return fields;
}
