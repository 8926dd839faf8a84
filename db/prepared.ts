import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Database } from './schema';

/** Stands in the built query where a value will be. */
class Placeholder<Name extends string> {
  readonly name: Name;
  constructor(name: Name) {
    this.name = name;
  }
}

/**
 * A query that is asked with every request: built and compiled once a connection, so that only its values are new. On a
 * small machine building it costs more than what the database does.
 */
export function prepared<Name extends string, Row>(
  build: (db: Kysely<Database>, parameter: (name: Name) => string) => Compilable<Row>,
) {
  const known = new WeakMap<Kysely<Database>, CompiledQuery<Row>>();
  return async (db: Kysely<Database>, values: Readonly<Record<Name, string>>): Promise<Row[]> => {
    let query = known.get(db);
    if (!query) {
      query = build(db, (name) => new Placeholder(name) as unknown as string).compile();
      known.set(db, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? values[value.name as Name] : value,
    );
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
