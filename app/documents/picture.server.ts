import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Drawing, Tone } from './draw-figure';
import { FONT_FILES } from './fonts.server';

/** Colours on paper; every pair that must be told apart has at least 3:1. */
export const PAPER: Record<Tone, string> = {
  ink: '#1a1a1a',
  muted: '#555555',
  accent: '#0b5e6b',
  band: '#b7d6da',
  grid: '#d0d0d0',
  paper: '#ffffff',
};
const FAMILY = 'Document';
/** Points of the picture to one of the drawing: sharp in print. */
const SHARPNESS = 3;

/** A drawing as PNG, for formats that take pictures only. */
export function pictureOf(drawing: Drawing): Promise<Buffer> {
  if (!GlobalFonts.has(FAMILY)) GlobalFonts.registerFromPath(FONT_FILES.regular, FAMILY);
  const canvas = createCanvas(Math.ceil(drawing.width * SHARPNESS), Math.ceil(drawing.height * SHARPNESS));
  const context = canvas.getContext('2d');
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = PAPER.paper;
  context.fillRect(0, 0, drawing.width, drawing.height);
  for (const shape of drawing.shapes) {
    context.fillStyle = PAPER[shape.tone];
    context.strokeStyle = PAPER[shape.tone];
    if (shape.kind === 'rectangle') context.fillRect(shape.x, shape.y, shape.width, shape.height);
    else if (shape.kind === 'text') {
      context.font = `${shape.size}px ${FAMILY}`;
      context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
      context.fillText(shape.text, shape.x, shape.y);
    } else {
      context.lineWidth = shape.kind === 'line' ? shape.thickness : 1.5;
      context.beginPath();
      if (shape.kind === 'line') {
        context.moveTo(shape.x1, shape.y1);
        context.lineTo(shape.x2, shape.y2);
        context.stroke();
        continue;
      }
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      if (shape.isHollow) {
        context.fillStyle = PAPER.paper;
        context.fill();
        context.stroke();
      } else context.fill();
    }
  }
  return canvas.encode('png');
}
