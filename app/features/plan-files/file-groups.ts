/** The files of a plan as the page lists them, with the texts that say what each is for. */
export const FILE_GROUPS = [
  {
    title: 'planFiles.group.read',
    files: [
      { name: 'handlingsplan.docx', text: 'planFiles.file.docx' },
      { name: 'handlingsplan.pdf', text: 'planFiles.file.pdf' },
    ],
  },
  {
    title: 'planTables.files.group',
    files: [
      { name: 'handlingsplan.xlsx', text: 'planTables.files.xlsx' },
      { name: 'handlingsplan-excel.csv', text: 'planTables.files.csvExcel' },
      { name: 'handlingsplan.csv', text: 'planTables.files.csv' },
      { name: 'handlingsplan.json', text: 'planTables.files.json' },
    ],
  },
] as const;

export type PlanFile = (typeof FILE_GROUPS)[number]['files'][number]['name'];

/** The files of a plan, by the end of their address. */
export const PLAN_FILES: readonly PlanFile[] = FILE_GROUPS.flatMap(({ files }) => files.map(({ name }) => name));
