import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ChartSpec } from './chart-spec';

/** Colours follow these: when one changes the picture is drawn anew. */
const SCHEMES = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

/**
 * Draws the picture when its place is first seen, and again when the numbers or the colour scheme change. The drawing
 * code is fetched only then; where that fails `isDrawn` stays false and the table remains.
 */
export function useChart(spec: ChartSpec): { canvas: RefObject<HTMLCanvasElement>; isDrawn: boolean } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const content = JSON.stringify(spec);
  useEffect(() => {
    const place = canvas.current?.parentElement;
    if (!canvas.current || !place) return;
    const element = canvas.current;
    let isGone = false;
    let erase = () => {};
    const draw = async () => {
      const { drawChart } = await import('./chart-drawing');
      if (isGone) return;
      erase();
      erase = drawChart(element, JSON.parse(content) as ChartSpec);
      setDrawn(true);
    };
    const start = () => void draw().catch((error: unknown) => console.error('chart not drawn', error));
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    });
    observer.observe(place);
    const schemes = SCHEMES.map((query) => window.matchMedia(query));
    for (const scheme of schemes) scheme.addEventListener('change', start);
    return () => {
      isGone = true;
      observer.disconnect();
      for (const scheme of schemes) scheme.removeEventListener('change', start);
      erase();
    };
  }, [content]);
  return { canvas, isDrawn };
}
