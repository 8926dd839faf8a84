import { type Intent, permissions, type RouteName } from '#app/access/permissions';
import { endpoints } from '#app/endpoints.server';
import type { Id } from '#db/schema';
import routes from '../../app/routes';
import { AREA_SLUGS, answer, VERSION, type World } from './world';

/** What stands in the addresses of one organisation. */
export interface Place {
  organisation: string;
  /** Its assessment in the open round, with somebody's response. */
  assessmentId: Id;
  responseId: Id;
  signedId: Id;
  openRound: string;
  closedRound: string;
  /** An action of its plan after the closed round. */
  actionId: Id;
}

export async function placeOf(world: World, organisation: string): Promise<Place> {
  const assessmentId = world.assessment(organisation);
  return {
    organisation,
    assessmentId,
    responseId: await world.response(assessmentId),
    signedId: world.assessment(organisation, world.closedRound),
    openRound: world.openRound,
    closedRound: world.closedRound,
    actionId: await world.action(organisation, world.closedRound),
  };
}

type Pages = { [R in RouteName]: ((place: Place) => string[]) | null };
type Forms = {
  [R in RouteName]: { [I in Exclude<Intent<R>, 'view'>]: (place: Place) => { path: string; fields: object } };
};

const NO_CODE = '00000000-0000-4000-8000-000000000000';
const planOf = (place: Place) => `/plan/${place.organisation}/${place.closedRound}`;
const of = (place: Place) => `/sjalvskattning/${place.assessmentId}`;

/** Where every page is; null where the route has none. A route without a row here does not compile. */
export const PAGES: Pages = {
  home: () => ['/'],
  signIn: () => ['/logga-in'],
  signInCode: () => [`/logga-in/kod?id=${NO_CODE}`],
  signOut: null,
  preferences: null,
  accessibility: () => ['/tillganglighet'],
  cookies: () => ['/kakor'],
  personalData: () => ['/personuppgifter'],
  method: () => ['/metod'],
  overview: () => ['/oversikt'],
  assessment: (place) => [of(place), `/sjalvskattning/${place.signedId}`],
  answerArea: (place) => AREA_SLUGS.map((slug) => `${of(place)}/${slug}`),
  saveAnswers: null,
  review: (place) => [`${of(place)}/granska`],
  approve: (place) => [`${of(place)}/godkann`],
  receipt: (place) => [`/sjalvskattning/${place.signedId}/kvitto`, `${of(place)}/kvitto`],
  result: (place) => [
    `/resultat/${place.organisation}/${place.closedRound}`,
    `/resultat/${place.organisation}/${place.closedRound}?visa=INF1`,
    `/resultat/${place.organisation}/${place.openRound}`,
  ],
  plan: (place) => [
    `${planOf(place)}?vy=tabell`,
    `${planOf(place)}?vy=tavla`,
    `${planOf(place)}?vy=tidslinje&status=open`,
    `/plan/${place.organisation}/${place.openRound}`,
  ],
  planProposals: (place) => [`${planOf(place)}/forslag`, `/plan/${place.organisation}/${place.openRound}/forslag`],
  planAction: (place) => [`${planOf(place)}/aktivitet/${place.actionId}`],
  planDecisions: (place) => [`${planOf(place)}/beslut`],
  planFollowUp: (place) => [`${planOf(place)}/uppfoljning`],
  planEffect: (place) => [`${planOf(place)}/effekt`],
  planSimulator: (place) => [`${planOf(place)}/prova?aktivitet=${place.actionId}&steg=ett`],
  county: () => ['/lan'],
};

