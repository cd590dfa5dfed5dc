import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import { nearDistance } from '../../../shared/photo/likeness.ts';
import { numbersFrom } from '../../builders/numbers-from.ts';
import { evenPicture, jpegFile, pixelOf, pngFile, roomPicture, sizeOf, webpFile, type Picture } from '../../builders/pictures.ts';

const EXIF = { takenAt: '2026:09:23 14:05:11', make: 'Canon', model: 'EOS 90D' };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function refusal(code: string, params: Readonly<Record<string, unknown>>): unknown {
  return expect.objectContaining({ code, params });
}

/** Red at the left, blue at the right, twice as wide as high. */
function halves(): Picture {
  const { data, width, height } = evenPicture([255, 0, 0, 255], 60, 30);
  for (let y = 0; y < height; y += 1) for (let x = width / 2; x < width; x += 1) data.set([0, 0, 255, 255], (y * width + x) * 4);
  return { data, width, height };
}

describe('preparePhoto', () => {
  it.each([
    ['JPEG', 'image/jpeg', jpegFile(roomPicture(1), EXIF)],
    ['PNG', 'image/png', pngFile(roomPicture(1), EXIF)],
    ['WebP', 'image/webp', webpFile(roomPicture(1, 320, 240), EXIF)],
  ] as const)('keeps a small %s as it came and reads what the camera said', (_name, type, bytes) => {
    const photo = preparePhoto('a', bytes);
    expect(photo).toMatchObject({ type, hash: sha256(bytes), originalHash: sha256(bytes), bytes: bytes.length, originalBytes: bytes.length });
    expect(photo).toMatchObject({ takenAt: '2026-09-23T14:05:11', camera: 'Canon EOS 90D' });
    expect(photo.content).toEqual(bytes);
    expect(Math.max(...Object.values(sizeOf(photo.thumbnail)))).toBe(320);
  });

  it('says nothing of time and camera where the file does not', () => {
    expect(preparePhoto('a', jpegFile(roomPicture(2)))).toMatchObject({ takenAt: null, camera: null });
    expect(preparePhoto('a', jpegFile(roomPicture(2), { takenAt: '2026:02:30 10:00:00' })).takenAt).toBeNull();
    expect(preparePhoto('a', jpegFile(roomPicture(2), { takenAt: '    :  :     :  :  ' })).takenAt).toBeNull();
  });

  it('keeps 2048 pixels an edge and writes a smaller JPEG of one pixel more', () => {
    const within = jpegFile(roomPicture(3, 2048, 300));
    expect(preparePhoto('a', within)).toMatchObject({ width: 2048, height: 300, hash: sha256(within) });
    const beyond = preparePhoto('a', jpegFile(roomPicture(3, 2049, 300), EXIF));
    // 300 x 2048 / 2049 = 299.85
    expect(beyond).toMatchObject({ type: 'image/jpeg', width: 2048, height: 300, takenAt: '2026-09-23T14:05:11' });
    expect(beyond.hash).toBe(sha256(beyond.content));
    expect(beyond.hash).not.toBe(beyond.originalHash);
    expect(sizeOf(beyond.content)).toEqual({ width: 2048, height: 300 });
  });

  it('keeps a file of a megabyte and writes a larger one anew, though it has few pixels', () => {
    const next = numbersFrom(4);
    const noise: Picture = { data: Uint8Array.from({ length: 600 * 600 * 4 }, (_, at) => (at % 4 === 3 ? 255 : next(256))), width: 600, height: 600 };
    const large = pngFile(noise);
    expect(large.length).toBeGreaterThan(1_000_000);
    const photo = preparePhoto('a', large);
    expect(photo).toMatchObject({ type: 'image/jpeg', width: 600, height: 600, originalBytes: large.length });
    expect(photo.bytes).toBeLessThan(large.length);
    const file = jpegFile(roomPicture(5));
    const atCap = new Uint8Array(1_000_000);
    atCap.set(file);
    expect(preparePhoto('a', atCap).hash).toBe(sha256(atCap));
    const overCap = new Uint8Array(1_000_001);
    overCap.set(file);
    expect(preparePhoto('a', overCap).hash).not.toBe(sha256(overCap));
  });

  // Where the left half of what is stored stands once the picture is upright: EXIF 2.32, tag 274.
  it.each([
    [1, 60, 30, 'left'],
    [2, 60, 30, 'right'],
    [3, 60, 30, 'right'],
    [4, 60, 30, 'left'],
    [5, 30, 60, 'top'],
    [6, 30, 60, 'top'],
    [7, 30, 60, 'bottom'],
    [8, 30, 60, 'bottom'],
  ] as const)('shows a picture of orientation %i upright, %i x %i', (orientation, width, height, redAt) => {
    const photo = preparePhoto('a', jpegFile(halves(), { orientation }));
    expect(photo).toMatchObject({ width, height });
    expect(sizeOf(photo.thumbnail)).toEqual({ width, height });
    const place = { left: [5, height >> 1], right: [width - 6, height >> 1], top: [width >> 1, 5], bottom: [width >> 1, height - 6] }[redAt];
    const [red = 0, , blue = 255] = pixelOf(photo.thumbnail, place[0] ?? 0, place[1] ?? 0);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(60);
  });

  it('lays what lets light through on white', () => {
    const photo = preparePhoto('a', pngFile(evenPicture([0, 0, 0, 0], 200, 100)));
    expect(pixelOf(photo.thumbnail, 10, 10)).toEqual([255, 255, 255, 255]);
  });

  it('refuses other kinds by their name, whatever the file is called', () => {
    const heic = Uint8Array.from([0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0, 0, 0, ...Buffer.from('mif1heic')]);
    expect(() => preparePhoto('IMG_1.jpg', heic)).toThrowError(refusal('photo/heic', { name: 'IMG_1.jpg' }));
    expect(() => preparePhoto('a.jpg', new Uint8Array(Buffer.from('GIF89a........')))).toThrowError(refusal('photo/kind', { name: 'a.jpg', kind: 'GIF' }));
    expect(() => preparePhoto('a.jpg', new Uint8Array(Buffer.from('%PDF-1.7 ......')))).toThrowError(refusal('photo/kind', { name: 'a.jpg', kind: 'PDF' }));
    expect(() => preparePhoto('a.jpg', new Uint8Array(Buffer.from('no picture at all')))).toThrowError(refusal('photo/kind', { name: 'a.jpg', kind: '?' }));
    expect(() => preparePhoto('a.jpg', new Uint8Array())).toThrowError(refusal('photo/kind', { name: 'a.jpg', kind: '?' }));
  });

  it('refuses a file that is cut off, and works on the next one', () => {
    const whole = jpegFile(roomPicture(6));
    for (const end of [3, 30, Math.floor(whole.length / 2)]) {
      expect(() => preparePhoto('half.jpg', whole.slice(0, end))).toThrowError(refusal('photo/unreadable', { name: 'half.jpg' }));
    }
    expect(() => preparePhoto('half.png', pngFile(roomPicture(6)).slice(0, 300))).toThrowError(refusal('photo/unreadable', { name: 'half.png' }));
    expect(preparePhoto('whole.jpg', whole).hash).toBe(sha256(whole));
  });

  it('refuses a picture of too many pixels before it is unpacked, and a file too large before it is read', () => {
    const bomb = Buffer.from(pngFile(evenPicture([9, 9, 9, 255])));
    bomb.writeUInt32BE(10_001, 16);
    bomb.writeUInt32BE(10_000, 20);
    expect(() => preparePhoto('b.png', new Uint8Array(bomb))).toThrowError(refusal('photo/too-many-pixels', { name: 'b.png', width: 10_001, height: 10_000 }));
    expect(() => preparePhoto('c.jpg', new Uint8Array(40_000_001))).toThrowError(refusal('photo/too-large', { name: 'c.jpg', megabytes: 41, most: 40 }));
  });
});

