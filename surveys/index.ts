import type { Questionnaire } from '#app/domain/questionnaire/schema';
import orebroLan100 from './orebro-lan/1.0.0.json';

/**
 * Every published questionnaire: id -> version -> content. A published file never changes (`published.lock.json`); a
 * change is a new version beside it.
 */
export const questionnaires: Record<string, Record<string, Questionnaire>> = {
  'orebro-lan': { '1.0.0': orebroLan100 as Questionnaire },
};
