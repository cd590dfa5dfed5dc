import ExifReader from 'exifreader';

/** What the camera wrote into the file. */
export interface CameraFacts {
  /** Its own clock when the picture was taken, `YYYY-MM-DDTHH:MM:SS`; null: it did not say, or no such time exists. */
  readonly takenAt: string | null;
  /** Maker and model; null: it did not say. */
  readonly camera: string | null;
  /** How the stored picture is turned, EXIF 1 to 8; 1: not at all. */
  readonly orientation: number;
}

const NOTHING: CameraFacts = { takenAt: null, camera: null, orientation: 1 };

/** The EXIF facts of a JPEG, PNG or WebP. A file without any, or with unreadable ones, says nothing. */
export function readCameraFacts(bytes: Uint8Array): CameraFacts {
  const tags = tagsOf(bytes);
  if (tags === null) return NOTHING;
  const orientation = Number(tags['Orientation']?.value ?? 1);
  return {
    // The instant of the shot; the others only tell when the file was written.
    takenAt: takenAt(textOf(tags['DateTimeOriginal']) ?? textOf(tags['DateTimeDigitized'])),
    camera: cameraName(textOf(tags['Make']), textOf(tags['Model'])),
    orientation: Number.isInteger(orientation) && orientation >= 1 && orientation <= 8 ? orientation : 1,
  };
}

type Tags = Readonly<Record<string, { readonly value: unknown; readonly description: string } | undefined>>;

function tagsOf(bytes: Uint8Array): Tags | null {
  try {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    return (ExifReader.load(file, { expanded: true }).exif as unknown as Tags | undefined) ?? null;
  } catch (error) {
    // The reader throws on what it cannot follow; then the picture says nothing of itself, which is allowed.
    if (error instanceof Error) return null;
    throw error;
  }
}

function textOf(tag: { readonly value: unknown; readonly description: string } | undefined): string | null {
  const value: unknown = Array.isArray(tag?.value) ? tag.value[0] : tag?.value;
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  return text === '' ? null : text.slice(0, 200);
}

/** `2026:09:23 14:05:11` as EXIF writes it; a time that does not exist is none. */
function takenAt(text: string | null): string | null {
  const parts = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(text ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const instant = Date.parse(`${at}Z`);
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 19) !== at ? null : at;
}

function cameraName(make: string | null, model: string | null): string | null {
  if (make === null || model === null) return model ?? make;
  return model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
}
