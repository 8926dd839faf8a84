import type { Answer } from '../answer';
import type { MethodParameters } from '../parameters';
import type { OrganisationKind } from '../questionnaire/applicable';
import type { Questionnaire } from '../questionnaire/schema';
import type { Sharing } from './sharing';

/** One organisation's signed answers in a round, as they count. */
export interface RoundMember {
  unitId: string;
  kind: OrganisationKind;
  /** Indicator code -> signed answer. */
  answers: ReadonlyMap<string, Answer>;
  /** In force at the cut-off. */
  sharing: Sharing;
}

export interface RoundGroup {
  code: string;
  /** Lower is released first (method 5.7). */
  priority: number;
  /** All registered members, whether they took part or not. */
  unitIds: readonly string[];
  kinds: readonly OrganisationKind[];
}

/** Everything that a closed round's statistics are computed from: nothing else decides them. */
export interface RoundInput {
  questionnaire: Questionnaire;
  parameters: MethodParameters;
  seed: number;
  members: readonly RoundMember[];
  groups: readonly RoundGroup[];
  /** Members of the programme's previous closed round on the same questionnaire; empty in the first year. */
  previousMembers: readonly RoundMember[];
  /** The version that those answered; null in the first year. */
  previousQuestionnaire: Questionnaire | null;
}

export type Viewers = 'county' | 'public';
export const VIEWERS: readonly Viewers[] = ['county', 'public'];
