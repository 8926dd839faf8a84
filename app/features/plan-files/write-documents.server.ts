import { writeDocx } from '#app/documents/write-docx.server';
import { writePdf } from '#app/documents/write-pdf.server';
import { describePlan } from './describe-plan';
import type { FrozenPlan } from './freeze-plan.server';

type Making = { signal?: AbortSignal };

export const writePlanDocx = (frozen: FrozenPlan, making: Making) => writeDocx(describePlan(frozen), making);
export const writePlanPdf = (frozen: FrozenPlan, making: Making) => writePdf(describePlan(frozen), making);
