export type ChartSeries = 'own' | 'earlier' | 'median' | 'band' | 'linked' | 'break';

/** What to draw, always on the whole scale. null leaves a gap. */
export type ChartSpec = MarksSpec | YearsSpec;

/** `strip`: one row a label with marks on the scale; `radar`: an overview of a few labels, one corner each. */
export interface MarksSpec {
  kind: 'strip' | 'radar';
  labels: string[];
  scale: { min: number; max: number };
  own: (number | null)[];
  /** The own values as they are written in the labels. */
  ownTexts: string[];
  earlier: (number | null)[] | null;
  medians: (number | null)[] | null;
  /** Lower and upper quartile; strips only. */
  bands: ([number, number] | null)[] | null;
}

/** One value over the years: points, and a line that is comparable all along. */
export interface YearsSpec {
  kind: 'years';
  labels: string[];
  scale: { min: number; max: number };
  own: (number | null)[];
  ownTexts: string[];
  linked: (number | null)[];
  /** Places among the labels: the years that can't be compared with the one before. */
  breaks: number[];
}

export type ChartColors = Record<
  'own' | 'earlier' | 'median' | 'band' | 'bandEdge' | 'grid' | 'text' | 'surface',
  string
>;

export interface ChartFont {
  family: string;
  size: number;
}
