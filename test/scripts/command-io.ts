import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CommandIo } from '../../scripts/command';

/** A place for what a command prints and says. `environment` is all that it sees of the machine. */
export function recordingIo(environment: Record<string, string> = {}, now = new Date('2026-11-22T10:00:00Z')) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const io: CommandIo = {
    environment,
    now,
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
  };
  return { io, printed, complaints, said: () => complaints.join('\n') };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mognadskollen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Settings that production accepts, apart from the database. */
export const PRODUCTION = {
  MOGNAD_MODE: 'production',
  APP_ORIGIN: 'https://mognad.example.se',
  APP_SECRET: 'a-secret-of-more-than-thirty-two-characters',
  SMTP_URL: 'smtps://user:password@smtp.example.se',
  MAIL_FROM: 'Mognadskollen <noreply@example.se>',
  ACTOR_NAME: 'Region Exempel',
  ACTOR_EMAIL: 'tillganglighet@example.se',
};
