import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { endSession } from '#app/http/session.server';

export function loader() {
  return redirect('/');
}

export async function action({ request, context }: ActionFunctionArgs) {
  return redirect('/', { headers: { 'Set-Cookie': await endSession(request, context) } });
}
