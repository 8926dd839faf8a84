/** One number a round, the oldest first. */
type Course = readonly [number, number, number, number];

/** What an organisation is good and bad at, on the scale 0–5, and how that changes over the rounds. */
export interface Profile {
  base: number;
  /** Added for an area, or for a direction. */
  strengths: Readonly<Record<string, number>>;
  course: Course;
  /** Share of "Vet ej" in the first round; it shrinks. */
  dontKnow: number;
  respondents: 1 | 2 | 3;
  /** Levels that are part of the story: a leap after an action, a fall after a reorganisation. */
  told?: Readonly<Record<string, Course>>;
}

const EVEN: Course = [-0.3, -0.15, 0, 0.15];
const CLIMBING: Course = [-0.8, -0.4, 0, 0.4];
const STANDING_STILL: Course = [0, 0, 0, 0];
const FALLING: Course = [0.1, 0.3, -0.6, -0.45];

const ORDINARY: Profile = { base: 2, strengths: {}, course: EVEN, dontKnow: 0.04, respondents: 1 };

const PROFILES: Readonly<Record<string, Profile>> = {
  orebro: {
    base: 2.9,
    strengths: { INN: 0.7, LED: 0.6, INF: -1, KOM3: 0.3, TRY5: 0.4 },
    course: EVEN,
    dontKnow: 0.02,
    respondents: 3,
    told: { 'INF1.2': [1, 1, 1, 4], 'TRY5.1': [1, 1, 0, 3] },
  },
  kumla: {
    base: 2.4,
    strengths: { KOM: 0.4, LED: 0.2, INF2: 0.5, INN3: -0.4 },
    course: CLIMBING,
    dontKnow: 0.03,
    respondents: 2,
    told: { 'LED3.1': [0, 1, 4, 4], 'KOM3.1': [1, 1, 3, 4] },
  },
  karlskoga: {
    base: 2.4,
    strengths: { TRY: 1.2, INN: -0.4, KOM1: -0.3 },
    course: EVEN,
    dontKnow: 0.02,
    respondents: 3,
  },
  lindesberg: {
    base: 2.2,
    strengths: { INF: 0.6, LED: -0.2, KOM2: 0.3 },
    course: FALLING,
    dontKnow: 0.04,
    respondents: 2,
    told: { 'LED1.2': [3, 4, 1, 1], 'LED2.3': [3, 3, 0, 1] },
  },
  hallsberg: {
    base: 2.1,
    strengths: { INF: 0.5, TRY: -0.3, INN4: 0.5 },
    course: EVEN,
    dontKnow: 0.04,
    respondents: 2,
  },
  lekeberg: {
    base: 2,
    strengths: { LED: 0.8, KOM: 0.3, INF1: -0.4 },
    course: CLIMBING,
    dontKnow: 0.05,
    respondents: 1,
  },
  askersund: {
    base: 1.8,
    strengths: { INF1: 0.6, LED3: -0.5 },
    course: STANDING_STILL,
    dontKnow: 0.05,
    respondents: 1,
  },
  nora: { base: 1.8, strengths: { KOM1: 0.6, INN5: 0.6, TRY1: -0.5 }, course: EVEN, dontKnow: 0.05, respondents: 1 },
  degerfors: { base: 1.6, strengths: { INN: 0.4, TRY4: 0.6, LED4: 0.5 }, course: EVEN, dontKnow: 0.06, respondents: 1 },
  hallefors: {
    base: 1.3,
    strengths: { TRY4: 0.7, INN4: 0.5, LED: -0.2 },
    course: CLIMBING,
    dontKnow: 0.08,
    respondents: 1,
  },
  laxa: { base: 1.2, strengths: { INF: 0.6, INN: -0.3 }, course: EVEN, dontKnow: 0.08, respondents: 1 },
  ljusnarsberg: { base: 0.8, strengths: { KOM1: 2.2, LED5: 0.6 }, course: EVEN, dontKnow: 0.1, respondents: 1 },
  'region-orebro-lan': {
    base: 3,
    strengths: { TRY: 0.6, INN: 0.3, KOM3: -0.7, LED4: 0.5, INF1: -0.4 },
    course: EVEN,
    dontKnow: 0.02,
    respondents: 3,
  },
  'lansstyrelsen-orebro-lan': {
    base: 2.7,
    strengths: { INF1: 0.9, TRY3: 0.5, LED4: 0.7, INN: -0.6, KOM1: -0.5 },
    course: EVEN,
    dontKnow: 0.03,
    respondents: 2,
  },
  'orebro-universitet': {
    base: 2.6,
    strengths: { KOM: 0.8, INN1: 1.6, INN3: 1.2, INF1: -0.4, LED: -0.5, TRY5: -0.6 },
    course: EVEN,
    dontKnow: 0.03,
    respondents: 2,
  },
};

export function profileOf(organisation: string): Profile {
  return PROFILES[organisation] ?? ORDINARY;
}

/** How much harder than others a direction is for everybody, in levels. */
export const DIFFICULTY: Readonly<Record<string, number>> = {
  INF2: 0.2,
  KOM1: -0.3,
  KOM2: 0.3,
  TRY1: -0.3,
  TRY4: -0.5,
  TRY5: 0.6,
  INN1: 0.4,
  INN3: 0.8,
  INN4: -0.1,
  LED1: -0.2,
  LED4: 0.4,
  LED5: -0.4,
};

/** Questions that do not concern an organisation, with what it says about that. */
export const NOT_APPLICABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'orebro-universitet': {
    'INN4.1':
      'Lärosätet inför ingen välfärdsteknik. Forskning om sådan teknik redovisas under samverkan med forskning.',
  },
  'lansstyrelsen-orebro-lan': {
    'TRY5.2': 'Konsumentvägledning är kommunernas uppgift. Vi hänvisar dit när någon hör av sig.',
  },
  'region-orebro-lan': {
    'INN5.1': 'Regionen har ingen egen handläggning av planer och bygglov.',
  },
};
