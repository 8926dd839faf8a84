import type { Kysely } from 'kysely';
import type { Database } from '#db/schema';
import { type AnswerSave, type MutationOutcome, saveAnswers } from './save-answers.server';

/** At most so many requests share a commit: the last of them should not wait long for the first. */
const MAX_GROUP = 64;

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

interface Waiting {
  save: AnswerSave;
  resolve: (outcomes: MutationOutcome[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets saves that arrive in the same turn of the event loop, or while a commit is under way, share a commit: it costs
 * much the same for one answer as for forty. Each is answered only after its own commit. When a shared transaction fails,
 * its saves are tried one by one, so that nobody gets somebody else's error.
 */
export class SaveGroup {
  readonly #db: Kysely<Database>;
  readonly #clock: () => Date;
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(db: Kysely<Database>, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Answers when the changes are committed, or have been refused; rejects when the storage failed. */
  save(save: AnswerSave): Promise<MutationOutcome[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ save, resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // SQLite answers within the turn, so nothing would ever arrive meanwhile: what has come in is read first.
    for (await nextTurn(); this.#waiting.length > 0; await nextTurn()) {
      await this.#commit(this.#waiting.splice(0, MAX_GROUP));
    }
    this.#isRunning = false;
  }

  async #commit(group: Waiting[]): Promise<void> {
    try {
      const outcomes = await saveAnswers(
        this.#db,
        group.map((waiting) => waiting.save),
        { now: this.#clock() },
      );
      group.forEach((waiting, index) => {
        waiting.resolve(outcomes[index] ?? []);
      });
    } catch (error) {
      const [only] = group;
      if (group.length === 1 && only) only.reject(error);
      else for (const waiting of group) await this.#commit([waiting]);
    }
  }
}
