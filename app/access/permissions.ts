import type { Role } from '#db/schema';

/**
 * Who may see and do what: one row a route × intent. `public` needs no sign-in, `signed_in` any signed-in person; a list
 * names roles, which count in the organisation or programme that the page belongs to. Somebody without the right gets
 * 404, as if the page did not exist. The crawl test is generated from this table and fails on a route without a row.
 */
export type Grant = 'public' | 'signed_in' | readonly Role[];

const ORGANISATION = ['respondent', 'coordinator', 'approver', 'reader'] as const;
const COMPARING = [...ORGANISATION, 'county'] as const;
const WORKING = ['respondent', 'coordinator', 'approver'] as const;
const PLANNING = ['coordinator', 'approver'] as const;
const OFFERING = ['coordinator', 'approver'] as const;
const ANSWERING = ['respondent', 'coordinator'] as const;
const COUNTY = ['county'] as const;

export const permissions = {
  home: { view: 'public' },
  signIn: { view: 'public', demo: 'public', request: 'public' },
  signInCode: { view: 'public', confirm: 'public' },
  signOut: { leave: 'public' },
  session: { ask: 'public', stay: 'public' },
  preferences: { save: 'public' },
  method: { view: 'public' },
  accessibility: { view: 'public' },
  cookies: { view: 'public' },
  personalData: { view: 'public' },
  overview: { view: 'signed_in' },
  assessment: { view: WORKING, start: ANSWERING, submit: ANSWERING, resume: ANSWERING },
  answerArea: { view: WORKING, save: ANSWERING },
  saveAnswers: { save: ANSWERING },
  review: { view: ['coordinator'], take: ['coordinator'], handOver: ['coordinator'] },
  approve: { view: ['approver'], preview: ['approver'], sendBack: ['approver'], sign: ['approver'] },
  receipt: { view: ORGANISATION, reopen: ['approver'] },
  sharing: { view: ['coordinator', 'approver', 'reader'], preview: ['approver'], save: ['approver'] },
  result: { view: ORGANISATION },
  plan: { view: ORGANISATION, move: PLANNING },
  planProposals: { view: ORGANISATION, rate: PLANNING, pick: PLANNING, merge: PLANNING },
  planAction: { view: ORGANISATION, save: PLANNING, note: PLANNING },
  planDecisions: { view: ORGANISATION, decide: PLANNING },
  planFollowUp: { view: ORGANISATION, followUp: PLANNING },
  planEffect: { view: ORGANISATION },
  planImport: { view: PLANNING, review: PLANNING, import: PLANNING },
  planSimulator: { view: ORGANISATION },
  planFiles: { view: ORGANISATION },
  planFile: { make: ORGANISATION },
  offers: { view: 'signed_in' },
  offer: { view: ORGANISATION, accept: PLANNING, decline: PLANNING, withdraw: PLANNING, ask: PLANNING },
  publicResults: { view: 'public' },
  publicOrganisation: { view: 'public' },
  learning: { view: 'signed_in', offer: OFFERING, withdraw: OFFERING },
  county: { view: COUNTY },
  rounds: { view: COUNTY },
  newRound: { view: COUNTY, plan: COUNTY },
  round: {
    view: COUNTY,
    change: COUNTY,
    schedule: COUNTY,
    unschedule: COUNTY,
    open: COUNTY,
    extend: COUNTY,
    invite: COUNTY,
    message: COUNTY,
    close: COUNTY,
    correct: COUNTY,
    remove: COUNTY,
    archive: COUNTY,
    addGroup: COUNTY,
    removeGroup: COUNTY,
    raiseGroup: COUNTY,
  },
  roundPreview: { view: COUNTY },
  followUp: { view: COUNTY, decline: COUNTY, takePart: COUNTY },
  jointActions: { view: COUNTY },
  jointAction: { view: COUNTY, save: COUNTY, step: COUNTY, offer: COUNTY, reply: COUNTY },
  countyPlans: { view: COUNTY },
  compare: { view: COMPARING },
  compareAnswers: { view: COMPARING },
  compareFacts: { view: COMPARING },
  comparePlans: { view: COMPARING },
  comparePlan: { view: COMPARING },
  compareDownload: { view: COMPARING },
  compareWorkbook: { view: COMPARING },
  resultSummary: { view: ORGANISATION },
  resultFile: { make: ORGANISATION },
  resultFigure: { view: ORGANISATION },
  countyReport: { view: ['county'] },
  countyReportFile: { make: ['county'] },
  countyReportComment: { view: ['county'], save: ['county'] },
} as const satisfies Record<string, Record<string, Grant>>;

export type RouteName = keyof typeof permissions;
export type Intent<R extends RouteName> = keyof (typeof permissions)[R] & string;
