import { z } from 'zod';
import { AUDIENCES, findTooWideDepth, SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import { type FieldErrors, parseForm } from './form.server';

/** A choice of sharing as a form sends it: `share-index` and so on, one field a depth. */
const sharingForm = z.object(
  Object.fromEntries(
    SHARING_DEPTHS.map((depth) => [`share-${depth}`, z.enum(AUDIENCES, `sharing.missing.${depth}`)]),
  ) as Record<`share-${keyof Sharing}`, z.ZodEnum<{ [A in (typeof AUDIENCES)[number]]: A }>>,
);

/** Reads the choice; a depth that is missing or wider than the one above it is told at its own field. */
export async function readSharing(
  request: Request,
): Promise<{ sharing: Sharing } | { errors: FieldErrors; written: Record<string, string> }> {
  const form = await parseForm(request, sharingForm);
  if ('errors' in form) return form;
  const chosen = SHARING_DEPTHS.map((depth) => [depth, form.values[`share-${depth}`]]);
  const sharing = Object.fromEntries(chosen) as Sharing;
  const tooWide = findTooWideDepth(sharing);
  if (!tooWide) return { sharing };
  return { errors: { [`share-${tooWide}`]: `sharing.tooWide.${tooWide}` }, written: form.values };
}
