import type { Migration } from 'kysely';
import * as organisations from './2026-11-22-1-organisations';
import * as people from './2026-11-22-2-people';
import * as rounds from './2026-11-22-3-rounds';
import * as answers from './2026-11-22-4-answers';
import * as signOffs from './2026-11-22-5-sign-offs';
import * as statistics from './2026-11-22-6-statistics';
import * as operations from './2026-11-22-7-operations';
import * as method from './2026-11-22-8-method';
import * as sharingInForce from './2026-11-23-1-sharing-in-force';
import * as jobs from './2026-11-23-2-jobs';
import * as roundTexts from './2026-11-23-2-round-texts';
import * as goodExamples from './2026-11-23-4-good-examples';
import * as namesShown from './2026-11-23-4-names-shown';
import * as snapshots from './2026-11-23-6-snapshots';
import * as plans from './2026-11-23-7-plans';
import * as jointActions from './2026-11-24-1-joint-actions';
import * as corrections from './2026-11-24-2-corrections';

/** Written by hand, not read from the folder: the same list works bundled, in tests and in commands. */
export const migrations: Record<string, Migration> = {
  '2026-11-22-1-organisations': organisations,
  '2026-11-22-2-people': people,
  '2026-11-22-3-rounds': rounds,
  '2026-11-22-4-answers': answers,
  '2026-11-22-5-sign-offs': signOffs,
  '2026-11-22-6-statistics': statistics,
  '2026-11-22-7-operations': operations,
  '2026-11-22-8-method': method,
  '2026-11-23-1-sharing-in-force': sharingInForce,
  '2026-11-23-2-jobs': jobs,
  '2026-11-23-2-round-texts': roundTexts,
  '2026-11-23-4-good-examples': goodExamples,
  '2026-11-23-4-names-shown': namesShown,
  '2026-11-23-6-snapshots': snapshots,
  '2026-11-23-7-plans': plans,
  '2026-11-24-1-joint-actions': jointActions,
  '2026-11-24-2-corrections': corrections,
};
