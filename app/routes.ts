import { index, type RouteConfig, route } from '@remix-run/route-config';

/**
 * Table of contents: every page's address and the one file that answers it; what answers without a page stands in
 * endpoints.server.ts. Ids are the rows of access/permissions.ts.
 */
export default [
  index('features/home/routes/home.tsx', { id: 'home' }),
  route('logga-in', 'features/signing-in/routes/sign-in.tsx', { id: 'signIn' }),
  route('logga-in/kod', 'features/signing-in/routes/sign-in-code.tsx', { id: 'signInCode' }),
  route('logga-ut', 'features/signing-in/routes/sign-out.tsx', { id: 'signOut' }),
  route('installningar', 'features/home/routes/preferences.tsx', { id: 'preferences' }),
  route('oversikt', 'features/home/routes/overview.tsx', { id: 'overview' }),
  route('sjalvskattning/:id', 'features/assessments/routes/assessment.tsx', { id: 'assessment' }),
  route('sjalvskattning/:id/granska', 'features/signing-off/routes/review.tsx', { id: 'review' }),
  route('sjalvskattning/:id/godkann', 'features/signing-off/routes/approve.tsx', { id: 'approve' }),
  route('sjalvskattning/:id/kvitto', 'features/signing-off/routes/receipt.tsx', { id: 'receipt' }),
  route('sjalvskattning/:id/delning', 'features/sharing/routes/sharing.tsx', { id: 'sharing' }),
  route('sjalvskattning/:id/:omrade', 'features/answering/routes/answer-area.tsx', { id: 'answerArea' }),
  route('resultat/:organisation/:omgang', 'features/results/routes/result.tsx', { id: 'result' }),
  route('plan/:organisation/:omgang', 'features/planning/routes/plan.tsx', { id: 'plan' }),
  route('plan/:organisation/:omgang/forslag', 'features/planning/routes/proposals.tsx', { id: 'planProposals' }),
  route('plan/:organisation/:omgang/aktivitet/:aktivitet', 'features/planning/routes/action.tsx', { id: 'planAction' }),
  route('plan/:organisation/:omgang/beslut', 'features/planning/routes/decisions.tsx', { id: 'planDecisions' }),
  route('plan/:organisation/:omgang/uppfoljning', 'features/planning/routes/follow-up.tsx', { id: 'planFollowUp' }),
  route('plan/:organisation/:omgang/effekt', 'features/planning/routes/effect.tsx', { id: 'planEffect' }),
  route('plan/:organisation/:omgang/las-in', 'features/planning/routes/import.tsx', { id: 'planImport' }),
  route('plan/:organisation/:omgang/prova', 'features/planning/routes/simulator.tsx', { id: 'planSimulator' }),
  route('plan/:organisation/:omgang/filer', 'features/plan-files/routes/files.tsx', { id: 'planFiles' }),
  route('plan/:organisation/:omgang/dokument/:fil', 'features/plan-files/routes/plan-file.tsx', { id: 'planFile' }),
  route('gemensamma-aktiviteter', 'features/joint-actions/routes/offers.tsx', { id: 'offers' }),
  route('gemensamma-aktiviteter/:organisation/:aktivitet', 'features/joint-actions/routes/offer.tsx', { id: 'offer' }),
  route('publikt/:omgang', 'features/public-results/routes/public-results.tsx', { id: 'publicResults' }),
  route('publikt/:omgang/:organisation', 'features/public-results/routes/public-organisation.tsx', {
    id: 'publicOrganisation',
  }),
  route('lar-av-andra', 'features/learning/routes/learning.tsx', { id: 'learning' }),
  route('jamfor', 'features/comparison/routes/compare.tsx', { id: 'compare' }),
  route('jamfor/svar', 'features/comparison/routes/answers.tsx', { id: 'compareAnswers' }),
  route('jamfor/fakta', 'features/comparison/routes/facts.tsx', { id: 'compareFacts' }),
  route('jamfor/alla-svar.xlsx', 'features/comparison/routes/answers-workbook.tsx', { id: 'compareWorkbook' }),
  route('jamfor/handlingsplaner', 'features/comparison/routes/plans.tsx', { id: 'comparePlans' }),
  route('jamfor/handlingsplaner/:organisation/:omgang', 'features/comparison/routes/plan.tsx', { id: 'comparePlan' }),
  route('jamfor/:fil', 'features/comparison/routes/download.tsx', { id: 'compareDownload' }),
  route('lan', 'features/county/routes/county.tsx', { id: 'county' }),
  route('lan/uppfoljning', 'features/county/routes/follow-up.tsx', { id: 'followUp' }),
  route('lan/gemensamma-aktiviteter', 'features/joint-actions/routes/joint-actions.tsx', { id: 'jointActions' }),
  route('lan/gemensamma-aktiviteter/:aktivitet', 'features/joint-actions/routes/joint-action.tsx', {
    id: 'jointAction',
  }),
  route('lan/handlingsplaner', 'features/county-plans/routes/county-plans.tsx', { id: 'countyPlans' }),
  route('lan/matomgangar', 'features/rounds/routes/rounds.tsx', { id: 'rounds' }),
  route('lan/matomgangar/ny', 'features/rounds/routes/new-round.tsx', { id: 'newRound' }),
  route('lan/matomgangar/:omgang', 'features/rounds/routes/round.tsx', { id: 'round' }),
  route('lan/matomgangar/:omgang/enkat', 'features/rounds/routes/round-preview.tsx', { id: 'roundPreview' }),
  route('resultat/:organisation/:omgang/diagram/:fil', 'features/results/routes/figure-file.tsx', {
    id: 'resultFigure',
  }),
  route('resultat/:organisation/:omgang/sammanfattning', 'features/result-documents/routes/summary.tsx', {
    id: 'resultSummary',
  }),
  route('resultat/:organisation/:omgang/dokument/:fil', 'features/result-documents/routes/result-file.tsx', {
    id: 'resultFile',
  }),
  route('lan/rapport/:omgang', 'features/county-report/routes/report.tsx', { id: 'countyReport' }),
  route('lan/rapport/:omgang/dokument/:fil', 'features/county-report/routes/report-file.tsx', {
    id: 'countyReportFile',
  }),
  route('lan/rapport/:omgang/kommentar/:avsnitt', 'features/county-report/routes/report-comment.tsx', {
    id: 'countyReportComment',
  }),
  route('metod', 'features/method/routes/method.tsx', { id: 'method' }),
  route('tillganglighet', 'features/home/routes/accessibility.tsx', { id: 'accessibility' }),
  route('kakor', 'features/home/routes/cookies.tsx', { id: 'cookies' }),
  route('personuppgifter', 'features/home/routes/personal-data.tsx', { id: 'personalData' }),
  route('*', 'features/home/routes/missing.tsx', { id: 'missing' }),
] satisfies RouteConfig;
