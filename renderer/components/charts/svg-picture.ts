import { tokenColour } from './chart-setup.ts';

/**
 * An SVG drawing of the page as a picture for saving: twice its size, with its title, on the ground of panels. Colours are
 * given in the drawing as `var(--token)` or as a mix of two tokens.
 *
 * @returns null when there is no drawing or the system gives no canvas.
 */
export async function svgPicture(drawing: SVGSVGElement | null, title: string): Promise<Blob | null> {
  if (drawing === null) return null;
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', getComputedStyle(document.body).fontFamily);
  const text = new XMLSerializer().serializeToString(copy).replace(/var\((--[\w-]+)\)/g, (_, name: string) => tokenColour(name));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const head = 36;
  const canvas = document.createElement('canvas');
  canvas.width = (width + 32) * 2;
  canvas.height = (height + head + 24) * 2;
  const ctx = canvas.getContext('2d');
  if (ctx === null) return null;
  ctx.scale(2, 2);
  ctx.fillStyle = tokenColour('--surface');
  ctx.fillRect(0, 0, width + 32, height + head + 24);
  ctx.fillStyle = tokenColour('--text-1');
  ctx.font = `600 14px ${getComputedStyle(document.body).fontFamily}`;
  ctx.fillText(title, 16, 28);
  ctx.drawImage(image, 16, head + 8, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
