import { describe, expect, it } from 'vitest';
import { countUnsaved } from '#app/components/unsaved-answers';
import { ANNA, FakeStorage, level, newWorld, openTab } from './queue-world';

const OPENED_AGAIN = new Set<string>();

describe('the save queue', () => {
  it('stores a change before it is sent, and takes it away when it is acknowledged', async () => {
    const world = newWorld();
    let open = () => {};
    world.server.gate = new Promise((resolve) => {
      open = resolve;
    });
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(3));
    expect(world.server.bodies).toHaveLength(0);
    expect([...world.storage.items.values()].join()).toContain('INF1.1');
    expect(queue.snapshot()).toMatchObject({ status: 'saving', unsaved: 1 });
    await world.clock.advance(1);
    expect(world.server.bodies).toHaveLength(1);
    expect(countUnsaved('anna', world.storage as unknown as Storage)).toBe(1);
    open();
    await world.clock.advance(1);
    expect(world.storage.items.size).toBe(0);
    expect(queue.snapshot()).toMatchObject({ status: 'idle', unsaved: 0, lastSavedAt: '2026-11-21T10:00:00.000Z' });
  });

  it('sends a text once, after a pause, and a tireless typist at least every three seconds', async () => {
    const world = newWorld();
    const { queue } = openTab(world);
    for (let letter = 1; letter <= 40; letter++) {
      queue.change('answer', 'INF1.1', level(3, 'x'.repeat(letter)), 400);
      await world.clock.advance(100);
    }
    await world.clock.advance(400);
    expect(world.server.bodies.map((body) => body.answers[0]?.comment.length)).toEqual([30, 40]);
    expect(world.server.stored.get('INF1.1')?.comment).toHaveLength(40);
  });

  it('puts changes of several questions in one request and keeps one request under way', async () => {
    const world = newWorld();
    let open = () => {};
    world.server.gate = new Promise((resolve) => {
      open = resolve;
    });
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(1));
    queue.change('answer', 'INF1.2', level(2));
    await world.clock.advance(1);
    queue.change('answer', 'INF1.1', level(4));
    queue.change('answer', 'INF1.1', level(5));
    queue.change('answer', 'INF1.3', level(0));
    await world.clock.advance(1000);
    expect(world.server.bodies).toHaveLength(1);
    world.server.gate = null;
    open();
    await world.clock.advance(10);
    expect(
      world.server.bodies.map((body) => body.answers.map(({ indicator, baseRevision }) => [indicator, baseRevision])),
    ).toEqual([
      [
        ['INF1.1', 0],
        ['INF1.2', 0],
      ],
      [
        ['INF1.1', 1],
        ['INF1.3', 0],
      ],
    ]);
    expect(world.server.stored.get('INF1.1')).toMatchObject({ level: 5, revision: 2 });
  });

  it('sends the same mutation again after a lost acknowledgement, and the newer change after it', async () => {
    const world = newWorld();
    world.server.next.push('lose');
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(1);
    expect(queue.snapshot().status).toBe('retrying');
    queue.change('answer', 'INF1.1', level(3));
    await world.clock.advance(5000);
    const sent = world.server.bodies.map((body) => body.answers[0]);
    expect(sent.map((mutation) => mutation?.level)).toEqual([2, 2, 3]);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[2]).toMatchObject({ baseRevision: 1 });
    expect(world.server.stored.get('INF1.1')).toMatchObject({ level: 3, revision: 2 });
    expect(queue.snapshot()).toMatchObject({ status: 'idle', unsaved: 0 });
  });

  it('tries again with growing pauses while offline, and at once when something wakes it', async () => {
    const world = newWorld();
    world.server.next.push(...Array.from({ length: 30 }, () => 'offline' as const));
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(10 * 60 * 1000);
    const tries = world.server.bodies.length;
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(30);
    expect(queue.snapshot()).toMatchObject({ status: 'retrying', unsaved: 1 });
    world.server.next.length = 0;
    queue.wake();
    await world.clock.advance(1);
    expect(queue.snapshot().status).toBe('idle');
    expect(world.server.stored.get('INF1.1')?.level).toBe(2);
  });

  it('keeps and repeats what a full disk or a restarting server refused', async () => {
    const world = newWorld();
    world.server.next.push(
      new Response('{}', { status: 503, headers: { 'Retry-After': '5' } }),
      new Response('oops', { status: 500 }),
    );
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(4900);
    expect(world.server.bodies).toHaveLength(1);
    await world.clock.advance(10_000);
    expect(queue.snapshot().status).toBe('idle');
  });

  it('takes no page of a proxy or a network sign-in for an answer', async () => {
    const world = newWorld();
    world.server.next.push(
      new Response('<html>Welcome to the hotel</html>', { status: 200 }),
      new Response('no', { status: 404 }),
    );
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(1);
    expect(queue.snapshot().status).toBe('retrying');
    await world.clock.advance(10_000);
    expect(queue.snapshot().status).toBe('idle');
  });

  it('goes on after reload with what was not acknowledged, ids unchanged', async () => {
    const world = newWorld();
    world.server.next.push('lose');
    const first = openTab(world);
    first.queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(1);
    first.queue.change('answer', 'INF1.1', level(4, 'typed before the reload'));
    const second = openTab({ ...world });
    expect(second.queue.valueOf('answer', 'INF1.1')).toEqual(level(4, 'typed before the reload'));
    await world.clock.advance(1);
    expect(world.server.bodies[1]?.answers[0]).toEqual(world.server.bodies[0]?.answers[0]);
    await world.clock.advance(1000);
    expect(world.server.stored.get('INF1.1')).toMatchObject({ comment: 'typed before the reload', revision: 2 });
  });

  it('leaves what a living tab is sending alone', async () => {
    const world = newWorld();
    world.server.next.push('offline');
    const first = openTab(world);
    first.queue.change('answer', 'INF1.1', level(2));
    const second = openTab(world, ANNA, new Set([first.tabId]));
    expect(second.queue.snapshot().unsaved).toBe(0);
    await world.clock.advance(10_000);
    expect(world.server.bodies.flatMap((body) => body.answers)).toHaveLength(2);
  });

  it('waits for sign-in when the session has ended, and goes on after it', async () => {
    const world = newWorld();
    world.server.next.push(new Response(null, { status: 401 }));
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(1);
    expect(queue.snapshot()).toMatchObject({ status: 'signed_out', unsaved: 1 });
    queue.change('answer', 'INF1.2', level(1));
    await world.clock.advance(10_000);
    expect(world.server.bodies).toHaveLength(1);
    queue.wake();
    await world.clock.advance(10);
    expect(queue.snapshot()).toMatchObject({ status: 'idle', unsaved: 0 });
  });

  it("never reads, sends or shows another person's entries, and keeps them", async () => {
    const world = newWorld();
    world.server.next.push('offline');
    const anna = openTab(world);
    anna.queue.change('answer', 'INF1.1', level(2, "Anna's words"));
    await world.clock.advance(1);
    const before = [...world.storage.items];
    const elsewhere = { ...newWorld(), storage: world.storage };
    const bo = openTab(elsewhere, { ...ANNA, personId: 'bo', responseId: 'response-2' }, OPENED_AGAIN);
    bo.queue.change('answer', 'INF1.1', level(5));
    await elsewhere.clock.advance(10_000);
    expect(JSON.stringify(elsewhere.server.bodies)).not.toContain('Anna');
    expect(bo.queue.valueOf('answer', 'INF1.1')).toEqual(level(5));
    expect([...world.storage.items]).toEqual(before);
    expect(countUnsaved('bo', world.storage as unknown as Storage)).toBe(0);
    const back = openTab({ ...newWorld(), storage: world.storage });
    expect(back.queue.valueOf('answer', 'INF1.1')).toEqual(level(2, "Anna's words"));
  });

  it('is not disturbed by nonsense in the storage, and leaves it where it is', async () => {
    const world = newWorld();
    const prefix = 'mognadskollen.unsaved:anna:response-1:q@1.0.0:';
    const nonsense = ['{', '[]', '{"entries":[{"mutationId":1}]}', '{"entries":"x"}', 'null', '{"entries":[null]}'];
    for (const [index, text] of nonsense.entries()) world.storage.items.set(`${prefix}old-${index}`, text);
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(10);
    expect(queue.snapshot().status).toBe('idle');
    expect(world.storage.items.size).toBe(nonsense.length);
    expect(countUnsaved('anna', world.storage as unknown as Storage)).toBeLessThanOrEqual(2);
  });

  it('works in memory and says so when the storage is full or forbidden', async () => {
    const world = newWorld();
    world.storage.isFull = true;
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(2));
    expect(queue.snapshot()).toMatchObject({ isStored: false, unsaved: 1 });
    await world.clock.advance(10);
    expect(world.server.stored.get('INF1.1')?.level).toBe(2);
    const forbidden = openTab({ ...world, storage: null });
    forbidden.queue.change('answer', 'INF1.2', level(2));
    expect(forbidden.queue.snapshot()).toMatchObject({ isStored: false });
    await world.clock.advance(10);
    expect(forbidden.queue.snapshot()).toMatchObject({ isStored: true, unsaved: 0 });
  });

  it('shows both values of a conflict, keeps later words, and saves what the person chooses', async () => {
    const world = newWorld();
    world.server.put('INF1.1', level(1));
    const first = openTab(world);
    first.queue.learn('answer', 'INF1.1', { value: level(1), revision: 1, savedAt: null });
    world.server.put('INF1.1', level(4, 'from the phone'));
    first.queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(10);
    first.queue.change('answer', 'INF1.1', level(2, 'and why'));
    await world.clock.advance(10_000);
    const [problem] = first.queue.snapshot().problems;
    expect(problem).toMatchObject({
      status: 'conflict',
      mine: level(2, 'and why'),
      stored: { value: level(4, 'from the phone'), revision: 2 },
    });
    expect(world.server.bodies).toHaveLength(1);
    first.queue.resolve('answer', 'INF1.1', 'mine');
    await world.clock.advance(10);
    expect(world.server.stored.get('INF1.1')).toMatchObject({ level: 2, comment: 'and why', revision: 3 });
    expect(first.queue.snapshot()).toMatchObject({ status: 'idle', problems: [] });
  });

  it('shows the saved value in the form when the person chooses it', async () => {
    const world = newWorld();
    world.server.put('INF1.1', level(4));
    const { queue } = openTab(world);
    const adopted: unknown[] = [];
    queue.onAdopt((_kind, code, value) => adopted.push([code, value]));
    queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(10);
    queue.resolve('answer', 'INF1.1', 'stored');
    expect(adopted).toEqual([['INF1.1', level(4)]]);
    expect(queue.snapshot().unsaved).toBe(0);
    expect(world.storage.items.size).toBe(0);
    queue.change('answer', 'INF1.1', level(5));
    await world.clock.advance(10);
    expect(world.server.stored.get('INF1.1')).toMatchObject({ level: 5, revision: 2 });
  });

  it('does not ask about a conflict between two values that are the same', async () => {
    const world = newWorld();
    world.server.put('INF1.1', level(4));
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(4));
    await world.clock.advance(10);
    expect(queue.snapshot()).toMatchObject({ status: 'idle', unsaved: 0, problems: [] });
  });

  it('keeps a refused text with its reason, does not repeat it in vain, and sends it when it is mended', async () => {
    const world = newWorld();
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(3, 'x'.repeat(5000)), 400);
    queue.change('answer', 'INF1.2', level(1), 400);
    await world.clock.advance(60_000);
    expect(world.server.bodies).toHaveLength(1);
    expect(queue.snapshot()).toMatchObject({ status: 'needs_you', unsaved: 1 });
    expect(queue.snapshot().problems[0]).toMatchObject({
      code: 'INF1.1',
      status: 'refused',
      reason: 'comment_too_long',
    });
    expect([...world.storage.items.values()].join()).toContain('xxxxx');
    queue.change('answer', 'INF1.1', level(3, 'shorter'), 400);
    await world.clock.advance(1000);
    expect(queue.snapshot().status).toBe('idle');
    expect(world.server.stored.get('INF1.1')).toMatchObject({ comment: 'shorter', revision: 1 });
  });

  it('tries a refused change again when the person asks, and lets go of it only then', async () => {
    const world = newWorld();
    world.server.isSubmitted = true;
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(2));
    queue.change('answer', 'INF1.2', level(4));
    await world.clock.advance(10);
    expect(queue.snapshot().problems).toMatchObject([{ reason: 'submitted' }, { reason: 'submitted' }]);
    world.server.isSubmitted = false;
    queue.answerRefusal('answer', 'INF1.1', 'retry');
    queue.answerRefusal('answer', 'INF1.2', 'discard');
    await world.clock.advance(10);
    expect([...world.server.stored.keys()]).toEqual(['INF1.1']);
    expect(queue.snapshot()).toMatchObject({ status: 'idle', unsaved: 0 });
    expect(world.storage.items.size).toBe(0);
  });

  it('finds the one entry that makes a request too large, and saves the others', async () => {
    const world = newWorld();
    const tooLarge = () => new Response('too large', { status: 413 });
    world.server.next.push(tooLarge(), tooLarge());
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(1, 'too long for the server'));
    queue.change('answer', 'INF1.2', level(2));
    await world.clock.advance(100);
    expect(queue.snapshot().problems).toMatchObject([{ code: 'INF1.1', reason: 'too_large' }]);
    expect(world.server.stored.get('INF1.2')?.level).toBe(2);
  });

  it('shows both tabs their conflict when two tabs of the same person leave different answers behind', async () => {
    const world = newWorld();
    world.server.next.push('offline', 'offline');
    const first = openTab(world);
    const second = openTab(world, ANNA, new Set([first.tabId]));
    first.queue.change('answer', 'INF1.1', level(1));
    await world.clock.advance(5);
    second.queue.change('answer', 'INF1.1', level(2));
    await world.clock.advance(5);
    const later = { ...newWorld(), storage: world.storage };
    const third = openTab(later);
    await later.clock.advance(100);
    expect(third.queue.snapshot().problems).toMatchObject([
      { mine: level(2), stored: { value: level(1), revision: 1 } },
    ]);
  });

  it('shows the newer saved value after an old retry is acknowledged', async () => {
    const world = newWorld();
    world.server.next.push('lose');
    const first = openTab(world);
    first.queue.change('answer', 'INF1.1', level(1));
    await world.clock.advance(1);
    world.server.put('INF1.1', level(5));
    const second = openTab(world);
    second.queue.learn('answer', 'INF1.1', { value: level(5), revision: 2, savedAt: null });
    const adopted: unknown[] = [];
    second.queue.onAdopt((_kind, _code, value) => adopted.push(value));
    await world.clock.advance(10);
    expect(adopted).toEqual([level(5)]);
    expect(second.queue.revisionOf('answer', 'INF1.1')).toBe(2);
  });

  it('sends everything in one last request when the page goes away, and nothing twice', async () => {
    const world = newWorld();
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(1));
    await world.clock.advance(1);
    world.server.next.push('lose');
    queue.change('answer', 'INF1.1', level(2), 400);
    await world.clock.advance(400);
    queue.change('answer', 'INF1.1', level(3, 'last words'), 400);
    queue.change('answer', 'INF1.2', level(4), 400);
    queue.leave();
    const reopened = openTab({ ...world, clock: newWorld().clock });
    await world.clock.advance(1);
    expect(world.server.stored.get('INF1.1')).toMatchObject({ level: 3, revision: 3 });
    expect(world.server.stored.get('INF1.2')).toMatchObject({ level: 4, revision: 1 });
    expect(await reopened.queue.flush(1000)).toBe(true);
    expect(world.server.stored.get('INF1.1')).toMatchObject({ level: 3, comment: 'last words', revision: 3 });
    expect(reopened.queue.snapshot()).toMatchObject({ unsaved: 0, problems: [] });
  });

  it('says after a flush whether everything is saved', async () => {
    const world = newWorld();
    const { queue } = openTab(world);
    queue.change('answer', 'INF1.1', level(1), 400);
    expect(await queue.flush(1000)).toBe(true);
    world.server.next.push('offline');
    queue.change('answer', 'INF1.1', level(2), 400);
    expect(await queue.flush(1000)).toBe(false);
    expect(await queue.flush(1000)).toBe(true);
  });
});

describe('counting unsaved answers', () => {
  it('counts the person’s own entries, of every response', () => {
    const storage = new FakeStorage();
    storage.setItem('mognadskollen.unsaved:anna:r1:q@1.0.0:t1', '{"entries":[{},{}]}');
    storage.setItem('mognadskollen.unsaved:anna:r2:q@1.0.0:t1', '{"entries":[{}]}');
    storage.setItem('mognadskollen.unsaved:anna-2:r2:q@1.0.0:t1', '{"entries":[{}]}');
    expect(countUnsaved('anna', storage as unknown as Storage)).toBe(3);
    expect(countUnsaved('anna', null)).toBe(0);
  });
});
