import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { PrintLine } from '#app/components/print-line';
import { formatDate } from '#app/i18n/format';
import type { AreaView } from '../area-view';
import { useQueueSnapshot, useSaveQueue } from '../queue/use-save-queue';
import type { FormProblem } from '../save-area-form.server';
import { Answering } from './answering';
import { AreaNavigation } from './area-navigation';
import { AreaReading } from './area-reading';
import { LevelGuidance } from './level-guidance';
import { SaveProblems } from './save-problems';
import { StartNotice } from './start-notice';

interface AnswerAreaPageProps {
  view: AreaView;
  problems: readonly FormProblem[];
}

/** The answering page: to start, to answer, or only to read, with why. The whole area is there for printing. */
export function AnswerAreaPage({ view, problems }: AnswerAreaPageProps) {
  const mayAnswer = view.lock === null && view.responseId !== null;
  return (
    <>
      <AreaHeader view={view} />
      {view.steps.length > 0 && <LevelGuidance />}
      {mayAnswer && <Answering key={view.slug} view={view} formProblems={problems} />}
      {!mayAnswer && <NotAnswering view={view} problems={problems} />}
    </>
  );
}

function AreaHeader({ view }: { view: AreaView }) {
  const { t } = useTranslation();
  const { assessment, name, goal } = view;
  const date = formatDate(assessment.closesAt);
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/oversikt', label: t('layout.link.overview') },
          { to: `/sjalvskattning/${assessment.id}`, label: `${t('assessment.title')} ${assessment.organisationName}` },
        ]}
      />
      <PrintLine organisation={assessment.organisationName} round={assessment.roundName} />
      <h1 className="ds-heading" data-size="lg">
        {name}
      </h1>
      <p className="narrow">
        {goal ?? t('answering.factsText')}{' '}
        <span className="area-round">
          {assessment.roundName}. {t(assessment.isClosed ? 'overview.closed' : 'overview.closes', { date })}
        </span>
      </p>
    </>
  );
}

/** Before the person has begun, or when nothing may be changed: the questions can be read either way. */
function NotAnswering({ view, problems }: { view: AreaView; problems: readonly FormProblem[] }) {
  const { t } = useTranslation();
  const queue = useSaveQueue(view);
  const { problems: unsaved } = useQueueSnapshot(queue);
  return (
    <>
      <AreaNavigation view={view} answeredHere={null} />
      {view.lock === null && <StartNotice view={view} />}
      {view.lock !== null && <p className="notice">{t(`answering.lock.${view.lock}`)}</p>}
      <SaveProblems
        view={view}
        problems={problems.length > 0 ? problems : unsaved}
        queue={problems.length > 0 ? null : queue}
      />
      <AreaReading view={view} answerOf={(indicator) => indicator.answer} />
    </>
  );
}
