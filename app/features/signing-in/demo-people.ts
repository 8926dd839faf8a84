/** A row of people × open membership, as the list of people has it. */
interface PersonRow {
  id: string;
  name: string;
  title: string | null;
  role: string | null;
  organisation: string | null;
  organisationName: string | null;
  organisationKind: string | null;
  programmeName: string | null;
}

export interface DemoGroup {
  name: string;
  isProgramme: boolean;
  people: { id: string; name: string; title: string | null; role: string }[];
}

const ROLE_ORDER = ['county', 'admin', 'coordinator', 'approver', 'respondent', 'reader'];

/** The demo's people by where they work: the programme first, then organisations by name; one button a person and role. */
export function groupDemoPeople(rows: readonly PersonRow[]): DemoGroup[] {
  const groups = new Map<string, DemoGroup>();
  for (const row of rows) {
    const name = row.organisationName ?? row.programmeName;
    if (!name || !row.role) continue;
    const group = groups.get(name) ?? { name, isProgramme: row.organisationName === null, people: [] };
    group.people.push({ id: row.id, name: row.name, title: row.title, role: row.role });
    groups.set(name, group);
  }
  for (const group of groups.values()) {
    group.people.sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role));
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.isProgramme) - Number(a.isProgramme) || a.name.localeCompare(b.name, 'sv'),
  );
}
