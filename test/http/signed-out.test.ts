import { expect, it } from 'vitest';
import { answerSignedOut } from '#app/http/signed-out.server';

const ACTION = 'http://own.invalid/plan/kumla/2025/aktivitet/ny';

function post(fields: Record<string, string>, headers: Record<string, string> = {}): Request {
  return new Request(ACTION, { method: 'POST', body: new URLSearchParams(fields), headers });
}

it('sends a reader to sign-in and back, without what only scripts ask for', async () => {
  const request = new Request('http://own.invalid/jamfor.data?omgang=2025&_routes=root');
  const answer = await answerSignedOut(request);
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/logga-in?till=%2Fjamfor%3Fomgang%3D2025']);
});

it('hands a form back: what was written, in order, and the page it stands on', async () => {
  const fields = {
    intent: 'save',
    title: 'Ny e-tjänst',
    description: 'Först\r\nsedan',
    revision: '3',
    empty: ' ',
    status: 'ongoing',
  };
  const answer = await answerSignedOut(post(fields, { Referer: 'http://own.invalid/plan/kumla/2025?vy=tavla' }));
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({
    back: '/plan/kumla/2025?vy=tavla',
    written: ['Ny e-tjänst', 'Först\r\nsedan', 'status: ongoing'],
  });
});

it('shows no codes, secrets, ids or what the page wrote itself', async () => {
  const answer = await answerSignedOut(
    post({
      code: '123456',
      password: 'hemligt',
      'INF1.1.was': '["","",""]',
      rows: '[{"a":1}]',
      person: '01a203e3-5553-75ed-8437-2303f156bd3e',
      'INF1.1.comment': 'Vi gör så',
    }),
  );
  expect(await answer.json()).toMatchObject({ back: '/plan/kumla/2025/aktivitet/ny', written: ['Vi gör så'] });
});

it('answers an endpoint with the status alone', async () => {
  const answer = await answerSignedOut({ method: 'POST', url: '/sjalvskattning/1/svar', headers: new Headers() });
  expect([answer.status, await answer.text()]).toEqual([401, '']);
});

it('never leads to another site', async () => {
  const answer = await answerSignedOut(post({}, { Referer: 'http://own.invalid//evil.example/x' }));
  expect(await answer.json()).toMatchObject({ back: '/evil.example/x' });
});
