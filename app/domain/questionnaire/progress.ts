import type { FocusArea } from './schema';

export interface AreaProgress {
  code: string;
  name: { sv: string; en: string };
  answered: number;
  total: number;
}

/** How many of each area's indicators are among the answered ones. */
export function progressByArea(areas: readonly FocusArea[], answered: ReadonlySet<string>): AreaProgress[] {
  return areas.map((area) => {
    const codes = area.directions.flatMap((direction) => direction.indicators.map((indicator) => indicator.code));
    return {
      code: area.code,
      name: area.name,
      answered: codes.filter((code) => answered.has(code)).length,
      total: codes.length,
    };
  });
}

/** Where to go on: the first area with something unanswered, else the first one; null when there is none. */
export function nextArea(progress: readonly AreaProgress[]): string | null {
  return (progress.find((area) => area.answered < area.total) ?? progress[0])?.code ?? null;
}
