/** What the report can be taken along as, in the order in which it is offered. */
export const REPORT_FORMATS = ['docx', 'pptx', 'pdf', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** One line of what the server says while it makes a file: how far it is, and at last the whole file. */
export type MakingLine =
  | { done: number; of: number }
  | { name: string; type: string; length: number; base64: string }
  | { failed: true };
