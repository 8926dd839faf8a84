import type { z } from 'zod';

/** Field name -> key of the text that says what is wrong and what to do. */
export type FieldErrors = Record<string, string>;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string | undefined): text is string {
  return text !== undefined && ID.test(text);
}

/** The form of a request. A body that is no form, or a broken one, has no fields: it asks for nothing that exists. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}

/** The texts of a form as they were written; a field sent twice counts with its last value, files are left out. */
export async function readFields(request: Request): Promise<Record<string, string>> {
  const written = new Map<string, string>();
  for (const [name, value] of await readForm(request)) if (typeof value === 'string') written.set(name, value);
  return Object.fromEntries(written);
}

/**
 * Parses a form with a schema whose messages are keys of texts. The first problem of each field is kept.
 */
export async function parseForm<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<{ values: z.infer<T> } | { errors: FieldErrors; written: Record<string, string> }> {
  const fields = await readFields(request);
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { values: parsed.data };
  const errors = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'form');
    if (!errors.has(field)) errors.set(field, issue.message);
  }
  return { errors: Object.fromEntries(errors), written: fields };
}

/** The form's `intent` field; every form has one. */
export async function readIntent(request: Request): Promise<string> {
  const value = (await readForm(request.clone())).get('intent');
  return typeof value === 'string' ? value : '';
}
