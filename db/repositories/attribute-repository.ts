import type { Database } from 'better-sqlite3';
import type { OutletAttribute } from '../../shared/outlet/outlet.ts';

/** A named property that outlets may have beside their fixed facts. */
export interface AttributeDefinition {
  readonly code: string;
  readonly name: string;
  readonly type: OutletAttribute['type'];
}

export type AttributeRepository = ReturnType<typeof createAttributeRepository>;

export function createAttributeRepository(db: Database) {
  const select = db.prepare<[string], AttributeDefinition>('SELECT code, name, type FROM attribute WHERE code = ?');
  const selectAll = db.prepare<[], AttributeDefinition>('SELECT code, name, type FROM attribute ORDER BY code');
  const insert = db.prepare<[string, string, string]>('INSERT INTO attribute (code, name, type) VALUES (?, ?, ?)');
  const setType = db.prepare<[string, string]>('UPDATE attribute SET type = ? WHERE code = ?');
  const isUsed = db.prepare<[string], { n: number }>(
    'SELECT EXISTS (SELECT 1 FROM outlet_state s, json_each(s.attributes) a WHERE a.key = ?) AS n',
  );
  const remove = db.prepare<[string]>('DELETE FROM attribute WHERE code = ?');
  return {
    list: (): readonly AttributeDefinition[] => selectAll.all(),
    find: (code: string): AttributeDefinition | null => select.get(code) ?? null,
    /** Types by code. */
    types: (): ReadonlyMap<string, OutletAttribute['type']> => new Map(selectAll.all().map((row) => [row.code, row.type])),
    /** Makes the attribute unless it is there. @returns what stands, which may be of another type than asked */
    ensure(definition: AttributeDefinition): AttributeDefinition {
      const known = select.get(definition.code);
      if (known !== undefined) return known;
      insert.run(definition.code, definition.name, definition.type);
      return definition;
    },
    setType: (code: string, type: OutletAttribute['type']): void => void setType.run(type, code),
    /** Whether an outlet has or had a value of it. */
    isUsed: (code: string): boolean => isUsed.get(code)?.n === 1,
    remove: (code: string): void => void remove.run(code),
  };
}
