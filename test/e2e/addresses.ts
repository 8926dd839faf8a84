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
  /** The newest choice of sharing of the signed assessment. */
  sharingId: Id;
  /** Something that the organisation offers to tell about. */
  exampleId: Id;
  organisationId: Id;
  /** Something that the county has offered it. */
  jointActionId: Id;
}

export async function placeOf(world: World, organisation: string): Promise<Place> {
  const assessmentId = world.assessment(organisation);
  const signedId = world.assessment(organisation, world.closedRound);
  const newest = await world.db
    .selectFrom('sharings')
    .select(['id', 'organisation_id'])
    .where('assessment_id', '=', signedId)
    .orderBy('chosen_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const example = await world.db
    .selectFrom('good_examples')
    .select('id')
    .where('organisation_id', '=', newest.organisation_id)
    .executeTakeFirstOrThrow();
  const offer = await world.db
    .selectFrom('joint_action_offers')
    .select('joint_action_id')
    .where('organisation_id', '=', newest.organisation_id)
    .executeTakeFirstOrThrow();
  return {
    jointActionId: offer.joint_action_id,
    sharingId: newest.id,
    exampleId: example.id,
    organisationId: newest.organisation_id,
    organisation,
    assessmentId,
    responseId: await world.response(assessmentId),
    signedId,
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
const offerOf = (place: Place) => `/gemensamma-aktiviteter/${place.organisation}/${place.jointActionId}`;
const jointOf = (place: Place) => `/lan/gemensamma-aktiviteter/${place.jointActionId}`;
const onOffer =
  (intent: string, fields: Record<string, string> = {}) =>
  (place: Place) => ({ path: offerOf(place), fields: { intent, ...fields } });
/** A choice of sharing that differs from every one in the demo. */
const SHARING = {
  'share-index': 'county',
  'share-areas': 'aggregate',
  'share-directions': 'private',
  'share-indicators': 'private',
  'share-plan': 'aggregate',
};

const IMPORTED = {
  kind: 'csv',
  isFrom1904: false,
  rows: [
    { number: 1, cells: ['action_id', 'revision', 'title'] },
    { number: 2, cells: ['', '', 'Skrivet av någon annan'] },
  ],
};

const PLAN = {
  name: 'Mätomgång',
  opensOn: '2029-10-01',
  opensTime: '8.00',
  closesOn: '2029-11-30',
  closesTime: '23.59',
};
const of = (place: Place) => `/sjalvskattning/${place.assessmentId}`;

/** Where every page is; null where the route has none. A route without a row here does not compile. */
export const PAGES: Pages = {
  home: () => ['/'],
  signIn: () => ['/logga-in'],
  signInCode: () => [`/logga-in/kod?id=${NO_CODE}`],
  signOut: null,
  session: null,
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
    `/resultat/${place.organisation}/${place.closedRound}?visa=open_data`,
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
  planFollowUp: (place) => [`${planOf(place)}/uppfoljning`, `${planOf(place)}/uppfoljning?andrade=2&flyttade=1`],
  planEffect: (place) => [`${planOf(place)}/effekt`],
  planImport: (place) => [`${planOf(place)}/las-in`, `${planOf(place)}/las-in?andrade=2&nya=1&avbrutna=0`],
  planSimulator: (place) => [`${planOf(place)}/prova?aktivitet=${place.actionId}&steg=ett`],
  planFiles: (place) => [`${planOf(place)}/filer`, `/plan/${place.organisation}/${place.openRound}/filer`],
  planFile: null,
  sharing: (place) => [`/sjalvskattning/${place.signedId}/delning`, `${of(place)}/delning`],
  publicResults: (place) => [`/publikt/${place.closedRound}`, `/publikt/${place.openRound}`],
  publicOrganisation: (place) => [`/publikt/${place.closedRound}/${SHOWING_PLAN}`],
  learning: () => ['/lar-av-andra'],
  offers: () => ['/gemensamma-aktiviteter'],
  offer: (place) => [offerOf(place)],
  jointActions: () => ['/lan/gemensamma-aktiviteter'],
  jointAction: (place) => [jointOf(place), '/lan/gemensamma-aktiviteter/ny?om=KOM1'],
  countyPlans: (place) => ['/lan/handlingsplaner', `/lan/handlingsplaner?omgang=${place.closedRound}`],
  compare: (place) => [
    '/jamfor',
    `/jamfor?omgang=${place.closedRound}&djup=inriktningar&ordning=KOM1`,
    `/jamfor?omgang=${place.closedRound}&lins=samverkan`,
    `/jamfor?omgang=${place.closedRound}&org=kumla&org=karlskoga&sida=7&grupp=finns-inte`,
    `/jamfor?omgang=${place.openRound}`,
  ],
  compareAnswers: (place) => ['/jamfor/svar', `/jamfor/svar?omgang=${place.closedRound}&omrade=TRY`],
  compareFacts: () => ['/jamfor/fakta'],
  comparePlans: (place) => ['/jamfor/handlingsplaner', `/jamfor/handlingsplaner?omgang=${place.closedRound}`],
  comparePlan: (place) => [`/jamfor/handlingsplaner/${SHOWING_PLAN}/${place.closedRound}`],
  compareWorkbook: () => ['/jamfor/alla-svar.xlsx'],
  compareDownload: (place) => [
    `/jamfor/varmekarta.csv?omgang=${place.closedRound}`,
    `/jamfor/sida-vid-sida-svar.csv?omgang=${place.closedRound}&org=kumla&org=karlskoga&profil=excel`,
    '/jamfor/svar.csv',
    '/jamfor/fakta.csv?profil=excel',
  ],
  resultSummary: (place) => [`/resultat/${place.organisation}/${place.closedRound}/sammanfattning`],
  resultFile: null,
  resultFigure: (place) => [
    `/resultat/${place.organisation}/${place.closedRound}/diagram/omraden.csv`,
    `/resultat/${place.organisation}/${place.closedRound}/diagram/samverkan.csv`,
    `/resultat/${place.organisation}/${place.closedRound}/diagram/ar.csv?profil=excel`,
  ],
  countyReport: (place) => [`/lan/rapport/${place.closedRound}`],
  countyReportFile: null,
  countyReportComment: (place) => [`/lan/rapport/${place.closedRound}/kommentar/summary`],
  county: () => ['/lan'],
  rounds: () => ['/lan/matomgangar'],
  newRound: (place) => ['/lan/matomgangar/ny', `/lan/matomgangar/ny?fran=${place.closedRound}`],
  round: (place) => [pageOfRound(place.openRound), pageOfRound(place.closedRound)],
  roundPreview: (place) => [`${pageOfRound(place.openRound)}/enkat`],
  followUp: (place) => ['/lan/uppfoljning', `/lan/uppfoljning?omgang=${place.closedRound}&sortera=svar`],
};

/** An organisation of the demo that shows its plan to everybody. */
const SHOWING_PLAN = 'lekeberg';
const pageOfRound = (slug: string) => `/lan/matomgangar/${slug}`;
const onRound =
  (intent: string, fields: object = {}) =>
  (place: Place) => ({
    path: pageOfRound(place.openRound),
    fields: { intent, ...fields },
  });

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
  session: {
    ask: () => ({ path: '/inloggning', fields: { word: 'ask' } }),
    stay: () => ({ path: '/inloggning', fields: { word: 'stay' } }),
  },
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
    preview: (place) => ({ path: `${of(place)}/godkann`, fields: { intent: 'preview', ...SHARING } }),
    sign: (place) => ({
      path: `${of(place)}/godkann`,
      fields: { intent: 'sign', revision: '1', read: 'yes', ...SHARING },
    }),
  },
  receipt: {
    reopen: (place) => ({
      path: `/sjalvskattning/${place.signedId}/kvitto`,
      fields: { intent: 'reopen', reason: 'Ett svar var fel.' },
    }),
  },
  sharing: {
    preview: (place) => ({
      path: `/sjalvskattning/${place.signedId}/delning`,
      fields: { intent: 'preview', ...SHARING },
    }),
    save: (place) => ({
      path: `/sjalvskattning/${place.signedId}/delning`,
      fields: { intent: 'save', seen: place.sharingId, ...SHARING },
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
  planImport: {
    review: (place) => ({ path: `${planOf(place)}/las-in`, fields: { intent: 'review' } }),
    import: (place) => ({
      path: `${planOf(place)}/las-in`,
      fields: { intent: 'import', table: JSON.stringify(IMPORTED), fingerprint: '' },
    }),
  },
  planSimulator: {},
  planFiles: {},
  planFile: {
    make: (place) => ({ path: `${planOf(place)}/dokument/handlingsplan.docx`, fields: { intent: 'make' } }),
  },
  publicResults: {},
  publicOrganisation: {},
  learning: {
    offer: (place) => ({ path: '/lar-av-andra', fields: offerFields(place) }),
    withdraw: (place) => ({ path: '/lar-av-andra', fields: { intent: 'withdraw', example: place.exampleId } }),
  },
  offers: {},
  offer: {
    accept: onOffer('accept'),
    decline: onOffer('decline', { reason: 'Vi hinner inte.' }),
    withdraw: onOffer('withdraw', { withdrawReason: 'Vi hinner inte.' }),
    ask: onOffer('ask', { text: 'Vad kostar det?' }),
  },
  jointActions: {},
  jointAction: {
    save: () => ({
      path: '/lan/gemensamma-aktiviteter/ny',
      fields: { intent: 'save', programme: NO_CODE, revision: '0', title: 'Skrivet av någon annan' },
    }),
    step: (place) => ({
      path: jointOf(place),
      fields: { intent: 'step', to: 'cancelled', cancelledOn: '2026-01-01', reason: 'Skrivet av någon annan.' },
    }),
    offer: (place) => ({ path: jointOf(place), fields: { intent: 'offer', more: place.organisationId } }),
    reply: (place) => ({
      path: jointOf(place),
      fields: {
        intent: 'reply',
        organisation: place.organisationId,
        [`text-${place.organisationId}`]: 'Skrivet av någon annan.',
      },
    }),
  },
  countyPlans: {},
  compare: {},
  compareAnswers: {},
  compareFacts: {},
  compareDownload: {},
  comparePlans: {},
  comparePlan: {},
  compareWorkbook: {},
  resultSummary: {},
  resultFigure: {},
  resultFile: {
    make: (place) => ({
      path: `/resultat/${place.organisation}/${place.closedRound}/dokument/svar.xlsx`,
      fields: { intent: 'make' },
    }),
  },
  countyReport: {},
  countyReportFile: {
    make: (place) => ({
      path: `/lan/rapport/${place.closedRound}/dokument/rapport.xlsx`,
      fields: { intent: 'make', language: 'sv' },
    }),
  },
  countyReportComment: {
    save: (place) => ({
      path: `/lan/rapport/${place.closedRound}/kommentar/summary`,
      fields: { intent: 'save', text: 'Länet.', baseRevision: '0' },
    }),
  },
  county: {},
  rounds: {},
  newRound: {
    plan: () => ({
      path: '/lan/matomgangar/ny',
      fields: { intent: 'plan', round: NO_CODE, programme: NO_CODE, ...PLAN, organisation: NO_CODE },
    }),
  },
  round: {
    change: onRound('change', PLAN),
    schedule: onRound('schedule'),
    unschedule: onRound('unschedule'),
    open: onRound('open'),
    extend: onRound('extend', { closesOn: '2030-01-31', closesTime: '23.59' }),
    invite: onRound('invite', { organisation: NO_CODE }),
    message: onRound('message', { message: 'Vi ses i höst.' }),
    close: onRound('close', { understood: 'yes' }),
    correct: onRound('correct', { reason: 'En fråga var fel ställd.' }),
    remove: onRound('remove'),
    archive: onRound('archive'),
    addGroup: onRound('addGroup', { group: NO_CODE, groupName: 'Västra länet', member: NO_CODE }),
    removeGroup: onRound('removeGroup', { group: NO_CODE }),
    raiseGroup: onRound('raiseGroup', { group: NO_CODE }),
  },
  roundPreview: {},
  followUp: {
    decline: () => ({
      path: '/lan/uppfoljning',
      fields: { intent: 'decline', round: NO_CODE, organisation: NO_CODE, note: 'Hinner inte i år.' },
    }),
    takePart: () => ({
      path: '/lan/uppfoljning',
      fields: { intent: 'takePart', round: NO_CODE, organisation: NO_CODE },
    }),
  },
};

function offerFields({ organisationId }: Place) {
  return {
    intent: 'offer',
    organisation: organisationId,
    direction: 'KOM1',
    title: 'Skrivet av någon annan',
    text: 'Så gör vi.',
    contact: 'Kansliet',
    willingUntil: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
  };
}

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
