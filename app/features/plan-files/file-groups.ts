/** The files of a plan as the page lists them, with the texts that say what each is and what it is for. */
export const FILE_GROUPS = [
  {
    title: 'planFiles.group.read',
    files: [
      { name: 'handlingsplan.docx', text: 'planFiles.file.docx', about: 'planFiles.about.docx' },
      { name: 'handlingsplan.pdf', text: 'planFiles.file.pdf', about: 'planFiles.about.pdf' },
      { name: 'uppfoljning.docx', text: 'planFiles.file.followUp', about: 'planFiles.about.followUp' },
    ],
  },
  {
    title: 'planFiles.group.systems',
    files: [
      { name: 'handlingsplan.ics', text: 'planFiles.file.ics', about: 'planFiles.about.ics' },
      { name: 'handlingsplan.txt', text: 'planFiles.file.txt', about: 'planFiles.about.txt' },
      { name: 'planner.xlsx', text: 'planFiles.file.planner', about: 'planFiles.about.planner' },
    ],
  },
  {
    title: 'planTables.files.group',
    files: [
      { name: 'handlingsplan.xlsx', text: 'planTables.files.xlsx', about: 'planTables.about.xlsx' },
      { name: 'handlingsplan-excel.csv', text: 'planTables.files.csvExcel', about: 'planTables.about.csvExcel' },
      { name: 'handlingsplan.csv', text: 'planTables.files.csv', about: 'planTables.about.csv' },
      { name: 'handlingsplan.json', text: 'planTables.files.json', about: 'planTables.about.json' },
    ],
  },
] as const;

/** Made by a form of its own, since it has names to write. */
export const STRATSYS_FILE = 'stratsys.txt';

type ListedFile = (typeof FILE_GROUPS)[number]['files'][number]['name'];
export type PlanFile = ListedFile | typeof STRATSYS_FILE;

/** The files of a plan, by the end of their address. */
export const PLAN_FILES: readonly PlanFile[] = [
  ...FILE_GROUPS.flatMap(({ files }) => files.map(({ name }): PlanFile => name)),
  STRATSYS_FILE,
];