describe('the likeness of pictures', () => {
  const likeness = (bytes: Uint8Array): string | null => preparePhoto('a', bytes).likeness;
  const distance = (a: string | null, b: string | null): number | null => (a === null || b === null ? null : nearDistance(a, b));

  it('is nearly the same for a picture scaled, written anew, brightened or in another format', () => {
    for (let seed = 10; seed < 20; seed += 1) {
      const room = roomPicture(seed, 400, 300);
      const first = likeness(jpegFile(room));
      const brighter = { ...room, data: room.data.map((value, at) => (at % 4 === 3 ? 255 : Math.min(255, value + 12))) };
      expect(distance(first, likeness(jpegFile(room, undefined, 35)))).not.toBeNull();
      expect(distance(first, likeness(pngFile(room)))).not.toBeNull();
      expect(distance(first, likeness(jpegFile(brighter, undefined, 60)))).not.toBeNull();
      expect(distance(first, likeness(jpegFile(halved(room), undefined, 70)))).not.toBeNull();
    }
  });

  it('is another for pictures of other rooms: none of 19,900 pairs is taken for the same', () => {
    const all = Array.from({ length: 200 }, (_, place) => likeness(jpegFile(roomPicture(1000 + place, 160, 120), undefined, 70)));
    const pairs = all.flatMap((a, at) => all.slice(at + 1).filter((b) => distance(a, b) !== null));
    expect(all).not.toContain(null);
    expect(pairs).toEqual([]);
  });

  it('is none for a picture that shows nothing', () => {
    expect(likeness(jpegFile(evenPicture([255, 255, 255, 255])))).toBeNull();
    expect(likeness(jpegFile(evenPicture([0, 0, 0, 255])))).toBeNull();
    expect(likeness(pngFile(roomPicture(1, 8, 8)))).toBeNull();
  });
});

/** Every second pixel of every second row. */
function halved({ data, width, height }: Picture): Picture {
  const [w, h] = [width >> 1, height >> 1];
  const half = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y += 1) for (let x = 0; x < w; x += 1) half.set(data.subarray((y * 2 * width + x * 2) * 4, (y * 2 * width + x * 2) * 4 + 4), (y * w + x) * 4);
  return { data: half, width: w, height: h };
}
