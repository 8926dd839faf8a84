const MARGIN = 24;
const LINE = 28;
/** Dots to a pixel in pictures that are not shown on the page. */
export const PRINT_SCALE = 2;

/** Gives the browser a canvas as a file to save, with its caption above it on the page's own background. */
export function savePicture(drawing: HTMLCanvasElement, caption: string, fileName: string): void {
  const page = getComputedStyle(drawing.parentElement ?? document.body);
  // One that stands on the page says by its size there how many dots it has to a pixel; others are drawn for print.
  const scale = drawing.clientWidth > 0 ? drawing.width / drawing.clientWidth : PRINT_SCALE;
  const canvas = document.createElement('canvas');
  canvas.width = drawing.width + 2 * MARGIN * scale;
  canvas.height = drawing.height + (3 * MARGIN + LINE) * scale;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = page.color;
  pen.font = `600 ${18 * scale}px ${page.fontFamily}`;
  pen.fillText(caption, MARGIN * scale, (MARGIN + 18) * scale, canvas.width - 2 * MARGIN * scale);
  pen.drawImage(drawing, MARGIN * scale, (2 * MARGIN + LINE) * scale);
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }, 'image/png');
}
