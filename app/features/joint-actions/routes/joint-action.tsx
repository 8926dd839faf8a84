import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { offerJointToMore, replyJoint, saveJoint, stepJoint } from '../act-on-joint.server';
import { JointPage } from '../components/joint-page';
import type { JointProblem } from '../components/problem';
import { readJointId } from '../joint-address.server';
import { readJoint, readNewJoint } from '../read-joint.server';
import '#app/styles/joint.css';

export const meta = pageMeta;

const ACTIONS = { save: saveJoint, step: stepJoint, offer: offerJointToMore, reply: replyJoint };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const id = readJointId(params.aktivitet);
  const { programmeIds } = await authorise({ request, context }, 'jointAction', 'view');
  const { language, t } = await wordsFor(request, context);
  const { searchParams } = new URL(request.url);
  const shown = { today: formatDate(context.now.toISOString()), language };
  const about = searchParams.get('om');
  const view = orNotFound(
    id === null
      ? await readNewJoint(context.db, { programmeIds, about }, shown)
      : await readJoint(context.db, { id, programmeIds }, shown),
  );
  const title = view.id ? view.content.title : t('joint.new');
  return { title: `${title}, ${t('joint.title')}`, view, isWriting: view.canRewrite && searchParams.has('andra') };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const jointActionId = readJointId(params.aktivitet);
  const intent = await readIntent(request);
  if (intent !== 'save' && intent !== 'step' && intent !== 'offer' && intent !== 'reply') throw notFound();
  const { viewer, programmeIds } = await authorise({ request, context }, 'jointAction', intent);
  const acting = { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } };
  return ACTIONS[intent](context.db, { jointActionId, programmeIds, form: await readForm(request) }, acting);
}

export default function JointAction() {
  const { view, isWriting } = useLoaderData<typeof loader>();
  const failed = useActionData<JointProblem>();
  const key = `${view.id} ${view.revision} ${view.status}`;
  return <JointPage view={view} isWriting={isWriting} failed={failed} key={key} />;
}
