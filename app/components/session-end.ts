/** `stay` prolongs the session, `ask` leaves it as it is. */
export type SessionWord = 'ask' | 'stay';

/** Milliseconds to the end of the session, 0 when it has ended, or null when the server can't be reached. */
export async function askSession(word: SessionWord): Promise<number | null> {
  try {
    const answer = await fetch('/inloggning', { method: 'POST', body: word });
    return answer.ok ? ((await answer.json()) as { endsInMs: number }).endsInMs : null;
  } catch {
    return null;
  }
}
