import { saveAnswers } from './features/answering/routes/save-answers.server';
import { answerSession } from './features/signing-in/routes/session.server';
import type { Endpoint } from './http/endpoint.server';

/** The addresses that answer with JSON, beside the pages of routes.ts. */
export const endpoints: readonly Endpoint[] = [
  {
    id: 'saveAnswers',
    method: 'post',
    path: '/sjalvskattning/:id/svar',
    file: 'features/answering/routes/save-answers.server.ts',
    answer: saveAnswers,
  },
  {
    id: 'session',
    method: 'post',
    path: '/inloggning',
    file: 'features/signing-in/routes/session.server.ts',
    answer: answerSession,
  },
];
