import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { grantOf, scopeOf } from '#app/access/viewer';
import { authorise } from '#app/http/authorise.server';
import { isId, readFields, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { answerOffer } from '../answer-offer.server';
import { OfferPage } from '../components/offer-page';
import type { OfferProblem } from '../components/problem';
import { readOffer } from '../read-offers.server';
import { askAboutOffer } from '../write-message.server';
import '#app/styles/joint.css';

export const meta = pageMeta;

const address = z.object({
  organisation: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  aktivitet: z.string().refine(isId),
});
const FIELD = { accept: 'form', decline: 'reason', withdraw: 'withdrawReason', ask: 'text' } as const;
const isKnown = (intent: string): intent is keyof typeof FIELD => Object.hasOwn(FIELD, intent);

function readAddress(params: LoaderFunctionArgs['params']) {
  const parsed = address.safeParse(params);
  if (!parsed.success) throw notFound();
  return { jointActionId: parsed.data.aktivitet, organisation: { slug: parsed.data.organisation } };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const named = readAddress(params);
  const { viewer, organisationIds } = await authorise({ request, context }, 'offer', 'view');
  const { language } = await wordsFor(request, context);
  const answering = scopeOf(viewer, grantOf('offer', 'accept')).organisationIds;
  const view = orNotFound(await readOffer(context.db, { ...named, organisationIds }, answering, language));
  return { title: `${view.reading.title}, ${view.organisation}`, view };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const named = readAddress(params);
  const intent = await readIntent(request);
  if (!isKnown(intent)) throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'offer', intent);
  const acting = { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } };
  const written = await readFields(request);
  const text = written[FIELD[intent]] ?? '';
  const scope = { ...named, organisationIds };
  const result =
    intent === 'ask'
      ? await askAboutOffer(context.db, { ...scope, text }, acting)
      : await answerOffer(context.db, { ...scope, answer: intent, reason: text }, acting);
  const place = intent === 'ask' ? '#fragor' : `?svar=${intent}`;
  const path = `/gemensamma-aktiviteter/${named.organisation.slug}/${named.jointActionId}`;
  if (!('problem' in result)) return redirect(`${path}${place}`);
  if (result.problem === 'not_found') throw notFound();
  const isOfField = /missing|long/.test(result.problem);
  const errors = { [isOfField ? FIELD[intent] : 'form']: `joint.problem.${result.problem}` };
  return Response.json({ errors, written }, { status: isOfField ? 400 : 409 });
}

export default function Offer() {
  const { view } = useLoaderData<typeof loader>();
  const failed = useActionData<OfferProblem>();
  return <OfferPage view={view} failed={failed} key={`${view.status} ${view.messages.length}`} />;
}
