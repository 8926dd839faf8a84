/** Organisations that belong to exactly the same groups. No sum of the family can tell them apart. */
export interface Atom {
  /** Number of organisations. */
  readonly size: number;
  /** The groups that contain them, by their number in the family. */
  readonly groups: readonly number[];
}

/** A family of groups over numbered organisations 0…n−1, kept as its atoms. */
export interface GroupFamily {
  readonly groupCount: number;
  /** Atom 0 holds the organisations of no group and may be empty; the others never are. */
  readonly atoms: readonly Atom[];
  /** The atom of each organisation. */
  readonly atomOf: Int32Array;
}

/** A family without groups over n organisations. */
export function emptyFamily(n: number): GroupFamily {
  return { groupCount: 0, atoms: [{ size: n, groups: [] }], atomOf: new Int32Array(n) };
}

/**
 * The family with one more group, whose members are distinct numbers of organisations. Atoms are split where the group
 * cuts through them, so a new group costs its own size and not a new comparison of all groups.
 */
export function addGroup(family: GroupFamily, members: readonly number[]): GroupFamily {
  const inside = new Map<number, number>();
  for (const member of members) {
    const atom = family.atomOf[member]!;
    inside.set(atom, (inside.get(atom) ?? 0) + 1);
  }

  const atoms = [...family.atoms];
  const successor = new Map<number, number>();
  for (const [index, count] of inside) {
    const atom = family.atoms[index]!;
    const joined: Atom = { size: count, groups: [...atom.groups, family.groupCount] };
    if (index !== 0 && count === atom.size) {
      atoms[index] = joined;
      continue;
    }
    atoms[index] = { ...atom, size: atom.size - count };
    successor.set(index, atoms.length);
    atoms.push(joined);
  }

  const atomOf = family.atomOf.slice();
  for (const member of members) atomOf[member] = successor.get(atomOf[member]!) ?? atomOf[member]!;
  return { groupCount: family.groupCount + 1, atoms, atomOf };
}
