/** Whether a document has something at a path such as `sections[0].items[2].points`. */
export function hasPath(document: unknown, path: string): boolean {
  let value: unknown = document;
  for (const part of path.split(/[.[\]]+/).filter((key) => key !== '')) {
    if (typeof value !== 'object' || value === null || !(part in value)) return false;
    value = Reflect.get(value, part);
  }
  return true;
}
