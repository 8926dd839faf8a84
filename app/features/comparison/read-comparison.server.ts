import type { Kysely } from 'kysely';
import type { Database } from '#db/schema';
import { readChange } from './read-change.server';
import { readMap } from './read-map.server';
import { type ComparisonInput, isReady, type NothingYet, readSetting } from './read-setting.server';
import { readSideBySide } from './read-side-by-side.server';
import { readSpread } from './read-spread.server';
import type { ComparisonView, SettingView } from './view';

/**
 * The page of comparison: everything on it is read for somebody of the county, in some ten queries whatever the number of
 * organisations and years. Undefined when the round is not one of theirs.
 */
export async function readComparison(
  db: Kysely<Database>,
  input: ComparisonInput,
  pageSize?: number,
): Promise<ComparisonView | NothingYet | undefined> {
  const setting = await readSetting(db, input);
  if (!setting || !isReady(setting)) return setting;
  const map = await readMap(db, setting, pageSize);
  const [spread, change, sideBySide] = await Promise.all([
    readSpread(db, setting, map),
    readChange(db, setting, map),
    readSideBySide(db, setting),
  ]);
  return {
    setting: onPage(setting.view, map.view.page),
    columns: setting.columns,
    map: map.view,
    spread,
    change,
    sideBySide,
  };
}

/** The setting with the page that is shown: one beyond the last was asked for in vain. */
function onPage(view: SettingView, page: number): SettingView {
  if (view.choice.page === page) return view;
  return { ...view, choice: { ...view.choice, page }, problems: [...view.problems, 'sida'] };
}
