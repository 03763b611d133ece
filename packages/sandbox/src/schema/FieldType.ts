type ScalarKind = 'string' | 'number' | 'boolean' | 'quantity' | 'any';

/** What a field of an API object holds, and how two writers share it. */
export type FieldType =
  | { form: 'scalar'; of: ScalarKind }
  /** A type of the tables; an atomic one is replaced as a whole. */
  | { form: 'struct'; name: string; isAtomic: boolean }
  | { form: 'map'; items: FieldType; isAtomic: boolean }
  /** `keys` are those that items are merged by. */
  | { form: 'list'; items: FieldType; keys: 'atomic' | 'set' | string[] }
  /** No table says what it holds: maps are shared by key, lists are atomic. */
  | { form: 'open' };

const FIELD =
  /^(?<name>\w+)(?<map>\{\})?(?:\[(?<list>[\w,]*)\])?(?<atomic>!)?(?:(?<scalar>[#~%*])|:(?<struct>\w+))?$/;

const SCALARS: Record<string, ScalarKind> = {
  '#': 'number',
  '~': 'boolean',
  '%': 'quantity',
};

/**
 * Reads lines of `Type: field field ...`. A field is its name and
 * `#` a number, `~` a boolean, `%` a quantity, `*` open, `:Type` a struct, nothing a string;
 * before it `{}` a map, `[]` an atomic list, `[set]` a set, `[key,key]` a list merged by keys,
 * and `!` when it is atomic. `finalizers[set]`, `limits{}%`, `ports[containerPort,protocol]:ContainerPort`.
 */
export function readTypes(
  text: string,
): Map<string, ReadonlyMap<string, FieldType>> {
  const types = new Map<string, ReadonlyMap<string, FieldType>>();
  for (const line of text.trim().split('\n')) {
    const [name, rest] = line.split(/: (.*)/);
    types.set(name, new Map(rest.split(' ').map(readField)));
  }
  return types;
}

function readField(text: string): [string, FieldType] {
  const parts = FIELD.exec(text)?.groups;
  if (!parts) {
    throw new Error(`'${text}' is no field of a table`);
  }
  const isAtomic = parts.atomic !== undefined;
  let type = itemOf(parts, isAtomic);
  if (parts.list !== undefined) {
    type = { form: 'list', items: type, keys: keysOf(parts.list) };
  }
  if (parts.map !== undefined) {
    type = { form: 'map', items: type, isAtomic };
  }
  return [parts.name, type];
}

function itemOf(
  { scalar, struct }: Record<string, string | undefined>,
  isAtomic: boolean,
): FieldType {
  if (struct) {
    return { form: 'struct', name: struct, isAtomic };
  }
  return scalar === '*'
    ? { form: 'open' }
    : { form: 'scalar', of: scalar ? SCALARS[scalar] : 'string' };
}

function keysOf(list: string): 'atomic' | 'set' | string[] {
  if (list === '') {
    return 'atomic';
  }
  return list === 'set' ? 'set' : list.split(',');
}
