import type { ActionFunctionArgs } from '@remix-run/node';
import type { ServerBuild } from '@remix-run/server-runtime';

/**
 * Lets the loaders that follow a form know that it was refused: the page's title then begins with "Fel:" in the server's
 * own HTML. Here, once, since no loader and no title sees what the action answered.
 */
export function noteRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const action = route?.module.action;
    if (!route || !action) return [id, route] as const;
    const noting = async (args: ActionFunctionArgs) => {
      const answer = await action(args);
      args.context.isFormRefused = answer instanceof Response && answer.status >= 400;
      return answer;
    };
    return [id, { ...route, module: { ...route.module, action: noting } }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}