/** A form that would be accepted from somebody with the right, for everything that can be done. */
export const FORMS: Forms = {
  home: {},
  signIn: {
    demo: () => ({ path: '/logga-in', fields: { intent: 'demo', person: NO_CODE } }),
    request: () => ({ path: '/logga-in', fields: { intent: 'request', email: 'nobody@example.se' } }),
  },
  signInCode: {
    confirm: () => ({ path: '/logga-in/kod', fields: { intent: 'confirm', id: NO_CODE, code: '12345678' } }),
  },
  signOut: { leave: () => ({ path: '/logga-ut', fields: { intent: 'leave' } }) },
  preferences: { save: () => ({ path: '/installningar', fields: { intent: 'save', language: 'sv', back: '/' } }) },
  accessibility: {},
  cookies: {},
  personalData: {},
  method: {},
  overview: {},
  assessment: {
    start: (place) => ({ path: of(place), fields: { intent: 'start', area: 'inf' } }),
    submit: (place) => ({ path: of(place), fields: { intent: 'submit' } }),
    resume: (place) => ({ path: of(place), fields: { intent: 'resume' } }),
  },
  answerArea: { save: (place) => ({ path: `${of(place)}/inf`, fields: areaForm('INF1.1') }) },
  saveAnswers: { save: (place) => ({ path: `${of(place)}/svar`, fields: saveBody(place) }) },
  review: {
    take: (place) => ({ path: `${of(place)}/granska`, fields: { intent: 'take', response: place.responseId } }),
    handOver: (place) => ({ path: `${of(place)}/granska`, fields: { intent: 'handOver' } }),
  },
  approve: {
    sendBack: (place) => ({ path: `${of(place)}/godkann`, fields: { intent: 'sendBack', reason: 'Se över svaren.' } }),
    sign: (place) => ({ path: `${of(place)}/godkann`, fields: { intent: 'sign', revision: '1', read: 'yes' } }),
  },
  receipt: {
    reopen: (place) => ({
      path: `/sjalvskattning/${place.signedId}/kvitto`,
      fields: { intent: 'reopen', reason: 'Ett svar var fel.' },
    }),
  },
  result: {},
  plan: {
    move: (place) => ({
      path: planOf(place),
      fields: { intent: 'move', action: place.actionId, revision: '1', status: 'cancelled' },
    }),
  },
  planProposals: {
    rate: (place) => ({ path: `${planOf(place)}/forslag`, fields: { intent: 'rate', 'areaTarget.INF': '4,5' } }),
    pick: (place) => ({ path: `${planOf(place)}/forslag`, fields: { intent: 'pick', pick: 'INF1.1/0' } }),
    merge: (place) => ({ path: `${planOf(place)}/forslag`, fields: { intent: 'merge', pick: 'INF1.1/0' } }),
  },
  planAction: {
    save: (place) => ({
      path: `${planOf(place)}/aktivitet/ny`,
      fields: { intent: 'save', revision: '0', title: 'Skrivet av någon annan', status: 'proposed' },
    }),
    note: (place) => ({
      path: `${planOf(place)}/aktivitet/${place.actionId}`,
      fields: { intent: 'note', text: 'Skrivet av någon annan.' },
    }),
  },
  planDecisions: {
    decide: (place) => ({
      path: `${planOf(place)}/beslut`,
      fields: { intent: 'decide', decidingBody: 'KS', decidedOn: '2026-12-08', paragraph: '§ 214', fingerprint: '' },
    }),
  },
  planFollowUp: {
    followUp: (place) => ({ path: `${planOf(place)}/uppfoljning`, fields: { intent: 'followUp' } }),
  },
  planEffect: {},
  planSimulator: {},
  county: {},
};

/** The fields of the form without JavaScript, for one question that had no answer. */
function areaForm(code: string) {
  return {
    intent: 'next',
    [`${code}.level`]: '3',
    [`${code}.comment`]: 'Skrivet av någon annan.',
    [`${code}.evidence`]: '',
    [`${code}.revision`]: '0',
    [`${code}.was`]: '["","",""]',
  };
}

function saveBody({ responseId }: Place) {
  return { responseId, version: VERSION, answers: [answer('INF1.1')], facts: [] };
}

/** The ids of the pages and of what answers without one: every one has rights, and a row above. */
export async function routeIds(): Promise<string[]> {
  return [...(await routes), ...endpoints].map((route) => route.id ?? '').filter((id) => id !== 'missing');
}

export const ROUTE_NAMES = Object.keys(permissions) as RouteName[];

/** Everything that can be done with a form, route by route. */
export function intentsOf(
  route: RouteName,
): { intent: string; form: (place: Place) => { path: string; fields: object } }[] {
  const forms = FORMS[route] as Record<string, (place: Place) => { path: string; fields: object }>;
  return Object.keys(permissions[route])
    .filter((intent) => intent !== 'view')
    .map((intent) => {
      const form = forms[intent];
      if (!form) throw new Error(`no form for ${route} ${intent}`);
      return { intent, form };
    });
}
